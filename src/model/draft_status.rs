//! Drafts whose front matter cannot be read are drafts all the same.

use crate::diag::Span;
use crate::ids::FieldNo;
use crate::kinds::{Kind, STATUS, Value};
use crate::vietnamese::key;

/// Whether the front matter of a text has a line `draft: true` or `status: draft`, however faulty the rest is.
pub fn says_draft(text: &str) -> bool {
    let line_says = |line: &str| {
        let (name, value) = line.split_once(':').unwrap_or_default();
        matches!(
            (&*key(name), &*key(value)),
            ("draft" | "nhap", "true" | "co" | "yes") | ("status" | "trangthai", "draft" | "nhap" | "bannhap")
        )
    };
    text.lines().skip(1).take_while(|line| line.trim_end() != "---").any(line_says)
}

/// Gives an item the status of a draft.
pub fn mark_draft(kind: &Kind, span: Span, fields: &mut Vec<(FieldNo, Span, Value)>) {
    if let (Some(no), Some(draft)) = (kind.table().named("status"), STATUS.iter().find(|status| status.name == "draft")) {
        fields.push((no, span, Value::Choice(draft)));
    }
}
