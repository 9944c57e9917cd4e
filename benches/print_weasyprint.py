"""Prints HTML files with WeasyPrint in one process, as its documentation advises for many files.

usage: print_weasyprint.py PACKAGES OUT FILE…
"""

import sys

sys.dont_write_bytecode = True
packages, out, *files = sys.argv[1:]
sys.path.insert(0, packages)

from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

fonts = FontConfiguration()
for file in files:
    HTML(filename=file).write_pdf(Path(out) / f"{Path(file).stem}.pdf", pdf_variant="pdf/ua-1", font_config=fonts)
