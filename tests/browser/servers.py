"""Settings for servers: nginx serves the site with them on loopback, the others are read: servers.py OUTPUT_DIR ROOT…"""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as xml

import built

OUTPUT, *CHOSEN = sys.argv[1:]
OUTPUT = os.path.abspath(OUTPUT)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(folder, port):
    """A server block as the comments of the files describe it."""
    includes = "\n".join(f"include {OUTPUT}/{root}/nginx.conf;" for root in CHOSEN)
    conf = os.path.join(folder, "nginx.conf")
    user = "user root;" if os.getuid() == 0 else ""
    with open(conf, "w") as file:
        file.write(f"""{user} daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 64; }}
http {{ include /etc/nginx/mime.types; access_log off;
client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
server {{ listen 127.0.0.1:{port}; set $loa {OUTPUT};
{includes}
}} }}""")
    binary = shutil.which("nginx") or "/usr/sbin/nginx"
    tried = subprocess.run([binary, "-t", "-c", conf, "-e", f"{folder}/error.log"], capture_output=True, text=True)
    if tried.returncode:
        return None, tried.stderr.strip().splitlines()
    return subprocess.Popen([binary, "-c", conf, "-e", f"{folder}/error.log"]), []


def wait_for(port):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
            return
        except OSError:
            time.sleep(0.05)


def directives(policy):
    return {part.split()[0]: part.split()[1:] for part in policy.split(";") if part.strip()}


def main():
    report = built.Report()
    bases = built.bases(OUTPUT)
    origin = "/".join(bases["www"].split("/")[:3])
    with tempfile.TemporaryDirectory(prefix="loa-nginx-") as folder:
        os.chmod(folder, 0o755)
        port = free_port()
        server, faults = start(folder, port)
        report.check("nginx accepts the settings", faults)
        if server is None:
            report.end()
        try:
            wait_for(port)

            def get(path):
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                answer.body = answer.read()
                connection.close()
                return answer

            for root in CHOSEN:
                at(report, root, bases[root][len(origin):], get)
        finally:
            server.terminate()
            server.wait(timeout=10)
    for root in CHOSEN:
        iis(report, root, bases[root][len(origin):])
    netlify(report)
    report.end()


def at(report, root, prefix, get):
    """One place behind nginx."""
    top = os.path.join(OUTPUT, root)
    home = get(prefix)
    faults = [] if home.status == 200 and home.body else [f"{prefix}: {home.status}"]
    wanted = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin", "Content-Encoding": "gzip", "Content-Type": "text/html; charset=utf-8"}
    faults += [f"{name}: {home.getheader(name)}" for name, value in wanted.items() if home.getheader(name) != value]
    if home.getheader("Strict-Transport-Security"):
        faults.append("Strict-Transport-Security is a decision of whoever runs the server")
    policy = home.getheader("Content-Security-Policy") or ""
    meta = re.search(r"""http-equiv="?content-security-policy"?[^>]*?content="([^"]+)"|content="([^"]+)"[^>]*http-equiv="?content-security-policy""", built.read(f"{top}/index.html"), re.I)
    of_page = directives(meta[1] or meta[2]) if meta else {}
    of_header = directives(policy)
    if of_header.pop("frame-ancestors", None) != ["'none'"] or of_header != of_page:
        faults.append(f"header {of_header}, page {of_page}")
    report.check(f"nginx, headers: {root}", faults)

    faults = []
    for missing in ("khong-co.html", "a/b/c", "nginx.conf", "web.config", "_headers", "_redirects", ".loa-manifest"):
        answer = get(prefix + missing)
        if answer.status != 404:
            faults.append(f"{missing}: {answer.status}")
        elif missing in ("khong-co.html", "a/b/c") and (b"noindex" not in unzip(answer) or not answer.getheader("Content-Security-Policy")):
            faults.append(f"{missing}: not our page, or without headers")
    report.check(f"nginx, what is not there: {root}", faults)

    faults, seen = [], 0
    for folder, _, names in os.walk(top):
        for name in names:
            path = os.path.relpath(os.path.join(folder, name), top)
            if not re.search(r"(^|/)(tep/.*|[a-z_]+\.[0-9a-f]{10}\.(css|js))$", path):
                continue
            seen += 1
            cache = get(prefix + path).getheader("Cache-Control")
            if cache != "public, max-age=31536000, immutable":
                faults.append(f"{path}: {cache}")
    kinds = {"dia-diem.geojson": "application/geo+json", "dia-diem.csv": "text/csv; charset=utf-8", "lich-ho-tro.ics": "text/calendar; charset=utf-8", "faq.json": "application/json; charset=utf-8", "nhung/lien-he.txt": "text/plain; charset=utf-8", "site.webmanifest": "application/manifest+json", "huong-dan/khai-sinh.html": "text/html; charset=utf-8"}
    for path, kind in kinds.items():
        if not os.path.exists(os.path.join(top, path)):
            continue
        answer = get(prefix + path)
        if answer.status != 200 or answer.getheader("Content-Type") != kind or "immutable" in (answer.getheader("Cache-Control") or ""):
            faults.append(f"{path}: {answer.status} {answer.getheader('Content-Type')} {answer.getheader('Cache-Control')}")
        if not answer.getheader("Content-Security-Policy"):
            faults.append(f"{path}: no policy")
    report.check(f"nginx, types and caches: {root}", faults if seen else ["no file with a digest in its name"], f"({seen} files kept for ever)")

    frame = get(prefix + "nhung/ho-tro.html")
    ancestors = directives(frame.getheader("Content-Security-Policy") or "").get("frame-ancestors", [])
    faults = [] if frame.status == 200 and "'self'" in ancestors and "'none'" not in ancestors else [f"{frame.status} {ancestors}"]
    faults += [f"odd source {a}" for a in ancestors if a != "'self'" and not re.fullmatch(r"https://[a-z0-9.-]+", a)]
    if frame.getheader("X-Robots-Tag") != "noindex":
        faults.append("found by search engines")
    report.check(f"nginx, frames: {root}", faults, f"({' '.join(ancestors)})")

    aliases = [(path, target) for path, target in redirects(top)]
    faults = []
    for path, target in aliases:
        answer = get(prefix + path)
        to = (answer.getheader("Location") or "").split("//")[-1].partition("/")[2]
        # Short addresses may lead elsewhere one day.
        if answer.status != (302 if re.search(r"(^|/)q/\d+$", path) else 301) or "/" + to != prefix + target:
            faults.append(f"{path}: {answer.status} to /{to}, should be {prefix}{target}")
        elif get("/" + to).status != 200:
            faults.append(f"{path}: leads to nothing")
    report.check(f"nginx, old addresses: {root}", faults if aliases else ["none to try"], f"({len(aliases)})")


