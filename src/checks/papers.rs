//! Papers that must not be asked for: copies of what the state can look up itself.

use super::Known;
use super::lexicon::Signs;
use super::past::{has, is_about_past, is_not_asked};
use super::prose::{Prose, Word};
use crate::diag::{Diagnostic, Diagnostics, PAPER_NOT_ASKED};

/// Words for a copy, and for the papers; in lower case.
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

/// Words that may stand between the two: `bản sao có chứng thực của thẻ căn cước`.
const BETWEEN: usize = 5;

pub fn check(prose: &Prose, _: &Known, diagnostics: &mut Diagnostics) {
    if !prose.vietnamese {
        return;
    }
    for block in prose.blocks_with(Signs::COPY) {
        let mut at = block.words.start;
        while at < block.words.end {
            let Some((copy, end)) = copy_of(prose, at, block.words.end) else {
                at += 1;
                continue;
            };
            at = end;
            let range = prose.range(copy..end);
            let (sentence, before) = (prose.sentence_at(range.start), prose.before(range.start));
            // To have a copy certified is a service, and who warns of copies does not ask for them.
            if is_about_past(sentence) || is_not_asked(before) || has(before, "không") || has(sentence, "chứng thực bản sao") {
                continue;
            }
            let words = prose.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
            diagnostics.push(Diagnostic::new(&PAPER_NOT_ASKED).at(prose.span(range)).with("name", words));
        }
    }
}

/// Whether a word may be the first of those for a copy.
pub fn begins_copy(lower: &str) -> bool {
    COPIES.iter().any(|copy| copy[0] == lower)
}

/// The words of a copy of such a paper that begin here.
fn copy_of(prose: &Prose, at: usize, end: usize) -> Option<(usize, usize)> {
    if !prose.words[at].signs.has(Signs::COPY) {
        return None;
    }
    let copy = COPIES.iter().find(|copy| stands(prose, at, end, copy))?;
    let after = at + copy.len();
    (after..end.min(after + BETWEEN)).find_map(|from| {
        let paper = PAPERS.iter().find(|paper| stands(prose, from, end, paper))?;
        is_one_breath(prose, at, from).then_some((at, from + paper.len()))
    })
}

fn stands(prose: &Prose, at: usize, end: usize, words: &[&str]) -> bool {
    at + words.len() <= end && words.iter().enumerate().all(|(i, word)| prose.lower(at + i) == *word)
}

/// No comma or stop between the two.
fn is_one_breath(prose: &Prose, from: usize, to: usize) -> bool {
    let start = |no: usize| prose.words.get(no).map_or(0, |w: &Word| w.start as usize);
    !prose.text[start(from)..start(to)].contains([',', '.', ';', ':', '?'])
}
