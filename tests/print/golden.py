"""Printed pages look as they did: small pictures and tag trees of a site that does not change: golden.py LOA

The site is tests/golden/site, with a campaign that orders every printed product there is. SNAPSHOTS=overwrite renews tests/golden/pages:
look at what changed before you keep it. A page may differ a little, since programs that draw letters do.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict

import built
import printed
from PIL import Image, ImageChops

LOA = sys.argv[1]
GOLDEN = os.path.join(printed.SITE, "tests", "golden")
PAGES = os.path.join(GOLDEN, "pages")
NEW = os.path.join(tempfile.gettempdir(), "loa-golden")
RENEW = os.environ.get("SNAPSHOTS") == "overwrite"
AS_OF = "2026-11-26"
PLACE = "11311-phuong-hong-bang"
# Pages of a product that are kept, dots of their longer side, colours.
MOST, SIDE, COLOURS = 3, 560, 24
# How far a dot may be off (of 255), and how many may be farther off, in percent.
FAR, MANY = 72, 0.6


def build(folder):
    """Builds the site with a kit of everything printed; what is made, by job."""
    shutil.copytree(os.path.join(GOLDEN, "site", "content"), os.path.join(folder, "content"))
    shutil.copytree(os.path.join(printed.SITE, "themes"), os.path.join(folder, "themes"))
    products = sorted(os.listdir(os.path.join(folder, "themes", "loa", "products")))
    kit = [name for name in products if is_printed(name)]
    campaign = os.path.join(folder, "content", "campaigns", "dich-vu-cong-truc-tuyen.md")
    order = "  - {{ product: {}, {}copies: 1 }}\n".format
    text = built.read(campaign).replace("KIT", "kit:\n" + "".join(order(name, first_size(name)) for name in kit))
    with open(campaign, "w", encoding="utf-8") as file:
        file.write(text)
    output = os.path.join(folder, "output")
    only = [word for name in kit for word in ("--only", name)]
    command = [LOA, "build", "--root", folder, "--output", output, "--as-of", AS_OF, "--place", PLACE.split("-")[0], *only]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    if said.returncode:
        return None, said.stderr.strip().splitlines()
    jobs = printed.run([LOA, "list", "jobs", "--root", folder, "--as-of", AS_OF, "--json"])
    return output, [tuple(pair) for pair in re.findall(r'"job": "([^"]+)",\s*"path": "([^"]+)"', jobs)]


def is_printed(product):
    """Not the large pictures for banner shops, which show what a PDF shows."""
    declared = printed.declaration(product)
    return declared.get("when") == "kit" and printed.is_printed(declared) and declared.get("format") != "jpg"


def first_size(product):
    name = printed.declaration(product).get("sizes")
    return f"size: {name}, " if name else ""


def chosen(jobs):
    """One file of each product: the first."""
    found = defaultdict(list)
    for job, path in jobs:
        product = job.split("/")[0]
        is_web = not {"press", "picture"} & set(job.split("/")[3:])
        if is_web and not job.startswith("file/") and is_printed(product) and path.endswith((".pdf", ".png", ".jpg")):
            if path.startswith(PLACE):
                found[product].append(path)
    return {product: min(paths) for product, paths in found.items()}


def pictures(file):
    """The first pages, small."""
    if not file.endswith(".pdf"):
        pages = [Image.open(file).convert("RGB")]
    else:
        with tempfile.TemporaryDirectory() as folder:
            # Drawn at twice the size and shrunk: letters then depend less on who draws them.
            subprocess.run(["pdftoppm", "-l", str(MOST), "-scale-to", str(2 * SIDE), file, f"{folder}/p"], capture_output=True, check=True)
            pages = [Image.open(os.path.join(folder, name)).convert("RGB") for name in sorted(os.listdir(folder))]
    for page in pages:
        page.thumbnail((SIDE, SIDE), Image.Resampling.BOX)
    return pages


def compare(name, pages, tags, faults):
    paths = [os.path.join(PAGES, f"{name}_{no}.png") for no in range(1, len(pages) + 1)]
    for no, (page, path) in enumerate(zip(pages, paths), 1):
        small = page.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        if os.path.exists(path):
            old = Image.open(path).convert("RGB")
            if old.size != page.size:
                differs = 100.0
            else:
                off = ImageChops.difference(old, small.convert("RGB")).convert("L").point(lambda value: 255 if value > FAR else 0)
                differs = 100 * off.histogram()[255] / (page.size[0] * page.size[1])
            if differs <= MANY:
                continue
            shown = os.path.join(NEW, f"{name}_{no}.png")
            beside = Image.new("RGB", (old.size[0] + page.size[0] * (3 if old.size == page.size else 1), max(old.size[1], page.size[1])), "white")
            beside.paste(old, (0, 0))
            beside.paste(page, (old.size[0], 0))
            if old.size == page.size:
                beside.paste(Image.composite(Image.new("RGB", page.size, "red"), page, off), (2 * page.size[0], 0))
            os.makedirs(NEW, exist_ok=True)
            beside.save(shown)
            if not RENEW:
                faults.append(f"page {no}: {differs:.1f} % of the dots differ; before, now and where: {shown}")
        elif not RENEW:
            faults.append(f"page {no} is new")
        if RENEW:
            small.save(path, optimize=True)
    known = {os.path.join(PAGES, entry) for entry in os.listdir(PAGES) if re.fullmatch(re.escape(name) + r"_\d+\.png", entry)}
    for path in sorted(known - set(paths)):
        os.remove(path) if RENEW else faults.append(f"{os.path.basename(path)}: there is no such page any more")
    if tags is None:
        return
    path = os.path.join(PAGES, f"{name}.txt")
    old = built.read(path) if os.path.exists(path) else ""
    if old != tags and RENEW:
        with open(path, "w", encoding="utf-8") as file:
            file.write(tags)
    elif old != tags:
        before, now = old.splitlines(), tags.splitlines()
        at = next((i for i, (a, b) in enumerate(zip(before, now)) if a != b), min(len(before), len(now)))
        line = lambda lines: lines[at].strip() if at < len(lines) else "nothing"
        faults.append(f"tags, line {at + 1}: “{line(before)}” has become “{line(now)}”")


def tree(file):
    """The tags and what is read aloud, of the first pages' worth."""
    said = printed.run(["pdfinfo", "-enc", "UTF-8", "-struct-text", file]) if file.endswith(".pdf") else ""
    # Without attributes, which are of lengths, and titles of tags, which poppler writes in no encoding.
    lines = [re.sub(r' "\ufffd[^"]*"', "", line.rstrip()) for line in said.splitlines() if line.strip() and not line.strip().startswith("/")]
    return "\n".join(lines[:160]) + "\n" if lines else None


def main():
    report = built.Report()
    os.makedirs(PAGES, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        output, jobs = build(folder)
        report.check("the golden site is built", [] if output else jobs, f"({len(jobs)} files)" if output else "")
        if output is None:
            report.end()
        files = chosen(jobs)
        for product, path in sorted(files.items()):
            faults = []
            file = os.path.join(output, path)
            compare(product, pictures(file), tree(file), faults)
            report.check(f"golden {product}", faults, "(renewed)" if RENEW else "")
        for entry in sorted(os.listdir(PAGES)):
            if re.sub(r"(_\d+\.png|\.txt)$", "", entry) not in files:
                if RENEW:
                    os.remove(os.path.join(PAGES, entry))
                else:
                    report.check(f"golden {entry}", ["there is no such product any more"])
    report.end()


if __name__ == "__main__":
    main()
