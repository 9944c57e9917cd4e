//! Documents outside any site: Word files, PDFs, workbooks and texts to be checked, tables to be imported.

use super::csv::{read_csv, read_csv_list};
use super::encoding::{Decoded, decode_table, not_utf8, old_font, recode, report_utf16};
use super::node::Node;
use super::office::{OfficePart, OldFontText, WordText, hidden_rows, read_open_text, read_word};
use super::pdf::{MAX_PAGES, PageGap, PdfText, read_pdf};
use super::sheet::{WorkbookSheet, open_sheets};
use super::walk::is_clutter;
use crate::diag::{CANNOT_READ, Diagnostic, Diagnostics, FILE_TOO_BIG, FileId, Files, PAGE_UNREAD, SourceFile, Span, system_reason};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// Largest document, in bytes.
const MAX_DOCUMENT: u64 = 64 << 20;

/// Reads a document as text: a Word file with a line for each paragraph and a file for heads, feet, notes and boxes, a PDF with a file for
/// each page, a workbook with a file for each sheet. Messages show its path as given.
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
    if is_workbook(path) {
        return match open_sheets(&bytes) {
            Ok(sheets) => sheets.into_iter().map(|sheet| add_sheet(sheet, source("".into()), files, diagnostics)).collect(),
            Err(reason) => {
                let file = files.add(source("".into()));
                diagnostics.push(unread(reason).at(Span::file(file)));
                vec![file]
            }
        };
    }
    if extension == "pdf" {
        return match read_pdf(&bytes) {
            Ok(text) => add_pages(text, &shown, files, diagnostics),
            Err(reason) => {
                let file = files.add(source("".into()));
                diagnostics.push(unread(reason).at(Span::file(file)));
                vec![file]
            }
        };
    }
    if let Some(read) = document_parts(&extension, &bytes) {
        return match read {
            Ok(parts) => {
                let add = |(part, text): (String, String)| {
                    let path = format!("{shown}{part}");
                    files.add(SourceFile { path: path.as_str().into(), text: text.into(), cells: None })
                };
                parts.into_iter().map(add).collect()
            }
            Err(reason) => {
                let file = files.add(source("".into()));
                diagnostics.push(unread(reason).at(Span::file(file)));
                vec![file]
            }
        };
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

/// Adds the pages of a PDF as text files, and names those that were not read.
fn add_pages(text: PdfText, shown: &str, files: &mut Files, diagnostics: &mut Diagnostics) -> Vec<FileId> {
    let add = |(no, paragraphs): (usize, Vec<String>)| {
        let path = format!("{shown}#page={}", no + 1);
        files.add(SourceFile { path: path.as_str().into(), text: (paragraphs.join("\n") + "\n").into(), cells: None })
    };
    let pages: Vec<FileId> = text.pages.into_iter().enumerate().map(add).collect();
    for (gap, numbers) in text.unread {
        let place = if gap == PageGap::Beyond { shown.to_string() } else { format!("{shown}#page={}", numbers[0]) };
        let file = files.add(SourceFile { path: place.as_str().into(), text: "".into(), cells: None });
        let diagnostic = Diagnostic::new(&PAGE_UNREAD).at(Span::file(file)).with("reason", gap.name()).with("pages", ranges(&numbers));
        diagnostics.push(diagnostic.with("count", numbers.len()).with("max", MAX_PAGES));
    }
    pages
}

/// Numbers in order as a person writes them: `2–4, 9`.
fn ranges(numbers: &[usize]) -> String {
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match parts.last_mut().filter(|(_, last)| last + 1 == *number) {
            Some((_, last)) => *last = *number,
            None => parts.push((*number, *number)),
        }
    }
    let text = |(first, last): (usize, usize)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    parts.into_iter().map(text).collect::<Vec<_>>().join(", ")
}

/// Reads a Word file or an OpenDocument text as blocks of Markdown.
///
/// # Errors
/// The reason, a word of the message `cannot-read`.
pub fn read_word_file(path: &Path) -> Result<WordText, String> {
    let bytes = std::fs::metadata(path).and_then(|m| if m.len() > MAX_DOCUMENT { Ok(Vec::new()) } else { std::fs::read(path) });
    let bytes = bytes.map_err(|e| bare_reason(&e))?;
    if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("odt")) {
        return read_open_text(&bytes);
    }
    let first = read_word(&bytes, None)?;
    let plain: String = first.lines.iter().map(|(_, line)| format!("{line}\n")).collect();
    let Some(font) = old_font(&plain) else { return Ok(first) };
    read_word(&bytes, Some(OldFontText { font, is_mixed: plain.chars().any(|c| c.is_alphabetic() && c as u32 > 0xff) }))
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
    let is_book = is_workbook(path);
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

