#!/usr/bin/env python3
"""Làm mới content/registry/units.csv: đơn vị hành chính trước và sau ngày 01/7/2025.

Chạy:   pip install vietnamadminunits
        python3 content/.tools/registry.py

Có gì trong bảng: mọi tỉnh cũ không còn tên; quận, huyện, xã, phường, thị trấn cũ và đơn vị cấp xã mới
của thành phố Hải Phòng (gồm cả tỉnh Hải Dương trước đây). Bảng được ghi lại toàn bộ.
Mỗi dòng là một đơn vị trong một khoảng thời gian; "nay là" kể các đơn vị kế tiếp.
"""
import csv
import importlib.util
import json
import pathlib
import sqlite3
import sys

sys.dont_write_bytecode = True

from spelling import spelled

TABLE = pathlib.Path(__file__).resolve().parent.parent / "registry" / "units.csv"
CITY, PARTS = "thanhphohaiphong", ["thanhphohaiphong", "tinhhaiduong"]
LAST, FIRST = "30/06/2025", "01/07/2025"
COLUMNS = ["tên", "thuộc", "từ", "đến", "nay là"]
# Đổi tên trước đợt sắp xếp này, gói dữ liệu không ghi.
EARLIER = [
    ("Huyện Thủy Nguyên", "thành phố Hải Phòng", "", "31/12/2024", ""),
    ("Huyện An Dương", "thành phố Hải Phòng", "", "31/12/2024", ""),
    ("Tỉnh Thừa Thiên Huế", "", "", "31/12/2024", "thành phố Huế"),
]
# Hai xã cũ cùng tên Hòa Bình bị gói dữ liệu gộp làm một.
WRONG = {("xanguyenbinhkhiem", "huyenkimthanh")}


def within(name):
    """Tên đứng giữa câu: "Phường An Biên" -> "phường An Biên"."""
    return name[0].lower() + name[1:]


def main():
    # Chỉ cần dữ liệu của gói, không cần chạy nó.
    package = importlib.util.find_spec("vietnamadminunits") or sys.exit("Hãy chạy: pip install vietnamadminunits")
    data = pathlib.Path(package.origin).parent / "data"
    moves = json.loads((data / "converter_2025.json").read_text(encoding="utf-8"))
    base = sqlite3.connect(data / "dataset.db")
    provinces = {key: spelled(name) for key, name in base.execute("select distinct provinceKey, province from admin_units")}
    before = {key: spelled(name) for key, name in base.execute("select distinct provinceKey, province from admin_units_legacy")}
    rows = list(EARLIER)
    for new, olds in moves["DICT_PROVINCE"].items():
        rows += [(before[old], "", "", LAST, within(provinces[new])) for old in olds if old not in provinces and old in before]
    wards = {key: spelled(name) for key, name in base.execute(
        "select wardKey, ward from admin_units where provinceKey = ?", [CITY])}
    became = {}
    for new, olds in moves["DICT_PROVINCE_WARD_NO_DIVIDED"][CITY].items():
        for old in olds:
            if not any(new == n and part in old for n, part in WRONG):
                became.setdefault(old, []).append(new)
    for old, news in moves["DICT_PROVINCE_WARD_DIVIDED"][CITY].items():
        became.setdefault(old, []).extend(new["newWardKey"] for new in news)
    legacy = base.execute(
        "select province, district, ward, provinceKey, districtKey, wardKey from admin_units_legacy"
        f" where provinceKey in ({','.join('?' * len(PARTS))})", PARTS).fetchall()
    rows += sorted({(spelled(district), within(spelled(province)), "", LAST, "") for province, district, *_ in legacy})
    for province, district, ward, *keys in legacy:
        if ward is None:
            continue
        now = " | ".join(within(wards[new]) for new in sorted(set(became.get("_".join(keys), []))))
        rows.append((spelled(ward), within(spelled(district)), "", LAST, now))
    rows += [(wards[key], within(provinces[CITY]), FIRST, "", "") for key in sorted(wards)]
    with TABLE.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    unknown = [row for row in rows if row[1].startswith(("quận", "huyện", "thị xã")) and not row[4]]
    print(f"{len(rows)} dòng; {len(unknown)} đơn vị cấp xã cũ chưa rõ nay là gì.")
    for row in unknown:
        print("  ", row[0], row[1])


if __name__ == "__main__":
    main()
