//! YAML (1.2) to nodes: scalars stay the text that the author wrote, every part keeps its byte range.

use super::node::{Node, NodeKey, NodeValue, ScalarForm};
use super::plain_yaml::parse_plain;
use crate::diag::{DUPLICATE_KEY, Diagnostic, Diagnostics, FileId, NESTED_TOO_DEEP, Span, YAML};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Location, NonFiniteFloatPolicy, Options, Spanned};
use std::cell::Cell;
use std::fmt;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Deepest nesting of lists and maps.
const MAX_DEPTH: u32 = 64;

/// Parses `text`, which starts at byte `offset` of the file. An empty text is a null node.
///
/// # Errors
/// One diagnostic: the text is no YAML, has a key twice, or is nested too deep.
pub fn parse_yaml(file: FileId, text: &str, offset: usize) -> Result<Node, Diagnostics> {
    if text.trim().is_empty() {
        return Ok(Node { span: Span::new(file, offset, offset), value: NodeValue::Null });
    }
    match parse_plain(file, text, offset) {
        Some(node) => Ok(node),
        None => parse_full(file, text, offset),
    }
}

/// The same with the parser that knows all of YAML.
pub(super) fn parse_full(file: FileId, text: &str, offset: usize) -> Result<Node, Diagnostics> {
    DEPTH.set(0);
    match serde_yaml::from_str_with_options::<Spanned<RawYaml>>(text, options()) {
        Ok(raw) => Ok(NodeBuilder { file, text, offset }.node(raw)),
        Err(error) => Err(Diagnostics::from_iter([fault(file, text, offset, &error)])),
    }
}

fn options() -> Options {
    let mut options = Options::default();
    options.strict_booleans = true;
    options.leading_zero_numbers_as_strings = true;
    options.underscored_numbers_as_strings = true;
    options.non_finite_float_policy = NonFiniteFloatPolicy::AsString;
    options.emit_comments = false;
    options.with_snippet = false;
    options.duplicate_keys = DuplicateKeyPolicy::Error;
    options
}

fn fault(file: FileId, text: &str, offset: usize, error: &serde_yaml::Error) -> Diagnostic {
    let error = error.without_snippet();
    let range = error.location().and_then(|l| byte_range(&l, text)).unwrap_or((text.len(), text.len()));
    let span = Span::new(file, offset + range.0, offset + range.1);
    let reason = first_line(&error.to_string());
    if let serde_yaml::Error::DuplicateMappingKey { key, .. } = error {
        return Diagnostic::new(&DUPLICATE_KEY).at(span).with("name", key.clone().unwrap_or_default());
    }
    if reason.contains(TOO_DEEP) {
        return Diagnostic::new(&NESTED_TOO_DEEP).at(span).with("max", MAX_DEPTH);
    }
    Diagnostic::new(&YAML).at(span).with("reason", why(error, &reason))
}

/// Why a text is no YAML, as a word of the message: what the parser says is for programmers.
fn why(error: &serde_yaml::Error, said: &str) -> &'static str {
    use serde_yaml::Error;
    let said = said.to_lowercase();
    let speaks_of = |words: &[&str]| words.iter().any(|word| said.contains(word));
    match error {
        Error::MultipleDocuments { .. } => "documents",
        Error::Budget { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. } => "limit",
        _ if speaks_of(&["limit", "budget", "exceed"]) => "limit",
        Error::UnknownAnchor { .. } | Error::AliasError { .. } => "anchor",
        Error::Eof { .. } => "end",
        _ if speaks_of(&["tab"]) => "tab",
        _ if speaks_of(&["quot"]) => "quote",
        _ if speaks_of(&["mapping values", "indent", "simple key", "':'"]) => "colon",
        _ if speaks_of(&["flow", "bracket", "','", "']'", "'}'"]) => "bracket",
        _ if speaks_of(&["alias", "anchor"]) => "anchor",
        _ if speaks_of(&["document"]) => "documents",
        _ if speaks_of(&["end of", "eof"]) => "end",
        _ => "other",
    }
}

fn first_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    // The line in the message counts from the start of `text`; messages show that of the file.
    line.split(" at line ").next().unwrap_or(line).to_string()
}

fn byte_range(location: &Location, text: &str) -> Option<(usize, usize)> {
    let span = location.span();
    if let (Some(start), Some(len)) = (span.byte_offset(), span.byte_len()) {
        let start = (start as usize).min(text.len());
        return Some((start, (start + len as usize).min(text.len())));
    }
    let line = usize::try_from(location.line()).ok()?.checked_sub(1)?;
    let column = usize::try_from(location.column()).ok()?.saturating_sub(1);
    let start = text.split_inclusive('\n').take(line).map(str::len).sum::<usize>().min(text.len());
    let within = text[start..].char_indices().nth(column).map_or(text.len() - start, |(i, _)| i);
    Some((start + within, start + within))
}