/// Reads the list of a workbook or CSV file: of several sheets the one with most columns that are known, below the row with most of them.
pub fn read_list(path: &Path, is_known: &dyn Fn(&str) -> bool, files: &mut Files, diagnostics: &mut Diagnostics) -> Option<OutsideList> {
    if !is_workbook(path) {
        let file = read_document(path, files, diagnostics).pop()?;
        let text = files.get(file).text.clone();
        let node = read_csv_list(file, &text, is_known, diagnostics)?;
        let table = OutsideTable { file, name: String::new(), title: String::new(), node };
        return Some(OutsideList { table, sheets: 1, hidden: Vec::new() });
    }
    let shown = path.display().to_string();
    let read = std::fs::metadata(path).and_then(|m| if m.len() > MAX_DOCUMENT { Ok(Vec::new()) } else { std::fs::read(path) });
    let opened = read.map_err(|e| bare_reason(&e)).and_then(|bytes| open_sheets(&bytes).map(|sheets| (sheets, bytes)));
    let (sheets, bytes) = match opened {
        Ok(opened) => opened,
        Err(reason) => {
            diagnostics.push(Diagnostic::new(&CANNOT_READ).with("path", &shown).with("reason", reason));
            return None;
        }
    };
    let count = sheets.len();
    let sheet = sheets.into_iter().enumerate().max_by_key(|(no, sheet)| (sheet.known_columns(is_known), std::cmp::Reverse(*no)))?.1;
    let source = SourceFile { path: shown.as_str().into(), text: sheet.text.clone(), cells: Some(sheet.cells.clone()) };
    let (file, name) = (files.add(source), sheet.cells.sheet.clone());
    let hidden = hidden_rows(&bytes, &name);
    let node = sheet.into_known_node(file, is_known, diagnostics)?;
    Some(OutsideList { table: OutsideTable { file, name, title: String::new(), node }, sheets: count, hidden })
}

/// A list outside any site.
#[derive(Debug)]
pub struct OutsideList {
    /// Its table.
    pub table: OutsideTable,
    /// How many sheets its workbook shows.
    pub sheets: usize,
    /// The numbers of its hidden rows, from 1.
    pub hidden: Vec<usize>,
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
        let is_table =
            path.extension().and_then(|e| e.to_str()).is_some_and(|e| ["xlsx", "xls", "ods", "csv"].contains(&&*e.to_ascii_lowercase()));
        if is_table && !is_clutter(name) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Whether a file has the name of a workbook.
fn is_workbook(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    ["xlsx", "xlsm", "xls", "ods"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// Endings of Word files.
const WORD_FILES: [&str; 5] = ["docx", "docm", "dotx", "doc", "rtf"];

/// Whether a text with this path is what was read of a Word file, an OpenDocument text or a PDF, or of a part of one: it is not what the file holds.
pub fn is_of_document(path: &str) -> bool {
    let path = path.split('#').next().unwrap_or(path).to_ascii_lowercase();
    path.rsplit_once('.').is_some_and(|(_, ending)| WORD_FILES.contains(&ending) || matches!(ending, "odt" | "pdf"))
}

/// The parts of a document that is no plain text, each with what is added to its path: `#header`. None for other formats.
fn document_parts(extension: &str, bytes: &[u8]) -> Option<Result<Vec<(String, String)>, String>> {
    let text = match extension {
        word if WORD_FILES.contains(&word) => read_word(bytes, None),
        "odt" => read_open_text(bytes),
        _ => return None,
    };
    Some(text.map(|text| {
        let mut parts: BTreeMap<OfficePart, String> = BTreeMap::from([(OfficePart::Body, String::new())]);
        let mut known = BTreeSet::new();
        for (part, line) in text.lines {
            // The same head stands on first, even and other pages.
            if part == OfficePart::Body || known.insert((part, line.clone())) {
                let text = parts.entry(part).or_default();
                text.push_str(&line);
                text.push('\n');
            }
        }
        let named = |(part, text): (OfficePart, String)| match part {
            OfficePart::Body => (String::new(), text),
            part => (format!("#{}", part.name()), text),
        };
        parts.into_iter().filter(|(part, _)| *part != OfficePart::Comment).map(named).collect()
    }))
}
