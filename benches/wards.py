"""The second corpus, for loa alone: a city and its 114 wards, each with the same 100 guides, its own contact, lists, feed and sitemap."""

import csv
import shutil

import check
import corpus
from peers import SITES

WARDS, GUIDES = 114, 100
ROOT = "31"


def places():
    """(code, name, type, slug, parent) of the root and of every ward."""
    yield ROOT, "Thành phố Mẫu", "thanh-pho", "thanh-pho-mau", ""
    for n in range(1, WARDS + 1):
        yield f"{10000 + n}", f"Phường Mẫu {n}", "phuong", f"mau-{n}", ROOT


def contacts():
    """(id, place, role, name, phone, hours): one on duty in every place."""
    for n, (code, name, *_) in enumerate(places()):
        yield f"truc-{code}", code, "duty", f"Tổ hỗ trợ {name}", f"0225 000 {1000 + n}", "Thứ 2–Thứ 6: 07:30–11:30, 13:30–17:00"


def write(site):
    """The site folder."""
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(SITES / "wards", site)
    content = site / "content"
    table(content / "places.csv", "code,name,type,slug,parent", places())
    table(content / "contacts.csv", "id,place,role,unit,phone,hours", contacts())
    (content / "guides").mkdir(exist_ok=True)
    guides = corpus.pages(GUIDES)
    for guide in guides:
        body = guide.markdown(lambda number: f"{guides[number].slug}.md").replace("## Xem thêm\n", "## Xem thêm\n\nNơi tiếp nhận: {{ place.name }}.\n", 1)
        (content / "guides" / f"{guide.slug}.md").write_text(guide.front_matter() + body)


def table(path, header, rows):
    with path.open("w", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([header.split(","), *rows])


def faults(out):
    """What is missing: every place lists every guide, and its own name and number stand on them."""
    found = []
    slugs = [guide.slug for guide in corpus.pages(GUIDES)]
    for (code, name, kind, slug, parent), contact in zip(places(), contacts()):
        root = out / (f"{code}-{slug}" if parent else "www")
        wanted = ["index.html", "huong-dan/index.html", "atom.xml", "sitemap.xml", *(f"huong-dan/{slug}.html" for slug in slugs)]
        missing = [file for file in wanted if not (root / file).is_file()]
        if missing:
            found.append(f"{name}: {len(missing)} files missing, first {missing[0]}")
            continue
        lists, page = (check.Links((root / file).read_text()) for file in (wanted[1], wanted[-1]))
        listed = {check.local(target, wanted[1]) for target in lists.targets}
        found += [f"{name}: {file} is not listed" for file in wanted[4:] if file not in listed]
        found += [f"{name}: “{words}” is not on {wanted[-1]}" for words in (f"Nơi tiếp nhận: {name}.", contact[4]) if words not in page.text]
    return check.few("the city:", found)
