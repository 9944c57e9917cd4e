//! Items in views: the job's own, whole.

use super::super::values::{Showing, absent, feed_dependencies, map, show};
use super::{Key, PlaceViews, directory, encoded};
use crate::kinds::{FieldNo, Value as FieldValue};
use crate::model::{Item, ItemNo, LangNo, PlaceNo};
use crate::plan::{Address, Job, Planner, Product, Query, QueryContext, Select, TextContext, TextParts};
use std::sync::{Arc, PoisonError};
use tera::value::Key as MapKey;
use tera::{Map, Value};

impl<'a> PlaceViews<'a> {
    /// Digest of all an item shows here.
    pub(super) fn item_digest(&self, item: ItemNo, lang: LangNo) -> Key {
        self.digest_of(item, lang, |_| true)
    }

    /// Digest of what some of an item's fields show here.
    pub(super) fn digest_of(&self, item: ItemNo, lang: LangNo, wanted: impl Fn(FieldNo) -> bool) -> Key {
        let of = self.planner().library.item(item);
        let mut hasher = blake3::Hasher::new();
        hasher.update(of.digest.as_bytes());
        let mut seen = Vec::new();
        let reader = TextContext { place: self.place, lang, item };
        for (_, _, value) in of.fields.iter().filter(|f| wanted(f.0)) {
            feed_dependencies(self.planner(), &mut hasher, value, reader, &mut seen);
        }
        *hasher.finalize().as_bytes()
    }

    /// An item with all its fields and texts. What does not show the place is built once for all places where it looks alike.
    pub(super) fn item(&self, item: ItemNo, lang: LangNo, root: &str, parts: TextParts) -> Value {
        let showing = Showing { reader: TextContext { place: self.place, lang, item }, root, parts, lowered: &self.views.lowered };
        let placed = &self.views.placed[item.index()];
        let build = || self.build_item(item, lang, &showing, |no| !placed.contains(&no));
        // With complete addresses an item looks different at every place, and would pile up.
        let shared = match self.views.keep_items && !root.contains("://") {
            false => build(),
            true => {
                let mut hasher = blake3::Hasher::new();
                hasher.update(&self.digest_of(item, lang, |no| !placed.contains(&no)));
                hasher.update(&item.to_le_bytes());
                hasher.update(&lang.to_le_bytes());
                hasher.update(&[u8::from(parts.plain), u8::from(parts.rest), u8::from(parts.toc), u8::from(parts.blocks)]);
                hasher.update(root.as_bytes());
                hasher.update(&self.class.to_le_bytes());
                hasher.update(&[u8::from(self.is_at_home(item))]);
                let key = *hasher.finalize().as_bytes();
                let known = self.views.items.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
                known.unwrap_or_else(|| {
                    let value = build();
                    self.views.items.lock().unwrap_or_else(PoisonError::into_inner).insert(key, value.clone());
                    value
                })
            }
        };
        if !self.views.keep_items && placed.is_empty() {
            return shared;
        }
        let of = self.planner().library.item(item);
        let table = of.kind.table();
        let mut fields = shared.into_map().unwrap_or_default();
        for no in placed.iter() {
            if let Some(value) = of.value(*no) {
                let field = table.field(*no);
                fields.insert(MapKey::Str(field.name), show(self.planner(), value, &field.ty, &showing));
            }
        }
        if !placed.is_empty() {
            fields.insert(MapKey::Str("sections"), sections(self.planner(), of, &showing));
        }
        // The addresses of the page itself are the place's.
        for select in [Select::AbsUrl, Select::ShortUrl] {
            fields.insert(MapKey::Str(virtual_name(select)), self.virtual_field(select, item, lang));
        }
        Value::from(fields)
    }

    fn build_item(&self, item: ItemNo, lang: LangNo, showing: &Showing, wanted: impl Fn(FieldNo) -> bool) -> Value {
        let of = self.planner().library.item(item);
        let table = of.kind.table();
        let mut fields = Map::with_capacity(table.fields.len() + 8);
        for (no, field) in table.numbered() {
            let value = match of.value(no).filter(|_| wanted(no)) {
                Some(value) => show(self.planner(), value, &field.ty, showing),
                None => absent(&field.ty),
            };
            fields.insert(MapKey::Str(field.name), value);
        }
        for select in [Select::Url, Select::AbsUrl, Select::ShortUrl, Select::Slug, Select::Id, Select::Kind, Select::Lang, Select::Stands]
        {
            fields.insert(MapKey::Str(virtual_name(select)), self.virtual_field(select, item, lang));
        }
        fields.insert(MapKey::Str("sections"), sections(self.planner(), of, showing));
        Value::from(fields)
    }

