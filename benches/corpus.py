"""Composes N Vietnamese pages from the sentence bank, the same on every machine. A link is left as a hole that each program fills in its own syntax."""

import random
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

import sentences as bank

HOLE = re.compile(r"<<(\d+)>>")


@dataclass
class Page:
    section: str
    slug: str
    title: str
    date: date
    summary: str
    tags: list
    body: str    # Markdown; `<<17>>` stands where a link to page 17 has its target
    first: str   # the first sentence, to look for in the output

    def front_matter(self, **more):
        """The same front matter for every program; `more` for what one of them cannot do without."""
        lines = [f"title: {self.title}", f"date: {self.date}", f"summary: {self.summary}", f"tags: [{', '.join(self.tags)}]"]
        return "\n".join(["---", *lines, *(f"{k}: {v}" for k, v in more.items()), "---", "", ""])

    def markdown(self, link):
        """The body with every hole filled by `link(number)`."""
        return HOLE.sub(lambda hole: link(int(hole[1])), self.body)


def fold(text):
    """`Đăng ký khai sinh` → `dang-ky-khai-sinh`."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", "".join(c for c in bare if not unicodedata.combining(c))).strip("-")


def pages(count):
    """All pages of a corpus of `count`, in order of number."""
    places = [where(n) for n in range(count)]
    titles = [title(n, *places[n]) for n in range(count)]
    return [page(n, count, *places[n], titles) for n in range(count)]


def where(n):
    """Section and errand of page `n`."""
    folder, _, errands = bank.SECTIONS[n % len(bank.SECTIONS)]
    return folder, errands[n // len(bank.SECTIONS) % len(errands)]


def title(n, folder, errand):
    return bank.TITLES[n % 7 % len(bank.TITLES)].format(viec=errand, noi=f"phường Mẫu {n + 1}")


def page(n, count, folder, errand, titles):
    pick = random.Random(n)
    slots = {
        "viec": errand, "noi": f"phường Mẫu {n + 1}", "buu": f"bưu cục Mẫu {n % 89 + 1}", "ngay": pick.randint(2, 15),
        "tien": f"{pick.randrange(5, 60)}.000 đồng", "dt": f"0225 000 {n % 10000:04d}", "so": pick.randint(3, 20),
    }
    near = [(n + step) % count for step in (1, 7, 31, 53)]
    first, body = compose(pick, slots, [f"[{titles[other]}](<<{other}>>)" for other in near], ordered=n % 2 == 1)
    return Page(
        section=folder, slug=f"{fold(errand)}-{n + 1:05d}", title=titles[n], date=date(2019, 1, 1) + timedelta(days=n * 7919 % 2500),
        summary=pick.choice(bank.SUMMARIES).format(**slots), tags=sorted(pick.sample(bank.TAGS, 3)), body=body, first=first,
    )


def compose(pick, slots, links, ordered):
    """One page's prose, about 600 words: introduction, who, a list, four numbered steps, a table, a question, links."""
    def some(sentences, k):
        return " ".join(s.format(**slots, lien_ket=links[0]) for s in pick.sample(sentences, k))

    intro = some(bank.INTRO, 3)
    parts = [intro, "## Ai thực hiện", some(bank.WHO, 2), "## Cần chuẩn bị"]
    parts.append("\n".join(f"- {item.format(**slots)}" for item in pick.sample(bank.PREPARE, 4)))
    parts.append("## Các bước thực hiện")
    chosen = sorted(pick.sample(range(len(bank.STEPS)), 4))
    steps = [(name, " ".join(how[:2]).format(**slots)) for name, how in (bank.STEPS[i] for i in chosen)]
    if ordered:
        parts.append("\n".join(f"{i}. **{name}.** {how}" for i, (name, how) in enumerate(steps, 1)))
    else:
        parts += [block for i, (name, how) in enumerate(steps, 1) for block in (f"### Bước {i}. {name}", how)]
    rows = [" | ".join(cell.format(**slots) for cell in row) for row in pick.sample(bank.ROWS, 3)]
    parts += ["## Lệ phí và thời hạn", "\n".join(["| Cách làm | Lệ phí | Thời hạn |", "|---|---|---|", *(f"| {row} |" for row in rows)])]
    parts += [some(bank.FEES, 2), "## Câu hỏi thường gặp"]
    question, answer = pick.choice(bank.QUESTIONS)
    parts += [f"### {question}", " ".join(answer).format(**slots)]
    parts += ["## Xem thêm", some(bank.HELP[:2], 1) + " " + some(bank.HELP[2:], 1), "\n".join(f"- {link}" for link in links[1:])]
    return intro.split(". ")[0], "\n\n".join(parts) + "\n"
