//! Addresses and the parts of paths.

use crate::ids::ProductNo;
use crate::plan::declared::product::Product;
use crate::plan::declared::subject::SubjectSpec;
use crate::plan::declared::theme::Theme;
use crate::read::paths::file_name;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// An address, seen from a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Address {
    /// A path below the place's own root, perhaps with an anchor; not yet percent-encoded.
    Here(String),
    /// A complete address on another site.
    Elsewhere(String),
}

/// The values of the fields of a path pattern.
#[derive(Clone, Copy, Default)]
pub struct PathWords<'a> {
    /// Slug of the item.
    pub item: &'a str,
    /// Slug of the term.
    pub term: &'a str,
    /// The old address.
    pub alias: &'a str,
    /// The code of a short address.
    pub code: &'a str,
    /// Slug of the campaign.
    pub campaign: &'a str,
    /// Name of the size.
    pub size: &'a str,
    /// 1 for the first page.
    pub page: u32,
}

/// The name of a file without its extension, as a slug.
pub fn readable_stem(source: &str) -> String {
    let name = file_name(source);
    let mut stem = crate::vietnamese::slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    stem.truncate(60);
    if stem.is_empty() { "tep".to_string() } else { stem }
}

/// A digest of what declarations say of addresses. Slugs, codes and base addresses are the rest of an address.
pub fn addresses(products: &[Product]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for product in products {
        let about = match &product.about {
            SubjectSpec::Kind { kind, conditions } => format!("{} {conditions:?}", kind.name),
            SubjectSpec::Each { taxonomy, of } => format!("each {taxonomy} {}", of.map_or("", |k| k.name)),
            SubjectSpec::Site | SubjectSpec::Place | SubjectSpec::Alias | SubjectSpec::Short => String::new(),
        };
        let flags = (product.per_place, product.kit, product.canonical, product.anchors.is_some());
        let parts = format!(
            "{} {about} {:?} {:?} {:?} {:?} {flags:?}\n",
            product.name, product.path, product.page_words, product.at, product.languages
        );
        hasher.update(parts.as_bytes());
    }
    hasher.finalize()
}

/// The anchor of an item inside a list.
pub fn anchor(slug: &str) -> Cow<'_, str> {
    if slug.contains('/') { slug.replace('/', "-").into() } else { Cow::Borrowed(slug) }
}

/// The indexes of products by the kind for which `kind_of` picks them.
pub fn products_by_kind(theme: &Theme, kind_of: impl Fn(&Product) -> Option<&'static str>) -> FxHashMap<&'static str, Vec<ProductNo>> {
    let mut found: FxHashMap<&'static str, Vec<ProductNo>> = Default::default();
    for (no, product) in theme.numbered() {
        if let Some(kind) = kind_of(product) {
            found.entry(kind).or_default().push(no);
        }
    }
    found
}
