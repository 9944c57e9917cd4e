//! Periods that end before they begin.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{DATES_REVERSED, Diagnostic, Diagnostics};
use crate::kinds::Value;
use crate::vietnamese::short_date;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule { name: "dates", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    for item in &context.planner.library.items {
        let mut report = |from: Option<Date>, to: Option<Date>, span| {
            if let (Some(from), Some(to)) = (from, to)
                && from > to
            {
                diagnostics.push(Diagnostic::new(&DATES_REVERSED).at(span).with("from", short_date(from)).with("to", short_date(to)));
            }
        };
        let date = |name: &str| item.get(name).and_then(Value::as_date);
        report(date("valid_from"), date("valid_to"), item.span_of("valid_to"));
        let Some(Value::List(phases)) = item.get("phases") else { continue };
        for phase in phases {
            let Value::Record(entries) = phase else { continue };
            let date = |name: &str| entries.iter().find(|(n, _)| &**n == name).and_then(|(_, v)| v.as_date());
            report(date("from"), date("to"), item.span_of("phases"));
        }
    }
}
