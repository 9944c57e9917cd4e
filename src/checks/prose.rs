//! Prose: the words of a source file without its markup, at the same bytes, so that what a rule finds stands where it says.

use super::mask::mask;
use super::phrases::{Found, Phrases};
use crate::diag::{FileId, SourceFile, Span};
use std::ops::Range;

/// The words of one file.
pub struct Prose<'a> {
    pub file: FileId,
    pub path: &'a str,
    pub source: &'a str,
    /// As long as `source`: spaces stand for the bytes that are no prose.
    pub text: String,
    /// `text` in lower case, as long as it.
    pub lower: String,
    pub blocks: Vec<Block>,
    /// Letters, marks and digits in a row, block after block.
    pub words: Vec<Word>,
    /// The registry's phrases in it, in order.
    pub found: Vec<Found>,
    /// Written in Vietnamese; else only rules that hold in every language look at it.
    pub vietnamese: bool,
}

/// Where a word stands in the file.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub start: u32,
    pub end: u32,
}

/// A paragraph, heading, entry, value or cell: no sentence goes beyond it.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub range: Range<usize>,
    pub form: Form,
    /// The key or the head of the column of a value; empty where there is none.
    pub label: Range<usize>,
    /// Its words.
    pub words: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Paragraph,
    Heading,
    /// An entry of a list.
    Entry,
    /// A cell of a table, or a value of front matter.
    Value,
}

impl<'a> Prose<'a> {
    pub fn new(file: FileId, source: &'a SourceFile, phrases: &Phrases) -> Prose<'a> {
        let path = &*source.path;
        let (text, mut blocks) = mask(source);
        let lower = lowered(&text);
        let mut all = Vec::new();
        for block in &mut blocks {
            let first = all.len();
            let place = |(range, _): (Range<usize>, &str)| Word {
                start: (range.start + block.range.start) as u32,
                end: (range.end + block.range.start) as u32,
            };
            all.extend(words(&lower[block.range.clone()]).map(place));
            block.words = first..all.len();
        }
        let vietnamese = !path.rsplit_once('/').map_or(path, |(_, name)| name).contains(".en.");
        let mut prose = Prose { file, path, source: &source.text, text, lower, blocks, words: all, found: Vec::new(), vietnamese };
        if vietnamese {
            prose.found = phrases.find(&prose);
        }
        prose
    }

    /// The blocks with their words.
    pub fn passages(&self) -> impl Iterator<Item = (&Block, &str)> {
        self.blocks.iter().map(|block| (block, self.text.get(block.range.clone()).unwrap_or_default()))
    }

    /// Each word with its range in the file.
    pub fn words(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.words.iter().map(|w| (w.start as usize..w.end as usize, self.word(*w)))
    }

    /// Whether it is a file of the site, whose fields are read one by one elsewhere.
    pub fn is_content(&self) -> bool {
        self.path.starts_with("content/")
    }

    /// A word as written.
    pub fn word(&self, word: Word) -> &str {
        &self.text[word.start as usize..word.end as usize]
    }

    /// A word in lower case.
    pub fn lower(&self, no: usize) -> &str {
        self.words.get(no).map_or("", |w| &self.lower[w.start as usize..w.end as usize])
    }

    /// From the first of some words to the end of the last.
    pub fn range(&self, words: Range<usize>) -> Range<usize> {
        let at = |no: usize| self.words.get(no).copied().unwrap_or(Word { start: 0, end: 0 });
        at(words.start).start as usize..at(words.end.max(1) - 1).end as usize
    }

    /// The block a word stands in.
    pub fn block_of(&self, word: usize) -> Option<&Block> {
        let at = self.blocks.partition_point(|b| b.words.end <= word);
        self.blocks.get(at)
    }

    /// The key or head of column of a block, as written.
    pub fn label(&self, block: &Block) -> &str {
        self.source.get(block.label.clone()).unwrap_or_default()
    }

    /// The sentence around a place in the file, in lower case.
    pub fn sentence_at(&self, at: usize) -> &str {
        &self.lower[self.sentence_range(at)]
    }

    /// The part of it in front of the place.
    pub fn before(&self, at: usize) -> &str {
        let range = self.sentence_range(at);
        &self.lower[range.start..at.max(range.start)]
    }

    fn sentence_range(&self, at: usize) -> Range<usize> {
        let no = self.blocks.partition_point(|b| b.range.end <= at);
        let Some(block) = self.blocks.get(no).filter(|b| b.range.start <= at) else { return at..at };
        sentences(&self.text, block.range.clone()).find(|s| at < s.end).unwrap_or(block.range.clone())
    }

    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }
}

