//! Plain YAML in one pass: `key: words`, `key: [a, b]` and lists of words, as most front matter is. Everything else is left to the full parser (`yaml.rs`).

use super::node::{Node, NodeKey, NodeValue, ScalarForm};
use super::yaml::{is_latin, nfc};
use crate::diag::{FileId, Span};
use std::borrow::Cow;

/// Longest text in bytes. Both limits are far below those of the full parser.
const MAX_BYTES: usize = 64 << 10;
/// Most keys of a map.
const MAX_KEYS: usize = 64;

/// The node that the full parser gives; none for any text that this parser does not know for certain.
pub(super) fn parse_plain(file: FileId, text: &str, offset: usize) -> Option<Node> {
    if text.len() > MAX_BYTES || !text.starts_with(char::is_alphabetic) {
        return None;
    }
    let parser = PlainYamlParser { file, offset };
    let mut entries: Vec<(NodeKey, Node)> = Vec::with_capacity(8);
    // Number of blanks before the dashes of the list that is being parsed.
    let mut indent = None;
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let start = end;
        end += line.len();
        let line = line.strip_suffix('\n').unwrap_or(line).trim_end_matches(' ');
        if line.is_empty() {
            continue;
        }
        let unindented = line.trim_start_matches(' ');
        let dash = line.len() - unindented.len();
        if let Some(item) = unindented.strip_prefix("- ") {
            let (_, list) = entries.last_mut()?;
            let item = parser.scalar(start + dash + 2, item)?;
            match &mut list.value {
                NodeValue::Null => {
                    // As in the full parser: the span of an indented list starts at its first dash, that of any other at its first words.
                    list.span = if dash == 0 { item.span } else { Span { start: item.span.start - 2, ..item.span } };
                    list.value = NodeValue::List(vec![item]);
                    indent = Some(dash);
                }
                NodeValue::List(items) if indent == Some(dash) => {
                    list.span.end = item.span.end;
                    items.push(item);
                }
                _ => return None,
            }
            continue;
        }
        let (key, value) = line.split_once(':')?;
        let name = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.');
        let named = key.starts_with(char::is_alphabetic) && key.chars().all(name) && !key.ends_with(' ') && !is_null(key);
        if !named || key.len() > 200 || entries.len() == MAX_KEYS {
            return None;
        }
        let span = parser.span(start, start + key.len());
        let key = NodeKey { text: nfc(key).into(), span };
        if entries.iter().any(|(other, _)| other.text == key.text) {
            return None;
        }
        let value = match value.strip_prefix(' ') {
            None if value.is_empty() => Node { span: Span { start: span.end, ..span }, value: NodeValue::Null },
            None => return None,
            Some(value) => parser.value(start + line.len() - value.len(), value)?,
        };
        indent = None;
        entries.push((key, value));
    }
    Some(Node { span: parser.span(0, 0), value: NodeValue::Map(entries) })
}

/// Whether the full parser takes a word for no value.
fn is_null(text: &str) -> bool {
    text.eq_ignore_ascii_case("null")
}

struct PlainYamlParser {
    file: FileId,
    offset: usize,
}

impl PlainYamlParser {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.offset + start, self.offset + end)
    }

    /// The value after `key: `, a scalar or a list in brackets. `written` starts at byte `at`.
    fn value(&self, at: usize, written: &str) -> Option<Node> {
        let trimmed = written.trim_start_matches(' ');
        let start = at + written.len() - trimmed.len();
        let Some(inner) = trimmed.strip_prefix('[').and_then(|t| t.strip_suffix(']')) else { return self.scalar(at, written) };
        let mut items = Vec::with_capacity(4);
        let mut at = start + 1;
        for item in inner.split(',') {
            let node = self.scalar(at, item)?;
            if item.contains(['[', ']', '{', '}', ':']) {
                return None;
            }
            at += item.len() + 1;
            items.push(node);
        }
        let end = items.last()?.span.end;
        Some(Node { span: Span { end, ..self.span(start, start) }, value: NodeValue::List(items) })
    }

    /// Words on one line, perhaps in quotes without escapes.
    fn scalar(&self, at: usize, written: &str) -> Option<Node> {
        let text = written.trim_matches(' ');
        let start = at + written.len() - written.trim_start_matches(' ').len();
        let span = self.span(start, start + text.len());
        let is_latin = is_latin(text);
        let is_odd = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
        if !is_latin && text.chars().any(is_odd) {
            return None;
        }
        let composed = |text| if is_latin { Cow::Borrowed(text) } else { Cow::Owned(nfc(text)) };
        if let Some(quote @ ('"' | '\'')) = text.chars().next() {
            let inner = text[1..].strip_suffix(quote)?;
            return (!inner.contains([quote, '\\'])).then(|| Node::scalar(span, &composed(inner), ScalarForm::Quoted));
        }
        let is_plain = text.starts_with(char::is_alphanumeric) && !text.ends_with(':') && !text.contains(": ") && !text.contains(" #");
        // The full parser spells numbers that do not fit a float in its own way.
        let is_infinite = text.parse::<f64>().is_ok_and(|n| !n.is_finite());
        (is_plain && !is_null(text) && !is_infinite).then(|| Node::scalar(span, &composed(text.trim()), ScalarForm::Plain))
    }
}

