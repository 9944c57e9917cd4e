//! A question that people ask, and its answer.

use super::Kind;
use super::field::{Field, Type, field};
use std::sync::OnceLock;

static FIELDS: &[Field] = &[
    field("question", "câu hỏi", Type::Line, ["The question, as people ask it.", "Câu hỏi, như người dân hay hỏi."])
        .required()
        .translatable(),
    field("guide", "hướng dẫn", Type::Item("guide"), ["Guide that says more.", "Hướng dẫn nói kỹ hơn."]),
];

/// Questions that people ask, with their answers. `content/questions`.
pub static QUESTION: Kind = Kind {
    name: "question",
    vi: "câu hỏi",
    en: "question",
    folder: "questions",
    fields: FIELDS,
    derived: &[],
    title_from: Some("question"),
    new_body: "\nTrả lời.\n",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
