"""Every link, anchor, picture and style sheet of every root resolves, read as files: links.py OUTPUT_DIR

Relative links must name a file (a folder would show a listing from a USB stick); public addresses of the site itself may name a folder.
"""

import multiprocessing
import os
import posixpath
import re
import sys
import time
from collections import Counter
from urllib.parse import unquote

import built

OUTPUT = sys.argv[1]
FILES = {}  # root → set of paths below it
ADDRESSES = []
ORIGINS = {}  # root → scheme and host
EMBEDDED = {"img", "source", "script", "iframe", "video", "audio", "track", "embed", "object", "image", "use", "link-stylesheet", "link-icon"}
CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")


def files_of(root):
    top = os.path.join(OUTPUT, root)
    found = set()
    for folder, _, names in os.walk(top):
        below = os.path.relpath(folder, top)
        found.update(name if below == "." else posixpath.join(below.replace(os.sep, "/"), name) for name in names)
    return found


def check_root(root):
    """Faults of one root, (page, root, path, anchor) to look up in others, and counts of pages and links."""
    faults, elsewhere, counts = [], set(), Counter()
    files = FILES[root]
    ids, wanted = {}, []
    resolved = {}  # (folder, address) → path, the same links stand on every page
    for path in files:
        if path.endswith(".css"):
            for address in CSS_URL.findall(built.read(os.path.join(OUTPUT, root, path))):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address.split("#")[0]))
                if not address.startswith(("data:", "#")) and target not in files:
                    faults.append(f"{root}/{path}: url({address}): no such file")
        if not path.endswith(".html"):
            continue
        ids[path], links, _ = built.page(built.read(os.path.join(OUTPUT, root, path)))
        counts["pages"] += 1
        folder = posixpath.dirname(path)
        for tag, address in links:
            counts["links"] += 1
            bare, _, anchor = address.partition("#")
            if bare.startswith("/") and not bare.startswith("//") and path.endswith("404.html"):
                # Served in place of any page, this one cannot know how deep it stands.
                bare = ORIGINS[root] + bare
                address = ORIGINS[root] + address
            if built.SCHEME.match(address) or address.startswith("//"):
                scheme = address.split(":")[0].lower()
                if scheme in ("tel", "mailto", "geo", "data"):
                    continue
                ours = built.locate(bare, ADDRESSES)
                if ours:
                    elsewhere.add((path, *ours, anchor, address))
                elif scheme not in ("http", "https") or tag in EMBEDDED:
                    faults.append(f"{root}/{path}: <{tag}> {address}: foreign or odd address")
                else:
                    counts["outside"] += 1
                continue
            if (folder, bare) not in resolved:
                target = path if not bare else posixpath.normpath(posixpath.join(folder, unquote(bare)))
                known = target if target in files and not bare.startswith("/") and "?" not in bare else None
                if bare:
                    resolved[folder, bare] = known
            target = path if not bare else resolved[folder, bare]
            if target is None:
                faults.append(f"{root}/{path}: <{tag}> {address}: no such file")
            elif anchor:
                wanted.append((path, target, unquote(anchor), address))
    for path, target, anchor, address in wanted:
        if target.endswith(".html") and anchor not in ids[target]:
            faults.append(f"{root}/{path}: {address}: no such anchor")
    return root, faults, elsewhere, counts


def main():
    started = time.time()
    bases = built.bases(OUTPUT)
    ADDRESSES.extend(built.by_length(bases))
    ORIGINS.update((root, "/".join(base.split("/")[:3])) for root, base in bases.items())
    roots = built.roots(OUTPUT)
    for root in roots:
        FILES[root] = files_of(root)
    report = built.Report()
    report.check("public address of every root", [r for r in roots if r not in bases], f"({len(roots)} roots)")
    faults, totals, ids = [], Counter(), {}
    with multiprocessing.get_context("fork").Pool() as pool:
        for root, found, elsewhere, counts in pool.imap_unordered(check_root, sorted(roots, key=lambda r: -len(FILES[r])), chunksize=2):
            faults += found
            totals += counts
            for page, other, path, anchor, address in elsewhere:
                target = path + "index.html" if path == "" or path.endswith("/") else path
                if target not in FILES[other]:
                    faults.append(f"{root}/{page}: {address}: no such file in {other}")
                elif anchor and target.endswith(".html"):
                    if (other, target) not in ids:
                        ids[other, target] = built.page(built.read(os.path.join(OUTPUT, other, target)))[0]
                    if unquote(anchor) not in ids[other, target]:
                        faults.append(f"{root}/{page}: {address}: no such anchor in {other}")
    seconds = time.time() - started
    report.check("links as files", sorted(faults), f"({totals['pages']} pages, {totals['links']} links, {seconds:.1f} s)")
    report.end()


if __name__ == "__main__":
    main()
