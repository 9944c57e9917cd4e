//! Query parameters that name an item or a new row, and the addresses of their pages.

use crate::read::paths::percent_encode;
use serde::{Deserialize, Serialize};

/// Names an item: a Markdown file, or a row of a table by its slug.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
pub struct ItemQuery {
    /// Path below the site's folder.
    pub file: String,
    /// Slug of the row; empty for a Markdown file.
    #[serde(default)]
    pub row: String,
    /// Name of the kind, for a file that is in no version yet.
    #[serde(default)]
    pub kind: String,
    /// Code of the place whose pages are shown beside the form.
    #[serde(default)]
    pub at: String,
    /// Code of the language, in a table with several languages.
    #[serde(default)]
    pub lang: String,
}

impl ItemQuery {
    /// The address of the item's page at the desk.
    pub fn url(&self) -> String {
        let part = |name: &str, value: &str| match value {
            "" => String::new(),
            value => format!("&{name}={}", encode_value(value)),
        };
        let rest: String =
            [("row", &self.row), ("kind", &self.kind), ("at", &self.at), ("lang", &self.lang)].iter().map(|(n, v)| part(n, v)).collect();
        format!("/_desk/item?file={}{rest}", encode_value(&self.file))
    }
}

/// Describes a new row of a table.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct RowQuery {
    /// Name of the kind.
    #[serde(default)]
    pub kind: String,
    /// Code of the place; empty for the root.
    #[serde(default)]
    pub place: String,
    /// The title that was entered for the new item.
    #[serde(default)]
    pub title: String,
}

impl RowQuery {
    /// The address of the form for the new row.
    pub fn url(&self) -> String {
        format!("/_desk/row?kind={}&place={}&title={}", encode_value(&self.kind), encode_value(&self.place), encode_value(&self.title))
    }
}

/// The value of a query parameter, percent-encoded.
pub fn encode_value(text: &str) -> String {
    percent_encode(text).replace('&', "%26").replace('+', "%2B").replace('=', "%3D")
}
