//! A change of a field: its new value as text. The type of the field gives it a meaning when the file is read again.

use crate::kinds::{Field, Type, parse};
use crate::read::{Node, NodeValue, ScalarForm};
use crate::vietnamese::key;
use unicode_normalization::UnicodeNormalization;

/// The new value of a field.
#[derive(Clone, Debug)]
pub enum NewValue {
    /// A text, in NFC.
    Text(String),
    /// A list.
    List(Vec<NewValue>),
    /// Fields of a record. A field with an empty value is removed; fields that are missing here stay as they are.
    Record(Vec<(&'static Field, NewValue)>),
    /// A value of any structure as YAML, parsed and as text.
    Yaml(Node, String),
}

/// A change of a field.
#[derive(Clone, Debug)]
pub struct FieldChange {
    /// The field.
    pub field: &'static Field,
    /// The language of a translation beside the original, as in the column `name.en`.
    pub lang: Option<Box<str>>,
    /// The new value; none removes the field.
    pub value: Option<NewValue>,
}

impl FieldChange {
    /// A change of a field in the language of its file.
    pub fn new(field: &'static Field, value: Option<NewValue>) -> FieldChange {
        FieldChange { field, lang: None, value }
    }

    /// The name in inputs and columns: `name`, `name.en`.
    pub fn name(&self) -> String {
        self.as_name().written(self.field.name)
    }

    /// The name of the field.
    pub(super) fn as_name(&self) -> FieldName<'_> {
        FieldName { field: self.field, lang: self.lang.as_deref() }
    }
}

/// The name of a field with an optional language.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldName<'a> {
    /// The field.
    pub field: &'static Field,
    /// The language of a translation; none for the language of the file.
    pub lang: Option<&'a str>,
}

impl FieldName<'_> {
    /// The name of a field in the language of its file.
    pub fn plain(field: &'static Field) -> FieldName<'static> {
        FieldName { field, lang: None }
    }

    /// Whether a written key is this name, in English or Vietnamese.
    pub fn is(self, written: &str) -> bool {
        match (self.lang, written.rsplit_once('.')) {
            (None, _) => is_key_of(written, self.field),
            (Some(lang), Some((base, of))) => of.eq_ignore_ascii_case(lang) && is_key_of(base, self.field),
            _ => false,
        }
    }

    /// The name as a key; `field` is the written name of the field itself.
    pub fn written(self, field: &str) -> String {
        match self.lang {
            Some(lang) => format!("{field}.{lang}"),
            None => field.to_string(),
        }
    }
}

impl NewValue {
    /// A text, normalised to NFC.
    pub fn text(text: impl Into<String>) -> NewValue {
        NewValue::Text(text.into().nfc().collect())
    }

    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        match self {
            NewValue::Text(text) => text.trim().is_empty(),
            NewValue::List(values) => values.iter().all(NewValue::is_empty),
            NewValue::Record(entries) => entries.iter().all(|(_, v)| v.is_empty()),
            NewValue::Yaml(node, _) => node.is_null(),
        }
    }

    /// Whether a node has this value already.
    pub fn is_written_in(&self, node: &Node) -> bool {
        match (self, &node.value) {
            (NewValue::Text(text), NodeValue::Scalar(scalar)) => same_text(text, &scalar.text),
            (NewValue::Text(text), NodeValue::Null) => text.trim().is_empty(),
            (NewValue::List(values), NodeValue::List(nodes)) => {
                values.len() == nodes.len() && values.iter().zip(nodes).all(|(v, n)| v.is_written_in(n))
            }
            // A list of one item may be written as that item.
            (NewValue::List(values), NodeValue::Scalar(_)) => matches!(&values[..], [one] if one.is_written_in(node)),
            (NewValue::Record(entries), NodeValue::Map(map)) => {
                let written = |field: &Field| map.iter().find(|(k, _)| is_key_of(&k.text, field)).map(|(_, v)| v).filter(|v| !v.is_null());
                entries.iter().all(|(field, value)| match written(field) {
                    Some(node) => value.is_written_in(node),
                    None => value.is_empty(),
                })
            }
            (NewValue::Record(entries), NodeValue::Scalar(_)) => match only(entries) {
                Some((_, value)) => value.is_written_in(node),
                None => false,
            },
            (NewValue::Yaml(parsed, _), _) => same_node(parsed, node),
            _ => false,
        }
    }
}

/// The only entry of a record that is not empty, when it is the first field: a record may be written as this value alone.
pub(super) fn only<'a>(entries: &'a [(&'static Field, NewValue)]) -> Option<&'a (&'static Field, NewValue)> {
    let mut filled = entries.iter().enumerate().filter(|(_, (_, v))| !v.is_empty());
    match (filled.next(), filled.next()) {
        (Some((0, entry)), None) => Some(entry),
        _ => None,
    }
}

/// Whether texts are equal except for white space around them.
fn same_text(a: &str, b: &str) -> bool {
    a.trim() == b.trim()
}

/// Whether a key names a field, in English or Vietnamese.
pub(super) fn is_key_of(name: &str, field: &Field) -> bool {
    let folded = key(name);
    name == field.name || folded == key(field.name) || folded == key(field.vi) || (field.name == "body" && folded == "text")
}

/// Whether two nodes have the same value, whatever their positions.
pub(super) fn same_node(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (NodeValue::Null, NodeValue::Null) => true,
        (NodeValue::Scalar(a), NodeValue::Scalar(b)) => {
            a.text == b.text && (a.form == ScalarForm::Quoted) == (b.form == ScalarForm::Quoted)
        }
        (NodeValue::List(a), NodeValue::List(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_node(a, b)),
        (NodeValue::Map(a), NodeValue::Map(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|((k, v), (l, w))| k.text == l.text && same_node(v, w))
        }
        _ => false,
    }
}

/// The fields of the records of a type; none for other types.
pub fn record_fields(ty: &Type) -> Option<&'static [Field]> {
    match ty {
        Type::Entries => Some(parse::entry_fields()),
        Type::List(Type::Record(fields)) | Type::Record(fields) => Some(fields),
        _ => None,
    }
}
