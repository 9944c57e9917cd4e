//! Rows of a sheet that its workbook hides, also those that a filter hides.

use super::old_book::hidden_rows_of_old_book;
use super::package::Package;
use memchr::memmem;
use quick_xml::escape::unescape;

/// Most hidden rows that one mark stands for.
const MAX_REPEATED: usize = 200_000;

/// The numbers of the hidden rows of a sheet, from 1.
pub fn hidden_rows(bytes: &[u8], sheet: &str) -> Vec<usize> {
    let found = match bytes.starts_with(b"PK") {
        false => hidden_rows_of_old_book(bytes, sheet),
        true => of_open_book(bytes, sheet).or_else(|| of_book(bytes, sheet)),
    };
    found.unwrap_or_default()
}

/// Of an .xlsx file.
fn of_book(bytes: &[u8], sheet: &str) -> Option<Vec<usize>> {
    let mut package = Package::open(bytes).ok()?;
    let book = package.main_book()?;
    let tree = package.tree(&book)?;
    let named = tree.root().below().find(|e| e.name() == "sheet" && e.attribute("name") == Some(sheet))?;
    let path = package.relations(&book).remove(named.attribute("id")?)?.target;
    let part = package.text(&path)?;
    let mut number = 0;
    let mut hidden = Vec::new();
    for tag in tags(&part, "<row") {
        number = value(tag, "r").and_then(|n| n.parse().ok()).unwrap_or(number + 1);
        if matches!(value(tag, "hidden"), Some("1" | "true")) {
            hidden.push(number);
        }
    }
    Some(hidden)
}

/// Of an .ods file. None for other files.
fn of_open_book(bytes: &[u8], sheet: &str) -> Option<Vec<usize>> {
    let part = Package::open(bytes).ok()?.text("content.xml")?;
    let is_it = |tag: &&str| value(tag, "table:name").and_then(|name| unescape(name).ok()).is_some_and(|name| name == sheet);
    let start = tags(&part, "<table:table").find(is_it)?;
    let rest = &part[start.as_ptr() as usize - part.as_ptr() as usize..];
    let rest = &rest[..rest.find("</table:table>").unwrap_or(rest.len())];
    let mut number = 0;
    let mut hidden = Vec::new();
    for tag in tags(rest, "<table:table-row") {
        let count: usize = value(tag, "table:number-rows-repeated").and_then(|n| n.parse().ok()).unwrap_or(1);
        if matches!(value(tag, "table:visibility"), Some("collapse" | "filter")) {
            hidden.extend(number + 1..=number + count.min(MAX_REPEATED));
        }
        number += count;
    }
    Some(hidden)
}

/// The start tags of elements with this name.
fn tags<'p>(part: &'p str, start: &'p str) -> impl Iterator<Item = &'p str> {
    memmem::find_iter(part.as_bytes(), start.as_bytes()).filter_map(move |at| {
        let rest = &part[at..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let behind = &tag[start.len()..];
        (behind.is_empty() || behind.starts_with([' ', '/', '\n', '\t', '\r'])).then_some(tag)
    })
}

fn value<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split('"').next())
}
