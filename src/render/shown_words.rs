//! The words of a finished file, in any order.

use super::shown::{REFERENCE, Shows, TextBlock};
use crate::text::{decode_entities, is_within_words};
use rustc_hash::FxHashSet;

/// The words of a file.
#[derive(Default)]
pub struct ShownWords(FxHashSet<String>);

impl ShownWords {
    /// Adds the words of a plain text.
    pub fn add_text(&mut self, text: &str) {
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            self.0.insert(word.to_lowercase());
        }
    }

    /// Adds the words of HTML: what a reader sees or hears, so descriptions too.
    pub fn add_html(&mut self, html: &str) {
        let mut text = String::with_capacity(html.len() / 2);
        let mut rest = html;
        while let Some(open) = rest.find('<') {
            text.push_str(&decode_entities(&rest[..open]));
            let tag = &rest[open + 1..];
            let length = tag_length(tag);
            let name = tag[..length].trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
            if !is_within_words(name) {
                text.push(' ');
            }
            for attribute in [" alt=\"", " title=\"", " aria-label=\""] {
                if let Some(at) = tag[..length].find(attribute) {
                    let value = &tag[at + attribute.len()..length];
                    text.push(' ');
                    text.push_str(&decode_entities(value.split('"').next().unwrap_or_default()));
                    text.push(' ');
                }
            }
            rest = tag.get(length + 1..).unwrap_or_default();
        }
        text.push_str(&decode_entities(rest));
        self.add_text(&text);
    }
}

impl Shows for ShownWords {
    fn shows(&mut self, block: &TextBlock) -> bool {
        let words = block.words();
        let mut pieces = words.split(|c: char| !c.is_alphanumeric() && c != REFERENCE).filter(|w| !w.is_empty());
        // What touches the value of a reference is one word with it.
        pieces.all(|word| word.contains(REFERENCE) || self.0.contains(&word.to_lowercase()))
    }
}

/// Bytes up to the end of a tag that begins behind its `<`; a `>` in a quoted value ends nothing.
fn tag_length(tag: &str) -> usize {
    let mut quote = None;
    for (i, b) in tag.bytes().enumerate() {
        match (quote, b) {
            (None, b'>') => return i,
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(open), b) if open == b => quote = None,
            _ => {}
        }
    }
    tag.len()
}
