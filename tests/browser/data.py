"""Files for programs and for other sites: tables, maps, calendars, feeds, corpora, fragments: data.py OUTPUT_DIR ROOT…"""

import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import built
from feeds import moment

OUTPUT, *CHOSEN = sys.argv[1:]
PAGES = {"locations": ("dia-diem", "en/locations"), "embed": ("nhung", "en/embed")}


class Fragment(HTMLParser):
    """What a piece for other sites may not hold."""

    VOID = {"img", "br", "hr", "input", "wbr"}
    NEVER = {"script", "style", "link", "meta", "iframe", "form", "html", "head", "body", "main", "h1"}

    def __init__(self):
        super().__init__()
        self.faults, self.open, self.levels = [], [], []

    def handle_starttag(self, tag, attributes):
        if tag in self.NEVER:
            self.faults.append(f"<{tag}>")
        if tag not in self.VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        for name, value in attributes:
            value = value or ""
            if name.startswith("on") or name == "style":
                self.faults.append(f"{name}={value}")
            if name == "class" and not all(word == "loa" or word.startswith("loa-") for word in value.split()):
                self.faults.append(f"class {value}")
            if name in ("href", "src") and not re.match("https?://|tel:|mailto:|#", value):
                self.faults.append(f"relative {name} {value}")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


def fragment_faults(text):
    reader = Fragment()
    reader.feed(text)
    reader.close()
    if reader.open:
        reader.faults.append(f"not closed: {reader.open}")
    if reader.levels and (reader.levels[0] != 2 or any(b > a + 1 for a, b in zip(reader.levels, reader.levels[1:]))):
        reader.faults.append(f"headings {reader.levels}")
    return reader.faults


