//! `loa check` and `loa import guide` on files of office programs: what they read, and what they say of files they cannot read.

use crate::program::{Said, loa};
use crate::scratch::Scratch;
use std::io::{Cursor, Write};

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a zip file");
        archive.write_all(text.as_bytes()).expect("a zip file");
    }
    archive.finish().expect("a zip file").into_inner()
}

fn check(folder: &Scratch, path: &str) -> Said {
    loa(folder.path(), &["check", path, "--as-of", "2026-11-22"])
}

/// Compares what is said with these pieces.
fn says(said: &Said, pieces: &[&str]) {
    for piece in pieces {
        assert!(said.all().contains(piece), "{piece}:\n{}", said.all());
    }
}

#[test]
fn heads_feet_notes_and_boxes_of_a_word_file_are_checked() {
    let folder = Scratch::new();
    let paragraph = |words: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>");
    let part = |root: &str, inner: &str| format!("<w:{root} {WORD}>{inner}</w:{root}>");
    let boxed = format!(
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
        paragraph("Nộp (ở đây.")
    );
    let note = "<w:p><w:r><w:t>Chữ</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let relation = |kind: &str| format!("<Relationship Id=\"{kind}\" Type=\"{OFFICE}/{kind}\" Target=\"{kind}.xml\"/>");
    folder.write(
        "thu.docx",
        archive(&[
            ("word/document.xml", part("document", &format!("<w:body>{}{boxed}{note}</w:body>", paragraph("Thông báo.")))),
            ("word/_rels/document.xml.rels", format!("<R>{}</R>", ["header", "footer", "footnotes"].map(relation).concat())),
            ("word/header.xml", part("hdr", &paragraph("Phường (mới"))),
            ("word/footer.xml", part("ftr", &paragraph("Gọi (số này"))),
            ("word/footnotes.xml", part("footnotes", &format!("<w:footnote w:id=\"2\">{}</w:footnote>", paragraph("Theo (văn bản")))),
        ]),
    );
    let said = check(&folder, "thu.docx");
    says(&said, &["thu.docx [khung chữ]", "thu.docx [đầu trang]", "thu.docx [chân trang]", "thu.docx [chú thích]"]);
    assert_eq!(said.all().matches("unbalanced]").count(), 4, "{}", said.all());
}

