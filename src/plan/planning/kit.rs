//! Kits: the jobs that campaigns order at a place.

use super::answers::holds;
use super::job::{Job, Subject};
use super::paths::PathWords;
use super::planner::Planner;
use crate::diag::{Diagnostic, Diagnostics, KIT};
use crate::ids::OrderNo;
use crate::kinds::Value;
use crate::model::{ItemNo, LangNo, PlaceNo};
use crate::plan::declared::order::{Order, OrderCopies, OrderItems, PRODUCTS, order_term};
use crate::plan::declared::product::Product;
use crate::plan::declared::query::Need;
use crate::plan::declared::subject::SubjectSpec;
use crate::plan::declared::variants::JobVariant;
use std::sync::Arc;

impl Planner<'_> {
    /// The jobs that campaigns order at a place, without their variants.
    pub fn kit_jobs(&self, place: PlaceNo, diagnostics: &mut Diagnostics) -> Vec<Job> {
        let mut jobs: Vec<Job> = Vec::new();
        for (order_no, order) in OrderNo::all(self.orders.len()).zip(&self.orders) {
            let product = self.theme.product(order.product);
            if !self.belongs_at(product, place) || !self.is_ordered_at(order, place) {
                continue;
            }
            if matches!(order.copies, OrderCopies::Column(_)) && self.copies(order, place).is_none() {
                let report = Diagnostic::new(&KIT).at(order.span).with("why", "no-copies").with("name", "").with("product", &product.name);
                diagnostics.push(report.suggest("", []).for_place(&self.library.places.get(place).name));
            }
            let campaign = &self.library.group(order.campaign).slug;
            for &lang in &order.languages {
                for subject in self.ordered_subjects(product, order, place, lang) {
                    if self.is_empty(product, place, lang, &subject) {
                        continue;
                    }
                    let (item, term) = match &subject {
                        Subject::Item(item) => (&*self.library.item(*item).slug, ""),
                        Subject::Term(term) => ("", &**term),
                        _ => ("", ""),
                    };
                    for size in product.sizes().filter(|size| order.size.is_none_or(|wanted| wanted == *size)) {
                        let words = PathWords { item, term, campaign, size: product.size_name(size), page: 1, ..Default::default() };
                        let path: Box<str> = self.path(product, place, lang, words).into();
                        let same = |other: &&Job| {
                            let before = self.order(other.order.unwrap_or(order_no));
                            (before.campaign, before.product) == (order.campaign, order.product) && other.path == path
                        };
                        let (subject, path) = (subject.clone(), path.clone());
                        let (no, variant) = (Some(order.product), product.own_variant());
                        let job = Job { product: no, subject, lang, order: Some(order_no), size, variant, page: 1, pages: 1, path };
                        match jobs.iter().find(same) {
                            Some(twin) => {
                                let first = self.order(twin.order.unwrap_or(order_no)).span;
                                let report = Diagnostic::new(&KIT).at(order.span).and_at(Some(first)).with("why", "twice");
                                diagnostics.push(report.with("name", self.describe(&job)).with("product", &product.name).suggest("", []));
                            }
                            None => jobs.push(job),
                        }
                    }
                }
            }
        }
        jobs
    }

    fn ordered_subjects(&self, product: &Product, order: &Order, place: PlaceNo, lang: LangNo) -> Vec<Subject> {
        let (kind, conditions) = match &product.about {
            SubjectSpec::Kind { kind, conditions } => (kind, conditions),
            SubjectSpec::Each { taxonomy: PRODUCTS, .. } => {
                return self.terms_ordered(product, order).into_iter().map(Subject::Term).collect();
            }
            _ => return vec![Subject::Place],
        };
        let groups = match self.is_about_campaign(product, order) {
            true => vec![order.campaign],
            false => self.subjects(product, kind, place),
        };
        let wanted = |item: &ItemNo| self.is_ordered(order, *item) && holds(self.library, self.library.item(*item), conditions);
        groups.into_iter().filter_map(|g| self.library.translation(g, lang)).filter(wanted).map(Subject::Item).collect()
    }

    /// The slugs of `for: { each: product }`: the printed products and sizes that a campaign orders.
    fn terms_ordered(&self, asker: &Product, order: &Order) -> Vec<Arc<str>> {
        let wanted = |need: &Need| if let Need::Orders { variants, .. } = need { variants.clone() } else { Vec::new() };
        let wanted: Vec<JobVariant> = asker.needs.iter().flat_map(|(_, need)| wanted(need)).collect();
        let has_file = |product: &Product| wanted.iter().any(|v| *v == JobVariant::Web || product.variants.contains(v));
        let mut terms = Vec::new();
        for other in self.orders.iter().filter(|o| o.campaign == order.campaign) {
            let product = self.theme.product(other.product);
            if product.maker.is_printed() && &*product.format == "pdf" && has_file(product) {
                terms.extend(
                    product.sizes().filter(|size| other.size.is_none_or(|wanted| wanted == *size)).map(|size| order_term(product, size)),
                );
            }
        }
        terms.sort();
        terms.dedup();
        terms
    }

    /// The title of a product and the name of its size, by the slug of `for: { each: product }`.
    pub fn ordered_title(&self, term: &str, lang: LangNo) -> String {
        let sizes = self.theme.products.iter().filter(|p| p.kit).flat_map(|p| p.sizes().map(move |size| (p, size)));
        let found = sizes.into_iter().find(|(p, size)| *order_term(p, *size) == *term);
        found.map_or(String::new(), |(product, size)| {
            let title = product.title.get(self.library.site.code(lang));
            format!("{title} {}", product.size_name(size).to_uppercase()).trim_end().to_string()
        })
    }

    /// Whether an order should make a file at a place.
    pub fn is_expected_at(&self, order: &Order, place: PlaceNo) -> bool {
        self.belongs_at(self.theme.product(order.product), place) && self.is_ordered_at(order, place)
    }

    /// Whether an order is for a place that sees the campaign.
    pub fn is_ordered_at(&self, order: &Order, place: PlaceNo) -> bool {
        let campaign = self.library.group(order.campaign);
        order.places.as_ref().is_none_or(|places| places.contains(&place))
            && self.library.inheritance.visible(place, campaign.kind).contains(&order.campaign)
    }

    /// Whether an order is about this item.
    pub fn is_ordered(&self, order: &Order, item: ItemNo) -> bool {
        let of = self.library.item(item);
        match &order.items {
            OrderItems::Subject => of.group == order.campaign,
            OrderItems::Slugs(slugs) => slugs.contains(&of.slug),
            OrderItems::Where(conditions) => holds(self.library, of, conditions),
        }
    }

    /// How many copies of an order a place gets.
    pub fn copies(&self, order: &Order, place: PlaceNo) -> Option<u64> {
        match order.copies {
            OrderCopies::Unsaid => None,
            OrderCopies::Number(number) => Some(number),
            OrderCopies::Column(no) => match self.library.place_item(place, LangNo::MAIN).value(no)? {
                Value::Integer(number) => u64::try_from(*number).ok(),
                Value::Number(number) => Some(*number as u64),
                _ => None,
            },
        }
    }

    /// The campaign of an order in a language.
    pub fn campaign(&self, order: OrderNo, lang: LangNo) -> ItemNo {
        self.library.variant(self.order(order).campaign, lang)
    }

    /// Whether a product is about the campaign itself, so that an order of it names no items.
    pub(super) fn is_about_campaign(&self, product: &Product, order: &Order) -> bool {
        matches!(&product.about, SubjectSpec::Kind { kind, .. } if *kind == self.library.group(order.campaign).kind)
    }
}
