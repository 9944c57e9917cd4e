//! Facts that fields of items hold: telephone numbers of places and fees.

use crate::diag::FileId;
use crate::kinds::Value;
use crate::model::{Item, Library};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// What the site's tables and fields say.
#[derive(Debug, Default)]
pub struct KnownFacts {
    /// Places that have telephone numbers; longest names first.
    pub places: Vec<PlaceNumbers>,
    /// The digits of every telephone number in a field.
    pub numbers: FxHashSet<Arc<str>>,
    /// Fees in đồng, of the item that a file is.
    pub fees: FxHashMap<FileId, i64>,
}

/// The telephone numbers of one place.
#[derive(Debug)]
pub struct PlaceNumbers {
    /// The place's name in lower case.
    pub lower_name: String,
    /// As written.
    pub name: Arc<str>,
    /// Digits of the numbers in the fields of items that stand there.
    pub numbers: Vec<Arc<str>>,
}

impl KnownFacts {
    /// Reads the fields of all items.
    pub fn new(library: &Library) -> KnownFacts {
        let mut known = KnownFacts::default();
        let mut of_place: Vec<Vec<Arc<str>>> = vec![Vec::new(); library.places.list.len()];
        for item in &library.items {
            let stands = library.group(item.group).place.index();
            item.fields.iter().for_each(|(_, _, value)| {
                value.each_leaf(&mut |leaf| {
                    if let Value::Phone { digits, .. } = leaf {
                        of_place[stands].push(digits.clone());
                        known.numbers.insert(digits.clone());
                    }
                })
            });
            // Only items that are a file of their own; rows of tables share one.
            if let Some(fee) = fee(item, library).filter(|_| item.span.is_whole_file()) {
                known.fees.insert(item.span.file, fee);
            }
        }
        for (place, numbers) in library.places.list.iter().zip(of_place) {
            if place.parent.is_some() && !numbers.is_empty() {
                known.places.push(PlaceNumbers { lower_name: place.name.to_lowercase(), name: place.name.clone(), numbers });
            }
        }
        known.places.sort_by_key(|place| std::cmp::Reverse(place.lower_name.len()));
        known
    }
}

/// What an item costs: its own fee, else that of the one procedure it explains.
fn fee(item: &Item, library: &Library) -> Option<i64> {
    let amount = |item: &Item| match item.get("fee")? {
        Value::Money { amount, .. } => Some(*amount),
        _ => None,
    };
    if let Some(own) = amount(item) {
        return own;
    }
    match item.get("procedures")? {
        Value::List(slugs) => match slugs.as_slice() {
            [Value::Item(slug)] => {
                let found = library.items.iter().find(|i| i.kind.name == "procedure" && i.slug == *slug)?;
                amount(found)?
            }
            _ => None,
        },
        _ => None,
    }
}
