//! Inheritance: a place shows its own groups and those of the places above it; of several with one kind and slug the nearest one.

use super::places::Places;
use crate::diag::Span;
use crate::ids::{GroupNo, ItemNo, LangNo, PlaceNo};
use crate::kinds::{Kind, KindSet};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// An item in all its languages, at the place it belongs to.
#[derive(Clone, Debug)]
pub struct Group {
    /// The kind of its items.
    pub kind: &'static Kind,
    /// The slug of its items.
    pub slug: Arc<str>,
    /// The place it belongs to. That place and those below it show it.
    pub place: PlaceNo,
    /// Language and item of each variant, ascending by language. There is at least one; the first is the original.
    pub variants: Vec<(LangNo, ItemNo)>,
    /// Whether it removes the inherited group of its kind and slug and shows nothing.
    pub hidden: bool,
    /// The places that show it, each with those below; none where all do that inherit it.
    pub only_places: Option<Vec<PlaceNo>>,
    /// Why it is not published; none where it is.
    pub absence: Option<Absence>,
    /// Whether `valid_to` is before the build date: then no list shows it, and its page stays.
    pub expired: bool,
    /// Whether it is shown only because the run asks for drafts (`--drafts`).
    pub is_draft: bool,
    /// Where its original is written.
    pub span: Span,
}

/// Why an item is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Its status is `draft`.
    Draft,
    /// Its status is `review`.
    Review,
    /// The site requires approval, and it has none.
    NotApproved,
    /// `valid_from` or `date` is after the build date: the first day it is published on.
    NotYet(jiff::civil::Date),
}

impl Group {
    /// Whether it is meant for a place that inherits it.
    fn is_for(&self, place: PlaceNo, places: &Places) -> bool {
        self.only_places.as_ref().is_none_or(|only| only.iter().any(|p| places.is_below(place, *p)))
    }

    /// Whether a place that inherits it shows it.
    fn shows_at(&self, place: PlaceNo, places: &Places) -> bool {
        !self.hidden && self.absence.is_none() && self.is_for(place, places)
    }
}

/// Number of a set of groups in a library. Sets with the same number have the same groups; caches use it as key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GroupSetNo(u32);

impl GroupSetNo {
    /// The number as bytes, for digests.
    pub fn to_le_bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }
}

/// The groups of a kind that some places show or inherit.
#[derive(Clone, Debug)]
struct GroupSet {
    no: GroupSetNo,
    groups: Arc<[GroupNo]>,
}

/// By place and kind: the groups shown, sorted by slug. Places that show the same groups share a set.
#[derive(Debug)]
pub struct Inheritance {
    /// The kinds of the site.
    kinds: Arc<KindSet>,
    /// `[place][kind]`, kinds by [`KindSet::position`].
    sets: Vec<Vec<GroupSet>>,
    /// By name of a kind and slug: every group with them.
    ids: FxHashMap<&'static str, FxHashMap<Arc<str>, Vec<GroupNo>>>,
}

