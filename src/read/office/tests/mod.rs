//! Word files made of raw XML, and their blocks.

use super::*;
use crate::vietnamese::OldFont;
use std::io::{Cursor, Write};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A file with these parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a zip file");
        archive.write_all(bytes.as_bytes()).expect("a zip file");
    }
    archive.finish().expect("a zip file").into_inner()
}

fn word_file(body: &str) -> Vec<u8> {
    archive(&[("word/document.xml", &format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"))])
}

/// The Markdown of a body, and what is remarked.
fn read(body: &str) -> (String, Vec<String>) {
    let text = read_word(&word_file(body), None).expect("a Word file");
    let remarks = text.remarks.iter().map(|remark| format!("{} {} {}", remark.paragraph, remark.what, remark.text)).collect();
    (to_markdown(&text.blocks), remarks)
}

fn paragraph(runs: &str) -> String {
    format!("<w:p>{runs}</w:p>")
}

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn run_with(properties: &str, words: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

#[test]
fn only_pictures_are_pictures() {
    let blip = |alt: &str, id: &str| format!("<w:p><w:drawing><wp:docPr descr=\"{alt}\"/><a:blip r:embed=\"{id}\"/></w:drawing></w:p>");
    let body = [blip("Ảnh", "a"), blip("]&#10;&#10;# [x](y)", "b"), blip("", "c"), blip("", "d")].concat();
    let relation = |id: &str, target: &str| format!("<Relationship Id=\"{id}\" Target=\"{target}\" Type=\"{OFFICE}/image\"/>");
    let relations = [
        relation("a", "media/z.md"),
        relation("b", "media/z.php"),
        relation("c", "media/../../z.html"),
        relation("d", "https://a.vn/x.png"),
    ];
    let bytes = archive(&[
        ("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>")),
        ("word/_rels/document.xml.rels", &format!("<R>{}</R>", relations.concat())),
        ("word/media/z.md", "---\ntitle: Khac\n---\n"),
    ]);
    // A picture by its bytes, whatever its name.
    let mut with_picture = zip::ZipWriter::new_append(Cursor::new(bytes)).expect("a zip file");
    with_picture.start_file("word/media/z.php", zip::write::SimpleFileOptions::default()).expect("a zip file");
    with_picture.write_all(b"\x89PNG\r\n\x1a\n").expect("a zip file");
    let text = read_word(&with_picture.finish().expect("a zip file").into_inner(), None).expect("a Word file");
    assert_eq!(to_markdown(&text.blocks), "Ảnh\n\n![\\] # \\[x\\](y)](anh-1.png)\n");
    let remarks: Vec<(&str, usize, &str)> = text.remarks.iter().map(|r| (r.what, r.paragraph, &*r.text)).collect();
    let expected = [("picture", 1, "z.md: Ảnh"), ("picture", 3, "z.html"), ("picture-elsewhere", 4, "x.png")];
    assert_eq!(
        remarks.iter().map(|(what, no, _)| (*what, *no)).collect::<Vec<_>>(),
        expected.map(|(what, no, _)| (what, no)),
        "{remarks:?}"
    );
    assert_eq!(text.pictures.len(), 1);
    assert_eq!(markdown::address("https://a.vn/x (1)"), "https://a.vn/x%20%281%29");
}

#[test]
fn text_of_old_fonts_becomes_unicode() {
    let in_font = |font: &str, words: &str| run_with(&format!("<w:rFonts w:ascii=\"{font}\"/>"), words);
    let first = paragraph(&in_font(".VnTimeH", "§¨ng ký khai sinh"));
    let second =
        [(".VnTime", "ñy ban nh©n d©n th"), (".VnTime", "µnh phè H¶i Phßng"), (".VnTime", ", 2026")].map(|(f, w)| in_font(f, w)).concat();
    let body = format!("{first}{}", paragraph(&second));
    let read = |body: &str, is_mixed| {
        let text = read_word(&word_file(body), Some(OldFontText { font: OldFont::Tcvn3, is_mixed })).expect("a Word file");
        to_markdown(&text.blocks)
    };
    assert_eq!(read(&body, false), "ĐĂNG KÝ KHAI SINH\n\nủy ban nhân dân thành phố Hải Phòng, 2026\n");
    let mixed = paragraph(&[in_font(".VnTime", "ñy ban nh©n d©n "), in_font("Arial", "phường này hò hẹn")].concat());
    assert_eq!(read(&mixed, true), "ủy ban nhân dân phường này hò hẹn\n");
}

#[test]
fn what_a_reader_does_not_see_is_remarked_with_its_paragraph() {
    let first = [run("Nộp "), run_with("<w:strike/>", "ba"), run_with("<w:vanish/>", "nội bộ"), run(" hai bản.")].concat();
    let second = format!("{}<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins>{}</w:ins>", run("Mẫu "), run("mới"));
    let (markdown, remarks) = read(&[paragraph(&first), paragraph(&second)].concat());
    assert_eq!(markdown, "Nộp hai bản.\n\nMẫu mới\n");
    assert_eq!(remarks, ["1 hidden nội bộ", "1 struck ba", "2 deleted cũ", "2 inserted mới"]);
    // A deleted mark of a paragraph joins two paragraphs; a moved text stands where it went.
    let moved = format!("<w:moveFrom>{}</w:moveFrom>{}", run("dời"), run("Còn."));
    let joined = format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}", run("Một "), paragraph(&run("hai.")));
    let (markdown, remarks) = read(&[paragraph(&moved), joined, paragraph(&format!("<w:moveTo>{}</w:moveTo>", run("dời")))].concat());
    assert_eq!(markdown, "Còn.\n\nMột hai.\n\ndời\n");
    assert_eq!(remarks, ["1 deleted dời", "4 inserted dời"]);
}

#[test]
fn signs_raised_digits_and_hyphens_are_kept() {
    let parts = [
        run("10"),
        run_with("<w:vertAlign w:val=\"superscript\"/>", "6"),
        run(" đồng, H"),
        run_with("<w:vertAlign w:val=\"subscript\"/>", "2"),
        run("O, 5"),
        run_with("<w:vertAlign w:val=\"superscript\"/>", "th"),
        run(" QĐ"),
        "<w:r><w:noBreakHyphen/><w:t>UBND </w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"Lạ\" w:char=\"F001\"/></w:r>"
            .into(),
        run_with("<w:rFonts w:ascii=\"Wingdings\"/>", "\u{f0a8}"),
    ];
    let (markdown, remarks) = read(&paragraph(&parts.concat()));
    assert_eq!(markdown, "10⁶ đồng, H₂O, 5<sup>th</sup> QĐ-UBND ☑□\n");
    assert_eq!(remarks, ["1 sign Lạ F001"]);
}

#[test]
fn lines_within_a_paragraph_are_lines_or_entries() {
    let body = paragraph("<w:r><w:t>Nơi nộp:</w:t><w:br/><w:t>- Quầy 1</w:t><w:br/><w:t>- Quầy 2</w:t></w:r>");
    assert_eq!(read(&body).0, "Nơi nộp:\n\n- Quầy 1\n- Quầy 2\n");
    let bold = paragraph("<w:r><w:rPr><w:b/></w:rPr><w:t>Trong giờ.</w:t></w:r><w:r><w:br/><w:t># 1</w:t></w:r>");
    assert_eq!(read(&bold).0, "**Trong giờ.**\\\n\\# 1\n");
    let rules = ["-----", ": x", "| a", "5 &lt; 6 &amp;lt; $x$ ~y~ C#"].map(|words| paragraph(&run(words))).concat();
    assert_eq!(read(&rules).0, "\\-----\n\n\\: x\n\n\\| a\n\n5 \\< 6 \\&lt; \\$x\\$ \\~y\\~ C#\n");
}

#[test]
fn merged_cells_stand_in_their_columns() {
    let cell = |properties: &str, words: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph(&run(words)));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let (start, on) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let rows = [
        row(&[cell(start, "Việc"), cell("<w:gridSpan w:val=\"2\"/>", "Số ngày")]),
        row(&[cell(on, ""), cell("", "Mạng"), cell("", "Quầy")]),
        row(&[cell(start, "Khai sinh"), cell("", "1"), cell("", "2")]),
        row(&[cell(on, ""), cell("", "3"), cell("", "4")]),
        row(&[cell("<w:gridSpan w:val=\"3\"/>", "Cộng")]),
    ];
    let expected =
        "| Việc | Số ngày: Mạng | Số ngày: Quầy |\n|---|---|---|\n| Khai sinh | 1 | 2 |\n| Khai sinh | 3 | 4 |\n| Cộng |  |  |\n";
    assert_eq!(read(&format!("<w:tbl>{}</w:tbl>", rows.concat())).0, expected);
    // A frame around text is no table; a table within a cell becomes lines.
    let frame = format!("<w:tbl>{}</w:tbl>", row(&[cell("", "Trong khung")]));
    assert_eq!(read(&frame).0, "Trong khung\n");
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[cell("", "a"), cell("", "b")]));
    let outer = format!("<w:tbl>{}</w:tbl>", row(&[format!("<w:tc>{inner}<w:p/></w:tc>"), cell("", "c|d")]));
    assert_eq!(read(&outer), ("| a – b | c\\|d |\n|---|---|\n".to_string(), vec!["2 inner-table a b".to_string()]));
}

