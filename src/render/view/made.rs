//! What is known of files that are made, by place and path: for the views of those that are made after them.

use crate::model::PlaceNo;
use crate::plan::{FactsRequested, FileMeta};
use rustc_hash::FxHashMap;
use std::sync::{PoisonError, RwLock};
use tera::Value;

/// The files that some view asks about.
#[derive(Debug, Default)]
pub struct Made(RwLock<FxHashMap<PlaceNo, FxHashMap<Box<str>, FileMeta>>>);

impl Made {
    pub fn learn(&self, place: PlaceNo, path: &str, fact: FileMeta) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(place).or_default().insert(path.into(), fact);
    }

    pub fn of(&self, place: PlaceNo, path: &str) -> Option<FileMeta> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&place)?.get(path).copied()
    }
}

/// The last page so far of what is put one after the other: the files of each product and size.
#[derive(Debug, Default)]
pub struct Ranges(FxHashMap<(Box<str>, u8), u32>);

impl Ranges {
    pub fn of(&mut self, product: &str, size: u8) -> &mut u32 {
        self.0.entry((product.into(), size)).or_default()
    }
}

/// What a need asks of a file. `last` is the last page of the files before it in the list.
pub fn fact_values(fact: Option<FileMeta>, facts: FactsRequested, last: &mut u32) -> Vec<(&'static str, Value)> {
    let number = |number: Option<u64>| number.map_or_else(Value::none, Value::from);
    let pages = fact.map(|f| f.pages).filter(|pages| *pages > 0);
    let mut values = Vec::new();
    if facts.pages {
        values.push(("pages", number(pages.map(u64::from))));
    }
    if facts.bytes {
        values.push(("bytes", number(fact.map(|f| f.bytes))));
    }
    if facts.range {
        let first = pages.map(|_| u64::from(*last) + 1);
        *last += pages.unwrap_or(0);
        values.push(("first_page", number(first)));
        values.push(("last_page", number(pages.map(|_| u64::from(*last)))));
    }
    values
}

/// Feeds what `fact_values` shows.
pub fn feed_fact(hasher: &mut blake3::Hasher, fact: Option<FileMeta>, facts: FactsRequested) {
    if facts.any() {
        hasher.update(&fact.map_or(0, |f| f.pages).to_le_bytes());
    }
    if facts.bytes {
        hasher.update(&fact.map_or(u64::MAX, |f| f.bytes).to_le_bytes());
    }
}
