//! Text typed for TCVN3 or VNI fonts, converted word by word where it is mixed with good text.

use super::knowledge::Knowledge;
use super::prose::{Prose, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, OLD_FONT};
use crate::vietnamese::{OldFont, converted, is_typed_for};
use std::ops::Range;

/// The rule. It looks for letters and signs of Latin-1 that Vietnamese does not have.
pub static RULE: Rule = Rule {
    name: "old fonts",
    feature: Some(WordFeature { in_word: |word, _| signs(word.written) > 0, in_gap: |byte| matches!(byte, 0xc2 | 0xc3) }),
    check: Check::Prose(check),
};

/// Fewer words or signs are foreign names, or meant.
const FEWEST: usize = 3;

fn check(prose: &Prose, latin1: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.is_vietnamese() {
        return;
    }
    for block in prose.blocks_with(latin1) {
        let text = prose.passage(block);
        if signs(text) < FEWEST {
            continue;
        }
        let words: Vec<Range<usize>> = chunks(text).collect();
        let sure = |font| words.iter().filter(|w| is_typed_for(&text[(*w).clone()], font)).count();
        let (font, count) =
            [OldFont::Tcvn3, OldFont::Vni].map(|font| (font, sure(font))).into_iter().max_by_key(|f| f.1).unwrap_or((OldFont::Vni, 0));
        if count < FEWEST || count * 6 < words.len() {
            continue;
        }
        let is_old = |range: &Range<usize>| converted(&text[range.clone()], font).is_some();
        let mut at = 0;
        while let Some(first) = words[at..].iter().position(is_old).map(|i| at + i) {
            // Words in ASCII may stand between, Vietnamese words end the run.
            let mut last = first;
            for (no, word) in words.iter().enumerate().skip(first + 1) {
                match is_old(word) {
                    true => last = no,
                    false if text[word.clone()].is_ascii() => {}
                    false => break,
                }
            }
            let range = words[first].start..words[last].end;
            let new: String = {
                let mut new = String::new();
                let mut from = range.start;
                for word in &words[first..=last] {
                    new.push_str(&text[from..word.start]);
                    new.push_str(&converted(&text[word.clone()], font).unwrap_or_else(|| text[word.clone()].to_string()));
                    from = word.end;
                }
                new
            };
            let start = block.range.start;
            let span = prose.span(start + range.start..start + range.end);
            let sample = new.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
            let report = Diagnostic::new(&OLD_FONT).at(span).with("font", font.name()).with("near", sample);
            // The source may have markup between the words.
            let is_whole = prose.source[start + range.start..start + range.end] == text[range.clone()];
            diagnostics.push(if is_whole { report.mend(new) } else { report });
            at = last + 1;
        }
    }
}

/// How many letters and signs of Latin-1 a text has that Vietnamese does not have.
fn signs(text: &str) -> usize {
    let is_sign = |pair: &[u8]| match pair {
        [0xc2, second] => !matches!(second, 0x80..=0xa0 | 0xab | 0xb0 | 0xb2 | 0xb3 | 0xbb),
        [0xc3, second] => {
            matches!(second, 0x86 | 0x87 | 0x8b | 0x8e..=0x91 | 0x96..=0x98 | 0x9c | 0x9e | 0x9f | 0xa4..=0xa7 | 0xab | 0xae | 0xaf | 0xb1 | 0xb6..=0xb8 | 0xbb | 0xbc | 0xbe)
        }
        _ => false,
    };
    text.as_bytes().windows(2).filter(|pair| is_sign(pair)).count()
}

/// The words of a text, parted by white space and ASCII punctuation; old fonts use no ASCII punctuation as letters.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let is_gap = |c: char| c.is_whitespace() || (c.is_ascii_punctuation());
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c: char| !is_gap(c))?;
        let end = text[start..].find(is_gap).map_or(text.len(), |i| start + i);
        at = end;
        Some(start..end)
    })
}
