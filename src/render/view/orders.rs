//! The orders of a campaign as rows, one for each file.

use super::bundles::BundledFile;
use super::finished::{FactFields, PageRanges, fact_fields};
use super::place_views::PlaceViews;
use crate::diag::Diagnostics;
use crate::model::{GroupNo, PlaceNo};
use crate::plan::{
    Binding, FactsRequested, FileMeta, Imposition, Job, JobVariant, Product, ProductSelection, Subject, directory, encoded, order_term,
    paper,
};
use crate::view_schema::{OrderRowView, OrderedItemView, OrderedPlaceView, SheetView, ViewDigest, ViewType, ViewValue};
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::Value;

/// An ordered file.
pub struct OrderRow<'a> {
    product: &'a Product,
    size: u8,
    product_title: String,
    item: Option<(String, String)>,
    /// The place it is for.
    pub place: PlaceNo,
    code: &'a str,
    name: &'a str,
    address: String,
    lang: String,
    copies: Option<u64>,
    paper: Option<String>,
    deadline: Option<jiff::civil::Date>,
    /// The file that joins those of all places.
    joined: Option<String>,
    path: String,
    abs_url: String,
    /// Paths of the variants, where the product has them.
    picture: Option<String>,
    press: Option<String>,
    fact: Option<FileMeta>,
}

impl OrderRow<'_> {
    /// The row as views show it. `ranges` counts the pages of the rows before it.
    fn view(&self, facts: FactsRequested, ranges: &mut PageRanges) -> OrderRowView<'_> {
        let last = ranges.of(&self.product.name, self.size);
        let FactFields { pages, seconds, bytes, first_page, last_page } = fact_fields(self.fact, &self.product.format, facts, last);
        OrderRowView {
            product: &self.product.name,
            product_title: &self.product_title,
            format: &self.product.format,
            item: self.item.as_ref().map(|(id, title)| OrderedItemView { id, title }),
            place: OrderedPlaceView {
                code: self.code,
                name: self.name,
                address: Some(&*self.address).filter(|address| !address.is_empty()),
            },
            lang: &self.lang,
            copies: self.copies,
            paper: self.paper.clone(),
            deadline: self.deadline.map(|day| day.to_string()),
            joined: self.joined.clone(),
            path: &self.path,
            abs_url: &self.abs_url,
            picture: self.picture.as_deref(),
            press: self.press.as_deref(),
            sheet: sheet(self.product, self.size),
            pages,
            seconds,
            bytes,
            first_page,
            last_page,
        }
    }

    /// The path of a variant.
    pub fn path_of(&self, variant: JobVariant) -> Option<&str> {
        match variant {
            JobVariant::Web => Some(&self.path),
            JobVariant::Picture => self.picture.as_deref(),
            JobVariant::Press => self.press.as_deref(),
        }
    }

    /// One of its files, to be put into another.
    pub fn bundled_file(&self, variant: JobVariant) -> Option<BundledFile> {
        Some(BundledFile {
            place: self.place,
            path: self.path_of(variant)?.to_string(),
            title: self.title(),
            product: self.product.name.to_string(),
            size: self.product.size_name(self.size).to_string(),
            lang: self.lang.clone(),
            variant,
        })
    }

    /// Place, item and product, for bookmarks.
    pub fn title(&self) -> String {
        let item = self.item.as_ref().map(|(_, title)| title.as_str());
        [Some(self.name), item, Some(self.product_title.as_str())].into_iter().flatten().collect::<Vec<_>>().join(" – ")
    }
}

/// The answer to a need for orders.
pub(super) struct OrderRows<'a> {
    pub(super) rows: Vec<OrderRow<'a>>,
    /// What of the finished files the need asks for.
    pub(super) facts: FactsRequested,
}

impl ViewValue for OrderRows<'_> {
    const TYPE: ViewType = <Vec<OrderRowView>>::TYPE;

    fn value(&self) -> Value {
        let mut ranges = PageRanges::default();
        Value::from(self.rows.iter().map(|row| row.view(self.facts, &mut ranges).value()).collect::<Vec<_>>())
    }

    fn feed(&self, digest: &mut ViewDigest) {
        let mut ranges = PageRanges::default();
        digest.number(self.rows.len() as u64);
        self.rows.iter().for_each(|row| row.view(self.facts, &mut ranges).feed(digest));
    }
}

