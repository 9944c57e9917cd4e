//! Kinds of content. Each is one file with one field table and one line in `KINDS`.

mod activity;
mod campaign;
mod contact;
mod every;
pub mod field;
mod guide;
mod holiday;
mod infographic;
mod location;
mod notice;
mod opening;
mod page;
mod place;
mod procedure;
mod question;
pub mod registry;
pub mod schema;
pub mod sections;
mod session;
pub mod settings;
mod slogan;
mod term;
mod value;
pub mod written;

pub use every::STATUS;
pub use field::{Choice, Field, Type};
pub use value::{Value, hash_value};

pub use crate::ids::FieldNo;
use crate::lang::Speech;

use crate::vietnamese::key;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// One kind of content.
#[derive(Debug)]
pub struct Kind {
    /// Name in ids, queries and declarations.
    pub name: &'static str,
    /// Labels, singular.
    pub vi: &'static str,
    pub en: &'static str,
    /// Folder below `content/`, and base name of its tables.
    pub folder: &'static str,
    /// Its own fields, after the common ones.
    pub fields: &'static [Field],
    /// Fields computed in the model, which nobody writes.
    pub derived: &'static [Derived],
    /// The field that gives the title when none is written.
    pub title_from: Option<&'static str>,
    /// Text of a new item (`loa new`).
    pub new_body: &'static str,
}

/// A field that follows from the others and the build date.
#[derive(Debug)]
pub struct Derived {
    pub field: Field,
    pub compute: fn(&Facts) -> Option<Value>,
}

/// What a derived field may look at.
pub struct Facts<'a> {
    pub table: &'static Table,
    pub fields: &'a [(FieldNo, crate::diag::Span, Value)],
    /// Path of the source below its kind's folder, without extension; empty for table rows.
    pub path: &'a str,
    /// The build date.
    pub as_of: jiff::civil::Date,
}

impl Facts<'_> {
    pub fn get(&self, name: &str) -> Option<&Value> {
        let no = self.table.named(name)?;
        self.fields.iter().find(|(n, ..)| *n == no).map(|(_, _, v)| v)
    }

    pub fn date(&self, name: &str) -> Option<jiff::civil::Date> {
        self.get(name).and_then(Value::as_date)
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Kind) -> bool {
        // There is one of each, in a static.
        std::ptr::eq(self, other)
    }
}

/// Every kind a person can write, in the order of lists and menus.
pub static KINDS: &[&Kind] = &[
    &guide::GUIDE,
    &procedure::PROCEDURE,
    &slogan::SLOGAN,
    &infographic::INFOGRAPHIC,
    &location::LOCATION,
    &contact::CONTACT,
    &campaign::CAMPAIGN,
    &notice::NOTICE,
    &question::QUESTION,
    &session::SESSION,
    &holiday::HOLIDAY,
    &activity::ACTIVITY,
    &page::PAGE,
];

/// The kinds the program itself gives a meaning to.
pub use campaign::CAMPAIGN;
pub use page::PAGE;
pub use place::PLACE;
pub use term::TERM;

/// A kind's whole table: the common fields, then its own, with the ways to find one.
pub struct Table {
    pub fields: Vec<&'static Field>,
    /// Fields from here on are derived.
    pub derived_from: usize,
    pub derived: Vec<&'static Derived>,
    by_key: FxHashMap<String, FieldNo>,
}

impl Table {
    /// The field a person means by this key, in English or Vietnamese, case, marks and spaces ignored.
    pub fn find(&self, written: &str) -> Option<FieldNo> {
        self.by_key.get(written).or_else(|| self.by_key.get(&key(written))).copied().filter(|no| no.index() < self.derived_from)
    }

