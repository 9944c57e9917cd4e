"""Prints the folders of the portal and of one place of each type below it: one with content of its own, else the first of the table."""

import csv
import os
import sys

table, output = sys.argv[1:3]
own = os.path.join(os.path.dirname(table), "places")
chosen = {}
with open(table, encoding="utf-8-sig", newline="") as rows:
    for row in csv.DictReader(rows):
        folder = f"{row['code']}-{row['slug']}"
        if row["type"] in ("phuong", "xa", "dac-khu") and os.path.isdir(os.path.join(output, folder)):
            if row["type"] not in chosen or os.path.isdir(os.path.join(own, folder)):
                chosen[row["type"]] = folder
print("www", *chosen.values(), sep="\n")
