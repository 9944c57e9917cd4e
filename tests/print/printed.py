"""What the checks of print share: which PDF files a site has, what they are, and what qpdf says of their insides."""

import json
import os
import re
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
SITE = os.path.join(HERE, "..", "..")


def declaration(product):
    """What product.yaml of theme loa says of how a product is made: `when`, `template`, `format`, `imposition`, `folds`, and the first of `sizes`."""
    with open(os.path.join(SITE, "themes", "loa", "products", product, "product.yaml"), encoding="utf-8") as file:
        text = file.read()
    words = {key: re.search(rf"(?:^|[ {{]){key}: *([^\s,}}]+)", text, re.M) for key in ("when", "template", "imposition", "format")}
    words["sizes"] = re.search(r"sizes: *\{? *\n? *([a-z0-9-]+):", text)
    folds = re.search(r"folds: *\[([^\]]*)\]", text)
    return {**{key: found[1] for key, found in words.items() if found}, "folds": folds[1].split(",") if folds else []}


class Pdf:
    """A PDF file of the plan that is there."""

    def __init__(self, output, job, path):
        self.path, self.file = path, os.path.join(output, path)
        self.root = path.split("/")[0]
        self.product = job.split("/")[0]
        self.declared = declaration(self.product)
        parts = job.split("/")
        self.is_press = "press" in parts[3:]
        # Sheets for the office printer and joined files have no reading order of their own.
        self.is_tagged = is_printed(self.declared) and not self.is_press and "imposition" not in self.declared
        self.folds = [millimetres(at) for at in self.declared["folds"]] if not self.is_press else []
        self.lang = next((part for part in parts[2:] if re.fullmatch("[a-z]{2,3}", part)), "vi")
        self._inside = None

    def inside(self):
        """The objects of the file, as qpdf sees them."""
        if self._inside is None:
            said = run(["qpdf", "--json=2", "--json-key=qpdf", self.file])
            self._inside = json.loads(said)["qpdf"][1] if said else {}
        return self._inside

    def catalogue(self):
        objects = self.inside()
        return next((o["value"] for o in objects.values() if isinstance(o.get("value"), dict) and o["value"].get("/Type") == "/Catalog"), {})

    def intended(self):
        """The addresses that its QR codes should lead to, by their descriptions in the tags, with the pages they stand on; 0 if nobody says."""
        objects = {name.removeprefix("obj:"): o["value"] for name, o in self.inside().items() if isinstance(o.get("value"), dict)}
        pages = list(leaves(objects, self.catalogue().get("/Pages")))
        codes = []
        for element in objects.values():
            alt = element.get("/Alt")
            found = re.search(r"QR.*?(https?://\S+)", alt, re.S) if isinstance(alt, str) else None
            if found:
                content = element.get("/K") or []
                parts = [element, *(part for part in (content if isinstance(content, list) else [content]) if isinstance(part, dict))]
                page = next((part["/Pg"] for part in parts if "/Pg" in part), None)
                codes.append((found[1], pages.index(page) + 1 if page in pages else 0))
        return codes


def leaves(objects, name):
    """The pages below a node of the page tree, in order."""
    for kid in objects.get(name, {}).get("/Kids", []):
        if objects.get(kid, {}).get("/Type") == "/Page":
            yield kid
        else:
            yield from leaves(objects, kid)


def is_printed(declared):
    """Whether its pages are laid out for paper, not joined or packed from other files."""
    return declared.get("template", "").endswith(".typ")


def millimetres(length):
    number, unit = re.fullmatch(r"([\d.]+)\s*(mm|cm|m)", length.strip()).groups()
    return float(number) * {"mm": 1, "cm": 10, "m": 1000}[unit]


def run(command):
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False).stdout


def pdfs(jobs, output, roots):
    """The PDF files of these roots; files for print shops only where they were made."""
    with open(jobs, encoding="utf-8") as file:
        planned = [(row["job"], row["path"]) for row in json.load(file)]
    wanted = [(job, path) for job, path in planned if path.endswith(".pdf") and path.split("/")[0] in roots and not job.startswith("file/")]
    found = [Pdf(output, job, path) for job, path in wanted]
    return [pdf for pdf in found if os.path.exists(pdf.file) or not is_optional(pdf)]


def is_optional(pdf):
    """Files for print shops are made when asked for, and so is what is joined from them."""
    return pdf.is_press or not is_printed(pdf.declared)
