//! Reads `variants` of a declaration.

use super::nodes::{choice, fault};
use crate::diag::Diagnostics;
use crate::plan::declared::maker::ProductMaker;
use crate::plan::declared::paper::{Imposition, Paper};
use crate::plan::declared::pattern::{PathPattern, PatternPart};
use crate::plan::declared::variants::JobVariant;
use crate::read::Node;

/// The values of `variants:`.
const LISTED: &[&str] = &["picture", "press"];

/// Reads `variants` of a declaration: the files besides the file for the web. Only PDF files have variants, and their paths must end in `.pdf`.
pub fn read_variants(
    node: &Node,
    maker: Option<&ProductMaker>,
    paper: Option<&Paper>,
    path: Option<&[(Box<str>, PathPattern)]>,
    diagnostics: &mut Diagnostics,
) -> Vec<JobVariant> {
    let Some(list) = node.get("variants") else { return Vec::new() };
    let Some(entries) = list.as_list() else {
        diagnostics.push(fault(list.span, "variants-list", "variants"));
        return Vec::new();
    };
    let ends_in_pdf = |pattern: &PathPattern| matches!(pattern.parts.last(), Some(PatternPart::Text(text)) if text.ends_with(".pdf"));
    let is_pdf = maker.is_none_or(ProductMaker::is_printed)
        && node.get("format").is_none_or(|format| format.as_text() == Some("pdf"))
        && path.is_none_or(|path| path.iter().all(|(_, pattern)| ends_in_pdf(pattern)));
    if !is_pdf {
        diagnostics.push(fault(list.span, "variants-pdf", "variants"));
    }
    let mut variants = Vec::new();
    for entry in entries {
        match entry.as_text().unwrap_or_default() {
            "picture" => variants.push(JobVariant::Picture),
            // Print shops impose pages themselves.
            "press" if paper.is_some_and(|paper| paper.imposition != Imposition::None) => {
                diagnostics.push(fault(entry.span, "press-imposed", "imposition"));
            }
            "press" => variants.push(JobVariant::Press),
            other => diagnostics.push(choice(entry.span, "variants", other, LISTED)),
        }
    }
    variants.sort();
    variants.dedup();
    variants
}
