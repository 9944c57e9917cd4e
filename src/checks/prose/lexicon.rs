//! The distinct words of a run. Each is looked at once; files only say which words stand where.

use super::features::{FeatureTable, WordFeatures, WordForms};
use crate::checks::knowledge::Knowledge;
use crate::vietnamese::{PairWord, WordPairs, lower_in_place};
use rustc_hash::FxHashMap;

/// What is known of a word, whatever the text.
pub struct LexiconEntry {
    /// The word in lower case.
    pub lower: Box<str>,
    /// Its features.
    pub features: WordFeatures,
    /// How many ASCII digits it has.
    pub digits: u32,
    /// Its number among the words of the registry's phrases.
    pub phrase: Option<u32>,
    /// Its number among the words whose neighbours were counted.
    pub pair: PairWord,
}

/// The words met so far.
pub struct Lexicon<'a> {
    /// What features and phrases are decided by.
    pub knowledge: &'a Knowledge<'a>,
    /// The features that are looked for.
    pub features: &'a FeatureTable,
    numbers: FxHashMap<Box<str>, u32>,
    entries: Vec<LexiconEntry>,
}

impl<'a> Lexicon<'a> {
    /// An empty lexicon.
    pub fn new(knowledge: &'a Knowledge<'a>, features: &'a FeatureTable) -> Lexicon<'a> {
        Lexicon { knowledge, features, numbers: FxHashMap::default(), entries: Vec::new() }
    }

    /// The number of a word; a word that is new gets the next one.
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.entries.len() as u32;
        self.entries.push(self.entry(word));
        self.numbers.insert(word.into(), number);
        number
    }

    /// The entry of a number that [`Lexicon::number`] gave.
    pub fn get(&self, number: u32) -> &LexiconEntry {
        &self.entries[number as usize]
    }

    fn entry(&self, word: &str) -> LexiconEntry {
        let lower = lower_in_place(word);
        let phrases = &self.knowledge.phrases;
        let phrase = phrases.word(&lower);
        let forms = WordForms { written: word, lower: &lower };
        let begins_phrase = phrase.is_some_and(|no| phrases.begins_with(no));
        let features = self.features.of_word(&forms, self.knowledge) | WordFeatures::PHRASE.when(begins_phrase);
        let digits = word.bytes().filter(u8::is_ascii_digit).count() as u32;
        let pair = WordPairs::get().word(&lower);
        LexiconEntry { lower: lower.into(), features, digits, phrase, pair }
    }
}
