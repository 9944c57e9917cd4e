//! Incremental rebuild: a library with a few items replaced, for edits that change nothing else. Takes milliseconds at ten thousand items.

use super::assets::files_of;
use super::build::TITLE_GAP;
use super::draft::{self, Draft};
use super::groups::GroupRules;
use super::inheritance::Group;
use super::item::Item;
use super::library::Library;
use crate::config::Config;
use crate::diag::{Diagnostics, FileId};
use crate::ids::{GroupNo, ItemNo, PlaceNo};
use crate::kinds::{PAGE, PLACE, TERM, Value};
use crate::read::{Sources, TextSource};
use crate::vietnamese::sort_key;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// Identity of a group: place, name of its kind, slug.
type GroupId = (PlaceNo, &'static str, Arc<str>);

/// The library after the files in `texts` and `tables` of `sources` were read again.
///
/// None where the change is more than other field values of the same items at the same places with the same terms, pictures and files, or
/// where anything is to be reported. Then the caller builds the library from the start.
pub fn patched(library: &Library, sources: &Sources, config: &Config) -> Option<Library> {
    let rules = GroupRules { site: &library.site, places: &library.places, config };
    let mut reported = Diagnostics::new();
    let changed: FxHashSet<FileId> = sources.texts.iter().map(|t| t.file).chain(sources.tables.iter().map(|t| t.file)).collect();
    let mut sets: FxHashMap<GroupId, Vec<Draft>> = FxHashMap::default();
    for text in &sources.texts {
        add(&mut sets, draft::from_text(text, sources, &library.site, &mut reported)?, &rules, &mut reported)?;
    }
    for table in &sources.tables {
        for draft in draft::from_table(table.file, &table.node, sources, &library.site, &mut reported) {
            add(&mut sets, draft, &rules, &mut reported)?;
        }
    }
    let affected: FxHashSet<GroupNo> = library.items.iter().filter(|i| changed.contains(&i.span.file)).map(|i| i.group).collect();
    // The variants of a group may be in files that did not change.
    let mut seen = changed.clone();
    for variant in affected.iter().flat_map(|group| &library.group(*group).variants) {
        let item = library.item(variant.1);
        if seen.insert(item.span.file) {
            if !item.span.is_whole_file() {
                return None;
            }
            let text = TextSource { file: item.span.file };
            add(&mut sets, draft::from_text(&text, sources, &library.site, &mut reported)?, &rules, &mut reported)?;
        }
    }
    if sets.len() != affected.len() {
        return None;
    }
    let mut next = library.clone();
    let mut replaced: Vec<(ItemNo, Item)> = Vec::new();
    for group in affected {
        let old = library.group(group);
        let set = sets.remove(&(old.place, old.kind.name, old.slug.clone()))?;
        let (new, items) = rules.group(set, old.place, &mut reported);
        if !is_same(old, &new) {
            return None;
        }
        for (&(_, no), item) in old.variants.iter().zip(items) {
            if !has_same_references(library.item(no), &item) {
                return None;
            }
            replaced.push((no, Item { group, title_rank: library.item(no).title_rank, ..item }));
        }
        if old.span != new.span {
            Arc::make_mut(&mut next.groups)[group.index()].span = new.span;
        }
    }
    if !reported.is_empty() {
        return None;
    }
    for (no, mut item) in replaced {
        if item.title() != next.item(no).title() {
            item.title_rank = rank(&next, no, item.title())?;
        }
        next.items[no.index()] = Arc::new(item);
    }
    Some(next)
}

/// Adds a draft to those of its group. None for what the tree of places or a taxonomy depends on, for an unknown place, and for a second draft in one language.
fn add(sets: &mut FxHashMap<GroupId, Vec<Draft>>, draft: Draft, rules: &GroupRules, reported: &mut Diagnostics) -> Option<()> {
    let names_section = draft.kind == &PAGE && draft.slug.ends_with("index");
    if draft.kind == &PLACE || draft.kind == &TERM || names_section {
        return None;
    }
    let place = rules.places.resolve(&draft.place, draft.span, reported)?;
    let set = sets.entry((place, draft.kind.name, draft.slug.clone())).or_default();
    if set.iter().any(|other| rules.lang(other) == rules.lang(&draft)) {
        return None;
    }
    set.push(draft);
    Some(())
}

/// Whether two versions of a group are published alike.
fn is_same(old: &Group, new: &Group) -> bool {
    let rules = |g: &Group| (g.hidden, g.absence, g.expired, g.is_draft);
    let langs = |g: &Group| g.variants.iter().map(|v| v.0).collect::<Vec<_>>();
    rules(old) == rules(new) && langs(old) == langs(new) && old.only_places == new.only_places
}

/// Whether two versions of an item have the same terms and use the same files.
fn has_same_references(old: &Item, new: &Item) -> bool {
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

/// The rank of a new title among those of all other items. None where the ranks of its neighbours leave no room between them.
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
