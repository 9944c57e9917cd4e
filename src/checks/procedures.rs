//! Procedures named by code that are repealed, or not in force yet.

use super::historical_context::is_about_past;
use super::knowledge::Knowledge;
use super::prose::{Prose, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, PROCEDURE_OUT_OF_FORCE};
use crate::vietnamese::short_date;

/// The rule.
pub static RULE: Rule = Rule { name: "procedures", feature: None, check: Check::Prose(check) };

fn check(prose: &Prose, _: WordFeatures, knowledge: &Knowledge, diagnostics: &mut Diagnostics) {
    for block in &prose.blocks {
        for at in block.words.clone() {
            // The code of a procedure: `1.001193`.
            if !(prose.lower(at).len() == 1 && prose.lower(at + 1).len() == 6 && block.words.contains(&(at + 1))) {
                continue;
            }
            let range = prose.range(at..at + 2);
            let Some(procedure) = knowledge.procedures.get(&prose.text[range.clone()]) else { continue };
            let (early, over) = (procedure.from.filter(|d| *d > knowledge.as_of), procedure.to.filter(|d| *d < knowledge.as_of));
            // Lists of procedures give their dates.
            let is_its_row =
                prose.path.rsplit('/').next().is_some_and(|name| name.starts_with("procedures") || prose.path.contains("/procedures/"));
            if (early, over) == (None, None) || is_its_row || is_about_past(prose.sentence_at(range.start)) {
                continue;
            }
            let report = Diagnostic::new(&PROCEDURE_OUT_OF_FORCE).at(prose.span(range.clone())).with("code", &prose.text[range]);
            let report =
                report.with("from", early.map_or("none".to_string(), short_date)).with("to", over.map_or("none".to_string(), short_date));
            diagnostics.push(report.with("next", procedure.next.as_deref().unwrap_or("none")));
        }
    }
}
