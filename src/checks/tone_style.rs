//! Tone marks in the style the site does not write: `hoà` where it writes `hòa`.

use super::Known;
use super::prose::Prose;
use crate::diag::{Diagnostic, Diagnostics, TONE_STYLE};
use crate::vietnamese::{is_syllable, restyled};

pub fn check(prose: &Prose, known: &Known, diagnostics: &mut Diagnostics) {
    let Some(style) = known.tone_style.filter(|_| prose.vietnamese) else { return };
    for (range, word) in prose.words().filter(|(_, word)| !word.is_ascii()) {
        if let Some(right) = restyled(word, style).filter(|right| is_syllable(right)) {
            let report = Diagnostic::new(&TONE_STYLE).at(prose.span(range)).with("name", word).with("near", &right);
            diagnostics.push(report.mend(right));
        }
    }
}
