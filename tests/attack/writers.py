#!/usr/bin/env python3
"""Ends every command that writes at any moment, and takes its disk away, and looks at what is left.

Usage: writers.py LOA [KILLS]     KILLS for each writer; 3 where it is not given.

A file is then what it was or what an undisturbed run makes of it; nothing else is there but temporary files `.loa-new-…`;
and the same command, run once more, makes what an undisturbed run makes.
"""
import http.client, os, random, shutil, signal, struct, subprocess, sys, tempfile, threading, time, urllib.parse, zipfile, zlib
from html.parser import HTMLParser
from pathlib import Path

LOA, KILLS = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3
random.seed(14)
SHM = "/dev/shm" if os.path.isdir("/dev/shm") else None
ROWS = 900


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def docx(path):
    body = "".join(f"<w:p><w:r><w:t>Đoạn {i} của bài hướng dẫn.</w:t></w:r></w:p>" for i in range(6000))
    picture = b"\x89PNG\r\n\x1a\n" + bytes(300_000)
    parts = {
        "word/document.xml": f'<w:document><w:body>{body}<w:p><wp:docPr descr="Ảnh"/><a:blip r:embed="a"/></w:p></w:body></w:document>',
        "word/_rels/document.xml.rels": '<R><Relationship Id="a" Target="media/a.png"/></R>',
        "word/media/a.png": picture,
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 25, 0, 0, 0)), part)


def site(root):
    write(root / "content/site.yaml", "title: Thử\nbase_url: https://thu.example.vn/\n")
    write(root / "content/places.csv", "code,name,type,parent\nhp,Thành phố,city,\n101,Phường Một,phuong,hp\n")
    rows = "".join(f"i{i},duty,Bộ phận số {i} của thành phố {'x' * 200},0225 000 {i:04d}\n" for i in range(ROWS))
    write(root / "content/contacts.csv", "id,role,unit,phone\n" + rows)
    write(root / "content/guides/ngan.md", "---\ntitle: Ngắn\nsummary: Một câu.\n---\n\nMột đoạn.\n\n" + "Một đoạn nữa của bài.\n\n" * 9000)
    # A control character in a long text: `check --fix` replaces it.
    write(root / "content/dai.md", "---\ntitle: Dài\n---\n\nMột\x0bhai.\n\n" + "Một đoạn văn dài.\n\n" * 15000)
    write(root / "static/to.bin", bytes(400_000))
    write(root.parent / "them.csv", "role,unit,phone\n" + "".join(f"duty,Bộ phận thêm {i} {'y' * 200},0225 001 {i:04d}\n" for i in range(ROWS)))
    docx(root.parent / "bai.docx")


COMMON = ["--as-of", "2026-11-25"]
WRITERS = {
    "import guide": ["import", "guide", "../bai.docx", "--yes"],
    "import contacts": ["import", "contacts", "../them.csv", "--yes"],
    "check --fix": ["check", "--fix"] + COMMON,
    "form": ["form", "--place", "all"] + COMMON,
    "new": ["new", "notice", "Thông báo mới"],
    "build": ["build", "--quiet"] + COMMON,
    "publish dir": ["publish", "dir", "--to", "../đích"],
    "merge": ["merge", "../s1", "../s2"],
    "desk save": None,
    "desk upload": None,
}


class Form(HTMLParser):
    """What a browser would send of the form with an action, untouched."""

    def __init__(self, action):
        super().__init__()
        self.action, self.inside, self.pairs, self.text = action, False, {}, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("action", "").startswith(self.action)
        if not self.inside:
            return
        ticked = attrs.get("type") not in ("checkbox", "radio") or "checked" in attrs
        if tag == "input" and attrs.get("name") and ticked:
            self.pairs[attrs["name"]] = attrs.get("value", "")
        elif tag == "textarea":
            self.text = attrs["name"]
            self.pairs[self.text] = ""
        elif tag == "select":
            self.select = attrs["name"]
        elif tag == "option" and "selected" in attrs:
            self.pairs[self.select] = attrs.get("value", "")

    def handle_data(self, data):
        if self.text:
            self.pairs[self.text] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.text = None
        elif tag == "form":
            self.inside = False


def noise():
    """A PNG of some megabytes."""
    chunk = lambda name, data: struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = b"".join(b"\0" + random.Random(row).randbytes(3 * 900) for row in range(900))
    head = struct.pack(">IIBBBBB", 900, 900, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b"")


PICTURE = noise()


