//! The prose of one file: its text without markup, its blocks, words and phrases.

use super::blocks::{ProseBlock, ProseWord};
use super::features::WordFeatures;
use super::lexicon::Lexicon;
use super::mask::mask;
use super::sentences::sentences;
use crate::checks::knowledge::{PhraseMatch, Phrases};
use crate::diag::{FileId, SourceFile, Span};
use crate::lang::Speech;
use crate::vietnamese::{PairWord, lower_in_place, word_ranges};
use std::cell::OnceCell;
use std::ops::Range;

/// The words of one file.
pub struct Prose<'a> {
    /// The file.
    pub file: FileId,
    /// Its path below the site's folder, or as given for a document outside.
    pub path: &'a str,
    /// Its text.
    pub source: &'a str,
    /// As long as `source`: spaces stand for the bytes that are no prose.
    pub text: String,
    lower: OnceCell<String>,
    lexicon: &'a Lexicon<'a>,
    /// In the order of the file.
    pub blocks: Vec<ProseBlock>,
    /// The words of all blocks, block after block.
    pub words: Vec<ProseWord>,
    /// The registry's phrases in it, in order; none in texts that are not Vietnamese.
    pub phrases: Vec<PhraseMatch>,
    /// The features of all blocks.
    pub features: WordFeatures,
    /// The language it is written in. Most rules look at Vietnamese texts alone.
    pub language: Speech,
}

impl<'a> Prose<'a> {
    /// Masks the markup of a file and looks its words up in the lexicon.
    pub fn new<'k: 'a>(file: FileId, source: &'a SourceFile, lexicon: &'a mut Lexicon<'k>) -> Prose<'a> {
        let path = &*source.path;
        let (text, mut blocks) = mask(source);
        let (words, features) = read_words(&text, &mut blocks, lexicon);
        let file_name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        let language = if file_name.contains(".en.") { Speech::English } else { Speech::Vietnamese };
        let lexicon = &*lexicon;
        let mut prose = Prose {
            file,
            path,
            source: &source.text,
            text,
            lower: OnceCell::new(),
            lexicon,
            blocks,
            words,
            phrases: Vec::new(),
            features,
            language,
        };
        if prose.is_vietnamese() && features.has(WordFeatures::PHRASE) {
            prose.phrases = prose.find_phrases(&lexicon.knowledge.phrases);
        }
        prose
    }

    /// Whether it is written in Vietnamese.
    pub fn is_vietnamese(&self) -> bool {
        self.language == Speech::Vietnamese
    }

    /// The blocks that have some of the features.
    pub fn blocks_with(&self, features: WordFeatures) -> impl Iterator<Item = &ProseBlock> {
        let blocks = if self.features.has(features) { self.blocks.as_slice() } else { &[] };
        blocks.iter().filter(move |block| block.features.has(features))
    }

    /// The indexes of the words of a block that have some of the features.
    pub fn words_with(&self, block: &ProseBlock, features: WordFeatures) -> impl Iterator<Item = usize> {
        block.words.clone().filter(move |no| self.words[*no].features.has(features))
    }

    /// The text of a block.
    pub fn passage(&self, block: &ProseBlock) -> &str {
        self.text.get(block.range.clone()).unwrap_or_default()
    }

    /// The blocks, each with its text.
    pub fn passages(&self) -> impl Iterator<Item = (&ProseBlock, &str)> {
        self.blocks.iter().map(|block| (block, self.passage(block)))
    }

    /// Whether it is a file of the site: rules over the library check its fields.
    pub fn is_content(&self) -> bool {
        self.path.starts_with("content/")
    }

    /// A word as written.
    pub fn word(&self, word: ProseWord) -> &str {
        &self.text[word.start as usize..word.end as usize]
    }

    /// The word with this index in lower case; empty where there is none.
    pub fn lower(&self, no: usize) -> &'a str {
        self.words.get(no).map_or("", |w| &*self.lexicon.get(w.number).lower)
    }

    /// The number of the word with this index among the words of the registry's phrases.
    pub fn phrase_word(&self, no: usize) -> Option<u32> {
        self.lexicon.get(self.words.get(no)?.number).phrase
    }

    /// The number of the word with this index among the words whose neighbours were counted.
    pub fn pair_word(&self, no: usize) -> PairWord {
        self.words.get(no).map_or(PairWord::BOUNDARY, |word| self.lexicon.get(word.number).pair)
    }

    /// All text in lower case, with the same byte positions.
    pub fn lower_text(&self) -> &str {
        self.lower.get_or_init(|| lower_in_place(&self.text))
    }

    /// The bytes from the first of some words to the end of the last.
    pub fn range(&self, words: Range<usize>) -> Range<usize> {
        let at = |no: usize| self.words.get(no).map_or(0..0, |w| w.start as usize..w.end as usize);
        at(words.start).start..at(words.end.max(1) - 1).end
    }

