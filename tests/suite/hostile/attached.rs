//! Attached Office files and PDFs: what they say besides what their readers see.

use super::{Victim, diagnostics};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("a part");
    }
    archive.finish().expect("an archive").into_inner()
}

fn pdf(objects: &str) -> Vec<u8> {
    format!("%PDF-1.7\n1 0 obj\n<< {objects} >>\nendobj\ntrailer << /Info 1 0 R >>\n%%EOF\n").into_bytes()
}

/// A PDF whose objects are packed in a stream.
fn packed(objects: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(objects).expect("a stream");
    let stream = encoder.finish().expect("a stream");
    let head = format!("%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /Length {} >>\nstream\r\n", stream.len());
    [head.as_bytes(), &stream, b"\nendstream\nendobj\n%%EOF\n"].concat()
}

const CORE: &str = "docProps/core.xml";

/// What is said of a file: its codes with the message, joined.
fn said_of(name: &str, bytes: &[u8]) -> String {
    let victim = Victim::new();
    victim.write(&format!("static/{name}"), bytes);
    let said = victim.build(&[]);
    assert_eq!(said.code, 0, "{name}: {}", said.all());
    let found = diagnostics(&said);
    let text = |d: &serde_json::Value, key: &str| d[key].as_str().unwrap_or_default().to_string();
    found.iter().map(|d| format!("{}: {}\n", text(d, "code"), text(d, "message"))).collect()
}

