//! A page: a Markdown file outside the folders of the other kinds.

use super::field::{Type, field};
use super::{Derived, Kind, Value};
use std::sync::OnceLock;

static DERIVED: &[Derived] = &[
    Derived {
        field: field(
            "opens",
            "mở đầu",
            Type::Line,
            [
                "site for the index.md at the top, section for that of a folder at the top, taxonomy-term for that of a term of the site's own taxonomies (series/x/index.md).",
                "site với index.md ở ngoài cùng, section với index.md của một thư mục ngoài cùng, taxonomy-term với index.md của một mục phân loại riêng (series/x/index.md).",
            ],
        ),
        compute: |context| match (context.path, context.path.strip_suffix("/index")) {
            ("index", _) => Some(Value::text("site")),
            (_, Some(folder)) if !folder.contains('/') => Some(Value::text("section")),
            _ => context.opened_term.map(|_| Value::text("taxonomy-term")),
        },
    },
    Derived {
        field: field(
            "opened_term",
            "mục được mở đầu",
            Type::Line,
            ["The term that it opens, for example series/x.", "Mục phân loại mà trang mở đầu, ví dụ series/x."],
        ),
        compute: |context| context.opened_term.map(Value::text),
    },
];

/// Pages: Markdown files of `content/` outside the folders of other kinds.
pub static PAGE: Kind = Kind {
    name: "page",
    vi: "trang",
    en: "page",
    folder: "",
    fields: &[],
    derived: DERIVED,
    title_from: None,
    new_body: "\n",
    order: &[],
    dates: &[],
    table: OnceLock::new(),
};
