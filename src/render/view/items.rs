//! Items with all their fields, and the fields that are in no table.

use super::super::components::call_view;
use super::super::values::{RenderContext, absent, feed_dependencies, show, text};
use super::key::JobKey;
use super::place_views::{PlaceViews, ShownItem, keep};
use crate::kinds::{FieldNo, PLACE, Type, Value as FieldValue};
use crate::model::{Item, ItemNo, LangNo, PlaceNo};
use crate::plan::{
    Address, Job, Need, Pagination, Planner, Product, Query, QueryContext, Select, Subject, TextContext, TextParts, need_of,
};
use crate::text::Excerpt;
use crate::view_schema::{CallView, ItemFields, SectionView, ViewDigest, ViewType, ViewValue, WhenAsked};
use std::borrow::Cow;
use std::sync::{Arc, PoisonError};
use tera::value::Key as MapKey;
use tera::{Map, Value};

impl ViewValue for ShownItem<'_> {
    const TYPE: ViewType = ViewType::Item;

    fn value(&self) -> Value {
        self.views.item(self.item, self.job.lang, &self.views.rel_prefix(self.job), self.parts)
    }

    /// The digest that the library keeps of the item stands for its fields; what they show of other things is fed with it.
    fn feed(&self, digest: &mut ViewDigest) {
        let (views, lang) = (self.views, self.job.lang);
        let library = views.planner().library;
        let of = library.item(self.item);
        digest.bytes(&views.digest_of(self.item, lang, |_| true));
        match views.planner().item_address(of.group, views.place, lang) {
            Some(Address::Here(path) | Address::Elsewhere(path)) => digest.text(&path),
            None => digest.text(""),
        }
        digest.text(views.short_path(of.group, lang).as_deref().unwrap_or_default());
        digest.text(views.place_name(library.group(of.group).place, lang));
        // Links to lists of terms are left out when the item's time has passed.
        digest.bytes(&[u8::from(library.group(of.group).expired)]);
    }
}

impl<'a> PlaceViews<'a> {
    /// Digest of what some of an item's fields show at this place.
    fn digest_of(&self, item: ItemNo, lang: LangNo, wanted: impl Fn(FieldNo) -> bool) -> JobKey {
        let of = self.planner().library.item(item);
        let mut hasher = blake3::Hasher::new();
        hasher.update(of.digest.as_bytes());
        let mut fed = Vec::new();
        let reader = TextContext { place: self.place, lang, item };
        for (_, _, value) in of.fields.iter().filter(|f| wanted(f.0)) {
            feed_dependencies(self.planner(), &mut hasher, value, reader, &mut fed);
        }
        *hasher.finalize().as_bytes()
    }