def wrapped_faults(texts):
    """The Nu validator on each fragment inside an empty page."""
    with tempfile.TemporaryDirectory() as folder:
        for i, (name, text) in enumerate(texts):
            with open(os.path.join(folder, f"{i:04}.html"), "w", encoding="utf-8") as file:
                file.write(f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{i}</title><body><h1>{i}</h1>\n{text}</body></html>')
        jar = os.path.join(os.environ["NODE_MODULES"], "vnu-jar/build/dist/vnu.jar")
        said = subprocess.run(["java", "-Xss4m", "-jar", jar, "--errors-only", "--format", "gnu", folder], capture_output=True, text=True)
        return [texts[int(m[1])][0] + ": " + line.split(": ", 1)[-1] for line in said.stderr.splitlines() if (m := re.search(r"(\d{4})\.html", line))]


def csv_faults(path, base):
    with open(path, "rb") as file:
        data = file.read()
    if not data.startswith(b"\xef\xbb\xbf"):
        return ["no byte order mark: Excel would show Vietnamese as noise"], 0
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    head, body = rows[0], rows[1:]
    faults = [f"line {i}: {len(row)} cells for {len(head)} columns" for i, row in enumerate(body, 2) if len(row) != len(head)]
    if len(head) < 15 or len(set(head)) != len(head):
        faults.append(f"columns {head}")
    faults += [f"a formula: {cell}" for row in body for cell in row if cell[:1] in tuple("=+-@")]
    faults += [f"address {row[-1]}" for row in body if not row[-1].startswith(base)]
    if len({row[0] for row in body}) != len(body):
        faults.append("a row twice")
    return faults, len(body)


def geojson_faults(path):
    """RFC 7946, and points in and around Viet Nam."""
    data = json.loads(built.read(path))
    faults = [] if data["type"] == "FeatureCollection" else [data["type"]]
    placed = 0
    for feature in data["features"]:
        if feature["type"] != "Feature" or not {"geometry", "properties", "id"} <= feature.keys():
            faults.append(f"not a feature: {feature}")
        geometry = feature["geometry"]
        if geometry is None:
            continue
        lon, lat = geometry["coordinates"]
        placed += 1
        if geometry["type"] != "Point" or not (102 <= lon <= 118 and 6 <= lat <= 24):
            faults.append(f"{feature['id']}: {geometry}")
    return faults, len(data["features"]), placed


def json_feed_faults(path, address, leads):
    """What jsonfeed.org/version/1.1 asks."""
    feed = json.loads(built.read(path))
    faults = [f"no {key}" for key in ("title", "home_page_url", "feed_url", "language", "items") if not feed.get(key)]
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        faults.append(f"version {feed.get('version')}")
    if feed.get("feed_url") != address:
        faults.append(f"feed_url {feed.get('feed_url')} is not {address}")
    if not leads(feed["home_page_url"]):
        faults.append(f"{feed['home_page_url']} leads nowhere")
    ids = [item.get("id") for item in feed["items"]]
    if len(set(ids)) != len(ids) or not all(isinstance(i, str) and i for i in ids):
        faults.append("ids are not unique words")
    for item in feed["items"]:
        if not (item.get("content_text") or item.get("content_html")):
            faults.append(f"{item['id']}: no content")
        if not leads(item["url"]):
            faults.append(f"{item['url']} leads nowhere")
        faults += [f"{item['id']}: {key} {item[key]}" for key in ("date_published", "date_modified") if key in item and moment(item[key]) is None]
    if not ids:
        faults.append("empty")
    return faults, len(ids)


def faq_faults(path, leads):
    data = json.loads(built.read(path))
    faults = [f"no {key}" for key in ("title", "publisher", "url", "language", "updated", "items") if not data.get(key)]
    seen = set()
    for item in data["items"]:
        question, answer = item["question"], item["answer"]
        if not question or len(answer) < 10:
            faults.append(f"{question!r}: {answer!r}")
        if re.search(r"<[a-z/]|\{\{|\]\(|\*\*", question + answer):
            faults.append(f"not plain: {answer[:80]}")
        if not item["url"] or not leads(item["url"]):
            faults.append(f"{item['url']} leads nowhere")
        if (question, item["url"]) in seen:
            faults.append(f"twice: {question}")
        seen.add((question, item["url"]))
        if not isinstance(item["sources"], list) or not {"updated", "language", "publisher", "sample"} <= item.keys():
            faults.append(f"{question}: keys {sorted(item)}")
    if not seen:
        faults.append("empty")
    return faults, len(seen)


def llms_faults(text, leads):
    """llmstxt.org: a title, a summary in a quotation, sections of links."""
    lines = text.splitlines()
    faults = [] if lines[0].startswith("# ") else [f"begins with {lines[0]!r}"]
    if not any(line.startswith("> ") for line in lines[:4]):
        faults.append("no summary")
    if "\n\n\n\n" in text:
        faults.append("holes between parts")
    links = re.findall(r"^- \[(.+?)\]\((\S+?)\)", text, re.M)
    faults += [f"{url} leads nowhere" for _, url in links if not leads(url)]
    if len(links) < 10:
        faults.append(f"{len(links)} links")
    return faults, len(links)


def ics_faults(path):
    """Read by a library that knows nothing of us."""
    from icalendar import Calendar

    with open(path, "rb") as file:
        data = file.read()
    faults = [] if data.count(b"\n") == data.count(b"\r\n") else ["lines do not end in CR LF"]
    faults += [f"line of {len(line)} bytes" for line in data.split(b"\r\n") if len(line) > 75]
    calendar = Calendar.from_ical(data)
    faults += [f"no {key}" for key in ("VERSION", "PRODID") if key not in calendar]
    events = [part for part in calendar.walk("VEVENT")]
    for event in events:
        faults += [f"event without {key}" for key in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "LOCATION") if key not in event]
        start, end = event.get("DTSTART"), event.get("DTEND")
        if start is not None and hasattr(start.dt, "hour") and start.dt.utcoffset() is None:
            faults.append(f"{event.get('SUMMARY')}: a time of no zone")
        if start is not None and end is not None and not start.dt < end.dt:
            faults.append(f"{event.get('SUMMARY')}: ends before it starts")
        faults += [f"{event.get('SUMMARY')}: {e}" for e in event.errors]
    if len({str(e.get("UID")) for e in events}) != len(events):
        faults.append("a UID twice")
    if not events:
        faults.append("no event")
    return faults, len(events)


