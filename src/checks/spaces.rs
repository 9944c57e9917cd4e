//! Double spaces, and spaces before punctuation.

use super::knowledge::Knowledge;
use super::prose::{BlockForm, Prose, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{DOUBLE_SPACE, Diagnostic, Diagnostics, SPACE_BEFORE_SIGN};
use memchr::memmem;

/// The rule.
pub static RULE: Rule = Rule { name: "spaces", feature: None, check: Check::Prose(check) };

fn check(prose: &Prose, _: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    // Most files have none of these.
    if !["  ", " ,", " ;", " .", " !", " ?", " :"].iter().any(|slip| memmem::find(prose.source.as_bytes(), slip.as_bytes()).is_some()) {
        return;
    }
    for (block, _) in prose.passages() {
        let text = &prose.source[block.range.clone()];
        let mut at = 0;
        while let Some(start) = text[at..].find(' ').map(|i| at + i) {
            let end = start + text[start..].bytes().take_while(|b| *b == b' ').count();
            at = end;
            // Only between two characters of one line that are both prose.
            let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
            let (Some(before), Some(after)) = (before, after) else { continue };
            if before == '\n' || matches!(after, '\n' | '\r') || is_masked(prose, block.range.start + start, before) {
                continue;
            }
            let range = block.range.start + start..block.range.start + end;
            let is_mask_after = !prose.text[range.end..].starts_with(after);
            let closes = matches!(after, ',' | ';' | '.' | '!' | '?' | ':') && block.form != BlockForm::Value && !is_mask_after;
            let rest = &text[end + after.len_utf8()..];
            // `.gov.vn` and `...` are words that begin with a stop.
            if closes && !rest.starts_with(|c: char| c.is_alphanumeric() || c == after) {
                diagnostics.push(Diagnostic::new(&SPACE_BEFORE_SIGN).at(prose.span(range)).with("sign", after).mend(""));
            } else if end - start > 1 && !is_mask_after {
                diagnostics.push(Diagnostic::new(&DOUBLE_SPACE).at(prose.span(range)).mend(" "));
            }
        }
    }
}

/// Whether the character before byte `at` is masked.
fn is_masked(prose: &Prose, at: usize, before: char) -> bool {
    !prose.text[..at].ends_with(before)
}
