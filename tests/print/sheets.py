"""Contact sheets of every printed product: sheets.py LOA FOLDER [PRODUCT …]

Makes the sample sites of `loa check --theme --keep` – the least that items may say, every field, the longest words – and puts the pages of each product
beside each other, one picture a product: a row for each site. It checks nothing: look at them when a product has changed.
"""

import glob
import os
import shutil
import subprocess
import sys
import tempfile

from PIL import Image

LOA, FOLDER, ONLY = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:]
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
# Height of a page in a sheet, pages of a file, width of a sheet, room between pages: in dots.
HIGH, MOST, WIDE, GAP = 420, 4, 2400, 8
SITES = ["least", "full", "long"]


def run(*words, **more):
    return subprocess.run(words, check=False, capture_output=True, text=True, **more)


def pages(path, into):
    """The pages of a file as pictures."""
    if path.endswith(".pdf"):
        run("pdftoppm", "-scale-to-y", str(HIGH), "-scale-to-x", "-1", "-l", str(MOST), "-png", path, into)
        return [Image.open(page).convert("RGB") for page in sorted(glob.glob(into + "*.png"))]
    picture = Image.open(path).convert("RGB")
    return [picture.resize((max(1, picture.width * HIGH // picture.height), HIGH))]


def sheet(rows, path):
    """Rows of pictures below each other, wrapped where they are too wide."""
    placed, y = [], 0
    for row in rows:
        x = 0
        for page in row:
            page.thumbnail((WIDE, HIGH))
            if x and x + page.width > WIDE:
                x, y = 0, y + HIGH + GAP
            placed.append((page, (x, y)))
            x += page.width + GAP
        y += HIGH + 3 * GAP
    whole = Image.new("RGB", (WIDE, max(y, 1)), (120, 120, 120))
    for page, at in placed:
        whole.paste(page, at)
    whole.save(path, quality=80)


with tempfile.TemporaryDirectory() as work:
    os.makedirs(os.path.join(work, "content"))
    with open(os.path.join(work, "content", "site.yaml"), "w", encoding="utf-8") as site:
        site.write("title: x\nbase_url: https://x.example.vn/\ntheme: loa\n")
    shutil.copytree(os.path.join(ROOT, "themes"), os.path.join(work, "themes"))
    kept = os.path.join(work, "kept")
    run(LOA, "check", "--theme", "--keep", kept, "--root", work, "--as-of", "2026-11-22")
    found = {}
    for name in SITES:
        site = os.path.join(kept, name)
        shutil.copytree(os.path.join(ROOT, "themes"), os.path.join(site, "themes"))
        only = [word for product in ONLY for word in ("--only", product)]
        built = run(LOA, "build", "--root", site, "--as-of", "2026-11-22", "--place", "2", *only)
        if built.returncode:
            sys.exit(f"{name}: {built.stdout}{built.stderr}")
        jobs = run(LOA, "list", "jobs", "--root", site, "--as-of", "2026-11-22").stdout
        for line in jobs.splitlines():
            job, _, path = line.rpartition(" ")
            product, variant = job.split("/")[0], job.split("/")[4:5]
            path = os.path.join(site, "output", path)
            if path.endswith((".pdf", ".png", ".jpg")) and "picture" not in variant and product != "file" and os.path.exists(path):
                found.setdefault(product, {}).setdefault(name, []).append(path)
    os.makedirs(FOLDER, exist_ok=True)
    for product, files in sorted(found.items()):
        rows = []
        for name in SITES:
            paths = sorted(files.get(name, []))[:6]
            rows.append([page for no, path in enumerate(paths) for page in pages(path, os.path.join(work, f"{product}-{name}-{no}-"))])
        sheet(rows, os.path.join(FOLDER, f"{product}.jpg"))
        print(f"{product}: {sum(map(len, rows))} pages")
