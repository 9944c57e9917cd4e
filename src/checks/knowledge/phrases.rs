//! Phrases of the registry in a tree of words: markup, line ends and case between the words do not matter when they are sought.

use crate::model::{Register, RegisterEntry, Registry};
use crate::vietnamese::word_ranges;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// An occurrence of a phrase in a text.
#[derive(Clone, Debug)]
pub struct PhraseMatch {
    /// Indexes of its words in the text.
    pub words: Range<usize>,
    /// Its number in [`Phrases`].
    pub phrase: u32,
}

/// All phrases, in a tree of words.
#[derive(Debug, Default)]
pub struct Phrases<'a> {
    facts: Vec<&'a RegisterEntry>,
    /// For each phrase the indexes of the facts it names, and whether it is a misspelling. Units of one name are several facts.
    meanings: Vec<(Vec<u32>, bool)>,
    vocabulary: FxHashMap<Box<str>, u32>,
    /// From a node and a word to the next node; the root is 0.
    steps: FxHashMap<(u32, u32), u32>,
    /// By word: whether a phrase begins with it.
    begins: Vec<bool>,
    /// By node: the phrase that ends there.
    ends: Vec<Option<u32>>,
}

impl<'a> Phrases<'a> {
    /// The names of the registry as of a day, without names of later days and abbreviations.
    pub fn new(registry: &'a Registry, as_of: Date) -> Phrases<'a> {
        let mut phrases = Phrases { ends: vec![None], ..Phrases::default() };
        for fact in &registry.entries {
            if fact.register == Register::Abbreviations || fact.valid_from.is_some_and(|from| from > as_of) {
                continue;
            }
            let row = phrases.facts.len() as u32;
            phrases.facts.push(fact);
            for name in std::iter::once(&fact.name).chain(&fact.other_spellings) {
                phrases.add(name, row, false);
                if fact.register == Register::Units {
                    short_forms(name).iter().for_each(|short| phrases.add(short, row, false));
                }
            }
            fact.misspellings.iter().for_each(|slip| phrases.add(slip, row, true));
        }
        phrases
    }

    fn add(&mut self, name: &str, row: u32, is_slip: bool) {
        let mut node = 0;
        for word in word_ranges(&name.to_lowercase()).map(|(_, w)| w) {
            let next = self.vocabulary.len() as u32;
            let id = *self.vocabulary.entry(word.into()).or_insert(next);
            if self.begins.len() <= id as usize {
                self.begins.push(false);
            }
            self.begins[id as usize] |= node == 0;
            let fresh = self.ends.len() as u32;
            node = *self.steps.entry((node, id)).or_insert(fresh);
            if node == fresh {
                self.ends.push(None);
            }
        }
        match self.ends[node as usize] {
            _ if node == 0 => {}
            Some(phrase) => self.meanings[phrase as usize].0.push(row),
            None => {
                self.ends[node as usize] = Some(self.meanings.len() as u32);
                self.meanings.push((vec![row], is_slip));
            }
        }
    }

    /// The number of a word in lower case; `None` where no phrase has it.
    pub fn word(&self, lower: &str) -> Option<u32> {
        self.vocabulary.get(lower).copied()
    }

    /// Whether a phrase begins with the word of this number.
    pub fn begins_with(&self, word: u32) -> bool {
        self.begins.get(word as usize).is_some_and(|begins| *begins)
    }

    /// The facts that a match names.
    pub fn facts(&self, found: &PhraseMatch) -> impl Iterator<Item = &'a RegisterEntry> + '_ {
        self.meanings[found.phrase as usize].0.iter().map(|row| self.facts[*row as usize])
    }

    /// Those of one register; none for a misspelling.
    pub fn named(&self, found: &PhraseMatch, register: Register) -> Vec<&'a RegisterEntry> {
        if self.is_slip(found) { Vec::new() } else { self.facts(found).filter(|f| f.register == register).collect() }
    }

    /// Whether a match is a misspelling.
    pub fn is_slip(&self, found: &PhraseMatch) -> bool {
        self.meanings[found.phrase as usize].1
    }

    /// The node that a word leads to from another node of the tree. The search begins at node 0.
    pub fn step(&self, node: u32, word: u32) -> Option<u32> {
        self.steps.get(&(node, word)).copied()
    }

    /// The phrase that ends at a node.
    pub fn end(&self, node: u32) -> Option<u32> {
        self.ends[node as usize]
    }
}

/// Other ways to write a unit: `TP Hải Dương` for `Thành phố Hải Dương`.
fn short_forms(name: &str) -> Vec<String> {
    let forms: &[(&str, &str)] =
        &[("Thành phố ", "TP "), ("Thị xã ", "TX "), ("Quận ", "Q "), ("Huyện ", "H "), ("Phường ", "P "), ("Thị trấn ", "TT ")];
    forms.iter().filter_map(|(long, short)| name.strip_prefix(long).map(|rest| format!("{short}{rest}"))).collect()
}