    /// An item with all its fields and texts. Fields that do not depend on the place are built once for each class of places.
    pub(super) fn item(&self, item: ItemNo, lang: LangNo, rel_prefix: &str, parts: TextParts) -> Value {
        let context =
            RenderContext { reader: TextContext { place: self.place, lang, item }, rel_prefix, parts, lowered: &self.views.lowered };
        let placed = &self.views.placed[item.index()];
        let build = || self.build_item(item, lang, &context, |no| !placed.contains(&no));
        // With absolute links an item differs at every place and is not cached.
        let shared = match self.views.keep_items && !rel_prefix.contains("://") {
            false => build(),
            true => {
                let mut hasher = blake3::Hasher::new();
                hasher.update(&self.digest_of(item, lang, |no| !placed.contains(&no)));
                hasher.update(&item.to_le_bytes());
                hasher.update(&lang.to_le_bytes());
                hasher.update(&[
                    u8::from(parts.plain),
                    u8::from(parts.heard),
                    u8::from(parts.rest),
                    u8::from(parts.toc),
                    u8::from(parts.minutes),
                    u8::from(parts.blocks),
                ]);
                hasher.update(rel_prefix.as_bytes());
                hasher.update(&self.class.to_le_bytes());
                hasher.update(&[u8::from(self.is_at_home(item))]);
                let key = *hasher.finalize().as_bytes();
                let known = self.views.items.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
                known.unwrap_or_else(|| {
                    let value = build();
                    keep(&self.views.items, key, value.clone());
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
                fields.insert(MapKey::Str(field.name), show(self.planner(), value, &field.ty, &context));
            }
        }
        if !placed.is_empty() {
            fields.insert(MapKey::Str("sections"), sections(self.planner(), of, &context));
        }
        // Complete addresses depend on the place.
        for select in [Select::AbsUrl, Select::ShortUrl] {
            fields.insert(MapKey::Str(virtual_name(select)), self.virtual_field(select, item, lang));
        }
        Value::from(fields)
    }

    fn build_item(&self, item: ItemNo, lang: LangNo, context: &RenderContext, wanted: impl Fn(FieldNo) -> bool) -> Value {
        let of = self.planner().library.item(item);
        let table = of.kind.table();
        let mut fields = Map::with_capacity(table.fields.len() + 8);
        for (no, field) in table.numbered() {
            let value = match of.value(no).filter(|_| wanted(no)) {
                Some(value) => show(self.planner(), value, &field.ty, context),
                None => absent(&field.ty),
            };
            fields.insert(MapKey::Str(field.name), value);
        }
        let text = |select| self.virtual_text(select, item, lang).map(Cow::into_owned);
        let own = ItemFields {
            url: text(Select::Url),
            abs_url: text(Select::AbsUrl),
            short_url: text(Select::ShortUrl),
            slug: crate::plan::anchor(&of.slug),
            id: of.id(),
            kind: of.kind.name,
            lang: self.code(of.lang),
            stands: self.stands(item, lang),
            sections: sections(self.planner(), of, context),
            call: WhenAsked(None),
        };
        fields.extend(own.entries().map(|(name, value)| (MapKey::Str(name), value)));
        Value::from(fields)
    }

    /// A field that is in no table, as `select` names it. Those that hold texts are shown for a page.
    pub(super) fn virtual_field(&self, select: Select, item: ItemNo, lang: LangNo) -> Value {
        match select {
            Select::Call => self.call_at(item, lang).value(),
            _ => self.virtual_text(select, item, lang).value(),
        }
    }

    /// Whom to call at the place that an item of kind place describes.
    pub(super) fn call_at(&self, item: ItemNo, lang: LangNo) -> Option<CallView<'a>> {
        let planner = self.planner();
        let of = planner.library.item(item);
        let place = planner.library.group(of.group).place;
        let call = (of.kind == &PLACE).then(|| planner.whom_to_call(place, lang)[0])?;
        call_view(planner, call, place, lang)
    }

    fn virtual_text(&self, select: Select, item: ItemNo, lang: LangNo) -> Option<Cow<'a, str>> {
        // Where no page of a short address is made, none is looked for.
        let select = if select == Select::ShortUrl && !self.has_short { Select::AbsUrl } else { select };
        let is_made = |path: &str| self.plan.find(path).is_some();
        self.planner().beside_table(select, TextContext { place: self.place, lang, item }, is_made)
    }

    /// What people call about a job's item, as a position in `CALL_NEEDS`.
    pub(super) fn call_about(&self, job: &Job) -> usize {
        match &job.subject {
            Subject::Item(item) => need_of(self.planner().library.item(*item)),
            _ => 0,
        }
    }

    /// The path of an item's page below the root of this place; none where the page is elsewhere.
    pub(super) fn url(&self, item: ItemNo, lang: LangNo) -> Option<String> {
        self.planner().item_url(TextContext { place: self.place, lang, item })
    }

    /// The complete address of an item's page; of a place, of its root.
    pub(super) fn abs_url_of(&self, item: ItemNo, lang: LangNo) -> Option<String> {
        self.planner().item_abs_url(TextContext { place: self.place, lang, item })
    }

