//! Settings: maps whose fields belong to no kind, such as `site.yaml`, `theme.yaml`, `product.yaml` and rows of registers.

use super::Value;
use super::field::{Field, Type, field};
use super::parse::{FieldSource, parse_record};
use crate::diag::{Diagnostics, Span};
use crate::read::Node;
use crate::vietnamese::key;
use std::sync::Arc;

/// Parses a map by a table of fields. Unknown, missing and wrong fields are reported as those of `name`.
pub fn read_settings(
    fields: &'static [Field],
    name: &'static str,
    node: &Node,
    source: &FieldSource,
    diagnostics: &mut Diagnostics,
) -> Settings {
    let whole = field(name, name, Type::Record(fields), ["", ""]);
    let spans = node.as_map().unwrap_or_default().iter().map(|(k, v)| (k.text.clone(), v.span)).collect();
    let values = match parse_record(fields, &whole, node, source, diagnostics) {
        Some(Value::Record(values)) => values,
        _ => Vec::new(),
    };
    Settings { span: node.span, values, spans }
}

/// The node written for a field, under its English or its Vietnamese name.
pub fn node_of<'a>(fields: &[Field], name: &str, node: &'a Node) -> Option<&'a Node> {
    let field = fields.iter().find(|f| f.name == name)?;
    let names = [key(field.name), key(field.vi)];
    node.as_map()?.iter().find(|(k, _)| names.contains(&key(&k.text))).map(|(_, value)| value)
}

/// Parsed settings, by the English names of their fields.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where all of them are written.
    pub span: Span,
    values: Vec<(Arc<str>, Value)>,
    spans: Vec<(Box<str>, Span)>,
}

impl Settings {
    /// The value of a setting.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(n, _)| &**n == name).map(|(_, v)| v)
    }

    /// The value of a setting that is a text, or the name of a choice.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Text(text) => Some(text),
            Value::Choice(choice) => Some(choice.name),
            _ => None,
        }
    }

    /// The value of a boolean setting.
    pub fn flag(&self, name: &str) -> Option<bool> {
        match self.get(name)? {
            Value::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The values of a list; a single value counts as a list of one, an absent one as an empty list.
    pub fn list(&self, name: &str) -> &[Value] {
        match self.get(name) {
            Some(Value::List(values)) => values,
            Some(value) => std::slice::from_ref(value),
            None => &[],
        }
    }

    /// Where a setting is written; where all of them are, if it is not written.
    pub fn span(&self, name: &str) -> Span {
        self.spans.iter().find(|(n, _)| &**n == name || key(n) == key(name)).map_or(self.span, |(_, s)| *s)
    }
}
