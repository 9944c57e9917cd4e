//! Taxonomies: the terms of topics, audiences, tags and sections, declared in `content/terms/` or found in the items that use them.

use super::inheritance::{Group, Inheritance};
use super::item::Item;
use super::site::{Site, Translated};
use crate::diag::{Diagnostic, Diagnostics, TERMS_ALIKE, UNKNOWN_TAXONOMY, UNKNOWN_TERM};
use crate::ids::LangNo;
use crate::kinds::{Field, OWN_TAXONOMIES, OWN_TERMS, PAGE, TERM, Type, Value};
use crate::vietnamese::{sort_key, with_capitals};
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
    /// For sections where addresses keep capitals: the folder with them.
    pub folder: Option<Arc<str>>,
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
    match field.ty.of_entries() {
        Type::Term { taxonomy, open } => Some((taxonomy, open)),
        Type::Terms => Some((OWN_TERMS, true)),
        _ => None,
    }
}

/// Collects the declared terms, then those that items use. Unknown terms of closed taxonomies are reported.
///
/// A taxonomy without a file in `content/terms/` is open: a small site needs no lists.
pub fn collect(items: &[Arc<Item>], groups: &[Group], inheritance: &Inheritance, site: &Site, diagnostics: &mut Diagnostics) -> Terms {
    let mut terms = Terms::default();
    declare_taxonomies(&mut terms, site);
    let mut unknown = Vec::new();
    for item in items.iter().filter(|i| i.kind == &TERM) {
        if let Some((written, report)) = declare(&mut terms, item, site)
            && !unknown.contains(&written)
        {
            unknown.push(written);
            diagnostics.push(report);
        }
    }
    let mut folders: FxHashMap<&Arc<str>, &Arc<str>> = FxHashMap::default();
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
                if site.keep_case && taxonomy == "section" {
                    folders.entry(slug).or_insert(written);
                }
                if let Some(known) = terms.get(taxonomy, slug) {
                    let name = known.name(item.lang);
                    // Translations have the words of the original.
                    let is_name = || known.names.iter().any(|(_, name)| written.to_lowercase() == name.to_lowercase());
                    let plain = written == name || **written == **slug || **name == **slug;
                    if open && !plain && taxonomy != "section" && !is_name() {
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
                let term =
                    Term { slug: slug.clone(), names: vec![name], summaries: Vec::new(), folder: None, weight: None, is_internal: false };
                terms.taxonomies.entry(taxonomy).or_default().insert(slug.clone(), term);
            }
        }
    }
    let sections = terms.taxonomies.get_mut("section").into_iter().flat_map(|sections| sections.values_mut());
    sections.for_each(|term| term.folder = folders.get(&term.slug).and_then(|written| with_capitals(&term.slug, written)).map(Arc::from));
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

/// Adds the site's own taxonomies, which are terms themselves: in the order of `site.yaml`.
fn declare_taxonomies(terms: &mut Terms, site: &Site) {
    for (at, own) in site.taxonomies.list.iter().enumerate() {
        let in_languages = |texts: &Translated| -> Vec<(LangNo, Arc<str>)> {
            let mut found: Vec<_> = texts.texts().map(|(lang, text)| (site.lang(lang).unwrap_or(LangNo::MAIN), text.clone())).collect();
            found.sort_by_key(|(lang, _)| *lang);
            found
        };
        let term = Term {
            slug: own.slug.clone(),
            names: in_languages(&own.title),
            summaries: in_languages(&own.description),
            folder: None,
            weight: Some(at as i64),
            is_internal: false,
        };
        terms.taxonomies.entry(OWN_TAXONOMIES).or_default().insert(own.slug.clone(), term);
    }
}

/// Adds what an item of kind term declares. The name of its taxonomy with a report, if there is no such taxonomy.
fn declare<'i>(terms: &mut Terms, item: &'i Item, site: &Site) -> Option<(&'i str, Diagnostic)> {
    let (written, slug) = item.slug.split_once('/')?;
    let own = site.taxonomies.names.find(written).or_else(|| Some(&site.taxonomies.get(written)?.slug));
    let own_slug;
    let (taxonomy, slug) = match (own, known_taxonomy(written).filter(|t| *t != OWN_TERMS && *t != OWN_TAXONOMIES)) {
        (Some(taxonomy), _) => {
            own_slug = format!("{taxonomy}/{slug}");
            (OWN_TERMS, &*own_slug)
        }
        (None, Some(taxonomy)) => (taxonomy, slug),
        (None, None) => {
            let known = TAXONOMIES.iter().copied().filter(|t| *t != OWN_TERMS && *t != OWN_TAXONOMIES).chain(site.taxonomies.names.iter());
            return Some((written, Diagnostic::new(&UNKNOWN_TAXONOMY).at(item.span).with("name", written).suggest(written, known)));
        }
    };
    let text = |name: &str| match item.get(name) {
        Some(Value::Text(text)) => Some((item.lang, text.clone())),
        _ => None,
    };
    let term = terms.taxonomies.entry(taxonomy).or_default().entry(slug.into()).or_insert_with(|| Term {
        slug: slug.into(),
        names: Vec::new(),
        summaries: Vec::new(),
        folder: None,
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
    None
}

/// The name of a taxonomy as the field tables spell it; `name` may be its singular or plural.
pub fn known_taxonomy(name: &str) -> Option<&'static str> {
    TAXONOMIES.iter().copied().find(|t| *t == name || t.strip_suffix('s') == Some(name) || format!("{t}s") == name)
}

/// The taxonomies that declarations name: those of every site, the terms of a site's own taxonomies, and these themselves.
pub const TAXONOMIES: &[&str] = &["topic", "audience", "tags", "section", OWN_TERMS, OWN_TAXONOMIES];
