"""Cách viết tên đơn vị hành chính, dùng chung cho các lệnh làm mới bảng."""
import re
import unicodedata

# Hai cách đặt dấu cùng đúng; văn bản thành lập đơn vị viết "Thủy", "Hòa".
OLD_STYLE = [("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("oè", "òe"), ("oé", "óe"),
             ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"), ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy")]


def spelled(name):
    """Tên theo NFC, đặt dấu kiểu "Thủy", "Hòa" ở âm tiết mở (trừ sau q)."""
    name = unicodedata.normalize("NFC", name).strip()
    for new, old in OLD_STYLE:
        name = re.sub(rf"(?<![qQ]){new}(?!\w)", old, name)
    return name
