"""Reports as Word files, read by python-docx, which knows nothing of us: word.py LOA SITE"""

import csv
import io
import os
import subprocess
import sys
import tempfile

from docx import Document

REPORTS = ("check", "coverage", "stale", "translations", "kit", "week")


def report(loa, site, *args):
    return subprocess.run([loa, "report", *args, "--root", site, "--as-of", "2026-11-24"], capture_output=True, check=True).stdout


def tables(text):
    """The rows of a report in CSV, those of all tables one after the other."""
    return [row for row in csv.reader(io.StringIO(text.decode("utf-8-sig"))) if row]


def main():
    loa, site = sys.argv[1:3]
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in REPORTS:
            path = os.path.join(folder, f"{name}.docx")
            report(loa, site, name, "--format", "docx", "--output", path)
            document = Document(path)
            read = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
            meant = tables(report(loa, site, name, "--format", "csv"))
            headings = [p.text for p in document.paragraphs if p.style.name == "heading 1" or p.style.name == "Heading 1"]
            lacking = [row for row in read if row not in meant]
            if not read or not headings or lacking:
                bad += 1
                print(f"FAIL word.py: {name}: {len(read)} rows, headings {headings}, not in the CSV: {lacking[:2]}")
            else:
                print(f"ok word.py: {name}: {len(read)} rows in {len(document.tables)} tables under {headings}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
