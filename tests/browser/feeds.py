"""Feeds and sitemaps of some roots: well-formed, complete, unique, and every address in them leads to a page.

feeds.py OUTPUT_DIR ROOT…
"""

import os
import re
import sys
import xml.etree.ElementTree as xml
from datetime import date, datetime

import built

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def moment(text):
    """A date and time with its zone, as RFC 3339 has it; None when it is not one."""
    if not text or not RFC3339.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None


def day_or_moment(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        return moment(text)


def feed_faults(feed, address, leads):
    """What RFC 4287 asks of a feed document, and that its links lead somewhere."""
    faults = []

    def one(element, name, where):
        found = element.findall(ATOM + name)
        if len(found) != 1 or not (found[0].text or "").strip():
            faults.append(f"{where}: {len(found)} usable <{name}>")
            return ""
        return found[0].text.strip()

    def links(element, kind):
        return [l.get("href", "") for l in element.findall(ATOM + "link") if l.get("rel", "alternate") == kind]

    one(feed, "title", "feed")
    if not one(feed, "id", "feed").startswith(("http", "urn:", "tag:")):
        faults.append("feed: id is not an IRI")
    updated = moment(one(feed, "updated", "feed"))
    if updated is None:
        faults.append("feed: updated is not an RFC 3339 date")
    if links(feed, "self") != [address]:
        faults.append(f"feed: self is {links(feed, 'self')}, should be {address}")
    if len(links(feed, "alternate")) != 1 or not leads(links(feed, "alternate")[0]):
        faults.append(f"feed: alternate is {links(feed, 'alternate')}")
    has_author = any((n.text or "").strip() for n in feed.findall(f"{ATOM}author/{ATOM}name"))
    entries = feed.findall(ATOM + "entry")
    if not entries:
        faults.append("feed: no entry")
    seen = set()
    for number, entry in enumerate(entries, 1):
        name = one(entry, "id", f"entry {number}") or f"entry {number}"
        if name in seen:
            faults.append(f"{name}: twice")
        seen.add(name)
        one(entry, "title", name)
        when = moment(one(entry, "updated", name))
        if when is None:
            faults.append(f"{name}: updated is not an RFC 3339 date")
        elif updated and when > updated:
            faults.append(f"{name}: newer than the feed")
        for published in entry.findall(ATOM + "published"):
            if moment(published.text) is None:
                faults.append(f"{name}: published is not an RFC 3339 date")
        if not has_author and entry.find(ATOM + "author") is None:
            faults.append(f"{name}: no author")
        if not links(entry, "alternate") and entry.find(ATOM + "content") is None:
            faults.append(f"{name}: neither link nor content")
        faults += [f"{name}: {link}: leads nowhere" for link in links(entry, "alternate") if not leads(link)]
    return faults


def sitemap_faults(urlset, base, leads):
    """What the protocol of sitemaps.org asks."""
    faults, seen = [], set()
    if urlset.tag != MAP + "urlset":
        return [f"root element is {urlset.tag}"]
    known = {MAP + n for n in ("loc", "lastmod", "changefreq", "priority")}
    for url in urlset:
        loc = url.findtext(MAP + "loc") or ""
        if url.tag != MAP + "url" or len(url.findall(MAP + "loc")) != 1:
            faults.append(f"{url.tag}: not a <url> with one <loc>")
            continue
        faults += [f"{loc}: odd element {e.tag}" for e in url if e.tag not in known and e.tag.startswith(MAP)]
        if not loc.startswith(base) or len(loc) > 2048 or not loc.isascii() or re.search(r"\s", loc):
            faults.append(f"{loc}: not an address below {base}")
        elif not leads(loc):
            faults.append(f"{loc}: leads nowhere")
        if loc in seen:
            faults.append(f"{loc}: twice")
        seen.add(loc)
        when = url.findtext(MAP + "lastmod")
        if when is not None and day_or_moment(when) is None:
            faults.append(f"{loc}: lastmod {when} is not a date")
    if not 0 < len(seen) <= 50_000:
        faults.append(f"{len(seen)} addresses")
    return faults


def main():
    output, *chosen = sys.argv[1:]
    bases = built.bases(output)
    addresses = built.by_length(bases)
    report = built.Report()

    def leads(address):
        ours = built.locate(address.split("#")[0], addresses)
        return ours is not None and os.path.exists(os.path.join(output, ours[0], ours[1] if not ours[1].endswith("/") and ours[1] else ours[1] + "index.html"))

    for root in chosen:
        top = os.path.join(output, root)
        feeds = 0
        for folder, _, names in sorted(os.walk(top)):
            for name in sorted(names):
                if not name.endswith(".xml"):
                    continue
                path = os.path.relpath(os.path.join(folder, name), top).replace(os.sep, "/")
                try:
                    tree = xml.parse(os.path.join(top, path)).getroot()
                except xml.ParseError as error:
                    report.check(f"{root}/{path}", [str(error)])
                    continue
                if tree.tag == ATOM + "feed":
                    feeds += 1
                    report.check(f"feed {root}/{path}", feed_faults(tree, bases[root] + path, leads), f"({len(tree.findall(ATOM + 'entry'))} entries)")
        sitemap = os.path.join(top, "sitemap.xml")
        if os.path.getsize(sitemap) > 50 << 20:
            report.check(f"sitemap {root}", ["larger than 50 MiB"])
        tree = xml.parse(sitemap).getroot()
        report.check(f"sitemap {root}", sitemap_faults(tree, bases[root], leads), f"({len(tree)} addresses)")
        robots = built.read(os.path.join(top, "robots.txt"))
        named = re.findall(r"(?im)^sitemap:\s*(\S+)", robots)
        report.check(f"robots.txt {root}", [] if named == [bases[root] + "sitemap.xml"] else [f"names {named}"])
        report.check(f"feeds of {root}", [] if feeds else ["none found"], f"({feeds})")
    report.end()


if __name__ == "__main__":
    main()
