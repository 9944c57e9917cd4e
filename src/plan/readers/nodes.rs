//! What the readers of declarations share: declarations, words and kinds of their nodes, and reports of faults in them.

use crate::diag::{Diagnostic, Diagnostics, PRODUCT, Span, UNKNOWN_KIND};
use crate::kinds::parse::free;
use crate::kinds::{Kind, KindSet, Value};
use crate::model::Translated;
use crate::read::{Node, NodeValue};

/// A declaration to read.
pub struct Declaration<'a> {
    /// The folder of the declaration.
    pub name: &'a str,
    /// The declaration.
    pub node: &'a Node,
    /// Its text.
    pub text: &'a str,
    /// The kinds of the site.
    pub kinds: &'a KindSet,
}

/// The report of a fault in a declaration; `why` is the variant of the message.
pub fn fault(span: Span, why: &str, name: &str) -> Diagnostic {
    Diagnostic::new(&PRODUCT).at(span).with("why", why).with("name", name).suggest("", [])
}

/// The report of a value that is not among those known.
pub fn choice(span: Span, key: &str, value: &str, known: &[&str]) -> Diagnostic {
    Diagnostic::new(&PRODUCT).at(span).with("why", "choice").with("name", format!("{key}: {value}")).suggest(value, known.iter().copied())
}

/// Reads the name of a kind.
pub(super) fn read_kind(node: &Node, kinds: &KindSet, diagnostics: &mut Diagnostics) -> Option<&'static Kind> {
    let name = node.as_text().unwrap_or_default();
    let kind = kinds.find(name).filter(|k| k.name == name);
    if kind.is_none() {
        diagnostics.push(Diagnostic::new(&UNKNOWN_KIND).at(node.span).with("name", name).suggest(name, kinds.names().chain(["site"])));
    }
    kind
}

/// The words of a list, or the single word.
pub(super) fn words(node: &Node) -> Vec<(&str, Span)> {
    match &node.value {
        NodeValue::List(nodes) => nodes.iter().filter_map(|n| n.as_text().map(|t| (t, n.span))).collect(),
        _ => node.as_text().map(|t| (t, node.span)).into_iter().collect(),
    }
}

/// Reads a key whose value must be one of `known`.
pub(super) fn word<'a>(node: &'a Node, key: &str, known: &[&str], diagnostics: &mut Diagnostics) -> Option<&'a str> {
    let value = node.get(key)?;
    let text = value.as_text().unwrap_or_default();
    if known.contains(&text) {
        return Some(text);
    }
    diagnostics.push(choice(value.span, key, text, known));
    None
}

/// Reads a text, or one text per language.
pub(super) fn translated(node: &Node) -> Translated {
    Translated::from_value(Some(&match free(node) {
        Value::Record(entries) => Value::Record(entries),
        other => Value::text(&other.plain().unwrap_or_default()),
    }))
}
