//! Opening hours that end before they begin, or that pages cannot read.

use super::rule::{Check, CheckContext, Rule};
use super::time_ranges::reversed_ranges;
use crate::diag::{Diagnostic, Diagnostics, HOURS_REVERSED, HOURS_UNREAD};
use crate::kinds::Value;
use crate::model::LangNo;
use crate::vietnamese::lower_in_place;

/// The rule.
pub static RULE: Rule = Rule { name: "hours", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    for item in context.planner.library.items.iter().filter(|i| i.lang == LangNo::MAIN) {
        let Some(Value::Text(hours)) = item.get("hours") else { continue };
        let span = item.span_of("hours");
        let lower = lower_in_place(hours);
        if let Some([from, to]) = reversed_ranges(&lower).into_iter().next() {
            diagnostics.push(Diagnostic::new(&HOURS_REVERSED).at(span).with("from", &hours[from]).with("to", &hours[to]));
        } else if item.kind.name != "session" && item.get("opening").is_none() {
            diagnostics.push(Diagnostic::new(&HOURS_UNREAD).at(span).with("hours", hours));
        }
    }
}
