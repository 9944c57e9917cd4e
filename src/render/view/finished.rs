//! FactsRequested of finished files by place and path, for the views of files that are made after them.

use crate::model::PlaceNo;
use crate::plan::{FactsRequested, FileMeta};
use crate::read::FileFormat;
use crate::view_schema::WhenAsked;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::{PoisonError, RwLock};

/// The files that some view asks about.
#[derive(Debug, Default)]
pub struct FinishedFiles {
    facts: RwLock<FxHashMap<PlaceNo, FxHashMap<Box<str>, FileMeta>>>,
    /// Files for the web that are left out.
    left_out: RwLock<FxHashSet<(PlaceNo, Box<str>)>>,
}

impl FinishedFiles {
    /// Keeps the facts of a file. `path` is below the root of the place.
    pub fn learn(&self, place: PlaceNo, path: &str, fact: FileMeta) {
        let mut known = self.facts.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(place).or_default().insert(path.into(), fact);
    }

    /// The facts of a file; none while it is not made.
    pub fn of(&self, place: PlaceNo, path: &str) -> Option<FileMeta> {
        self.facts.read().unwrap_or_else(PoisonError::into_inner).get(&place)?.get(path).copied()
    }

    /// A file for the web is not made: lists name neither it nor what stands beside it.
    pub fn leave_out(&self, place: PlaceNo, path: &str) {
        self.left_out.write().unwrap_or_else(PoisonError::into_inner).insert((place, path.into()));
    }

    /// Whether a file for the web is left out.
    pub fn is_left_out(&self, place: PlaceNo, path: &str) -> bool {
        let left_out = self.left_out.read().unwrap_or_else(PoisonError::into_inner);
        !left_out.is_empty() && left_out.contains(&(place, path.into()))
    }
}

/// The last page so far of each product and size, when all files of a list are put one after the other.
#[derive(Debug, Default)]
pub struct PageRanges(FxHashMap<(Box<str>, u8), u32>);

impl PageRanges {
    /// The counter of a product and size.
    pub fn of(&mut self, product: &str, size: u8) -> &mut u32 {
        self.0.entry((product.into(), size)).or_default()
    }
}

/// The fields of a file that only facts of the finished file fill.
pub struct FactFields {
    /// Number of pages.
    pub pages: WhenAsked<Option<u64>>,
    /// Length in seconds.
    pub seconds: WhenAsked<Option<u64>>,
    /// Size in bytes.
    pub bytes: WhenAsked<Option<u64>>,
    /// First page in the order of the list.
    pub first_page: WhenAsked<Option<u64>>,
    /// Last page in the order of the list.
    pub last_page: WhenAsked<Option<u64>>,
}

/// The fields that a need asks for. `last` is the last page of the files before it in the list, and becomes that of this file.
pub fn fact_fields(fact: Option<FileMeta>, format: &str, facts: FactsRequested, last: &mut u32) -> FactFields {
    let is_sound = FileFormat::find(format).is_some_and(FileFormat::is_sound);
    let extent = fact.map(|f| f.pages).filter(|extent| *extent > 0);
    let (pages, seconds) = if is_sound { (None, extent) } else { (extent, None) };
    let first = pages.map(|_| u64::from(*last) + 1);
    if facts.range {
        *last += pages.unwrap_or(0);
    }
    FactFields {
        pages: WhenAsked(facts.pages.then(|| pages.map(u64::from))),
        seconds: WhenAsked(facts.seconds.then(|| seconds.map(u64::from))),
        bytes: WhenAsked(facts.bytes.then(|| fact.map(|f| f.bytes))),
        first_page: WhenAsked(facts.range.then_some(first)),
        last_page: WhenAsked(facts.range.then(|| pages.map(|_| u64::from(*last)))),
    }
}
