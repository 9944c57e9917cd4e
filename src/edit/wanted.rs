//! What a field is to say: the words a person would write. What they mean is decided by the field's type when they are read again.

use crate::kinds::{Field, Type, written};
use crate::read::{Form, Node, NodeValue};
use crate::vietnamese::key;
use unicode_normalization::UnicodeNormalization;

/// A new value.
#[derive(Clone, Debug)]
pub enum Wanted {
    Text(String),
    List(Vec<Wanted>),
    /// Fields that are not named stay as they are; empty ones go.
    Record(Vec<(&'static Field, Wanted)>),
    /// A value in YAML's own words, for fields that hold whatever the author writes.
    Yaml(Node, String),
}

/// A field and its new value; none removes it.
#[derive(Clone, Debug)]
pub struct Change {
    pub field: &'static Field,
    /// The language, when it is a translation beside the original: the column `name.en`.
    pub lang: Option<Box<str>>,
    pub value: Option<Wanted>,
}

impl Change {
    pub fn new(field: &'static Field, value: Option<Wanted>) -> Change {
        Change { field, lang: None, value }
    }

    /// The field as inputs and columns call it: `name`, `name.en`.
    pub fn name(&self) -> String {
        self.as_name().written(self.field.name)
    }

    pub(super) fn as_name(&self) -> Name<'_> {
        Name { field: self.field, lang: self.lang.as_deref() }
    }
}

/// A field, in another language than that of its file when there is one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'a> {
    pub field: &'static Field,
    pub lang: Option<&'a str>,
}

impl Name<'_> {
    pub fn plain(field: &'static Field) -> Name<'static> {
        Name { field, lang: None }
    }

    /// Whether a key is this name, in English or Vietnamese.
    pub fn is(self, written: &str) -> bool {
        match (self.lang, written.rsplit_once('.')) {
            (None, _) => is_key_of(written, self.field),
            (Some(lang), Some((base, of))) => of.eq_ignore_ascii_case(lang) && is_key_of(base, self.field),
            _ => false,
        }
    }

    /// The name as a key, given how the field itself is written.
    pub fn written(self, field: &str) -> String {
        match self.lang {
            Some(lang) => format!("{field}.{lang}"),
            None => field.to_string(),
        }
    }
}

impl Wanted {
    pub fn text(text: impl Into<String>) -> Wanted {
        Wanted::Text(text.into().nfc().collect())
    }

    /// Nothing that would be written.
    pub fn is_empty(&self) -> bool {
        match self {
            Wanted::Text(text) => text.trim().is_empty(),
            Wanted::List(values) => values.iter().all(Wanted::is_empty),
            Wanted::Record(entries) => entries.iter().all(|(_, v)| v.is_empty()),
            Wanted::Yaml(node, _) => node.is_null(),
        }
    }

    /// Whether a node says this already.
    pub fn is_said_by(&self, node: &Node) -> bool {
        match (self, &node.value) {
            (Wanted::Text(text), NodeValue::Scalar(scalar)) => same_text(text, &scalar.text),
            (Wanted::Text(text), NodeValue::Null) => text.trim().is_empty(),
            (Wanted::List(values), NodeValue::List(nodes)) => {
                values.len() == nodes.len() && values.iter().zip(nodes).all(|(v, n)| v.is_said_by(n))
            }
            // A list of one may stand as that one.
            (Wanted::List(values), NodeValue::Scalar(_)) => matches!(&values[..], [one] if one.is_said_by(node)),
            (Wanted::Record(entries), NodeValue::Map(map)) => {
                let held = |field: &Field| map.iter().find(|(k, _)| is_key_of(&k.text, field)).map(|(_, v)| v).filter(|v| !v.is_null());
                entries.iter().all(|(field, value)| match held(field) {
                    Some(node) => value.is_said_by(node),
                    None => value.is_empty(),
                })
            }
            (Wanted::Record(entries), NodeValue::Scalar(_)) => match only(entries) {
                Some((_, value)) => value.is_said_by(node),
                None => false,
            },
            (Wanted::Yaml(wanted, _), _) => same_node(wanted, node),
            _ => false,
        }
    }
}

/// The one entry of a record that says something, when it is the first of its kind: it may stand alone.
pub(super) fn only<'a>(entries: &'a [(&'static Field, Wanted)]) -> Option<&'a (&'static Field, Wanted)> {
    let mut said = entries.iter().enumerate().filter(|(_, (_, v))| !v.is_empty());
    match (said.next(), said.next()) {
        (Some((0, entry)), None) => Some(entry),
        _ => None,
    }
}

/// Texts are the same but for space around them.
fn same_text(a: &str, b: &str) -> bool {
    a.trim() == b.trim()
}

/// Whether a key names a field, in English or Vietnamese.
pub(super) fn is_key_of(name: &str, field: &Field) -> bool {
    let folded = key(name);
    name == field.name || folded == key(field.name) || folded == key(field.vi) || (field.name == "body" && folded == "text")
}

/// Two nodes that say the same, wherever they stand.
pub(super) fn same_node(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (NodeValue::Null, NodeValue::Null) => true,
        (NodeValue::Scalar(a), NodeValue::Scalar(b)) => a.text == b.text && (a.form == Form::Quoted) == (b.form == Form::Quoted),
        (NodeValue::List(a), NodeValue::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_node(a, b)),
        (NodeValue::Map(a), NodeValue::Map(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|((k, v), (l, w))| k.text == l.text && same_node(v, w))
        }
        _ => false,
    }
}

/// The fields of the records a type holds.
pub fn record_fields(ty: &Type) -> Option<&'static [Field]> {
    match ty {
        Type::Entries => Some(written::entry_fields()),
        Type::List(Type::Record(fields)) | Type::Record(fields) => Some(fields),
        _ => None,
    }
}
