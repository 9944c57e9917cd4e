//! Addresses: where the page of an item, a term or a product is, seen from a place and a language.

use super::about::SubjectSpec;
use super::maker::Maker;
use super::pattern::PathField;
use super::product::{Product, ProductPlaces};
use super::{Planner, Subject, Theme, answers};
use crate::ids::ProductNo;
use crate::model::{GroupNo, LangNo, PlaceNo};
use std::borrow::Cow;

/// Where something is, seen from a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Address {
    /// A path below the place's own root, perhaps with an anchor; not yet percent-encoded.
    Here(String),
    /// A complete address on another site.
    Elsewhere(String),
}

/// What the fields of a path are filled with.
#[derive(Clone, Copy, Default)]
pub struct PathWords<'a> {
    pub item: &'a str,
    pub term: &'a str,
    pub alias: &'a str,
    pub code: &'a str,
    pub campaign: &'a str,
    pub size: &'a str,
    /// 1 for the first page.
    pub page: u32,
}

impl Planner<'_> {
    /// Whether a product is made at a place without being ordered.
    pub fn made_at(&self, product: &Product, place: PlaceNo) -> bool {
        !product.kit && !product.left_out && self.belongs_at(product, place)
    }

    /// Whether the place is one of those a product is for.
    pub fn belongs_at(&self, product: &Product, place: PlaceNo) -> bool {
        let here = self.library.places.get(place);
        match &product.at {
            ProductPlaces::All => true,
            ProductPlaces::Root => here.parent.is_none(),
            ProductPlaces::Below => here.parent.is_some(),
            ProductPlaces::Types(types) => types.iter().any(|t| **t == *here.ty),
        }
    }

    /// The path of a job below its place's root.
    pub fn path(&self, product: &Product, place: PlaceNo, lang: LangNo, words: PathWords) -> String {
        let code = self.library.site.code(lang);
        let here = self.library.places.get(place);
        let path = product.pattern(code).fill(|field| match field {
            PathField::ItemSlug => Cow::Borrowed(words.item),
            PathField::PlaceCode => Cow::Borrowed(&*here.code),
            PathField::PlaceSlug => Cow::Borrowed(&*here.slug),
            PathField::TermSlug => Cow::Borrowed(words.term),
            PathField::Lang => Cow::Borrowed(&**code),
            PathField::Page if words.page > 1 => product.page_words.get(code).replace("{n}", &words.page.to_string()).into(),
            PathField::Page => Cow::Borrowed(""),
            PathField::Hash => match (self.theme.made_name(&product.name), &product.maker) {
                (Some(name), _) => Cow::Borrowed(name),
                (None, Maker::SearchIndex) => self.material(product, place, lang).to_hex()[..10].to_string().into(),
                (None, _) => Cow::Borrowed("0"),
            },
            PathField::Alias => Cow::Borrowed(words.alias),
            PathField::Code => Cow::Borrowed(words.code),
            PathField::CampaignSlug => Cow::Borrowed(words.campaign),
            PathField::Size => Cow::Borrowed(words.size),
        });
        if lang == LangNo::MAIN { path } else { format!("{code}/{path}") }
    }

    /// The address of an item's page in this language, else in its own; none when it has no page.
    pub fn item_address(&self, group: GroupNo, place: PlaceNo, lang: LangNo) -> Option<Address> {
        let of = self.library.group(group);
        let lang = if self.library.translation(group, lang).is_some() { lang } else { of.variants[0].0 };
        for &no in self.canonical.get(of.kind.name).map_or(&[][..], |p| p) {
            let product = self.theme.product(no);
            let SubjectSpec::Kind { conditions, .. } = &product.about else { continue };
            let made_for = if product.per_place { place } else { of.stands };
            let item = self.library.item(self.library.variant(group, lang));
            if !product.speaks(lang) || !self.made_at(product, made_for) || !answers::holds(self.library, item, conditions) {
                continue;
            }
            let path = self.path(product, made_for, lang, PathWords { item: &of.slug, page: 1, ..Default::default() });
            return Some(self.seen_from(place, made_for, path));
        }
        for &no in self.anchoring.get(of.kind.name).map_or(&[][..], |p| p) {
            let product = self.theme.product(no);
            let speaks = product.speaks(lang);
            if self.made_at(product, place) {
                let path = self.path(product, place, if speaks { lang } else { LangNo::MAIN }, PathWords { page: 1, ..Default::default() });
                return Some(Address::Here(format!("{path}#{}", anchor(&of.slug))));
            }
        }
        None
    }

    /// The address of a list about one term, among those made at the place for items of this kind.
    pub fn term_address(&self, taxonomy: &str, slug: &str, kind: Option<&str>, place: PlaceNo, lang: LangNo) -> Option<String> {
        let fits = |p: &&Product| match &p.about {
            SubjectSpec::Each { taxonomy: t, of } => *t == taxonomy && (kind.is_none() || of.is_none() || of.map(|k| k.name) == kind),
            _ => false,
        };
        let product = self.theme.products.iter().filter(fits).find(|p| self.made_at(p, place) && p.speaks(lang))?;
        Some(self.path(product, place, lang, PathWords { term: slug, page: 1, ..Default::default() }))
    }

    /// The address of the one job of a product at a place: a list, a home page, a style sheet.
    pub fn product_address(&self, name: &str, place: PlaceNo, lang: LangNo) -> Option<String> {
        let product = self.theme.product(self.theme.find_product(name)?);
        if !matches!(product.about, SubjectSpec::Place | SubjectSpec::Site) || !self.made_at(product, place) {
            return None;
        }
        let lang = if product.speaks(lang) { lang } else { LangNo::MAIN };
        if self.is_empty(product, place, lang, &Subject::Place) {
            return None;
        }
        Some(self.path(product, place, lang, PathWords { page: 1, ..Default::default() }))
    }

    fn seen_from(&self, place: PlaceNo, made_for: PlaceNo, path: String) -> Address {
        if place == made_for {
            return Address::Here(path);
        }
        let base = &self.library.places.get(made_for).base_url;
        Address::Elsewhere(format!("{base}{}", crate::read::paths::percent_encode(&path)))
    }

    /// The path a used file is copied to: readable, and new when its content is new.
    pub fn asset_path(&self, source: &str) -> Option<String> {
        let asset = self.library.assets.get(source)?;
        let extension = crate::read::paths::file_name(source).rsplit_once('.').map_or("bin", |(_, e)| e);
        let stem = readable_stem(source);
        Some(format!("tep/{stem}-{}.{}", &asset.digest.to_hex()[..10], extension.to_ascii_lowercase()))
    }
}

/// The name of a file without its extension, in letters any address can hold.
pub fn readable_stem(source: &str) -> String {
    let name = crate::read::paths::file_name(source);
    let mut stem = crate::vietnamese::slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    stem.truncate(60);
    if stem.is_empty() { "tep".to_string() } else { stem }
}

/// Changes when a declaration gives anything another address. The rest of an address is in slugs, codes and base addresses.
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

/// Names of products by the kind they give addresses to.
pub fn products_by_kind(
    theme: &Theme,
    wanted: impl Fn(&Product) -> Option<&'static str>,
) -> rustc_hash::FxHashMap<&'static str, Vec<ProductNo>> {
    let mut found: rustc_hash::FxHashMap<&'static str, Vec<ProductNo>> = Default::default();
    for (no, product) in theme.numbered() {
        if let Some(kind) = wanted(product) {
            found.entry(kind).or_default().push(no);
        }
    }
    found
}
