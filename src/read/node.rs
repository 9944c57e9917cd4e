//! Nodes: the tree that YAML, rows of tables and front matter are parsed to. Every part has its span.

use crate::diag::Span;

/// A value as written. Scalars stay text: the type of a field decides what `0225` or `50.000` means.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it is written.
    pub span: Span,
    /// Its content.
    pub value: NodeValue,
}

/// The content of a node.
#[derive(Clone, Debug, PartialEq)]
pub enum NodeValue {
    /// An empty value, `~` or `null`.
    Null,
    /// A text, number, date or other single value.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the source. Keys are unique.
    Map(Vec<(NodeKey, Node)>),
}

/// A single value.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    /// In Unicode normalization form C, without white space around it unless it is quoted.
    pub text: Box<str>,
    /// How it is written, which tells what the text may have lost.
    pub form: ScalarForm,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScalarForm {
    /// Unquoted YAML or a CSV cell.
    Plain,
    /// Quoted or block YAML, or a text cell of a sheet.
    Quoted,
    /// A number cell of a sheet, which has no leading zeros.
    Number,
}

/// A key of a map: a field name, or the header cell above a table's column.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeKey {
    /// In Unicode normalization form C.
    pub text: Box<str>,
    /// Where it is written.
    pub span: Span,
}

impl Node {
    /// A scalar node.
    pub fn scalar(span: Span, text: &str, form: ScalarForm) -> Node {
        Node { span, value: NodeValue::Scalar(Scalar { text: text.into(), form }) }
    }

    /// The text of a scalar.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Scalar(s) => Some(&s.text),
            _ => None,
        }
    }

    /// The entries of a map.
    pub fn as_map(&self) -> Option<&[(NodeKey, Node)]> {
        match &self.value {
            NodeValue::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The nodes of a list.
    pub fn as_list(&self) -> Option<&[Node]> {
        match &self.value {
            NodeValue::List(nodes) => Some(nodes),
            _ => None,
        }
    }

    /// The value of exactly this key in a map.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_map()?.iter().find(|(k, _)| &*k.text == key).map(|(_, v)| v)
    }

    /// Whether it has no value.
    pub fn is_null(&self) -> bool {
        matches!(self.value, NodeValue::Null)
    }
}
