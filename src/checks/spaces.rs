//! Spaces too many: between words, and before a comma or a full stop.

use super::Known;
use super::prose::{Form, Prose};
use crate::diag::{DOUBLE_SPACE, Diagnostic, Diagnostics, SPACE_BEFORE_SIGN};
use memchr::memmem;

pub fn check(prose: &Prose, _: &Known, diagnostics: &mut Diagnostics) {
    // Most files have none of these, and are done.
    if !["  ", " ,", " ;", " .", " !", " ?", " :"].iter().any(|slip| memmem::find(prose.source.as_bytes(), slip.as_bytes()).is_some()) {
        return;
    }
    for (block, _) in prose.passages() {
        let text = &prose.source[block.range.clone()];
        let mut at = 0;
        while let Some(start) = text[at..].find(' ').map(|i| at + i) {
            let end = start + text[start..].bytes().take_while(|b| *b == b' ').count();
            at = end;
            // Only between two signs of the same line that are themselves prose.
            let (before, after) = (text[..start].chars().next_back(), text[end..].chars().next());
            let (Some(before), Some(after)) = (before, after) else { continue };
            if before == '\n' || matches!(after, '\n' | '\r') || is_masked(prose, block.range.start + start, before) {
                continue;
            }
            let range = block.range.start + start..block.range.start + end;
            let is_mask_after = !prose.text[range.end..].starts_with(after);
            let closes = matches!(after, ',' | ';' | '.' | '!' | '?' | ':') && block.form != Form::Value && !is_mask_after;
            let rest = &text[end + after.len_utf8()..];
            // `.gov.vn` and `...` begin with a stop and are words.
            if closes && !rest.starts_with(|c: char| c.is_alphanumeric() || c == after) {
                diagnostics.push(Diagnostic::new(&SPACE_BEFORE_SIGN).at(prose.span(range)).with("sign", after).mend(""));
            } else if end - start > 1 && !is_mask_after {
                diagnostics.push(Diagnostic::new(&DOUBLE_SPACE).at(prose.span(range)).mend(" "));
            }
        }
    }
}

/// Whether the sign before a place is markup.
fn is_masked(prose: &Prose, at: usize, before: char) -> bool {
    !prose.text[..at].ends_with(before)
}
