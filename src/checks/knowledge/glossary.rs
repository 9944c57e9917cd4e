//! Terms of the glossary that texts should use as they are written there.

use crate::model::{Register, Registry};
use crate::vietnamese::word_ranges;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// Current terms of at least three words, by their first word.
#[derive(Debug, Default)]
pub struct Glossary {
    terms: FxHashMap<Box<str>, Vec<GlossaryTerm>>,
}

/// A term.
#[derive(Debug)]
pub struct GlossaryTerm {
    /// As the registry writes it.
    pub name: Box<str>,
    /// In lower case.
    pub words: Vec<Box<str>>,
}

impl Glossary {
    /// Reads the register of terms as of a day.
    pub fn new(registry: &Registry, as_of: Date) -> Glossary {
        let mut glossary = Glossary::default();
        for fact in registry.of(Register::Terms).filter(|f| !f.is_over(as_of) && f.successors.is_empty()) {
            for name in std::iter::once(&fact.name).chain(&fact.other_spellings) {
                let words: Vec<Box<str>> = word_ranges(&name.to_lowercase()).map(|(_, w)| w.into()).collect();
                if words.len() >= 3 {
                    glossary.terms.entry(words[0].clone()).or_default().push(GlossaryTerm { name: (&**name).into(), words });
                }
            }
        }
        glossary
    }

    /// Whether a term begins with a word in lower case.
    pub fn has_term_with(&self, first: &str) -> bool {
        self.terms.contains_key(first)
    }

    /// The terms that begin with a word in lower case.
    pub fn beginning_with(&self, first: &str) -> &[GlossaryTerm] {
        self.terms.get(first).map_or(&[], |terms| terms.as_slice())
    }
}
