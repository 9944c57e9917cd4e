//! Needs: the questions that a declaration asks of the library and of the plan.

use super::files::{FactsRequested, JobsNeed, ProductSelection};
use super::subject::Condition;
use super::variants::JobVariant;
use crate::diag::Span;
use crate::kinds::{FieldNo, Kind};
use crate::view_schema::ItemFields;

/// An entry of `needs`.
#[derive(Clone, Debug, PartialEq)]
pub enum Need {
    /// Items of a kind.
    Items(Query),
    /// Planned jobs.
    Jobs(JobsNeed),
    /// What the campaign orders, an entry for each file: at the root the files of every place, else those of the place.
    Orders {
        /// Of which products.
        selection: ProductSelection,
        /// Which files of each order go into an archive or a joined PDF.
        variants: Vec<JobVariant>,
        /// What it shows of the finished files.
        facts: FactsRequested,
    },
    /// The terms of a taxonomy that items here use.
    Terms {
        /// The taxonomy.
        taxonomy: &'static str,
        /// Only terms of items of this kind.
        of: Option<&'static Kind>,
        /// Only terms of the own taxonomy that the product is about.
        within: bool,
    },
}

/// A query for items.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// Its number among the queries of the theme: caches of answers know it by that.
    pub no: u32,
    /// The kind.
    pub kind: &'static Kind,
    /// From which places.
    pub scope: QueryScope,
    /// All must hold.
    pub conditions: Vec<Condition>,
    /// Keys in order of weight, each with whether it is descending.
    pub order: Vec<(OrderBy, bool)>,
    /// At most so many.
    pub limit: Option<usize>,
    /// The fields that the view shows of each item; without `select` all but texts.
    pub select: Vec<Select>,
    /// A hash of kind and selection: queries with equal hashes show the same of an item.
    pub look: u64,
    /// Whether a text is shown.
    pub shows_text: bool,
    /// The need in its declaration.
    pub span: Span,
}

/// The places whose items a query is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QueryScope {
    /// Items that stand at the place.
    Here,
    /// Items that the place shows: its own and inherited.
    Place,
    /// Items that stand at the place or below.
    Below,
    /// At every place.
    All,
}

/// What items are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderBy {
    /// By a field; absent values last.
    Field(FieldNo),
    /// By title, in the alphabetical order of the language.
    Title,
    /// By slug.
    Slug,
}

/// A field that a need shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Select {
    /// A field of the table.
    Field(FieldNo),
    /// The address of its page, below the root of the place.
    Url,
    /// The complete address.
    AbsUrl,
    /// The short address for paper.
    ShortUrl,
    /// The slug.
    Slug,
    /// `kind:slug`.
    Id,
    /// The name of the kind.
    Kind,
    /// The code of the language.
    Lang,
    /// The name of the place where it stands.
    Stands,
    /// The sections of its text.
    Sections,
    /// Of a place: whom to call there.
    Call,
}

impl Select {
    /// The selection of a field that is in no table, by its name among [`ItemFields`]. None for fields that cannot be selected.
    pub fn beside_table(name: &str) -> Option<Select> {
        Some(match name {
            "url" => Select::Url,
            "abs_url" => Select::AbsUrl,
            "short_url" => Select::ShortUrl,
            "slug" => Select::Slug,
            "id" => Select::Id,
            "kind" => Select::Kind,
            "lang" => Select::Lang,
            "stands" => Select::Stands,
            "sections" => Select::Sections,
            "call" => Select::Call,
            _ => return None,
        })
    }

    /// The name of a field that is in no table.
    pub fn name(self) -> Option<&'static str> {
        Select::all_beside_table().find(|(_, select)| *select == self).map(|(name, _)| name)
    }

    /// All selections of fields that are in no table, with their names.
    pub fn all_beside_table() -> impl Iterator<Item = (&'static str, Select)> {
        ItemFields::RECORD.names().filter_map(|name| Some((name, Select::beside_table(name)?)))
    }
}

impl Need {
    /// The products whose finished files it shows facts of.
    pub fn waits_for(&self) -> Option<&ProductSelection> {
        match self {
            Need::Jobs(JobsNeed { selection, facts, .. }) | Need::Orders { selection, facts, .. } => {
                Some(selection).filter(|_| facts.any())
            }
            _ => None,
        }
    }
}
