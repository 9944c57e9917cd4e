//! An item: one piece of content in one language, with its fields.

use crate::diag::Span;
use crate::ids::{FieldNo, GroupNo, LangNo};
use crate::kinds::{Kind, Value};
use std::sync::Arc;

/// One item in one language.
#[derive(Debug)]
pub struct Item {
    /// Its kind.
    pub kind: &'static Kind,
    /// Name in addresses and ids; unique among the items of its kind, place and language.
    pub slug: Arc<str>,
    /// What addresses have in place of the slug: the same with capitals.
    pub address: Option<Arc<str>>,
    /// The language its fields are written in.
    pub lang: LangNo,
    /// The group of its language variants.
    pub group: GroupNo,
    /// The fields that have a value, in ascending order, each with where it is written.
    pub fields: Vec<(FieldNo, Span, Value)>,
    /// Where it is written: a file, or a row of a table.
    pub span: Span,
    /// Digest of its sources: a change of any field changes it.
    pub digest: blake3::Hash,
    /// Rank of the title in Vietnamese dictionary order. Equal titles have equal ranks.
    pub title_rank: u32,
}

impl Item {
    /// The value of a field, by its number.
    pub fn value(&self, no: FieldNo) -> Option<&Value> {
        self.fields.binary_search_by_key(&no, |f| f.0).ok().map(|i| &self.fields[i].2)
    }

    /// The value of a field, by its English name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.value(self.kind.table().named(name)?)
    }

    /// Where a field is written; where the item is, if the field has no value.
    pub fn span_of(&self, name: &str) -> Span {
        let no = self.kind.table().named(name);
        self.fields.iter().find(|f| Some(f.0) == no).map_or(self.span, |f| f.1)
    }

    /// The title, else the slug.
    pub fn title(&self) -> &str {
        match self.get("title") {
            Some(Value::Text(title)) => title,
            _ => &self.slug,
        }
    }

    /// `kind:slug`, as links and messages name it.
    pub fn id(&self) -> String {
        format!("{}:{}", self.kind.name, self.slug)
    }
}
