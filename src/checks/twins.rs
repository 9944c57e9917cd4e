//! Kinds of items that have PDF files and no HTML page: PDF files are hard to read on telephones and with screen readers.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, PDF_ALONE};
use crate::plan::Need;

/// The rule.
pub static RULE: Rule = Rule { name: "twins", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let products = &context.planner.theme.products;
    for product in products.iter().filter(|p| &*p.format == "pdf") {
        let Some(kind) = product.kind() else { continue };
        let shows = |p: &&crate::plan::Product| {
            let lists = |need: &Need| matches!(need, Need::Items(query) if query.kind == kind);
            &*p.format == "html" && (p.kind() == Some(kind) || p.needs.iter().any(|(_, need)| lists(need)))
        };
        if !products.iter().any(|p| shows(&p)) {
            diagnostics.push(Diagnostic::new(&PDF_ALONE).at(product.span).with("product", &product.name).with("kind", kind.name));
        }
    }
}
