//! What refers to an item: it would lead nowhere if the item were gone.

use crate::diag::{Diagnostics, Span};
use crate::kinds::{Kind, PLACE, Type, Value};
use crate::model::{Group, GroupNo, Item, ItemNo, Library, PlaceNo};
use crate::plan::{Address, OrderItems, Planner};
use crate::text::{LinkTarget, target};
use rustc_hash::FxHashSet;

/// One place that refers to an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Referring {
    pub span: Span,
    /// The item whose words these are; none for the menu of the site and the ledger of what was printed.
    pub by: Option<ItemNo>,
}

/// What takes the place of an item that goes: the same in another language, else what its place inherits.
pub fn instead(library: &Library, item: &Item) -> Option<ItemNo> {
    let group = library.group(item.group);
    let elsewhere = |(_, no): &&(_, ItemNo)| library.item(*no).span != item.span;
    if let Some((_, other)) = group.variants.iter().find(elsewhere) {
        return Some(*other);
    }
    let shows = |no: GroupNo| Some(library.group(no)).filter(|g| g.absent.is_none() && !g.hidden);
    let with_id = library.inherited.with_id(group.kind, &group.slug);
    let at = |place: PlaceNo| with_id.iter().filter_map(|no| shows(*no)).find(|g| g.stands == place);
    library.places.ancestors(group.stands).skip(1).find_map(at).map(|g| g.variants[0].1)
}

/// What refers to an item that goes with its file of this path, or that a single place is to do without; each item and line once. Where something takes its
/// place, that are links by the path alone.
pub fn referring(planner: &Planner, item: &Item, path: &str, only: Option<PlaceNo>) -> Vec<Referring> {
    let library = planner.library;
    let group = library.group(item.group);
    let is_replaced = only.is_none() && instead(library, item).is_some();
    if group.absent.is_some() || group.hidden {
        return Vec::new();
    }
    let at = only.unwrap_or(group.stands);
    // A field names whatever has the slug, anywhere; a link leads to what its place shows.
    let is_last = only.is_none() && !is_replaced && library.inherited.with_id(group.kind, &group.slug).len() == 1;
    let wanted = Wanted { library, group, no: item.group, at, is_last, path: Some(path).filter(|_| is_replaced) };
    let mut found = Vec::new();
    let is_other = |other: &Item| other.group != item.group || is_replaced && other.span != item.span;
    for (no, other) in library.item_numbers().zip(&library.items).filter(|(_, other)| is_other(other)) {
        for (field, span, value) in &other.fields {
            let mut add = |span: Span| found.push(Referring { span, by: Some(no) });
            wanted.in_value(value, &other.kind.table().field(*field).ty, *span, &mut add);
        }
    }
    found.retain(|r| r.by.is_none_or(|by| wanted.concerns(library.item(by).group)));
    let is_for = |items: &OrderItems| matches!(items, OrderItems::Slugs(slugs) if slugs.contains(&group.slug));
    for order in planner.orders.iter().filter(|order| is_last && order.names_items && is_for(&order.items)) {
        if planner.theme.product(order.product).kind() == Some(group.kind) && order.campaign != item.group {
            found.push(Referring { span: order.span, by: Some(library.group(order.campaign).variants[0].1) });
        }
    }
    for entry in &library.site.navigation {
        let said = target::link(&entry.link, "content", entry.span, &mut Diagnostics::new());
        if at == PlaceNo::PORTAL && wanted.is_meant(&said) {
            found.push(Referring { span: entry.span, by: None });
        }
    }
    for printed in library.printed.iter().filter(|p| !p.kept_elsewhere) {
        let is_page = |place: PlaceNo| match planner.item_address(item.group, place, item.lang) {
            Some(Address::Here(path)) => path.trim_end_matches("index.html") == printed.path.trim_end_matches("index.html"),
            _ => false,
        };
        let mut places = printed.at.iter().filter_map(|at| at.1).filter(|p| library.places.is_below(*p, at));
        let leads = match &printed.to {
            Some(to) => wanted.is_meant(to) && places.next().is_some(),
            None => !is_replaced && places.any(is_page),
        };
        if leads {
            found.push(Referring { span: printed.span, by: None });
        }
    }
    // A translation repeats what its original says of hard facts.
    let mut seen = FxHashSet::default();
    found.retain(|r| seen.insert((r.span.file, r.span.start)));
    found
}

struct Wanted<'a> {
    library: &'a Library,
    group: &'a Group,
    no: GroupNo,
    /// Where it is to go, and below.
    at: PlaceNo,
    /// No other place has an item of this slug.
    is_last: bool,
    /// Only what leads to this file: the rest leads to what takes its place.
    path: Option<&'a str>,
}

impl Wanted<'_> {
    fn in_value(&self, value: &Value, ty: &Type, span: Span, add: &mut impl FnMut(Span)) {
        match (value, ty) {
            (Value::Item(slug), Type::Item(kind)) if self.is_last && self.is_called(kind, slug) => add(span),
            (Value::Document(excerpt), _) => {
                let links = excerpt.links().filter(|link| self.is_meant(&link.target));
                links.for_each(|link| add(excerpt.document.span(link.start, link.end)));
            }
            (Value::List(values), Type::List(inner)) => values.iter().for_each(|v| self.in_value(v, inner, span, add)),
            (Value::List(values), _) => values.iter().for_each(|v| self.in_value(v, ty, span, add)),
            (Value::Record(entries), _) => entries.iter().for_each(|(_, v)| self.in_value(v, &Type::Free, span, add)),
            _ => {}
        }
    }

    fn is_called(&self, kind: &str, slug: &str) -> bool {
        *slug == *self.group.slug && Kind::find(kind) == Some(self.group.kind)
    }

    fn is_meant(&self, target: &LinkTarget) -> bool {
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

    /// Whether what another group says of the slug is about this one anywhere: at its own place, or at ours when it is handed down to us.
    fn concerns(&self, other: GroupNo) -> bool {
        let library = self.library;
        let (stands, kind) = (library.group(other).stands, library.group(other).kind);
        match library.places.is_below(stands, self.at) {
            _ if self.path.is_some() => true,
            true => library.nearest(stands, self.group.kind, &self.group.slug) == Some(self.no),
            false => {
                let shows = kind == &PLACE || library.inherited.visible(self.at, kind).contains(&other);
                library.places.is_below(self.at, stands) && shows
            }
        }
    }
}
