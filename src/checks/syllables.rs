//! Words with Vietnamese letters that are no possible syllable: `dịhc`. Slips that make another syllable are not found.

use super::doubtful_words::nearest_in_context;
use super::knowledge::Knowledge;
use super::prose::{Prose, ProseBlock, WordFeature, WordFeatures};
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
            if is_upper(word) && !is_in_capitals(prose, block, no) {
                continue;
            }
            let placed = with_tone_placed(word);
            let in_name = is_in_name(prose, block, no);
            let in_context = || if two_syllables(word).next().is_some() { None } else { nearest_in_context(prose, block, no, in_name) };
            let near = placed.clone().or_else(in_context);
            // In a name (`Bắc Kạn`, `H'Hen Niê`) only what its neighbours speak for is a slip.
            if near.is_none() && in_name {
                continue;
            }
            let near = near.or_else(|| nearest_syllable(word));
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

/// Whether all letters are capitals.
fn is_upper(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

/// Whether a word in capitals stands beside a syllable in capitals: in a heading, not an abbreviation.
fn is_in_capitals(prose: &Prose, block: &ProseBlock, no: usize) -> bool {
    let is_shouted = |no: usize| {
        let word = if block.words.contains(&no) { prose.word(prose.words[no]) } else { "" };
        word.chars().nth(1).is_some() && is_upper(word) && is_syllable(word)
    };
    no.checked_sub(1).is_some_and(is_shouted) || is_shouted(no + 1)
}

/// Whether a word with a capital stands beside another one, or is tied to one: part of a name, not the first word of a sentence.
fn is_in_name(prose: &Prose, block: &ProseBlock, no: usize) -> bool {
    let begins_high = |no: usize| {
        let word = if block.words.contains(&no) { prose.word(prose.words[no]) } else { "" };
        word.starts_with(char::is_uppercase) && !is_upper(word)
    };
    let start = prose.words[no].start as usize;
    let is_tied = prose.source[..start].ends_with(['\'', '’', '-']);
    // `Ủy Ban Nhân Dân` is a title, whose words are looked up.
    begins_high(no) && (is_tied || no.checked_sub(1).is_some_and(begins_high) || begins_high(no + 1))
}

/// Whether a word is meant as Vietnamese and is no syllable. ASCII words may be of any language, words with digits are codes, a single `đ` is a unit or
/// numbers an entry.
fn is_impossible(word: &str) -> bool {
    !word.is_ascii() && word.chars().nth(1).is_some() && !is_syllable(word) && !word.chars().any(char::is_numeric) && !is_foreign(word)
}

/// Whether a word in capitals may be the first letters of several: `ĐDĐT`, `CĐS`. Words in headings have three letters or more, and a vowel with a mark.
fn is_abbreviation(word: &str) -> bool {
    let is_marked = |c: char| !c.is_ascii() && c != 'Đ';
    is_upper(word) && !(word.chars().nth(2).is_some() && word.chars().any(is_marked))
}

/// Whether a word is of another language, typed for an old font, or an abbreviation in capitals, which have rules of their own.
fn is_foreign(word: &str) -> bool {
    let is_old = || [OldFont::Tcvn3, OldFont::Vni].into_iter().any(|font| converted(word, font).is_some());
    is_abbreviation(word) || !has_vietnamese_letters(word) || is_old()
}
