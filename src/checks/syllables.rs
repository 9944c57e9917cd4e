//! Words with Vietnamese letters that no Vietnamese syllable can be: `đễ`-like slips are real words, `Cồng dịhc` is not.

use super::Known;
use super::prose::Prose;
use crate::diag::{Diagnostic, Diagnostics, IMPOSSIBLE_SYLLABLE};
use crate::vietnamese::{OldFont, converted, has_vietnamese_letters, is_syllable, nearest_syllable};
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

/// Words of other languages, and words typed for old fonts. Abbreviations in capitals are the business of another rule.
fn is_foreign(word: &str) -> bool {
    let is_old = || [OldFont::Tcvn3, OldFont::Vni].into_iter().any(|font| converted(word, font).is_some());
    word.chars().all(char::is_uppercase) || !has_vietnamese_letters(word) || is_old()
}
