//! A library with some items anew: what most edits change, in a few milliseconds and without building everything again.

use super::assets::files_of;
use super::items::{self, Draft};
use super::{Group, Item, Library, Rules, TITLE_GAP};
use crate::config::Config;
use crate::diag::{Diagnostics, FileId};
use crate::ids::{GroupNo, ItemNo, PlaceNo};
use crate::kinds::{PAGE, PLACE, TERM, Value};
use crate::read::{Sources, TextSource};
use crate::vietnamese::sort_key;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// An item in all its languages, as its files name it.
type Id = (PlaceNo, &'static str, Arc<str>);

/// The library after the files among the `texts` and `tables` of `sources` were read again.
///
/// None when more is different than what the same items say, at the same places, with the same terms, pictures and files; or when there is anything
/// to report of them. Then everything is to be built anew.
pub fn patched(library: &Library, sources: &Sources, config: &Config) -> Option<Library> {
    let rules = Rules { site: &library.site, places: &library.places, config };
    let mut said = Diagnostics::new();
    let changed: FxHashSet<FileId> = sources.texts.iter().map(|t| t.file).chain(sources.tables.iter().map(|t| t.file)).collect();
    let mut sets: FxHashMap<Id, Vec<Draft>> = FxHashMap::default();
    for text in &sources.texts {
        add(&mut sets, items::from_text(text, sources, &library.site, &mut said)?, &rules, &mut said)?;
    }
    for table in &sources.tables {
        for draft in items::from_table(table.file, &table.node, sources, &library.site, &mut said) {
            add(&mut sets, draft, &rules, &mut said)?;
        }
    }
    let affected: FxHashSet<GroupNo> = library.items.iter().filter(|i| changed.contains(&i.span.file)).map(|i| i.group).collect();
    // Their other languages may stand in other files.
    let mut seen = changed.clone();
    for variant in affected.iter().flat_map(|group| &library.group(*group).variants) {
        let item = library.item(variant.1);
        if seen.insert(item.span.file) {
            if !item.span.is_whole_file() {
                return None;
            }
            let text = TextSource { file: item.span.file };
            add(&mut sets, items::from_text(&text, sources, &library.site, &mut said)?, &rules, &mut said)?;
        }
    }
    if sets.len() != affected.len() {
        return None;
    }
    let mut next = library.clone();
    let mut anew: Vec<(ItemNo, Item)> = Vec::new();
    for group in affected {
        let old = library.group(group);
        let set = sets.remove(&(old.stands, old.kind.name, old.slug.clone()))?;
        let (made, items) = rules.group(set, old.stands, &mut said);
        if !is_same(old, &made) {
            return None;
        }
        for (&(_, no), item) in old.variants.iter().zip(items) {
            if !shows_the_same(library.item(no), &item) {
                return None;
            }
            anew.push((no, Item { group, title_rank: library.item(no).title_rank, ..item }));
        }
        if old.span != made.span {
            Arc::make_mut(&mut next.groups)[group.index()].span = made.span;
        }
    }
    if !said.is_empty() {
        return None;
    }
    for (no, mut item) in anew {
        if item.title() != next.item(no).title() {
            item.title_rank = rank(&next, no, item.title())?;
        }
        next.items[no.index()] = Arc::new(item);
    }
    Some(next)
}

/// Adds a draft to those of its id. None when it may be of the tree of places or of a taxonomy, or stands nowhere.
fn add(sets: &mut FxHashMap<Id, Vec<Draft>>, draft: Draft, rules: &Rules, said: &mut Diagnostics) -> Option<()> {
    let names_section = draft.kind == &PAGE && draft.slug.ends_with("index");
    if draft.kind == &PLACE || draft.kind == &TERM || names_section {
        return None;
    }
    let stands = rules.places.standing(&draft.stands, draft.span, said)?;
    let set = sets.entry((stands, draft.kind.name, draft.slug.clone())).or_default();
    if set.iter().any(|twin| rules.lang(twin) == rules.lang(&draft)) {
        return None;
    }
    set.push(draft);
    Some(())
}

/// Whether a group is published as it was.
fn is_same(old: &Group, new: &Group) -> bool {
    let rules = |g: &Group| (g.hidden, g.absent, g.expired, g.draft);
    let langs = |g: &Group| g.variants.iter().map(|v| v.0).collect::<Vec<_>>();
    rules(old) == rules(new) && langs(old) == langs(new) && old.narrowed == new.narrowed
}

/// Whether two versions of an item have the same terms and use the same files.
fn shows_the_same(old: &Item, new: &Item) -> bool {
    terms(old) == terms(new) && files_of(old) == files_of(new)
}

fn terms(item: &Item) -> Vec<(&'static str, Arc<str>, Arc<str>)> {
    let mut found = Vec::new();
    for (_, _, value) in &item.fields {
        value.each_leaf(&mut |leaf| {
            if let Value::Term { taxonomy, slug, written } = leaf {
                found.push((*taxonomy, slug.clone(), written.clone()));
            }
        });
    }
    found
}

/// Where a title of an item stands among those of the others. None when there is no room left between its neighbours.
fn rank(library: &Library, no: ItemNo, title: &str) -> Option<u32> {
    let key = sort_key(title);
    let mut others: Vec<(u32, ItemNo)> = library.item_numbers().filter(|o| *o != no).map(|o| (library.item(o).title_rank, o)).collect();
    others.sort_unstable();
    let after = others.partition_point(|(_, other)| sort_key(library.item(*other).title()) < key);
    let above = others.get(after);
    if let Some((rank, other)) = above
        && sort_key(library.item(*other).title()) == key
    {
        return Some(*rank);
    }
    match (after.checked_sub(1).map(|before| others[before].0), above.map(|a| a.0)) {
        (None, None) => Some(0),
        (Some(below), None) => below.checked_add(TITLE_GAP),
        (None, Some(above)) => (above > 0).then_some(above / 2),
        (Some(below), Some(above)) => (above - below > 1).then(|| below + (above - below) / 2),
    }
}
