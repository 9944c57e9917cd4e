//! The site's own taxonomies: names of fields that `site.yaml` adds to those of every kind, and how their terms become values.

use super::declared::declared_field;
use super::field::{Field, Type};
use super::scalar::{FieldSource, parse_scalar};
use super::table::FieldTable;
use super::value::Value;
use crate::diag::{Diagnostic, Diagnostics, FIELD_TWICE, Span, WRONG_TYPE};
use crate::ids::FieldNo;
use crate::read::{Node, NodeKey, NodeValue, Scalar};
use crate::vietnamese::key;
use std::sync::Arc;

/// The taxonomy in which the terms of all own taxonomies are, each as `taxonomy/term`. The field of this name has them.
pub const OWN_TERMS: &str = "terms";

/// The taxonomy whose terms are the own taxonomies.
pub const OWN_TAXONOMIES: &str = "taxonomies";

/// The names of the own taxonomies as authors may write them in front matter and as columns.
#[derive(Debug, Default)]
pub struct TaxonomyNames {
    /// A field for each, under its name in `site.yaml`.
    fields: Vec<&'static Field>,
    /// Folded names and titles, each with the slug of the taxonomy.
    by_key: Vec<(Arc<str>, Arc<str>)>,
}

impl TaxonomyNames {
    /// Adds a taxonomy; its titles are names too, the first of them the label of its field.
    pub fn add<'t>(&mut self, name: &'t str, slug: &Arc<str>, titles: &[&'t str]) {
        let doc = [
            "Terms, parted by commas or as a list (taxonomies in site.yaml).",
            "Các mục, cách nhau bằng dấu phẩy hoặc thành danh sách (taxonomies trong site.yaml).",
        ];
        let label = titles.first().unwrap_or(&name);
        self.fields.push(declared_field(name, label, Type::List(&Type::Term { taxonomy: OWN_TERMS, open: true }), doc));
        for name in std::iter::once(name).chain(titles.iter().copied()) {
            self.by_key.push((key(name).into(), slug.clone()));
        }
    }

    /// A field for each taxonomy, as forms and schemas show it.
    pub fn fields(&self) -> &[&'static Field] {
        &self.fields
    }

    /// The slug of the taxonomy that an author means.
    pub fn find(&self, written: &str) -> Option<&Arc<str>> {
        if self.by_key.is_empty() {
            return None;
        }
        let wanted = key(written);
        self.by_key.iter().find(|(name, _)| **name == *wanted).map(|(_, slug)| slug)
    }

    /// The names as written in `site.yaml`.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| field.name)
    }
}

/// The terms of own taxonomies that an item names.
#[derive(Default)]
pub(super) struct OwnTerms {
    found: Vec<Value>,
    /// Slug of each taxonomy read, and where its name is written.
    taxonomies: Vec<(Arc<str>, Span)>,
    /// From the first term to the last.
    span: Option<Span>,
}

impl OwnTerms {
    /// Reads the terms of a taxonomy: a list, or one text in which comma, semicolon or `|` part them.
    pub fn read(
        &mut self,
        taxonomy: &Arc<str>,
        (name, node): (&NodeKey, &Node),
        field: &Field,
        source: &FieldSource,
        diagnostics: &mut Diagnostics,
    ) {
        if let Some((_, first)) = self.taxonomies.iter().find(|(slug, _)| slug == taxonomy) {
            diagnostics.push(Diagnostic::new(&FIELD_TWICE).at(name.span).and_at(Some(*first)).with("name", &name.text));
            return;
        }
        self.taxonomies.push((taxonomy.clone(), name.span));
        let whole;
        let parts: &[Node] = match &node.value {
            NodeValue::Null => return,
            NodeValue::List(parts) => parts,
            NodeValue::Scalar(scalar) => {
                let texts = scalar.text.split([',', ';', '|', '\n']);
                let part =
                    |text: &str| Node { span: node.span, value: NodeValue::Scalar(Scalar { text: text.trim().into(), form: scalar.form }) };
                whole = texts.map(part).collect::<Vec<_>>();
                &whole
            }
            NodeValue::Map(_) => std::slice::from_ref(node),
        };
        for part in parts.iter().filter(|part| !part.is_null()) {
            let NodeValue::Scalar(scalar) = &part.value else {
                let report = Diagnostic::new(&WRONG_TYPE).at(part.span).with("name", &name.text).with("label", &name.text);
                diagnostics.push(report.with("expected", "text"));
                continue;
            };
            let ty = Type::Term { taxonomy: OWN_TERMS, open: true };
            if let Some(Value::Term { slug, written, .. }) = parse_scalar(&ty, field, scalar, part.span, source, diagnostics) {
                self.found.push(Value::Term { taxonomy: OWN_TERMS, slug: format!("{taxonomy}/{slug}").into(), written });
            }
        }
        self.span = Some(match self.span {
            Some(Span { file, start, end }) if file == node.span.file => {
                Span { file, start: start.min(node.span.start), end: end.max(node.span.end) }
            }
            _ => node.span,
        });
    }

    /// The value of the field for terms of own taxonomies.
    pub fn into_field(self, table: &FieldTable) -> Option<(FieldNo, Span, Value)> {
        let span = self.span.filter(|_| !self.found.is_empty())?;
        Some((table.named(OWN_TERMS)?, span, Value::List(self.found)))
    }
}
