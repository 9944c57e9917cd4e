//! Letters that look right and are not: combining marks where one letter exists, and invisible characters.

use super::composed::Composed;
use crate::diag::{Diagnostic, Diagnostics, FileId, Fix, INVISIBLE_CHARACTER, NOT_NFC, SourceFile, Span};
use unicode_normalization::UnicodeNormalization;

/// Says that letters are typed with separate marks, and returns the text as it should be; none where it is so.
pub fn compose(file: FileId, source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Composed> {
    let text = &*source.text;
    // Combining marks U+0300–U+036F begin with these bytes, and nothing else in Vietnamese text does.
    let marks: Vec<usize> = memchr::memchr2_iter(0xcc, 0xcd, text.as_bytes()).filter(|i| composes(text, *i)).collect();
    let first = marks.first()?;
    let start = text[..*first].char_indices().next_back().map_or(*first, |(i, _)| i);
    let composed = Composed::new(source, &marks);
    let mut report = Diagnostic::new(&NOT_NFC).at(Span::new(file, start, first + 2)).with("count", marks.len());
    // One word on all of them, and all are mended at once.
    report.fix = Some(Box::new(Fix { span: Span::file(file), text: composed.source.text.clone() }));
    diagnostics.push(report);
    Some(composed)
}

pub fn check(file: FileId, source: &SourceFile, diagnostics: &mut Diagnostics) {
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

/// Whether the mark at `i` makes one letter with what stands before it.
fn composes(text: &str, i: usize) -> bool {
    let Some(mark) = text.get(i..).and_then(|t| t.chars().next()) else { return false };
    let Some(base) = text[..i].chars().next_back() else { return false };
    [base, mark].iter().collect::<String>().nfc().count() == 1
}
