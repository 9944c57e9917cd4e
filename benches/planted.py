"""Faults as people make them, one function for each rule over words: given a source of chance, a sentence (or lines) with the fault in it."""

import csv
import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import sentences as bank

REGISTRY = Path(__file__).resolve().parent.parent / "content" / "registry"
FONTS = (REGISTRY.parent.parent / "src" / "vietnamese" / "old_fonts.rs").read_text()
TODAY = date(2026, 11, 22)
LETTERS = "aáàảãạăắằẳẵặâấầẩẫậeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵ"
PLAIN = [s for s in bank.WHO + bank.PREPARE + bank.FEES if "{" not in s]


def rows(name):
    return list(csv.DictReader((REGISTRY / f"{name}.csv").open(encoding="utf-8-sig")))


def is_past(row):
    day = row.get("đến") or ""
    return bool(day) and date(*reversed([int(part) for part in day.split("/")])) < TODAY


def names(register):
    """Every way to write what is past; a law by its number or its short names, for its subject alone names none."""
    past = [row for row in rows(register) if is_past(row) and (row.get("nay là") or row.get("thay bằng"))]
    written = [[row.get("số hiệu") or row["tên"]] + (row.get("cách viết khác") or "").split(" | ") for row in past]
    return sorted({name.strip() for group in written for name in group if name and name.strip()})


def sentence(pick):
    return pick.choice(PLAIN)


def bare(letter):
    return unicodedata.normalize("NFD", letter.lower().replace("đ", "d"))[0]


def slip(pick, word):
    """A slip of the hand in a word: a mark wrong, two letters changed about, one lacking, one twice."""
    at = pick.randrange(1, len(word) - 1)
    kind = pick.randrange(4)
    if kind == 0:
        vowels = [i for i, c in enumerate(word) if c.lower() in LETTERS]
        if vowels:
            i = pick.choice(vowels)
            return word[:i] + pick.choice([c for c in LETTERS if bare(c) == bare(word[i]) and c != word[i]]) + word[i + 1:]
    if kind == 1:
        return word[:at] + word[at + 1] + word[at] + word[at + 2:]
    if kind == 2:
        return word[:at] + word[at + 1:]
    return word[:at] + word[at] + word[at:]


def misspelt(pick):
    words = sentence(pick).split(" ")
    i = pick.choice([i for i, w in enumerate(words) if len(w) > 3 and w.isalpha() and not w.isascii()])
    new = slip(pick, words[i])
    return misspelt(pick) if new == words[i] else " ".join(words[:i] + [new] + words[i + 1:])


def decomposed(pick):
    words = sentence(pick).split(" ")
    i = pick.choice([i for i, w in enumerate(words) if unicodedata.normalize("NFD", w.replace("đ", "d")) != w.replace("đ", "d")])
    return " ".join(words[:i] + [unicodedata.normalize("NFD", words[i])] + words[i + 1:])


def between(pick, sign):
    words = sentence(pick).split(" ")
    i = pick.randrange(1, len(words))
    return " ".join(words[:i]) + sign + " ".join(words[i:])


def before_sign(pick):
    text = sentence(pick)
    at = pick.choice([m.start() for m in re.finditer(r"[,.;]", text)])
    return text[:at] + " " + text[at:]


def unbalanced(pick):
    words = sentence(pick).rstrip(".").split(" ")
    i = pick.randrange(2, len(words))
    opening, closing = pick.choice(["()", "“”", "[]"])
    whole = words[:i] + [opening + words[i - 1], words[i] + closing] + words[i + 1:] if i < len(words) else words
    text = " ".join(whole) + "."
    return text.replace(pick.choice([opening, closing]), "", 1)


