//! What the rules over prose know besides the text: the registry as of a day, and what the fields of the site say.

mod abbreviations;
mod allowed_numbers;
mod glossary;
mod known_facts;
mod own_words;
mod phrases;
mod procedures;

pub use abbreviations::Abbreviations;
pub use allowed_numbers::allowed_numbers;
pub use glossary::Glossary;
pub use known_facts::{KnownFacts, PlaceNumbers};
pub use own_words::OwnWords;
pub use phrases::{PhraseMatch, Phrases};
pub use procedures::{ProcedureValidity, procedures};

use crate::diag::TONE_STYLE;
use crate::model::{Library, Registry};
use crate::vietnamese::ToneStyle;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// What rules over prose know.
pub struct Knowledge<'a> {
    /// The day the registry is read for.
    pub as_of: Date,
    /// Domains that `site.yaml` names as official.
    pub official_domains: &'a [Arc<str>],
    /// Names of units, agencies, terms and laws.
    pub phrases: Phrases<'a>,
    /// Terms that texts should write as they stand in the registry.
    pub glossary: Glossary,
    /// Abbreviations with their long forms.
    pub abbreviations: Abbreviations,
    /// The style of tone marks that `site.yaml` asks for; none where it asks for none.
    pub tone_style: Option<ToneStyle>,
    /// Procedures of the site by code.
    pub procedures: FxHashMap<String, ProcedureValidity>,
    /// Telephone numbers and fees in fields.
    pub facts: KnownFacts,
    /// Words that are the site's own.
    pub own_words: OwnWords,
    /// Digits of the mobile numbers whose publication some document orders.
    pub allowed_numbers: FxHashSet<Arc<str>>,
}

impl<'a> Knowledge<'a> {
    /// Reads registry and library. Documents outside a site have no library.
    pub fn new(registry: &'a Registry, library: Option<&'a Library>, as_of: Date) -> Knowledge<'a> {
        Knowledge {
            as_of,
            official_domains: library.map_or(&[], |l| &l.site.official_domains),
            phrases: Phrases::new(registry, as_of),
            glossary: Glossary::new(registry, as_of),
            abbreviations: Abbreviations::new(registry),
            tone_style: library.filter(|l| l.site.levels.asks_for(&TONE_STYLE)).map(|l| l.site.tone_style),
            procedures: library.map(procedures).unwrap_or_default(),
            facts: library.map(KnownFacts::new).unwrap_or_default(),
            own_words: library.map(OwnWords::new).unwrap_or_default(),
            allowed_numbers: library.map(allowed_numbers).unwrap_or_default(),
        }
    }
}
