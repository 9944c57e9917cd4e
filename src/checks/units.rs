//! Names of administrative units that no longer exist, that now mean another unit, or that several units had.

use super::historical_context::{is_about_past, is_dated_before};
use super::knowledge::{Knowledge, PhraseMatch};
use super::prose::{Prose, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, OLD_UNIT, UNIT_AMBIGUOUS, UNIT_IS_ANOTHER};
use crate::kinds::PLACE;
use crate::model::{Register, RegisterEntry};
use crate::vietnamese::short_date;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule { name: "units", feature: None, check: Check::Prose(check) };

fn check(prose: &Prose, _: WordFeatures, knowledge: &Knowledge, diagnostics: &mut Diagnostics) {
    let mut within: usize = 0;
    for (no, found) in prose.phrases.iter().enumerate() {
        let facts = knowledge.phrases.named(found, Register::Units);
        if facts.is_empty()
            || found.words.start < within
            || !is_name(prose, found)
            || !is_told_as_true(prose, found, facts.iter().filter_map(|fact| fact.valid_to).max())
        {
            continue;
        }
        let (over, current): (Vec<&RegisterEntry>, Vec<&RegisterEntry>) = facts.into_iter().partition(|f| f.is_over(knowledge.as_of));
        let above = prose.phrases.get(no + 1).filter(|next| next.words.start <= found.words.end + 1 && same_block(prose, found, next));
        let above_names: Vec<String> =
            above.iter().flat_map(|next| knowledge.phrases.named(next, Register::Units)).map(|f| f.name.to_lowercase()).collect();
        let exact = over.iter().find(|f| f.part_of.as_ref().is_some_and(|p| above_names.contains(&p.to_lowercase())));
        match (exact, current.is_empty(), above) {
            (Some(fact), false, Some(above)) if !fact.successors.iter().any(|now| now.to_lowercase() == fact.name.to_lowercase()) => {
                let range = prose.range(found.words.start..above.words.end);
                let report = Diagnostic::new(&UNIT_IS_ANOTHER).at(prose.span(range)).with("name", &fact.name);
                diagnostics.push(report.with("above", fact.part_of.as_deref().unwrap_or_default()).with("now", or(fact)));
                within = above.words.end;
            }
            (Some(fact), true, Some(above)) => {
                diagnostics.push(old(prose, found, fact));
                within = above.words.end;
            }
            (None, true, _) => match different(&over).as_slice() {
                [] => {}
                [fact] => diagnostics.push(old(prose, found, fact)),
                several => diagnostics.push(ambiguous(prose, found, several)),
            },
            _ => {}
        }
    }
}

/// Whether a match is a name: `xã Thống Nhất`, not `xã thống nhất`.
fn is_name(prose: &Prose, found: &PhraseMatch) -> bool {
    found.words.clone().skip(1).all(|no| {
        let written = prose.words.get(no).map_or("", |w| prose.word(*w));
        matches!(prose.lower(no), "phố" | "xã" | "trấn" | "khu") || written.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    })
}

/// Whether a name is used as a current one: not in fields for old names, not in sentences about the past.
fn is_told_as_true(prose: &Prose, found: &PhraseMatch, end: Option<Date>) -> bool {
    let Some(block) = prose.block_of(found.words.start) else { return false };
    let table = PLACE.table();
    let label = prose.label(block);
    let is_old = !label.is_empty() && table.find(label).is_some_and(|no| matches!(table.field(no).name, "old_names" | "old_address"));
    let sentence = prose.sentence_at(prose.range(found.words.clone()).start);
    !is_old && !is_about_past(sentence) && !is_dated_before(sentence, end)
}

fn same_block(prose: &Prose, one: &PhraseMatch, other: &PhraseMatch) -> bool {
    prose.block_of(one.words.start).is_some_and(|b| b.words.contains(&other.words.start))
}

/// One unit for each set of successors.
fn different<'a>(units: &[&'a RegisterEntry]) -> Vec<&'a RegisterEntry> {
    let mut seen = BTreeSet::new();
    units.iter().copied().filter(|f| seen.insert(f.successors.clone())).collect()
}

fn or(fact: &RegisterEntry) -> String {
    if fact.successors.is_empty() { "none".to_string() } else { fact.successors.join(", ") }
}

fn old(prose: &Prose, found: &PhraseMatch, fact: &RegisterEntry) -> Diagnostic {
    let since = fact.valid_to.and_then(|to| to.tomorrow().ok()).map(short_date).unwrap_or_default();
    let report = Diagnostic::new(&OLD_UNIT).at(prose.span(prose.range(found.words.clone()))).with("name", &fact.name);
    report.with("since", since).with("now", or(fact)).with("several", if fact.successors.len() > 1 { "yes" } else { "no" })
}

fn ambiguous(prose: &Prose, found: &PhraseMatch, units: &[&RegisterEntry]) -> Diagnostic {
    let one = |f: &&RegisterEntry| format!("{} → {}", f.part_of.as_deref().unwrap_or_default(), or(f));
    let list = units.iter().map(one).collect::<Vec<_>>().join("; ");
    let report = Diagnostic::new(&UNIT_AMBIGUOUS).at(prose.span(prose.range(found.words.clone()))).with("name", &units[0].name);
    report.with("count", units.len()).with("list", list)
}
