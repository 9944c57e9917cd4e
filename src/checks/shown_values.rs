//! Visits the values of the items that a place shows.

use crate::diag::Diagnostics;
use crate::kinds::Value;
use crate::model::{GroupNo, PlaceNo};
use crate::plan::{Planner, TextContext};
use crate::text::Document;
use rayon::prelude::*;
use std::sync::Arc;

/// Calls `check` for every value of every item a place shows, in every language, its own description included; for each document once.
pub fn each_value(
    planner: &Planner,
    place: PlaceNo,
    diagnostics: &mut Diagnostics,
    check: impl Fn(&Value, TextContext, &mut Diagnostics) + Sync,
) {
    let library = planner.library;
    let own = std::iter::once(library.place_group(place));
    let groups: Vec<GroupNo> = own.chain(library.shown_at(place)).collect();
    let found: Vec<Diagnostics> = groups
        .par_iter()
        .with_min_len(64)
        .map(|group| {
            let mut found = Diagnostics::new();
            for &(lang, item) in &library.group(*group).variants {
                let reader = TextContext { place, lang, item };
                let mut seen: Vec<Arc<Document>> = Vec::new();
                let mut visit = |value: &Value| {
                    if let Value::Document(excerpt) = value {
                        if seen.iter().any(|other| Arc::ptr_eq(other, &excerpt.document)) {
                            return;
                        }
                        seen.push(excerpt.document.clone());
                    }
                    check(value, reader, &mut found);
                };
                library.item(item).fields.iter().for_each(|(_, _, value)| value.each_leaf(&mut visit));
            }
            found
        })
        .collect();
    found.into_iter().for_each(|d| diagnostics.extend(d));
}
