//! What the rules over prose know of the world: the registry as of a day, and what the site's tables say.

use super::abbreviations::Abbreviations;
use super::held::Held;
use super::near_misses::Glossary;
use super::personal::allowed_numbers;
use super::phrases::Phrases;
use super::procedures::{Procedure, procedures};
use crate::diag::TONE_STYLE;
use crate::model::{Library, Registry};
use crate::vietnamese::ToneStyle;
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

pub struct Known<'a> {
    pub as_of: Date,
    pub official_domains: &'a [Arc<str>],
    pub phrases: Phrases<'a>,
    pub glossary: Glossary,
    pub abbreviations: Abbreviations,
    /// None where nobody asks.
    pub tone_style: Option<ToneStyle>,
    pub procedures: FxHashMap<String, Procedure>,
    pub held: Held,
    /// Mobile numbers whose publication some document orders.
    pub allowed_numbers: FxHashSet<Arc<str>>,
}

impl<'a> Known<'a> {
    /// Outside a site there is no library.
    pub fn new(registry: &'a Registry, library: Option<&'a Library>, as_of: Date) -> Known<'a> {
        Known {
            as_of,
            official_domains: library.map_or(&[], |l| &l.site.official_domains),
            phrases: Phrases::new(registry, as_of),
            glossary: Glossary::new(registry, as_of),
            abbreviations: Abbreviations::new(registry),
            tone_style: library.filter(|l| l.site.levels.asks_for(&TONE_STYLE)).map(|l| l.site.tone_style),
            procedures: library.map(procedures).unwrap_or_default(),
            held: library.map(Held::new).unwrap_or_default(),
            allowed_numbers: library.map(allowed_numbers).unwrap_or_default(),
        }
    }
}
