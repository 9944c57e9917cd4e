//! Quotes and brackets that open and never close.

use super::Known;
use super::prose::Prose;
use crate::diag::{Diagnostic, Diagnostics, UNBALANCED};

const PAIRS: &[(char, char)] = &[('(', ')'), ('“', '”'), ('«', '»'), ('[', ']')];

pub fn check(prose: &Prose, _: &Known, diagnostics: &mut Diagnostics) {
    for (block, text) in prose.passages() {
        for &(open, close) in PAIRS {
            let mut opened: Vec<usize> = Vec::new();
            for (at, c) in text.char_indices() {
                if c == open {
                    opened.push(at);
                } else if c == close && opened.pop().is_none() && !is_numbering(text, at) {
                    report(prose, block.range.start + at, close, diagnostics);
                }
            }
            opened.into_iter().for_each(|at| report(prose, block.range.start + at, open, diagnostics));
        }
    }
}

fn report(prose: &Prose, at: usize, sign: char, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(&UNBALANCED).at(prose.span(at..at + sign.len_utf8())).with("sign", sign));
}

/// `a)` and `1)` number an entry.
fn is_numbering(text: &str, at: usize) -> bool {
    let before = text[..at].trim_start();
    let word = before.rsplit([' ', '\n', '(']).next().unwrap_or_default();
    text.as_bytes()[at] == b')' && word.chars().count() <= 2 && word.chars().all(char::is_alphanumeric) && !word.is_empty()
}