#[test]
fn boxes_stand_once_behind_their_paragraph() {
    let content = format!("<w:txbxContent>{}</w:txbxContent>", paragraph(&run("HOTLINE 1022")));
    let choice =
        format!("<mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice>");
    let old = format!("<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>");
    let body = paragraph(&format!("{}<w:r><mc:AlternateContent>{choice}{old}</mc:AlternateContent></w:r>{}", run("Trước, "), run("sau.")));
    let (markdown, remarks) = read(&format!("{body}{}", paragraph(&run("Cuối."))));
    assert_eq!((&*markdown, remarks.len()), ("Trước, sau.\n\nHOTLINE 1022\n\nCuối.\n", 0));
}

#[test]
fn links_fields_and_contents() {
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let link = [
        &field("begin"),
        "<w:r><w:instrText> HYPERLINK \"https://a.vn/x\" </w:instrText></w:r>",
        &field("separate"),
        &run("Cổng"),
        &field("end"),
        &run("."),
    ]
    .concat();
    let contents =
        [&field("begin"), "<w:r><w:instrText>TOC \\o</w:instrText></w:r>", &field("separate"), &run("1. Mục … 3"), &field("end")].concat();
    let tick =
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData></w:fldChar></w:r>";
    let tick = [tick, "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>", &field("end"), &run(" Có")].concat();
    let (markdown, remarks) = read(&[link, contents, tick].map(|runs| paragraph(&runs)).concat());
    assert_eq!(remarks, ["2 contents 1. Mục … 3"]);
    assert_eq!(markdown, "[Cổng](https://a.vn/x).\n\n☑ Có\n");
}

