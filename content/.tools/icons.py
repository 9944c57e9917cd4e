#!/usr/bin/env python3
"""Làm mới các biểu tượng của trang trong static/: favicon.ico, apple-touch-icon.png, icon-*.png.

Chạy:   apt-get install librsvg2-bin
        python3 content/.tools/icons.py

Hình loa lấy từ themes/loa/parts/icons.html, màu lấy từ themes/loa/theme.yaml.
Đổi màu hay hình của giao diện thì chạy lại rồi ghi nhận (commit) các tệp mới.
"""
import pathlib
import re
import struct
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
THEME = ROOT / "themes/loa"
STATIC = ROOT / "static"


def color(name):
    """Màu đầu tiên mang tên này trong theme.yaml: màu của nền sáng."""
    return re.search(rf'^    {name}: "(#[0-9a-f]{{6}})"', (THEME / "theme.yaml").read_text("utf-8"), re.M)[1]


def path(mark):
    return re.search(rf'class="{mark}" d="([^"]+)"', (THEME / "parts/icons.html").read_text("utf-8"))[1]


def drawing(radius, scale):
    """Cái loa trên nền màu; `scale` là phần của hình vuông mà loa chiếm."""
    # Loa trong icons.html chiếm từ 7 đến 43 của khung 48.
    move = f"translate(50 50) scale({100 * scale / 36}) translate(-25 -24)"
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<rect width="100" height="100" rx="{radius}" fill="{color('brand-deep')}"/>
<g transform="{move}">
<path d="{path('horn')}" fill="{color('on-brand')}"/>
<path d="{path('wave')}" fill="none" stroke="{color('gold')}" stroke-width="3.4" stroke-linecap="round"/>
</g></svg>"""


def png(svg, size):
    command = ["rsvg-convert", "--width", str(size), "--height", str(size)]
    return subprocess.run(command, input=svg.encode(), capture_output=True, check=True).stdout


def ico(pictures):
    """Một tệp .ico chứa các ảnh PNG, mỗi cỡ một ảnh."""
    head, body, at = struct.pack("<HHH", 0, 1, len(pictures)), b"", 6 + 16 * len(pictures)
    for size, picture in pictures:
        head += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(picture), at + len(body))
        body += picture
    return head + body


# Góc tròn cho thẻ trình duyệt và màn hình Android; iPhone và ảnh "maskable" tự cắt góc nên nền phủ kín.
# Ảnh "maskable" chừa lề: máy nào cắt thành hình tròn thì loa vẫn nguyên (https://w3c.github.io/manifest/#icon-masks).
tab = drawing(radius=18, scale=0.76)
home = drawing(radius=18, scale=0.62)
filled = drawing(radius=0, scale=0.62)
safe = drawing(radius=0, scale=0.5)
STATIC.mkdir(exist_ok=True)
(STATIC / "favicon.ico").write_bytes(ico([(size, png(tab, size)) for size in (16, 32, 48)]))
(STATIC / "apple-touch-icon.png").write_bytes(png(filled, 180))
(STATIC / "icon-192.png").write_bytes(png(home, 192))
(STATIC / "icon-512.png").write_bytes(png(home, 512))
(STATIC / "icon-maskable-512.png").write_bytes(png(safe, 512))
