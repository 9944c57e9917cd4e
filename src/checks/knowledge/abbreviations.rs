//! What abbreviations of the registry stand for.

use crate::model::{Register, RegisterEntry, Registry};
use crate::vietnamese::joined_words;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The abbreviations of the registry by their short form.
#[derive(Debug, Default)]
pub struct Abbreviations {
    known: FxHashMap<Arc<str>, Abbreviation>,
}

/// One abbreviation.
#[derive(Debug)]
pub struct Abbreviation {
    /// The words of the long form in lower case, with one space between them.
    pub long_words: String,
    /// The long form as written.
    pub long: Arc<str>,
    /// Everybody knows it: it needs no explanation.
    pub is_plain: bool,
}

impl Abbreviations {
    /// Reads the register of abbreviations.
    pub fn new(registry: &Registry) -> Abbreviations {
        let entry = |fact: &RegisterEntry| {
            let long = fact.meaning.clone()?;
            let long_words = joined_words(&long.to_lowercase());
            Some((fact.name.clone(), Abbreviation { long_words, long, is_plain: fact.is_well_known }))
        };
        Abbreviations { known: registry.of(Register::Abbreviations).filter_map(entry).collect() }
    }

    /// The abbreviation with this short form.
    pub fn get(&self, short: &str) -> Option<&Abbreviation> {
        self.known.get(short)
    }
}
