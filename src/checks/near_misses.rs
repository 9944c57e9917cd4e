//! Terms of the glossary with a slip in them: `dịch cụ công`, `Cổng dịch vụ quốc gia`.

use super::knowledge::{Knowledge, PhraseMatch};
use super::prose::{Prose, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, NEAR_MISS};
use crate::vietnamese::{fold, with_capitals_of};
use std::ops::Range;

/// The rule. It looks for words that begin a term.
pub static RULE: Rule = Rule {
    name: "near misses",
    feature: Some(WordFeature::of_words(|word, knowledge| knowledge.glossary.has_term_with(word.lower))),
    check: Check::Prose(check),
};

fn check(prose: &Prose, begins_term: WordFeatures, knowledge: &Knowledge, diagnostics: &mut Diagnostics) {
    // Slips that the registry lists.
    for found in prose.phrases.iter().filter(|f| knowledge.phrases.is_slip(f)) {
        let Some(fact) = knowledge.phrases.facts(found).next() else { continue };
        let report = report(prose, found.words.clone(), &fact.name);
        let wrong = &prose.source[prose.range(found.words.clone())];
        // A fix is offered where single spaces part the words and only the first letter may be a capital.
        let is_plain = wrong.split(' ').all(|w| w.chars().all(char::is_alphanumeric)) && wrong.chars().skip(1).all(|c| !c.is_uppercase());
        diagnostics.push(if is_plain { report.mend(with_capitals_of(wrong, &fact.name)) } else { report });
    }
    if !prose.is_vietnamese() {
        return;
    }
    for block in prose.blocks_with(begins_term) {
        for at in prose.words_with(block, begins_term) {
            let terms = knowledge.glossary.beginning_with(prose.lower(at));
            let near = terms.iter().find_map(|term| Some((slip(prose, at..block.words.end, &term.words)?, term)));
            if let Some((range, term)) = near.filter(|(range, _)| !is_found(prose, knowledge, range)) {
                diagnostics.push(report(prose, range, &term.name));
            }
        }
    }
}

fn report(prose: &Prose, words: Range<usize>, term: &str) -> Diagnostic {
    let range = prose.range(words);
    let written = prose.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    Diagnostic::new(&NEAR_MISS).at(prose.span(range)).with("name", written).with("term", term)
}

/// The words from the start of `within` that are the term but for one word, misspelt or left out.
fn slip(prose: &Prose, within: Range<usize>, term: &[Box<str>]) -> Option<Range<usize>> {
    let at = within.start;
    let is_same = |no: usize, word: &str| no < within.end && prose.lower(no) == word;
    let wrong = (1..term.len()).find(|i| !is_same(at + i, &term[*i]))?;
    let rest_at = |from: usize| term[wrong + 1..].iter().enumerate().all(|(i, word)| is_same(from + i, word));
    // The third of three words may begin another phrase: `dịch vụ cũng`.
    let is_inside = wrong + 1 < term.len();
    if (is_inside || term.len() > 3) && at + wrong < within.end && rest_at(at + wrong + 1) && is_near(prose.lower(at + wrong), &term[wrong])
    {
        return Some(at..at + term.len());
    }
    // A short term without one word may be another good phrase: `thủ tục chính`.
    (is_inside && term.len() > 5 && rest_at(at + wrong)).then_some(at..at + term.len() - 1)
}

/// Whether two words differ by one typing slip: a letter, a mark, two letters swapped.
fn is_near(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    letters(one) && letters(other) && (fold(one) == fold(other) || strsim::osa_distance(one, other) == 1)
}

/// Whether a phrase of the registry covers these words, or a slip in them is reported already.
fn is_found(prose: &Prose, knowledge: &Knowledge, words: &Range<usize>) -> bool {
    let covers = |f: &PhraseMatch| f.words.start <= words.start && words.end <= f.words.end;
    let is_within = |f: &PhraseMatch| words.start <= f.words.start && f.words.end <= words.end;
    prose.phrases.iter().any(|f| covers(f) || (is_within(f) && knowledge.phrases.is_slip(f)))
}