#[test]
fn what_readers_do_not_see_is_found() {
    let author = "<cp:coreProperties><dc:creator>Nguyễn Thị Lan</dc:creator><cp:lastModifiedBy>minh &amp; hà</cp:lastModifiedBy></cp:coreProperties>";
    let rows: Vec<(&str, &str, Vec<u8>, &[&str])> = vec![
        ("authors", "a.docx", archive(&[(CORE, author)]), &["attached-author", "Nguyễn Thị Lan, minh & hà"]),
        (
            "authors of LibreOffice",
            "a.odt",
            archive(&[("meta.xml", "<meta:initial-creator>Lan</meta:initial-creator>")]),
            &["attached-author", "Lan"],
        ),
        (
            "comments",
            "a.docx",
            archive(&[("word/comments.xml", "<w:comment w:id=\"1\"/><w:comment w:id=\"2\"/>")]),
            &["attached-comments", "2 lời nhận xét"],
        ),
        ("comments of a table", "a.xlsx", archive(&[("xl/comments1.xml", "<comment ref=\"A1\"/>")]), &["attached-comments", "1 lời"]),
        (
            "notes of a speaker",
            "a.pptx",
            archive(&[("ppt/notesSlides/notesSlide1.xml", "<a:t>Nhớ hỏi</a:t><a:t>1</a:t>")]),
            &["attached-comments", "ghi chú"],
        ),
        (
            "tracked changes",
            "a.docx",
            archive(&[("word/document.xml", "<w:p><w:del w:id=\"1\"><w:delText>cũ</w:delText></w:del></w:p>")]),
            &["attached-changes", "1 chỗ"],
        ),
        (
            "hidden sheets",
            "a.xlsx",
            archive(&[("xl/workbook.xml", "<sheet name=\"Mật\" sheetId=\"2\" state=\"veryHidden\"/><sheet name=\"Hiện\" sheetId=\"1\"/>")]),
            &["attached-hidden", "1 trang tính ẩn: Mật"],
        ),
        (
            "hidden rows and columns",
            "a.xlsx",
            archive(&[("xl/worksheets/sheet1.xml", "<col min=\"1\" hidden=\"1\"/><row r=\"1\" hidden='true'/><row r=\"2\"/>")]),
            &["attached-hidden", "2 hàng hoặc cột"],
        ),
        (
            "hidden slides",
            "a.pptx",
            archive(&[("ppt/slides/slide1.xml", "<p:sld xmlns:a=\"b\" show=\"0\">")]),
            &["attached-hidden", "1 trang chiếu ẩn"],
        ),
        (
            "paths",
            "a.docx",
            archive(&[(
                "word/_rels/settings.xml.rels",
                "<Relationship Id=\"a\" Target=\"file:///C:\\Users\\lan\\Mau.dotm\" TargetMode=\"External\"/>",
            )]),
            &["attached-path", "C:\\Users\\lan\\Mau.dotm"],
        ),
        ("an author of a PDF", "a.pdf", pdf("/Author (Tr\\1541n \\(V\\) Nam)"), &["attached-author", "Tr"]),
        ("an author in UTF-16", "a.pdf", pdf("/Author <FEFF004C0061006E>"), &["attached-author", ": Lan."]),
        (
            "an author in XMP",
            "a.pdf",
            pdf("/X (<dc:creator><rdf:Seq><rdf:li>Lan</rdf:li></rdf:Seq></dc:creator>)"),
            &["attached-author", "Lan"],
        ),
        ("an author in an object stream", "a.pdf", packed(b"1 0 << /Author (Lan) >>"), &["attached-author", "Lan"]),
        ("notes in a PDF", "a.pdf", pdf("/Type /Annot /Subtype /Highlight /Contents (b)"), &["attached-comments", "1 lời"]),
        ("a file in a PDF", "a.pdf", pdf("/Type /EmbeddedFile"), &["attached-hidden", "1 tệp khác"]),
        ("an encrypted PDF", "a.pdf", pdf("/Encrypt 2 0 R"), &["attached-unread", "mật khẩu"]),
        ("a PDF bomb", "a.pdf", packed(&vec![b' '; 80 << 20]), &["attached-unread", "quá lớn"]),
        ("a file of Word 97", "a.doc", b"\xd0\xcf\x11\xe0".to_vec(), &["attached-unread", "định dạng cũ"]),
        ("words for a workbook", "a.xlsx", b"xin chao".to_vec(), &["attached-unread", "bị hỏng"]),
        ("words for a PDF", "a.pdf", b"xin chao".to_vec(), &["attached-unread", "bị hỏng"]),
    ];
    let mut wrong = Vec::new();
    for (what, name, bytes, wanted) in rows {
        let said = said_of(name, &bytes);
        if wanted.iter().any(|part| !said.contains(part)) || said.lines().count() != wanted.len().min(1) {
            wrong.push(format!("{what}: {said:?} instead of {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn parts_that_unpack_to_too_much_are_left() {
    let long = " ".repeat(16 << 20);
    let names: Vec<String> = (0..4).map(|n| format!("word/{n}.xml")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), long.as_str())).collect();
    let bomb = archive(&parts);
    assert!(bomb.len() < 200_000);
    assert!(said_of("a.docx", &bomb).contains("quá lớn"));
}

#[test]
fn files_that_say_nothing_more_are_not_reported() {
    let core = "<dc:creator>UBND phường Hồng Bàng</dc:creator><cp:lastModifiedBy>Administrator</cp:lastModifiedBy>";
    let parts = [
        (CORE, core),
        ("word/document.xml", "<w:p><w:r><w:instrText>a</w:instrText><w:t>Chữ</w:t></w:r></w:p>"),
        ("word/_rels/document.xml.rels", "<Relationship Target=\"https://a.example/C:/b\"/><Relationship Target=\"media/a.png\"/>"),
        ("xl/workbook.xml", "<sheet name=\"A\" state=\"visible\"/>"),
        ("xl/worksheets/sheet1.xml", "<row r=\"1\" hidden=\"0\"/><filterColumn hiddenButton=\"1\"/>"),
        ("ppt/notesSlides/notesSlide1.xml", "<a:t>7</a:t>"),
    ];
    assert_eq!(said_of("a.docx", &archive(&parts)), "");
    assert_eq!(said_of("a.pdf", &pdf("/Subtype /Link /Producer (Word) /EmbeddedFiles 1 0 R")), "");
    // Cut off anywhere: no panic, and nothing but that it could not be read.
    let whole = archive(&parts);
    for end in (0..whole.len()).step_by(97) {
        let said = said_of("a.docx", &whole[..end]);
        assert!(said.starts_with("attached-unread"), "{end}: {said}");
    }
}

#[test]
fn what_was_found_is_remembered_until_the_file_changes_or_goes() {
    let victim = Victim::new();
    let named = |name: &str| archive(&[(CORE, &format!("<cp:coreProperties><dc:creator>{name}</dc:creator></cp:coreProperties>"))]);
    let memory = || std::fs::read_to_string(victim.at("output/.loa/attached")).unwrap_or_default();
    let turn = std::cell::Cell::new(0);
    let says = |name: &str| {
        // The whole build is not repeated: attached files are asked after.
        turn.set(turn.get() + 1);
        victim.write("content/moi.md", format!("---\ntitle: Trang {}\n---\n\nChữ.\n", turn.get()));
        let said = victim.build(&[]);
        assert_eq!(said.code, 0, "{}", said.all());
        said.all().contains(name)
    };
    victim.write("static/a.docx", named("Nguyễn Thị Lan"));
    assert!(says("Nguyễn Thị Lan") && memory().contains("Nguyễn Thị Lan"));
    let whole = memory();
    // What is remembered is used: another name in it, with the right checksum, is believed.
    let body = whole.split_once('\n').expect("a checksum").1.replace("Thị Lan", "Thị Huệ");
    let with_sum = |body: &str| {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&1u32.to_le_bytes());
        hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
        hasher.update(body.as_bytes());
        format!("{}\n{body}", hasher.finalize())
    };
    assert_eq!(with_sum(whole.split_once('\n').expect("a checksum").1), whole);
    victim.write("output/.loa/attached", with_sum(&body));
    assert!(says("Nguyễn Thị Huệ"));
    // One that was changed without it is not, nor one that is cut off or no text.
    for poisoned in [whole.replace("Thị Lan", "Thị Mai"), whole[..whole.len() / 2].to_string(), String::new(), "\n".repeat(5 << 20)] {
        victim.write("output/.loa/attached", poisoned);
        assert!(says("Nguyễn Thị Lan"));
        assert_eq!(memory(), whole);
    }
    // Another file under the same name is another file; one that has gone is forgotten.
    victim.write("static/a.docx", named("Trần Văn Bình"));
    assert!(says("Trần Văn Bình") && !memory().contains("Nguyễn Thị Lan"));
    std::fs::remove_file(victim.at("static/a.docx")).expect("ours");
    assert!(!says("Trần Văn Bình") && !memory().contains("Trần Văn Bình"));
}
