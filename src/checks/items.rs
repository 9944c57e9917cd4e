//! Fields that name items which do not exist.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, Span, UNKNOWN_ITEM};
use crate::kinds::{Kind, Type, Value};
use crate::model::Library;

/// The rule.
pub static RULE: Rule = Rule { name: "items", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let library = context.planner.library;
    for item in &library.items {
        let table = item.kind.table();
        for (no, span, value) in &item.fields {
            let Type::Item(kind) = table.field(*no).ty.of_entries() else { continue };
            let Some(kind) = library.site.kinds.find(kind) else { continue };
            let list = match value {
                Value::List(values) => values.as_slice(),
                one => std::slice::from_ref(one),
            };
            for value in list {
                if let Value::Item(slug) = value
                    && library.inheritance.with_id(kind, slug).is_empty()
                {
                    diagnostics.push(unknown(library, kind, slug, *span));
                }
            }
        }
    }
}

fn unknown(library: &Library, kind: &Kind, slug: &str, span: Span) -> Diagnostic {
    let slugs: std::collections::BTreeSet<&str> = library.groups.iter().filter(|g| g.kind == kind).map(|g| &*g.slug).collect();
    Diagnostic::new(&UNKNOWN_ITEM).at(span).with("value", slug).with("kind", kind.name).suggest(slug, slugs)
}
