//! Values as written: YAML, table rows and front matter all become this one tree, every part with its span.

use crate::diag::Span;

/// One value as a person wrote it. Scalars stay text: what `0225` or `50.000` means is decided by the field that asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub span: Span,
    pub value: NodeValue,
}

#[derive(Clone, Debug, PartialEq)]
pub enum NodeValue {
    /// An empty value, `~` or `null`.
    Null,
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

/// A single value.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    /// NFC, trimmed unless quoted.
    pub text: Box<str>,
    /// How the source held it, as far as that changes what the text may have lost.
    pub form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Unquoted YAML or a CSV cell.
    Plain,
    /// Quoted or block YAML, or a text cell of a sheet.
    Quoted,
    /// A number cell of a sheet: leading zeros are already gone.
    Number,
}

/// A key of a map: a field name, or the header cell above a table's column.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    pub text: Box<str>,
    pub span: Span,
}

impl Node {
    pub fn scalar(span: Span, text: &str, form: Form) -> Node {
        Node { span, value: NodeValue::Scalar(Scalar { text: text.into(), form }) }
    }

    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Scalar(s) => Some(&s.text),
            _ => None,
        }
    }

    pub fn as_map(&self) -> Option<&[(Key, Node)]> {
        match &self.value {
            NodeValue::Map(entries) => Some(entries),
            _ => None,
        }
    }

    pub fn as_list(&self) -> Option<&[Node]> {
        match &self.value {
            NodeValue::List(nodes) => Some(nodes),
            _ => None,
        }
    }

    /// The entry with exactly this key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_map()?.iter().find(|(k, _)| &*k.text == key).map(|(_, v)| v)
    }

    pub fn is_null(&self) -> bool {
        matches!(self.value, NodeValue::Null)
    }
}
