//! Documents outside any site, to be checked before they go out: Word files, workbooks, plain text.

use super::bomb::check_workbook;
use super::csv::read_csv;
use super::encoding::{Decoded, decode_table, old_font, recode};
use super::node::Node;
use super::sheet::{Sheet, open_sheets};
use super::word::{Typed, WordText, read_word};
use super::{not_utf8, utf16};
use crate::diag::{CANNOT_READ, Diagnostic, Diagnostics, FILE_TOO_BIG, FileId, Files, SourceFile, Span};
use quick_xml::events::Event;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use zip::ZipArchive;

/// Largest document, in bytes.
const MAX_DOCUMENT: u64 = 64 << 20;

/// Reads a document as text, a line for each paragraph of a Word file, a text for each sheet of a workbook. Its path is shown as given.
pub fn read_document(path: &Path, files: &mut Files, diagnostics: &mut Diagnostics) -> Vec<FileId> {
    let shown = path.display().to_string();
    let source = |text: Arc<str>| SourceFile { path: shown.as_str().into(), text, cells: None };
    let unread = |reason: String| Diagnostic::new(&CANNOT_READ).with("path", &shown).with("reason", reason);
    let bytes = match std::fs::metadata(path)
        .and_then(|m| if m.len() > MAX_DOCUMENT { Ok(Err(m.len())) } else { std::fs::read(path).map(Ok) })
    {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(size)) => {
            let file = files.add(source("".into()));
            diagnostics.push(Diagnostic::new(&FILE_TOO_BIG).at(Span::file(file)).with("size", size >> 20).with("max", MAX_DOCUMENT >> 20));
            return vec![file];
        }
        Err(error) => {
            diagnostics.push(unread(error.to_string()));
            return Vec::new();
        }
    };
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    if extension == "xlsx" {
        return match open_sheets(&bytes) {
            Ok(sheets) => sheets.into_iter().map(|sheet| checked_sheet(sheet, source("".into()), files, diagnostics)).collect(),
            Err(reason) => {
                let file = files.add(source("".into()));
                diagnostics.push(unread(reason).at(Span::file(file)));
                vec![file]
            }
        };
    }
    if extension == "docx" {
        let read = paragraphs(&bytes);
        let file = files.add(source(read.as_deref().unwrap_or_default().into()));
        diagnostics.extend(read.err().map(|reason| unread(reason).at(Span::file(file))).into_iter().collect());
        return vec![file];
    }
    let is_table = matches!(&*extension, "csv" | "tsv");
    vec![match decode_table(&bytes) {
        Decoded::Text(text) => {
            let file = files.add(source(text.clone()));
            diagnostics.extend(utf16(file, &bytes, &text).filter(|_| !is_table).into_iter().collect());
            file
        }
        Decoded::Unknown { guess, at } => {
            let line = bytes[..at.min(bytes.len())].iter().filter(|b| **b == b'\n').count() + 1;
            let file = files.add(source(recode(&bytes, guess).unwrap_or_default().into()));
            diagnostics.push(not_utf8(file, &bytes, guess, line));
            file
        }
    }]
}

/// A sheet as a text whose places are cells; numbers of telephones that have lost their zero are said at once, for a text no longer tells numbers from words.
fn checked_sheet(sheet: Sheet, mut source: SourceFile, files: &mut Files, diagnostics: &mut Diagnostics) -> FileId {
    source.text = sheet.text.clone();
    source.cells = Some(sheet.cells.clone());
    let file = files.add(source);
    diagnostics.extend(sheet.lost_zeros(file));
    file
}

/// Reads a Word file as Markdown. The error says why not.
pub fn read_word_file(path: &Path) -> Result<WordText, String> {
    let bytes = std::fs::metadata(path).and_then(|m| if m.len() > MAX_DOCUMENT { Ok(Vec::new()) } else { std::fs::read(path) });
    let bytes = bytes.map_err(|e| e.to_string())?;
    let plain = paragraphs(&bytes).unwrap_or_default();
    let typed = old_font(&plain).map(|font| Typed { font, is_mixed: plain.chars().any(|c| c.is_alphabetic() && c as u32 > 0xff) });
    read_word(&bytes, typed)
}

