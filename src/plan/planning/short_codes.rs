//! Codes of short addresses: a few digits for each item, the same at every place.

use crate::ids::ProductNo;
use crate::model::{Library, PlaceNo};
use crate::plan::declared::subject::SubjectSpec;
use crate::plan::declared::theme::Theme;
use crate::read::Sources;
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};

/// Without 0 and 1, which look like letters. Digits are easy to read out, and input methods leave them alone.
const DIGITS: &[u8; 8] = b"23456789";

/// Digits of a code; longer where two items would have the same.
pub(super) const LENGTH: usize = 6;

pub(super) type ItemId = (&'static str, Arc<str>);

/// What the planner knows of short addresses.
pub struct ShortAddresses {
    /// The index of the product that makes their pages.
    pub(super) product: Option<ProductNo>,
    /// Whether the template of each product shows short addresses.
    pub(super) shows: Vec<bool>,
    /// Indexes in the ledger of printed addresses, by place.
    pub(super) printed: FxHashMap<PlaceNo, Vec<usize>>,
    pub(super) codes: OnceLock<FxHashMap<ItemId, Box<str>>>,
}

impl ShortAddresses {
    /// Reads the ledger, and which templates show short addresses.
    pub fn new(library: &Library, theme: &Theme, sources: &Sources) -> ShortAddresses {
        let mut printed: FxHashMap<PlaceNo, Vec<usize>> = FxHashMap::default();
        for (no, entry) in library.printed.iter().enumerate() {
            entry.sites.iter().filter_map(|at| at.1).for_each(|place| printed.entry(place).or_default().push(no));
        }
        ShortAddresses {
            product: theme.numbered().find(|(_, p)| p.about == SubjectSpec::Short).map(|(no, _)| no),
            shows: theme.products.iter().map(|p| theme.says(p, "short_url", &sources.files)).collect(),
            printed,
            codes: OnceLock::new(),
        }
    }
}

/// The digits of an item, from its name alone.
pub(super) fn digits(id: &ItemId) -> String {
    let hash = blake3::hash(format!("{}:{}", id.0, id.1).as_bytes());
    hash.as_bytes().iter().map(|byte| char::from(DIGITS[usize::from(byte & 7)])).collect()
}

#[cfg(test)]
mod tests {
    use super::digits;

    #[test]
    fn codes_follow_from_names_of_items() {
        // A change here gives every item that is not in a ledger another code.
        assert_eq!(&digits(&("guide", "khai-sinh".into()))[..6], "839373");
    }
}