/// The printed thing in millimetres, as a print shop asks for it.
pub(super) fn sheet(product: &Product, size: u8) -> Option<SheetView<'_>> {
    let (paper, finish) = (product.paper.as_ref()?, &product.finish);
    let size = paper.sizes.get(size as usize)?;
    let mm = |points: f64| (points / paper::MM).round() as u64;
    let (width, height) = (size.width * size.scale, size.height * size.scale);
    Some(SheetView {
        name: &size.name,
        width: mm(width),
        height: mm(height),
        scale: size.scale,
        folds: paper.folds.len() as u64,
        stapled: paper.imposition == Imposition::Booklet || finish.binding == Binding::Stapled,
        glued: finish.binding == Binding::Glued,
        sides: finish.sides.map(u64::from),
        hem: mm(finish.hem),
        pole: mm(finish.pole),
        eyelets: mm(finish.eyelets),
        eyelet_count: finish.eyelets_of(width, height) as u64,
    })
}

impl<'a> PlaceViews<'a> {
    /// The files that join the printed files of all places, by the product and size they are of.
    fn joined_files(&self, campaign: GroupNo) -> BTreeMap<Arc<str>, String> {
        let planner = self.planner();
        let root = planner.library.places.numbers().find(|place| planner.library.places.get(*place).parent.is_none());
        let ordered = root.map(|root| planner.kit_jobs(root, &mut Diagnostics::new())).unwrap_or_default();
        let joins = |job: &&Job| {
            let is_of_campaign = job.order.is_some_and(|order| planner.order(order).campaign == campaign);
            is_of_campaign && self.product(job).is_some_and(|product| &*product.format == "pdf" && !product.left_out)
        };
        let of_term = |job: &Job| if let Subject::Term(term) = &job.subject { Some((term.clone(), job.path.to_string())) } else { None };
        ordered.iter().filter(joins).filter_map(of_term).collect()
    }

    /// The files that the campaign of a job ordered: at the root for all places, elsewhere for this place.
    pub(super) fn order_rows(&self, job: &Job, selection: &ProductSelection) -> Vec<OrderRow<'a>> {
        let planner = self.planner();
        let library = planner.library;
        let campaign = match (&job.subject, job.order) {
            (_, Some(order)) => planner.order(order).campaign,
            (Subject::Item(campaign), None) => library.item(*campaign).group,
            _ => return Vec::new(),
        };
        let is_meant = |product: &Product, size: u8| match (selection, &job.subject) {
            (ProductSelection::Term, Subject::Term(term)) => order_term(product, size) == *term,
            _ => selection.holds(product),
        };
        let here = library.places.get(self.place);
        let places = library.places.numbers().filter(|p| here.parent.is_none() || *p == self.place);
        let joined = self.joined_files(campaign);
        let mut rows = Vec::new();
        for place in places {
            for ordered in planner.kit_jobs(place, &mut Diagnostics::new()) {
                let (Some(order), Some(product)) = (ordered.order, self.product(&ordered)) else { continue };
                let order = planner.order(order);
                let is_left_out = product.left_out || self.views.finished.is_left_out(place, &ordered.path);
                if order.campaign != campaign || is_left_out || !is_meant(product, ordered.size) {
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
                    paper: order
                        .paper
                        .as_deref()
                        .or(Some(product.finish.material.get(self.code(job.lang))))
                        .filter(|p| !p.is_empty())
                        .map(str::to_string),
                    deadline: order.deadline,
                    joined: joined.get(&order_term(product, ordered.size)).cloned(),
                    picture: self.has_variant(&ordered, JobVariant::Picture),
                    press: self.has_variant(&ordered, JobVariant::Press),
                    path: ordered.path.to_string(),
                    abs_url: format!("{}{}", of.base_url, directory(&encoded(&ordered.path))),
                    fact: self.views.finished.of(place, &ordered.path),
                });
            }
        }
        rows
    }
}
