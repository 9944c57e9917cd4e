//! The style of a file: the language of its keys, its line endings, the position of its dashes.

use crate::kinds::{Field, FieldTable};
use crate::lang::Speech;
use crate::read::{Node, NodeKey};
use crate::vietnamese::key;

/// The style in which new text is written.
#[derive(Clone, Debug)]
pub(super) struct Style {
    /// The language of keys.
    pub speech: Speech,
    /// Whether keys begin with a capital: `Tiêu đề`.
    pub capital: bool,
    /// The end of a line: `\n` or `\r\n`.
    pub ending: &'static str,
    /// Columns between the key of a list and its dashes.
    pub dash: usize,
    /// Whether lists of words are in block style, a word on each line.
    pub tall: bool,
}

impl Style {
    /// The style of a map in its text. `speech` is the language of keys where the map has none.
    pub fn of(text: &str, entries: &[(NodeKey, Node)], table: &FieldTable, speech: Speech) -> Style {
        let (mut english, mut native, mut capital) = (0, 0, 0);
        for (name, _) in entries {
            let Some(field) = table.find(&name.text).map(|no| table.field(no)) else { continue };
            match key(&name.text) == key(field.name) {
                true => english += 1,
                false => native += 1,
            }
            capital += usize::from(name.text.starts_with(char::is_uppercase));
        }
        let known = english + native;
        let lists = || entries.iter().filter(|(_, v)| v.as_list().is_some());
        let is_tall = |(name, _): &&(NodeKey, Node)| {
            let rest = text.get(name.span.end as usize..).unwrap_or_default();
            rest.lines().next().is_some_and(|first| first.trim_start_matches(['"', '\'', ' ']).trim_end() == ":")
        };
        let dash = lists().find(is_tall).and_then(|(name, _)| {
            let line = text.get(name.span.end as usize..)?.lines().skip(1).find(|l| l.trim_start().starts_with("- "))?;
            (line.len() - line.trim_start().len()).checked_sub(column(text, name.span.start as usize))
        });
        let is_of_words = |(_, v): &&(NodeKey, Node)| v.as_list().is_some_and(|l| l.iter().all(|n| n.as_text().is_some()));
        let (words, tall) = (lists().filter(is_of_words).count(), lists().filter(is_of_words).filter(is_tall).count());
        Style {
            speech: match known {
                0 => speech,
                _ if native > english => Speech::Vietnamese,
                _ => Speech::English,
            },
            capital: known > 0 && capital * 2 > known,
            ending: ending(text),
            dash: dash.unwrap_or(2),
            tall: tall * 2 > words,
        }
    }

    /// The key of a field in this style.
    pub fn key(&self, field: &Field) -> String {
        let name = self.speech.choose(field.vi, field.name);
        let mut letters = name.chars();
        match letters.next().filter(|_| self.capital) {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => name.to_string(),
        }
    }
}

/// The end of the first line: `\n` or `\r\n`.
pub(super) fn ending(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Byte offset of the start of the line that contains a position.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |i| i + 1)
}

/// Byte offset of the start of the line behind a position.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}

/// The number of characters before a position on its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    text[line_start(text, at)..at].chars().count()
}
