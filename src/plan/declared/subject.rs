//! What the jobs of a product are about, and the conditions that choose items.

use super::range::ValueRange;
use crate::diag::Span;
use crate::kinds::{FieldNo, Kind};
use std::sync::Arc;

/// What each job of a product is about (`for:`).
#[derive(Clone, Debug, PartialEq)]
pub enum SubjectSpec {
    /// The whole site: one job at the root, or one at each place with `per: place`.
    Site,
    /// Each place.
    Place,
    /// Each item of a kind.
    Kind {
        /// The kind.
        kind: &'static Kind,
        /// The items must meet all of them.
        conditions: Vec<Condition>,
    },
    /// Each term of a taxonomy that items use.
    Each {
        /// The taxonomy, or [`PRODUCTS`](super::order::PRODUCTS).
        taxonomy: &'static str,
        /// Only terms of items of this kind.
        of: Option<&'static Kind>,
    },
    /// Each old address (`aliases`) of each item with a page.
    Alias,
    /// Each short address that stands on paper or will.
    Short,
}

/// An entry of `where`.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// What is compared.
    pub left: ConditionField,
    /// With what.
    pub right: ConditionValue,
    /// Where that is written.
    pub span: Span,
}

/// The left side of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionField {
    /// A field of the item.
    Field(FieldNo),
    /// An entry of the item's field `extra`.
    Extra(Arc<str>),
    /// The slug of the item.
    Slug,
    /// The code of the place where the item stands.
    Place,
    /// Whether all audiences of the item are internal; false for items without audiences.
    Internal,
}

/// The right side of a condition.
#[derive(Clone, Debug, PartialEq)]
pub enum ConditionValue {
    /// Any of these words; an empty list matches an absent value alone.
    Words(Vec<Box<str>>),
    /// None of these words; an empty list matches any value that is there.
    NoneOf(Vec<Box<str>>),
    /// Dates or numbers in a range.
    Range(ValueRange),
    /// A field of the job's item.
    Item(FieldNo),
    /// The slug of the job's item.
    ItemSlug,
    /// A field of the place.
    Place(FieldNo),
    /// A field of the campaign that ordered the job.
    Campaign(FieldNo),
    /// The slug of that campaign.
    CampaignSlug,
    /// The slug of the term that the job is about.
    Term,
}

impl ConditionValue {
    /// Whether it is known only where the query is asked: at an item, a place, a term or for a campaign.
    pub fn is_bound(&self) -> bool {
        !matches!(self, ConditionValue::Words(_) | ConditionValue::NoneOf(_) | ConditionValue::Range(_))
    }
}
