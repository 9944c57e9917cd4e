//! The library: everything the site says, resolved and read-only.

use super::assets::UsedAsset;
use super::inheritance::{Group, Inheritance};
use super::item::Item;
use super::places::Places;
use super::printed::LedgerEntry;
use super::site::Site;
use super::terms::Terms;
use crate::diag::Span;
use crate::ids::{GroupNo, ItemNo, LangNo, PlaceNo};
use crate::kinds::{Kind, Value};
use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// By path of a Markdown file below the site's folder: kind and slug of the item it became.
pub type ItemsBySource = FxHashMap<Arc<str>, (&'static Kind, Arc<str>)>;

/// Everything the site says. Clones share their parts: after a small edit the next library is a clone with a few items replaced (`patch.rs`).
#[derive(Clone, Debug)]
pub struct Library {
    /// The settings of `site.yaml`.
    pub site: Arc<Site>,
    /// The tree of places.
    pub places: Arc<Places>,
    /// All items, by [`ItemNo`].
    pub items: Vec<Arc<Item>>,
    /// All groups, by [`GroupNo`].
    pub groups: Arc<Vec<Group>>,
    /// Which groups each place shows.
    pub inheritance: Arc<Inheritance>,
    /// The terms of all taxonomies.
    pub terms: Arc<Terms>,
    /// Files in use, by path below the site's folder.
    pub assets: Arc<BTreeMap<Arc<str>, UsedAsset>>,
    /// The item each Markdown file became, for links by path.
    pub by_source: Arc<ItemsBySource>,
    /// By [`PlaceNo`]: the group of kind place that describes the place.
    pub place_groups: Arc<Vec<GroupNo>>,
    /// Where drafts and what waits for review are written: their faults do not stop a build.
    pub unfinished: Arc<Vec<Span>>,
    /// The ledger of printed addresses.
    pub printed: Arc<Vec<LedgerEntry>>,
}

impl Library {
    /// The item of this number.
    pub fn item(&self, no: ItemNo) -> &Item {
        &self.items[no.index()]
    }

    /// The group of this number.
    pub fn group(&self, no: GroupNo) -> &Group {
        &self.groups[no.index()]
    }

    /// Whether a span lies in a draft or in what waits for review.
    pub fn is_unfinished(&self, span: Span) -> bool {
        self.unfinished.iter().any(|draft| draft.contains(span))
    }

    /// The numbers of all items, ascending.
    pub fn item_numbers(&self) -> impl DoubleEndedIterator<Item = ItemNo> + ExactSizeIterator + Clone + use<> {
        ItemNo::all(self.items.len())
    }

    /// The numbers of all groups, ascending.
    pub fn group_numbers(&self) -> impl DoubleEndedIterator<Item = GroupNo> + ExactSizeIterator + Clone + use<> {
        GroupNo::all(self.groups.len())
    }

    /// The group of kind place that describes a place.
    pub fn place_group(&self, place: PlaceNo) -> GroupNo {
        self.place_groups[place.index()]
    }

    /// The item of kind place that describes a place, in this language, else in the original one.
    pub fn place_item(&self, place: PlaceNo, lang: LangNo) -> &Item {
        self.item(self.variant(self.place_group(place), lang))
    }

    /// The group of this kind and slug that a place shows: its own, else that of the nearest place above.
    pub fn nearest(&self, place: PlaceNo, kind: &Kind, slug: &str) -> Option<GroupNo> {
        self.inheritance.nearest(place, kind, slug, &self.groups, &self.places)
    }

    /// The item of a group in this language, else in the original one.
    pub fn variant(&self, group: GroupNo, lang: LangNo) -> ItemNo {
        let variants = &self.group(group).variants;
        variants.iter().find(|(l, _)| *l == lang).unwrap_or(&variants[0]).1
    }

    /// The groups that a place shows, of every kind.
    pub fn shown_at(&self, place: PlaceNo) -> impl Iterator<Item = GroupNo> + '_ {
        self.site.kinds.iter().flat_map(move |kind| self.inheritance.visible(place, kind).iter().copied())
    }

    /// The first variant of a group: the text that the others translate.
    pub fn original(&self, group: &Group) -> &Item {
        self.item(group.variants[0].1)
    }

    /// The item of a group in exactly this language.
    pub fn translation(&self, group: GroupNo, lang: LangNo) -> Option<ItemNo> {
        self.group(group).variants.iter().find(|(l, _)| *l == lang).map(|v| v.1)
    }

    /// The first day after the build date on which an item appears or expires, a session is over, or a phase begins or ends.
    pub fn next_change(&self) -> Option<Date> {
        let as_of = self.site.as_of;
        let dates = self.items.par_iter().with_min_len(256).flat_map_iter(|item| {
            let from = item.get("valid_from").and_then(Value::as_date);
            let after = item.get("valid_to").and_then(Value::as_date).and_then(|d| d.tomorrow().ok());
            let session = item.get("day").and_then(Value::as_date).and_then(|d| d.tomorrow().ok()).filter(|_| item.kind.name == "session");
            let published = item.get("date").and_then(Value::as_date);
            [from, published, after, session]
        });
        let phases = self.items.par_iter().with_min_len(256).flat_map_iter(|item| match item.get("phases") {
            Some(Value::List(phases)) => phases.iter().flat_map(phase_edges).collect::<Vec<_>>(),
            _ => Vec::new(),
        });
        dates.flatten().chain(phases).filter(|d| *d > as_of).min()
    }
}

/// The first day of a phase, and the day after its last.
fn phase_edges(phase: &Value) -> Vec<Date> {
    let date = |name: &str| phase.entry(name).and_then(Value::as_date);
    [date("from"), date("to").and_then(|d| d.tomorrow().ok())].into_iter().flatten().collect()
}
