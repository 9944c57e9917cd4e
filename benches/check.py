"""Whether a program really made what it is timed for: every page, the lists with all their links, feed, sitemap, and links that lead somewhere."""

import posixpath
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import sentences as bank

BASE = "https://example.vn/"
SAMPLE = 40
MANY = 5   # so many faults of a sort are named


class Links(HTMLParser):
    """Where the links of one page lead, and its text."""

    def __init__(self, html):
        super().__init__()
        self.targets, self.said, self.tags = [], [], set()
        self.feed(html)

    @property
    def text(self):
        return " ".join("".join(self.said).split())  # no-break spaces are spaces

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag == "a":
            self.targets.append(dict(attributes).get("href") or "")

    def handle_data(self, data):
        self.said.append(data)


def faults(web, program, pages):
    """What is missing or wrong in the website at `web`, as sentences; none if it is honest work."""
    found = []
    files = published(web)
    address = {page.slug: program.page.format(section=page.section, slug=page.slug) for page in pages}
    sections = {program.section.format(folder): [] for folder, _, _ in bank.SECTIONS}
    terms = {program.tag.format(tag): [] for tag in bank.TAGS}
    for page in pages:
        sections[program.section.format(page.section)].append(address[page.slug])
        for tag in page.tags:
            terms[program.tag.format(tag)].append(address[page.slug])
    lists = {name: members for name, members in (sections | terms).items() if members}
    found += few("missing", [name for name in ("index.html", "sitemap.xml", program.feed, *lists, *address.values()) if name not in files])
    if found:
        return found

    sample = pages[:: max(1, len(pages) // SAMPLE)]
    for name in ("index.html", *lists, *(address[page.slug] for page in sample)):
        seen = Links((web / name).read_text())
        targets = {local(target, name) for target in seen.targets} - {None}
        found += few(f"{name}: dead link", sorted(targets - files))
        found += few(f"{name}: does not list", sorted(set(lists.get(name, [])) - targets))
    for page in sample:
        found += short(page, Links((web / address[page.slug]).read_text()))
    return found + feeds(web, program, address)


def published(web):
    """Every file of a website, but for a program's own records, whose names begin with a dot."""
    names = (path.relative_to(web).as_posix() for path in web.rglob("*") if path.is_file())
    return {name for name in names if not f"/{name}".count("/.")}


def short(page, seen):
    """What one page lacks of its source."""
    text = seen.text
    wanted = [page.title, page.summary, page.first]
    lost = [f"{page.slug}: without “{words}”" for words in wanted if words not in text]
    lost += [f"{page.slug}: without <{tag}>" for tag in ("table", "ul", "h2", "h3") if tag not in seen.tags]
    words = len(page.body.split())
    return lost + [f"{page.slug}: {len(text.split())} words of {words}"] * (len(text.split()) < words * 0.9)


def feeds(web, program, address):
    """Feed and sitemap: well-formed, the sitemap whole."""
    try:
        entries = ElementTree.parse(web / program.feed).findall("{*}entry")
        places = {loc.text for loc in ElementTree.parse(web / "sitemap.xml").findall(".//{*}loc")}
    except ElementTree.ParseError as fault:
        return [f"feed or sitemap is not XML: {fault}"]
    found = [] if len(entries) >= 20 else [f"{program.feed}: {len(entries)} entries"]
    return found + few("sitemap.xml: without", sorted(set(address.values()) - {place.removeprefix(BASE) for place in places}))


def local(target, page):
    """The file a link means, or nothing if it leaves the site."""
    target = target.removeprefix(BASE.rstrip("/")) if target.startswith(BASE) else target
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), unquote(parts.path))).lstrip("/")
    return posixpath.join(path, "index.html") if parts.path.endswith("/") or not path else path


def few(what, names):
    """The first few of many like faults."""
    more = [f"{what}: {len(names) - MANY} more"] if len(names) > MANY else []
    return [f"{what} {name}" for name in names[:MANY]] + more
