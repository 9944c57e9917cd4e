//! PDF files of content that no page shows: who cannot read a PDF on a telephone, or with a screen reader, has nothing.

use super::Checked;
use crate::diag::{Diagnostic, Diagnostics, PDF_ALONE};
use crate::plan::Need;

pub fn check(checked: &Checked, diagnostics: &mut Diagnostics) {
    let products = &checked.planner.theme.products;
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