#[test]
fn other_main_parts_prefixes_and_formats() {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let main = format!("<x:document xmlns:x=\"{word}\"><x:body><x:p><x:r><x:t>Khác tên</x:t></x:r></x:p></x:body></x:document>");
    let relations = format!("<R><Relationship Id=\"a\" Type=\"{OFFICE}/officeDocument\" Target=\"/word/document2.xml\"/></R>");
    let bytes = archive(&[("_rels/.rels", &relations), ("word/document2.xml", &main)]);
    assert_eq!(to_markdown(&read_word(&bytes, None).expect("a Word file").blocks), "Khác tên\n");
    let wide = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let old = |stream: &str| [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &wide(stream)].concat();
    let reason = |bytes: &[u8]| read_word(bytes, None).map(|_| ()).expect_err("no Word file");
    assert_eq!([reason(&old("WordDocument")), reason(&old("EncryptedPackage"))], ["old-word", "protected"]);
    assert_eq!([reason(b"{\\rtf1"), reason(b"chu"), reason(&archive(&[("a", "b")]))], ["old-word", "other-format", "other-format"]);
    let deep = format!("{}{}", "<w:x>".repeat(5000), "</w:x>".repeat(5000));
    assert_eq!(reason(&word_file(&deep)), "too-many-parts");
}
