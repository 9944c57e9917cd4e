//! Which jobs a run does: those that `--only`, `--place` and `--lang` name, with what their products show facts of, and of those its share.

use super::shares::Shares;
use super::site::Loaded;
use crate::config::Only;
use crate::model::PlaceNo;
use crate::plan::{Job, Product, Theme};

/// Which jobs a run does.
pub struct Selection<'a> {
    loaded: &'a Loaded,
    only: &'a Only,
    /// By product.
    products: Vec<ProductInclusion>,
    /// The number of the shard, from 1, and who makes what.
    share: Option<(usize, Shares)>,
}

/// Whether a run makes a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ProductInclusion {
    No,
    /// In the languages asked for.
    Named,
    /// In every language: a product that is named shows facts of its files.
    Awaited,
}

impl<'a> Selection<'a> {
    /// What `only` asks for, or a shard's share of it.
    pub fn new(loaded: &'a Loaded, only: &'a Only, share: Option<(usize, Shares)>) -> Selection<'a> {
        Selection { loaded, only, products: products(only, &loaded.theme), share }
    }

    /// Whether the run has anything to do at a place.
    pub fn includes_place(&self, place: PlaceNo) -> bool {
        let code = &*self.loaded.library.places.get(place).code;
        let is_named = self.only.places.is_empty() || self.only.places.iter().any(|named| **named == *code);
        is_named && self.share.as_ref().is_none_or(|(shard, shares)| shares.of_place(place).is_none_or(|of| of == *shard))
    }

    /// Whether the run does a job.
    pub fn includes(&self, place: PlaceNo, job: &Job) -> bool {
        let speaks = || self.only.lang.as_deref().is_none_or(|lang| *lang == **self.loaded.library.site.code(job.lang));
        if let Some((shard, shares)) = &self.share
            && (shares.of_file(place, &job.path) != *shard || self.needs_whole_site(place, job))
        {
            return false;
        }
        let Some(no) = job.product else { return self.only.products.is_empty() && speaks() };
        // When only some places are made, nothing is known of the files of the others: the file stays as it is.
        if !self.only.places.is_empty() && self.needs_whole_site(place, job) {
            return false;
        }
        match self.products[no.index()] {
            ProductInclusion::No => false,
            ProductInclusion::Named => speaks(),
            ProductInclusion::Awaited => true,
        }
    }

    /// Whether a job can be done only when all places are made; in a site of one place, when all its files are.
    pub fn needs_whole_site(&self, place: PlaceNo, job: &Job) -> bool {
        let Some(no) = job.product else { return false };
        match self.loaded.library.places.list.len() {
            1 => self.only.places.is_empty() && self.loaded.theme.product(no).waits(),
            _ => self.loaded.theme.is_cross_place(no) && self.loaded.library.places.get(place).parent.is_none(),
        }
    }
}

/// What `--only` asks for, by product.
fn products(only: &Only, theme: &Theme) -> Vec<ProductInclusion> {
    let is_named = |product: &Product| only.products.is_empty() || only.products.iter().any(|name| **name == *product.name);
    let named = |product| if is_named(product) { ProductInclusion::Named } else { ProductInclusion::No };
    let mut selection: Vec<ProductInclusion> = theme.products.iter().map(named).collect();
    if only.is_everything() {
        return selection;
    }
    // From the last level to the first, so that what awaited products wait for is found too.
    let mut order: Vec<usize> = (0..selection.len()).filter(|i| theme.products[*i].waits()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(theme.levels[*i]));
    for i in order {
        if selection[i] != ProductInclusion::No {
            let awaited = (0..theme.products.len()).filter(|other| theme.products[i].waits_for(&theme.products[*other]));
            awaited.for_each(|other| selection[other] = ProductInclusion::Awaited);
        }
    }
    selection
}