    /// The field a key means, and the language where it is that of a translation: `name.en`.
    pub fn find_in<'w>(&self, written: &'w str) -> Option<(FieldNo, Option<&'w str>)> {
        match written.rsplit_once('.') {
            Some((base, lang))
                if (2..=3).contains(&lang.len())
                    && let Some(no) = self.find(base) =>
            {
                Some((no, Some(lang)))
            }
            _ => Some((self.find(written)?, None)),
        }
    }

    /// The field with exactly this English name.
    pub fn named(&self, name: &str) -> Option<FieldNo> {
        self.by_key.get(name).copied().filter(|no| self.field(*no).name == name)
    }

    pub fn field(&self, no: FieldNo) -> &'static Field {
        self.fields[no.index()]
    }

    /// Every field with its number.
    pub fn numbered(&self) -> impl DoubleEndedIterator<Item = (FieldNo, &'static Field)> + ExactSizeIterator {
        FieldNo::all(self.fields.len()).zip(self.fields.iter().copied())
    }

    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|f| f.name)
    }
}

impl Kind {
    /// The kind of this name, in English or Vietnamese.
    pub fn find(written: &str) -> Option<&'static Kind> {
        static NAMES: LazyLock<FxHashMap<String, &'static Kind>> =
            LazyLock::new(|| by_key(KINDS.iter().copied().chain([&PLACE, &TERM]).flat_map(|k| [(k.vi, k), (k.name, k)])));
        NAMES.get(&key(written)).copied()
    }

    /// The kind whose items live in this folder (or table) of `content/`.
    pub fn of_folder(folder: &str) -> Option<&'static Kind> {
        static FOLDERS: LazyLock<FxHashMap<String, &'static Kind>> =
            LazyLock::new(|| by_key(KINDS.iter().copied().filter(|k| !k.folder.is_empty()).flat_map(|k| [(k.folder, k), (k.vi, k)])));
        FOLDERS.get(&key(folder)).copied()
    }

    /// The whole field table.
    pub fn table(&self) -> &'static Table {
        // Asked for with every field of every item: a few pointers are compared faster than a name is hashed.
        static TABLES: LazyLock<Vec<(&'static Kind, Table)>> =
            LazyLock::new(|| [&PAGE, &PLACE, &TERM].into_iter().chain(KINDS.iter().copied()).map(|k| (k, build_table(k))).collect());
        let at = TABLES.iter().position(|(kind, _)| *kind == self);
        &TABLES[at.unwrap_or_default()].1
    }

    pub fn label(&self, speech: Speech) -> &'static str {
        if speech.is_vietnamese() { self.vi } else { self.en }
    }
}

/// Kinds by the folded forms of names; the first of two with one name has it.
fn by_key(names: impl Iterator<Item = (&'static str, &'static Kind)>) -> FxHashMap<String, &'static Kind> {
    let mut found = FxHashMap::default();
    for (name, kind) in names {
        found.entry(key(name)).or_insert(kind);
    }
    found
}

/// Names of all kinds an author or a query may name.
pub fn kind_names() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|k| k.name).chain(["place"])
}

fn build_table(kind: &Kind) -> Table {
    let mut fields: Vec<&'static Field> = every::COMMON.iter().collect();
    fields.extend(kind.fields.iter());
    let mut by_key = FxHashMap::default();
    // Vietnamese names first, so that an English name wins where both fold to the same letters.
    for (no, f) in FieldNo::all(fields.len()).zip(&fields) {
        by_key.insert(key(f.vi), no);
    }
    for (no, f) in FieldNo::all(fields.len()).zip(&fields) {
        by_key.insert(key(f.name), no);
        by_key.insert(f.name.to_string(), no);
    }
    let derived_from = fields.len();
    let derived: Vec<&'static Derived> = every::DERIVED.iter().chain(kind.derived).collect();
    for d in &derived {
        by_key.entry(d.field.name.to_string()).or_insert(FieldNo::from_index(fields.len()));
        fields.push(&d.field);
    }
    Table { fields, derived_from, derived, by_key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_can_be_written_in_both_languages() {
        for kind in KINDS.iter().copied().chain([&PLACE, &TERM]) {
            let table = kind.table();
            assert!(table.fields.len() < 250, "{}: FieldNo is one byte", kind.name);
            for (no, f) in table.numbered().take(table.derived_from) {
                assert_eq!(table.find(f.name), Some(no), "{}.{} by its English name", kind.name, f.name);
                assert_eq!(table.find(f.vi), Some(no), "{}.{} by its Vietnamese name {}", kind.name, f.name, f.vi);
            }
        }
    }
}
