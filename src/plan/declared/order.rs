//! Orders: the entries of the kits of campaigns.

use super::product::Product;
use super::subject::Condition;
use crate::diag::Span;
use crate::ids::ProductNo;
use crate::kinds::FieldNo;
use crate::model::{GroupNo, LangNo, PlaceNo};
use std::sync::Arc;

/// An entry of a campaign's kit.
#[derive(Debug)]
pub struct Order {
    /// The campaign.
    pub campaign: GroupNo,
    /// Index in `Theme::products`.
    pub product: ProductNo,
    /// Index in the product's sizes; none for all.
    pub size: Option<u8>,
    /// Which items it is about.
    pub items: OrderItems,
    /// Whether the entry itself names the items; else they follow from the campaign.
    pub names_items: bool,
    /// At which places; none for all.
    pub places: Option<Vec<PlaceNo>>,
    /// In which languages of the site.
    pub languages: Vec<LangNo>,
    /// How many copies.
    pub copies: OrderCopies,
    /// On which paper, where it is not that of the product.
    pub paper: Option<Arc<str>>,
    /// Until when the print shop delivers.
    pub deadline: Option<jiff::civil::Date>,
    /// Number and date of the permit, where it is not that of the campaign.
    pub permit: Option<Arc<str>>,
    /// Who prints it, where that is not who prints the campaign.
    pub printer: Option<Arc<str>>,
    /// Where the entry names the product.
    pub span: Span,
}

/// The items an order is about.
#[derive(Debug)]
pub enum OrderItems {
    /// None: the product is about the place or the campaign itself.
    Subject,
    /// The items with these slugs.
    Slugs(Vec<Arc<str>>),
    /// The items that meet these conditions.
    Where(Vec<Condition>),
}

/// How many copies each place gets.
#[derive(Debug, PartialEq)]
pub enum OrderCopies {
    /// The entry does not say.
    Unsaid,
    /// So many at each place.
    Number(u64),
    /// As many as this field of the place says.
    Column(FieldNo),
}

/// The word after `each:` that stands for the printed products that a campaign orders.
pub const PRODUCTS: &str = "product";

/// The slug of a product and size in `for: { each: product }`: `leaflet`, or `poster-a3` where there are several sizes.
pub fn order_term(product: &Product, size: u8) -> Arc<str> {
    match product.size_name(size) {
        "" => product.name.clone(),
        name => format!("{}-{name}", product.name).into(),
    }
}