#[cfg(test)]
mod tests {
    use super::super::yaml::parse_full;
    use super::*;

    /// Pieces of random texts: what this parser takes, and what it must leave to the full one.
    #[rustfmt::skip]
    const PIECES: &[&str] = &[
        "title", "tiêu đề", "Tên.en", "a", "true", "null", "NULL", "~", "yes", "12", "0225 000 1234", "0x1F", "1e999", ".inf",
        "2026-11-22", "99999999999999999999999999999999999999999", "12:30", "50.000 đồng", "http://a.vn/#x", "{{ place.name }}",
        "re\u{301}", "\u{a0}", "\u{2028}", "\u{85}", "\u{feff}", ": ", ": ", ": ", "\nb: ", "\nc: ", "\nd: ", ":", ":\n", "\n", "\n", "\n", "\n\n", "- ", "\n- ",
        "\n  - ", "\n- ", " ", "  ", "\t", "[", "]", "[a, b]", "[", ", ", ",", "{", "}", "\"", "'", "\"x y\"", "'x'", "\\", "#",
        " # lời", "&a", "*a", "!t", "|", ">", "%", "@", "-", "?", "---\n", "...\n", "<<", "\r\n", "title: Đăng ký\n",
        "tags: [hộ tịch, \"cư trú\"]\n", "l:\n- x\n- y z\n", "m:\n  - q\n", "e:\n", "k: 'v'\n",
    ];

    /// The same numbers on every machine.
    fn random(state: &mut u64) -> usize {
        *state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (*state >> 33) as usize
    }

    #[test]
    fn what_it_parses_the_full_parser_parses_alike() {
        let mut state = 1;
        let mut taken = 0;
        for _ in 0..200_000 {
            let text: String = (0..1 + random(&mut state) % 9).map(|_| PIECES[random(&mut state) % PIECES.len()]).collect();
            if let Some(node) = parse_plain(FileId(3), &text, 4) {
                assert_eq!(
                    Ok(node),
                    parse_full(FileId(3), &text, 4).map_err(|d| d.iter().map(|d| d.code.name).collect::<Vec<_>>()),
                    "{text:?}"
                );
                taken += 1;
            }
        }
        assert!(taken > 2_000, "only {taken} texts were plain enough to say anything");
    }

    #[test]
    fn usual_front_matter_is_plain() {
        let text = "title: Đăng ký khai sinh\ndate: 2026-11-22\nsummary: \"Một: hai\"\ntags: [hộ tịch, 'a']\nplaces:\n  - 11311\n  - 11329\nalt:\n";
        let node = parse_plain(FileId(0), text, 0).expect("plain");
        assert_eq!(node.get("places").and_then(Node::as_list).map(<[Node]>::len), Some(2));
        assert!(node.get("alt").is_some_and(Node::is_null));
        for other in
            ["a: b\n  c\n", "a: b: c\n", "a: |\n  x\n", "a: &b x\n", "a: 1\na: 2\n", "a: {b: c}\n", "a: b\n- c\n", "- a: b\n", "a: ~\n"]
        {
            assert_eq!(parse_plain(FileId(0), other, 0), None, "{other:?}");
        }
    }
}
