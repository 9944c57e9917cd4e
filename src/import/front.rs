//! Front matter of other tools: YAML between `---`, TOML between `+++`, JSON in braces. Comments are kept.

use super::settings;
use crate::read::{Node, NodeValue};

/// A page taken apart.
#[derive(Debug, Default)]
pub struct FrontParts {
    /// The fields in their order.
    pub fields: Vec<(String, Node)>,
    /// The comments among them, without `#`.
    pub comments: Vec<String>,
    /// The front matter as written, where it could not be parsed.
    pub broken: Option<String>,
    /// The text below.
    pub body: String,
    /// The line of the file on which the body begins, from 1.
    pub line: usize,
}

/// Parts front matter from text.
pub fn split(text: &str) -> FrontParts {
    let start = text.len() - text.trim_start_matches(['\u{feff}', '\n', ' ', '\t']).len();
    // Blanks before text without front matter belong to the text.
    let whole = || FrontParts { body: text.trim_start_matches('\u{feff}').to_string(), line: 1, ..FrontParts::default() };
    let rest = &text[start..];
    let first = rest.lines().next().unwrap_or_default().trim_end();
    let (mark, language) = match first {
        "---" | "--- #" => ("---", "yaml"),
        "---json" | "---js" => ("---", "json"),
        "---toml" => ("---", "toml"),
        "+++" => ("+++", "toml"),
        _ if rest.starts_with('{')
            && !rest.starts_with("{{")
            && !rest.starts_with("{%")
            && !rest.starts_with("{:")
            && !rest.starts_with("{#") =>
        {
            return json(text, start).unwrap_or_else(whole);
        }
        _ => return whole(),
    };
    let inner_start = start + rest.find('\n').map_or(rest.len(), |i| i + 1);
    let mut at = inner_start;
    for line in text[inner_start..].split_inclusive('\n') {
        let end = line.trim_end();
        if end == mark || (mark == "---" && language == "yaml" && end == "...") {
            let inner = &text[inner_start..at];
            let body_start = at + line.len();
            let mut dropped = Vec::new();
            let node = match language {
                "toml" => settings::toml(inner),
                "json" => settings::json(inner),
                _ => settings::yaml(inner).or_else(|| settings::yaml(&without_twins(inner, &mut dropped))),
            };
            let mut parts = FrontParts {
                body: text[body_start..].to_string(),
                line: text[..body_start].matches('\n').count() + 1,
                ..FrontParts::default()
            };
            match node.map(|n| (n.is_null(), n)) {
                Some((true, _)) => parts.comments = comments(inner, None),
                Some((_, node)) if node.as_map().is_some() => {
                    parts.comments = comments(inner, (language == "yaml").then_some(&node));
                    parts.fields = node.as_map().unwrap_or_default().iter().map(|(k, v)| (k.text.to_string(), v.clone())).collect();
                }
                _ => {
                    dropped.clear();
                    parts.fields_of_lines(inner);
                }
            }
            parts.comments.extend(dropped);
            return parts;
        }
        at += line.len();
    }
    whole()
}

impl FrontParts {
    /// Front matter that is no YAML: the lines `key: value` are read, and the whole is kept as it is.
    fn fields_of_lines(&mut self, inner: &str) {
        self.broken = Some(inner.trim_end().to_string());
        for line in inner.lines() {
            let Some((key, value)) = line.split_once(':') else { continue };
            let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
            let value = value.trim().trim_matches(['"', '\'']);
            let known = ["title", "date", "draft", "slug", "weight", "lang", "permalink", "url"].contains(&key);
            if is_key && known && !value.is_empty() && !self.fields.iter().any(|(k, _)| k == key) {
                self.fields.push((key.to_string(), settings::scalar(value, crate::read::ScalarForm::Plain)));
            }
        }
    }

    /// The value of a field, without regard to case.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.fields.iter().find(|(k, _)| k.eq_ignore_ascii_case(name)).map(|(_, v)| v)
    }

    /// The text of a field that is not empty.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Node::as_text).map(str::trim).filter(|t| !t.is_empty())
    }
}

