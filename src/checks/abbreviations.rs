//! Abbreviations that the registry does not know, or that are not written out where they first occur.

use super::knowledge::Knowledge;
use super::prose::{BlockForm, Prose, ProseBlock, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{ABBREVIATION_UNEXPLAINED, ABBREVIATION_UNKNOWN, Diagnostic, Diagnostics};
use crate::vietnamese::{is_syllable, joined_words};
use rustc_hash::FxHashSet;

/// The rule. It looks for words in capitals.
pub static RULE: Rule = Rule {
    name: "abbreviations",
    feature: Some(WordFeature::of_words(|word, _| is_abbreviation(word.written))),
    check: Check::Prose(check),
};

fn check(prose: &Prose, abbreviation: WordFeatures, knowledge: &Knowledge, diagnostics: &mut Diagnostics) {
    // Cells of tables have no order of reading, and no room for long forms.
    if !prose.is_vietnamese() || prose.path.ends_with(".csv") || prose.path.ends_with(".tsv") || prose.path.ends_with(".xlsx") {
        return;
    }
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    for block in prose.blocks_with(abbreviation) {
        for no in prose.words_with(block, abbreviation) {
            let word = prose.word(prose.words[no]);
            if !stands_alone(prose, block, no) || !seen.insert(word) {
                continue;
            }
            let range = prose.range(no..no + 1);
            match knowledge.abbreviations.get(word) {
                Some(known) if known.is_plain => {}
                Some(known) => {
                    let until = block.range.end;
                    if !joined_words(&prose.lower_text()[..until]).contains(&known.long_words) {
                        let report = Diagnostic::new(&ABBREVIATION_UNEXPLAINED).at(prose.span(range));
                        diagnostics.push(report.with("name", word).with("long", &known.long));
                    }
                }
                None if is_explained(prose, block, no) => {}
                None => diagnostics.push(Diagnostic::new(&ABBREVIATION_UNKNOWN).at(prose.span(range)).with("name", word)),
            }
        }
    }
}

/// Whether a word consists of two to eight capitals, is no Roman number and no word in capitals, as in `LƯU Ý:` and `BƯỚC 1`.
fn is_abbreviation(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
        && (2..=8).contains(&word.chars().count())
        && !word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
        && (word.is_ascii() || word.chars().count() == 2 || !is_syllable(word))
}

/// Whether a word is not part of a number such as `61/2018/NĐ-CP`, of a name in capitals, or of a heading written in capitals.
fn stands_alone(prose: &Prose, block: &ProseBlock, no: usize) -> bool {
    let range = prose.range(no..no + 1);
    let joins = |c: char| matches!(c, '/' | '-' | '&' | '.' | '_' | '@');
    let (before, after) = (&prose.source[..range.start], &prose.source[range.end..]);
    let joined_after = after.starts_with(joins) && after[1..].starts_with(char::is_alphanumeric);
    if before.ends_with(joins) || joined_after || block.form == BlockForm::Value && prose.label(block).is_empty() && block.words.len() == 1
    {
        return false;
    }
    // With a neighbour in capitals it is part of a line in capitals.
    let is_shouted = |no: usize| {
        block.words.contains(&no)
            && prose.word(prose.words[no]).chars().count() > 1
            && prose.word(prose.words[no]).chars().all(char::is_uppercase)
    };
    !no.checked_sub(1).is_some_and(is_shouted) && !is_shouted(no + 1)
}

/// Whether its long form stands beside it: `cảnh sát biển (CSB)`, `CSB (cảnh sát biển)`.
fn is_explained(prose: &Prose, block: &ProseBlock, no: usize) -> bool {
    let range = prose.range(no..no + 1);
    let before = prose.source[block.range.start..range.start].trim_end_matches(['“', '"', ' ']);
    let is_in_brackets = before.ends_with('(') || before.ends_with("gọi tắt là") || before.ends_with("viết tắt là");
    is_in_brackets || prose.source[range.end..].trim_start().starts_with('(')
}
