#!/usr/bin/env python3
"""Tạo số liệu minh họa: content/contacts.csv, content/locations.csv và số điện thoại trong content/places.csv.

Chạy sau places.py:   python3 content/.tools/sample.py

Mọi số điện thoại đều có dạng 0225 000 xxxx, không gọi được; mỗi dòng mang dấu "Số liệu minh họa".
Chạy lại cho kết quả y hệt. Dòng đã có số thật (ô "Số liệu minh họa" để trống hoặc "không") được giữ nguyên.
Mã dòng mà thư mục riêng của một đơn vị đã có (content/places/<mã>-…/contacts.csv) không lặp lại ở bảng chung.
"""
import csv
import pathlib

CONTENT = pathlib.Path(__file__).resolve().parent.parent
HOURS = "Thứ Hai–Thứ Sáu: 7:30–11:30, 13:00–17:00"
ID, PLACE, SAMPLE = "Mã dòng", "Đơn vị", "Số liệu minh họa"
CONTACTS = [ID, PLACE, "Vai trò", "Bộ phận", "Điện thoại", "Giờ trực", SAMPLE]
LOCATIONS = [ID, PLACE, "Tên điểm", "Loại điểm", "Địa chỉ", "Giờ làm việc", "Điện thoại", "Thiết bị", "Người hỗ trợ",
             "Bưu chính công ích", "Dịch vụ", SAMPLE, "Vĩ độ", "Kinh độ", "Nguồn tọa độ"]
# Tâm của xã, phường (gói vietnamadminunits 1.0.4, giấy phép MIT), dùng thay cho tọa độ thật của từng điểm.
POSITION_SOURCE = "Gần tâm xã, phường; minh họa, không phải vị trí thật của điểm"
UNITS = ("phuong", "xa", "dac-khu")


def read(path):
    if not path.exists():
        return [], []
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader), list(reader.fieldnames or [])


def write(path, columns, rows):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} dòng")


def phone(number):
    return f"0225 000 {number:04d}"


def position(centre, north, east):
    """Ba ô tọa độ: cách tâm vài trăm mét để các điểm không nằm chồng lên nhau."""
    if not centre:
        return ["", "", ""]
    return [f"{float(centre['lat']) + north:.4f}", f"{float(centre['lon']) + east:.4f}", POSITION_SOURCE]


def inside(name):
    """Tên đơn vị ở giữa câu: "phường Hồng Bàng"."""
    return name[0].lower() + name[1:]


def short(name, kind):
    return name.split(" ", 2 if kind == "dac-khu" else 1)[-1]


def contact(id, place, role, unit, number, hours=HOURS):
    return dict(zip(CONTACTS, [id, place, role, unit, phone(number), hours, "có"]))


def merged(path, columns, made):
    """Bảng mới: dòng minh họa làm lại, dòng thật và dòng người khác thêm vào giữ nguyên, đúng chỗ cũ nếu cùng mã."""
    rows, before = read(path)
    columns = columns + [c for c in before if c not in columns]
    real = {r[ID]: r for r in rows if (r.get(SAMPLE) or "").strip().lower() not in ("có", "true")}
    own = {r[ID] for table in CONTENT.glob(f"places/*/{path.name}") for r in read(table)[0]}
    ids = {r[ID] for r in made}
    stays = {r[ID] for r in made if r[PLACE] == "31"}
    made = [real.get(r[ID], r) for r in made if r[ID] in stays or r[ID] not in own]
    made += [r for id, r in real.items() if id not in ids]
    write(path, columns, made)


def main():
    places, columns = read(CONTENT / "places.csv")
    units = [p for p in places if p["type"] in UNITS]
    number = {p["code"]: i for i, p in enumerate(units, 1)}
    centres = {row["code"]: row for row in read(CONTENT / ".tools/positions.csv")[0]}
    number |= {"31": 0} | {p["code"]: 900 + i for i, p in enumerate((p for p in places if p["type"] == "department"), 1)}

    for p in places:
        if p["code"] not in number:
            continue
        if not p["hotline"] or p["sample"] == "có":
            # The hotline is the number of who is on duty: one number to call.
            p["hotline"], p["sample"] = phone(6001 if p["code"] == "11311" else 2000 + number[p["code"]]), "có"
            p["hours"] = p["hours"] or HOURS
            city = "" if p["type"] == "city" else ", thành phố Hải Phòng"
            p["address"] = p["address"] or p["name"] + city
    write(CONTENT / "places.csv", columns, places)

    contacts = [
        contact("truc-thanh-pho", "31", "trực", "Tổ hỗ trợ dịch vụ công trực tuyến thành phố", 2000),
        contact("ky-thuat", "31", "kỹ thuật", "Hỗ trợ kỹ thuật dùng chung của thành phố", 2999, "Hằng ngày: 7:00–21:00"),
    ]
    locations = [dict(zip(LOCATIONS, [
        "ttpvhcc-thanh-pho", "31", "Trung tâm Phục vụ hành chính công thành phố Hải Phòng", "trung tâm phục vụ hành chính công",
        "Thành phố Hải Phòng", HOURS, phone(4000), "máy tính|máy in|máy quét|ki-ốt", "có", "có",
        "Tiếp nhận hồ sơ|Trả kết quả|Hướng dẫn nộp trực tuyến", "có",
        *position(centres.get("11311"), -0.004, 0.004)]))]
    for p in places:
        if p["type"] == "department":
            n, code = number[p["code"]], p["code"]
            contacts.append(contact(f"truc-{code}", code, "trực", f"Văn phòng {p['name']}", 2000 + n))
            contacts.append(contact(f"tiep-nhan-{code}", code, "tiếp nhận", f"Bộ phận tiếp nhận phản ánh, {p['name']}", 3000 + n))
    for p in units:
        n, code, name = number[p["code"]], p["code"], inside(p["name"])
        address = f"{p['name']}, thành phố Hải Phòng"
        contacts.append(contact(f"truc-{code}", code, "trực", f"Trực hỗ trợ người dân {name}", 2000 + n))
        contacts.append(contact(f"tiep-nhan-{code}", code, "tiếp nhận", f"Quầy tiếp nhận hồ sơ {name}", 3000 + n))
        locations.append(dict(zip(LOCATIONS, [
            f"ttpvhcc-{code}", code, f"Trung tâm Phục vụ hành chính công {name}", "trung tâm phục vụ hành chính công", address, HOURS,
            phone(4000 + n), "máy tính|máy in", "có", "có", "Tiếp nhận hồ sơ|Trả kết quả|Hướng dẫn nộp trực tuyến", "có",
            *position(centres.get(code), 0.0012, -0.0015)])))
        locations.append(dict(zip(LOCATIONS, [
            f"buu-cuc-{code}", code, f"Bưu cục {short(p['name'], p['type'])}", "bưu cục", address, HOURS,
            phone(5000 + n), "máy tính|máy in", "có", "có", "Hướng dẫn nộp hồ sơ trực tuyến|Nhận gửi hồ sơ|Trả kết quả tận nơi", "có",
            *position(centres.get(code), -0.0018, 0.0021)])))
    merged(CONTENT / "contacts.csv", CONTACTS, contacts)
    merged(CONTENT / "locations.csv", LOCATIONS, locations)


if __name__ == "__main__":
    main()
