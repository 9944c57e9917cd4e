//! Texts changed after they were approved.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{CHANGED_SINCE_APPROVAL, Diagnostic, Diagnostics};
use crate::kinds::Value;
use crate::vietnamese::short_date;

/// The rule.
pub static RULE: Rule = Rule { name: "approvals", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    for item in &context.planner.library.items {
        let date = |name: &str| item.get(name).and_then(Value::as_date);
        if let (Some(approved), Some(updated)) = (date("approved_on"), date("updated"))
            && approved < updated
        {
            let report = Diagnostic::new(&CHANGED_SINCE_APPROVAL).at(item.span_of("approved_on"));
            diagnostics.push(report.with("approved", short_date(approved)).with("updated", short_date(updated)));
        }
    }
}
