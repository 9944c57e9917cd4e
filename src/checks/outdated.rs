//! Names of agencies, terms and laws that are out of date by the registry.

use super::historical_context::{is_about_past, is_dated_before, is_not_asked};
use super::knowledge::Knowledge;
use super::prose::{Prose, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, LAW_OUT_OF_FORCE, OLD_AGENCY, OLD_TERM};
use crate::model::{Register, RegisterEntry};
use crate::vietnamese::short_date;

/// The rule.
pub static RULE: Rule = Rule { name: "outdated", feature: None, check: Check::Prose(check) };

fn check(prose: &Prose, _: WordFeatures, knowledge: &Knowledge, diagnostics: &mut Diagnostics) {
    for found in &prose.phrases {
        let facts: Vec<&RegisterEntry> = [Register::Agencies, Register::Terms, Register::Laws]
            .into_iter()
            .flat_map(|register| knowledge.phrases.named(found, register))
            .collect();
        // A name with a meaning that is current is right.
        let Some(fact) = facts.first().filter(|_| facts.iter().all(|f| f.is_over(knowledge.as_of) && !f.successors.is_empty())) else {
            continue;
        };
        let range = prose.range(found.words.clone());
        let sentence = prose.sentence_at(range.start);
        if is_about_past(sentence) || is_dated_before(sentence, fact.valid_to) || is_not_asked(prose.before(range.start)) {
            continue;
        }
        let code = match fact.register {
            Register::Agencies => &OLD_AGENCY,
            Register::Laws => &LAW_OUT_OF_FORCE,
            _ => &OLD_TERM,
        };
        let since = fact.valid_to.and_then(|to| to.tomorrow().ok()).map(short_date).unwrap_or_default();
        let report = Diagnostic::new(code).at(prose.span(range.clone())).with("name", written(&prose.text[range]));
        let report = report.with("now", fact.successors.join(", ")).with("since", since);
        diagnostics.push(report.with("note", fact.note.as_deref().unwrap_or("none")));
    }
}

/// On one line, without markup.
fn written(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
