//! What declarations are about, and what is said when they are wrong.

use crate::diag::{Diagnostic, Diagnostics, PRODUCT, Span, UNKNOWN_KIND};
use crate::kinds::{FieldNo, Kind, kind_names};
use crate::read::Node;

/// What one job is about.
#[derive(Clone, Debug, PartialEq)]
pub enum SubjectSpec {
    Site,
    Place,
    Kind {
        kind: &'static Kind,
        conditions: Vec<Condition>,
    },
    Each {
        taxonomy: &'static str,
        of: Option<&'static Kind>,
    },
    /// Every old address of every item with a page.
    Alias,
    /// The short addresses that stand on paper, or will.
    Short,
}

/// What an entry of `where` compares.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    pub left: Left,
    pub right: Right,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    Field(FieldNo),
    Slug,
    /// Code of the place where the item stands.
    Place,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Right {
    /// Any of these words; none matches only an absent value.
    Words(Vec<Box<str>>),
    Item(FieldNo),
    ItemSlug,
    Place(FieldNo),
    /// A field of the campaign that ordered the job.
    Campaign(FieldNo),
    CampaignSlug,
    Term,
}

/// A declaration that says something no declaration can say.
pub(super) fn fault(span: Span, why: &str, name: &str) -> Diagnostic {
    Diagnostic::new(&PRODUCT).at(span).with("why", why).with("name", name).suggest("", [])
}

pub(super) fn choice(span: Span, key: &str, value: &str, known: &[&str]) -> Diagnostic {
    Diagnostic::new(&PRODUCT).at(span).with("why", "choice").with("name", format!("{key}: {value}")).suggest(value, known.iter().copied())
}

/// The kind a declaration names.
pub(super) fn read_kind(node: &Node, diagnostics: &mut Diagnostics) -> Option<&'static Kind> {
    let name = node.as_text().unwrap_or_default();
    let kind = Kind::find(name).filter(|k| k.name == name);
    if kind.is_none() {
        diagnostics.push(Diagnostic::new(&UNKNOWN_KIND).at(node.span).with("name", name).suggest(name, kind_names().chain(["site"])));
    }
    kind
}
