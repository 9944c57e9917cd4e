//! Rows of a sheet that its workbook hides, also those that a filter hides (.xlsx).

use super::package::Package;
use memchr::memmem;

/// The numbers of the hidden rows of a sheet, from 1. None are known of other formats.
pub fn hidden_rows(bytes: &[u8], sheet: &str) -> Vec<usize> {
    find(bytes, sheet).unwrap_or_default()
}

fn find(bytes: &[u8], sheet: &str) -> Option<Vec<usize>> {
    let mut package = Package::open(bytes).ok()?;
    let book = package.main_book()?;
    let tree = package.tree(&book)?;
    let named = tree.root().below().find(|e| e.name() == "sheet" && e.attribute("name") == Some(sheet))?;
    let path = package.relations(&book).remove(named.attribute("id")?)?.target;
    let part = package.text(&path)?;
    let mut number = 0;
    let mut hidden = Vec::new();
    for at in memmem::find_iter(part.as_bytes(), b"<row") {
        let rest = &part[at..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        if !tag[4..].is_empty() && !tag[4..].starts_with([' ', '/', '\n', '\t', '\r']) {
            continue;
        }
        let value = |name: &str| tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next());
        number = value("r").and_then(|n| n.parse().ok()).unwrap_or(number + 1);
        if matches!(value("hidden"), Some("1" | "true")) {
            hidden.push(number);
        }
    }
    Some(hidden)
}
