"""The sample site with as many communes of the country as wanted: real names and codes from `vietnam-provinces`, the same guides, contacts and offices made up for each."""

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY / "content" / ".tools"))

import places as register

PACKAGE = "vietnam-provinces==2025.10.1"


def rows(count):
    """The wards of the sample's city first, so that 114 are the sample's own; then the others by their codes."""
    from vietnam_provinces import Ward

    wards = sorted(Ward.iter_all(), key=lambda ward: (ward.province_code != int(register.CITY), int(ward.code)))
    for ward in wards[:count]:
        kind, name = register.TYPES[ward.division_type.value], register.spelled(ward.name)
        short = name.split(" ", 2 if kind == "dac-khu" else 1)[-1]
        yield {"code": f"{int(ward.code):05d}", "name": name, "type": kind, "slug": register.folded(name), "parent": register.CITY,
               "name.en": f"{short} {register.ENGLISH[kind]}"}


def write(site, count, prints=False):
    """The site folder; how many communes it has. Without `prints` no campaign orders anything."""
    shutil.rmtree(site, ignore_errors=True)
    content = site / "content"
    for part in ("content", "static"):
        shutil.copytree(REPOSITORY / part, site / part)
    # What is on paper is there for the sample's places.
    (content / "printed.yaml").unlink(missing_ok=True)
    if not prints:
        for campaign in (content / "campaigns").glob("*.md"):
            campaign.write_text(re.sub(r"\nkit:\n(?:  .*\n)+", "\n", campaign.read_text()))
    table = content / "places.csv"
    with table.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        known, columns = {row["code"]: row for row in reader}, reader.fieldnames
    wards = list(rows(count))
    kept = [row for row in known.values() if row["type"] not in register.COUNTS]
    for folder in (content / "places").iterdir():
        if folder.name.split("-")[0] not in {row["code"] for row in wards}:
            shutil.rmtree(folder)
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept + [known.get(row["code"], row) for row in wards])
    for name in ("contacts.csv", "locations.csv"):
        forget(content / name, {row["code"] for row in kept + wards})
    subprocess.run([sys.executable, content / ".tools" / "sample.py"], check=True, stdout=subprocess.DEVNULL)
    return len(wards)


def forget(table, codes):
    """Takes out the rows of places that are not there."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        head, *found = csv.reader(file)
    at = head.index("Đơn vị")
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *(row for row in found if not row[at] or row[at] in codes)])
