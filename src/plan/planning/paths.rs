//! Addresses and the parts of paths.

use crate::ids::ProductNo;
use crate::kinds::Value;
use crate::model::Item;
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
    /// The whole address that the item has instead of what the pattern makes (`permalink`).
    pub permalink: Option<&'a str>,
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

impl<'a> PathWords<'a> {
    /// The words of an item.
    pub fn of_item(item: &'a Item) -> PathWords<'a> {
        let permalink = match item.get("permalink") {
            Some(Value::Text(path)) => Some(&**path),
            _ => None,
        };
        PathWords { item: item.address.as_deref().unwrap_or(&item.slug), permalink, ..PathWords::default() }
    }
}

/// The file of an address that an author wrote: `gioi-thieu/` is `gioi-thieu/index.html`, `bai/1` is `bai/1.html`. Later pages of a list have `page`
/// in their name.
pub fn file_of_permalink(permalink: &str, page: &str) -> String {
    let (folder, name) = match permalink.rsplit_once('/') {
        Some((folder, name)) => (format!("{folder}/"), name),
        None => (String::new(), permalink),
    };
    let (stem, extension) = match name.rsplit_once('.') {
        _ if name.is_empty() => ("index", "html"),
        Some((stem, extension)) => (stem, extension),
        None => (name, "html"),
    };
    format!("{folder}{stem}{page}.{extension}")
}

/// A page at the address of a folder: `tin/bai.html` becomes `tin/bai/index.html`.
pub fn in_folder(path: String) -> String {
    match path.strip_suffix(".html") {
        Some(stem) if !stem.ends_with("/index") && stem != "index" && stem != "404" => format!("{stem}/index.html"),
        _ => path,
    }
}

/// The name of a file without its extension, as a slug.
pub fn readable_stem(source: &str) -> String {
    let name = file_name(source);
    let mut stem = crate::vietnamese::slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    stem.truncate(60);
    if stem.is_empty() { "tep".to_string() } else { stem }
}

/// A digest of what declarations say of addresses. Slugs, codes and base addresses are the rest of an address.
pub fn addresses(products: &[Product], in_folders: bool, keep_case: bool) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&[u8::from(in_folders), u8::from(keep_case)]);
    for product in products {
        let about = match &product.about {
            SubjectSpec::Kind { kind, conditions } => {
                format!("{} {:?}", kind.name, conditions.iter().map(|c| (&c.left, &c.right)).collect::<Vec<_>>())
            }
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
