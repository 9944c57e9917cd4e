//! Tone marks in another style than the site's: `hoà` instead of `hòa`.

use super::knowledge::Knowledge;
use super::prose::{Prose, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, TONE_STYLE};
use crate::vietnamese::{is_syllable, restyled};

/// The rule. It looks for words whose tone mark may stand on another vowel.
pub static RULE: Rule = Rule {
    name: "tone style",
    feature: Some(WordFeature::of_words(|word, knowledge| is_movable(word.written, knowledge))),
    check: Check::Prose(check),
};

fn check(prose: &Prose, movable: WordFeatures, knowledge: &Knowledge, diagnostics: &mut Diagnostics) {
    let Some(style) = knowledge.tone_style.filter(|_| prose.is_vietnamese()) else { return };
    for block in prose.blocks_with(movable) {
        for no in prose.words_with(block, movable) {
            let word = prose.word(prose.words[no]);
            if let Some(right) = restyled(word, style) {
                let report = Diagnostic::new(&TONE_STYLE).at(prose.span(prose.range(no..no + 1))).with("name", word).with("near", &right);
                diagnostics.push(report.mend(right));
            }
        }
    }
}

/// Whether a word is a syllable in the other style.
fn is_movable(word: &str, knowledge: &Knowledge) -> bool {
    let right = knowledge.tone_style.filter(|_| !word.is_ascii()).and_then(|style| restyled(word, style));
    right.is_some_and(|right| is_syllable(&right))
}
