//! Sentences and paragraphs too long for plain language.

use super::knowledge::Knowledge;
use super::prose::{BlockForm, Prose, WordFeatures, sentences};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, LONG_PARAGRAPH, LONG_SENTENCE};

/// The rule.
pub static RULE: Rule = Rule { name: "lengths", feature: None, check: Check::Prose(check) };

/// Most words (syllables) of a sentence. Guides to plain language ask for 25 to 30; at 50 readers lose the beginning.
const SENTENCE: usize = 50;
const PARAGRAPH: usize = 160;

fn check(prose: &Prose, _: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.is_vietnamese() {
        return;
    }
    for block in &prose.blocks {
        if block.words.len() <= SENTENCE || !matches!(block.form, BlockForm::Paragraph | BlockForm::Entry) {
            continue;
        }
        let first_line = |range: std::ops::Range<usize>| {
            let start = range.start + (prose.text[range.clone()].len() - prose.text[range.clone()].trim_start().len());
            let end = prose.source[start..range.end].find('\n').map_or(range.end, |i| start + i);
            start..end
        };
        if block.words.len() > PARAGRAPH {
            let report = Diagnostic::new(&LONG_PARAGRAPH).at(prose.span(first_line(block.range.clone())));
            diagnostics.push(report.with("count", block.words.len()).with("most", PARAGRAPH));
        }
        let mut words = prose.words[block.words.clone()].iter().peekable();
        for range in sentences(&prose.text, block.range.clone()) {
            let (mut longest, mut count) = (0, 0);
            let mut at = range.start;
            while let Some(word) = words.next_if(|w| (w.start as usize) < range.end) {
                // A semicolon or a colon starts a new count.
                let rests = prose.text[at.min(word.start as usize)..word.start as usize].contains([';', ':']);
                count = if rests { 1 } else { count + 1 };
                longest = longest.max(count);
                at = word.end as usize;
            }
            if longest > SENTENCE {
                let report = Diagnostic::new(&LONG_SENTENCE).at(prose.span(first_line(range)));
                diagnostics.push(report.with("count", longest).with("most", SENTENCE));
            }
        }
    }
}
