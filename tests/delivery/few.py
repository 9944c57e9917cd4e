"""The sample site with a few of its places and nothing to print: few.py CONTENT CODE…"""

import csv
import re
import sys
from pathlib import Path

CONTENT, KEPT = Path(sys.argv[1]), set(sys.argv[2:])
COLUMNS = {"places.csv": "code", "contacts.csv": "Đơn vị", "locations.csv": "Đơn vị"}


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader), reader.fieldnames


known = {row["code"] for row in rows(CONTENT / "places.csv")[0]}
for name, column in COLUMNS.items():
    found, head = rows(CONTENT / name)
    with (CONTENT / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row for row in found if row[column] not in known - KEPT)
for campaign in (CONTENT / "campaigns").glob("*.md"):
    campaign.write_text(re.sub(r"\nkit:\n(?:  .*\n)+", "\n", campaign.read_text()))
# What is on paper is there for all places.
(CONTENT / "printed.yaml").unlink(missing_ok=True)
