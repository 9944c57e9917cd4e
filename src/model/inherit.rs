//! What stands where: groups of translations, overriding by id, and which group a place sees.

use super::places::Places;
use crate::diag::Span;
use crate::ids::{GroupNo, ItemNo, LangNo, PlaceNo};
use crate::kinds::{KINDS, Kind};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// One item in all its languages, standing at one place.
#[derive(Clone, Debug)]
pub struct Group {
    pub kind: &'static Kind,
    pub slug: Arc<str>,
    pub stands: PlaceNo,
    /// By language; the first is the original.
    pub variants: Vec<(LangNo, ItemNo)>,
    /// Removes the inherited item instead of giving one.
    pub hidden: bool,
    /// The places it is for, when fewer than all below.
    pub narrowed: Option<Vec<PlaceNo>>,
    /// Why it is not published, if it is not.
    pub absent: Option<Absence>,
    pub expired: bool,
    /// Shown only because drafts were asked for.
    pub draft: bool,
    pub span: Span,
}

/// Why an item is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    Draft,
    Review,
    NotApproved,
    NotYet(jiff::civil::Date),
}

impl Group {
    fn reaches(&self, place: PlaceNo, places: &Places) -> bool {
        self.narrowed.as_ref().is_none_or(|only| only.iter().any(|p| places.is_below(place, *p)))
    }

    /// Whether a place that inherits it shows it.
    fn shows_at(&self, place: PlaceNo, places: &Places) -> bool {
        !self.hidden && self.absent.is_none() && self.reaches(place, places)
    }
}

/// The number of a set of groups in a library. Sets with the same number are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GroupSetNo(u32);

impl GroupSetNo {
    /// The number as bytes, for digests.
    pub fn to_le_bytes(self) -> [u8; 4] {
        self.0.to_le_bytes()
    }
}

/// Groups that some places see, with the number of the set.
#[derive(Clone, Debug)]
struct GroupSet {
    no: GroupSetNo,
    groups: Arc<[GroupNo]>,
}

/// For each place and kind: the groups it sees, sorted by slug. Places that see the same share a set.
#[derive(Debug, Default)]
pub struct Inherited {
    /// `[place][kind]`
    sets: Vec<Vec<GroupSet>>,
    ids: FxHashMap<&'static str, FxHashMap<Arc<str>, Vec<GroupNo>>>,
}

fn kind_index(kind: &Kind) -> usize {
    KINDS.iter().position(|k| *k == kind).unwrap_or(KINDS.len())
}

impl Inherited {
    pub fn build(groups: &[Group], places: &Places) -> Inherited {
        let mut ids: FxHashMap<&'static str, FxHashMap<Arc<str>, Vec<GroupNo>>> = FxHashMap::default();
        let mut own: Vec<Vec<Vec<GroupNo>>> = vec![vec![Vec::new(); KINDS.len() + 1]; places.list.len()];
        for (no, group) in GroupNo::all(groups.len()).zip(groups) {
            ids.entry(group.kind.name).or_default().entry(group.slug.clone()).or_default().push(no);
            own[group.stands.index()][kind_index(group.kind)].push(no);
        }
        // Candidates are handed down with narrowed ones among them; what a place shows is chosen at the place.
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
                    // The same candidates of which all show, or the very set the parent shows: share it.
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
        Inherited { sets, ids }
    }

    /// The groups of a kind that a place shows, its own and inherited.
    pub fn visible(&self, place: PlaceNo, kind: &Kind) -> &Arc<[GroupNo]> {
        &self.sets[place.index()][kind_index(kind)].groups
    }

    /// The number of that set.
    pub fn visible_set(&self, place: PlaceNo, kind: &Kind) -> GroupSetNo {
        self.sets[place.index()][kind_index(kind)].no
    }

    /// Every group with this id, wherever it stands.
    pub fn with_id(&self, kind: &Kind, slug: &str) -> &[GroupNo] {
        self.ids.get(kind.name).and_then(|ids| ids.get(slug)).map_or(&[], |g| g.as_slice())
    }

    /// The group with this id that a place shows: the nearest one that is published, if it is meant for the place.
    pub fn nearest(&self, place: PlaceNo, kind: &Kind, slug: &str, groups: &[Group], places: &Places) -> Option<GroupNo> {
        let with_id = self.with_id(kind, slug);
        let published = |g: &&GroupNo| groups[g.index()].absent.is_none();
        let at = |above: PlaceNo| with_id.iter().filter(published).find(|g| groups[g.index()].stands == above);
        let found = places.ancestors(place).find_map(at)?;
        groups[found.index()].shows_at(place, places).then_some(*found)
    }
}

/// Own groups take the place of inherited ones with the same slug, unless the own one never shows.
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
                    // A draft of a ward's own version leaves the city's in place until it is published.
                    let winner = if groups[y.index()].absent.is_some() { **x } else { **y };
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