/// The tree as the deserializer yields it. [`NodeBuilder`] makes nodes of it, with scalars as written.
enum RawYaml {
    Null,
    Text(String),
    /// A boolean or number. Its spelling is taken from the source by its range.
    Typed,
    List(Vec<Spanned<RawYaml>>),
    Map(Vec<(Spanned<String>, Spanned<RawYaml>)>),
}

/// Bytes of stack that must be left for one more level, and bytes that are added when there are fewer.
const STACK_LEFT: usize = 256 << 10;
const STACK_MORE: usize = 4 << 20;

/// The error by which [`descend`] stops the deserializer.
const TOO_DEEP: &str = "loa: nested too deep";

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Deserializes the content of a list or map, unless that nests deeper than [`MAX_DEPTH`].
fn descend<T, E: serde::de::Error>(inner: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let depth = DEPTH.get() + 1;
    if depth > MAX_DEPTH {
        return Err(E::custom(TOO_DEEP));
    }
    DEPTH.set(depth);
    // A level takes some 40 KiB in a build without optimisation, and a thread of rayon has 2 MiB.
    let result = stacker::maybe_grow(STACK_LEFT, STACK_MORE, inner);
    DEPTH.set(depth - 1);
    result
}

impl<'de> Deserialize<'de> for RawYaml {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RawYaml, D::Error> {
        deserializer.deserialize_any(RawYamlVisitor)
    }
}

struct RawYamlVisitor;

impl<'de> Visitor<'de> for RawYamlVisitor {
    type Value = RawYaml;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a YAML value")
    }
    fn visit_unit<E>(self) -> Result<RawYaml, E> {
        Ok(RawYaml::Null)
    }
    fn visit_none<E>(self) -> Result<RawYaml, E> {
        Ok(RawYaml::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawYaml, D::Error> {
        RawYaml::deserialize(deserializer)
    }
    fn visit_bool<E>(self, _: bool) -> Result<RawYaml, E> {
        Ok(RawYaml::Typed)
    }
    fn visit_i64<E>(self, _: i64) -> Result<RawYaml, E> {
        Ok(RawYaml::Typed)
    }
    fn visit_u64<E>(self, _: u64) -> Result<RawYaml, E> {
        Ok(RawYaml::Typed)
    }
    fn visit_i128<E>(self, _: i128) -> Result<RawYaml, E> {
        Ok(RawYaml::Typed)
    }
    fn visit_u128<E>(self, _: u128) -> Result<RawYaml, E> {
        Ok(RawYaml::Typed)
    }
    fn visit_f64<E>(self, _: f64) -> Result<RawYaml, E> {
        Ok(RawYaml::Typed)
    }
    fn visit_str<E>(self, text: &str) -> Result<RawYaml, E> {
        Ok(RawYaml::Text(text.to_string()))
    }
    fn visit_string<E>(self, text: String) -> Result<RawYaml, E> {
        Ok(RawYaml::Text(text))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawYaml, A::Error> {
        descend(|| {
            let mut list = Vec::new();
            while let Some(value) = access.next_element()? {
                list.push(value);
            }
            Ok(RawYaml::List(list))
        })
    }
    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawYaml, A::Error> {
        descend(|| {
            let mut map = Vec::new();
            while let Some(key) = access.next_key()? {
                map.push((key, access.next_value()?));
            }
            Ok(RawYaml::Map(map))
        })
    }
}

/// Makes nodes of the deserialized tree, with spans in the file.
struct NodeBuilder<'a> {
    file: FileId,
    text: &'a str,
    offset: usize,
}

impl NodeBuilder<'_> {
    fn range(&self, location: &Location) -> (usize, usize) {
        byte_range(location, self.text).unwrap_or((0, 0))
    }

    fn span(&self, (start, end): (usize, usize)) -> Span {
        Span::new(self.file, self.offset + start, self.offset + end)
    }

    fn node(&self, raw: Spanned<RawYaml>) -> Node {
        let range = self.range(&raw.referenced);
        let mut span = self.span(range);
        let value = match raw.value {
            RawYaml::Null => NodeValue::Null,
            RawYaml::Text(text) => {
                let written = self.text.get(range.0..range.1).unwrap_or_default();
                let quoted = written.starts_with(['"', '\'', '|', '>']) || written.len() < text.len();
                return Node::scalar(
                    span,
                    &nfc(if quoted { &text } else { text.trim() }),
                    if quoted { ScalarForm::Quoted } else { ScalarForm::Plain },
                );
            }
            RawYaml::Typed => {
                let defined = self.range(&raw.defined);
                let written = self.text.get(defined.0..defined.1).unwrap_or_default().trim();
                return Node::scalar(span, &nfc(written), ScalarForm::Plain);
            }
            RawYaml::List(list) => {
                let nodes: Vec<Node> = list.into_iter().map(|n| self.node(n)).collect();
                if let (Some(first), Some(last)) = (nodes.first(), nodes.last()) {
                    span = Span { start: span.start.min(first.span.start), end: span.end.max(last.span.end), ..span };
                }
                NodeValue::List(nodes)
            }
            RawYaml::Map(map) => NodeValue::Map(
                map.into_iter()
                    .map(|(key, value)| {
                        let span = self.span(self.range(&key.referenced));
                        (NodeKey { text: nfc(&key.value).into(), span }, self.node(value))
                    })
                    .collect(),
            ),
        };
        Node { span, value }
    }
}