/// A table from outside the site.
#[derive(Debug)]
pub struct ReadTable {
    pub file: FileId,
    /// Name of the sheet; empty for CSV.
    pub name: String,
    /// The first line, which in a form says whose it is.
    pub title: String,
    pub node: Node,
}

/// Reads the tables of a workbook or CSV file. Its path is shown as given.
pub fn read_tables(path: &Path, files: &mut Files, diagnostics: &mut Diagnostics) -> Vec<ReadTable> {
    let is_book = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let shown = path.display().to_string();
    if !is_book {
        let Some(file) = read_document(path, files, diagnostics).pop() else { return Vec::new() };
        let text = files.get(file).text.clone();
        let title = text.lines().next().unwrap_or_default().to_string();
        return read_csv(file, &text, diagnostics).map(|node| ReadTable { file, name: String::new(), title, node }).into_iter().collect();
    }
    let read = std::fs::metadata(path).and_then(|m| if m.len() > MAX_DOCUMENT { Ok(Vec::new()) } else { std::fs::read(path) });
    let sheets = match read.map_err(|e| e.to_string()).and_then(|bytes| open_sheets(&bytes)) {
        Ok(sheets) => sheets,
        Err(reason) => {
            diagnostics.push(Diagnostic::new(&CANNOT_READ).with("path", &shown).with("reason", reason));
            return Vec::new();
        }
    };
    let mut tables = Vec::new();
    for sheet in sheets {
        let source = SourceFile { path: shown.as_str().into(), text: sheet.text.clone(), cells: Some(sheet.cells.clone()) };
        let (file, name) = (files.add(source), sheet.cells.sheet.clone());
        let title = sheet.text.lines().next().unwrap_or_default().trim().to_string();
        tables.extend(sheet.into_node(file, diagnostics).map(|node| ReadTable { file, name, title, node }));
    }
    tables
}

/// The workbooks and CSV files of a folder, by name; temporary files of spreadsheet programs left out.
pub fn tables_in(folder: &Path) -> std::io::Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let is_table = path.extension().and_then(|e| e.to_str()).is_some_and(|e| ["xlsx", "csv"].contains(&&*e.to_ascii_lowercase()));
        if is_table && !name.starts_with(['~', '.']) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The text of a Word file, a line for each paragraph; cells of tables are paragraphs too.
fn paragraphs(bytes: &[u8]) -> Result<String, String> {
    check_workbook(bytes).map_err(|e| e.replace(".xlsx workbook", ".docx document"))?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| e.to_string())?;
    let mut xml = String::new();
    archive.by_name("word/document.xml").map_err(|e| e.to_string())?.read_to_string(&mut xml).map_err(|e| e.to_string())?;
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut text, mut within) = (String::new(), false);
    loop {
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(tag) if tag.name().as_ref() == b"w:t" => within = true,
            Event::End(tag) => match tag.name().as_ref() {
                b"w:t" => within = false,
                b"w:p" => text.push('\n'),
                _ => {}
            },
            Event::Empty(tag) if matches!(tag.name().as_ref(), b"w:tab" | b"w:br") => text.push(' '),
            // A paragraph without a run still counts, so that numbers of lines are numbers of paragraphs.
            Event::Empty(tag) if tag.name().as_ref() == b"w:p" => text.push('\n'),
            Event::Text(words) if within => text.push_str(&words.xml_content().map_err(|e| e.to_string())?.replace(['\n', '\r'], " ")),
            Event::GeneralRef(entity) if within => match entity.resolve_char_ref().ok().flatten() {
                Some(c) => text.push(c),
                None => text.push(match &*entity.decode().map_err(|e| e.to_string())? {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    _ => ' ',
                }),
            },
            Event::Eof => return Ok(text),
            _ => {}
        }
    }
}
