#!/usr/bin/env python3
"""Làm mới content/places.csv: thành phố, 114 xã, phường, đặc khu và hai sở.

Chạy:   pip install vietnam-provinces
        python3 content/.tools/places.py

Thêm tên các đơn vị cũ vào những ô old_names còn trống (chỉ phần Hải Phòng trước sắp xếp):
        pip install vietnamadminunits
        python3 content/.tools/places.py --old-names

Chỉ năm cột code, name, type, slug, parent được ghi lại; các cột khác (hotline, hours,
address, old_names …) giữ nguyên như người sửa bảng đã ghi. Dòng không còn trong danh mục
được giữ lại và nêu tên để người phụ trách quyết định.
"""
import csv
import json
import pathlib
import re
import sys
import unicodedata

sys.dont_write_bytecode = True

from spelling import spelled

TABLE = pathlib.Path(__file__).resolve().parent.parent / "places.csv"
CITY = "31"
OFFICIAL = ["code", "name", "type", "slug", "parent"]
COLUMNS = OFFICIAL + ["old_names", "name.en", "address", "hours", "hotline", "sample"]
TYPES = {"phường": "phuong", "xã": "xa", "đặc khu": "dac-khu"}
COUNTS = {"phuong": 45, "xa": 67, "dac-khu": 2}
ENGLISH = {"phuong": "Ward", "xa": "Commune", "dac-khu": "Special Zone"}
OTHERS = [
    {"code": "so-tu-phap", "name": "Sở Tư pháp", "type": "department", "parent": CITY, "name.en": "Department of Justice"},
    {"code": "so-khcn", "name": "Sở Khoa học và Công nghệ", "type": "department", "parent": CITY,
     "name.en": "Department of Science and Technology"},
]


def folded(name):
    """Tên không dấu, chữ thường, nối bằng gạch ngang: dùng trong địa chỉ trang."""
    letters = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(c for c in letters if unicodedata.category(c) != "Mn").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def official_rows():
    """Thành phố, rồi các đơn vị cấp xã theo mã, rồi các sở."""
    from vietnam_provinces import Ward

    rows = [{"code": CITY, "name": "Thành phố Hải Phòng", "type": "city", "slug": "hai-phong", "parent": "",
             "name.en": "Hải Phòng City"}]
    for ward in sorted(Ward.iter_by_province(int(CITY)), key=lambda w: int(w.code)):
        kind = TYPES[ward.division_type.value]
        name = spelled(ward.name)
        short = name.split(" ", 2 if kind == "dac-khu" else 1)[-1]
        rows.append({"code": f"{int(ward.code):05d}", "name": name, "type": kind, "slug": folded(name), "parent": CITY,
                     "name.en": f"{short} {ENGLISH[kind]}"})
    for kind, wanted in COUNTS.items():
        found = sum(row["type"] == kind for row in rows)
        if found != wanted:
            sys.exit(f"Danh mục có {found} đơn vị loại {kind}, cần {wanted}: không ghi gì.")
    rows += [{**other, "slug": folded(other["name"])} for other in OTHERS]
    return rows


def old_names():
    """Mã đơn vị mới -> tên các đơn vị cũ, chỉ với phần Hải Phòng trước sắp xếp."""
    import sqlite3
    import vietnamadminunits

    data = pathlib.Path(vietnamadminunits.__file__).parent / "data"
    moves = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    base = sqlite3.connect(data / "dataset.db")
    known = {f"{p}_{d}_{w}": (ward, district) for p, d, w, ward, district in base.execute(
        "select provinceKey, districtKey, wardKey, ward, district from admin_units_legacy")}
    names = {key: spelled(ward) for key, ward in base.execute(
        "select wardKey, ward from admin_units where provinceKey = 'thanhphohaiphong'")}
    parts = {}
    for new, olds in moves["DICT_PROVINCE_WARD_NO_DIVIDED"]["thanhphohaiphong"].items():
        parts.setdefault(new, []).extend((old, False) for old in olds)
    for old, news in moves["DICT_PROVINCE_WARD_DIVIDED"]["thanhphohaiphong"].items():
        for new in news:
            parts.setdefault(new["newWardKey"], []).append((old, True))
    found = {}
    for new, olds in parts.items():
        # Hai xã cũ cùng tên Hòa Bình bị gói dữ liệu gộp làm một.
        if new == "xanguyenbinhkhiem":
            olds = [(old, False) for old, _ in olds if "huyenkimthanh" not in old]
        if any(not old.startswith("thanhphohaiphong_") or old not in known for old, _ in olds):
            continue
        found[names[new]] = [
            f"{spelled(known[old][0])} ({known[old][1][0].lower()}{spelled(known[old][1][1:])}{', một phần' if part else ''})"
            for old, part in sorted(olds, key=lambda o: (o[1], known[o[0]]))]
    found["Đặc khu Bạch Long Vĩ"] = ["Huyện Bạch Long Vĩ"]
    return found


def main():
    kept, columns = {}, list(COLUMNS)
    if TABLE.exists():
        with TABLE.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            columns += [c for c in reader.fieldnames or [] if c not in columns]
            kept = {row["code"]: row for row in reader}
    rows = []
    for row in official_rows():
        before = kept.pop(row["code"], {})
        rows.append({c: row.get(c, "") if c in OFFICIAL else before.get(c) or row.get(c, "") for c in columns})
    for row in kept.values():
        print(f"Không còn trong danh mục, vẫn giữ dòng: {row['code']} {row['name']}")
        rows.append(row)
    if "--old-names" in sys.argv[1:]:
        olds = old_names()
        for row in rows:
            row["old_names"] = row["old_names"] or "|".join(olds.get(row["name"], []))
    # Có dấu BOM để Excel đọc đúng tiếng Việt.
    with TABLE.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"Đã ghi {len(rows)} dòng vào {TABLE.name}: " + ", ".join(f"{n} {k}" for k, n in COUNTS.items()))


if __name__ == "__main__":
    main()
