//! A text whose letters are typed with separate marks as it will be once they are composed, so that rules know its words; and where what they find stands in the file.

use crate::diag::{Diagnostic, SourceFile, Span};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text with its letters composed.
pub struct Composed {
    pub source: SourceFile,
    /// Behind each letter that was composed: its end in this text, and in the file.
    ends: Vec<(u32, u32)>,
}

impl Composed {
    /// `marks` are the places of the marks that make one letter with what stands before them.
    pub fn new(source: &SourceFile, marks: &[usize]) -> Composed {
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

    /// Lets a report about this text point into the file. Its fix stays one of this text, which the file becomes first.
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
    use crate::diag::{FileId, NOT_NFC};

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
