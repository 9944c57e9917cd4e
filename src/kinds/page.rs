//! A page: any Markdown outside the folders of the other kinds.

use super::Kind;

pub static PAGE: Kind =
    Kind { name: "page", vi: "trang", en: "page", folder: "", fields: &[], derived: &[], title_from: None, new_body: "\n" };
