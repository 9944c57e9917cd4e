//! Agencies, terms and legal references that the registry says are past.

use super::Known;
use super::past::{is_about_past, is_not_asked};
use super::prose::Prose;
use crate::diag::{Diagnostic, Diagnostics, LAW_OUT_OF_FORCE, OLD_AGENCY, OLD_TERM};
use crate::model::{Fact, Register};
use crate::vietnamese::short_date;

pub fn check(prose: &Prose, known: &Known, diagnostics: &mut Diagnostics) {
    for found in &prose.found {
        let facts: Vec<&Fact> = [Register::Agencies, Register::Terms, Register::Laws]
            .into_iter()
            .flat_map(|register| known.phrases.named(found, register))
            .collect();
        // A name that is right in any of its meanings is right.
        let Some(fact) = facts.first().filter(|_| facts.iter().all(|f| f.is_over(known.as_of) && !f.now.is_empty())) else { continue };
        let range = prose.range(found.words.clone());
        if is_about_past(prose.sentence_at(range.start)) || is_not_asked(prose.before(range.start)) {
            continue;
        }
        let code = match fact.register {
            Register::Agencies => &OLD_AGENCY,
            Register::Laws => &LAW_OUT_OF_FORCE,
            _ => &OLD_TERM,
        };
        let since = fact.to.and_then(|to| to.tomorrow().ok()).map(short_date).unwrap_or_default();
        let report = Diagnostic::new(code).at(prose.span(range.clone())).with("name", written(&prose.text[range]));
        let report = report.with("now", fact.now.join(", ")).with("since", since);
        diagnostics.push(report.with("note", fact.note.as_deref().unwrap_or("none")));
    }
}

/// On one line, with the markup gone.
fn written(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
