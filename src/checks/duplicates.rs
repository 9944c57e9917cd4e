//! The same contact or the same location, listed twice.

use super::Checked;
use crate::diag::{Diagnostic, Diagnostics, LISTED_TWICE, Span};
use crate::kinds::Value;
use crate::model::Item;
use crate::vietnamese::key;
use rustc_hash::FxHashMap;

/// How many further rows a diagnostic points at.
const MOST_ALSO: usize = 3;

pub fn check(checked: &Checked, diagnostics: &mut Diagnostics) {
    let library = checked.planner.library;
    let mut seen: FxHashMap<(&str, String), (Span, &str, Option<usize>)> = FxHashMap::default();
    let mut found: Vec<Diagnostic> = Vec::new();
    for group in library.groups.iter().filter(|g| !g.hidden && !g.expired) {
        let item = library.item(group.variants[0].1);
        let place = group.stands;
        let marks = match item.kind.name {
            "contact" => {
                vec![word(item, "role").zip(word(item, "phone")).map(|(role, phone)| ("phone", format!("{role} {phone}"), "phone"))]
            }
            "location" => vec![
                // Two at one address are two counters in one house when their names or kinds differ.
                word(item, "type")
                    .zip(word(item, "name"))
                    .map(|(ty, name)| ("name", format!("{place} {ty} {name} {}", word(item, "address").unwrap_or_default()), "name")),
                word(item, "code").map(|code| ("code", code, "code")),
                word(item, "type")
                    .zip(word(item, "lat").zip(word(item, "lon")))
                    .map(|(ty, (lat, lon))| ("position", format!("{ty} {lat} {lon}"), "lat")),
            ],
            _ => continue,
        };
        for (what, mark, field) in marks.into_iter().flatten() {
            let span = item.span_of(field);
            match seen.get_mut(&(what, mark.clone())) {
                Some((_, _, Some(said))) => {
                    let also = &mut found[*said].also;
                    also.extend((also.len() <= MOST_ALSO).then_some(span));
                }
                Some((first, title, said)) => {
                    *said = Some(found.len());
                    let report = Diagnostic::new(&LISTED_TWICE).at(span).and_at(Some(*first)).with("what", what);
                    found.push(report.with("title", item.title()).with("other", title));
                }
                None => {
                    seen.insert((what, mark), (span, item.title(), None));
                }
            }
        }
    }
    found.into_iter().for_each(|d| diagnostics.push(d));
}

/// A value by which two rows are the same, spelling aside.
fn word(item: &Item, field: &str) -> Option<String> {
    match item.get(field)? {
        Value::Phone { digits, .. } => Some(digits.to_string()),
        Value::Number(degrees) => Some(format!("{degrees:.5}")),
        value => value.plain().map(|text| key(&text)).filter(|text| !text.is_empty()),
    }
}
