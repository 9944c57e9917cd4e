//! Words with Vietnamese letters that are no possible syllable: `dịhc`. Slips that make another syllable are not found.

use super::doubtful_words::nearest_in_context;
use super::knowledge::Knowledge;
use super::prose::{Prose, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, IMPOSSIBLE_SYLLABLE};
use crate::vietnamese::{OldFont, converted, has_vietnamese_letters, is_syllable, nearest_syllable, two_syllables, with_tone_placed};

/// The rule. It looks for words that are no Vietnamese syllable.
pub static RULE: Rule =
    Rule { name: "syllables", feature: Some(WordFeature::of_words(|word, _| is_impossible(word.written))), check: Check::Prose(check) };

fn check(prose: &Prose, impossible: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.is_vietnamese() {
        return;
    }
    for block in prose.blocks_with(impossible) {
        for no in prose.words_with(block, impossible) {
            let word = prose.word(prose.words[no]);
            let placed = with_tone_placed(word);
            let in_context = || if two_syllables(word).next().is_some() { None } else { nearest_in_context(prose, block, no) };
            let near = placed.clone().or_else(in_context).or_else(|| nearest_syllable(word));
            // A name of another language: `Étoile`.
            if near.is_none() && word.starts_with(char::is_uppercase) && two_syllables(word).next().is_none() {
                continue;
            }
            let report = Diagnostic::new(&IMPOSSIBLE_SYLLABLE).at(prose.span(prose.range(no..no + 1))).with("word", word);
            let report = report.with("near", near.as_deref().unwrap_or("none"));
            // Only the place of the tone mark is wrong: what is meant is certain.
            diagnostics.push(match placed {
                Some(placed) => report.mend(placed),
                None => report,
            });
        }
    }
}

/// Whether a word is meant as Vietnamese and is no syllable. ASCII words may be of any language, words with digits are codes, a single `đ` is a unit or
/// numbers an entry.
fn is_impossible(word: &str) -> bool {
    !word.is_ascii() && word.chars().nth(1).is_some() && !is_syllable(word) && !word.chars().any(char::is_numeric) && !is_foreign(word)
}

/// Whether a word is of another language, typed for an old font, or an abbreviation in capitals, which have rules of their own.
fn is_foreign(word: &str) -> bool {
    let is_old = || [OldFont::Tcvn3, OldFont::Vni].into_iter().any(|font| converted(word, font).is_some());
    word.chars().all(char::is_uppercase) || !has_vietnamese_letters(word) || is_old()
}
