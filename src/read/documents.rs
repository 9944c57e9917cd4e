//! Documents outside any site: Word files, workbooks and texts to be checked, tables to be imported.

use super::csv::read_csv;
use super::encoding::{Decoded, decode_table, not_utf8, old_font, recode, report_utf16};
use super::node::Node;
use super::office::{OfficePart, OldFontText, WordText, read_word};
use super::sheet::{WorkbookSheet, open_sheets};
use super::walk::is_clutter;
use crate::diag::{CANNOT_READ, Diagnostic, Diagnostics, FILE_TOO_BIG, FileId, Files, SourceFile, Span, system_reason};
use std::path::Path;
use std::sync::Arc;

/// Largest document, in bytes.
const MAX_DOCUMENT: u64 = 64 << 20;

/// Reads a document as text: a Word file with a line for each paragraph, a workbook with a file for each sheet. Messages show its path as given.
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
            diagnostics.push(Diagnostic::new(&CANNOT_READ).with("path", &shown).because(&error));
            return Vec::new();
        }
    };
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    if extension == "xlsx" {
        return match open_sheets(&bytes) {
            Ok(sheets) => sheets.into_iter().map(|sheet| add_sheet(sheet, source("".into()), files, diagnostics)).collect(),
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
        if let Err(reason) = read {
            diagnostics.push(unread(reason).at(Span::file(file)));
        }
        return vec![file];
    }
    let is_table = matches!(&*extension, "csv" | "tsv");
    vec![match decode_table(&bytes) {
        Decoded::Text(text) => {
            let file = files.add(source(text.clone()));
            if !is_table {
                report_utf16(file, &bytes, &text, diagnostics);
            }
            file
        }
        Decoded::Unknown { guess, at } => {
            let file = files.add(source(recode(&bytes, guess).unwrap_or_default().into()));
            diagnostics.push(not_utf8(file, &bytes, guess, at));
            file
        }
    }]
}

/// The reason of a fault, without the words of the system.
fn bare_reason(error: &std::io::Error) -> String {
    Some(system_reason(error)).filter(|reason| *reason != "other").unwrap_or("unsaid").to_string()
}

/// Adds a sheet as a text file. Telephone numbers without their zero are reported here, because the text does not tell numbers from words.
fn add_sheet(sheet: WorkbookSheet, mut source: SourceFile, files: &mut Files, diagnostics: &mut Diagnostics) -> FileId {
    source.text = sheet.text.clone();
    source.cells = Some(sheet.cells.clone());
    let file = files.add(source);
    sheet.report_lost_zeros(file, diagnostics);
    file
}

/// Reads a Word file as Markdown.
///
/// # Errors
/// The reason, a word of the message `cannot-read`.
pub fn read_word_file(path: &Path) -> Result<WordText, String> {
    let bytes = std::fs::metadata(path).and_then(|m| if m.len() > MAX_DOCUMENT { Ok(Vec::new()) } else { std::fs::read(path) });
    let bytes = bytes.map_err(|e| bare_reason(&e))?;
    let plain = paragraphs(&bytes).unwrap_or_default();
    let old_font = old_font(&plain).map(|font| OldFontText { font, is_mixed: plain.chars().any(|c| c.is_alphabetic() && c as u32 > 0xff) });
    read_word(&bytes, old_font)
}

/// A table outside any site, to be imported.
#[derive(Debug)]
pub struct OutsideTable {
    /// Its text.
    pub file: FileId,
    /// Name of the sheet; empty for CSV.
    pub name: String,
    /// The first line, which in a form names the place.
    pub title: String,
    /// Its rows, a list of maps.
    pub node: Node,
}

/// Reads the tables of a workbook or CSV file. Messages show its path as given.
pub fn read_tables(path: &Path, files: &mut Files, diagnostics: &mut Diagnostics) -> Vec<OutsideTable> {
    let is_book = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let shown = path.display().to_string();
    if !is_book {
        let Some(file) = read_document(path, files, diagnostics).pop() else { return Vec::new() };
        let text = files.get(file).text.clone();
        let title = text.lines().next().unwrap_or_default().to_string();
        return read_csv(file, &text, diagnostics)
            .map(|node| OutsideTable { file, name: String::new(), title, node })
            .into_iter()
            .collect();
    }
    let read = std::fs::metadata(path).and_then(|m| if m.len() > MAX_DOCUMENT { Ok(Vec::new()) } else { std::fs::read(path) });
    let sheets = match read.map_err(|e| bare_reason(&e)).and_then(|bytes| open_sheets(&bytes)) {
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
        tables.extend(sheet.into_node(file, diagnostics).map(|node| OutsideTable { file, name, title, node }));
    }
    tables
}

/// The workbooks and CSV files of a folder, sorted by name, without those that programs leave behind (`is_clutter`).
///
/// # Errors
/// Those of the file system.
pub fn tables_in(folder: &Path) -> std::io::Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        let is_table = path.extension().and_then(|e| e.to_str()).is_some_and(|e| ["xlsx", "csv"].contains(&&*e.to_ascii_lowercase()));
        if is_table && !is_clutter(name) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The text of a Word file with a line for each paragraph; cells of tables have paragraphs of their own.
fn paragraphs(bytes: &[u8]) -> Result<String, String> {
    let lines = read_word(bytes, None)?.lines;
    Ok(lines.into_iter().filter(|(part, _)| matches!(part, OfficePart::Body | OfficePart::TextBox)).map(|(_, line)| line + "\n").collect())
}
