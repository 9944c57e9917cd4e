//! Finds the references to an item that would break if the item were removed.

use crate::diag::{Diagnostics, Span};
use crate::kinds::{PLACE, Type, Value};
use crate::model::{Group, GroupNo, Item, ItemNo, Library, PlaceNo};
use crate::plan::{Address, OrderItems, Planner};
use crate::text::{LinkTarget, target};
use rustc_hash::FxHashSet;

/// A reference to an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Referrer {
    /// Its position.
    pub span: Span,
    /// The item that contains it; none for the menu of the site and the ledger of printed addresses.
    pub by: Option<ItemNo>,
}

/// The item that is shown after an item is removed: the same in another language, else the one that its place inherits.
pub fn replacement_item(library: &Library, item: &Item) -> Option<ItemNo> {
    let group = library.group(item.group);
    let elsewhere = |(_, no): &&(_, ItemNo)| library.item(*no).span != item.span;
    if let Some((_, other)) = group.variants.iter().find(elsewhere) {
        return Some(*other);
    }
    let shows = |no: GroupNo| Some(library.group(no)).filter(|g| g.absence.is_none() && !g.hidden);
    let with_id = library.inheritance.with_id(group.kind, &group.slug);
    let at = |place: PlaceNo| with_id.iter().filter_map(|no| shows(*no)).find(|g| g.place == place);
    library.places.ancestors(group.place).skip(1).find_map(at).map(|g| g.variants[0].1)
}

/// The references that break when an item is removed with its file at `path`, or when it is hidden at the place `only`; each item and line
/// once. Where another item replaces it, only links by the path break.
pub fn referrers(planner: &Planner, item: &Item, path: &str, only: Option<PlaceNo>) -> Vec<Referrer> {
    let library = planner.library;
    let group = library.group(item.group);
    let is_replaced = only.is_none() && replacement_item(library, item).is_some();
    if group.absence.is_some() || group.hidden {
        return Vec::new();
    }
    let at = only.unwrap_or(group.place);
    // A field refers to the slug at any place; a link refers to the item that its place shows.
    let is_last = only.is_none() && !is_replaced && library.inheritance.with_id(group.kind, &group.slug).len() == 1;
    let removed = RemovedTarget { library, group, no: item.group, at, is_last, path: Some(path).filter(|_| is_replaced) };
    let mut found = Vec::new();
    let is_other = |other: &Item| other.group != item.group || is_replaced && other.span != item.span;
    for (no, other) in library.item_numbers().zip(&library.items).filter(|(_, other)| is_other(other)) {
        for (field, span, value) in &other.fields {
            let mut add = |span: Span| found.push(Referrer { span, by: Some(no) });
            removed.in_value(value, &other.kind.table().field(*field).ty, *span, &mut add);
        }
    }
    found.retain(|r| r.by.is_none_or(|by| removed.concerns(library.item(by).group)));
    let is_for = |items: &OrderItems| matches!(items, OrderItems::Slugs(slugs) if slugs.contains(&group.slug));
    for order in planner.orders.iter().filter(|order| is_last && order.names_items && is_for(&order.items)) {
        if planner.theme.product(order.product).kind() == Some(group.kind) && order.campaign != item.group {
            found.push(Referrer { span: order.span, by: Some(library.group(order.campaign).variants[0].1) });
        }
    }
    for entry in &library.site.navigation {
        let link = target::link(&entry.link, "content", entry.span, &mut Diagnostics::new());
        if at == PlaceNo::PORTAL && removed.is_target(&link) {
            found.push(Referrer { span: entry.span, by: None });
        }
    }
    for printed in library.printed.iter().filter(|p| !p.kept_elsewhere) {
        let is_page = |place: PlaceNo| match planner.item_address(item.group, place, item.lang) {
            Some(Address::Here(path)) => path.trim_end_matches("index.html") == printed.path.trim_end_matches("index.html"),
            _ => false,
        };
        let mut places = printed.sites.iter().filter_map(|at| at.1).filter(|p| library.places.is_below(*p, at));
        let leads = match &printed.target {
            Some(to) => removed.is_target(to) && places.next().is_some(),
            None => !is_replaced && places.any(is_page),
        };
        if leads {
            found.push(Referrer { span: printed.span, by: None });
        }
    }
    // A translation repeats references of its original.
    let mut seen = FxHashSet::default();
    found.retain(|r| seen.insert((r.span.file, r.span.start)));
    found
}

/// The removed item, to be compared with references.
struct RemovedTarget<'a> {
    library: &'a Library,
    group: &'a Group,
    no: GroupNo,
    /// The place at which, and below which, it is removed.
    at: PlaceNo,
    /// Whether no other place has an item with this slug.
    is_last: bool,
    /// Only links to this file break; others lead to the replacement.
    path: Option<&'a str>,
}

impl RemovedTarget<'_> {
    fn in_value(&self, value: &Value, ty: &Type, span: Span, add: &mut impl FnMut(Span)) {
        match (value, ty) {
            (Value::Item(slug), Type::Item(kind)) if self.is_last && self.has_slug(kind, slug) => add(span),
            (Value::Document(excerpt), _) => {
                let links = excerpt.links().filter(|link| self.is_target(&link.target));
                links.for_each(|link| add(excerpt.document.span(link.start, link.end)));
            }
            (Value::List(values), Type::List(inner)) => values.iter().for_each(|v| self.in_value(v, inner, span, add)),
            (Value::List(values), _) => values.iter().for_each(|v| self.in_value(v, ty, span, add)),
            (Value::Record(entries), _) => entries.iter().for_each(|(_, v)| self.in_value(v, &Type::Free, span, add)),
            _ => {}
        }
    }

    fn has_slug(&self, kind: &str, slug: &str) -> bool {
        *slug == *self.group.slug && self.library.site.kinds.find(kind) == Some(self.group.kind)
    }

    fn is_target(&self, target: &LinkTarget) -> bool {
        match target {
            LinkTarget::File { path, .. } if self.path.is_some() => self.path == Some(&**path),
            _ if self.path.is_some() => false,
            LinkTarget::Item { kind, slug, .. } => *self.group.kind.name == **kind && **slug == *self.group.slug,
            LinkTarget::File { path, .. } => {
                self.library.by_source.get(&**path).is_some_and(|(kind, slug)| *kind == self.group.kind && *slug == self.group.slug)
            }
            _ => false,
        }
    }

    /// Whether a reference in another group refers to this item at some place: at the place of that group, or at this place when it inherits
    /// that group.
    fn concerns(&self, other: GroupNo) -> bool {
        let library = self.library;
        let (stands, kind) = (library.group(other).place, library.group(other).kind);
        match library.places.is_below(stands, self.at) {
            _ if self.path.is_some() => true,
            true => library.nearest(stands, self.group.kind, &self.group.slug) == Some(self.no),
            false => {
                let shows = kind == &PLACE || library.inheritance.visible(self.at, kind).contains(&other);
                library.places.is_below(self.at, stands) && shows
            }
        }
    }
}
