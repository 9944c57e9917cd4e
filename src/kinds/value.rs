//! Values of fields, parsed by their types.

use crate::text::{Excerpt, InterpolatedText, Segment};
use jiff::civil::Date;
use std::sync::Arc;

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A finite number.
    Number(f64),
    /// Plain text.
    Text(Arc<str>),
    /// Plain text with references to fields.
    Interpolated(Arc<InterpolatedText>),
    /// A day.
    Date(Date),
    /// An amount of money.
    Money {
        /// In đồng; none where it is said in words.
        amount: Option<i64>,
        /// As it is shown.
        text: Arc<str>,
    },
    /// A telephone number.
    Phone {
        /// As it is shown.
        text: Arc<str>,
        /// The digits to dial.
        digits: Arc<str>,
    },
    /// A value of a closed list.
    Choice(&'static super::Choice),
    /// The slug of an item.
    Item(Arc<str>),
    /// A term of a taxonomy.
    Term {
        /// Name of the taxonomy.
        taxonomy: &'static str,
        /// Slug of the term.
        slug: Arc<str>,
        /// The word as written.
        written: Arc<str>,
    },
    /// Markdown, parsed: a document or a part of one.
    Document(Excerpt),
    /// Path of a file below the site's folder: `content/guides/anh.svg`.
    File(Arc<str>),
    /// A list.
    List(Vec<Value>),
    /// A record: English names of its fields and their values. Maps of type free keep the keys as written.
    Record(Vec<(Arc<str>, Value)>),
}

impl Value {
    /// Plain text.
    pub fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    /// The text that queries compare and references show; none for values that are no single words.
    pub fn plain(&self) -> Option<std::borrow::Cow<'_, str>> {
        use std::borrow::Cow::{Borrowed, Owned};
        Some(match self {
            Value::Bool(b) => Borrowed(if *b { "true" } else { "false" }),
            Value::Integer(i) => Owned(i.to_string()),
            Value::Number(n) => Owned(n.to_string()),
            Value::Text(t) | Value::Item(t) => Borrowed(t),
            Value::Date(d) => Owned(d.to_string()),
            Value::Money { text, .. } | Value::Phone { text, .. } => Borrowed(text),
            Value::Choice(c) => Borrowed(c.name),
            Value::Term { slug, .. } => Borrowed(slug),
            Value::Interpolated(_) | Value::Document(_) | Value::File(_) | Value::List(_) | Value::Record(_) => return None,
        })
    }

    /// Calls `visit` with the value itself, or with every value in its lists and records, however deep.
    pub fn each_leaf<'v>(&'v self, visit: &mut impl FnMut(&'v Value)) {
        match self {
            Value::List(values) => values.iter().for_each(|v| v.each_leaf(visit)),
            Value::Record(entries) => entries.iter().for_each(|(_, v)| v.each_leaf(visit)),
            leaf => visit(leaf),
        }
    }

    /// The value of a field of a record.
    pub fn entry(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Record(entries) => entries.iter().find(|(n, _)| &**n == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The day, if it is one.
    pub fn as_date(&self) -> Option<Date> {
        match self {
            Value::Date(d) => Some(*d),
            _ => None,
        }
    }
}

/// Feeds a value into a digest. Values of different types with the same text have different digests.
pub fn hash_value(hasher: &mut blake3::Hasher, value: &Value) {
    let mut text = |tag: u8, text: &str| {
        hasher.update(&[tag]);
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    match value {
        Value::Bool(b) => text(1, if *b { "1" } else { "0" }),
        Value::Integer(i) => text(2, &i.to_string()),
        Value::Number(n) => text(3, &n.to_bits().to_string()),
        Value::Text(t) => text(4, t),
        Value::Interpolated(h) => {
            for segment in &h.segments {
                match segment {
                    Segment::Text(t) => text(5, t),
                    Segment::Field(f) => text(6, f),
                }
            }
        }
        Value::Date(d) => text(7, &d.to_string()),
        Value::Money { text: t, .. } => text(8, t),
        Value::Phone { text: t, .. } => text(9, t),
        Value::Choice(c) => text(10, c.name),
        Value::Item(t) => text(11, t),
        Value::Term { slug, .. } => text(12, slug),
        Value::Document(excerpt) => text(13, excerpt.source()),
        Value::File(path) => text(14, path),
        Value::List(values) => {
            text(15, &values.len().to_string());
            values.iter().for_each(|v| hash_value(hasher, v));
        }
        Value::Record(entries) => {
            text(16, &entries.len().to_string());
            for (name, v) in entries {
                let mut named = |t: &str| {
                    hasher.update(&(t.len() as u64).to_le_bytes());
                    hasher.update(t.as_bytes());
                };
                named(name);
                hash_value(hasher, v);
            }
        }
    }
}
