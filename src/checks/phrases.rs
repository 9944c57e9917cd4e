//! Phrases of the registry, found in a text word by word: markup, line ends and case between the words do not matter.

use super::lexicon::Signs;
use super::prose::Prose;
use crate::model::{Fact, Register, Registry};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A phrase that stands in a text.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its words, in the text.
    pub words: Range<usize>,
    pub phrase: u32,
}

/// All phrases, in a tree of words.
#[derive(Debug, Default)]
pub struct Phrases<'a> {
    facts: Vec<&'a Fact>,
    /// For each phrase the facts it stands for (units of one name are several), and whether it is a way to misspell them.
    meanings: Vec<(Vec<u32>, bool)>,
    vocabulary: FxHashMap<Box<str>, u32>,
    /// From a node by a word to the next node; the root is 0.
    steps: FxHashMap<(u32, u32), u32>,
    /// Whether a phrase begins with this word.
    begins: Vec<bool>,
    /// The phrase that ends at a node.
    ends: Vec<Option<u32>>,
}

impl<'a> Phrases<'a> {
    /// The names of the registry as of a day: a name that is not yet, or an abbreviation, is none.
    pub fn new(registry: &'a Registry, as_of: Date) -> Phrases<'a> {
        let mut phrases = Phrases { ends: vec![None], ..Phrases::default() };
        for fact in &registry.facts {
            if fact.register == Register::Abbreviations || fact.from.is_some_and(|from| from > as_of) {
                continue;
            }
            let row = phrases.facts.len() as u32;
            phrases.facts.push(fact);
            for name in std::iter::once(&fact.name).chain(&fact.also) {
                phrases.add(name, row, false);
                if fact.register == Register::Units {
                    short_forms(name).iter().for_each(|short| phrases.add(short, row, false));
                }
            }
            fact.slips.iter().for_each(|slip| phrases.add(slip, row, true));
        }
        phrases
    }

    fn add(&mut self, name: &str, row: u32, is_slip: bool) {
        let mut node = 0;
        for word in super::prose::words(&name.to_lowercase()).map(|(_, w)| w) {
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

    /// The number of a word in lower case that some phrase has.
    pub fn word(&self, lower: &str) -> Option<u32> {
        self.vocabulary.get(lower).copied()
    }

    /// Whether a phrase begins with the word of this number.
    pub fn begins_with(&self, word: u32) -> bool {
        self.begins.get(word as usize).is_some_and(|begins| *begins)
    }

    /// The facts a found phrase stands for.
    pub fn facts(&self, found: &Found) -> impl Iterator<Item = &'a Fact> + '_ {
        self.meanings[found.phrase as usize].0.iter().map(|row| self.facts[*row as usize])
    }

    /// The facts of one register among them, unless it is a way to misspell them.
    pub fn named(&self, found: &Found, register: Register) -> Vec<&'a Fact> {
        if self.is_slip(found) { Vec::new() } else { self.facts(found).filter(|f| f.register == register).collect() }
    }

    pub fn is_slip(&self, found: &Found) -> bool {
        self.meanings[found.phrase as usize].1
    }

    /// The longest phrases of a text, from left to right.
    pub fn find(&self, prose: &Prose) -> Vec<Found> {
        let mut found = Vec::new();
        for block in prose.blocks_with(Signs::PHRASE) {
            let mut at = block.words.start;
            while at < block.words.end {
                if !prose.words[at].signs.has(Signs::PHRASE) {
                    at += 1;
                    continue;
                }
                let mut best = None;
                let (mut node, mut next, mut word) = (0, at, prose.phrase_word(at));
                while let Some(step) = word.and_then(|word| self.steps.get(&(node, word))) {
                    node = *step;
                    next += 1;
                    best = self.ends[node as usize].map(|phrase| (phrase, next)).or(best);
                    word = if next < block.words.end { prose.phrase_word(next) } else { None };
                }
                match best {
                    Some((phrase, end)) => {
                        found.push(Found { words: at..end, phrase });
                        at = end;
                    }
                    None => at += 1,
                }
            }
        }
        found
    }
}

/// `Thành phố Hải Dương` is `TP Hải Dương` too.
fn short_forms(name: &str) -> Vec<String> {
    let forms: &[(&str, &str)] =
        &[("Thành phố ", "TP "), ("Thị xã ", "TX "), ("Quận ", "Q "), ("Huyện ", "H "), ("Phường ", "P "), ("Thị trấn ", "TT ")];
    forms.iter().filter_map(|(long, short)| name.strip_prefix(long).map(|rest| format!("{short}{rest}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{Known, lexicon::Lexicon};
    use crate::diag::{FileId, SourceFile};

    fn fact(name: &str, slips: &[&str]) -> Fact {
        Fact {
            register: Register::Terms,
            name: name.into(),
            also: Vec::new(),
            slips: slips.iter().map(|s| (*s).into()).collect(),
            from: None,
            to: None,
            now: Vec::new(),
            part_of: None,
            long: None,
            note: None,
            plain: false,
        }
    }

    #[test]
    fn the_longest_phrase_is_found_across_lines_markup_and_case() {
        let registry = Registry {
            facts: vec![fact("sổ hộ khẩu", &[]), fact("sổ hộ khẩu giấy", &[]), fact("dịch vụ công", &["dịch cụ công"])],
        };
        let known = Known::new(&registry, None, Date::ZERO);
        let text = "Mang **Sổ hộ\nkhẩu** giấy. SỔ HỘ KHẨU\n\nSổ hộ\n\nkhẩu dịch cụ công";
        let source = SourceFile { path: "a.md".into(), text: text.into(), cells: None };
        let mut lexicon = Lexicon::new(&known);
        let prose = Prose::new(FileId(0), &source, &mut lexicon);
        let found: Vec<(&str, bool)> =
            prose.found.iter().map(|f| (&text[prose.range(f.words.clone())], known.phrases.is_slip(f))).collect();
        assert_eq!(found, [("Sổ hộ\nkhẩu** giấy", false), ("SỔ HỘ KHẨU", false), ("dịch cụ công", true)]);
    }
}
