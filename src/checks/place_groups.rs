//! Groups of places that show the same, so that each group is checked once.

use crate::model::{LangNo, PlaceNo};
use crate::plan::Planner;
use rustc_hash::FxHashMap;

/// The first place of each group of places that show the same in the same way, with how many places the group has.
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
    for kind in library.site.kinds.iter() {
        hasher.update(&library.inheritance.visible_set(place, kind).to_le_bytes());
    }
    for product in &planner.theme.products {
        hasher.update(&[u8::from(planner.made_at(product, place))]);
    }
    // Whether anybody can be called, which texts may ask: a number may come from above.
    hasher.update(&[u8::from(planner.whom_to_call(place, LangNo::MAIN)[0].is_some())]);
    let mut alone = planner.paths_name_places() || planner.has_own_files(place);
    for (_, item) in &library.group(library.place_group(place)).variants {
        let item = library.item(*item);
        for (no, ..) in &item.fields {
            hasher.update(&no.to_le_bytes());
        }
        // A place with a text of its own is a group by itself.
        alone |= item.get("body").is_some();
    }
    if alone {
        hasher.update(&place.to_le_bytes());
    }
    hasher.finalize()
}