    /// The block that the word with this index stands in.
    pub fn block_of(&self, word: usize) -> Option<&ProseBlock> {
        let at = self.blocks.partition_point(|b| b.words.end <= word);
        self.blocks.get(at)
    }

    /// The key or head of column of a block, as written.
    pub fn label(&self, block: &ProseBlock) -> &str {
        self.source.get(block.label.clone()).unwrap_or_default()
    }

    /// The sentence around a byte of the file, in lower case.
    pub fn sentence_at(&self, at: usize) -> &str {
        &self.lower_text()[self.sentence_range(at)]
    }

    /// The part of that sentence before the byte.
    pub fn before(&self, at: usize) -> &str {
        let range = self.sentence_range(at);
        &self.lower_text()[range.start..at.max(range.start)]
    }

    fn sentence_range(&self, at: usize) -> Range<usize> {
        let no = self.blocks.partition_point(|b| b.range.end <= at);
        let Some(block) = self.blocks.get(no).filter(|b| b.range.start <= at) else { return at..at };
        sentences(&self.text, block.range.clone()).find(|s| at < s.end).unwrap_or(block.range.clone())
    }

    /// The span of bytes of the file.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }

    /// The longest phrases, from left to right.
    fn find_phrases(&self, phrases: &Phrases) -> Vec<PhraseMatch> {
        let mut found = Vec::new();
        for block in self.blocks_with(WordFeatures::PHRASE) {
            let mut at = block.words.start;
            while at < block.words.end {
                if !self.words[at].features.has(WordFeatures::PHRASE) {
                    at += 1;
                    continue;
                }
                let mut best = None;
                let (mut node, mut next, mut word) = (0, at, self.phrase_word(at));
                while let Some(step) = word.and_then(|word| phrases.step(node, word)) {
                    node = step;
                    next += 1;
                    best = phrases.end(node).map(|phrase| (phrase, next)).or(best);
                    word = if next < block.words.end { self.phrase_word(next) } else { None };
                }
                match best {
                    Some((phrase, end)) => {
                        found.push(PhraseMatch { words: at..end, phrase });
                        at = end;
                    }
                    None => at += 1,
                }
            }
        }
        found
    }
}

/// The words of the blocks, and the features of all. Fills in what blocks say of their words.
fn read_words(text: &str, blocks: &mut [ProseBlock], lexicon: &mut Lexicon) -> (Vec<ProseWord>, WordFeatures) {
    let mut all = Vec::with_capacity(text.len() / 5);
    let mut features = WordFeatures::default();
    for block in blocks {
        let (first, offset) = (all.len(), block.range.start);
        let inside = &text[block.range.clone()];
        let mut last = 0;
        for (range, word) in word_ranges(inside) {
            let number = lexicon.number(word);
            let entry = lexicon.get(number);
            block.features |= entry.features | lexicon.features.of_gap(&inside.as_bytes()[last..range.start]);
            block.digits += entry.digits;
            last = range.end;
            let (start, end) = ((offset + range.start) as u32, (offset + range.end) as u32);
            all.push(ProseWord { start, end, features: entry.features, number });
        }
        block.features |= lexicon.features.of_gap(&inside.as_bytes()[last..]);
        block.words = first..all.len();
        features |= block.features;
    }
    (all, features)
}

#[cfg(test)]
mod tests {
    use super::super::FeatureTable;
    use super::*;
    use crate::checks::knowledge::Knowledge;
    use crate::model::{Register, RegisterEntry, Registry};
    use jiff::civil::Date;

    fn fact(name: &str, slips: &[&str]) -> RegisterEntry {
        RegisterEntry {
            register: Register::Terms,
            name: name.into(),
            other_spellings: Vec::new(),
            misspellings: slips.iter().map(|s| (*s).into()).collect(),
            valid_from: None,
            valid_to: None,
            successors: Vec::new(),
            part_of: None,
            meaning: None,
            note: None,
            is_well_known: false,
        }
    }

    #[test]
    fn the_longest_phrase_is_found_across_lines_markup_and_case() {
        let registry = Registry {
            entries: vec![fact("sổ hộ khẩu", &[]), fact("sổ hộ khẩu giấy", &[]), fact("dịch vụ công", &["dịch cụ công"])],
        };
        let knowledge = Knowledge::new(&registry, None, Date::ZERO);
        let text = "Mang **Sổ hộ\nkhẩu** giấy. SỔ HỘ KHẨU\n\nSổ hộ\n\nkhẩu dịch cụ công";
        let source = SourceFile { path: "a.md".into(), text: text.into(), cells: None };
        let features = FeatureTable::new();
        let mut lexicon = Lexicon::new(&knowledge, &features);
        let prose = Prose::new(FileId(0), &source, &mut lexicon);
        let found: Vec<(&str, bool)> =
            prose.phrases.iter().map(|f| (&text[prose.range(f.words.clone())], knowledge.phrases.is_slip(f))).collect();
        assert_eq!(found, [("Sổ hộ\nkhẩu** giấy", false), ("SỔ HỘ KHẨU", false), ("dịch cụ công", true)]);
    }
}
