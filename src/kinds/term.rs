//! A term of a taxonomy: a topic, an audience. Written in `terms/<taxonomy>.*`.

use super::Kind;
use super::field::{Field, Type, field};
use std::sync::OnceLock;

static FIELDS: &[Field] = &[
    field("name", "tên mục", Type::Line, ["Its name.", "Tên."]).required().translatable(),
    field(
        "products",
        "sản phẩm phù hợp",
        Type::List(&Type::Line),
        ["For an audience: names of products that reach it.", "Với đối tượng: tên các sản phẩm đến được với họ."],
    ),
    field(
        "internal",
        "nội bộ",
        Type::Boolean,
        [
            "For an audience: people of the administration. What is for them alone is neither broadcast nor texted.",
            "Với đối tượng: người trong cơ quan. Bài chỉ dành cho họ không phát thanh, không nhắn tin.",
        ],
    ),
];

/// Terms of taxonomies such as topics and audiences. `content/terms/<taxonomy>`.
pub static TERM: Kind = Kind {
    name: "term",
    vi: "mục phân loại",
    en: "term",
    folder: "terms",
    fields: FIELDS,
    derived: &[],
    title_from: Some("name"),
    new_body: "",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