def unzip(answer):
    import gzip

    return gzip.decompress(answer.body) if answer.getheader("Content-Encoding") == "gzip" else answer.body


def redirects(top):
    """The pages that lead on, as (address without index.html, where to)."""
    for folder, _, names in os.walk(top):
        for name in names:
            if not name.endswith(".html"):
                continue
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                found = re.search(r"""content="0;\s*url=([^"]+)"|0; url=([^\s"'>]+)""", file.read(2000))
            if found:
                path = os.path.relpath(os.path.join(folder, name), top)
                target = os.path.normpath(os.path.join(os.path.dirname(path), found[1] or found[2]))
                yield path.removesuffix("/index.html"), target


def iis(report, root, prefix):
    tree = xml.parse(os.path.join(OUTPUT, root, "web.config")).getroot()
    faults = [] if tree.tag == "configuration" else [tree.tag]
    headers = {add.get("name"): add.get("value") for add in tree.find("system.webServer").iter("add") if add.get("name")}
    if "frame-ancestors 'none'" not in headers.get("Content-Security-Policy", ""):
        faults.append(f"policy {headers.get('Content-Security-Policy')}")
    # A setting of the folder above must be removed before it is made again, or IIS answers 500.
    for parent in tree.iter():
        removed = set()
        for child in parent:
            key = child.get("name") or child.get("segment") or child.get("fileExtension") or child.get("statusCode")
            if child.tag == "remove":
                removed.add(key)
            elif child.tag in ("add", "mimeMap", "error") and key and key not in removed:
                faults.append(f"{child.tag} {key} without remove")
    if tree.find(".//error").get("path") != prefix + "404.html":
        faults.append("404 page")
    paths = {location.get("path"): location for location in tree.iter("location")}
    for path, target in redirects(os.path.join(OUTPUT, root)):
        redirect = paths[path].find(".//httpRedirect") if path in paths else None
        if redirect is None or redirect.get("destination") != prefix + target:
            faults.append(f"{path} does not redirect")
    if "frame-ancestors 'self'" not in xml.tostring(paths["nhung"], encoding="unicode"):
        faults.append("frames are refused")
    missing = [p for p, l in paths.items() if l.find(".//httpRedirect") is None and p not in ("nhung", "tep") and "embed" not in p and not os.path.exists(os.path.join(OUTPUT, root, p))]
    report.check(f"IIS settings: {root}", faults + [f"{p} is not there" for p in missing], f"({len(paths)} locations)")


def netlify(report):
    top = os.path.join(OUTPUT, "www")
    faults, rule = [], None
    rules = {}
    for line in built.read(f"{top}/_headers").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("/"):
            rule = line.strip()
            rules[rule] = {}
        elif re.match(r"  [A-Za-z-]+: \S", line) and rule:
            name, value = line.strip().split(": ", 1)
            rules[rule][name] = value
        else:
            faults.append(f"neither path nor header: {line}")
    if "Content-Security-Policy" not in rules.get("/*", {}):
        faults.append("no policy for all pages")
    for path, headers in rules.items():
        if "*" not in path and not os.path.exists(top + path):
            faults.append(f"{path} is not there")
        # Headers of two rules for one address would be joined.
        if path != "/*" and set(headers) & set(rules["/*"]):
            faults.append(f"{path} says again what /* says")
    report.check("_headers", faults, f"({len(rules)} rules)")
    lines = [l.split() for l in built.read(f"{top}/_redirects").splitlines() if l.strip() and not l.startswith("#")]
    written = {(a.lstrip("/"), b.lstrip("/")) for a, b, status in lines if status in ("301", "302")}
    report.check("_redirects", [f"missing {r}" for r in set(redirects(top)) - written] or ([] if written else ["none"]), f"({len(written)})")


if __name__ == "__main__":
    main()
