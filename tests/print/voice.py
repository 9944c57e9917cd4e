"""What a loudspeaker says stands in two templates, as plain text and on paper: both say the same words: voice.py JOBS OUTPUT_DIR ROOT…

Each script on paper has its text beside it: the words of the paper, from the greeting on and without what is said to the reader, are those of the text.
"""

import os
import re
import sys

import built
import printed

JOBS, OUTPUT, *ROOTS = sys.argv[1:]
GREETING = "Kính thưa bà con"
WORDS = built.read(os.path.join(printed.SITE, "themes", "loa", "lang", "vi.yaml"))
TO_THE_READER = re.search(r"^read_slowly: *(.+)$", WORDS, re.M)[1].strip('"')


def text_of(pdf):
    """The plain text of the same guide, which lies beside it."""
    folder, name = os.path.split(pdf.file)
    item = re.fullmatch(r"[^_]+_(.+)_phat-thanh\.pdf", name)
    return os.path.join(folder, f"{item[1]}.txt") if item else None


def on_paper(pdf):
    """The words in the order of the tags; breaths and page numbers are ornament there."""
    lines = re.findall(r'^\s*"(.*)"$', printed.run(["pdfinfo", "-struct-text", pdf.file]), re.M)
    # A line may end behind the hyphen of a word.
    said = re.sub(r"(?<=\w-) (?=\w)", "", " ".join(lines))
    return said[max(said.find(GREETING), 0):].replace(TO_THE_READER, " ").split()


def fault_of(pdf):
    text = text_of(pdf)
    if not text or not os.path.exists(text):
        return "no text beside it"
    said, paper = built.read(text).split(), on_paper(pdf)
    at = next((i for i, (a, b) in enumerate(zip(said, paper)) if a != b), min(len(said), len(paper)))
    if said != paper:
        return f"the text goes on with “{' '.join(said[at:at + 6])}”, the paper with “{' '.join(paper[at:at + 6])}”"
    return None


def main():
    report = built.Report()
    scripts = [pdf for pdf in printed.pdfs(JOBS, OUTPUT, ROOTS) if pdf.product == "loudspeaker-sheet" and os.path.exists(pdf.file)]
    faults = [f"{pdf.path}: {fault}" for pdf in scripts if (fault := fault_of(pdf))]
    report.check("scripts on paper and as text say the same", faults or ([] if scripts else ["no script found"]), f"({len(scripts)} scripts)")
    report.end()


if __name__ == "__main__":
    main()
