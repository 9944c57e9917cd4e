//! Tables: rows of cells, from CSV files and sheets, become a list of maps from header to cell.

use super::node::{Node, NodeKey, NodeValue, ScalarForm};
use crate::diag::{self, Diagnostic, Diagnostics, FileId, Span};
use crate::vietnamese;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Most rows of a table: more than any list of a city has.
pub(super) const MAX_ROWS: usize = 200_000;
/// How many rows are examined to find the header below titles.
pub(super) const HEAD_ROWS: usize = 6;
/// Most further cells that a diagnostic of several cells points at.
const MAX_ALSO: usize = 4;

/// A cell that is not empty.
pub(super) struct TableCell<'a> {
    /// Number of its column, from 0.
    pub column: usize,
    /// Byte range of its trimmed content in the source.
    pub range: Range<usize>,
    /// Its content without white space around it.
    pub text: Cow<'a, str>,
    /// How it is written.
    pub form: ScalarForm,
}

/// Builds a table from its header and then its rows.
pub(super) struct TableBuilder<'a> {
    file: FileId,
    is_sheet: bool,
    columns: Vec<TableColumn>,
    rows: Vec<Node>,
    /// The report of cells with lost letters, and how many there are.
    lost: Option<Diagnostic>,
    lost_cells: usize,
    diagnostics: &'a mut Diagnostics,
}

enum TableColumn {
    /// Its header.
    Named(NodeKey),
    /// It has no header; whether that is reported already.
    Nameless(bool),
    /// It has the header of a column before it, which is reported.
    Twice,
    /// It holds codes of diagnostics that are not to be reported for the row: see `diag`.
    OptOut,
}

/// Index of the header among the first rows; `titles` tells which of them look like a title.
pub(super) fn header_row(titles: &[bool]) -> usize {
    titles.iter().position(|is_title| !is_title).unwrap_or(0)
}

/// Reports a table without header.
pub(super) fn no_header(file: FileId, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(&diag::TABLE_NO_HEADER).at(Span::file(file)).with("column", "none"));
}

impl<'a> TableBuilder<'a> {
    /// A table with the cells of its header row.
    pub fn new<'c>(
        file: FileId,
        is_sheet: bool,
        header: impl Iterator<Item = TableCell<'c>>,
        diagnostics: &'a mut Diagnostics,
    ) -> TableBuilder<'a> {
        let mut table = TableBuilder { file, is_sheet, columns: Vec::new(), rows: Vec::new(), lost: None, lost_cells: 0, diagnostics };
        let mut seen: FxHashMap<String, NodeKey> = FxHashMap::default();
        for cell in header {
            let words: Vec<&str> = cell.text.split_whitespace().collect();
            let key = NodeKey { text: compose(&words.join(" ")).into(), span: Span::new(file, cell.range.start, cell.range.end) };
            table.check_cell(&key.text, key.span);
            let name = match vietnamese::key(&key.text) {
                name if name.is_empty() => key.text.to_string(),
                name => name,
            };
            table.columns.resize_with(cell.column, || TableColumn::Nameless(false));
            if diag::is_opt_out(&key.text) {
                table.columns.push(TableColumn::OptOut);
                continue;
            }
            if let Some(first) = seen.get(&name) {
                let twice = Diagnostic::new(&diag::COLUMN_TWICE).at(key.span).and_at(Some(first.span));
                table.diagnostics.push(twice.with("column", &key.text).with("first", &first.text));
                table.columns.push(TableColumn::Twice);
            } else {
                seen.insert(name, key.clone());
                table.columns.push(TableColumn::Named(key));
            }
        }
        table
    }

    /// Adds a row unless it is empty. False where the table has too many rows, which is reported.
    pub fn row<'c>(&mut self, range: Range<usize>, cells: impl ExactSizeIterator<Item = TableCell<'c>>) -> bool {
        if cells.len() == 0 {
            return true;
        }
        let span = Span::new(self.file, range.start, range.end);
        if self.rows.len() == MAX_ROWS {
            self.diagnostics.push(Diagnostic::new(&diag::TABLE_TOO_LONG).at(span).with("limit", MAX_ROWS));
            return false;
        }
        let mut entries = Vec::with_capacity(cells.len());
        let mut beyond: Option<(Span, String)> = None;
        let mut last = 0;
        for cell in cells {
            let span = Span::new(self.file, cell.range.start, cell.range.end);
            last = cell.column;
            if self.is_sheet && self.columns.len() <= cell.column {
                self.columns.resize_with(cell.column + 1, || TableColumn::Nameless(false));
            }
            match self.columns.get_mut(cell.column) {
                Some(TableColumn::Named(key)) => {
                    let key = key.clone();
                    let text = compose(&cell.text);
                    self.check_cell(&text, span);
                    entries.push((key, Node::scalar(span, &text, cell.form)));
                }
                Some(TableColumn::Nameless(said)) => {
                    if !std::mem::replace(said, true) {
                        let name = diag::cell_name(0, cell.column as u32);
                        let nameless = Diagnostic::new(&diag::TABLE_NO_HEADER).at(span);
                        self.diagnostics.push(nameless.with("column", name.trim_end_matches('1')));
                    }
                }
                Some(TableColumn::Twice | TableColumn::OptOut) => {}
                None => {
                    beyond.get_or_insert_with(|| (span, shorten(&cell.text)));
                }
            }
        }
        if let Some((span, text)) = beyond {
            let too_long = Diagnostic::new(&diag::ROW_TOO_LONG).at(span).with("cells", last + 1);
            self.diagnostics.push(too_long.with("columns", self.columns.len()).with("text", text));
        }
        self.rows.push(Node { span, value: NodeValue::Map(entries) });
        true
    }

    /// The rows as a list of maps.
    pub fn finish(self) -> Node {
        if let Some(lost) = self.lost {
            self.diagnostics.push(lost.with("cells", self.lost_cells));
        }
        Node { span: Span::file(self.file), value: NodeValue::List(self.rows) }
    }

    /// Reports formulas and lost letters.
    fn check_cell(&mut self, text: &str, span: Span) {
        if is_formula(text) {
            self.diagnostics.push(Diagnostic::new(&diag::FORMULA).at(span).with("text", shorten(text)));
        }
        let Some(word) = lost_letters(text) else { return };
        // As a rule letters are lost in the whole file: one diagnostic for all cells.
        self.lost_cells += 1;
        match &mut self.lost {
            None => self.lost = Some(Diagnostic::new(&diag::LOST_LETTERS).at(span).with("text", shorten(word))),
            Some(lost) if lost.also.len() < MAX_ALSO => lost.also.push(span),
            Some(_) => {}
        }
    }
}

