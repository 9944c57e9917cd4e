//! What a campaign orders, as rows: one for each file to be printed, read aloud or sent.

use super::super::values::{map, optional};
use super::made::{fact_values, feed_fact};
use super::{PlaceViews, directory, encoded};
use crate::diag::Diagnostics;
use crate::plan::{Fact, Facts, Job, JobVariant, Subject, Which};
use tera::Value;

/// One file of a kit.
pub struct OrderRow {
    product: String,
    product_title: String,
    format: String,
    item: Option<(String, String)>,
    place: [String; 3],
    lang: String,
    copies: Option<u64>,
    path: String,
    abs_url: String,
    /// Paths of the variants that the product has.
    picture: Option<String>,
    press: Option<String>,
    fact: Option<Fact>,
}

impl OrderRow {
    pub fn value(&self, facts: Facts, last: &mut u32) -> Value {
        let text = |text: &str| Value::normal_string(text);
        let item = self.item.as_ref().map_or_else(Value::none, |(id, title)| map([("id", text(id)), ("title", text(title))]));
        let [code, name, address] = &self.place;
        let row = [
            ("product", text(&self.product)),
            ("product_title", text(&self.product_title)),
            ("format", text(&self.format)),
            ("item", item),
            ("place", map([("code", text(code)), ("name", text(name)), ("address", optional(Some(address).filter(|a| !a.is_empty())))])),
            ("lang", text(&self.lang)),
            ("copies", self.copies.map_or_else(Value::none, Value::from)),
            ("path", text(&self.path)),
            ("abs_url", text(&self.abs_url)),
            ("picture", optional(self.picture.as_deref())),
            ("press", optional(self.press.as_deref())),
        ];
        map(row.into_iter().chain(fact_values(self.fact, facts, last)))
    }

    pub fn feed(&self, hasher: &mut blake3::Hasher, facts: Facts) {
        let mut feed = |text: &str| {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        };
        let (id, title) = self.item.as_ref().map_or(("", ""), |(id, title)| (id, title));
        for text in [&self.product, &self.product_title, &self.format, id, title, &self.lang, &self.path, &self.abs_url] {
            feed(text);
        }
        self.place.iter().for_each(|text| feed(text));
        feed(self.picture.as_deref().unwrap_or_default());
        feed(self.press.as_deref().unwrap_or_default());
        feed(&self.copies.map(|n| n.to_string()).unwrap_or_default());
        feed_fact(hasher, self.fact, facts);
    }
}

impl PlaceViews<'_> {
    /// The files ordered by the campaign that a job is about: at the root those of every place, else those of the place.
    pub(super) fn order_rows(&self, job: &Job, which: &Which) -> Vec<OrderRow> {
        let planner = self.planner();
        let library = planner.library;
        let Subject::Item(campaign) = &job.subject else { return Vec::new() };
        let campaign = library.item(*campaign).group;
        let here = library.places.get(self.place);
        let places = library.places.numbers().filter(|p| here.parent.is_none() || *p == self.place);
        let mut rows = Vec::new();
        for place in places {
            for ordered in planner.kit_jobs(place, &mut Diagnostics::new()) {
                let (Some(order), Some(product)) = (ordered.order, self.product(&ordered)) else { continue };
                let order = &planner.orders[order as usize];
                if order.campaign != campaign || !which.holds(product) {
                    continue;
                }
                let item = match &ordered.subject {
                    Subject::Item(item) if library.item(*item).group != campaign => Some(library.item(*item)),
                    _ => None,
                };
                let of = library.places.get(place);
                let seat = library.item(library.variant(library.place_groups[place as usize], job.lang));
                rows.push(OrderRow {
                    product: product.name.to_string(),
                    product_title: product.title.get(self.code(job.lang)).to_string(),
                    format: product.format.to_string(),
                    item: item.map(|item| (item.id(), item.title().to_string())),
                    place: [
                        of.code.to_string(),
                        self.place_name(place, job.lang).to_string(),
                        seat.get("address").and_then(|a| a.plain()).unwrap_or_default().into_owned(),
                    ],
                    lang: self.code(ordered.lang).to_string(),
                    copies: planner.copies(order, place),
                    picture: self.has_variant(&ordered, JobVariant::Picture),
                    press: self.has_variant(&ordered, JobVariant::Press),
                    path: ordered.path.to_string(),
                    abs_url: format!("{}{}", of.base_url, directory(&encoded(&ordered.path))),
                    fact: self.views.made.of(place, &ordered.path),
                });
            }
        }
        rows
    }
}
