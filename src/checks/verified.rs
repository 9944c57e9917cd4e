//! Contacts and locations that were verified too long ago, or never.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, NOT_VERIFIED, Span};
use crate::kinds::Value;
use crate::model::LangNo;
use crate::vietnamese::short_date;
use jiff::ToSpan;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule { name: "verified", feature: None, check: Check::Library(check) };

/// Days after which a row must be verified again, unless `site.yaml` says another number.
const DAYS: u32 = 180;
/// How many further rows a report points at.
const MOST_ALSO: usize = 3;

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let library = context.planner.library;
    let wished = library.site.levels.days(NOT_VERIFIED.name);
    let days = wished.unwrap_or(DAYS);
    let oldest = library.site.as_of.saturating_sub(i64::from(days).days());
    let mut never: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    for kind in ["contact", "location"] {
        let items = || library.items.iter().filter(move |i| i.kind.name == kind && i.lang == LangNo::MAIN);
        // A site without such dates is asked for them only if it sets their greatest age.
        let kept = wished.is_some() || items().any(|i| i.get("verified_on").is_some());
        for item in items().filter(|_| kept) {
            match item.get("verified_on").and_then(Value::as_date) {
                Some(date) if date < oldest => {
                    let age = date.until(library.site.as_of).map_or(0, |span| span.get_days());
                    let report = Diagnostic::new(&NOT_VERIFIED).at(item.span_of("verified_on")).with("date", short_date(date));
                    diagnostics.push(report.with("age", age).with("days", days).with("title", item.title()).with("count", 0));
                }
                Some(_) => {}
                None if item.get("sample") == Some(&Value::Bool(true)) => {}
                None => never.entry(kind).or_default().push(item.span),
            }
        }
    }
    for (kind, rows) in never {
        let mut report = Diagnostic::new(&NOT_VERIFIED).at(rows[0]).with("date", "none").with("count", rows.len()).with("kind", kind);
        report.also.extend(rows[1..].iter().take(MOST_ALSO));
        diagnostics.push(report.with("days", days).with("title", "").with("age", 0));
    }
}
