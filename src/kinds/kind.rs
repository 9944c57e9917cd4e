//! A kind of content: its names, folder and fields.

use super::field::Field;
use super::table::{Derived, FieldTable};
use crate::lang::Speech;
use std::fmt;
use std::sync::OnceLock;

/// A kind of content. There is one static for each, and kinds are equal only to themselves.
pub struct Kind {
    /// English name: in ids, queries and declarations.
    pub name: &'static str,
    /// Vietnamese label, singular; also a name that authors may write.
    pub vi: &'static str,
    /// English label, singular.
    pub en: &'static str,
    /// Folder below `content/`, and base name of its tables; empty for pages, which have no folder.
    pub folder: &'static str,
    /// Its own fields, after the common ones.
    pub fields: &'static [Field],
    /// Its own derived fields, after the common ones.
    pub derived: &'static [Derived],
    /// The field that gives the title where none is written.
    pub title_from: Option<&'static str>,
    /// Markdown body of a new item (`loa new`).
    pub new_body: &'static str,
    /// How lists of it are sorted that do not say: names of fields, `-` before one for descending order. Empty: by weight, then title.
    pub order: &'static [&'static str],
    /// Pairs of `valid_from` or `valid_to` and the field of its own that says it.
    pub dates: &'static [(&'static str, &'static str)],
    /// What [`Kind::table`] gives, made when it is first asked for.
    pub(super) table: OnceLock<FieldTable>,
}

impl Kind {
    /// Its fields: the common ones, its own, the derived ones.
    pub fn table(&self) -> &FieldTable {
        self.table.get_or_init(|| FieldTable::new(self.fields, self.derived))
    }

    /// All that its declaration says, for digests.
    pub(super) fn declaration(&self) -> String {
        let labels = (self.name, self.vi, self.en, self.folder, self.title_from, self.new_body);
        format!("{:?}", (labels, self.order, self.dates, self.fields))
    }

    /// Its label in the language of `speech`.
    pub fn label(&self, speech: Speech) -> &'static str {
        if speech.is_vietnamese() { self.vi } else { self.en }
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Kind) -> bool {
        std::ptr::eq(self, other)
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Kind({})", self.name)
    }
}
