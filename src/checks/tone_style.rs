//! Tone marks in the style the site does not write: `hoà` where it writes `hòa`.

use super::Known;
use super::lexicon::Signs;
use super::prose::Prose;
use crate::diag::{Diagnostic, Diagnostics, TONE_STYLE};
use crate::vietnamese::{is_syllable, restyled};

pub fn check(prose: &Prose, known: &Known, diagnostics: &mut Diagnostics) {
    let Some(style) = known.tone_style.filter(|_| prose.vietnamese) else { return };
    for block in prose.blocks_with(Signs::TONE_STYLE) {
        for no in prose.words_with(block, Signs::TONE_STYLE) {
            let word = prose.word(prose.words[no]);
            if let Some(right) = restyled(word, style) {
                let report = Diagnostic::new(&TONE_STYLE).at(prose.span(prose.range(no..no + 1))).with("name", word).with("near", &right);
                diagnostics.push(report.mend(right));
            }
        }
    }
}

/// Whether a word is to be written in the other style.
pub fn is_movable(word: &str, known: &Known) -> bool {
    let right = known.tone_style.filter(|_| !word.is_ascii()).and_then(|style| restyled(word, style));
    right.is_some_and(|right| is_syllable(&right))
}
