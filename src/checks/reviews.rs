//! Expired items, and items whose last review is older than the site allows.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, EXPIRED, REVIEW_DUE};
use crate::kinds::Value;
use crate::model::Item;
use crate::vietnamese::short_date;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule { name: "reviews", feature: None, check: Check::Library(check) };

/// Kinds whose items are read all the year; notices and sessions expire as a matter of course.
const LASTING: &[&str] = &["guide", "page", "question", "procedure", "contact", "location"];

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let library = context.planner.library;
    let as_of = library.site.as_of;
    for item in library.items.iter().filter(|item| library.group(item.group).absence.is_none()) {
        let date = |name: &str| item.get(name).and_then(Value::as_date);
        let is_over = |to: &Date| *to < as_of && LASTING.contains(&item.kind.name) && item.get("replaced_by").is_none();
        if let Some(to) = date("valid_to").filter(is_over) {
            diagnostics.push(Diagnostic::new(&EXPIRED).at(item.span_of("valid_to")).with("title", item.title()).with("to", short_date(to)));
            continue;
        }
        // The rule `verified` checks items with `verified_on`.
        let Some(days) = library.site.recheck_days.filter(|_| item.get("verified_on").is_none()) else { continue };
        let Some((field, seen)) = last_seen(item) else { continue };
        let age = (as_of - seen).get_days();
        if i64::from(age) > days {
            let report = Diagnostic::new(&REVIEW_DUE).at(item.span_of(field)).with("title", item.title());
            diagnostics.push(report.with("date", short_date(seen)).with("days", age).with("most", days));
        }
    }
}

/// The last review of an item, and the field that says so.
fn last_seen(item: &Item) -> Option<(&'static str, Date)> {
    let own = ["updated", "approved_on", "verified_on", "date"].into_iter().filter_map(|name| Some((name, item.get(name)?.as_date()?)));
    let checked = match item.get("sources") {
        Some(Value::List(sources)) => {
            sources.iter().filter_map(|s| s.entry("checked").and_then(Value::as_date)).map(|d| ("sources", d)).collect()
        }
        _ => Vec::new(),
    };
    own.chain(checked).max_by_key(|(_, date)| *date)
}
