"""espeak-ng reads spoken forms and scripts without spelling a word: check.py OUTPUT_DIR…

Of each distinct word of the table (forms.txt) and of all scripts below the folders (in/*/phat-thanh/*.txt), the phonemes are asked for. A syllable has one
stress; a word that espeak-ng spells has one for each letter, one that it takes for English is marked (en). Without espeak-ng nothing is checked, and that is said.
"""

import glob
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
WORD = re.compile(r"[^\W\d_]+")


def forms():
    with open(os.path.join(HERE, "forms.txt"), encoding="utf-8") as table:
        return [line.rstrip("\n").rsplit(" → ", 1)[1] for line in table if " → " in line and not line.startswith("#")]


def scripts(folders):
    paths = [path for folder in folders for path in glob.glob(os.path.join(folder, "**", "phat-thanh", "*.txt"), recursive=True)]
    return {path: open(path, encoding="utf-8").read() for path in sorted(paths)}


def phonemes(words):
    """Of each word, in order: a line of espeak-ng for each line of ours."""
    text = "".join(f"{word}.\n" for word in words)
    said = subprocess.run(["espeak-ng", "-v", "vi", "-x", "-q"], input=text, capture_output=True, text=True, check=True).stdout.splitlines()
    said = [line.strip() for line in said if line.strip()]
    if len(said) != len(words):
        sys.exit(f"FAIL espeak-ng answers {len(said)} lines to {len(words)} words")
    return dict(zip(words, said))


def is_read(said):
    """One syllable in Vietnamese. Capitals of names from abroad are of our own spelling and read as such."""
    return "(en)" not in said and len(re.findall(r"[',]", said)) <= 1


def main():
    texts = scripts(sys.argv[1:])
    for path, text in texts.items():
        if found := re.findall(r"\d+|https?:|www\.|@|/|\b[A-ZĐ]{2,}\b(?![^\n]*[A-ZĐ]{4})", text):
            print(f"FAIL {os.path.basename(path)}: written signs are left: {found[:5]}")
            sys.exit(1)
    if sys.argv[1:] and not texts:
        sys.exit("FAIL no script found")
    if not shutil.which("espeak-ng"):
        print("skip spoken words by their phonemes: espeak-ng is not installed (Debian: espeak-ng)")
        return
    words = {}
    for where, text in [("forms.txt", "\n".join(forms())), *texts.items()]:
        for word in WORD.findall(text.lower()):
            words.setdefault(word, where)
    said = phonemes(sorted(words))
    wrong = [f"{word} [{said[word]}] in {os.path.basename(words[word])}" for word in said if not is_read(said[word])]
    print(f"{'FAIL' if wrong else 'ok'} {len(said)} words of {len(forms())} forms and {len(texts)} scripts are read as syllables")
    for line in wrong:
        print(f"     {line}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