/// Whether a text is one line of ASCII and of composed Latin letters, so that it is in normalization form C. Ten times as fast as the Unicode tables.
pub(super) fn is_latin(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        0x20..=0x7e | 0x80..=0xbf | 0xc3..=0xcb => true,
        // U+1E00 to U+1EFF: letters with two marks.
        0xe1 => matches!(bytes.get(at + 1), Some(0xb8..=0xbb)),
        _ => false,
    })
}

/// The text in Unicode normalization form C.
pub(super) fn nfc(text: &str) -> String {
    if is_latin(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes { text.to_string() } else { text.nfc().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Node {
        parse_yaml(FileId(0), text, 0).unwrap_or_else(|d| panic!("{d:?}"))
    }

    #[test]
    fn scalars_stay_as_written() {
        let node = read("a: NO\nb: 0225\nc: 50.000\nd: 12:30\ne: true\nf: \"x # y\"\ng: 1_000\nh: +84\ni: ~\nk: .inf\nl: 2026-11-22\n");
        for (key, text) in [
            ("a", "NO"),
            ("b", "0225"),
            ("c", "50.000"),
            ("d", "12:30"),
            ("e", "true"),
            ("f", "x # y"),
            ("g", "1_000"),
            ("h", "+84"),
            ("k", ".inf"),
            ("l", "2026-11-22"),
        ] {
            assert_eq!(node.get(key).and_then(Node::as_text), Some(text), "{key}");
        }
        assert!(node.get("i").is_some_and(Node::is_null));
    }

    #[test]
    fn spans_are_byte_ranges_also_after_vietnamese_letters() {
        let text = "tiêu đề: Đăng ký khai sinh\ntags: [hộ tịch, \"cư trú\"]\n";
        let node = read(text);
        let title = node.get("tiêu đề").map(|n| n.span).map(|s| &text[s.start as usize..s.end as usize]);
        assert_eq!(title, Some("Đăng ký khai sinh"));
        let tags = node.get("tags").and_then(Node::as_list).map(<[Node]>::to_vec).unwrap_or_default();
        let written: Vec<&str> = tags.iter().map(|n| &text[n.span.start as usize..n.span.end as usize]).collect();
        assert_eq!(written, ["hộ tịch", "\"cư trú\""]);
    }

    #[test]
    fn nesting_needs_no_large_stack() {
        let nested = |depth: usize| format!("{}1{}", "{a: ".repeat(depth), "}".repeat(depth));
        let parse = move || [64, 65].map(|depth| parse_yaml(FileId(0), &nested(depth), 0).is_ok());
        let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(parse).expect("a thread");
        assert_eq!(thread.join().expect("no overflow"), [true, false]);
    }

    #[test]
    fn bombs_and_twins_are_refused() {
        let bomb = format!(
            "a: &a [x,x,x,x,x,x,x,x,x]\n{}",
            (b'b'..=b'z')
                .map(|c| format!("{}: &{} [{}]\n", c as char, c as char, vec![format!("*{}", (c - 1) as char); 9].join(",")))
                .collect::<String>()
        );
        assert!(parse_yaml(FileId(0), &bomb, 0).is_err());
        assert!(parse_yaml(FileId(0), &"[".repeat(200_000), 0).is_err());
        let twins = parse_yaml(FileId(0), "a: 1\nb: 2\na: 3\n", 0).expect_err("twins");
        let found: Vec<_> = twins.iter().map(|d| (d.code.name, d.span.map(|s| s.start))).collect();
        assert_eq!(found, [("duplicate-key", Some(10))]);
    }
}