impl Inheritance {
    /// Computes what every place shows.
    pub fn build(groups: &[Group], places: &Places, kinds: &Arc<KindSet>) -> Inheritance {
        let mut ids: FxHashMap<&'static str, FxHashMap<Arc<str>, Vec<GroupNo>>> = FxHashMap::default();
        let mut own: Vec<Vec<Vec<GroupNo>>> = vec![vec![Vec::new(); kinds.iter().len() + 1]; places.list.len()];
        for (no, group) in GroupNo::all(groups.len()).zip(groups) {
            ids.entry(group.kind.name).or_default().entry(group.slug.clone()).or_default().push(no);
            own[group.place.index()][kinds.position(group.kind)].push(no);
        }
        // Places inherit candidates, also those meant for other places; what a place shows is selected from its candidates.
        let mut candidates: Vec<Vec<GroupSet>> = Vec::with_capacity(places.list.len());
        let mut sets: Vec<Vec<GroupSet>> = Vec::with_capacity(places.list.len());
        let mut numbered = 0;
        let mut new_set = |groups: Vec<GroupNo>| {
            numbered += 1;
            GroupSet { no: GroupSetNo(numbered), groups: groups.into() }
        };
        for place in places.numbers() {
            let parent = places.get(place).parent.map(PlaceNo::index);
            let (mut all_here, mut shown_here) = (Vec::new(), Vec::new());
            for (kind, own) in own[place.index()].iter_mut().enumerate() {
                let above: Option<&GroupSet> = parent.map(|p| &candidates[p][kind]);
                let all = match above {
                    Some(above) if own.is_empty() => above.clone(),
                    above => new_set(merge(above.map_or(&[], |set| &set.groups), own, groups)),
                };
                let shows = |g: &GroupNo| groups[g.index()].shows_at(place, places);
                let shown = match parent.map(|p| (&sets[p][kind], &candidates[p][kind])) {
                    // Shares the candidates where all are shown, and the parent's set where it is equal.
                    _ if all.groups.iter().all(shows) => all.clone(),
                    Some((shown, above)) if above.no == all.no && all.groups.iter().filter(|g| shows(g)).eq(shown.groups.iter()) => {
                        shown.clone()
                    }
                    _ => new_set(all.groups.iter().copied().filter(|g| shows(g)).collect()),
                };
                all_here.push(all);
                shown_here.push(shown);
            }
            candidates.push(all_here);
            sets.push(shown_here);
        }
        Inheritance { kinds: kinds.clone(), sets, ids }
    }

    /// The groups of a kind that a place shows, sorted by slug.
    pub fn visible(&self, place: PlaceNo, kind: &Kind) -> &Arc<[GroupNo]> {
        &self.sets[place.index()][self.kinds.position(kind)].groups
    }

    /// The number of the set that [`Inheritance::visible`] gives.
    pub fn visible_set(&self, place: PlaceNo, kind: &Kind) -> GroupSetNo {
        self.sets[place.index()][self.kinds.position(kind)].no
    }

    /// Every group of this kind and slug, at any place.
    pub fn with_id(&self, kind: &Kind, slug: &str) -> &[GroupNo] {
        self.ids.get(kind.name).and_then(|ids| ids.get(slug)).map_or(&[], |g| g.as_slice())
    }

    /// The group of this kind and slug that a place shows: the nearest published one, if it is meant for the place.
    pub fn nearest(&self, place: PlaceNo, kind: &Kind, slug: &str, groups: &[Group], places: &Places) -> Option<GroupNo> {
        let with_id = self.with_id(kind, slug);
        let published = |g: &&GroupNo| groups[g.index()].absence.is_none();
        let at = |above: PlaceNo| with_id.iter().filter(published).find(|g| groups[g.index()].place == above);
        let found = places.ancestors(place).find_map(at)?;
        groups[found.index()].shows_at(place, places).then_some(*found)
    }
}

/// Merges two lists sorted by slug. An own group replaces the inherited one with its slug, unless it is not published.
fn merge(above: &[GroupNo], own: &mut [GroupNo], groups: &[Group]) -> Vec<GroupNo> {
    let slug = |g: &GroupNo| &groups[g.index()].slug;
    own.sort_by(|a, b| slug(a).cmp(slug(b)));
    let mut merged = Vec::with_capacity(above.len() + own.len());
    let (mut a, mut o) = (above.iter().peekable(), own.iter().peekable());
    loop {
        match (a.peek(), o.peek()) {
            (Some(x), Some(y)) => match slug(x).cmp(slug(y)) {
                std::cmp::Ordering::Less => merged.extend(a.next()),
                std::cmp::Ordering::Greater => merged.extend(o.next()),
                std::cmp::Ordering::Equal => {
                    // The inherited version stays until the own one is published.
                    let winner = if groups[y.index()].absence.is_some() { **x } else { **y };
                    merged.push(winner);
                    a.next();
                    o.next();
                }
            },
            (Some(_), None) => merged.extend(a.next()),
            (None, Some(_)) => merged.extend(o.next()),
            (None, None) => return merged,
        }
    }
}
