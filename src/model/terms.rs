//! Taxonomies: the terms of topics, audiences, tags and sections, declared in `content/terms/` or found in the items that use them.

use super::inheritance::{Group, Inheritance};
use super::item::Item;
use crate::diag::{Diagnostic, Diagnostics, TERMS_ALIKE, UNKNOWN_TERM};
use crate::ids::LangNo;
use crate::kinds::{Field, PAGE, TERM, Type, Value};
use crate::vietnamese::sort_key;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A term of a taxonomy.
#[derive(Debug)]
pub struct Term {
    /// Name in addresses; unique in its taxonomy.
    pub slug: Arc<str>,
    /// Names by language. Without one in a language the first is used.
    names: Vec<(LangNo, Arc<str>)>,
    /// Descriptions by language.
    pub summaries: Vec<(LangNo, Arc<str>)>,
    /// Position in lists, ascending; terms without weight come last.
    pub weight: Option<i64>,
    /// Whether an audience is people of the administration.
    pub is_internal: bool,
}

impl Term {
    /// The name in a language, else the first name, else the slug.
    pub fn name(&self, lang: LangNo) -> &Arc<str> {
        in_language(&self.names, lang).unwrap_or(&self.slug)
    }

    /// The description in a language, else the first one.
    pub fn summary(&self, lang: LangNo) -> Option<&Arc<str>> {
        in_language(&self.summaries, lang)
    }
}

/// The text in a language, else the first text.
fn in_language(texts: &[(LangNo, Arc<str>)], lang: LangNo) -> Option<&Arc<str>> {
    texts.iter().find(|(l, _)| *l == lang).or(texts.first()).map(|(_, t)| t)
}

/// All taxonomies by name, their terms by slug.
#[derive(Debug, Default)]
pub struct Terms {
    taxonomies: FxHashMap<&'static str, FxHashMap<Arc<str>, Term>>,
}

impl Terms {
    /// The term of this slug in a taxonomy.
    pub fn get(&self, taxonomy: &str, slug: &str) -> Option<&Term> {
        self.taxonomies.get(taxonomy)?.get(slug)
    }

    /// The terms of a taxonomy, sorted by weight and name.
    pub fn of(&self, taxonomy: &str) -> impl Iterator<Item = &Term> {
        let mut terms: Vec<&Term> = self.taxonomies.get(taxonomy).into_iter().flat_map(|t| t.values()).collect();
        terms.sort_by_cached_key(|t| (t.weight.unwrap_or(i64::MAX), sort_key(t.name(LangNo::MAIN))));
        terms.into_iter()
    }

    /// Slugs of the terms of a taxonomy, sorted.
    fn slugs(&self, taxonomy: &str) -> Vec<&str> {
        let mut slugs: Vec<&str> = self.taxonomies.get(taxonomy).into_iter().flat_map(|t| t.keys().map(|s| &**s)).collect();
        slugs.sort_unstable();
        slugs
    }
}

/// The taxonomy of a field of terms or of a list of them, and whether it takes words that are not declared.
pub fn taxonomy_of(field: &Field) -> Option<(&'static str, bool)> {
    let ty = match field.ty {
        Type::List(inner) => *inner,
        ty => ty,
    };
    match ty {
        Type::Term { taxonomy, open } => Some((taxonomy, open)),
        _ => None,
    }
}

/// Collects the declared terms, then those that items use. Unknown terms of closed taxonomies are reported.
///
/// A taxonomy without a file in `content/terms/` is open: a small site needs no lists.
pub fn collect(items: &[Arc<Item>], groups: &[Group], inheritance: &Inheritance, diagnostics: &mut Diagnostics) -> Terms {
    let mut terms = Terms::default();
    for item in items.iter().filter(|i| i.kind == &TERM) {
        declare(&mut terms, item);
    }
    let declared: Vec<&'static str> = terms.taxonomies.keys().copied().collect();
    for item in items.iter().filter(|i| i.kind != &TERM) {
        let table = item.kind.table();
        for (no, span, value) in &item.fields {
            let Some((taxonomy, open)) = taxonomy_of(table.field(*no)) else { continue };
            let list = match value {
                Value::List(values) => values.as_slice(),
                one => std::slice::from_ref(one),
            };
            for value in list {
                let Value::Term { slug, written, .. } = value else { continue };
                if let Some(known) = terms.get(taxonomy, slug) {
                    let name = known.name(item.lang);
                    let plain = written == name || **written == **slug || **name == **slug;
                    if open && !plain && taxonomy != "section" && written.to_lowercase() != name.to_lowercase() {
                        let report = Diagnostic::new(&TERMS_ALIKE).at(*span).with("value", written).with("other", name);
                        diagnostics.push(report.with("slug", slug));
                    }
                    continue;
                }
                if !open && declared.contains(&taxonomy) {
                    let report = Diagnostic::new(&UNKNOWN_TERM).at(*span).with("value", written).with("taxonomy", taxonomy);
                    diagnostics.push(report.suggest(slug, terms.slugs(taxonomy)));
                    continue;
                }
                let name = (item.lang, section_name(items, groups, inheritance, taxonomy, slug).unwrap_or_else(|| written.clone()));
                let term = Term { slug: slug.clone(), names: vec![name], summaries: Vec::new(), weight: None, is_internal: false };
                terms.taxonomies.entry(taxonomy).or_default().insert(slug.clone(), term);
            }
        }
    }
    terms
}

/// The name of a section: the title of its `index.md`.
fn section_name(items: &[Arc<Item>], groups: &[Group], inheritance: &Inheritance, taxonomy: &str, slug: &str) -> Option<Arc<str>> {
    if taxonomy != "section" {
        return None;
    }
    let index = inheritance.with_id(&PAGE, &format!("{slug}/index")).first()?;
    let original = groups[index.index()].variants.first()?.1;
    match items[original.index()].get("title") {
        Some(Value::Text(title)) => Some(title.clone()),
        _ => None,
    }
}

/// Adds what an item of kind term declares.
fn declare(terms: &mut Terms, item: &Item) {
    let Some((taxonomy, slug)) = item.slug.split_once('/') else { return };
    let Some(taxonomy) = known_taxonomy(taxonomy) else { return };
    let text = |name: &str| match item.get(name) {
        Some(Value::Text(text)) => Some((item.lang, text.clone())),
        _ => None,
    };
    let term = terms.taxonomies.entry(taxonomy).or_default().entry(slug.into()).or_insert_with(|| Term {
        slug: slug.into(),
        names: Vec::new(),
        summaries: Vec::new(),
        weight: match item.get("weight") {
            Some(Value::Integer(weight)) => Some(*weight),
            _ => None,
        },
        is_internal: matches!(item.get("internal"), Some(Value::Bool(true))),
    });
    let place = |texts: &mut Vec<(LangNo, Arc<str>)>, found: Option<(LangNo, Arc<str>)>| {
        if let Some(found) = found {
            if item.lang == LangNo::MAIN { texts.insert(0, found) } else { texts.push(found) }
        }
    };
    place(&mut term.names, text("name"));
    place(&mut term.summaries, text("summary"));
}

/// The name of a taxonomy as the field tables spell it; `name` may be its singular or plural.
pub fn known_taxonomy(name: &str) -> Option<&'static str> {
    ["topic", "audience", "tags", "section"]
        .into_iter()
        .find(|t| *t == name || t.strip_suffix('s') == Some(name) || format!("{t}s") == name)
}
