#!/usr/bin/env python3
"""Làm mới static/bieu-mau/phieu-chuan-bi-ho-so.docx: tờ A4 để trống cho người dân ghi trước khi đi làm thủ tục.

Chạy:   pip install python-docx
        python3 content/.tools/bieu_mau.py

Phiếu chỉ nhắc việc cho người dùng, không phải mẫu đơn của cơ quan nào. Sửa lời trong tệp này rồi chạy lại.
"""
import datetime
import pathlib

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FILE = pathlib.Path(__file__).resolve().parents[2] / "static/bieu-mau/phieu-chuan-bi-ho-so.docx"
# Ngày sửa lời lần cuối: chạy lại không đổi lời thì tệp không đổi.
CHANGED = datetime.datetime(2026, 11, 24)
TITLE = "Phiếu chuẩn bị hồ sơ"

DETAILS = [
    "Việc cần làm (tên thủ tục)",
    "Làm cho ai",
    "Nơi nộp, địa chỉ",
    "Giờ làm việc",
    "Số điện thoại đã gọi hỏi",
    "Ngày dự định đi nộp",
]
PAPERS = ["Thẻ căn cước của người đi nộp", "", "", "", "", ""]
QUESTIONS = [
    "Việc này nộp trực tuyến được không?",
    "Giấy tờ nào cần bản gốc để đối chiếu, giấy tờ nào cần bản sao, mấy bản?",
    "Phí, lệ phí bao nhiêu, nộp bằng cách nào?",
    "Bao giờ có kết quả, nhận ở đâu?",
    "Nhờ người khác nộp thay thì cần thêm giấy gì?",
]


def shade(cell, fill):
    properties = cell._tc.get_or_add_tcPr()
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)):
        shading.set(qn(name), value)
    properties.append(shading)


def header_row(row):
    """Dòng tiêu đề: trình đọc màn hình đọc tên cột, sang trang thì lặp lại."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def table(document, widths, header=None):
    made = document.add_table(rows=0, cols=len(widths))
    made.style = "Table Grid"
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    for column, width in zip(made.columns, widths):
        column.width = Mm(width)
    if header:
        row(made, widths, header, 7, bold=True)
        header_row(made.rows[0])
    return made


def row(of, widths, texts, height, bold=False):
    added = of.add_row()
    added.height = Mm(height)
    for cell, width, text in zip(added.cells, widths, texts):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph.add_run(text).bold = bold
        if bold:
            shade(cell, "EEEEEE")


def styled(document):
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(14)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.paragraph_format.space_after = Pt(3)
    normal.paragraph_format.line_spacing = 1.0
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    for name, size, before in (("Title", 20, 0), ("Heading 1", 13, 8)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold = "Times New Roman", Pt(size), True
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        for kind in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), "Times New Roman")
        color = style.element.rPr.find(qn("w:color"))
        if color is not None:
            style.element.rPr.remove(color)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
    border = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        document.styles["Title"].element.pPr.remove(border)


def main():
    document = Document()
    styled(document)
    properties = document.core_properties
    properties.title, properties.language, properties.author = TITLE, "vi-VN", "loa"
    properties.comments = "Biểu mẫu minh họa, không phải mẫu đơn của cơ quan nào."
    properties.created = properties.modified = CHANGED
    properties.last_modified_by = "loa"

    document.add_paragraph(TITLE.upper(), style="Title").alignment = WD_ALIGN_PARAGRAPH.CENTER
    about = document.add_paragraph()
    about.alignment = WD_ALIGN_PARAGRAPH.CENTER
    about.add_run(
        "Biểu mẫu minh họa, để bà con tự ghi và mang theo. Không phải mẫu đơn của cơ quan nào, không cần nộp cho ai."
    ).italic = True

    document.add_paragraph("1. Việc cần làm", style="Heading 1")
    widths = (62, 108)
    details = table(document, widths)
    for label in DETAILS:
        row(details, widths, (label, ""), 8.5)

    document.add_paragraph("2. Giấy tờ cần mang", style="Heading 1")
    document.add_paragraph("Hỏi trước khi đi, ghi vào bảng, đủ giấy nào thì đánh dấu giấy đó.")
    widths = (92, 26, 26, 26)
    papers = table(document, widths, ("Tên giấy tờ", "Bản gốc", "Bản sao", "Đã có"))
    for name in PAPERS:
        row(papers, widths, (name, "☐", "☐", "☐"), 7.5)
    for line in papers.rows:
        for cell in line.cells[1:]:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER

    document.add_paragraph("3. Câu nên hỏi", style="Heading 1")
    widths = (92, 78)
    questions = table(document, widths, ("Câu hỏi", "Trả lời"))
    for question in QUESTIONS:
        row(questions, widths, (question, ""), 10.5)

    document.add_paragraph("4. Trước khi ra khỏi nhà", style="Heading 1")
    for line in (
        "☐  Điện thoại đã sạc đầy, đã cài VNeID nếu nộp trực tuyến.",
        "☐  Bản gốc để trong một túi riêng; xong việc nhớ nhận lại.",
    ):
        document.add_paragraph(line)
    document.add_paragraph().add_run("Không ghi mật khẩu, mã OTP vào phiếu này và không đọc cho ai.").bold = True
    FILE.parent.mkdir(parents=True, exist_ok=True)
    document.save(FILE)


main()
