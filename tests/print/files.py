"""Every PDF is there, sound, has its fonts in it, says its title and language, and a page leads to it: files.py JOBS OUTPUT_DIR ROOT…"""

import os
import posixpath
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import unquote

import built
import printed

JOBS, OUTPUT, *ROOTS = sys.argv[1:]


def sound(pdf):
    if not os.path.exists(pdf.file):
        return ["is not there"]
    said = subprocess.run(["qpdf", "--check", pdf.file], capture_output=True, text=True, check=False)
    return [] if said.returncode == 0 else [(said.stdout + said.stderr).strip().splitlines()[-1]]


def fonts(pdf):
    rows = printed.run(["pdffonts", pdf.file]).splitlines()[2:]
    # name, type (may have blanks), encoding, emb, sub, uni, object number
    loose = [row.split()[0] for row in rows if row.split()[-5] != "yes"]
    return ([f"{name} is not embedded" for name in loose] or []) if rows else ["has no text"]


def described(pdf):
    faults = []
    lang = pdf.catalogue().get("/Lang", "").removeprefix("u:")
    if lang.split("-")[0] != pdf.lang:
        faults.append(f"language {lang!r}, should be {pdf.lang}")
    info = printed.run(["pdfinfo", "-enc", "UTF-8", pdf.file])
    title = next((line[6:].strip() for line in info.splitlines() if line.startswith("Title:")), "")
    publisher = next((line[7:].strip() for line in info.splitlines() if line.startswith("Author:")), "")
    # What is printed larger than the file says at what scale it is.
    scale = " (1:10)" if "ti-le-1-10" in pdf.file else ""
    if " – " not in title or not publisher or not title.endswith(publisher + scale):
        faults.append(f"title {title!r} of {publisher!r}")
    return faults


def linked(root):
    """Paths below a root that some page of it leads to."""
    found = set()
    for folder, _, names in os.walk(os.path.join(OUTPUT, root)):
        below = os.path.relpath(folder, os.path.join(OUTPUT, root)).replace(os.sep, "/")
        for name in names:
            if name.endswith(".html"):
                _, links, _ = built.page(built.read(os.path.join(folder, name)))
                found.update(posixpath.normpath(posixpath.join(below, unquote(link.split("#")[0]))) for tag, link in links if tag == "a")
    return found


def main():
    report = built.Report()
    pdfs = printed.pdfs(JOBS, OUTPUT, ROOTS)
    report.check("there are PDF files", [] if pdfs else ["none"], f"({len(pdfs)} of {len({p.product for p in pdfs})} products)")
    there = [pdf for pdf in pdfs if os.path.exists(pdf.file)]
    web = [pdf for pdf in there if pdf.is_tagged]
    with ThreadPoolExecutor(2) as pool:
        for name, ask, of in [("qpdf", sound, pdfs), ("fonts are embedded", fonts, there), ("title and language", described, web)]:
            said = [(pdf, faults) for pdf, faults in zip(of, pool.map(ask, of))]
            report.check(name, [f"{pdf.path}: {fault}" for pdf, faults in said for fault in faults], f"({len(of)} files)")
    for root in ROOTS:
        ours = [pdf for pdf in web if pdf.root == root]
        leads = linked(root)
        report.check(f"a page leads to each file: {root}", [p.path for p in ours if p.path.split("/", 1)[1] not in leads], f"({len(ours)} files)")
    report.end()


if __name__ == "__main__":
    main()
