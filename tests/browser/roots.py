"""Prints the folders of the portal and of the first place of each type below it, as the table lists them."""

import csv
import os
import sys

table, output = sys.argv[1:3]
chosen = ["www"]
seen = set()
with open(table, encoding="utf-8-sig", newline="") as rows:
    for row in csv.DictReader(rows):
        folder = f"{row['code']}-{row['slug']}"
        if row["type"] in ("phuong", "xa", "dac-khu") and row["type"] not in seen and os.path.isdir(os.path.join(output, folder)):
            seen.add(row["type"])
            chosen.append(folder)
for folder in chosen:
    print(folder)
