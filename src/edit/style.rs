//! How a file is written: the language of its keys, its line endings, where its dashes stand.

use crate::kinds::{Field, Table};
use crate::lang::Speech;
use crate::read::{Key, Node};
use crate::vietnamese::key;

#[derive(Clone, Debug)]
pub(super) struct Style {
    pub speech: Speech,
    /// Keys begin with a capital: `Tiêu đề`.
    pub capital: bool,
    pub ending: &'static str,
    /// Blanks before the dashes of a list, from the beginning of its key.
    pub dash: usize,
    /// Lists of words stand one word a line.
    pub tall: bool,
}

impl Style {
    /// The style of a map among the text it stands in; where it has no keys, of a reader of this language.
    pub fn of(text: &str, entries: &[(Key, Node)], table: &Table, speech: Speech) -> Style {
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
        let is_tall = |(name, _): &&(Key, Node)| {
            let rest = text.get(name.span.end as usize..).unwrap_or_default();
            rest.lines().next().is_some_and(|first| first.trim_start_matches(['"', '\'', ' ']).trim_end() == ":")
        };
        let dash = lists().find(is_tall).and_then(|(name, _)| {
            let line = text.get(name.span.end as usize..)?.lines().skip(1).find(|l| l.trim_start().starts_with("- "))?;
            (line.len() - line.trim_start().len()).checked_sub(column(text, name.span.start as usize))
        });
        let is_of_words = |(_, v): &&(Key, Node)| v.as_list().is_some_and(|l| l.iter().all(|n| n.as_text().is_some()));
        let (words, tall) = (lists().filter(is_of_words).count(), lists().filter(is_of_words).filter(is_tall).count());
        Style {
            speech: match (known > 0, native > english) {
                (true, true) => Speech::Vietnamese,
                (true, false) => Speech::English,
                (false, _) => speech,
            },
            capital: known > 0 && capital * 2 > known,
            ending: ending(text),
            dash: dash.unwrap_or(2),
            tall: tall * 2 > words,
        }
    }

    /// The key of a field in this style.
    pub fn key(&self, field: &Field) -> String {
        let name = if self.speech.is_vietnamese() { field.vi } else { field.name };
        let mut letters = name.chars();
        match letters.next().filter(|_| self.capital) {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => name.to_string(),
        }
    }
}

/// How lines end here.
pub(super) fn ending(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Where the line of a position begins.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |i| i + 1)
}

/// Where the line after that of a position begins.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}

/// How many letters stand before a position on its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    text[line_start(text, at)..at].chars().count()
}
