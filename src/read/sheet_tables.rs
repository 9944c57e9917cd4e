//! Tables of the sheets of workbooks.

use super::list_head::{ListRow, known_columns, list_node};
use super::node::{Node, ScalarForm};
use super::sheet::{CellContent, SheetCell, SheetRow, WorkbookSheet};
use super::table::{HEAD_ROWS, TableBuilder, TableCell, header_row, no_header};
use crate::diag::{self, Diagnostic, Diagnostics, FileId, Span};
use crate::vietnamese::{PhoneFault, check_phone, fold};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Words in headers of columns of telephone numbers, without marks and in lower case.
const PHONE_HEADERS: &[&str] = &["dien thoai", "sdt", "so may", "hotline", "duong day nong", "phone", "zalo"];

impl WorkbookSheet {
    /// Reports telephone numbers without their leading zero, below a header that says what they are.
    pub fn report_lost_zeros(&self, file: FileId, diagnostics: &mut Diagnostics) {
        let mut headers: FxHashMap<u32, &str> = FxHashMap::default();
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            let CellContent::Value(_, text) = &cell.content else { continue };
            if let Some(header) = headers.get(&cell.column).filter(|_| check_phone(text) == Err(PhoneFault::LostZero)) {
                let report = Diagnostic::new(&diag::LOST_ZERO).at(Span::new(file, cell.range.start as usize, cell.range.end as usize));
                diagnostics.push(report.with("value", text).with("label", header).with("name", header));
            } else if PHONE_HEADERS.iter().any(|word| fold(text).contains(word)) {
                headers.insert(cell.column, text);
            }
        }
    }

    /// How many cells of its best header row are known columns.
    pub fn known_columns(&self, is_known: &dyn Fn(&str) -> bool) -> usize {
        known_columns(&list_rows(&self.rows), is_known)
    }

    /// The sheet as a list of maps, below the row with most known columns.
    pub fn into_known_node(self, file: FileId, is_known: &dyn Fn(&str) -> bool, diagnostics: &mut Diagnostics) -> Option<Node> {
        if self.known_columns(is_known) == 0 {
            return self.into_node(file, diagnostics);
        }
        self.report_faults(file, diagnostics);
        Some(list_node(file, true, list_rows(&self.rows), is_known, diagnostics))
    }

    /// Reports cells that hold no value: errors, and formulas without a result.
    fn report_faults(&self, file: FileId, diagnostics: &mut Diagnostics) {
        for cell in self.rows.iter().flat_map(|row| &row.cells) {
            let span = Span::new(file, cell.range.start as usize, cell.range.end as usize);
            match &cell.content {
                CellContent::Value(..) => {}
                CellContent::Error(error) => diagnostics.push(Diagnostic::new(&diag::SHEET_ERROR).at(span).with("error", error)),
                CellContent::Formula => diagnostics.push(Diagnostic::new(&diag::FORMULA).at(span).with("text", "=")),
            }
        }
    }

    /// The sheet as a list of maps from header to cell. None where it has no header, which is reported.
    ///
    /// The header is the first row with two cells of text; titles of one cell above it are skipped.
    pub fn into_node(self, file: FileId, diagnostics: &mut Diagnostics) -> Option<Node> {
        self.report_faults(file, diagnostics);
        let is_text = |cell: &&SheetCell| matches!(cell.content, CellContent::Value(ScalarForm::Quoted, _));
        let titles: Vec<bool> = self.rows.iter().take(HEAD_ROWS).map(|row| row.cells.iter().filter(is_text).count() < 2).collect();
        let mut rows = self.rows.iter().skip(header_row(&titles));
        let Some(header) = rows.next() else {
            no_header(file, diagnostics);
            return None;
        };
        let mut table = TableBuilder::new(file, true, values(&header.cells).into_iter(), diagnostics);
        for row in rows {
            if !table.row(row.range.start as usize..row.range.end as usize, values(&row.cells).into_iter()) {
                break;
            }
        }
        Some(table.finish())
    }
}

fn list_rows(rows: &[SheetRow]) -> Vec<ListRow<'_>> {
    rows.iter().map(|row| ListRow { range: row.range.start as usize..row.range.end as usize, cells: values(&row.cells) }).collect()
}

/// The cells that hold a value.
fn values(cells: &[SheetCell]) -> Vec<TableCell<'_>> {
    let values = cells.iter().filter_map(|cell| {
        let CellContent::Value(form, text) = &cell.content else { return None };
        let range = cell.range.start as usize..cell.range.end as usize;
        Some(TableCell { column: cell.column as usize, range, text: Cow::Borrowed(text), form: *form })
    });
    values.collect()
}
