//! Figures without a date or a source.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, FIGURE_BARE};
use crate::kinds::Type;
use crate::kinds::Value;

/// The rule.
pub static RULE: Rule = Rule { name: "figures", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let library = context.planner.library;
    for item in &library.items {
        // Sample figures have neither; pages mark them as samples.
        if item.get("sample") == Some(&Value::Bool(true)) {
            continue;
        }
        let has_sources = matches!(item.get("sources"), Some(Value::List(sources)) if !sources.is_empty());
        let table = item.kind.table();
        for (no, span, value) in &item.fields {
            let Type::List(Type::Record(fields)) = table.field(*no).ty else { continue };
            let (true, Value::List(figures)) = (fields.iter().any(|f| f.name == "as_of"), value) else { continue };
            let bare = |what: &'static str, is_given: bool| {
                let lacks = |f: &&Value| f.entry("value").is_some() && f.entry(what).is_none();
                let labels: Vec<&Value> = figures.iter().filter(lacks).filter(|_| !is_given).collect();
                labels.first().map(|f| (what, f.entry("label").and_then(Value::plain).unwrap_or_default().into_owned(), labels.len()))
            };
            for (what, label, count) in [bare("as_of", false), bare("source", has_sources)].into_iter().flatten() {
                let report = Diagnostic::new(&FIGURE_BARE).at(*span).with("what", what).with("label", label);
                diagnostics.push(report.with("others", count - 1));
            }
        }
    }
}
