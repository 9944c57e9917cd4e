//! Abbreviations that no glossary knows, or that are not written out where they first stand.

use super::Known;
use super::lexicon::Signs;
use super::prose::{Block, Form, Prose, words};
use crate::diag::{ABBREVIATION_UNEXPLAINED, ABBREVIATION_UNKNOWN, Diagnostic, Diagnostics};
use crate::model::{Register, Registry};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// What abbreviations stand for.
#[derive(Debug, Default)]
pub struct Abbreviations {
    /// By the short form: the long one in lower case and as written, and whether everybody knows it.
    known: FxHashMap<Arc<str>, (String, Arc<str>, bool)>,
}

impl Abbreviations {
    pub fn new(registry: &Registry) -> Abbreviations {
        let entry = |f: &crate::model::Fact| {
            let long = f.long.clone()?;
            Some((f.name.clone(), (joined(&long.to_lowercase()), long, f.plain)))
        };
        Abbreviations { known: registry.of(Register::Abbreviations).filter_map(entry).collect() }
    }
}

fn joined(text: &str) -> String {
    words(text).map(|(_, w)| w).collect::<Vec<_>>().join(" ")
}

pub fn check(prose: &Prose, known: &Known, diagnostics: &mut Diagnostics) {
    // Tables have no first place, and no room.
    if !prose.vietnamese || prose.path.ends_with(".csv") || prose.path.ends_with(".tsv") || prose.path.ends_with(".xlsx") {
        return;
    }
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    for block in prose.blocks_with(Signs::ABBREVIATION) {
        for no in prose.words_with(block, Signs::ABBREVIATION) {
            let word = prose.word(prose.words[no]);
            if !stands_alone(prose, block, no) || !seen.insert(word) {
                continue;
            }
            let range = prose.range(no..no + 1);
            match known.abbreviations.known.get(word) {
                Some((_, _, true)) => {}
                Some((long, written, false)) => {
                    let until = block.range.end;
                    if !joined(&prose.lower_text()[..until]).contains(long.as_str()) {
                        let report = Diagnostic::new(&ABBREVIATION_UNEXPLAINED).at(prose.span(range));
                        diagnostics.push(report.with("name", word).with("long", written));
                    }
                }
                None if is_explained(prose, block, no) => {}
                None => diagnostics.push(Diagnostic::new(&ABBREVIATION_UNKNOWN).at(prose.span(range)).with("name", word)),
            }
        }
    }
}

/// Capitals alone, two to eight of them; Roman numbers are none.
pub fn is_abbreviation(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
        && (2..=8).contains(&word.chars().count())
        && !word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
}

/// Not part of a number such as `61/2018/NĐ-CP`, of a name in capitals, or of a heading written in capitals.
fn stands_alone(prose: &Prose, block: &Block, no: usize) -> bool {
    let range = prose.range(no..no + 1);
    let joins = |c: char| matches!(c, '/' | '-' | '&' | '.' | '_' | '@');
    let (before, after) = (&prose.source[..range.start], &prose.source[range.end..]);
    let joined_after = after.starts_with(joins) && after[1..].starts_with(char::is_alphanumeric);
    if before.ends_with(joins) || joined_after || block.form == Form::Value && prose.label(block).is_empty() && block.words.len() == 1 {
        return false;
    }
    // A neighbour in capitals makes it part of a line in capitals.
    let is_shouted = |no: usize| {
        block.words.contains(&no)
            && prose.word(prose.words[no]).chars().count() > 1
            && prose.word(prose.words[no]).chars().all(char::is_uppercase)
    };
    !no.checked_sub(1).is_some_and(is_shouted) && !is_shouted(no + 1)
}

/// Said where it stands: `cảnh sát biển (CSB)`, `CSB (cảnh sát biển)`.
fn is_explained(prose: &Prose, block: &Block, no: usize) -> bool {
    let range = prose.range(no..no + 1);
    let before = prose.source[block.range.start..range.start].trim_end_matches(['“', '"', ' ']);
    let is_in_brackets = before.ends_with('(') || before.ends_with("gọi tắt là") || before.ends_with("viết tắt là");
    is_in_brackets || prose.source[range.end..].trim_start().starts_with('(')
}
