//! An infographic: figures as data, which each product draws in its own way.

use super::Kind;
use super::field::{Choice, Field, Type, choice, field};
use super::shared_fields::FIGURE;
use std::sync::OnceLock;

static LAYOUT: &[Choice] = &[
    choice("steps", "các bước", "steps"),
    choice("numbers", "con số", "numbers"),
    choice("comparison", "so sánh", "comparison"),
    choice("timeline", "mốc thời gian", "timeline"),
    choice("chart", "biểu đồ", "chart"),
];

static FIELDS: &[Field] = &[
    field("claim", "thông điệp", Type::Sentence, ["What it says in one sentence.", "Thông điệp trong một câu."]).required().translatable(),
    field("layout", "kiểu trình bày", Type::Choice(LAYOUT), ["How it is drawn.", "Cách trình bày."]).required(),
    field("data", "số liệu", Type::List(&Type::Record(FIGURE)), ["The figures.", "Các số liệu."]).required().translatable(),
    field(
        "long_text",
        "diễn giải",
        Type::Sentence,
        ["The same in words, for those who cannot see it.", "Diễn giải bằng lời cho người không nhìn được."],
    )
    .required()
    .translatable(),
    field("campaign", "chiến dịch", Type::Item("campaign"), ["Campaign it belongs to.", "Thuộc chiến dịch nào."]),
];

/// Infographics: figures as data, which each product draws in its own way. `content/infographics`.
pub static INFOGRAPHIC: Kind = Kind {
    name: "infographic",
    vi: "đồ họa thông tin",
    en: "infographic",
    folder: "infographics",
    fields: FIELDS,
    derived: &[],
    title_from: None,
    new_body: "",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
