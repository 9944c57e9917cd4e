//! The field table of a kind: all its fields by number, and how a key that an author wrote finds its field.

use super::field::{Field, Type};
use super::shared_fields;
use super::value::Value;
use crate::diag::Span;
use crate::ids::FieldNo;
use crate::text::Role;
use crate::vietnamese::key;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// A field computed from the other fields and the build date. Authors do not write it.
#[derive(Debug)]
pub struct Derived {
    /// Its names and type.
    pub field: Field,
    /// Its value; none where it has none.
    pub compute: fn(&DerivationContext) -> Option<Value>,
}

/// What a derived field is computed from.
pub struct DerivationContext<'a> {
    /// The table of the item's kind.
    pub table: &'static FieldTable,
    /// The fields of the item, in any order.
    pub fields: &'a [(FieldNo, Span, Value)],
    /// Path of the source below its kind's folder, without language and extension; empty for table rows.
    pub path: &'a str,
    /// The build date.
    pub as_of: Date,
    /// The term of a taxonomy of the site's own whose list the item opens, as `taxonomy/term`.
    pub opened_term: Option<&'a str>,
}

impl DerivationContext<'_> {
    /// The value of a field, by its English name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let no = self.table.named(name)?;
        self.fields.iter().find(|(n, ..)| *n == no).map(|(_, _, v)| v)
    }

    /// The value of a field of type date.
    pub fn date(&self, name: &str) -> Option<Date> {
        self.get(name).and_then(Value::as_date)
    }
}

/// The fields of a kind: the common ones, its own, then the derived ones.
pub struct FieldTable {
    /// By [`FieldNo`].
    pub fields: Vec<&'static Field>,
    /// Number of fields that authors write: those from here on are derived.
    pub derived_from: usize,
    derived: Vec<&'static Derived>,
    by_key: FxHashMap<String, FieldNo>,
    /// The headings that name a field.
    pub roles: Vec<Role>,
}

impl FieldTable {
    pub(super) fn new(own: &'static [Field], own_derived: &'static [Derived]) -> FieldTable {
        let mut fields: Vec<&'static Field> = shared_fields::FIELDS.iter().chain(own).collect();
        let mut by_key = FxHashMap::default();
        // Vietnamese names first: where an English and a Vietnamese name fold to the same letters, the English one has the key.
        for (no, f) in FieldNo::all(fields.len()).zip(&fields) {
            by_key.insert(key(f.vi), no);
        }
        for (no, f) in FieldNo::all(fields.len()).zip(&fields) {
            by_key.insert(key(f.name), no);
            by_key.insert(f.name.to_string(), no);
        }
        let derived_from = fields.len();
        let derived: Vec<&'static Derived> = shared_fields::DERIVED.iter().chain(own_derived).collect();
        for d in &derived {
            by_key.entry(d.field.name.to_string()).or_insert(FieldNo::from_index(fields.len()));
            fields.push(&d.field);
        }
        let role =
            |f: &Field| Role { name: f.name, words: f.headings.iter().map(|w| key(w)).collect(), entries: matches!(f.ty, Type::Entries) };
        let roles = own.iter().filter(|f| !f.headings.is_empty()).map(role).collect();
        FieldTable { fields, derived_from, derived, by_key, roles }
    }

    /// The field that an author means by this key, in English or Vietnamese; case, marks and spaces are ignored. Derived fields are not found.
    pub fn find(&self, written: &str) -> Option<FieldNo> {
        self.by_key.get(written).or_else(|| self.by_key.get(&key(written))).copied().filter(|no| no.index() < self.derived_from)
    }

    /// The field that a key means, and the code of the language of a translated key such as `name.en`.
    pub fn find_in<'w>(&self, written: &'w str) -> Option<(FieldNo, Option<&'w str>)> {
        if let Some((base, lang)) = written.rsplit_once('.')
            && (2..=3).contains(&lang.len())
            && let Some(no) = self.find(base)
        {
            return Some((no, Some(lang)));
        }
        Some((self.find(written)?, None))
    }

    /// The field of exactly this English name, derived ones too.
    pub fn named(&self, name: &str) -> Option<FieldNo> {
        self.by_key.get(name).copied().filter(|no| self.field(*no).name == name)
    }

    /// The field of this number.
    pub fn field(&self, no: FieldNo) -> &'static Field {
        self.fields[no.index()]
    }

    /// Every field with its number, ascending.
    pub fn numbered(&self) -> impl DoubleEndedIterator<Item = (FieldNo, &'static Field)> + ExactSizeIterator {
        FieldNo::all(self.fields.len()).zip(self.fields.iter().copied())
    }

    /// The fields that authors write, with their numbers.
    pub fn written(&self) -> impl Iterator<Item = (FieldNo, &'static Field)> {
        self.numbered().take(self.derived_from)
    }

    /// The derived fields with their numbers.
    pub fn derived(&self) -> impl Iterator<Item = (FieldNo, &'static Derived)> {
        FieldNo::all(self.fields.len()).skip(self.derived_from).zip(self.derived.iter().copied())
    }

    /// English names of all fields.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.fields.iter().map(|f| f.name)
    }
}
