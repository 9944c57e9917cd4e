//! The site's own taxonomies, from `taxonomies:` in `site.yaml`.

use super::site::Translated;
use crate::diag::{Diagnostic, Diagnostics, TAXONOMY_NAME, WRONG_TYPE};
use crate::kinds::parse::FieldSource;
use crate::kinds::settings::read_settings;
use crate::kinds::{Field, KindSet, TERM, TaxonomyNames, Type, field};
use crate::read::{Node, NodeKey, NodeValue};
use crate::vietnamese::{capitalized, name_slug};
use std::sync::Arc;

/// A taxonomy of the site's own.
#[derive(Debug)]
pub struct OwnTaxonomy {
    /// Its name in addresses.
    pub slug: Arc<str>,
    /// What readers call it.
    pub title: Translated,
    /// A sentence or two about it.
    pub description: Translated,
}

/// The taxonomies of the site's own, in the order of `site.yaml`.
#[derive(Debug, Default)]
pub struct OwnTaxonomies {
    /// What each is.
    pub list: Vec<OwnTaxonomy>,
    /// How authors name them.
    pub names: TaxonomyNames,
}

static TAXONOMY: &[Field] = &[
    field(
        "title",
        "tên",
        Type::Translated,
        ["What readers call it; else its name.", "Tên cho người đọc; bỏ trống là chính tên phân loại."],
    ),
    field("description", "giới thiệu", Type::Translated, ["A sentence or two about it.", "Một, hai câu giới thiệu."]),
];

/// Reads `taxonomies: { series: {}, authors: { title: { vi: …, en: … }, description: … } }`, or a list of names.
pub(super) fn read_taxonomies(node: Option<&Node>, kinds: &KindSet, source: &FieldSource, diagnostics: &mut Diagnostics) -> OwnTaxonomies {
    let mut own = OwnTaxonomies::default();
    let Some(node) = node else { return own };
    match &node.value {
        NodeValue::Null => {}
        NodeValue::Map(entries) => entries.iter().for_each(|(name, value)| own.add(name, Some(value), kinds, source, diagnostics)),
        NodeValue::List(names) if names.iter().all(|name| name.as_text().is_some()) => {
            for name in names {
                own.add(&NodeKey { text: name.as_text().unwrap_or_default().into(), span: name.span }, None, kinds, source, diagnostics);
            }
        }
        _ => diagnostics.push(wrong(node, "taxonomies", "map")),
    }
    own
}

impl OwnTaxonomies {
    /// The taxonomy of this slug.
    pub fn get(&self, slug: &str) -> Option<&OwnTaxonomy> {
        self.list.iter().find(|taxonomy| *taxonomy.slug == *slug)
    }

    fn add(&mut self, name: &NodeKey, value: Option<&Node>, kinds: &KindSet, source: &FieldSource, diagnostics: &mut Diagnostics) {
        let slug: Arc<str> = name_slug(&name.text).into();
        let is_field = kinds.iter().chain([&TERM]).any(|kind| kind.table().find(&name.text).is_some());
        let why = match () {
            () if slug.is_empty() || name.text.contains(['.', '/']) => Some("letters"),
            () if is_field => Some("field"),
            () if self.get(&slug).is_some() => Some("twice"),
            () => None,
        };
        if let Some(why) = why {
            diagnostics.push(Diagnostic::new(&TAXONOMY_NAME).at(name.span).with("name", &name.text).with("why", why));
            return;
        }
        let settings = match value.filter(|value| !value.is_null()) {
            None => None,
            Some(value) if value.as_map().is_none() => {
                diagnostics.push(wrong(value, &name.text, "map"));
                None
            }
            Some(value) => Some(read_settings(TAXONOMY, "taxonomies", value, source, diagnostics)),
        };
        let translated = |field: &str| Translated::from_value(settings.as_ref().and_then(|settings| settings.get(field)));
        let (mut title, description) = (translated("title"), translated("description"));
        if title.is_empty() {
            title = Translated::one(&capitalized(&name.text));
        }
        let titles: Vec<&str> = title.texts().map(|(_, text)| &**text).collect();
        self.names.add(&name.text, &slug, &titles);
        self.list.push(OwnTaxonomy { slug, title, description });
    }
}

fn wrong(node: &Node, name: &str, expected: &str) -> Diagnostic {
    Diagnostic::new(&WRONG_TYPE).at(node.span).with("name", name).with("label", name).with("expected", expected)
}
