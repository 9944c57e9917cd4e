//! Reads what came of a site: the words that a reader of a page sees or hears, and the places that diagnostics name.

use std::collections::BTreeSet;

/// Words of a page: its text and the descriptions of pictures, without scripts and head.
pub fn visible_words(html: &str) -> BTreeSet<String> {
    let body = html.find("<body").map_or(html, |at| &html[at..]);
    let mut text = String::new();
    let mut rest = body;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        if let Some(end) = ["script", "style"].iter().find(|name| rest[1..].starts_with(**name)).map(|name| format!("</{name}")) {
            rest = rest.find(&end).map_or("", |at| &rest[at..]);
        }
        let length = rest.find('>').map_or(rest.len(), |at| at + 1);
        let tag = &rest[..length];
        let name = tag[1..].trim_start_matches('/').split([' ', '>', '\n']).next().unwrap_or_default();
        if !["a", "b", "code", "del", "em", "i", "span", "strong", "sub", "sup", "mark", "kbd"].contains(&name) {
            text.push(' ');
        }
        for attribute in ["alt=\"", "title=\"", "href=\"", "src=\""] {
            if let Some((_, value)) = tag.split_once(attribute) {
                text.push_str(&format!(" {} ", value.split('"').next().unwrap_or_default()));
            }
        }
        rest = &rest[length..];
    }
    text.push_str(rest);
    super::writer::words_of(&text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"")).collect()
}

/// Anchors that links of a page name and no element of it has.
pub fn broken_anchors(html: &str) -> BTreeSet<&str> {
    let values = |attribute: &'static str| html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next());
    let ids: BTreeSet<&str> = values(" id=\"").collect();
    values(" href=\"#").filter(|name| !name.is_empty() && !ids.contains(name)).collect()
}

/// Diagnostics of a run.
pub struct Reported(Vec<serde_json::Value>);

impl Reported {
    /// Reads what `--format json` printed.
    pub fn read(said: &str) -> Reported {
        Reported(said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
    }

    /// Errors, one a line.
    pub fn errors(&self) -> Vec<String> {
        let errors = self.0.iter().filter(|d| d["severity"] == "error");
        errors.map(|d| format!("{} {}:{} {}", d["code"], d["at"]["path"], d["at"]["line"], d["message"])).take(20).collect()
    }

    /// Whether a diagnostic names a word of a file: it stands on a line, or in a block of HTML, that one points at, or is in its words.
    pub fn names(&self, path: &str, text: &str, word: &str) -> bool {
        let line_start = |at: usize| text.bytes().take(at).rposition(|b| b == b'\n').map_or(0, |at| at + 1);
        self.0.iter().filter(|d| d["at"]["path"] == path).any(|d| {
            let offset = |name: &str| (d["at"][name].as_u64().unwrap_or_default() as usize).min(text.len());
            let (start, end) = (line_start(offset("start")), offset("end"));
            let end = text.get(end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| end + at);
            let message = d["message"].as_str().unwrap_or_default();
            text.get(start..end).is_some_and(|named| named.to_lowercase().contains(word)) || message.to_lowercase().contains(word)
        })
    }
}
