//! Sheets of workbooks of other programs: Excel before 2007 (.xls) and OpenDocument (.ods).

use super::sheet::{MAX_SHEETS, WorkbookSheet, sheet_of_cells};
use super::zip_limits::DAMAGED;
use calamine::{Data, DataRef, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// How a file of an old program, or a protected one, begins.
pub(super) const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Whether a compound file is a workbook with a password.
pub(super) fn is_protected(bytes: &[u8]) -> bool {
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &wide).is_some()
}

/// Whether an archive is an OpenDocument file.
pub(super) fn is_open_document(bytes: &[u8]) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let mut kind = String::new();
    archive.by_name("mimetype").is_ok_and(|part| part.take(200).read_to_string(&mut kind).is_ok()) && kind.contains("opendocument")
}

/// Reads the visible sheets of an .xls file.
///
/// # Errors
/// The reason, a word of the message `cannot-read`.
pub(super) fn read_old(bytes: &[u8], most: usize) -> Result<Vec<WorkbookSheet>, String> {
    let fault = |error: XlsError| match error {
        XlsError::Password => "protected".to_string(),
        _ => "old-excel".to_string(),
    };
    let mut book = Xls::new(Cursor::new(bytes)).map_err(fault)?;
    sheets(&shown(&book)?, most, |name| book.worksheet_range(name).ok())
}

/// Reads the visible sheets of an .ods file.
///
/// # Errors
/// The reason, a word of the message `cannot-read`.
pub(super) fn read_open(bytes: &[u8], most: usize) -> Result<Vec<WorkbookSheet>, String> {
    let fault = |error: OdsError| match error {
        OdsError::Password => "protected".to_string(),
        _ => DAMAGED.to_string(),
    };
    let mut book = Ods::new(Cursor::new(bytes)).map_err(fault)?;
    sheets(&shown(&book)?, most, |name| book.worksheet_range(name).ok())
}

/// The names of the visible sheets.
fn shown<'b, R: Reader<Cursor<&'b [u8]>>>(book: &R) -> Result<Vec<String>, String> {
    let is_shown = |s: &&calamine::Sheet| s.typ == SheetType::WorkSheet && s.visible == SheetVisible::Visible;
    let names: Vec<String> = book.sheets_metadata().iter().filter(is_shown).map(|s| s.name.clone()).collect();
    if names.len() > MAX_SHEETS { Err("too-many-sheets".to_string()) } else { Ok(names) }
}

fn sheets(names: &[String], most: usize, mut range_of: impl FnMut(&str) -> Option<Range<Data>>) -> Result<Vec<WorkbookSheet>, String> {
    let read = |name: &String| {
        let range = range_of(name).ok_or(DAMAGED)?;
        let (row, column) = range.start().unwrap_or_default();
        let cells = range.used_cells().map(|(r, c, value)| ((row + r as u32, column + c as u32), borrowed(value)));
        sheet_of_cells(name.clone(), cells)
    };
    names.iter().take(most).map(read).collect()
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(n) => DataRef::Int(*n),
        Data::Float(n) => DataRef::Float(*n),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(b) => DataRef::Bool(*b),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}
