//! Views for Typst: JSON files, and the function that turns JSON into Typst values. Runs of words become content with the span of their source.
//! The Typst library holds nothing of a view, and values that are the same at every place are in a file of their own: so Typst reuses layout results
//! from place to place.

use super::breaks::{broken, loosened};
use crate::diag::{FileId, Span};
use crate::plan::Job;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;
use std::num::NonZeroU64;
use tera::Value;
use tera::value::Key;
use typst::foundations::{Array, Bytes, Dict, IntoValue, Value as TypstValue};
use typst::syntax;
use typst::text::TextElem;

/// The values of a view that are the same at every place, and the fields of `job` that are.
const SHARED: [&str; 2] = ["lang", "theme"];
const OF_JOB: [&str; 3] = ["size", "variant", "draft"];

/// The files of one document, by path.
pub struct JobFiles(Vec<(String, Bytes)>);

impl JobFiles {
    /// The files of a job: `view.json`, `style.json` (the same at every place) and `name.txt`.
    pub fn of(entries: &[(String, Value)], job: &Job) -> JobFiles {
        let (view, style) = parted(entries);
        let json = |part: &ViewPart| serde_json::to_vec(part).unwrap_or_default();
        let name = job.path.rsplit('/').next().unwrap_or_default();
        JobFiles::files(vec![("view.json".into(), json(&view)), ("style.json".into(), json(&style)), ("name.txt".into(), name.into())])
    }

    /// Files with these paths and bytes.
    pub fn files(files: Vec<(String, Vec<u8>)>) -> JobFiles {
        JobFiles(files.into_iter().map(|(path, bytes)| (path, Bytes::new(bytes))).collect())
    }

    /// How many bytes all files have.
    pub fn size(&self) -> usize {
        self.0.iter().map(|(_, bytes)| bytes.len()).sum()
    }

    /// The bytes of a file.
    pub fn file(&self, path: &str) -> Option<&Bytes> {
        self.0.iter().find(|(name, _)| name == path).map(|(_, bytes)| bytes)
    }
}

/// Some values of a view, by name.
pub type ViewPart<'a> = BTreeMap<&'a str, &'a Value>;

/// Parts a view into values that differ from place to place and values that are the same for a product at all places. `view.typ` merges them.
pub fn parted(entries: &[(String, Value)]) -> (ViewPart<'_>, ViewPart<'_>) {
    let (mut style, view): (ViewPart, ViewPart) =
        entries.iter().map(|(name, value)| (&**name, value)).partition(|(name, _)| SHARED.contains(name));
    let job = view.get("job").and_then(|job| job.as_map());
    let shared = OF_JOB.into_iter().filter_map(|name| Some((name, job?.get(&Key::Str(name))?)));
    style.extend(shared);
    (view, style)
}

/// The values of a view; none when the bytes are not JSON.
pub fn values(bytes: &[u8]) -> Option<TypstValue> {
    serde_json::from_slice(bytes).ok().map(content)
}

fn content(value: Json) -> TypstValue {
    match value {
        Json::Null => TypstValue::None,
        Json::Bool(flag) => flag.into_value(),
        Json::Number(number) => match number.as_i64() {
            Some(number) => number.into_value(),
            None => number.as_f64().unwrap_or_default().into_value(),
        },
        Json::String(text) => text.into_value(),
        Json::Array(values) => values.into_iter().map(content).collect::<Array>().into_value(),
        Json::Object(entries) => words(&entries).unwrap_or_else(|| {
            let entries = entries.into_iter().map(|(name, value)| (name.as_str().into(), content(value)));
            entries.collect::<Dict>().into_value()
        }),
    }
}

/// A run of words of a document: `{t: "txt", s, at: [file, start, end]}`.
fn words(entries: &Map<String, Json>) -> Option<TypstValue> {
    let is_words = entries.len() == 3 && entries.get("t").and_then(Json::as_str) == Some("txt");
    let words = entries.get("s").filter(|_| is_words)?.as_str().unwrap_or_default();
    let words = loosened(words.to_string());
    let at: Vec<u64> = entries.get("at").and_then(Json::as_array)?.iter().filter_map(Json::as_u64).collect();
    let span = if let [file, start, end] = at[..] { span(file as u32, start, end) } else { syntax::Span::detached() };
    Some(TypstValue::Content(broken(&words, span).unwrap_or_else(|| TextElem::packed(words.as_str()).spanned(span))))
}

/// A span of Typst that points into a file of the site. Typst has no public constructor for such spans; the test `spans_come_back` guards the bit
/// layout of typst-syntax 0.15 (16 bits of file id; ranges begin at a fixed number and have 23 bits each for start and end).
fn span(file: u32, start: u64, end: u64) -> syntax::Span {
    const RANGES: u64 = (1 << 47) + (1 << 46);
    const LARGEST: u64 = (1 << 23) - 1;
    let Some(id) = super::world::id_of(&format!("/source/{file}")) else { return syntax::Span::detached() };
    let file = id.into_raw().get();
    let number = RANGES + ((start.min(LARGEST) << 23) | end.min(LARGEST));
    NonZeroU64::new(u64::from(file) << 48 | number).map_or(syntax::Span::detached(), syntax::Span::from_raw)
}

/// The file of the site behind a Typst file id.
fn source_of(id: syntax::FileId) -> Option<FileId> {
    id.vpath().get_without_slash().strip_prefix("source/")?.parse().ok().map(FileId)
}

/// The span in a file of the site behind a Typst span that [`span`] made.
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
