//! A notice: news with a date and often an end of validity.

use super::Kind;
use super::field::{Choice, Field, Type, choice, field};
use super::shared_fields::HELPLINE;
use std::sync::OnceLock;

static URGENCY: &[Choice] =
    &[choice("normal", "thường", "normal"), choice("important", "quan trọng", "important"), choice("warning", "cảnh báo", "warning")];

static FIELDS: &[Field] = &[
    field("urgency", "mức độ", Type::Choice(URGENCY), ["How loud it is.", "Mức độ quan trọng."]),
    HELPLINE,
    field("number", "số hiệu", Type::Line, ["Number of the document.", "Số hiệu văn bản."]),
    field("files", "tệp kèm", Type::List(&Type::File), ["Files to hand out.", "Tệp đính kèm."]),
];

/// Notices: news with a date. `content/notices`.
pub static NOTICE: Kind = Kind {
    name: "notice",
    vi: "thông báo",
    en: "notice",
    folder: "notices",
    fields: FIELDS,
    derived: &[],
    title_from: None,
    new_body: "\n",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
