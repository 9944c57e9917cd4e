//! Texts of items that have no page of their own, and that no product asks for.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, Severity, TEXT_NOT_SHOWN};
use crate::kinds::{Kind, Value};
use crate::plan::{Need, Select, Theme};

/// The rule.
pub static RULE: Rule = Rule { name: "pageless-texts", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let (library, theme) = (context.planner.library, context.planner.theme);
    // Rendering asks the pages of all others.
    let silent: Vec<&Kind> = library.site.kinds.iter().filter(|kind| !shows_texts_of(theme, kind)).collect();
    // A theme with a fault of its own may have no products.
    if silent.is_empty() || theme.products.is_empty() {
        return;
    }
    for item in library.items.iter().filter(|item| silent.contains(&item.kind)) {
        for (no, _, value) in &item.fields {
            let Value::Document(excerpt) = value else { continue };
            let words = excerpt.document.plain(excerpt.events.clone());
            if words.trim().is_empty() {
                continue;
            }
            let (field, range) = (item.kind.table().field(*no), excerpt.range());
            let span = excerpt.document.span(range.start, range.end);
            let mut report = Diagnostic::new(&TEXT_NOT_SHOWN).at(span).with("path", "none").with("template", "none");
            report.severity = Severity::Warning;
            let words: String = words.split_whitespace().take(10).collect::<Vec<_>>().join(" ");
            diagnostics.push(report.with("words", words).with("field", field.name).with("label", field.vi).with("kind", item.kind.name));
        }
    }
}

/// Whether items of a kind have pages, or places on one, or a product selects their texts.
fn shows_texts_of(theme: &Theme, kind: &'static Kind) -> bool {
    theme.products.iter().any(|product| {
        let selects = |need: &Need| match need {
            Need::Items(query) => query.kind == kind && query.select.iter().any(|s| is_text(kind, *s)),
            _ => false,
        };
        let anchored =
            product.anchors.and_then(|no| product.needs.get(no)).is_some_and(|(_, n)| matches!(n, Need::Items(q) if q.kind == kind));
        (product.canonical && product.kind() == Some(kind)) || anchored || product.needs.iter().any(|(_, need)| selects(need))
    })
}

fn is_text(kind: &Kind, select: Select) -> bool {
    matches!(select, Select::Field(no) if kind.table().field(no).ty.is_text()) || select == Select::Sections
}