def json_ld(text):
    return [json.loads(block) for block in re.findall(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", text, re.S)]


def kinds_of(node):
    if isinstance(node, dict):
        kinds = node.get("@type", [])
        yield from [kinds] if isinstance(kinds, str) else kinds
        for value in node.values():
            yield from kinds_of(value)
    elif isinstance(node, list):
        for value in node:
            yield from kinds_of(value)


def main():
    bases = built.bases(OUTPUT)
    addresses = built.by_length(bases)
    report = built.Report()
    anchors = {}

    def leads(address):
        ours = built.locate(address.split("#")[0], addresses)
        if ours is None:
            return False
        path = os.path.join(OUTPUT, ours[0], unquote(ours[1]) if ours[1] and not ours[1].endswith("/") else unquote(ours[1]) + "index.html")
        if not os.path.exists(path):
            # A ward that was not built stands below the portal's address.
            ward = re.match(r"[a-z0-9]+-[a-z0-9-]+(?=/)", ours[1])
            return bool(ward) and not os.path.isdir(os.path.join(OUTPUT, ward[0]))
        anchor = urlsplit(address).fragment
        if anchor:
            if path not in anchors:
                anchors[path] = built.page(built.read(path))[0]
            return unquote(anchor) in anchors[path]
        return True

    fragments = []
    for root in CHOSEN:
        top = os.path.join(OUTPUT, root)
        for name in PAGES["locations"]:
            if not os.path.exists(f"{top}/{name}.html"):
                continue
            faults, rows = csv_faults(f"{top}/{name}.csv", bases[root])
            report.check(f"table {root}/{name}.csv", faults, f"({rows} rows)")
            faults, features, placed = geojson_faults(f"{top}/{name}.geojson")
            page = built.read(f"{top}/{name}.html")
            items = len(re.findall(r"\sdata-item[\s>]", page))
            if not rows == features == items:
                faults.append(f"{rows} rows, {features} features, {items} entries on the page")
            report.check(f"map data {root}/{name}.geojson", faults, f"({features} features, {placed} with a position)")
        for name in ("", "en/"):
            faults, count = json_feed_faults(f"{top}/{name}feed.json", f"{bases[root]}{name}feed.json", leads)
            report.check(f"JSON feed {root}/{name}feed.json", faults, f"({count} items)")
            faults, count = faq_faults(f"{top}/{name}faq.json", leads)
            report.check(f"corpus {root}/{name}faq.json", faults, f"({count} questions)")
            faults, count = llms_faults(built.read(f"{top}/{name}llms.txt"), leads)
            report.check(f"overview {root}/{name}llms.txt", faults, f"({count} links)")
        found = []
        for folder in PAGES["embed"]:
            for where, _, names in os.walk(os.path.join(top, folder)):
                found += [os.path.join(where, n) for n in sorted(names) if n.endswith(".txt")]
        texts = [(os.path.relpath(p, OUTPUT), built.read(p)) for p in found]
        fragments += texts
        faults = [f"{name}: {fault}" for name, text in texts for fault in fragment_faults(text)]
        report.check(f"fragments of {root}", faults if texts else ["none"], f"({len(texts)})")
        calendars = [os.path.join(w, n) for w, _, names in os.walk(top) for n in sorted(names) if n.endswith(".ics")]
        total, faults = 0, []
        for path in calendars:
            wrong, count = ics_faults(path)
            total += count
            faults += [f"{os.path.relpath(path, top)}: {fault}" for fault in wrong]
        if calendars or os.path.exists(f"{top}/lich-ho-tro.html"):
            report.check(f"calendars of {root}", faults if calendars else ["none"], f"({len(calendars)} files, {total} events)")
        wanted = {"huong-dan/khai-sinh.html": {"GovernmentService", "HowTo", "FAQPage", "BreadcrumbList"}, "dia-diem.html": {"GovernmentOffice", "GeoCoordinates"}, "hoi-dap.html": {"FAQPage", "Question", "Answer"}, "lich-ho-tro.html": {"Event"}}
        for page, types in wanted.items():
            if not os.path.exists(f"{top}/{page}"):
                continue
            text = built.read(f"{top}/{page}")
            # Without a session to come there is no event to tell of.
            if page == "lich-ho-tro.html" and "class=week" not in text:
                continue
            blocks = json_ld(text)
            missing = types - set(kinds_of(blocks))
            report.check(f"JSON-LD {root}/{page}", [f"no {t}" for t in missing] + ([] if len(blocks) == 1 else [f"{len(blocks)} blocks"]))
        sitemap = xml.parse(f"{top}/sitemap.xml").getroot()
        link = "{http://www.w3.org/1999/xhtml}link"
        groups = {u.findtext("{*}loc"): {a.get("hreflang"): a.get("href") for a in u.iter(link)} for u in sitemap}
        faults = [f"{loc}: {alternates}" for loc, alternates in groups.items() if alternates and loc not in alternates.values()]
        faults += [f"{loc}: {other} does not lead back" for loc, a in groups.items() for other in a.values() if groups.get(other) != a]
        faults += [f"listed: {loc}" for loc in groups if re.search(r"/(nhung|embed)[/.]|\.(txt|conf|config|json|csv|ics|js)$|/_", loc)]
        report.check(f"languages in the sitemap of {root}", faults, f"({sum(1 for a in groups.values() if a)} of {len(groups)} pages)")
    report.check("fragments inside a page, Nu validator", wrapped_faults(fragments), f"({len(fragments)})")
    report.end()


if __name__ == "__main__":
    main()
