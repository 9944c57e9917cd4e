//! What a campaign orders, as rows: one for each file to be printed, read aloud or sent.

use super::super::values::{map, optional};
use super::made::{Ranges, fact_values, feed_fact};
use super::{PlaceViews, directory, encoded};
use crate::diag::Diagnostics;
use crate::model::PlaceNo;
use crate::plan::{FactsRequested, FileMeta, Imposition, Job, JobVariant, Paper, Product, ProductSelection, Subject, order_term, paper};
use tera::Value;

/// One file of a kit.
pub struct OrderRow<'a> {
    product: &'a Product,
    size: u8,
    product_title: String,
    item: Option<(String, String)>,
    pub place: PlaceNo,
    code: &'a str,
    name: &'a str,
    address: String,
    lang: String,
    copies: Option<u64>,
    path: String,
    abs_url: String,
    /// Paths of the variants that the product has.
    picture: Option<String>,
    press: Option<String>,
    fact: Option<FileMeta>,
}

impl OrderRow<'_> {
    pub fn value(&self, facts: FactsRequested, ranges: &mut Ranges) -> Value {
        let text = |text: &str| Value::normal_string(text);
        let item = self.item.as_ref().map_or_else(Value::none, |(id, title)| map([("id", text(id)), ("title", text(title))]));
        let address = optional(Some(&self.address).filter(|a| !a.is_empty()));
        let row = [
            ("product", text(&self.product.name)),
            ("product_title", text(&self.product_title)),
            ("format", text(&self.product.format)),
            ("item", item),
            ("place", map([("code", text(self.code)), ("name", text(self.name)), ("address", address)])),
            ("lang", text(&self.lang)),
            ("copies", self.copies.map_or_else(Value::none, Value::from)),
            ("path", text(&self.path)),
            ("abs_url", text(&self.abs_url)),
            ("picture", optional(self.picture.as_deref())),
            ("press", optional(self.press.as_deref())),
            ("sheet", self.product.paper.as_ref().map_or_else(Value::none, |paper| sheet(paper, self.size))),
        ];
        map(row.into_iter().chain(fact_values(self.fact, facts, ranges.of(&self.product.name, self.size))))
    }

    pub fn feed(&self, hasher: &mut blake3::Hasher, facts: FactsRequested) {
        let (id, title) = self.item.as_ref().map_or(("", ""), |(id, title)| (id, title));
        let copies = self.copies.map(|n| n.to_string()).unwrap_or_default();
        let texts = [&self.product_title, id, title, self.code, self.name, &self.address, &self.lang, &copies, &self.path, &self.abs_url];
        for text in texts {
            hasher.update(&(text.len() as u64).to_le_bytes());
            hasher.update(text.as_bytes());
        }
        for variant in [&self.picture, &self.press] {
            hasher.update(variant.as_deref().unwrap_or_default().as_bytes());
            hasher.update(b"\n");
        }
        // Name, format and sizes are in the declaration.
        hasher.update(self.product.digest.as_bytes());
        hasher.update(&[self.size]);
        feed_fact(hasher, self.fact, facts);
    }

    /// The path of one of its files, if there is one.
    pub fn path_of(&self, variant: JobVariant) -> Option<&str> {
        match variant {
            JobVariant::Web => Some(&self.path),
            JobVariant::Picture => self.picture.as_deref(),
            JobVariant::Press => self.press.as_deref(),
        }
    }

    /// The file in a few words.
    pub fn title(&self) -> String {
        let item = self.item.as_ref().map(|(_, title)| title.as_str());
        [Some(self.name), item, Some(self.product_title.as_str())].into_iter().flatten().collect::<Vec<_>>().join(" – ")
    }
}

/// What a print shop asks first: the printed thing in millimetres, and how often it is folded.
pub(super) fn sheet(paper: &Paper, size: u8) -> Value {
    let Some(size) = paper.sizes.get(size as usize) else { return Value::none() };
    let mm = |points: f64| Value::from((points * size.scale / paper::MM).round() as u64);
    map([
        ("name", Value::normal_string(&size.name)),
        ("width", mm(size.width)),
        ("height", mm(size.height)),
        ("scale", Value::from(size.scale)),
        ("folds", Value::from(paper.folds.len() as u64)),
        ("stapled", Value::from(paper.imposition == Imposition::Booklet)),
    ])
}

impl<'a> PlaceViews<'a> {
    /// The files ordered by the campaign that a job is about: at the root those of every place, else those of the place.
    pub(super) fn order_rows(&self, job: &Job, which: &ProductSelection) -> Vec<OrderRow<'a>> {
        let planner = self.planner();
        let library = planner.library;
        let campaign = match (&job.subject, job.order) {
            (_, Some(order)) => planner.order(order).campaign,
            (Subject::Item(campaign), None) => library.item(*campaign).group,
            _ => return Vec::new(),
        };
        let is_meant = |product: &Product, size: u8| match (which, &job.subject) {
            (ProductSelection::Term, Subject::Term(term)) => order_term(product, size) == *term,
            _ => which.holds(product),
        };
        let here = library.places.get(self.place);
        let places = library.places.numbers().filter(|p| here.parent.is_none() || *p == self.place);
        let mut rows = Vec::new();
        for place in places {
            for ordered in planner.kit_jobs(place, &mut Diagnostics::new()) {
                let (Some(order), Some(product)) = (ordered.order, self.product(&ordered)) else { continue };
                let order = planner.order(order);
                if order.campaign != campaign || product.left_out || !is_meant(product, ordered.size) {
                    continue;
                }
                let item = match &ordered.subject {
                    Subject::Item(item) if library.item(*item).group != campaign => Some(library.item(*item)),
                    _ => None,
                };
                let of = library.places.get(place);
                let seat = library.place_item(place, job.lang);
                rows.push(OrderRow {
                    product,
                    size: ordered.size,
                    product_title: product.title.get(self.code(job.lang)).to_string(),
                    item: item.map(|item| (item.id(), item.title().to_string())),
                    place,
                    code: &of.code,
                    name: self.place_name(place, job.lang),
                    address: seat.get("address").and_then(|a| a.plain()).unwrap_or_default().into_owned(),
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
