//! References to fields in text: `{{ place.hotline }}`.

use crate::diag::{BAD_REFERENCE, Diagnostic, Diagnostics, Span};

/// Plain text with references to fields.
#[derive(Clone, Debug, PartialEq)]
pub struct InterpolatedText {
    /// In order.
    pub segments: Vec<Segment>,
    /// Where the text stands, for reports.
    pub span: Span,
}

/// A piece of such a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Segment {
    /// Plain text.
    Text(Box<str>),
    /// `place.hotline`, `item.fee`, `site.title`: dotted, first the thing, then its field.
    Field(Box<str>),
}

/// Stands for blanks inside `{{ … }}` while the parser reads: Markdown link targets hold no blanks.
pub const BLANK: u8 = b';';

/// Whether `{{ … }}` is a shortcode of another tool: `{{< youtube x >}}`, `{{% notice %}}`.
pub fn is_foreign(written: &str) -> bool {
    written.starts_with("{{<") || written.starts_with("{{%")
}

/// Puts blanks back into the references of a link target.
pub fn unmask(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (start, end) in ranges(text) {
        out.push_str(&text[at..start]);
        out.push_str(&text[start..end].replace(BLANK as char, " "));
        at = end;
    }
    out.push_str(&text[at..]);
    out
}

/// Byte ranges of the references in `text`, braces included; `\{{` is none.
pub fn ranges(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    // The end of the line that was looked at last, and whether nothing closes a reference in the rest of it: a line is searched once.
    let (mut at, mut line_end, mut is_open) = (0, 0, false);
    while let Some(i) = text[at..].find("{{") {
        let start = at + i;
        at = start + 2;
        if text[..start].ends_with('\\') {
            continue;
        }
        if start >= line_end {
            line_end = text[start..].find('\n').map_or(text.len(), |n| start + n);
            is_open = false;
        }
        if is_open {
            at = line_end;
            continue;
        }
        match text[start..line_end].find("}}") {
            Some(n) => {
                found.push((start, start + n + 2));
                at = start + n + 2;
            }
            None => is_open = true,
        }
    }
    found
}

/// The dotted path of a reference in braces. `None` after a report (`BAD_REFERENCE`) where it is not one.
pub fn path(written: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<Box<str>> {
    let inner = written.trim_start_matches("{{").trim_end_matches("}}").trim();
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-');
    if inner.contains('.') && inner.split('.').all(word) {
        return Some(inner.into());
    }
    diagnostics.push(Diagnostic::new(&BAD_REFERENCE).at(span).with("name", inner));
    None
}

/// Splits one line of text into pieces; `None` when it has no references. `\{{` becomes `{{`.
pub fn interpolated(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<InterpolatedText> {
    text.find("{{")?;
    let mut segments = Vec::new();
    let mut at = 0;
    let literal = |s: &str| Segment::Text(s.replace("\\{{", "{{").into());
    for (start, end) in ranges(text) {
        if start > at {
            segments.push(literal(&text[at..start]));
        }
        if let Some(path) = path(&text[start..end], span, diagnostics) {
            segments.push(Segment::Field(path));
        }
        at = end;
    }
    if at < text.len() {
        segments.push(literal(&text[at..]));
    }
    Some(InterpolatedText { segments, span })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    #[test]
    fn an_escaped_brace_stays_a_brace() {
        let span = Span::new(FileId(0), 0, 0);
        let mut diagnostics = Diagnostics::new();
        let text = interpolated("Gọi {{ place.hotline }}, viết \\{{ a }}", span, &mut diagnostics).map(|h| h.segments);
        assert_eq!(
            text,
            Some(vec![Segment::Text("Gọi ".into()), Segment::Field("place.hotline".into()), Segment::Text(", viết {{ a }}".into())])
        );
        assert!(diagnostics.is_empty());
        assert!(interpolated("{{ 1 + 1 }}", span, &mut diagnostics).is_some());
        assert_eq!(diagnostics.len(), 1);
    }
}
