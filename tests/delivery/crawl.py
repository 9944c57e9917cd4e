"""A ward unpacked from its archive, served by a plain server and read from the disk: every link of its own leads somewhere: crawl.py FOLDER"""

import functools
import http.server
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

FOLDER = Path(sys.argv[1]).resolve()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Links(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "link" and attributes.get("rel") in ("canonical", "alternate"):
            return
        self.found += [attributes[name] for name in ("href", "src") if attributes.get(name)]


def own(links):
    """The links that stay in the folder, without anchors."""
    for link in links:
        parts = urllib.parse.urlsplit(link)
        if not parts.scheme and not parts.netloc and parts.path:
            yield urllib.parse.urlunsplit(("", "", parts.path, "", ""))


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=FOLDER))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}/"
    seen, open_, faults = set(), [home + "index.html"], []
    while open_:
        address = open_.pop()
        if address in seen:
            continue
        seen.add(address)
        try:
            with urllib.request.urlopen(address) as answer:
                body, kind = answer.read(), answer.headers.get_content_type()
        except urllib.error.HTTPError as error:
            faults.append(f"{address}: {error.code}")
            continue
        if kind != "text/html":
            continue
        here = urllib.parse.unquote(address.removeprefix(home))
        for link in own(Links(body.decode()).found):
            open_.append(urllib.parse.urljoin(address, link))
            # By double click there is no server that finds the index page of a folder.
            on_disk = (FOLDER / here).parent / urllib.parse.unquote(link)
            if link.startswith("/") or not on_disk.is_file():
                faults.append(f"{here}: {link} is no file from here")
    print(f"{len(seen)} addresses")
    print("\n".join(sorted(set(faults))[:20]))
    sys.exit(bool(faults) or len(seen) < 20)


main()
