//! Rows of cells to a list of maps, one per row: what CSV files and sheets share.

use super::node::{Form, Key, Node, NodeValue};
use crate::diag::{self, Diagnostic, Diagnostics, FileId, Span};
use crate::vietnamese;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// More rows than any list of a city has; beyond it the table is a mistake or an attack.
pub(super) const MOST_ROWS: usize = 200_000;
/// How many rows are looked at to tell titles from the header.
pub(super) const HEAD: usize = 6;
/// How many further cells a diagnostic about many cells names.
const MOST_ALSO: usize = 4;

/// A cell that is not empty.
pub(super) struct Cell<'a> {
    pub column: usize,
    /// Where the trimmed content stands in the source.
    pub range: Range<usize>,
    /// Trimmed.
    pub text: Cow<'a, str>,
    pub form: Form,
}

/// A table under construction: its header is known, rows are added.
pub(super) struct Table<'a> {
    file: FileId,
    is_sheet: bool,
    columns: Vec<Column>,
    rows: Vec<Node>,
    lost: Option<Diagnostic>,
    lost_cells: usize,
    diagnostics: &'a mut Diagnostics,
}

enum Column {
    Named(Key),
    /// No header above it, and whether that was said.
    Nameless(bool),
    /// Named as a column before it.
    Twice,
    /// What a person has looked at: for `diag`, no field.
    OptOut,
}

/// Which of the first rows is the header, given which of them look like a title.
pub(super) fn header_row(titles: &[bool]) -> usize {
    titles.iter().position(|is_title| !is_title).unwrap_or(0)
}

/// Says that there is no header at all.
pub(super) fn no_header(file: FileId, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(&diag::TABLE_NO_HEADER).at(Span::file(file)).with("column", "none"));
}

impl<'a> Table<'a> {
    /// Starts with the cells of the header row.
    pub fn new<'c>(file: FileId, is_sheet: bool, header: impl Iterator<Item = Cell<'c>>, diagnostics: &'a mut Diagnostics) -> Table<'a> {
        let mut table = Table { file, is_sheet, columns: Vec::new(), rows: Vec::new(), lost: None, lost_cells: 0, diagnostics };
        let mut seen: FxHashMap<String, Key> = FxHashMap::default();
        for cell in header {
            let words: Vec<&str> = cell.text.split_whitespace().collect();
            let key = Key { text: compose(&words.join(" ")).into(), span: Span::new(file, cell.range.start, cell.range.end) };
            table.look_for_faults(&key.text, key.span);
            let name = match vietnamese::key(&key.text) {
                name if name.is_empty() => key.text.to_string(),
                name => name,
            };
            table.columns.resize_with(cell.column, || Column::Nameless(false));
            if diag::is_opt_out(&key.text) {
                table.columns.push(Column::OptOut);
                continue;
            }
            if let Some(first) = seen.get(&name) {
                let twice = Diagnostic::new(&diag::COLUMN_TWICE).at(key.span).and_at(Some(first.span));
                table.diagnostics.push(twice.with("column", &key.text).with("first", &first.text));
                table.columns.push(Column::Twice);
            } else {
                seen.insert(name, key.clone());
                table.columns.push(Column::Named(key));
            }
        }
        table
    }

    /// Adds a row unless it is empty. False when the table has become too long.
    pub fn row<'c>(&mut self, range: Range<usize>, cells: impl ExactSizeIterator<Item = Cell<'c>>) -> bool {
        if cells.len() == 0 {
            return true;
        }
        let span = Span::new(self.file, range.start, range.end);
        if self.rows.len() == MOST_ROWS {
            self.diagnostics.push(Diagnostic::new(&diag::TABLE_TOO_LONG).at(span).with("limit", MOST_ROWS));
            return false;
        }
        let mut entries = Vec::with_capacity(cells.len());
        let mut beyond: Option<(Span, String)> = None;
        let mut last = 0;
        for cell in cells {
            let span = Span::new(self.file, cell.range.start, cell.range.end);
            last = cell.column;
            if self.is_sheet && self.columns.len() <= cell.column {
                self.columns.resize_with(cell.column + 1, || Column::Nameless(false));
            }
            match self.columns.get_mut(cell.column) {
                Some(Column::Named(key)) => {
                    let key = key.clone();
                    let text = compose(&cell.text);
                    self.look_for_faults(&text, span);
                    entries.push((key, Node::scalar(span, &text, cell.form)));
                }
                Some(Column::Nameless(said)) => {
                    if !std::mem::replace(said, true) {
                        let name = diag::cell_name(0, cell.column as u32);
                        let nameless = Diagnostic::new(&diag::TABLE_NO_HEADER).at(span);
                        self.diagnostics.push(nameless.with("column", name.trim_end_matches('1')));
                    }
                }
                Some(Column::Twice | Column::OptOut) => {}
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

    /// The list of all rows.
    pub fn finish(self) -> Node {
        if let Some(lost) = self.lost {
            self.diagnostics.push(lost.with("cells", self.lost_cells));
        }
        Node { span: Span::file(self.file), value: NodeValue::List(self.rows) }
    }

    fn look_for_faults(&mut self, text: &str, span: Span) {
        if is_formula(text) {
            self.diagnostics.push(Diagnostic::new(&diag::FORMULA).at(span).with("text", shorten(text)));
        }
        let Some(word) = lost_letters(text) else { return };
        // A whole file is lost at once as a rule: one diagnostic for all of it.
        self.lost_cells += 1;
        match &mut self.lost {
            None => self.lost = Some(Diagnostic::new(&diag::LOST_LETTERS).at(span).with("text", shorten(word))),
            Some(lost) if lost.also.len() < MOST_ALSO => lost.also.push(span),
            Some(_) => {}
        }
    }
}

/// Composed (NFC).
pub(super) fn compose(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes { Cow::Borrowed(text) } else { text.nfc().collect() }
}

/// As much of a text as a message needs.
pub(super) fn shorten(text: &str) -> String {
    let mut chars = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut short: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

/// What a spreadsheet program would compute: `=SUM(A1)`, `=1+2`, `="0225"`. Never computed here. A `=` before a space is text.
fn is_formula(text: &str) -> bool {
    text.strip_prefix('=').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '+' | '-' | '@' | '(' | '"' | '\'' | '$' | '#' | '{'))
    })
}

/// A word whose letters became `?` when the file was saved in an encoding without them: `Ph??ng`.
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
        // `gì?Nếu`: a sentence ended and the space is missing.
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
