//! A slogan: a line for banners, cards and posters.

use super::Kind;
use super::field::{Field, Type, field};
use std::sync::OnceLock;

static FIELDS: &[Field] = &[
    field("text", "khẩu hiệu", Type::Line, ["The slogan.", "Nguyên văn khẩu hiệu."]).required().translatable(),
    field("short", "bản ngắn", Type::Line, ["At most 40 characters.", "Không quá 40 ký tự."]).translatable(),
    field("breaks", "ngắt dòng", Type::List(&Type::Line), ["The lines, where it may be broken.", "Các dòng, chỗ được phép ngắt."])
        .translatable(),
    field("emphasis", "nhấn mạnh", Type::Line, ["Words to stress.", "Từ cần nhấn mạnh."]).translatable(),
    field("campaign", "chiến dịch", Type::Item("campaign"), ["Campaign it belongs to.", "Thuộc chiến dịch nào."]),
];

/// Slogans: lines for banners, cards and posters. `content/slogans`.
pub static SLOGAN: Kind = Kind {
    name: "slogan",
    vi: "khẩu hiệu",
    en: "slogan",
    folder: "slogans",
    fields: FIELDS,
    derived: &[],
    title_from: Some("text"),
    new_body: "",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
