//! Texts changed after they were approved.

use super::Checked;
use crate::diag::{CHANGED_SINCE_APPROVAL, Diagnostic, Diagnostics};
use crate::kinds::Value;
use crate::vietnamese::short_date;

pub fn check(checked: &Checked, diagnostics: &mut Diagnostics) {
    for item in &checked.planner.library.items {
        let date = |name: &str| item.get(name).and_then(Value::as_date);
        if let (Some(approved), Some(updated)) = (date("approved_on"), date("updated"))
            && approved < updated
        {
            let report = Diagnostic::new(&CHANGED_SINCE_APPROVAL).at(item.span_of("approved_on"));
            diagnostics.push(report.with("approved", short_date(approved)).with("updated", short_date(updated)));
        }
    }
}
