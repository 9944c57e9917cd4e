//! Invisible characters: marks of direction, joiners and spaces without width.

use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, FileId, INVISIBLE_CHARACTER, SourceFile, Span};

/// The rule.
pub static RULE: Rule = Rule { name: "characters", feature: None, check: Check::Source(check) };

fn check(file: FileId, source: &SourceFile, diagnostics: &mut Diagnostics) {
    let text = &*source.text;
    for i in memchr::memchr2_iter(0xe2, 0xef, text.as_bytes()) {
        let Some(c) = text.get(i..).and_then(|t| t.chars().next()) else { continue };
        if matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
            && i > 0
        {
            let span = Span::new(file, i, i + c.len_utf8());
            diagnostics.push(Diagnostic::new(&INVISIBLE_CHARACTER).at(span).with("name", format!("U+{:04X}", c as u32)).mend(""));
        }
    }
}
