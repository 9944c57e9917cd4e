#!/usr/bin/env python3
"""Ends every command that writes at any moment, and takes its disk away, and looks at what is left.

Usage: writers.py LOA [KILLS]     KILLS for each writer; 3 where it is not given.

A file is then what it was or what an undisturbed run makes of it; nothing else is there but temporary files `.loa-new-…`;
and the same command, run once more, makes what an undisturbed run makes.
"""
import os, random, shutil, signal, subprocess, sys, tempfile, time, zipfile
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
}


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
        run(root, WRITERS[name])
        now = {path: data for path, data in held(folder).items() if not Path(path).name.startswith(".loa-new-")}
        for path, data in GOAL[name][1].items():
            if now.get(path) != data and not path.endswith(".xlsx"):
                wrong.append(f"{name}, {how}: {path} is not finished by the next run")
        return wrong
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def kill(name):
    seconds = GOAL[name][0]

    def act(_, root):
        process = subprocess.Popen([LOA, *WRITERS[name]], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.random() * seconds)
        process.send_signal(signal.SIGKILL)
        process.wait()

    return disturbed(name, "killed", act)


def small_files(name):
    """A file may not grow beyond 128 KiB: the system ends the process."""
    line = 'ulimit -f 256; ulimit -c 0; exec "$0" "$@"'
    return disturbed(name, "ended at a large file", lambda _, root: subprocess.run(
        ["dash", "-c", line, LOA, *WRITERS[name]], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))


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
        run(root, WRITERS[name])
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
    done = run(root, WRITERS[name])
    GOAL[name] = (time.time() - start, held(folder))
    if done.returncode > 1:
        wrong.append(f"{name}: {done.stdout.decode()[-400:]}")
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
