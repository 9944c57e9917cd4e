//! The pages before and after that of an item, in the order of the list of its section.

use super::planner::Planner;
use crate::kinds::{Kind, Value};
use crate::model::{GroupNo, GroupSetNo, Item, ItemNo, LangNo, PlaceNo};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::sync::{Arc, Mutex, PoisonError};

/// The groups before and after another one.
pub type Around = (Option<GroupNo>, Option<GroupNo>);

/// By set of groups that a place shows: what is around each group. Places that show the same share it.
pub type Neighbours = Mutex<FxHashMap<GroupSetNo, Arc<FxHashMap<GroupNo, Around>>>>;

impl<'a> Planner<'a> {
    /// The groups before and after that of an item among those of its section that a place shows.
    pub fn around(&self, item: ItemNo, place: PlaceNo) -> Around {
        let (item, lock) = (self.library.item(item), || self.neighbours.lock().unwrap_or_else(PoisonError::into_inner));
        let set = self.library.inheritance.visible_set(place, item.kind);
        let known = lock().get(&set).cloned();
        let neighbours = known.unwrap_or_else(|| {
            let made = Arc::new(self.neighbours_of(item.kind, place));
            lock().insert(set, made.clone());
            made
        });
        neighbours.get(&item.group).copied().unwrap_or_default()
    }

    /// What is around each group of a kind: by section, then by weight, the newest first, by title. Items without a section, such as a page on privacy,
    /// follow no order; what opens a section or the site stands above it.
    fn neighbours_of(&self, kind: &'static Kind, place: PlaceNo) -> FxHashMap<GroupNo, Around> {
        let library = self.library;
        let section = |item: &'a Item| match item.get("section") {
            Some(Value::Term { slug, .. }) => Some(&**slug),
            _ => None,
        };
        let item_of = |group: GroupNo| -> &'a Item { library.item(library.variant(group, LangNo::MAIN)) };
        let mut sorted: Vec<GroupNo> = library.inheritance.visible(place, kind).iter().copied().collect();
        sorted.retain(|group| {
            let item = item_of(*group);
            !library.group(*group).expired && section(item).is_some() && item.get("opens").is_none()
        });
        sorted.sort_by_cached_key(|group| {
            let item = item_of(*group);
            let weight = match item.get("weight") {
                Some(Value::Integer(weight)) => *weight,
                _ => i64::MAX,
            };
            (section(item), weight, Reverse(item.get("date").and_then(Value::as_date)), item.title_rank, item.slug.clone())
        });
        let mut found: FxHashMap<GroupNo, Around> = FxHashMap::default();
        for pair in sorted.windows(2).filter(|pair| section(item_of(pair[0])) == section(item_of(pair[1]))) {
            found.entry(pair[0]).or_default().1 = Some(pair[1]);
            found.entry(pair[1]).or_default().0 = Some(pair[0]);
        }
        found
    }
}
