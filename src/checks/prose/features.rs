//! Word features: what rules look for in words and in the bytes between words, as bits, so that a rule skips blocks that hold nothing for it.

use crate::checks::knowledge::Knowledge;
use std::ops::{BitOr, BitOrAssign};

/// The forms of a word that features are decided by.
pub struct WordForms<'a> {
    /// As written.
    pub written: &'a str,
    /// In lower case.
    pub lower: &'a str,
}

/// What a rule looks for. A word is asked once in a run, however often it stands in the texts.
pub struct WordFeature {
    /// Whether a word has the feature.
    pub in_word: fn(&WordForms, &Knowledge) -> bool,
    /// Whether a byte between two words has it.
    pub in_gap: fn(u8) -> bool,
}

impl WordFeature {
    /// A feature of words alone.
    pub const fn of_words(in_word: fn(&WordForms, &Knowledge) -> bool) -> WordFeature {
        WordFeature { in_word, in_gap: |_| false }
    }

    /// A feature of the bytes between words alone.
    pub const fn of_gaps(in_gap: fn(u8) -> bool) -> WordFeature {
        WordFeature { in_word: |_, _| false, in_gap }
    }
}

/// A set of features: one bit for each feature in a [`FeatureTable`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFeatures(u32);

impl WordFeatures {
    /// The word begins a phrase of the registry.
    pub const PHRASE: WordFeatures = WordFeatures(1 << (u32::BITS - 1));

    /// Whether the two sets share a feature.
    pub fn has(self, features: WordFeatures) -> bool {
        self.0 & features.0 != 0
    }

    /// This set where `is_so` holds, else the empty set.
    pub fn when(self, is_so: bool) -> WordFeatures {
        if is_so { self } else { WordFeatures::default() }
    }
}

impl BitOr for WordFeatures {
    type Output = WordFeatures;
    fn bitor(self, other: WordFeatures) -> WordFeatures {
        WordFeatures(self.0 | other.0)
    }
}

impl BitOrAssign for WordFeatures {
    fn bitor_assign(&mut self, other: WordFeatures) {
        self.0 |= other.0;
    }
}

/// The features of all rules, each with its bit.
pub struct FeatureTable {
    features: Vec<(WordFeatures, &'static WordFeature)>,
    /// The features of each byte between words.
    gaps: [WordFeatures; 256],
}

impl FeatureTable {
    /// How many features can have a bit; the last bit is [`WordFeatures::PHRASE`].
    pub const MOST: usize = u32::BITS as usize - 1;

    /// A table without features.
    pub fn new() -> FeatureTable {
        FeatureTable { features: Vec::new(), gaps: [WordFeatures::default(); 256] }
    }

    /// Gives a feature the next bit. There may be no more than [`FeatureTable::MOST`]; a feature beyond is found nowhere.
    pub fn add(&mut self, feature: &'static WordFeature) -> WordFeatures {
        if self.features.len() >= FeatureTable::MOST {
            return WordFeatures::default();
        }
        let bit = WordFeatures(1 << self.features.len());
        self.features.push((bit, feature));
        for byte in 0..=u8::MAX {
            self.gaps[usize::from(byte)] |= bit.when((feature.in_gap)(byte));
        }
        bit
    }

    /// The features of a word.
    pub fn of_word(&self, word: &WordForms, knowledge: &Knowledge) -> WordFeatures {
        let has = |(bit, feature): &(WordFeatures, &WordFeature)| bit.when((feature.in_word)(word, knowledge));
        self.features.iter().map(has).fold(WordFeatures::default(), WordFeatures::bitor)
    }

    /// The features of what stands between two words.
    pub fn of_gap(&self, gap: &[u8]) -> WordFeatures {
        // Most gaps are one space.
        if gap == b" " {
            return self.gaps[usize::from(b' ')];
        }
        gap.iter().fold(WordFeatures::default(), |features, byte| features | self.gaps[usize::from(*byte)])
    }
}