def old_font(pick):
    text = f"{sentence(pick)} {sentence(pick)}"
    if pick.random() < 0.5:
        table = {new: old for old, new in re.findall(r"\('(.)', '(.)'\)", FONTS.split("const VNI_PAIRS")[0])}
        table["ư"] = "\u00ad"
        return "".join(table.get(c, c) for c in text.replace("“", '"').replace("”", '"') if c in table or ord(c) < 256)
    pairs = {new: old for old, new in re.findall(r"\(\"(..)\", '(.)'\)", FONTS)}
    single = {new: old for old, new in re.findall(r"\('(.)', '(.)'\)", FONTS.split("const VNI_SINGLE")[1].split("];")[0])}
    table = {**single, **pairs}
    return "".join(table.get(c, c) for c in text.replace("Đ", "Ñ").replace("“", '"').replace("”", '"') if c in table or ord(c) < 256)


def unknown_abbreviation(pick):
    known = {row["viết tắt"] for row in rows("abbreviations")}
    name = "".join(pick.choices("BCDĐGHKLMNPQRSTV", k=pick.randint(3, 5)))
    return unknown_abbreviation(pick) if name in known else f"Hồ sơ nộp tại phòng {name} của phường, {sentence(pick).lower()}"


def unexplained_abbreviation(pick):
    name = pick.choice([row["viết tắt"] for row in rows("abbreviations") if not row["ai cũng biết"]])
    return pick.choice(["Bà con hỏi {} trước khi nộp.", "Theo {}, lệ phí được giảm.", "Việc này thuộc {} của phường."]).format(name)


def near_term(pick):
    terms = [row["tên"] for row in rows("terms") if not is_past(row) and not row["nay là"] and len(row["tên"].split(" ")) >= 3]
    words = pick.choice(terms).split(" ")
    i = pick.randrange(1, len(words))
    if len(words[i]) < 3:
        return near_term(pick)
    new = slip(pick, words[i])
    if new == words[i]:
        return near_term(pick)
    return f"Bà con tìm hiểu về {' '.join(words[:i] + [new] + words[i + 1:])} trước khi đến."


def long_sentence(pick):
    parts = [s.rstrip(".").replace(";", ",").replace(":", ",") for s in pick.sample(PLAIN, 5)]
    return ", ".join([parts[0]] + [p[0].lower() + p[1:] for p in parts[1:]]) + "."


def long_paragraph(pick):
    return " ".join(pick.choice(PLAIN) for _ in range(14))


def counts(pick):
    number, words = pick.choice([(2, "hai"), (3, "ba"), (4, "bốn"), (5, "năm"), (3, "3"), (4, "4"), (6, "6")])
    thing = pick.choice(["bước", "loại giấy tờ", "cách nộp", "việc cần làm", "trường hợp", "điều cần nhớ", "kênh hỗ trợ"])
    listed = max(2, number + pick.choice([-1, 1])) if number > 2 else 3
    marks = pick.choice([["-"] * 9, ["*"] * 9, [f"{i}." for i in range(1, 10)], [f"{c})" for c in "abcdeghik"]])
    head = pick.choice(["Có {} {}:", "Bà con cần làm {} {} sau:", "Hồ sơ gồm {} {}:"]).format(words, thing)
    return "\n".join([head] + [f"{marks[i]} {pick.choice(PLAIN)}" for i in range(listed)])


def old_unit(pick):
    row = pick.choice([row for row in rows("units") if is_past(row)])
    where = f", {row['thuộc']}" if row["thuộc"] else ""
    return pick.choice(["Trụ sở tại {}, mở cửa cả tuần.", "Người dân ở {} nộp hồ sơ tại đây.", "Buổi hướng dẫn tổ chức ở {} vào tối nay."]).format(row["tên"] + where)


def said(templates, register):
    return lambda pick: pick.choice(templates).format(pick.choice(names(register)))


def paper(pick):
    copy = pick.choice(["bản sao", "bản photo", "bản chụp", "photo", "bản phô tô"])
    what = pick.choice(["sổ hộ khẩu", "thẻ căn cước", "CCCD", "chứng minh nhân dân", "giấy xác nhận thông tin về cư trú", "căn cước công dân"])
    return pick.choice(["Hồ sơ gồm tờ khai và {} {}.", "Bà con nộp kèm {} {}.", "Mang theo {} có chứng thực {} của cha mẹ."]).format(copy, what)


