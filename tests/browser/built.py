"""What the checks share: the roots of a built site, their addresses, and a reader of tags."""

import os
import re
import sys
from html import unescape
from urllib.parse import unquote

TAG = re.compile(r"""<([a-zA-Z][^\s/>]*)((?:[^>"'=]|=\s*"[^"]*"|=\s*'[^']*'|=|["'])*?)>""")
ATTRIBUTE = re.compile(r"""([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
SKIPPED = re.compile(r"<!--.*?-->|(<(script|style)\b[^>]*>).*?</\2>", re.S)
LINKS = {
    "a": ("href",), "area": ("href",), "link": ("href",), "img": ("src", "srcset"), "source": ("src", "srcset"), "script": ("src",),
    "iframe": ("src",), "video": ("src", "poster"), "audio": ("src",), "track": ("src",), "embed": ("src",), "object": ("data",),
    "form": ("action",), "image": ("href", "xlink:href"), "use": ("href", "xlink:href"),
}
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def page(text):
    """Anchors of a page, its links as (tag, address), and its canonical address."""
    ids, links, canonical = set(), set(), None
    for tag, rest in TAG.findall(SKIPPED.sub(r"\1", text)):
        if "=" not in rest:
            continue
        tag = tag.lower()
        wanted = LINKS.get(tag, ())
        if not wanted and "id=" not in rest and tag != "meta":
            continue
        attributes = {name.lower(): unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(rest)}
        if "id" in attributes:
            ids.add(attributes["id"])
        if tag == "link" and attributes.get("rel") == "canonical":
            canonical = attributes.get("href")
        for name in wanted:
            if name not in attributes:
                continue
            if name == "srcset":
                links.update((tag, part.split()[0]) for part in attributes[name].split(",") if part.strip())
            else:
                links.add(("link-" + attributes.get("rel", "") if tag == "link" else tag, attributes[name]))
        if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh" and "url=" in attributes.get("content", "").lower():
            links.add(("refresh", re.split("url=", attributes["content"], flags=re.I)[1].strip("'\" ")))
    return ids, links, canonical


def roots(output):
    """Folders of the built site, the portal first."""
    names = sorted(n for n in os.listdir(output) if not n.startswith(".") and os.path.isfile(os.path.join(output, n, "index.html")))
    return sorted(names, key=lambda n: n != "www")


def bases(output):
    """The public address of each root: that of its home page."""
    found = {}
    for root in roots(output):
        canonical = page(read(os.path.join(output, root, "index.html")))[2]
        if canonical:
            found[root] = canonical.removesuffix("index.html")
    return found


def locate(address, addresses):
    """(root, path) of a public address, if it is one of ours. `addresses` has the longest base first."""
    for base, root in addresses:
        if address == base.rstrip("/"):
            return root, ""
        if address.startswith(base):
            return root, unquote(address[len(base):])
    return None


def by_length(bases_of):
    return sorted(((base, root) for root, base in bases_of.items()), key=lambda pair: -len(pair[0]))


class Report:
    """Prints one line per check; faults below it, the first few."""

    def __init__(self):
        self.bad = False

    def check(self, name, faults, detail=""):
        if faults:
            self.bad = True
            print(f"FAIL {name}: {len(faults)} faults {detail}".rstrip())
            for fault in faults[:12]:
                print(f"       {fault}")
            if len(faults) > 12:
                print("       …")
        else:
            print(f"ok   {name} {detail}".rstrip())
        sys.stdout.flush()

    def end(self):
        sys.exit(1 if self.bad else 0)
