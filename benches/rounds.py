"""What one program does in one round, on either corpus: cold, no change, one edit, with the proof in the warm-up round that the work was done."""

import hashlib
from dataclasses import replace

import check
import wards
from measure import COLD, EDIT, SAME, Failed, run


class Plain:
    """N pages, for every program."""

    def __init__(self, pages, folder):
        self.pages, self.folder, self.count = pages, folder, len(pages)

    def prepare(self, program):
        program.write(self.folder / program.name, self.pages)

    def __call__(self, program, number):
        site, out, log = self.folder / program.name, self.folder / f"{program.name}-out", self.folder / "log"
        web = out / program.root
        build = lambda: run(program.command(site, out), site, log)
        program.clean(site, out)
        yield COLD, build()
        if not number:
            honest(program, check.faults(web, program, self.pages))
            before = digest(web)
        yield SAME, build()
        if not number:
            honest(program, same(before, web))
        page = self.pages[self.count // 2]
        edited = replace(page, title=f"{page.title} lần {number}", body=f"{page.body}\nSửa lần {number}.\n")
        program.write_page(site, edited, self.pages)
        yield EDIT, build()
        program.write_page(site, page, self.pages)
        if not number:
            wanted = {program.page.format(section=page.section, slug=page.slug): "Sửa lần 0.", program.section.format(page.section): edited.title}
            wanted |= {program.tag.format(tag): edited.title for tag in page.tags}
            honest(program, [f"{name} does not show the edit" for name, words in wanted.items() if words not in (web / name).read_text()])


class Wards:
    """114 wards × 100 guides, for loa."""

    def __init__(self, folder):
        self.folder, self.count = folder, (wards.WARDS + 1) * wards.GUIDES

    def prepare(self, program):
        wards.write(self.folder / program.name)

    def __call__(self, program, number):
        site, out, log = self.folder / program.name, self.folder / f"{program.name}-out", self.folder / "log"
        build = lambda: run(program.command(site, out), site, log)
        program.clean(site, out)
        yield COLD, build()
        if not number:
            honest(program, wards.faults(out))
            before = digest(out)
        yield SAME, build()
        if not number:
            honest(program, same(before, out))


def honest(program, faults):
    if faults:
        raise Failed("\n  ".join([f"{program.name} did not do the work:", *faults]))


def same(before, web):
    return [] if digest(web) == before else ["a second build of the same source differs"]


def digest(web):
    """The whole website as one number."""
    whole = hashlib.blake2b()
    for name in sorted(check.published(web)):
        whole.update(f"{name}\0".encode() + (web / name).read_bytes())
    return whole.hexdigest()