    /// The name of the place where an item stands.
    fn stands(&self, item: ItemNo, lang: LangNo) -> &'a str {
        let library = self.planner().library;
        self.place_name(library.group(library.item(item).group).place, lang)
    }

    /// Whether an item stands at this place, so that its page may exist here only.
    pub(super) fn is_at_home(&self, item: ItemNo) -> bool {
        let library = self.planner().library;
        library.group(library.item(item).group).place == self.place
    }

    /// The path of the short address of a group; none where this place has no such page.
    fn short_path(&self, group: crate::model::GroupNo, lang: LangNo) -> Option<String> {
        let path = self.has_short.then(|| self.planner().short_path(group, self.place, lang))??;
        self.plan.find(&path).is_some().then_some(path)
    }

    /// The items whose own page a job makes: that of its subject, or of each that has its anchor on it. They stand at this place, so a page that several
    /// places publish counts once.
    pub fn own_items(&self, product: &Product, job: &Job) -> Vec<ItemNo> {
        let library = self.planner().library;
        let folder = format!("{}/", self.code(job.lang));
        // The front page is the page of its place.
        if job.subject == Subject::Place && job.path.strip_prefix(&*folder).unwrap_or(&job.path) == "index.html" {
            return vec![library.variant(library.place_group(self.place), job.lang)];
        }
        let items: Arc<[ItemNo]> = match (&job.subject, product.anchors) {
            (Subject::Item(item), _) if product.canonical => [*item].into(),
            (_, Some(no)) => match product.needs.get(no) {
                Some((_, Need::Items(query))) => self.members(job, product, no, query).0,
                _ => return Vec::new(),
            },
            _ => return Vec::new(),
        };
        items.iter().copied().filter(|item| self.is_at_home(*item)).collect()
    }

    /// The items whose texts a job may show: that of its subject, and those of its needs that select texts.
    pub fn text_items(&self, product: &Product, job: &Job) -> Vec<ItemNo> {
        let mut found: Vec<ItemNo> = match &job.subject {
            Subject::Item(item) => vec![*item],
            _ => Vec::new(),
        };
        for (no, (_, need)) in product.needs.iter().enumerate() {
            if let Need::Items(query) = need
                && query.shows_text
            {
                let items = self.members(job, product, no, query).0;
                found.extend(items.iter().filter(|item| !found.contains(item)).copied().collect::<Vec<_>>());
            }
        }
        found
    }

    /// The name of a place in a language.
    pub(super) fn place_name(&self, place: PlaceNo, lang: LangNo) -> &'a str {
        let library = self.planner().library;
        library.place_item(place, lang).title()
    }

    /// The items that answer a need, cut to the job's page, and the number of all.
    pub(super) fn members(&self, job: &Job, product: &Product, need: usize, query: &Query) -> (Arc<[ItemNo]>, usize) {
        let planner = self.planner();
        let campaign = job.order.map(|order| planner.order(order).campaign);
        let asker = QueryContext { campaign, ..planner.asker(self.place, job.lang, &job.subject) };
        let all = planner.answers.limited(planner.library, query, &product.about, asker);
        let total = all.len();
        match &product.paginate {
            Some(Pagination { lists, by }) if lists.contains(&need) => {
                // The lists stand one after the other; a page is a window over all of them.
                let before: usize = lists.iter().take_while(|list| **list != need).map(|list| planner.count(product, *list, asker)).sum();
                let start = (job.page as usize - 1) * by;
                let within = |at: usize| at.saturating_sub(before).min(total);
                (all[within(start)..within(start + by)].into(), total)
            }
            _ => (all, total),
        }
    }
}

/// The name of a field that is in no table.
pub(super) fn virtual_name(select: Select) -> &'static str {
    select.name().unwrap_or_default()
}

/// For each role found in the item's text: title, anchor, and the text before the first entry: all of it where there are no entries.
pub(super) fn sections(planner: &Planner, item: &Item, context: &RenderContext) -> Value {
    let mut found = Map::new();
    let Some(FieldValue::Document(body)) = item.get("body") else { return Value::from(found) };
    for section in &body.document.sections {
        let heading = &body.document.headings[section.heading as usize];
        let intro = Excerpt { document: body.document.clone(), events: section.intro.clone() };
        let is_list = item.kind.table().named(section.role).is_some_and(|no| matches!(item.kind.table().field(no).ty, Type::Entries));
        let is_text = if is_list { section.entries.is_empty() } else { body.document.sentence(section.intro.clone()).is_none() };
        let section_view = SectionView { title: &heading.text, id: &heading.id, intro: text(planner, &intro, context), is_text };
        found.insert(MapKey::Str(section.role), section_view.value());
    }
    Value::from(found)
}