def desk(name, root, prefix, ending):
    """Serves the site, sends a form of the desk, and calls `ending` with the server's process and the thread that waits for its answer."""
    server = subprocess.Popen([*prefix, LOA, "serve", "--edit", "--port", "0", *COMMON], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        line = server.stdout.readline().decode()
        address = line.split("http://")[1].split("/")[0]
        item = "/_desk/item?file=content/guides/ngan.md&kind=guide"
        ask = http.client.HTTPConnection(address, timeout=60)
        ask.request("GET", item)
        html = ask.getresponse().read().decode()
        form = Form("/_desk/item" if name == "desk save" else "/_desk/picture")
        form.feed(html)
        if name == "desk save":
            body = urllib.parse.urlencode({**form.pairs, "summary": "Một câu khác."}).encode()
            media, path = "application/x-www-form-urlencoded", item
        else:
            fields = {**form.pairs, "alt": "Quầy tiếp dân", "into": "field"}
            parts = [f'--XX\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{fields[key]}\r\n'.encode() for key in ("token", "digest", "alt", "into")]
            parts.append(b'--XX\r\nContent-Disposition: form-data; name="picture"; filename="quay tiep dan.png"\r\nContent-Type: image/png\r\n\r\n')
            body = b"".join(parts) + PICTURE + b"\r\n--XX--\r\n"
            media, path = "multipart/form-data; boundary=XX", item.replace("/item?", "/picture?")

        def send():
            try:
                post = http.client.HTTPConnection(address, timeout=60)
                post.request("POST", path, body, {"Content-Type": media, "Origin": f"http://{address}"})
                send.status = post.getresponse().status
            except (OSError, http.client.HTTPException):
                send.status = None

        thread = threading.Thread(target=send)
        thread.start()
        ending(server, thread)
        thread.join()
        return send.status
    finally:
        server.kill()
        server.wait()


def perform(name, root, prefix=(), after=None):
    """Runs a writer, below the command `prefix`; kills it after some seconds. Returns its exit code, and what it said."""
    if WRITERS[name] is None:
        wait = lambda server, thread: thread.join() if after is None else (time.sleep(after), server.kill())
        status = desk(name, root, prefix, wait)
        return (0 if status == 303 else 2), f"status {status}"
    process = subprocess.Popen([*prefix, LOA, *WRITERS[name]], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if after is not None:
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
    said = process.communicate()[0].decode()
    return process.returncode, said


def prepare(name, folder):
    root = folder / "site"
    site(root)
    if name == "publish dir":
        run(root, ["build", "--quiet"] + COMMON)
    if name == "merge":
        for n in (1, 2):
            run(root, ["build", "--quiet", "--shard", f"{n}/2", "--output", f"../s{n}"] + COMMON)
    return root


def run(root, args, **more):
    return subprocess.run([LOA, *args], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)


def held(folder):
    """The files of a folder by path, without what is the program's own."""
    found = {}
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder))
        if path.is_file() and ".loa/" not in name and not name.startswith("đích/.loa") and path.name != ".loa-manifest":
            found[name] = path.read_bytes()
    return found


def look(what, folder, before, after):
    """What is wrong with the files that are left."""
    wrong = []
    now = held(folder)
    for path, data in now.items():
        if Path(path).name.startswith(".loa-new-"):
            continue
        if data not in (before.get(path), after.get(path)):
            # Workbooks have a time of their own making; they must be whole.
            whole = path.endswith(".xlsx") and zipfile.is_zipfile(folder / path)
            if not whole:
                wrong.append(f"{what}: {path} is neither old nor new ({len(data)} bytes)")
    for path in before:
        if path not in now and path in after:
            wrong.append(f"{what}: {path} is gone")
    return wrong


def disturbed(name, how, act):
    """Prepares a site, lets `act` disturb the command, looks, and runs it again undisturbed."""
    folder = Path(tempfile.mkdtemp(prefix="loa-attack-", dir=SHM))
    try:
        root = prepare(name, folder)
        before = held(folder)
        act(folder, root)
        wrong = look(f"{name}, {how}", folder, before, GOAL[name][1])
        perform(name, root)
        now = {path: data for path, data in held(folder).items() if not Path(path).name.startswith(".loa-new-")}
        for path, data in GOAL[name][1].items():
            if now.get(path) != data and not path.endswith(".xlsx"):
                wrong.append(f"{name}, {how}: {path} is not finished by the next run")
        return wrong
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def kill(name):
    seconds = GOAL[name][0]

    return disturbed(name, "killed", lambda _, root: perform(name, root, after=random.random() * seconds))


def small_files(name):
    """A file may not grow beyond 128 KiB: the system ends the process."""
    line = 'ulimit -f 256; ulimit -c 0; exec "$0" "$@"'
    return disturbed(name, "ended at a large file", lambda _, root: perform(name, root, ["dash", "-c", line]))


def full_disk(name):
    """The folder is a file system of its own that is full after 300 KiB more."""
    folder = Path(tempfile.mkdtemp(prefix="loa-attack-"))
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder], stderr=subprocess.DEVNULL).returncode == 0
    if not mounted:
        os.rmdir(folder)
        return None
    try:
        root = prepare(name, folder)
        before = held(folder)
        free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_bsize
        write(folder / "ballast", bytes(max(0, free - 100_000)))
        perform(name, root)
        os.remove(folder / "ballast")
        return look(f"{name}, full disk", folder, before, GOAL[name][1])
    finally:
        subprocess.run(["umount", folder])
        os.rmdir(folder)


GOAL = {}
wrong, kills, skipped = [], 0, 0
for name in WRITERS:
    folder = Path(tempfile.mkdtemp(prefix="loa-attack-", dir=SHM))
    root = prepare(name, folder)
    start = time.time()
    code, said = perform(name, root)
    # The desk is killed while it answers, not while it starts.
    GOAL[name] = (time.time() - start if WRITERS[name] else 0.3, held(folder))
    if code > 1:
        wrong.append(f"{name}: {said[-400:]}")
    shutil.rmtree(folder)
    found = small_files(name)
    full = full_disk(name)
    skipped += full is None
    for _ in range(KILLS):
        found += kill(name)
        kills += 1
    found += full or []
    wrong += found
    print(f"{name}: {'sound' if not found else found[0]} ({GOAL[name][0]:.2f} s)", flush=True)
if skipped:
    print("skipped: full disks (they need the right to mount)")
print(f"{kills} kills, {len(WRITERS)} writers, {len(wrong)} faults")
for line in wrong[:20]:
    print(" ", line)
sys.exit(1 if wrong else 0)
