//! Settings: maps read by a field table that belongs to no kind, such as `site.yaml`.

use super::Value;
use super::field::{Field, Type, field};
use super::written::{Intake, read_record};
use crate::diag::{Diagnostics, Span};
use crate::read::Node;
use crate::vietnamese::key;
use std::sync::Arc;

/// Reads a map by a field table that belongs to no kind: `site.yaml`, `theme.yaml`, `product.yaml`.
pub fn read_settings(
    fields: &'static [Field],
    name: &'static str,
    node: &Node,
    intake: &Intake,
    diagnostics: &mut Diagnostics,
) -> Settings {
    let whole = field(name, name, Type::Record(fields), ["", ""]);
    let spans = node.as_map().unwrap_or_default().iter().map(|(k, v)| (k.text.clone(), v.span)).collect();
    let values = match read_record(fields, &whole, node, intake, diagnostics) {
        Some(Value::Record(values)) => values,
        _ => Vec::new(),
    };
    Settings { span: node.span, values, spans }
}

/// What is written for a field, by either of its names.
pub fn node_of<'a>(fields: &[Field], name: &str, node: &'a Node) -> Option<&'a Node> {
    let field = fields.iter().find(|f| f.name == name)?;
    let names = [key(field.name), key(field.vi)];
    node.as_map()?.iter().find(|(k, _)| names.contains(&key(&k.text))).map(|(_, value)| value)
}

/// Settings by English name.
#[derive(Clone, Debug)]
pub struct Settings {
    pub span: Span,
    values: Vec<(Arc<str>, Value)>,
    spans: Vec<(Box<str>, Span)>,
}

impl Settings {
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(n, _)| &**n == name).map(|(_, v)| v)
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Text(text) => Some(text),
            Value::Choice(choice) => Some(choice.name),
            _ => None,
        }
    }

    pub fn flag(&self, name: &str) -> Option<bool> {
        match self.get(name)? {
            Value::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The values of a list; a single value is a list of one.
    pub fn list(&self, name: &str) -> &[Value] {
        match self.get(name) {
            Some(Value::List(values)) => values,
            Some(value) => std::slice::from_ref(value),
            None => &[],
        }
    }

    /// Where a setting stands, else where all of them stand.
    pub fn span(&self, name: &str) -> Span {
        self.spans.iter().find(|(n, _)| &**n == name || key(n) == key(name)).map_or(self.span, |(_, s)| *s)
    }
}
