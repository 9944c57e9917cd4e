//! Quotes and brackets without their counterpart.

use super::knowledge::Knowledge;
use super::prose::{Prose, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, UNBALANCED};

/// The rule. It looks for brackets and quotes, and for what begins with the same byte.
pub static RULE: Rule = Rule {
    name: "quotes",
    feature: Some(WordFeature::of_gaps(|byte| matches!(byte, b'(' | b')' | b'[' | b']' | 0xc2 | 0xe2))),
    check: Check::Prose(check),
};

const PAIRS: &[(char, char)] = &[('(', ')'), ('“', '”'), ('«', '»'), ('[', ']')];

/// A block with more unbalanced signs is no prose.
const MOST_IN_PROSE: usize = 8;

/// A sign without its counterpart in its block.
struct Alone {
    /// First byte in the file.
    at: usize,
    sign: char,
    block: usize,
}

fn check(prose: &Prose, bracket: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.features.has(bracket) {
        return;
    }
    let mut found: Vec<Alone> = Vec::new();
    for (no, block) in prose.blocks.iter().enumerate().filter(|(_, block)| block.features.has(bracket)) {
        let text = prose.passage(block);
        let is_sign = |c: char| PAIRS.iter().any(|(open, close)| c == *open || c == *close);
        let signs: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| is_sign(*c)).collect();
        for &(open, close) in PAIRS {
            let mut opened: Vec<usize> = Vec::new();
            let mut alone: Vec<(usize, char)> = Vec::new();
            for (at, c) in signs.iter().copied() {
                // Between two letters `«` is a letter of an old font.
                if matches!(c, '«' | '»') && is_within_word(text, at, c) {
                    continue;
                }
                if c == open {
                    opened.push(at);
                } else if c == close && opened.pop().is_none() && !is_numbering(text, at) {
                    alone.push((at, close));
                }
            }
            alone.extend(opened.into_iter().map(|at| (at, open)));
            // One report is enough for a block that is no prose.
            let said = if alone.len() > MOST_IN_PROSE { 1 } else { alone.len() };
            found.extend(alone.into_iter().take(said).map(|(at, sign)| Alone { at: block.range.start + at, sign, block: no }));
        }
    }
    without_quotations(prose, found).into_iter().for_each(|alone| report(prose, alone.at, alone.sign, diagnostics));
}

/// Those that do not enclose a quotation of several blocks, as laws quote what they amend: `“Điều 5. …` in the first, `….”;` in the last.
fn without_quotations(prose: &Prose, found: Vec<Alone>) -> Vec<Alone> {
    let mut kept: Vec<Alone> = Vec::new();
    for alone in found {
        let Some((open, _)) = PAIRS.iter().find(|(open, close)| *close == alone.sign && matches!(open, '“' | '«')) else {
            kept.push(alone);
            continue;
        };
        let ends =
            prose.text[alone.at + alone.sign.len_utf8()..prose.blocks[alone.block].range.end].chars().all(|c| ".;,:!?*_ \r".contains(c));
        let begins = |other: &Alone| {
            let start = prose.blocks[other.block].range.start;
            other.sign == *open && other.block < alone.block && !prose.text[start..other.at].contains(char::is_alphanumeric)
        };
        match kept.iter().rposition(begins).filter(|_| ends) {
            Some(at) => drop(kept.remove(at)),
            None => kept.push(alone),
        }
    }
    kept
}

fn report(prose: &Prose, at: usize, sign: char, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(&UNBALANCED).at(prose.span(at..at + sign.len_utf8())).with("sign", sign));
}

fn is_within_word(text: &str, at: usize, sign: char) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    letter(text[..at].chars().next_back()) && letter(text[at + sign.len_utf8()..].chars().next())
}

/// Whether a bracket numbers an entry: `a)`, `12)`, `iv)`.
fn is_numbering(text: &str, at: usize) -> bool {
    let before = text[..at].trim_start();
    let word = before.rsplit([' ', '\n', '(']).next().unwrap_or_default();
    let is_letter = |c: char| c.is_ascii_alphabetic() || matches!(c, 'đ' | 'Đ');
    let is_number = match word.chars().count() {
        1 => word.chars().all(|c| c.is_ascii_digit() || is_letter(c)),
        2 | 3 => word.bytes().all(|b| b.is_ascii_digit()) || word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x')),
        _ => false,
    };
    is_number && text.as_bytes()[at] == b')'
}
