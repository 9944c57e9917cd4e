//! Paragraphs whose lines a program has broken, as in text copied from a PDF.

use super::blocks::{BlockForm, ProseBlock};
use std::ops::Range;

/// Lengths of the longest line, in characters, of a text whose lines were broken by a program: a shorter one has entries, a longer one none.
const BROKEN: Range<usize> = 55..161;
/// How many lines must be about as long as the longest.
const MIN_FULL: usize = 3;

/// Joins paragraphs that are lines of one: text copied from a PDF has a line break, often an empty line too, wherever a line ended on paper.
pub fn join_broken(text: &str, blocks: &mut Vec<ProseBlock>) {
    let last_line = |block: &ProseBlock| text[block.range.clone()].trim_end().rsplit('\n').next().unwrap_or_default();
    let length = |block: &ProseBlock| last_line(block).trim().chars().count();
    let mut longest = 0;
    for block in blocks.iter().filter(|block| block.form == BlockForm::Paragraph) {
        // Bytes are never fewer than characters, and three for one at most here.
        if block.range.len() >= BROKEN.start {
            longest = longest.max(length(block));
        }
        if longest >= BROKEN.end {
            return;
        }
    }
    let is_full = |length: usize, share: usize| length * 100 >= longest * share;
    if !BROKEN.contains(&longest)
        || blocks.iter().filter(|b| b.form == BlockForm::Paragraph && is_full(length(b), 80)).take(MIN_FULL).count() < MIN_FULL
    {
        return;
    }
    let mut joined: Vec<ProseBlock> = Vec::with_capacity(blocks.len());
    // Of the last block: the length of its last line, and its open brackets and quotes.
    let mut last = 0;
    for block in std::mem::take(blocks) {
        let own = length(&block);
        let goes_on = joined.last().is_some_and(|before| {
            let (first, second) = (text[before.range.clone()].trim_end(), text[block.range.clone()].trim_start());
            let ends = first.ends_with(['.', ':', ';', '!', '?', '…']);
            let is_entry = second.starts_with(['-', '–', '•', '+', '*', '#', '|', '>']) || is_numbered(second);
            let is_open =
                || [('(', ')'), ('“', '”'), ('«', '»'), ('[', ']')].iter().any(|(open, close)| first.rfind(*open) > first.rfind(*close));
            let both = before.form == BlockForm::Paragraph && block.form == BlockForm::Paragraph;
            let is_between_blank = text[before.range.end..block.range.start].trim().is_empty();
            both && is_between_blank
                && !is_entry
                && ((is_full(last, 60) && is_open())
                    || (!ends && is_full(last, 70) && (is_full(last, 85) || second.starts_with(char::is_lowercase))))
        });
        last = own;
        match joined.last_mut().filter(|_| goes_on) {
            Some(before) => before.range.end = block.range.end,
            None => joined.push(block),
        }
    }
    *blocks = joined;
}

/// Whether a line begins with a number of its own: `1. `, `a) `, `Điều 2. `
fn is_numbered(line: &str) -> bool {
    let Some((number, _)) = line.split_once(' ') else { return false };
    let bare = number.trim_end_matches(['.', ')', '/']);
    number == "Điều" || (bare.len() < number.len() && (bare.chars().count() == 1 || bare.chars().all(|c| c.is_ascii_digit() || c == '.')))
}
