//! Words with Vietnamese letters that no Vietnamese syllable can be: `đễ`-like slips are real words, `Cồng dịhc` is not.

use super::Known;
use super::prose::Prose;
use crate::diag::{Diagnostic, Diagnostics, IMPOSSIBLE_SYLLABLE};
use crate::vietnamese::{is_syllable, nearest_syllable};
use rustc_hash::FxHashSet;
use std::cell::RefCell;

pub fn check(prose: &Prose, _: &Known, diagnostics: &mut Diagnostics) {
    if !prose.vietnamese {
        return;
    }
    for (range, word) in prose.words() {
        // Words in plain letters may be of any language; digits make codes.
        if word.is_ascii() || is_known(word) || word.chars().any(|c| c.is_numeric()) || is_foreign(word) {
            continue;
        }
        let near = nearest_syllable(word);
        let report = Diagnostic::new(&IMPOSSIBLE_SYLLABLE).at(prose.span(range)).with("word", word);
        diagnostics.push(report.with("near", near.as_deref().unwrap_or("none")));
    }
}

thread_local! {
    /// Syllables met before: a language has few, and a site says them over and over.
    static KNOWN: RefCell<FxHashSet<Box<str>>> = RefCell::default();
}

fn is_known(word: &str) -> bool {
    KNOWN.with_borrow_mut(|known| {
        let is_known = known.contains(word);
        if !is_known && is_syllable(word) {
            known.insert(word.into());
            return true;
        }
        is_known
    })
}

/// Letters that Vietnamese does not have: names and words of other languages. Abbreviations in capitals are the business of another rule.
fn is_foreign(word: &str) -> bool {
    let vietnamese = |c: char| {
        let folded = crate::vietnamese::fold(&c.to_string());
        folded.len() == 1 && folded.is_ascii()
    };
    word.chars().all(char::is_uppercase) || !word.chars().all(|c| vietnamese(c) || matches!(c, '\u{300}'..='\u{36f}'))
}