#[test]
fn open_documents_are_checked_and_imported() {
    let folder = Scratch::new();
    let spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
        xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
        xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\"";
    let styles = "<style:style style:name=\"T1\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>\
        <style:style style:name=\"T2\"><style:text-properties style:text-position=\"super 58%\"/></style:style>\
        <text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" style:num-format=\"a\" style:num-suffix=\")\"/></text:list-style>";
    let body = "<text:p text:style-name=\"Title\">Cấp bản sao</text:p><text:h text:outline-level=\"1\">Cần có</text:h>\
        <text:p>Phí <text:span text:style-name=\"T1\">9.000</text:span> 10<text:span text:style-name=\"T2\">6</text:span> đồng<text:note><text:note-body>\
        <text:p>Theo nghị quyết.</text:p></text:note-body></text:note>.</text:p>\
        <text:list text:style-name=\"L1\"><text:list-item><text:p>thẻ</text:p></text:list-item><text:list-item><text:p>tờ khai</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>Chung</text:p></table:table-cell><table:covered-table-cell/>\
        </table:table-row><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>\
        <text:p><draw:frame><draw:text-box><text:p>Gọi (1022</text:p></draw:text-box></draw:frame>Cuối.</text:p>";
    let content = format!(
        "<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    folder.write("bai.odt", archive(&[("mimetype", "application/vnd.oasis.opendocument.text".into()), ("content.xml", content)]));
    let said = loa(folder.path(), &["import", "guide", "bai.odt"]);
    says(
        &said,
        &[
            "title: \"Cấp bản sao\"",
            "## Cần có",
            "Phí 10⁶ đồng[^1].",
            "a) thẻ",
            "b) tờ khai",
            "| a | b |",
            "Gọi (1022",
            "[^1]: Theo nghị quyết.",
        ],
    );
    says(&said, &["Đoạn 3: không lấy chữ gạch ngang “9.000”"]);
    says(&check(&folder, "bai.odt"), &["bai.odt [khung chữ]"]);
}

#[test]
fn sheets_of_other_programs_are_checked() {
    let folder = Scratch::new();
    let spaces = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
        xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"";
    let cell = |words: &str| format!("<table:table-cell office:value-type=\"string\"><text:p>{words}</text:p></table:table-cell>");
    let row = |cells: &[&str]| format!("<table:table-row>{}</table:table-row>", cells.iter().map(|words| cell(words)).collect::<String>());
    let rows = [row(&["Tên", "Số điện thoại"]), row(&["Bưu cục (mới", "0225 000 4101"])].concat();
    let content = format!(
        "<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name=\"Điểm\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>".to_string();
    let mimetype = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_string());
    folder.write("bang.ods", archive(&[mimetype, ("content.xml", content), ("META-INF/manifest.xml", manifest)]));
    says(&check(&folder, "bang.ods"), &["bang.ods [Điểm!A2]", "unbalanced"]);
}

#[test]
fn pdfs_are_checked_page_by_page() {
    use lopdf::content::{Content, Operation};
    use lopdf::{Document, Object, Stream, dictionary};
    let make = |pages: &[&[&str]]| -> Vec<u8> {
        let mut pdf = Document::with_version("1.5");
        let tree = pdf.new_object_id();
        let font = pdf
            .add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" });
        let mut kids = Vec::new();
        for lines in pages {
            let mut operations = vec![
                Operation::new("BT", vec![]),
                Operation::new("Tf", vec!["F1".into(), 10.into()]),
                Operation::new("Td", vec![50.into(), 700.into()]),
            ];
            for line in *lines {
                operations.push(Operation::new("Tj", vec![Object::string_literal(*line)]));
                operations.push(Operation::new("Td", vec![0.into(), (-12).into()]));
            }
            operations.push(Operation::new("ET", vec![]));
            let content = pdf.add_object(Stream::new(dictionary! {}, Content { operations }.encode().expect("content")));
            let fonts = dictionary! { "Font" => dictionary! { "F1" => font } };
            kids.push(
                pdf.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => fonts }).into(),
            );
        }
        let count = pages.len() as i64;
        pdf.objects.insert(tree, Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => Object::Array(kids), "Count" => count }));
        let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        pdf.trailer.set("Root", catalog);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).expect("a PDF");
        bytes
    };
    let folder = Scratch::new();
    folder.write("a.pdf", make(&[&["Mang theo (can cuoc hoac", "giay khai sinh) va to khai."], &["Trang hai (khong dong."]]));
    let said = check(&folder, "a.pdf");
    says(&said, &["a.pdf [trang 2]"]);
    assert_eq!(said.all().matches("unbalanced]").count(), 1, "{}", said.all());
    folder.write("anh.pdf", make(&[&[]]));
    says(&check(&folder, "anh.pdf"), &["không có chữ, chỉ có ảnh chụp trang giấy"]);
}

/// A PDF with pages of these contents. `F1` is a font with letters, `F2` one that does not say its letters, `P` a picture.
fn pdf_of(contents: Vec<Vec<u8>>) -> Vec<u8> {
    use lopdf::{Document, Object, Stream, dictionary};
    let mut pdf = Document::with_version("1.5");
    let tree = pdf.new_object_id();
    let font =
        pdf.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" });
    let inner = pdf.add_object(dictionary! { "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => "A" });
    let mute = pdf.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "A", "Encoding" => "Identity-H", "DescendantFonts" => vec![inner.into()],
    });
    let picture = Stream::new(
        dictionary! { "Subtype" => "Image", "Width" => 1, "Height" => 1, "ColorSpace" => "DeviceGray", "BitsPerComponent" => 8 },
        vec![0],
    );
    let picture = pdf.add_object(picture);
    let resources = pdf.add_object(dictionary! {
        "Font" => dictionary! { "F1" => font, "F2" => mute },
        "XObject" => dictionary! { "P" => picture },
    });
    let mut kids: Vec<Object> = Vec::new();
    for content in contents {
        let mut content = Stream::new(dictionary! {}, content);
        content.compress().expect("a stream");
        let content = pdf.add_object(content);
        kids.push(
            pdf.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources }).into(),
        );
    }
    let count = kids.len() as i64;
    pdf.objects.insert(tree, Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }));
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("a PDF");
    bytes
}

