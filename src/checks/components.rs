//! Components that texts call: whether the theme has them, and whether their parameters are those it declares.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{COMPONENT_PARAMETER, Diagnostic, Diagnostics, UNKNOWN_BLOCK};
use crate::kinds::Value;
use crate::plan::{Theme, ThemeComponent, ValueFault};
use crate::text::{ComponentCall, Document, known_names};
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule { name: "components", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let theme = context.planner.theme;
    for item in &context.planner.library.items {
        // Fields cut from one text share it.
        let mut seen: Vec<*const Document> = Vec::new();
        let mut visit = |value: &Value| {
            if let Value::Document(excerpt) = value
                && !excerpt.document.components.is_empty()
                && !seen.contains(&Arc::as_ptr(&excerpt.document))
            {
                seen.push(Arc::as_ptr(&excerpt.document));
                excerpt.document.components.iter().for_each(|call| check_call(theme, &excerpt.document, call, diagnostics));
            }
        };
        item.fields.iter().for_each(|(_, _, value)| value.each_leaf(&mut visit));
    }
}

fn check_call(theme: &Theme, document: &Document, call: &ComponentCall, diagnostics: &mut Diagnostics) {
    let span = document.span(call.start, call.end);
    let Some(component) = theme.component(&call.name) else {
        let known = theme.components.iter().map(|component| &*component.name).chain(known_names().map(|name| name as &str));
        return diagnostics.push(Diagnostic::new(&UNKNOWN_BLOCK).at(span).with("name", &call.name).suggest(&call.name, known));
    };
    for given in &call.parameters {
        let report = |why: &str| {
            let report = Diagnostic::new(&COMPONENT_PARAMETER).at(document.span(given.start, given.end)).with("why", why);
            report.with("component", &component.name).with("name", &given.name).with("value", &given.value)
        };
        let Some(parameter) = component.parameters.iter().find(|p| *p.name == *given.name) else {
            diagnostics.push(report("unknown").suggest(&given.name, component.parameters.iter().map(|p| &*p.name)));
            continue;
        };
        if let Err(fault) = parameter.value(&given.value) {
            let why = match fault {
                ValueFault::Number => "number",
                ValueFault::Flag => "flag",
                ValueFault::Url => "url",
                ValueFault::Choice | ValueFault::Color => "choice",
            };
            diagnostics.push(report(why).suggest(&given.value, parameter.of.iter().map(|word| &**word)));
        }
    }
    for missing in missing(component, call) {
        let report = Diagnostic::new(&COMPONENT_PARAMETER).at(span).with("why", "missing").with("component", &component.name);
        diagnostics.push(report.with("name", missing).with("value", "").suggest("", []));
    }
}

fn missing<'c>(component: &'c ThemeComponent, call: &'c ComponentCall) -> impl Iterator<Item = &'c str> {
    let required = component.parameters.iter().filter(|p| p.is_required && p.default.is_none());
    required.filter(|p| !call.parameters.iter().any(|given| *given.name == *p.name)).map(|p| &*p.name)
}