/// The text in Unicode normalization form C.
pub(super) fn compose(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes { Cow::Borrowed(text) } else { text.nfc().collect() }
}

/// The first 40 characters of a text, for a message.
pub fn shorten(text: &str) -> String {
    let mut chars = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut short: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

/// Whether a spreadsheet program would take a cell for a formula: `=SUM(A1)`, `=1+2`, `="0225"`. Formulas are never computed here.
pub fn is_formula(text: &str) -> bool {
    text.strip_prefix('=').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '@' | '(' | '"' | '\'' | '$' | '#' | '{'))
    })
}

/// The first word with letters that became `?` when the file was saved in an encoding without them: `Ph??ng`.
fn lost_letters(text: &str) -> Option<&str> {
    if !text.contains(['?', '\u{fffd}']) {
        return None;
    }
    text.split_whitespace().find(|word| word.contains('\u{fffd}') || has_lost_letter(word))
}

fn has_lost_letter(word: &str) -> bool {
    let is_address = word.contains("://") || word.contains('=') || (word.contains('/') && word.contains('.'));
    let mut parts = word.split('?').filter(|part| !part.is_empty());
    let Some(mut before) = parts.next().filter(|_| !is_address) else { return false };
    for after in parts {
        let (Some(left), Some(right)) = (before.chars().next_back(), after.chars().next()) else { return false };
        // `gì?Nếu`: the end of a sentence without the space behind it.
        let sentence_ends = left.is_lowercase() && right.is_uppercase();
        if left.is_alphabetic() && right.is_alphabetic() && !sentence_ends {
            return true;
        }
        before = after;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_letters_are_told_from_questions_and_addresses() {
        for lost in ["Ph??ng", "H?i Phòng", "UBND PH?NG", "thủ t?c?", "?i?n", "Ph\u{fffd}ng"] {
            assert!(lost_letters(lost).is_some(), "{lost}");
        }
        for fine in ["Nộp ở đâu?", "Là gì?Nếu cần", "https://a.vn/tim?q=x&b", "a.vn/x?trang", "?", "??", "Ai? Ở đâu? (?)", "x?=1", "5?6"]
        {
            assert_eq!(lost_letters(fine), None, "{fine}");
        }
    }

    #[test]
    fn formulas_are_told_from_text() {
        for formula in ["=SUM(A1)", "=cmd|' /C calc'!A0", "=+1", "=\"0225\"", "=1+1"] {
            assert!(is_formula(formula), "{formula}");
        }
        for text in ["= 5", "==", "=> xem", "+84 225", "-", "@a"] {
            assert!(!is_formula(text), "{text}");
        }
    }
}
