//! Cards: items in the answers to needs, with the fields that the need selects.

use super::super::values::{RenderContext, absent, feed_value, show};
use super::items::{sections, virtual_name};
use super::place_views::{CardDigest, CardKey, PlaceViews, keep};
use crate::model::ItemNo;
use crate::plan::{Job, Query, Select, TextContext, TextParts};
use crate::view_schema::{ViewDigest, ViewType, ViewValue};
use std::sync::{Arc, PoisonError};
use tera::value::Key as MapKey;
use tera::{Map, Value};

/// The answer to a need for items: those of the job's page.
pub(super) struct Cards<'a> {
    pub(super) views: &'a PlaceViews<'a>,
    pub(super) query: &'a Query,
    pub(super) items: Arc<[ItemNo]>,
    pub(super) job: &'a Job,
}

impl ViewValue for Cards<'_> {
    const TYPE: ViewType = ViewType::List(&ViewType::Item);

    fn value(&self) -> Value {
        Value::from(self.items.iter().map(|item| self.views.card(self.query, *item, self.job)).collect::<Vec<_>>())
    }

    fn feed(&self, digest: &mut ViewDigest) {
        digest.number(self.items.len() as u64);
        self.items.iter().for_each(|item| digest.bytes(&self.views.card_digest(self.query, *item, self.job)));
    }
}

impl<'a> PlaceViews<'a> {
    /// The key of a card, and whether the card depends on the place.
    fn card_key(&self, query: &Query, item: ItemNo, job: &Job) -> (CardKey, bool) {
        let placed_fields = &self.views.placed[item.index()];
        let shows_place =
            |s: &Select| matches!(s, Select::AbsUrl | Select::ShortUrl) || matches!(s, Select::Field(no) if placed_fields.contains(no));
        let of = self.planner().library.item(item);
        let is_text = |s: &Select| match s {
            Select::Field(no) => of.kind.table().field(*no).ty.is_text() && of.value(*no).is_some(),
            other => *other == Select::Sections && of.get("body").is_some(),
        };
        // Most rows of tables have no text although the need selects it.
        let has_text = query.shows_text && query.select.iter().any(is_text);
        let placed = has_text || query.select.iter().any(shows_place);
        let (depth, parts) = match has_text {
            true => (self.depth(job), job.product.map(|p| self.views.text_parts[p.index()]).unwrap_or_default()),
            false => (0, TextParts::default()),
        };
        let place = if placed { self.place.index() as u64 } else { self.class ^ u64::from(self.is_at_home(item)) };
        (CardKey { look: query.look, item, lang: job.lang, place, depth, parts }, placed)
    }

    fn depth(&self, job: &Job) -> u8 {
        match self.product(job) {
            Some(product) if product.links_absolute => u8::MAX,
            _ => job.path.matches('/').count().min(254) as u8,
        }
    }

    /// Digest of a card. The card is not built.
    fn card_digest(&self, query: &Query, item: ItemNo, job: &Job) -> CardDigest {
        let (key, placed) = self.card_key(query, item, job);
        if let Some(found) = self.views.card_digests.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return *found;
        }
        let planner = self.planner();
        let of = planner.library.item(item);
        let reader = TextContext { place: self.place, lang: job.lang, item };
        let mut hasher = blake3::Hasher::new();
        for select in &query.select {
            match select {
                Select::Field(no) => {
                    hasher.update(&no.to_le_bytes());
                    if let Some(value) = of.value(*no) {
                        feed_value(planner, &mut hasher, value, reader);
                    }
                }
                // They are parts of the body.
                Select::Sections => of.get("body").into_iter().for_each(|body| feed_value(planner, &mut hasher, body, reader)),
                Select::Call => {
                    let mut call = ViewDigest::new();
                    self.call_at(item, job.lang).feed(&mut call);
                    hasher.update(call.finish().as_bytes());
                }
                other => {
                    let value = self.virtual_field(*other, item, job.lang);
                    let text = value.as_str().unwrap_or("\0");
                    hasher.update(&(text.len() as u64).to_le_bytes());
                    hasher.update(text.as_bytes());
                }
            }
        }
        let mut digest = [0; 16];
        digest.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
        if !placed || !self.views.keep_items {
            keep(&self.views.card_digests, key, digest);
        }
        digest
    }

    /// A card.
    fn card(&self, query: &Query, item: ItemNo, job: &Job) -> Value {
        let (key, placed) = self.card_key(query, item, job);
        if let Some(found) = self.views.cards.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return found.clone();
        }
        let planner = self.planner();
        let of = planner.library.item(item);
        let table = of.kind.table();
        let rel_prefix = self.rel_prefix(job);
        let reader = TextContext { place: self.place, lang: job.lang, item };
        let parts = job.product.map(|p| self.views.text_parts[p.index()]).unwrap_or_default();
        let context = RenderContext { reader, rel_prefix: &rel_prefix, parts, lowered: &self.views.lowered };
        let mut card = Map::with_capacity(query.select.len());
        for select in &query.select {
            match select {
                Select::Field(no) => {
                    let field = table.field(*no);
                    let value = of.value(*no).map_or_else(|| absent(&field.ty), |value| show(planner, value, &field.ty, &context));
                    card.insert(MapKey::Str(field.name), value);
                }
                Select::Sections => drop(card.insert(MapKey::Str(virtual_name(Select::Sections)), sections(planner, of, &context))),
                other => {
                    card.insert(MapKey::Str(virtual_name(*other)), self.virtual_field(*other, item, job.lang));
                }
            }
        }
        let card = Value::from(card);
        // Cards that depend on the place are not cached: there would be too many.
        if !placed || !self.views.keep_items {
            keep(&self.views.cards, key, card.clone());
        }
        card
    }
}