/// The text in lower case, byte for byte: the letters of Vietnamese are as long in both cases, and told by their bytes. Others stay as they are.
fn lowered(text: &str) -> String {
    let mut bytes = text.as_bytes().to_ascii_lowercase();
    let mut at = 0;
    while at + 1 < bytes.len() {
        match (bytes[at], bytes[at + 1]) {
            // À–Þ without ×; Ă, Đ; Ĩ, Ũ; Ơ; Ư
            (0xc3, 0x80..=0x96 | 0x98..=0x9e) => bytes[at + 1] += 0x20,
            (0xc4, 0x82 | 0x90 | 0xa8) | (0xc5, 0xa8) | (0xc6, 0xa0 | 0xaf) => bytes[at + 1] += 1,
            // Ạ–Ỹ: capitals are even.
            (0xe1, second @ (0xba | 0xbb)) => {
                let capitals = if second == 0xba { 0xa0..=0xbe } else { 0x80..=0xb8 };
                if let Some(last) = bytes.get_mut(at + 2).filter(|last| **last & 1 == 0 && capitals.contains(*last)) {
                    *last += 1;
                }
                at += 1;
            }
            (0..0xc3, _) => {
                at += 1;
                continue;
            }
            _ => {}
        }
        at += 2;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}

/// The sentences of a block: each ends with its full stop, question or exclamation mark.
pub fn sentences(text: &str, block: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut from = block.start;
    std::iter::from_fn(move || {
        if from >= block.end {
            return None;
        }
        let rest = &text[from..block.end];
        let end = rest.match_indices(['.', '?', '!', '…']).map(|(i, sign)| i + sign.len()).find(|end| ends_sentence(rest, *end));
        let range = from..end.map_or(block.end, |end| from + end);
        from = range.end;
        Some(range)
    })
}

/// Whether the sign before `end` ends a sentence: a space and a capital follow, and no short form such as `TP.` stands before it.
fn ends_sentence(text: &str, end: usize) -> bool {
    let after = text[end..].trim_start_matches(['”', '"', ')']);
    let begins = after.trim_start();
    if begins.is_empty() {
        return true;
    }
    if after.len() == begins.len() || begins.starts_with(|c: char| c.is_lowercase()) {
        return false;
    }
    let before = text[..end].trim_end_matches(['.', '?', '!', '…']);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_short = word.chars().count() <= 2 && word.chars().next().is_some_and(char::is_uppercase);
    !(is_short && text[..end].ends_with('.'))
}

/// Words of a text with their ranges in it.
pub fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        while at < bytes.len() {
            match part(text, at) {
                0 => at += char_len(bytes[at]),
                _ => break,
            }
        }
        let start = at;
        while at < bytes.len() {
            match part(text, at) {
                0 => break,
                length => at += length,
            }
        }
        (start < at).then(|| (start..at, &text[start..at]))
    })
}

/// The bytes of the letter, mark or digit that begins here; 0 when it is none of these. The letters of Vietnamese are told by their first bytes.
fn part(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    match (bytes[at], bytes.get(at + 1)) {
        (b, _) if b.is_ascii() => usize::from(b.is_ascii_alphanumeric()),
        (0xc3, Some(0x97 | 0xb7)) => 0,
        (0xc3..=0xc6 | 0xcc | 0xcd, _) => 2,
        (0xe1, Some(0xba | 0xbb)) => 3,
        _ => text[at..].chars().next().filter(|c| c.is_alphanumeric()).map_or(0, char::len_utf8),
    }
}

/// The length of a character by its first byte.
fn char_len(first: u8) -> usize {
    match first {
        0..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits() {
        assert_eq!(words("Gọi 0225, “ngay” đi.").map(|(_, w)| w).collect::<Vec<_>>(), ["Gọi", "0225", "ngay", "đi"]);
    }

    #[test]
    fn lower_case_keeps_every_byte_in_its_place() {
        let small = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ × ÷ ß 日本 \u{301}";
        assert_eq!(lowered(&small.to_uppercase().replace("SS", "ß")), small);
        assert_eq!(lowered(small), small);
        assert_eq!(lowered("İẞ").len(), "İẞ".len());
    }

    #[test]
    fn sentences_end_where_one_breathes() {
        let text = "Nộp tại TP. Hải Phòng lúc 7.30. Mang thẻ? “Có ạ.” Xong";
        let found: Vec<&str> = sentences(text, 0..text.len()).map(|r| text[r].trim()).collect();
        assert_eq!(found, ["Nộp tại TP. Hải Phòng lúc 7.30.", "Mang thẻ?", "“Có ạ.", "” Xong"]);
    }
}
