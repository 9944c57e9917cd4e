//! Contacts and locations that are listed twice.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, LISTED_TWICE, Span};
use crate::kinds::Value;
use crate::model::Item;
use crate::vietnamese::key;
use rustc_hash::FxHashMap;

/// The rule.
pub static RULE: Rule = Rule { name: "duplicates", feature: None, check: Check::Library(check) };

/// How many further rows a report points at.
const MOST_ALSO: usize = 3;

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let library = context.planner.library;
    let mut seen: FxHashMap<(&str, String), (Span, &str, Option<usize>)> = FxHashMap::default();
    let mut found: Vec<Diagnostic> = Vec::new();
    for group in library.groups.iter().filter(|g| !g.hidden && !g.expired) {
        let item = library.original(group);
        let place = group.place.index();
        let marks = match item.kind.name {
            "contact" => {
                vec![word(item, "role").zip(word(item, "phone")).map(|(role, phone)| ("phone", format!("{role} {phone}"), "phone"))]
            }
            "location" => vec![
                // Locations at one address with different names or types are different counters.
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

/// A value in the form in which rows are compared, without regard to spelling.
fn word(item: &Item, field: &str) -> Option<String> {
    match item.get(field)? {
        Value::Phone { digits, .. } => Some(digits.to_string()),
        Value::Number(degrees) => Some(format!("{degrees:.5}")),
        value => value.plain().map(|text| key(&text)).filter(|text| !text.is_empty()),
    }
}
