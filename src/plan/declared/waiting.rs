//! Which products wait for files of others, and when each is made.

use super::files::{JobsNeed, ProductSelection};
use super::product::Product;
use super::query::Need;
use super::variants::JobVariant;
use crate::model::Voice;

impl Product {
    /// Whether it shows sizes of finished files or holds their bytes.
    pub fn asks_for_bytes(&self) -> bool {
        let of = |need: &Need| matches!(need, Need::Jobs(JobsNeed { facts, .. }) | Need::Orders { facts, .. } if facts.bytes);
        self.needs.iter().any(|(_, need)| of(need))
    }

    /// Whether it shows facts of finished files, so that it is made after them.
    pub fn waits(&self) -> bool {
        self.needs.iter().any(|(_, need)| need.waits_for().is_some())
    }

    /// Whether it shows facts of files of other places.
    pub fn is_cross_place(&self) -> bool {
        self.needs.iter().any(|(_, need)| matches!(need, Need::Orders { facts, .. } if facts.any()))
    }

    /// The variant of its own file: archives and joined files of `Press` files are `Press` too.
    pub fn own_variant(&self) -> JobVariant {
        let of_press = |need: &Need| matches!(need, Need::Jobs(JobsNeed { variants, .. }) | Need::Orders { variants, .. } if variants.contains(&JobVariant::Press));
        match self.maker.takes_files() && self.needs.iter().any(|(_, need)| of_press(need)) {
            true => JobVariant::Press,
            false => JobVariant::Web,
        }
    }

    /// Whether it consists of files, or lists orders, of which some are left out. Pages show what there is.
    fn holds_left_out(&self, products: &[Product]) -> bool {
        let is_left_out = |selection: &ProductSelection| products.iter().any(|other| other.left_out && selection.holds(other));
        let held = |need: &Need| match need {
            Need::Jobs(JobsNeed { selection, .. }) if self.maker.takes_files() => is_left_out(selection),
            Need::Orders { selection, .. } if self.kit => is_left_out(selection),
            _ => false,
        };
        self.needs.iter().any(|(_, need)| held(need))
    }

    /// Whether it waits for files of `other`.
    pub fn waits_for(&self, other: &Product) -> bool {
        self.needs.iter().filter_map(|(_, need)| need.waits_for()).any(|selection| selection.holds(other))
    }
}

impl ProductSelection {
    /// Whether files of a product are meant.
    pub fn holds(&self, product: &Product) -> bool {
        match self {
            ProductSelection::All => product.kit || &*product.format == "html",
            ProductSelection::Kit => product.kit && !product.waits(),
            ProductSelection::Term => product.kit && product.maker.is_printed(),
            ProductSelection::Named(names) => names.iter().any(|(name, _)| **name == *product.name),
        }
    }
}

/// The level of each product: it waits only for products of lower levels. `Err` holds the products that wait for each other in a circle.
pub fn levels(products: &[Product]) -> Result<Vec<usize>, Vec<usize>> {
    let waiting: Vec<usize> = (0..products.len()).filter(|i| products[*i].waits()).collect();
    let before = |i: usize| (0..products.len()).filter(move |other| products[i].waits_for(&products[*other]));
    let mut levels = vec![0; products.len()];
    // Levels still rise after one round for each waiting product only where products wait for each other.
    for _ in 0..=waiting.len() {
        let mut settled = true;
        for &i in &waiting {
            let level = before(i).map(|other| levels[other] + 1).max().unwrap_or(0);
            settled &= level == levels[i];
            levels[i] = level;
        }
        if settled {
            return Ok(levels);
        }
    }
    let mut circle: Vec<usize> = Vec::new();
    let mut next = waiting.iter().copied().max_by_key(|i| levels[*i]);
    while let Some(i) = next {
        if let Some(start) = circle.iter().position(|c| *c == i) {
            circle.drain(..start);
            break;
        }
        circle.push(i);
        next = before(i).max_by_key(|other| levels[*other]);
    }
    Err(circle)
}

/// Whether each product waits, at the root, for files of other places, directly or through others. `levels` are those of [`levels`].
pub fn cross_place(products: &[Product], levels: &[usize]) -> Vec<bool> {
    let mut cross_place: Vec<bool> = products.iter().map(Product::is_cross_place).collect();
    let mut order: Vec<usize> = (0..products.len()).filter(|i| products[*i].waits()).collect();
    order.sort_by_key(|i| levels[*i]);
    for i in order {
        cross_place[i] |= (0..products.len()).any(|other| cross_place[other] && products[i].waits_for(&products[other]));
    }
    cross_place
}

/// Marks what a machine without the programs for it leaves out: products of sound. Archives are made without their files.
pub fn leave_out_sound(products: &mut [Product], voice: &Voice) {
    products.iter_mut().for_each(|product| product.left_out |= product.missing_sound(voice).is_some());
}

/// Marks what a program that cannot print leaves out: printed products, and the archives, joined files and lists of orders that would hold them.
pub fn leave_out(products: &mut [Product], prints: bool) {
    products.iter_mut().for_each(|product| product.left_out = !prints && product.maker.is_printed());
    // An archive may hold another.
    while let Some(next) = (0..products.len()).find(|i| !products[*i].left_out && products[*i].holds_left_out(products)) {
        products[next].left_out = true;
    }
}