def weekday(pick):
    day = TODAY + timedelta(days=pick.randint(1, 400))
    days = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
    wrong = pick.choice([name for i, name in enumerate(days) if i != day.weekday()])
    dated = pick.choice([f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day.day} tháng {day.month} năm {day.year}", f"{day:%d.%m.%Y}"])
    return pick.choice([f"Buổi họp vào {wrong}, ngày {dated}.", f"Điểm lưu động mở cửa {wrong} {dated}.", f"Hẹn bà con ngày {dated} ({wrong})."])


def impossible_day(pick):
    day, month = pick.choice([(30, 2), (29, 2), (31, 4), (31, 6), (31, 9), (31, 11), (31, 2)])
    return pick.choice(["Hạn nộp là ngày {d}/{m:02d}/2027.", "Nghỉ đến hết {d} tháng {m} năm 2027.", "Trả kết quả ngày {d}.{m:02d}.2027."]).format(d=day, m=month)


def phone(pick):
    number = pick.choice([f"0225 000 {pick.randint(0, 999):03d}", f"0225 000 {pick.randint(0, 99999):05d}", f"O225 000 {pick.randint(0, 9999):04d}", f"0168 {pick.randint(0, 999):03d} {pick.randint(0, 9999):04d}", f"0912 000 {pick.randint(0, 99):02d}"])
    return pick.choice(["Gọi {} để được hướng dẫn.", "Điện thoại: {}", "Liên hệ số máy {} trong giờ làm việc.", "Đường dây nóng {} trực cả ngày."]).format(number)


def mobile(pick):
    digits = f"{pick.choice(['03', '05', '07', '08', '09'])}{pick.randint(10_000_000, 99_999_999)}"
    number = pick.choice([digits, f"{digits[:4]} {digits[4:7]} {digits[7:]}", f"{digits[:4]}.{digits[4:7]}.{digits[7:]}", f"+84 {digits[1:4]} {digits[4:7]} {digits[7:]}"])
    return pick.choice(["Gặp chị cán bộ, số {}.", "Nhắn Zalo {} để lấy số.", "Gọi {} khi cần."]).format(number)


def mail(pick):
    box = pick.choice(["phuongmau", "ubnd.mau", "tuphap_mau", "motcua-2026"]) + "@" + pick.choice(["gmail.com", "yahoo.com", "yahoo.com.vn", "hotmail.com", "outlook.com"])
    return pick.choice(["Gửi thư về {}.", "Hộp thư của phường: {}", "Góp ý qua {} trước thứ Sáu."]).format(box)


def look_alike(pick):
    real = pick.choice(["dichvucong.gov.vn", "vneid.gov.vn", "baohiemxahoi.gov.vn", "chinhphu.vn", "bocongan.gov.vn"])
    label = real.split(".")[0]
    fake = pick.choice([
        real.replace(".vn", "-vn.com") if ".gov" not in real else real.replace(".gov", "-gov"), f"{real}.{pick.choice(['nop-ho-so.com', 'xacthuc.online', 'top'])}", f"{label}-{pick.choice(['capnhat', 'hotro', 'online'])}.com",
        real.replace("o", "0", 1) if "o" in real else real.replace("i", "1", 1), real.replace("o", "о", 1) if "o" in real else real.replace("e", "е", 1), f"{label}{pick.choice(['quocgia', 'vn', 'so'])}.net",
    ])
    if fake == real:  # a name without such a letter
        return look_alike(pick)
    return pick.choice(["Nộp hồ sơ tại {}.", "Mở https://{}/ rồi đăng nhập.", "Trang {} mở cả ngày."]).format(fake)


def short_link(pick):
    link = pick.choice(["bit.ly", "tinyurl.com", "s.id", "by.com.vn", "cutt.ly", "rebrand.ly", "is.gd"]) + "/" + "".join(pick.choices("abcdefghkmnpqrs23456789", k=6))
    return pick.choice(["Đăng ký tại https://{}", "Mở {} để điền phiếu.", "Tải mẫu: {}"]).format(link)


def http_link(pick):
    host = pick.choice(["haiphong.gov.vn", "phuongmau.haiphong.gov.vn", "baohaiphong.vn", "moj.gov.vn"])
    return pick.choice(["Xem http://{}/huong-dan trước khi đi.", "Trang của phường: http://{}"]).format(host)


def asks(pick):
    secret = pick.choice(["mã OTP", "mật khẩu VNeID", "mã xác nhận", "mã xác thực", "mật khẩu tài khoản ngân hàng", "mã PIN"])
    return pick.choice([
        "Bà con đọc {} cho cán bộ trực để làm giúp.", "Vui lòng cung cấp {} khi được hỏi.", "Nhắn tin {} về số máy của tổ hỗ trợ.", "Khi đến quầy, hãy cho biết {} để tra cứu.",
        "Gửi cho tổ công nghệ số {} vừa nhận.", "Ghi vào phiếu {} của tài khoản.", "Báo {} cho nhân viên qua điện thoại.", "Chia sẻ {} với người hỗ trợ để nộp thay.",
    ]).format(secret)


def identity(pick):
    number = f"{pick.randint(1, 96):03d}{pick.randint(0, 3)}{pick.randint(40, 99):02d}{pick.randint(1234, 987_653):06d}"
    number = pick.choice([number, f"{number[:3]} {number[3:6]} {number[6:9]} {number[9:]}"])
    return pick.choice(["Ví dụ người có số {} nộp lúc sáng.", "Số căn cước: {}", "Hồ sơ của công dân {} đã xong."]).format(number)


def account(pick):
    number = str(pick.randint(10 ** 8, 10 ** 14 - 1))
    return pick.choice(["Chuyển vào số tài khoản {} của tổ.", "STK {} tại ngân hàng.", "Tài khoản số {} mở tại kho bạc.", "Ủng hộ qua số tài khoản: {}"]).format(number)


def explained(rule):
    """Words that make a fault of this rule none when they stand before it."""
    return [row["viết đầy đủ"].lower() for row in rows("abbreviations")] if rule == "abbreviation-unexplained" else []


OLD = {"old-unit", "unit-is-another", "unit-ambiguous"}
# What counts as found, where it is not the rule's own name alone: an old name may be ambiguous, or another unit's today.
CODES = {"old-unit": OLD}

RULES = {
    "not-nfc": decomposed,
    "invisible-character": lambda pick: between(pick, " " + pick.choice("\u200b\u200e\u202a\u2060\ufeff")),
    "impossible-syllable": misspelt,
    "unbalanced": unbalanced,
    "double-space": lambda pick: between(pick, "  "),
    "space-before-sign": before_sign,
    "old-font": old_font,
    "abbreviation-unknown": unknown_abbreviation,
    "abbreviation-unexplained": unexplained_abbreviation,
    "near-miss": near_term,
    "long-sentence": long_sentence,
    "long-paragraph": long_paragraph,
    "count-differs": counts,
    "old-unit": old_unit,
    "old-agency": said(["Hồ sơ gửi về {}.", "{} tiếp nhận và trả kết quả.", "Bà con hỏi {} để biết thêm."], "agencies"),
    "old-term": said(["Bà con mang theo {} khi đến.", "Trường hợp mất {} thì báo ngay.", "Mục {} ghi ở trang đầu."], "terms"),
    "law-out-of-force": said(["Thực hiện theo {}.", "Căn cứ {}, lệ phí được miễn.", "Điều 5 {} quy định việc này."], "laws"),
    "paper-not-asked": paper,
    "weekday-wrong": weekday,
    "day-impossible": impossible_day,
    "phone-in-text": phone,
    "personal-number": mobile,
    "free-mail": mail,
    "look-alike-domain": look_alike,
    "short-link": short_link,
    "http-link": http_link,
    "asks-secret": asks,
    "id-number": identity,
    "account-number": account,
}
