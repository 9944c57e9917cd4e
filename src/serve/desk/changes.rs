//! What the desk changed last: it is shown on the next page, and a removal can be undone.

use super::query::ItemQuery;
use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use std::sync::Arc;

/// A line that is in only one of two texts.
#[derive(Clone, Debug, Serialize)]
pub struct ChangedLine {
    /// `-` for a line of the old text, `+` for one of the new text.
    pub sign: &'static str,
    /// The line without its end.
    pub text: String,
}

/// The lines that are in only one of two texts, in order.
pub fn changed_lines(before: &str, after: &str) -> Vec<ChangedLine> {
    let diff = TextDiff::from_lines(before, after);
    let changed = diff.iter_all_changes().filter(|c| c.tag() != ChangeTag::Equal);
    let line = |c: similar::Change<&str>| ChangedLine {
        sign: if c.tag() == ChangeTag::Delete { "-" } else { "+" },
        text: c.value().trim_end().to_string(),
    };
    changed.map(line).collect()
}

/// The last save.
#[derive(Clone, Debug, Serialize)]
pub struct SavedChange {
    /// Path below the site's folder.
    pub file: String,
    /// The lines that it changed.
    pub lines: Vec<ChangedLine>,
}

/// The last removal, as it is shown.
#[derive(Clone, Debug, Serialize)]
pub struct RemovedItem {
    /// The title of the item.
    pub title: String,
    /// Path below the site's folder.
    pub file: String,
    /// The removed lines of a table; empty for a whole file.
    pub lines: Vec<ChangedLine>,
}

/// The last removal, as it can be undone.
pub struct UndoableRemoval {
    /// Names the item.
    pub query: ItemQuery,
    /// What was removed.
    pub content: RemovedContent,
}

/// What a removal took out of the site's folder.
pub enum RemovedContent {
    /// A whole file: its bytes.
    File(Vec<u8>),
    /// A row of a table.
    Row {
        /// The text of the file with the row.
        before: Arc<str>,
        /// The text of the file without the row.
        after: String,
    },
}
