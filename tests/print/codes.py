"""Every QR code on every page, read from a picture of it, says what it should, and that is a page: codes.py JOBS OUTPUT_DIR ROOT…"""

import os
import posixpath
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import unquote, urlsplit

import built
import printed

JOBS, OUTPUT, *ROOTS = sys.argv[1:]
# Dots per inch, and dots of the longer side: large posters are looked at from farther away, and need fewer.
DPI, LONGEST = 150, 2800
# A document of more pages is a book.
MANY = 8
ZBAR = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"]


def decoded(pdf):
    """What the codes on the pages say, each page looked at by itself, and how many were. Of a book only those that are said to have a code."""
    said_to_have = sorted({page for _, page in pdf.intended()}) if pdf.is_tagged else []
    sizes = re.findall(r"Page +\d* *size: +([\d.]+) x ([\d.]+)", printed.run(["pdfinfo", "-l", "9999", pdf.file]))
    longest = max(float(side) for size in sizes for side in size) / 72
    dpi = min(DPI, int(LONGEST / longest))
    pages = range(1, len(sizes) + 1)
    if len(sizes) > MANY:
        pages = said_to_have if all(said_to_have) else [page for page in pages if page in (1, len(sizes))]
    found = set()
    with tempfile.TemporaryDirectory() as folder:
        for page in pages:
            only = ["-f", str(page), "-l", str(page), "-singlefile"]
            subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", *only, pdf.file, f"{folder}/p"], capture_output=True, check=False)
            found.update(printed.run(ZBAR + [f"{folder}/p.pgm"]).split())
    return found, len(pages)


def words_of(pdf):
    """The words of a file without blanks, and without hyphens: pdftotext takes one at the end of a line for a parted word."""
    return re.sub(r"[\s-]", "", printed.run(["pdftotext", pdf.file, "-"]))


def readable(address):
    return re.sub(r"^https?://", "", address).rstrip("/")


def leads(address, bases, official):
    """What is wrong with where an address leads; redirects are followed."""
    for _ in range(5):
        place = built.locate(address.split("#")[0], bases)
        if place is None:
            host = urlsplit(address).hostname or ""
            return None if any(host == d or host.endswith("." + d) for d in official) else "is nobody's page"
        root, path = place
        if path == "" or path.endswith("/"):
            path += "index.html"
        file = os.path.join(OUTPUT, root, path)
        if not os.path.isfile(file):
            return f"is no file ({root}/{path})"
        if not path.endswith(".html"):
            return None
        onward = [link for tag, link in built.page(built.read(file))[1] if tag == "refresh"]
        if not onward:
            return None
        if built.SCHEME.match(onward[0]):
            address = onward[0]
        else:
            base = next(base for base, known in bases if known == root)
            address = base + posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(onward[0].split("#")[0])))
    return "leads in a circle"


def main():
    report = built.Report()
    bases = built.by_length(built.bases(OUTPUT))
    official = re.findall(r"^ +- ([a-z0-9.-]+)$", built.read(os.path.join(printed.SITE, "content", "site.yaml")), re.M)
    pdfs = [pdf for pdf in printed.pdfs(JOBS, OUTPUT, ROOTS) if os.path.exists(pdf.file)]
    with ThreadPoolExecutor(2) as pool:
        read = list(zip(pdfs, pool.map(decoded, pdfs)))
    tagged = [(pdf, {address for address, _ in pdf.intended()}, said) for pdf, (said, _) in read if pdf.is_tagged]
    # What stands on every page is no part of the reading order, and has no description: then the address stands under its code.
    said_in_words = {pdf.path: words_of(pdf) for pdf, wanted, said in tagged if said - wanted}
    is_right = lambda pdf, wanted, said: wanted <= said and all(readable(address).replace("-", "") in said_in_words[pdf.path] for address in said - wanted)
    faults = [f"{pdf.path}: reads {sorted(said)}, should be {sorted(wanted)}" for pdf, wanted, said in tagged if not is_right(pdf, wanted, said)]
    codes = sum(len(said) for _, _, said in tagged)
    report.check("QR codes say what their descriptions say", faults or ([] if codes else ["no code found"]), f"({codes} codes on {sum(n for _, (_, n) in read)} pages)")
    every = {address for _, (said, _) in read for address in said}
    faults = [f"{address} {why}" for address in sorted(every) if (why := leads(address, bases, official))]
    report.check("QR codes lead to pages", faults, f"({len(every)} addresses)")
    # Of a file for print shops or the office printer: the same codes as in the file it comes from can say.
    known = {address for _, _, said in tagged for address in said}
    others = [(pdf, said) for pdf, (said, _) in read if not pdf.is_tagged]
    report.check("codes of other files are known", [f"{p.path}: {a}" for p, said in others for a in said if a not in known], f"({len(others)} files)")
    report.end()


if __name__ == "__main__":
    main()
