//! Unicode composition (NFC): texts with combining marks are checked as they will be once composed, and reports are moved back to the file's bytes.

use crate::diag::{Diagnostic, Diagnostics, FileId, Fix, NOT_NFC, SourceFile, Span};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Reports combining marks that belong to the letter before them (`NOT_NFC`), and returns the composed text; `None` where all is composed.
pub fn compose(file: FileId, source: &SourceFile, diagnostics: &mut Diagnostics) -> Option<Composed> {
    let text = &*source.text;
    // Combining marks U+0300–U+036F begin with these bytes; no other letters of Vietnamese text do.
    let marks: Vec<usize> = memchr::memchr2_iter(0xcc, 0xcd, text.as_bytes()).filter(|i| composes(text, *i)).collect();
    let first = marks.first()?;
    let start = text[..*first].char_indices().next_back().map_or(*first, |(i, _)| i);
    let composed = Composed::new(source, &marks);
    let mut report = Diagnostic::new(&NOT_NFC).at(Span::new(file, start, first + 2)).with("count", marks.len());
    // One report for the file; its fix composes all of them.
    report.fix = Some(Box::new(Fix { span: Span::file(file), text: composed.source.text.clone() }));
    diagnostics.push(report);
    Some(composed)
}

/// Whether the mark at byte `i` composes with the letter before it.
fn composes(text: &str, i: usize) -> bool {
    let Some(mark) = text.get(i..).and_then(|t| t.chars().next()) else { return false };
    let Some(base) = text[..i].chars().next_back() else { return false };
    [base, mark].iter().collect::<String>().nfc().count() == 1
}

/// A text with its letters composed.
pub struct Composed {
    /// The file with the composed text.
    pub source: SourceFile,
    /// For each composed letter: the byte behind it in this text, and in the file.
    ends: Vec<(u32, u32)>,
}

impl Composed {
    /// `marks` are the bytes at which combining marks begin.
    fn new(source: &SourceFile, marks: &[usize]) -> Composed {
        let text = &*source.text;
        let (mut composed, mut ends, mut from) = (String::with_capacity(text.len()), Vec::new(), 0);
        for mark in marks.iter().copied() {
            // A second mark of the same letter.
            if mark < from {
                continue;
            }
            let start = text[..mark].char_indices().next_back().map_or(mark, |(i, _)| i);
            let end = mark + text[mark..].chars().take_while(|c| is_combining_mark(*c)).map(char::len_utf8).sum::<usize>();
            composed.push_str(&text[from..start]);
            composed.extend(text[start..end].nfc());
            ends.push((composed.len() as u32, end as u32));
            from = end;
        }
        composed.push_str(&text[from..]);
        Composed { source: SourceFile { path: source.path.clone(), text: composed.into(), cells: source.cells.clone() }, ends }
    }

    /// Moves a report about this text to the file's bytes. Its fix keeps positions of this text: the fix of `NOT_NFC` is applied first.
    pub fn in_file(&self, mut report: Diagnostic) -> Diagnostic {
        report.span = report.span.map(|span| self.span(span));
        report.also.iter_mut().for_each(|span| *span = self.span(*span));
        report
    }

    fn span(&self, span: Span) -> Span {
        if span.is_whole_file() {
            return span;
        }
        let at = |place: u32| match self.ends.partition_point(|(end, _)| *end <= place).checked_sub(1).and_then(|no| self.ends.get(no)) {
            Some((end, in_file)) => in_file + (place - end),
            None => place,
        };
        Span { file: span.file, start: at(span.start), end: at(span.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_in_composed_text_points_into_the_file() {
        let text = "tuye\u{302}n truye\u{302}\u{300}n vie\u{302}\u{323}c: x";
        let source = SourceFile { path: "a.txt".into(), text: text.into(), cells: None };
        let marks: Vec<usize> = text.char_indices().filter(|(_, c)| is_combining_mark(*c)).map(|(i, _)| i).collect();
        let composed = Composed::new(&source, &marks);
        assert_eq!(&*composed.source.text, "tuyên truyền việc: x");
        for word in ["tuyên", "truyền", "việc", "x"] {
            let start = composed.source.text.find(word).unwrap_or_default();
            let report = Diagnostic::new(&NOT_NFC).at(Span::new(FileId(0), start, start + word.len()));
            let span = composed.in_file(report).span.map_or(0..0, |s| s.start as usize..s.end as usize);
            assert_eq!(text[span].nfc().collect::<String>(), word);
        }
    }
}
