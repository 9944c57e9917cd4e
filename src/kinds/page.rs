//! A page: a Markdown file outside the folders of the other kinds.

use super::Kind;
use std::sync::OnceLock;

/// Pages: Markdown files of `content/` outside the folders of other kinds.
pub static PAGE: Kind = Kind {
    name: "page",
    vi: "trang",
    en: "page",
    folder: "",
    fields: &[],
    derived: &[],
    title_from: None,
    new_body: "\n",
    table: OnceLock::new(),
};
