//! Kits: the jobs that campaigns order at a place.

use super::about::About;
use super::orders::{Copies, Items, Order};
use super::product::Product;
use super::{Job, JobVariant, PathWords, Planner, Subject, answers};
use crate::diag::{Diagnostic, Diagnostics, KIT};
use crate::kinds::Value;
use crate::model::{ItemNo, LangNo, PlaceNo};

impl Planner<'_> {
    /// The jobs that campaigns order at a place, without their variants.
    pub fn kit_jobs(&self, place: PlaceNo, diagnostics: &mut Diagnostics) -> Vec<Job> {
        let mut jobs: Vec<Job> = Vec::new();
        for (no, order) in self.orders.iter().enumerate() {
            let product = &self.theme.products[order.product as usize];
            if !self.belongs_at(product, place) || !self.is_ordered_at(order, place) {
                continue;
            }
            if matches!(order.copies, Copies::Column(_)) && self.copies(order, place).is_none() {
                let report = Diagnostic::new(&KIT).at(order.span).with("why", "no-copies").with("name", "").with("product", &product.name);
                diagnostics.push(report.suggest("", []).for_place(&self.library.places.get(place).name));
            }
            let campaign = &self.library.group(order.campaign).slug;
            for &lang in &order.languages {
                for subject in self.ordered_subjects(product, order, place, lang) {
                    let item = if let Subject::Item(item) = &subject { &*self.library.item(*item).slug } else { "" };
                    let order_no = no as u16;
                    for size in product.sizes().filter(|size| order.size.is_none_or(|wanted| wanted == *size)) {
                        let words = PathWords { item, campaign, size: product.size_name(size), page: 1, ..Default::default() };
                        let path: Box<str> = self.path(product, place, lang, words).into();
                        let same = |other: &&Job| {
                            let before = &self.orders[other.order.unwrap_or(order_no) as usize];
                            (before.campaign, before.product) == (order.campaign, order.product) && other.path == path
                        };
                        let (subject, path) = (subject.clone(), path.clone());
                        let (no, variant) = (Some(order.product), JobVariant::Web);
                        let job = Job { product: no, subject, lang, order: Some(order_no), size, variant, page: 1, pages: 1, path };
                        match jobs.iter().find(same) {
                            Some(twin) => {
                                let first = self.orders[twin.order.unwrap_or(order_no) as usize].span;
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
        let About::Kind { kind, conditions } = &product.about else { return vec![Subject::Place] };
        let groups = match self.is_about_campaign(product, order) {
            true => vec![order.campaign],
            false => self.subjects(product, kind, place),
        };
        let wanted = |item: &ItemNo| self.is_ordered(order, *item) && answers::holds(self.library, self.library.item(*item), conditions);
        groups.into_iter().filter_map(|g| self.library.translation(g, lang)).filter(wanted).map(Subject::Item).collect()
    }

    /// Whether an order is for this place, whose campaign it sees.
    pub fn is_ordered_at(&self, order: &Order, place: PlaceNo) -> bool {
        let campaign = self.library.group(order.campaign);
        order.places.as_ref().is_none_or(|places| places.contains(&place))
            && self.library.inherited.visible(place, campaign.kind).contains(&order.campaign)
    }

    /// Whether an order is about this item.
    pub fn is_ordered(&self, order: &Order, item: ItemNo) -> bool {
        let of = self.library.item(item);
        match &order.items {
            Items::Subject => of.group == order.campaign,
            Items::Slugs(slugs) => slugs.contains(&of.slug),
            Items::Where(conditions) => answers::holds(self.library, of, conditions),
        }
    }

    /// How many copies of an order a place gets.
    pub fn copies(&self, order: &Order, place: PlaceNo) -> Option<u64> {
        match order.copies {
            Copies::Unsaid => None,
            Copies::Number(number) => Some(number),
            Copies::Column(no) => match self.library.item(self.library.variant(self.library.place_groups[place as usize], 0)).value(no)? {
                Value::Integer(number) => u64::try_from(*number).ok(),
                Value::Number(number) => Some(*number as u64),
                _ => None,
            },
        }
    }

    /// The campaign of an order in a language.
    pub fn campaign(&self, order: u16, lang: LangNo) -> ItemNo {
        self.library.variant(self.orders[order as usize].campaign, lang)
    }

    /// Whether a product's subject is given by the place or the campaign, so that an order of it names no items.
    pub(super) fn is_about_campaign(&self, product: &Product, order: &Order) -> bool {
        matches!(&product.about, About::Kind { kind, .. } if *kind == self.library.group(order.campaign).kind)
    }
}
