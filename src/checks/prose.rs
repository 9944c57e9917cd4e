//! Prose: the words of a source file without its markup, at the same bytes, so that what a rule finds stands where it says.

use super::lexicon::{Lexicon, Signs};
use super::mask::mask;
use super::phrases::Found;
use super::sentences::sentences;
use crate::diag::{FileId, SourceFile, Span};
use std::cell::OnceCell;
use std::ops::Range;

/// The words of one file.
pub struct Prose<'a> {
    pub file: FileId,
    pub path: &'a str,
    pub source: &'a str,
    /// As long as `source`: spaces stand for the bytes that are no prose.
    pub text: String,
    lower: OnceCell<String>,
    lexicon: &'a Lexicon<'a>,
    pub blocks: Vec<Block>,
    /// Letters, marks and digits in a row, block after block.
    pub words: Vec<Word>,
    /// The registry's phrases in it, in order.
    pub found: Vec<Found>,
    /// What all its blocks have together.
    pub signs: Signs,
    /// Written in Vietnamese; else only rules that hold in every language look at it.
    pub vietnamese: bool,
}

/// Where a word stands in the file, and which it is.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub start: u32,
    pub end: u32,
    pub signs: Signs,
    number: u32,
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
    /// What its words and the signs between them have.
    pub signs: Signs,
    /// How many ASCII digits it has.
    pub digits: u32,
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
    pub fn new<'k: 'a>(file: FileId, source: &'a SourceFile, lexicon: &'a mut Lexicon<'k>) -> Prose<'a> {
        let path = &*source.path;
        let (text, mut blocks) = mask(source);
        let mut all = Vec::with_capacity(text.len() / 5);
        let mut signs = Signs::default();
        for block in &mut blocks {
            let (first, offset) = (all.len(), block.range.start);
            let inside = &text[block.range.clone()];
            let mut last = 0;
            for (range, word) in words(inside) {
                let number = lexicon.number(word);
                let entry = lexicon.get(number);
                block.signs |= entry.signs | Signs::between(&inside.as_bytes()[last..range.start]);
                block.digits += entry.digits;
                last = range.end;
                all.push(Word { start: (offset + range.start) as u32, end: (offset + range.end) as u32, signs: entry.signs, number });
            }
            block.signs |= Signs::between(&inside.as_bytes()[last..]);
            block.words = first..all.len();
            signs |= block.signs;
        }
        let vietnamese = !path.rsplit_once('/').map_or(path, |(_, name)| name).contains(".en.");
        let lexicon = &*lexicon;
        let mut prose = Prose {
            file,
            path,
            source: &source.text,
            text,
            lower: OnceCell::new(),
            lexicon,
            blocks,
            words: all,
            found: Vec::new(),
            signs,
            vietnamese,
        };
        if vietnamese && signs.has(Signs::PHRASE) {
            prose.found = lexicon.known.phrases.find(&prose);
        }
        prose
    }

    /// The blocks that have what a rule looks for, with their words.
    pub fn blocks_with(&self, sign: Signs) -> impl Iterator<Item = &Block> {
        let blocks = if self.signs.has(sign) { self.blocks.as_slice() } else { &[] };
        blocks.iter().filter(move |block| block.signs.has(sign))
    }

    /// The numbers of the words of a block that have what a rule looks for.
    pub fn words_with(&self, block: &Block, sign: Signs) -> impl Iterator<Item = usize> {
        block.words.clone().filter(move |no| self.words[*no].signs.has(sign))
    }

    /// The text of a block.
    pub fn passage(&self, block: &Block) -> &str {
        self.text.get(block.range.clone()).unwrap_or_default()
    }

    /// The blocks with their words.
    pub fn passages(&self) -> impl Iterator<Item = (&Block, &str)> {
        self.blocks.iter().map(|block| (block, self.passage(block)))
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
    pub fn lower(&self, no: usize) -> &'a str {
        self.words.get(no).map_or("", |w| &*self.lexicon.get(w.number).lower)
    }

    /// The number of a word among those of the registry's phrases.
    pub fn phrase_word(&self, no: usize) -> Option<u32> {
        self.lexicon.get(self.words.get(no)?.number).phrase
    }

    /// All text in lower case, byte for byte.
    pub fn lower_text(&self) -> &str {
        self.lower.get_or_init(|| lowered(&self.text))
    }

    /// From the first of some words to the end of the last.
    pub fn range(&self, words: Range<usize>) -> Range<usize> {
        let at = |no: usize| self.words.get(no).map_or(0..0, |w| w.start as usize..w.end as usize);
        at(words.start).start..at(words.end.max(1) - 1).end
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
        &self.lower_text()[self.sentence_range(at)]
    }

    /// The part of it in front of the place.
    pub fn before(&self, at: usize) -> &str {
        let range = self.sentence_range(at);
        &self.lower_text()[range.start..at.max(range.start)]
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
pub fn lowered(text: &str) -> String {
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
#[inline]
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
}
