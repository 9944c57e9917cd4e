"""Files for print shops, by Ghostscript, MuPDF and qpdf: press.py LOA SITE

Of one ward everything ordered is made with --press: no colours of screens, at most 300 % of ink, boxes, fonts, an output intent."""

import glob
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import built
from PIL import Image, ImageMath

LOA, SITE = sys.argv[1:]
PLACE = "11311"
MOST_INK = 300
# Dots are rounded, and so are the numbers of each ink.
TOLERANCE = 3
INKS = ("Cyan", "Magenta", "Yellow", "Black")


def run(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def objects(file):
    read = json.loads(subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", file], capture_output=True, check=True).stdout)
    return read["qpdf"][1]


def parts(value):
    yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from parts(part)


def sound(file):
    code, said = run(["qpdf", "--check", file])
    return [] if code == 0 else [said.strip().splitlines()[-1]]


def without_screen_colors(file):
    faults, all_objects = [], objects(file)
    for name, value in all_objects.items():
        for part in parts(value):
            if part in ("/DeviceRGB", "/CalRGB", "/CalGray", "/Lab"):
                faults.append(f"{name} has {part}")
            profile = part[1] if isinstance(part, list) and len(part) == 2 and part[0] == "/ICCBased" else None
            if profile and all_objects[f"obj:{profile}"]["stream"]["dict"]["/N"] != 4:
                faults.append(f"{name} has a profile of screens")
    _, said = run(["mutool", "info", "-I", "-S", file])
    return faults + [line.strip() for line in said.splitlines() if re.search(r"RGB|\bLab\b", line)]


def boxes(file):
    faults = []
    for name, value in objects(file).items():
        page = value.get("value") if isinstance(value, dict) else None
        if not isinstance(page, dict) or page.get("/Type") != "/Page":
            continue
        media, bleed, trim = (page.get(f"/{box}Box") for box in ("Media", "Bleed", "Trim"))
        if not media or not bleed or not trim:
            faults.append(f"{name} lacks a box")
        elif not all(m <= b <= t for m, b, t in zip(media[:2], bleed[:2], trim[:2])) or not all(m >= b >= t for m, b, t in zip(media[2:], bleed[2:], trim[2:])):
            faults.append(f"{name}: {media} {bleed} {trim}")
        if "/Annots" in page:
            faults.append(f"{name} has annotations")
    return faults


def standard(file):
    all_objects = objects(file)
    catalog = next(v["value"] for v in all_objects.values() if isinstance(v.get("value"), dict) and v["value"].get("/Type") == "/Catalog")
    if "/OutputIntents" not in catalog:
        return ["no output intent"]
    intent = catalog["/OutputIntents"][0]
    intent = intent if isinstance(intent, dict) else all_objects[f"obj:{intent}"]["value"]
    number = intent["/DestOutputProfile"].split()[0]
    profile = subprocess.run(["qpdf", f"--show-object={number}", "--filtered-stream-data", file], capture_output=True, check=True).stdout
    faults = [] if profile[12:20] == b"prtrCMYK" else ["the profile is not one of a printer"]
    with open(file, "rb") as whole:
        if b"GTS_PDFXVersion>PDF/X-4<" not in whole.read():
            faults.append("does not say PDF/X-4")
    return faults


def fonts(file):
    rows = run(["pdffonts", file])[1].splitlines()[2:]
    return [f"{row.split()[0]} is not embedded" for row in rows if row.split()[-5] != "yes"]


def ink(file):
    """The most ink on one spot, at 60 dots an inch and without smoothing; of large things at as many dots as make 2,000 a side."""
    side = max(float(n) for n in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", run(["pdfinfo", file])[1]).groups())
    dots = min(60, round(2000 * 72 / side))
    with tempfile.TemporaryDirectory() as folder:
        smooth = ["-dTextAlphaBits=1", "-dGraphicsAlphaBits=1"]
        code, said = run(["gs", "-q", "-o", f"{folder}/s%d.tif", "-sDEVICE=tiffsep", f"-r{dots}", "-dLastPage=4", *smooth, file])
        if code:
            return [said.strip().splitlines()[-1]]
        most = 0
        for black in glob.glob(f"{folder}/*(Black).tif"):
            plates = [Image.open(black.replace("(Black)", f"({name})")).convert("L") for name in INKS]
            total = ImageMath.lambda_eval(lambda p: 4 * 255 - p["a"] - p["b"] - p["c"] - p["d"], **dict(zip("abcd", plates)))
            most = max(most, total.getextrema()[1] / 2.55)
    return [f"{most:.0f} % of ink"] if most > MOST_INK + TOLERANCE else []


def main():
    report = built.Report()
    with tempfile.TemporaryDirectory() as output:
        code, said = run([LOA, "build", "--root", SITE, "--output", output, "--press", "--place", PLACE])
        files = sorted(glob.glob(f"{output}/**/*_nha-in.pdf", recursive=True))
        report.check("files for print shops are made", [] if code == 0 and files else [said.strip()[-300:]], f"({len(files)} files)")
        checks = [
            ("qpdf", sound),
            ("no colours of screens", without_screen_colors),
            ("boxes", boxes),
            ("PDF/X-4: output intent, metadata", standard),
            ("fonts are embedded", fonts),
            (f"at most {MOST_INK} % of ink", ink),
        ]
        with ThreadPoolExecutor(2) as pool:
            for name, ask in checks:
                faults = [f"{os.path.basename(file)}: {fault}" for file, found in zip(files, pool.map(ask, files)) for fault in found]
                report.check(name, faults, f"({len(files)} files)")
    report.end()


if __name__ == "__main__":
    main()
