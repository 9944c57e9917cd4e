//! Writes a report as a Word file (Office Open XML): headings, the date, tables with borders and a header row on every page.
//!
//! The file is a zip archive of six parts. Font, sizes and margins are those of Vietnamese administrative documents (Decree 30/2020/NĐ-CP,
//! appendix I: Times New Roman, A4).

use super::table::{Grid, Report};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// A table with more columns is on a landscape page.
const UPRIGHT: usize = 5;
/// A table with more columns has smaller text.
const CROWDED: usize = 12;
/// Width and height of A4, in twentieths of a point.
const PAGE: (usize, usize) = (11906, 16838);
/// The left and the right margin, in twentieths of a point.
const MARGINS: (usize, usize) = (1701, 851);
/// The smallest and the largest width of a column, in characters.
const LETTERS: (usize, usize) = (8, 32);

/// The part `[Content_Types].xml`.
const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;

/// The part `_rels/.rels`.
const PACKAGE: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;

/// The part `word/_rels/document.xml.rels`.
const PARTS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

/// The part `word/styles.xml`.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="40" w:after="40"/></w:pPr><w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style></w:styles>"#;

impl Report {
    /// The bytes of a Word file. `day` is the line with the date. Fails with the message of the zip library.
    pub fn word(&self, day: &str) -> Result<Vec<u8>, String> {
        let widest = self.grids.iter().map(|g| g.columns.len()).max().unwrap_or(0);
        let is_landscape = widest > UPRIGHT;
        let (width, height) = if is_landscape { (PAGE.1, PAGE.0) } else { PAGE };
        let room = width - MARGINS.0 - MARGINS.1;
        let mut body = String::new();
        for (no, grid) in self.grids.iter().enumerate() {
            body.push_str(&paragraph(&grid.title, r#"<w:pStyle w:val="Heading1"/>"#, ""));
            if no == 0 {
                body.push_str(&paragraph(day, "<w:keepNext/>", "<w:i/><w:iCs/>"));
            }
            body.push_str(&table(grid, room));
            // Word requires a paragraph behind a table.
            body.push_str("<w:p/>");
            grid.notes.iter().for_each(|note| body.push_str(&paragraph(note, "", "")));
        }
        let orient = if is_landscape { r#" w:orient="landscape""# } else { "" };
        let document = format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"{orient}/><w:pgMar w:top="1134" w:right="{}" w:bottom="1134" w:left="{}" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#,
            MARGINS.1, MARGINS.0
        );
        let title = self.grids.first().map_or("", |g| &g.title);
        let core = format!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">{}T00:00:00Z</dcterms:created></cp:coreProperties>"#,
            escaped(title),
            self.as_of
        );
        let parts = [
            ("[Content_Types].xml", TYPES),
            ("_rels/.rels", PACKAGE),
            ("word/document.xml", &document),
            ("word/styles.xml", STYLES),
            ("word/_rels/document.xml.rels", PARTS),
            ("docProps/core.xml", &core),
        ];
        packed(&parts).map_err(|error| error.to_string())
    }
}

/// A zip archive with a fixed time, so that the same report has the same bytes.
fn packed(parts: &[(&str, &str)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().system(zip::System::Unix).last_modified_time(DateTime::default());
    for (name, text) in parts {
        archive.start_file(*name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// A table of the width `room` with columns by the length of their texts. In a table with many columns, long headers are vertical.
fn table(grid: &Grid, room: usize) -> String {
    let is_crowded = grid.columns.len() > CROWDED;
    // Digits are wider than letters, and telephone numbers must not be broken.
    let letters = |text: &String| text.chars().count() * if text.chars().any(char::is_alphabetic) { 4 } else { 5 } / 4;
    let widest = |c: usize| grid.rows.iter().filter_map(|row| row.get(c)).map(letters).max().unwrap_or(0);
    let head = |c: usize| grid.columns.get(c).map_or(0, letters);
    let share =
        |c: usize| if is_crowded { (widest(c) + 1).clamp(3, LETTERS.1) } else { (widest(c).max(head(c)) + 3).clamp(LETTERS.0, LETTERS.1) };
    let shares: Vec<usize> = (0..grid.columns.len()).map(share).collect();
    let all = shares.iter().sum::<usize>().max(1);
    let widths: Vec<usize> = shares.iter().map(|share| share * room / all).collect();
    let columns: String = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
    let sides: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#))
        .concat();
    let size = if is_crowded { r#"<w:sz w:val="16"/><w:szCs w:val="16"/>"# } else { "" };
    // A vertical header has one line: about 95 twentieths of a point for each character.
    let height = ((0..shares.len()).map(head).max().unwrap_or(0) * 95).clamp(1200, 4500);
    let row = |cells: &[String], is_head: bool| {
        let height = if is_crowded { format!(r#"<w:trHeight w:val="{height}" w:hRule="atLeast"/>"#) } else { String::new() };
        let (mark, bold) = if is_head { (format!("{height}<w:tblHeader/>"), "<w:b/><w:bCs/>") } else { (String::new(), "") };
        let cell = |(c, width): (usize, &usize)| {
            let text = cells.get(c).map_or("", String::as_str);
            let turned = if is_head && is_crowded && head(c) > shares[c] { r#"<w:textDirection w:val="btLr"/>"# } else { "" };
            let words = paragraph(text, r#"<w:pStyle w:val="Cell"/>"#, &format!("{bold}{size}"));
            format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{turned}</w:tcPr>{words}</w:tc>"#)
        };
        format!("<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>{}</w:tr>", widths.iter().enumerate().map(cell).collect::<String>())
    };
    let rows: String = std::iter::once(row(&grid.columns, true)).chain(grid.rows.iter().map(|cells| row(cells, false))).collect();
    let margin = if is_crowded { 30 } else { 100 };
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{room}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"#
    )
}

/// A paragraph. `set` are its properties, `letters` those of its text, both as XML.
fn paragraph(text: &str, set: &str, letters: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(line))).collect();
    format!("<w:p><w:pPr>{set}</w:pPr><w:r><w:rPr>{letters}</w:rPr>{}</w:r></w:p>", lines.join("<w:br/>"))
}

/// Escapes a text for XML and removes control characters, which XML does not allow.
fn escaped(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_control()).collect();
    quick_xml::escape::escape(&*text).into_owned()
}
