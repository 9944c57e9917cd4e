//! Words with Vietnamese letters that no Vietnamese syllable can be: `đễ`-like slips are real words, `Cồng dịhc` is not.

use super::Known;
use super::lexicon::Signs;
use super::prose::Prose;
use crate::diag::{Diagnostic, Diagnostics, IMPOSSIBLE_SYLLABLE};
use crate::vietnamese::{OldFont, converted, has_vietnamese_letters, is_syllable, nearest_syllable, two_syllables};

pub fn check(prose: &Prose, _: &Known, diagnostics: &mut Diagnostics) {
    if !prose.vietnamese {
        return;
    }
    for block in prose.blocks_with(Signs::IMPOSSIBLE) {
        for no in prose.words_with(block, Signs::IMPOSSIBLE) {
            let word = prose.word(prose.words[no]);
            let near = nearest_syllable(word);
            // A name of another language: `Étoile`.
            if near.is_none() && word.starts_with(char::is_uppercase) && two_syllables(word).next().is_none() {
                continue;
            }
            let report = Diagnostic::new(&IMPOSSIBLE_SYLLABLE).at(prose.span(prose.range(no..no + 1))).with("word", word);
            diagnostics.push(report.with("near", near.as_deref().unwrap_or("none")));
        }
    }
}

/// Words in plain letters may be of any language; digits make codes; `đ` alone is money, or an entry of a law.
pub fn is_impossible(word: &str) -> bool {
    !word.is_ascii() && word.chars().nth(1).is_some() && !is_syllable(word) && !word.chars().any(char::is_numeric) && !is_foreign(word)
}

/// Words of other languages, and words typed for old fonts. Abbreviations in capitals are the business of another rule.
fn is_foreign(word: &str) -> bool {
    let is_old = || [OldFont::Tcvn3, OldFont::Vni].into_iter().any(|font| converted(word, font).is_some());
    word.chars().all(char::is_uppercase) || !has_vietnamese_letters(word) || is_old()
}
