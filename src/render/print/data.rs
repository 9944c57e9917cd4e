//! Views for Typst. Texts go in as content that knows where it was written; all else as JSON, so that what does not depend on the
//! place stays remembered from ward to ward.

use crate::diag::{FileId, Span};
use serde_json::Value as Json;
use std::num::NonZeroU64;
use tera::Value;
use typst::foundations::{Array, Dict, IntoValue, Value as TypstValue};
use typst::syntax;
use typst::text::TextElem;

/// A view in its two parts. The template's prelude puts them together again.
pub struct Split {
    pub texts: Dict,
    pub json: Vec<u8>,
}

pub fn split(entries: Vec<(String, Value)>) -> Split {
    let (mut texts, mut json) = (Dict::new(), serde_json::Map::new());
    for (name, value) in &entries {
        let (text, rest) = part(value);
        if let Some(text) = text {
            texts.insert(name.as_str().into(), text);
        }
        json.insert(name.clone(), rest);
    }
    Split { texts, json: serde_json::to_vec(&json).unwrap_or_default() }
}

/// What of a value is text, and the rest. A list with text in it is text as a whole.
fn part(value: &Value) -> (Option<TypstValue>, Json) {
    if let Some(entries) = value.as_map().filter(|_| holds_text(value)) {
        if is_words(value) {
            return (Some(content(value)), Json::Null);
        }
        let (mut texts, mut json) = (Dict::new(), serde_json::Map::new());
        for (key, value) in entries {
            let (text, rest) = part(value);
            let name = key.as_str().unwrap_or_default();
            if let Some(text) = text {
                texts.insert(name.into(), text);
            }
            json.insert(name.to_string(), rest);
        }
        return (Some(texts.into_value()), Json::Object(json));
    }
    match value.as_array() {
        Some(_) if holds_text(value) => (Some(content(value)), Json::Null),
        _ => (None, serde_json::to_value(value).unwrap_or_default()),
    }
}

fn holds_text(value: &Value) -> bool {
    match (value.as_map(), value.as_array()) {
        (Some(entries), _) => is_words(value) || entries.iter().any(|(_, v)| holds_text(v)),
        (_, Some(values)) => values.iter().any(holds_text),
        _ => false,
    }
}

/// A run of words of a document: `{t: "txt", s, at}`.
fn is_words(value: &Value) -> bool {
    value.as_map().is_some_and(|m| m.len() == 3) && value.get_from_path("t").and_then(Value::as_str) == Some("txt")
}

fn content(value: &Value) -> TypstValue {
    if is_words(value) {
        let words = value.get_from_path("s").and_then(Value::as_str).unwrap_or_default();
        let at: Vec<u64> =
            value.get_from_path("at").and_then(Value::as_array).unwrap_or_default().iter().filter_map(Value::as_u64).collect();
        let text = TextElem::packed(words);
        return TypstValue::Content(match at[..] {
            [file, start, end] => text.spanned(span(file as u32, start, end)),
            _ => text,
        });
    }
    if let Some(entries) = value.as_map() {
        let entries = entries.iter().map(|(key, value)| (key.as_str().unwrap_or_default().into(), content(value)));
        return entries.collect::<Dict>().into_value();
    }
    if let Some(values) = value.as_array() {
        return values.iter().map(content).collect::<Array>().into_value();
    }
    match (value.as_str(), value.as_bool(), value.as_i64(), value.as_f64()) {
        (Some(text), ..) => text.into_value(),
        (_, Some(flag), ..) => flag.into_value(),
        (_, _, Some(number), _) => number.into_value(),
        (.., Some(number)) => number.into_value(),
        _ => TypstValue::None,
    }
}

/// A span of Typst that points into a file of the site. Typst has no public way to make one for content; `spans_come_back` holds the layout
/// of its version (typst-syntax 0.15: 16 bits of file, then a number above which ranges begin, 23 bits each for start and end).
fn span(file: u32, start: u64, end: u64) -> syntax::Span {
    const RANGES: u64 = (1 << 47) + (1 << 46);
    const LARGEST: u64 = (1 << 23) - 1;
    let Some(id) = super::world::id_of(&format!("/source/{file}")) else { return syntax::Span::detached() };
    let file = id.into_raw().get();
    let number = RANGES + ((start.min(LARGEST) << 23) | end.min(LARGEST));
    NonZeroU64::new(u64::from(file) << 48 | number).map_or(syntax::Span::detached(), syntax::Span::from_raw)
}

/// The file of the site that an id stands for.
fn source_of(id: syntax::FileId) -> Option<FileId> {
    id.vpath().get_without_slash().strip_prefix("source/")?.parse().ok().map(FileId)
}

/// A span of ours from one of Typst's that [`span`] made.
pub fn origin(id: syntax::FileId, range: std::ops::Range<usize>) -> Option<Span> {
    source_of(id).map(|file| Span::new(file, range.start, range.end))
}

#[cfg(test)]
mod tests {
    use super::{origin, span};
    use crate::diag::{FileId, Span};
    use typst::syntax::{DiagSpan, DiagSpanKind};

    #[test]
    fn spans_come_back() {
        for (file, start, end) in [(0, 0, 1), (700, 123_456, 123_470), (3, 8_000_000, 8_000_001)] {
            let made: DiagSpan = span(file, start, end).into();
            let DiagSpanKind::Range { id, range } = made.get() else { panic!("not a range") };
            assert_eq!(origin(id, range), Some(Span::new(FileId(file), start as usize, end as usize)));
        }
    }
}