/// YAML in which each key stands once: the last value counts, as in other tools; those before it become comments.
fn without_twins(text: &str, dropped: &mut Vec<String>) -> String {
    let key_of = |line: &str| {
        let key = line.split_once(':').map(|(key, _)| key)?;
        (!key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))).then(|| key.to_string())
    };
    let mut entries: Vec<(Option<String>, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match (key_of(line), entries.last_mut()) {
            (None, Some((_, entry))) => entry.push_str(line),
            (key, _) => entries.push((key, line.to_string())),
        }
    }
    let mut kept = String::new();
    for (i, (key, entry)) in entries.iter().enumerate() {
        match key.is_some() && entries[i + 1..].iter().any(|(later, _)| later == key) {
            true => dropped.extend(entry.lines().map(|l| l.trim().trim_start_matches('#').trim().to_string()).filter(|l| !l.is_empty())),
            false => kept.push_str(entry),
        }
    }
    kept
}

/// JSON at the start of the text.
fn json(text: &str, start: usize) -> Option<FrontParts> {
    let mut stream = serde_json::Deserializer::from_str(&text[start..]).into_iter::<serde_json::Value>();
    let value = stream.next()?.ok()?;
    let body_start = start + stream.byte_offset();
    let node = settings::json(&value.to_string())?;
    let fields = node.as_map()?.iter().map(|(k, v)| (k.text.to_string(), v.clone())).collect();
    let line = text[..body_start].matches('\n').count() + 1;
    Some(FrontParts { fields, body: text[body_start..].to_string(), line, ..FrontParts::default() })
}

/// The comments of front matter. A `#` inside a value of `node` is none.
fn comments(text: &str, node: Option<&Node>) -> Vec<String> {
    let mut values = Vec::new();
    if let Some(node) = node {
        scalars(node, &mut values);
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let hash = line.match_indices('#').map(|(i, _)| i).find(|i| {
            let before = &line[..*i];
            let begins = before.is_empty() || before.ends_with([' ', '\t']);
            let at = (start + i) as u32;
            // Without spans (TOML) only whole lines are comments for certain.
            let free = match node {
                Some(_) => !values.iter().any(|(from, to)| *from <= at && at < *to),
                None => before.trim().is_empty(),
            };
            begins && free
        });
        let comment = hash.map(|i| line[i..].trim_start_matches('#').trim()).filter(|c| c.chars().any(char::is_alphanumeric));
        found.extend(comment.map(str::to_string));
        start += line.len();
    }
    found
}

fn scalars(node: &Node, found: &mut Vec<(u32, u32)>) {
    match &node.value {
        NodeValue::Scalar(_) => found.push((node.span.start, node.span.end)),
        NodeValue::List(nodes) => nodes.iter().for_each(|n| scalars(n, found)),
        NodeValue::Map(entries) => entries.iter().for_each(|(k, v)| {
            found.push((k.span.start, k.span.end));
            scalars(v, found);
        }),
        NodeValue::Null => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_languages_of_front_matter_are_read() {
        let yaml = split("---\n# Xem hướng dẫn\ntitle: \"A # b\" # cuối dòng\ntags: [x]\n---\n\nBài\n");
        assert_eq!(yaml.text("Title"), Some("A # b"));
        assert_eq!(yaml.comments, ["Xem hướng dẫn", "cuối dòng"]);
        assert_eq!((yaml.line, yaml.body.trim()), (6, "Bài"));
        let toml = split("+++\ntitle = 'A'\ndate = 2024-01-02T03:04:05+07:00\n[extra]\nx = 1\n+++\nBài");
        assert_eq!(toml.text("date"), Some("2024-01-02T03:04:05+07:00"));
        let json = split("{\n \"title\": \"A\", \"tags\": [\"b\"]\n}\n\nBài");
        assert_eq!((json.text("title"), json.body.trim()), (Some("A"), "Bài"));
        let broken = split("---\ntitle: A: b: c\n  x\n---\nBài");
        assert!(broken.broken.is_some() && broken.text("title").is_some());
        for plain in ["Bài", "---\nmở", "{{ a }}", "", "--- a"] {
            assert_eq!(split(plain).body, plain);
        }
    }
}
