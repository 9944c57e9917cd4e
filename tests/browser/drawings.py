#!/usr/bin/env python3
"""Drawings that strangers made, before and after cleaning, as Chromium draws them: `tests/browser/drawings.py LOA FILE.svg…`.

Prints a line for each that looks otherwise or is refused, and counts. Needs Chromium and Pillow.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

SIDE = 200
ROW = 6
# How many of a drawing's dots may differ by more than a shade.
MOST = 0.002


def sheet(folder, files, name):
    """All drawings as pictures on one page."""
    cells = "".join(f'<img src="{path.as_uri()}" width="{SIDE}" height="{SIDE}">' for path in files)
    page = folder / f"{name}.html"
    page.write_text(f'<meta charset="utf-8"><style>body{{margin:0;width:{SIDE * ROW}px;font-size:0}}img{{object-fit:contain}}</style>{cells}', encoding="utf-8")
    picture = folder / f"{name}.png"
    size = f"--window-size={SIDE * ROW},{SIDE * ((len(files) + ROW - 1) // ROW)}"
    quiet = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files", f"--user-data-dir={folder}/{name}"]
    subprocess.run(["chromium", *quiet, size, f"--screenshot={picture}", page.as_uri()], check=True, capture_output=True)
    return Image.open(picture).convert("RGB")


def main():
    loa, sources = Path(sys.argv[1]).resolve(), [Path(path).resolve() for path in sys.argv[2:]]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        site = folder / "site"
        (site / "content").mkdir(parents=True)
        (site / "content/site.yaml").write_text("title: Tranh\nchecks: { image-broken: warning, file-too-big: warning }\n")
        names = {}
        for no, source in enumerate(sources):
            names[f"tranh-{no}.svg"] = source
            (site / f"content/tranh-{no}.svg").write_bytes(source.read_bytes())
        (site / "content/index.md").write_text("---\ntitle: Tranh\n---\n\n" + "".join(f"![Tranh {no}](tranh-{no}.svg)\n\n" for no in range(len(sources))))
        built = subprocess.run([loa, "build", "--root", site], capture_output=True, text=True)
        made = {}
        for path in sorted((site / "output").rglob("*.svg")):
            number = re.match(r"(tranh-\d+)", path.name)
            if number:
                made.setdefault(number[1] + ".svg", path)
        if not made:
            sys.exit(built.stdout + built.stderr)
        kept = [name for name in names if name in made]
        before = sheet(folder, [site / "content" / name for name in kept], "before")
        after = sheet(folder, [made[name] for name in kept], "after")
        differing = drawn = 0
        for no, name in enumerate(kept):
            box = (no % ROW * SIDE, no // ROW * SIDE, (no % ROW + 1) * SIDE, (no // ROW + 1) * SIDE)
            difference = ImageChops.difference(before.crop(box), after.crop(box)).convert("L").point(lambda shade: 255 if shade > 24 else 0)
            share = difference.histogram()[255] / SIDE / SIDE
            drawn += len(before.crop(box).getcolors(1 << 20)) > 1
            if share > MOST:
                differing += 1
                print(f"{names[name]}: {share:.1%} of its dots differ")
        for name in names.keys() - made.keys():
            print(f"{names[name]}: refused")
        print(f"{len(names)} drawings, {len(names) - len(kept)} refused, {drawn} of the rest draw something, {differing} look otherwise")
        sys.exit(differing > 0)


main()
