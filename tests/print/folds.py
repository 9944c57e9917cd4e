"""Folded sheets: outside and inside fold at the same lines, and no text of a panel stands on one: folds.py JOBS OUTPUT_DIR ROOT…

The folds are those of the declaration, seen from outside; the inside is the other side of the same paper and has them mirrored.
"""

import os
import re
import sys

import built
import printed

JOBS, OUTPUT, *ROOTS = sys.argv[1:]
# Text keeps so far off a fold, in millimetres: folding machines are no better than one.
CLEAR = 3.0
# Larger letters are headlines, which may run over the whole inside.
HEADLINE = 14.0
MM = 72 / 25.4
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.S)


def faults_of(pdf):
    pages = PAGE.findall(printed.run(["pdftotext", "-bbox", pdf.file, "-"]))
    if len(pages) != 2:
        return [f"{len(pages)} pages, a folded sheet has two"]
    faults = []
    for side, (width, _, words) in zip(("outside", "inside"), pages):
        width = float(width) / MM
        folds = pdf.folds if side == "outside" else [width - at for at in pdf.folds]
        boxes = [(float(a) / MM, float(c) / MM, (float(d) - float(b)) / 1.2, text) for a, b, c, d, text in WORD.findall(words)]
        edges = [0, *sorted(folds), width]
        for left, right in zip(edges, edges[1:]):
            if not any(left < (a + b) / 2 < right for a, b, *_ in boxes):
                faults.append(f"{side}: nothing between {left:.0f} and {right:.0f} mm")
        for fold in folds:
            for a, b, size, text in boxes:
                if a < fold + CLEAR and b > fold - CLEAR and size < HEADLINE:
                    faults.append(f"{side}: “{text}” ({a:.0f}–{b:.0f} mm) stands on the fold at {fold:.0f} mm")
    return faults


def main():
    report = built.Report()
    folded = [pdf for pdf in printed.pdfs(JOBS, OUTPUT, ROOTS) if pdf.folds and os.path.exists(pdf.file)]
    faults = [f"{pdf.path}: {fault}" for pdf in folded for fault in faults_of(pdf)]
    report.check("text keeps off the folds on both sides", faults or ([] if folded else ["no folded sheet found"]), f"({len(folded)} sheets)")
    report.end()


if __name__ == "__main__":
    main()
