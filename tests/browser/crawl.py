"""Serves the built site as a web server would and follows every link from the home pages: crawl.py OUTPUT_DIR ROOT…

Nothing may be missing, every page of a sitemap must be reachable by links, and an unknown address must get the 404 page.
"""

import http.client
import http.server
import os
import posixpath
import sys
import threading
import time
import xml.etree.ElementTree as xml
from urllib.parse import quote, unquote, urljoin, urlsplit

import built

OUTPUT, *CHOSEN = sys.argv[1:]
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


class Server(http.server.SimpleHTTPRequestHandler):
    """Each root where its public address says; folders by their index.html, what is missing by 404.html."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".html": "text/html; charset=utf-8", ".xml": "application/xml"}
    paths = {}  # path of the address → root, longest first

    def log_message(self, *_):
        pass

    def root(self):
        for prefix, root in self.paths.items():
            if self.path.startswith(prefix):
                return prefix, root
        return "/", "www"

    def translate_path(self, path):
        prefix, root = self.root()
        below = posixpath.normpath("/" + unquote(urlsplit(path).path[len(prefix):])).lstrip("/")
        end = "/" if path.endswith("/") else ""
        return os.path.join(OUTPUT, root, below) + end

    def list_directory(self, _):
        self.send_error(404)

    def send_error(self, code, message=None, explain=None):
        page = os.path.join(OUTPUT, self.root()[1], "404.html")
        if code != 404 or not os.path.isfile(page):
            return super().send_error(code, message, explain)
        with open(page, "rb") as file:
            body = file.read()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class QuietServer(http.server.ThreadingHTTPServer):
    daemon_threads = True


def main():
    started = time.time()
    report = built.Report()
    bases = built.bases(OUTPUT)
    origins = {"/".join(base.split("/")[:3]) for base in bases.values()}
    if len(origins) != 1:
        report.check("one host for all roots", sorted(origins))
        report.end()
    origin = origins.pop()
    Server.paths = {base[len(origin):]: root for base, root in built.by_length(bases)}
    server = QuietServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1])

    def get(path, method="GET"):
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Content-Type", ""), answer.read()

    inside = tuple(bases[root] for root in CHOSEN)
    others = tuple(base for root, base in bases.items() if root not in CHOSEN)
    queue = [(bases[root], "start") for root in CHOSEN]
    seen, faults, pages = set(address for address, _ in queue), [], 0
    while queue:
        address, referrer = queue.pop()
        # Pages of the other places are asked for, not followed.
        follow = address.startswith(inside) and not address.startswith(others)
        status, kind, body = get(address[len(origin):] or "/", "GET" if follow else "HEAD")
        if status != 200:
            faults.append(f"{address} (from {referrer}): {status}")
            continue
        if not follow or not kind.startswith("text/html"):
            continue
        pages += 1
        for _, link in built.page(body.decode())[1]:
            target = urljoin(address, link).split("#")[0]
            target = quote(target, safe="/:?&=%+,;@!$'()*~")
            if target.startswith(origin + "/") and target not in seen:
                seen.add(target)
                queue.append((target, address))
    report.check("links over HTTP", faults, f"({pages} pages, {len(seen)} addresses, {time.time() - started:.1f} s)")

    for root in CHOSEN:
        listed = [loc.text for loc in xml.parse(os.path.join(OUTPUT, root, "sitemap.xml")).iter(LOC)]
        unseen = [u for u in listed if u not in seen and u + "index.html" not in seen and u.removesuffix("index.html") not in seen]
        report.check(f"every page of {root} is reachable by links", unseen, f"({len(listed)} pages)")
    faults = []
    for root in CHOSEN:
        path = bases[root][len(origin):]
        for missing in ("khong-co.html", "khong/co/trang.html"):
            status, _, body = get(path + missing)
            if status != 404 or b"noindex" not in body:
                faults.append(f"{path}{missing}: {status}")
            for _, link in built.page(body.decode())[1]:
                if link.startswith("#"):
                    continue
                target = urljoin(origin + path + missing, link).split("#")[0]
                if target.startswith(origin + "/") and get(target[len(origin):], "HEAD")[0] != 200:
                    faults.append(f"{path}{missing}: link to {target} leads nowhere")
    report.check("the 404 page works at any depth", faults)
    report.end()


if __name__ == "__main__":
    main()
