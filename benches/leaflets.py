"""The print run: a city and its 114 wards, one tri-fold leaflet for each, as the theme's Typst template and as HTML and CSS for the peers."""

import shutil
import subprocess

import wards
from measure import Failed
from peers import SITES

GUIDE = "guide:thu-tuc-mau"


def offices():
    """(id, place, name, type, address, hours, phones): two in every place."""
    for n, (code, name, *_) in enumerate(wards.places()):
        yield f"quay-{code}", code, f"Trung tâm Phục vụ hành chính công {name}", "one-stop", f"{name}, thành phố Mẫu", "Thứ 2–Thứ 6: 07:30–11:30, 13:30–17:00", f"0225 000 {4000 + n}"
        yield f"buu-dien-{code}", code, f"Bưu cục {name}", "post-office", f"{name}, thành phố Mẫu", "Thứ 2–Thứ 7: 07:30–17:30", f"0225 000 {5000 + n}"


def write(site):
    """The site folder."""
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(SITES / "print", site)
    wards.table(site / "content" / "places.csv", "code,name,type,slug,parent", wards.places())
    wards.table(site / "content" / "contacts.csv", "id,place,role,unit,phone,hours", wards.contacts())
    wards.table(site / "content" / "locations.csv", "id,place,name,type,address,hours,phones", offices())


def codes(count):
    """Those of the first wards, without the city."""
    return [code for code, *_, parent in wards.places() if parent][:count]


def build(loa, site, out, *more):
    """The command line of a build."""
    return [loa, "build", "--root", str(site), "--output", str(out), "--as-of", "2026-01-01", "--quiet", "--jobs", "2", *more]


def pages(loa, site, folder, codes):
    """The leaflets as HTML in one folder, with the fonts loa prints with beside them: what the peers begin with. Never timed."""
    shutil.rmtree(folder, ignore_errors=True)
    out = folder / "out"
    done = [build(loa, site, out, "--only", "leaflet-html"), [loa, "view", f"leaflet/{GUIDE}/{codes[0]}/vi/dot-mau", "--root", str(site), "--typst", str(folder / "typst")]]
    for command in done:
        said = subprocess.run(command, capture_output=True, text=True)
        if said.returncode:
            raise Failed(f"{command[1]} failed: {said.stdout}{said.stderr}")
    (folder / "typst" / "fonts").rename(folder / "fonts")
    for page in out.glob("*/html/*.html"):
        if page.stem in codes:
            page.rename(folder / page.name)
    return sorted(folder.glob("*.html"))


def fault(files, count, sides=2):
    """What is wrong with PDF files that should be leaflets, or nothing. Pages are counted where poppler is there."""
    if len(files) != count:
        return f"{len(files)} files instead of {count}"
    for file in files:
        if not file.read_bytes().startswith(b"%PDF-"):
            return f"{file.name} is no PDF"
    if shutil.which("pdfinfo"):
        for file in (files[0], files[-1]):
            said = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True).stdout
            if not any(line.split() == ["Pages:", str(sides)] for line in said.splitlines()):
                return f"{file.name} does not have {sides} pages"