    pub(super) fn virtual_field(&self, select: Select, item: ItemNo, lang: LangNo) -> Value {
        let library = self.planner().library;
        let of = library.item(item);
        let is_place = of.kind == &crate::kinds::PLACE;
        let stands = library.places.get(library.group(of.group).stands);
        match select {
            Select::Url if is_place => Value::none(),
            Select::Url => match self.planner().item_address(of.group, self.place, lang) {
                Some(Address::Here(path)) => Value::normal_string(&encoded(&path)),
                _ => Value::none(),
            },
            Select::AbsUrl if is_place => Value::normal_string(&stands.base_url),
            Select::AbsUrl => match self.planner().item_address(of.group, self.place, lang) {
                Some(Address::Here(path)) => {
                    Value::normal_string(&format!("{}{}", library.places.get(self.place).base_url, encoded(&path)))
                }
                Some(Address::Elsewhere(url)) => Value::normal_string(&url),
                None => Value::none(),
            },
            Select::ShortUrl => match self.short_path(of.group, lang) {
                Some(path) => Value::normal_string(&format!("{}{}", library.places.get(self.place).base_url, directory(&encoded(&path)))),
                None => self.virtual_field(Select::AbsUrl, item, lang),
            },
            Select::Slug => Value::normal_string(&crate::plan::anchor(&of.slug)),
            Select::Id => Value::normal_string(&of.id()),
            Select::Kind => Value::normal_string(of.kind.name),
            Select::Lang => Value::normal_string(library.site.code(of.lang)),
            Select::Stands => Value::normal_string(self.place_name(library.group(of.group).stands, lang)),
            Select::Field(_) => Value::none(),
        }
    }

    /// Whether an item stands here: its page may be here and nowhere else.
    pub(super) fn is_at_home(&self, item: ItemNo) -> bool {
        let library = self.planner().library;
        library.group(library.item(item).group).stands == self.place
    }

    /// The path of the short address of a group, where this place has one.
    fn short_path(&self, group: crate::model::GroupNo, lang: LangNo) -> Option<String> {
        let path = self.has_short.then(|| self.planner().short_path(group, self.place, lang))??;
        self.plan.find(&path).is_some().then_some(path)
    }

    pub(super) fn place_name(&self, place: PlaceNo, lang: LangNo) -> &'a str {
        let library = self.planner().library;
        library.place_item(place, lang).title()
    }

    /// The items that answer a need, cut to the job's page; and how many there are in all.
    pub(super) fn members(&self, job: &Job, product: &Product, need: usize, query: &Query) -> (Arc<[ItemNo]>, usize) {
        let planner = self.planner();
        let campaign = job.order.map(|order| planner.order(order).campaign);
        let asker = QueryContext { campaign, ..planner.asker(self.place, job.lang, &job.subject) };
        let all = planner.answers.limited(planner.library, query, &product.about, asker);
        let total = all.len();
        match product.paginate {
            Some((list, by)) if list == need => {
                let start = (job.page as usize - 1) * by;
                (all[start.min(total)..(start + by).min(total)].into(), total)
            }
            _ => (all, total),
        }
    }
}

pub(super) fn virtual_name(select: Select) -> &'static str {
    crate::plan::VIRTUAL.iter().find(|(_, s)| *s == select).map_or("", |(n, _)| n)
}

/// For each role found in the item's text: {title, id, intro}.
fn sections(planner: &Planner, item: &Item, showing: &Showing) -> Value {
    let mut found = Map::new();
    let Some(FieldValue::Document(body)) = item.get("body") else { return Value::from(found) };
    for section in &body.document.sections {
        let heading = &body.document.headings[section.heading as usize];
        let intro = crate::text::Excerpt { document: body.document.clone(), events: section.intro.clone() };
        let intro = show(planner, &FieldValue::Document(intro), &crate::kinds::Type::Prose, showing);
        let value = map([("title", Value::normal_string(&heading.text)), ("id", Value::normal_string(&heading.id)), ("intro", intro)]);
        found.insert(MapKey::Str(section.role), value);
    }
    Value::from(found)
}
