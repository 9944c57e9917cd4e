//! Lists as offices make them, in sheets and CSV files: the head stands below titles, in one row or two.

use super::node::{Node, ScalarForm};
use super::table::{TableBuilder, TableCell};
use crate::diag::{Diagnostics, FileId};
use std::ops::Range;

/// How many rows of titles may stand above the head of a list.
const MAX_TITLES: usize = 20;

/// A row of a list.
pub(super) struct ListRow<'a> {
    /// Byte range in the source.
    pub range: Range<usize>,
    /// The cells that are not empty.
    pub cells: Vec<TableCell<'a>>,
}

impl ListRow<'_> {
    fn known(&self, is_known: &dyn Fn(&str) -> bool) -> usize {
        self.cells.iter().filter(|cell| cell.form != ScalarForm::Number && is_known(&cell.text)).count()
    }
}

/// How many cells of the best head row are known columns, and the number of that row.
fn best_head(rows: &[ListRow], is_known: &dyn Fn(&str) -> bool) -> (usize, usize) {
    let known = rows.iter().take(MAX_TITLES).map(|row| row.known(is_known)).enumerate();
    known.max_by_key(|(no, count)| (*count, std::cmp::Reverse(*no))).map_or((0, 0), |(no, count)| (count, no))
}

/// How many cells of the best head row are known columns.
pub(super) fn known_columns(rows: &[ListRow], is_known: &dyn Fn(&str) -> bool) -> usize {
    best_head(rows, is_known).0
}

/// The list below the row with most known columns. A second row of the head is added to the first: `Điện thoại: Di động`.
pub(super) fn list_node(
    file: FileId,
    is_sheet: bool,
    rows: Vec<ListRow>,
    is_known: &dyn Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Node {
    let (_, at) = best_head(&rows, is_known);
    let mut rows = rows.into_iter().skip(at).peekable();
    let mut head = rows.next().map(|row| row.cells).unwrap_or_default();
    if let Some(lower) = rows.next_if(|row| is_lower_head(&head, row)) {
        for cell in lower.cells {
            let above = head.iter().rfind(|above| above.column <= cell.column).map(|above| above.text.to_string()).unwrap_or_default();
            let upper = above.split(": ").next().unwrap_or_default();
            let text = format!("{upper}: {}", cell.text);
            match head.iter_mut().find(|above| above.column == cell.column) {
                Some(above) => above.text = text.into(),
                None => {
                    let place = head.partition_point(|above| above.column < cell.column);
                    head.insert(place, TableCell { text: text.into(), ..cell });
                }
            }
        }
    }
    let mut table = TableBuilder::new(file, is_sheet, head.into_iter(), diagnostics);
    for row in rows {
        if !table.row(row.range, row.cells.into_iter()) {
            break;
        }
    }
    table.finish()
}

/// The lower part of a head stands below columns without a name, and below fewer than all.
fn is_lower_head(head: &[TableCell], row: &ListRow) -> bool {
    let is_text = |cell: &TableCell| cell.form != ScalarForm::Number && cell.text.chars().any(char::is_alphabetic);
    let beside = row.cells.iter().any(|cell| !head.iter().any(|above| above.column == cell.column));
    row.cells.iter().all(is_text) && row.cells.len() < head.len() && beside
}