#[test]
fn pages_that_are_not_read_are_named() {
    let folder = Scratch::new();
    let text = |words: &str| format!("BT /F1 10 Tf 50 700 Td ({words}) Tj ET ").into_bytes();
    let scan = b"q 595 0 0 842 0 0 cm /P Do Q BT /F1 8 Tf 50 40 Td (Ky boi: UBND) Tj ET".to_vec();
    let sound = || text("Trang nay co du chu de doc.");
    let small_picture = [sound(), b"q 60 0 0 60 400 700 cm /P Do Q".to_vec()].concat();
    let mute = [sound(), b"BT /F2 10 Tf 50 600 Td <0001000200030004000500060007> Tj ET".to_vec()].concat();
    let huge = [vec![b' '; 33 << 20], text("Chu o cuoi.")].concat();
    let broken = [sound(), b"BT (Chua dong".to_vec()].concat();
    folder.write("a.pdf", pdf_of(vec![sound(), scan.clone(), scan.clone(), mute, small_picture, huge, broken, Vec::new(), scan]));
    let said = check(&folder, "a.pdf");
    says(
        &said,
        &[
            "Trang 2–3, 9 là ảnh, hầu như không có chữ để kiểm tra.",
            "Trang 4 có chữ chỉ nhìn được, không đọc được",
            "Trang 6 chứa quá nhiều thứ",
            "Trang 7 bị hỏng ở giữa",
        ],
    );
    assert_eq!(said.all().matches("page-unread]").count(), 4, "{}", said.all());
    folder.write("dai.pdf", pdf_of((0..2003).map(|_| sound()).collect()));
    says(&check(&folder, "dai.pdf"), &["Trang 2001–2003 chưa được kiểm tra: loa đọc nhiều nhất 2000 trang một tệp."]);
}

#[test]
fn tables_and_turned_text_of_pdfs_are_read_cell_by_cell() {
    let folder = Scratch::new();
    // Two cells close to each other, a rule between them; then a line written upwards.
    let page =
        b"1 w 128 650 m 128 720 l S BT /F1 10 Tf 50 700 Td (Lam \\(trong ngay) Tj ET BT /F1 10 Tf 132 700 Td (gio nay\\) hoac sau) Tj ET \
        BT /F1 10 Tf 0 1 -1 0 30 300 Tm (Doc \\(len) Tj ET";
    folder.write("bang.pdf", pdf_of(vec![page.to_vec()]));
    let said = check(&folder, "bang.pdf");
    assert_eq!(said.all().matches("unbalanced]").count(), 3, "{}", said.all());
    says(&said, &["Doc (len", "Lam (trong ngay\n"]);
}

#[test]
fn old_and_protected_files_have_a_sentence_of_their_own() {
    let folder = Scratch::new();
    let wide = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let compound = |stream: &str| [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &wide(stream)].concat();
    folder.write("cu.doc", compound("WordDocument"));
    folder.write("kin.docx", compound("EncryptedPackage"));
    folder.write("kin.xlsx", compound("EncryptedPackage"));
    says(&check(&folder, "cu.doc"), &["tệp Word kiểu cũ (.doc)", "Lưu thành, kiểu “Word Document (.docx)”"]);
    for name in ["kin.docx", "kin.xlsx"] {
        says(&check(&folder, name), &["tệp có đặt mật khẩu", "bỏ mật khẩu"]);
    }
    let said = loa(folder.path(), &["import", "guide", "cu.doc", "--speak", "en"]);
    says(&said, &["it is a Word file of the old format (.doc)"]);
}
