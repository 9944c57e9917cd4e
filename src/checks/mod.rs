//! Checks: rules over library and plan. One file per rule, one line in the list.

mod characters;
mod dates;
mod headings;
mod items;
mod links;
mod navigation;
mod references;
mod templates;

use crate::diag::{Diagnostics, Files};
use crate::kinds::{KINDS, Value};
use crate::model::{GroupNo, PlaceNo};
use crate::plan::{PlacePlan, Planner, Reader};
use crate::text::Document;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What a rule may look at.
pub struct Checked<'a> {
    pub planner: &'a Planner<'a>,
    pub files: &'a Files,
}

/// Rules over everything, run once.
static ONCE: &[fn(&Checked, &mut Diagnostics)] =
    &[characters::check, dates::check, headings::check, items::check, navigation::check, templates::check];

/// Rules over what one place shows.
static PER_PLACE: &[fn(&Checked, PlaceNo, &PlacePlan, &mut Diagnostics)] = &[links::check, references::check];

/// Runs the rules that look at everything.
pub fn check_library(checked: &Checked) -> Diagnostics {
    let said: Vec<Diagnostics> = ONCE
        .par_iter()
        .map(|rule| {
            let mut diagnostics = Diagnostics::new();
            rule(checked, &mut diagnostics);
            diagnostics
        })
        .collect();
    let mut diagnostics = Diagnostics::new();
    said.into_iter().for_each(|d| diagnostics.extend(d));
    diagnostics
}

/// Calls `rule` for every value of every item a place shows, in every language, its own description included; for each text once.
fn each_value(planner: &Planner, place: PlaceNo, diagnostics: &mut Diagnostics, rule: impl Fn(&Value, Reader, &mut Diagnostics) + Sync) {
    let library = planner.library;
    let own = std::iter::once(library.place_groups[place as usize]);
    let shown = KINDS.iter().flat_map(|k| library.inherited.visible(place, k).iter().copied());
    let groups: Vec<GroupNo> = own.chain(shown).collect();
    let said: Vec<Diagnostics> = groups
        .par_iter()
        .with_min_len(64)
        .map(|group| {
            let mut said = Diagnostics::new();
            for &(lang, item) in &library.group(*group).variants {
                let reader = Reader { place, lang, item };
                let mut seen: Vec<*const Document> = Vec::new();
                let mut visit = |value: &Value| {
                    if let Value::Document(excerpt) = value {
                        let document = Arc::as_ptr(&excerpt.document);
                        if seen.contains(&document) {
                            return;
                        }
                        seen.push(document);
                    }
                    rule(value, reader, &mut said);
                };
                library.item(item).fields.iter().for_each(|(_, _, value)| value.each_leaf(&mut visit));
            }
            said
        })
        .collect();
    said.into_iter().for_each(|d| diagnostics.extend(d));
}

/// Places that show the same in the same way are checked once, at the first of them: for each place that is one, how many it stands for.
pub fn representatives(planner: &Planner) -> FxHashMap<PlaceNo, u32> {
    let mut first: FxHashMap<blake3::Hash, PlaceNo> = FxHashMap::default();
    let mut counts: FxHashMap<PlaceNo, u32> = FxHashMap::default();
    for place in planner.library.places.numbers() {
        let representative = *first.entry(signature(planner, place)).or_insert(place);
        *counts.entry(representative).or_default() += 1;
    }
    counts
}

/// Equal for places that see the same items, have the same products and files, and lack the same fields.
fn signature(planner: &Planner, place: PlaceNo) -> blake3::Hash {
    let library = planner.library;
    let mut hasher = blake3::Hasher::new();
    for kind in KINDS {
        hasher.update(&(library.inherited.visible(place, kind).as_ptr() as usize).to_le_bytes());
    }
    for product in &planner.theme.products {
        hasher.update(&[u8::from(planner.made_at(product, place))]);
    }
    let mut alone = planner.paths_name_places() || planner.has_own_files(place);
    for (_, item) in &library.group(library.place_groups[place as usize]).variants {
        let item = library.item(*item);
        for (no, ..) in &item.fields {
            hasher.update(&[*no]);
        }
        // A place's own text is checked with the place.
        alone |= item.get("body").is_some();
    }
    if alone {
        hasher.update(&place.to_le_bytes());
    }
    hasher.finalize()
}

/// Runs the rules that look at one place. What is said counts for `places` places.
pub fn check_place(checked: &Checked, place: PlaceNo, plan: &PlacePlan, places: u32) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for rule in PER_PLACE {
        rule(checked, place, plan, &mut diagnostics);
    }
    let counted = |mut d: crate::diag::Diagnostic| {
        if d.example.is_some() {
            d.count *= places;
        }
        d
    };
    diagnostics.into_iter().map(counted).collect()
}
