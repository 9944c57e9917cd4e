//! Texts that ask for copies of papers whose contents offices look up themselves.

use super::historical_context::{has, is_about_past, is_not_asked};
use super::knowledge::Knowledge;
use super::prose::{Prose, ProseWord, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, PAPER_NOT_ASKED};

/// The rule. It looks for the first words of the words for a copy.
pub static RULE: Rule =
    Rule { name: "papers", feature: Some(WordFeature::of_words(|word, _| begins_copy(word.lower))), check: Check::Prose(check) };

/// Words for a copy, in lower case.
const COPIES: &[&[&str]] = &[
    &["bản", "sao"],
    &["bản", "photo"],
    &["bản", "phô", "tô"],
    &["bản", "chụp"],
    &["bản", "photocopy"],
    &["photo"],
    &["photocopy"],
    &["phô", "tô"],
];
/// The papers, in lower case.
const PAPERS: &[&[&str]] = &[
    &["sổ", "hộ", "khẩu"],
    &["hộ", "khẩu"],
    &["sổ", "tạm", "trú"],
    &["căn", "cước"],
    &["cccd"],
    &["cmnd"],
    &["chứng", "minh", "nhân", "dân"],
    &["chứng", "minh", "thư"],
    &["giấy", "xác", "nhận", "thông", "tin", "về", "cư", "trú"],
];

/// How many words may stand between the two: `bản sao có chứng thực của thẻ căn cước`.
const BETWEEN: usize = 5;

fn check(prose: &Prose, copy: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.is_vietnamese() {
        return;
    }
    for block in prose.blocks_with(copy) {
        let mut at = block.words.start;
        while at < block.words.end {
            let Some((first, end)) = copy_of(prose, copy, at, block.words.end) else {
                at += 1;
                continue;
            };
            at = end;
            let range = prose.range(first..end);
            let (sentence, before) = (prose.sentence_at(range.start), prose.before(range.start));
            // Certifying copies is a service, and a negated sentence does not ask for them.
            if is_about_past(sentence) || is_not_asked(before) || has(before, "không") || has(sentence, "chứng thực bản sao") {
                continue;
            }
            let words = prose.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
            diagnostics.push(Diagnostic::new(&PAPER_NOT_ASKED).at(prose.span(range)).with("name", words));
        }
    }
}

/// Whether a word may be the first of those for a copy.
fn begins_copy(lower: &str) -> bool {
    COPIES.iter().any(|copy| copy[0] == lower)
}

/// First and last word of a copy of such a paper that begins at word `at`.
fn copy_of(prose: &Prose, copy: WordFeatures, at: usize, end: usize) -> Option<(usize, usize)> {
    if !prose.words[at].features.has(copy) {
        return None;
    }
    let words = COPIES.iter().find(|copy| stands(prose, at, end, copy))?;
    let after = at + words.len();
    (after..end.min(after + BETWEEN)).find_map(|from| {
        let paper = PAPERS.iter().find(|paper| stands(prose, from, end, paper))?;
        is_one_breath(prose, at, from).then_some((at, from + paper.len()))
    })
}

fn stands(prose: &Prose, at: usize, end: usize, words: &[&str]) -> bool {
    at + words.len() <= end && words.iter().enumerate().all(|(i, word)| prose.lower(at + i) == *word)
}

/// Whether no punctuation stands between two words.
fn is_one_breath(prose: &Prose, from: usize, to: usize) -> bool {
    let start = |no: usize| prose.words.get(no).map_or(0, |w: &ProseWord| w.start as usize);
    !prose.text[start(from)..start(to)].contains([',', '.', ';', ':', '?'])
}
