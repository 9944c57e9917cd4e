//! Where the page of an item, a term or a product is, seen from a place and a language.

use super::answers::holds;
use super::job::Subject;
use super::paths::{Address, PathWords, anchor, file_of_permalink, in_folder, readable_stem};
use super::planner::Planner;
use crate::kinds::PAGE;
use crate::model::{GroupNo, ItemNo, LangNo, PlaceNo, Term};
use crate::plan::declared::maker::MakerInput;
use crate::plan::declared::pattern::PathField;
use crate::plan::declared::product::{Pagination, Product, ProductPlaces};
use crate::plan::declared::query::Need;
use crate::plan::declared::subject::SubjectSpec;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::{Arc, PoisonError};

impl Planner<'_> {
    /// Whether a product is made at a place without being ordered.
    pub fn made_at(&self, product: &Product, place: PlaceNo) -> bool {
        !product.kit && !product.left_out && self.belongs_at(product, place)
    }

    /// Whether a product is for a place (`at:`).
    pub fn belongs_at(&self, product: &Product, place: PlaceNo) -> bool {
        let here = self.library.places.get(place);
        match &product.at {
            ProductPlaces::All => true,
            ProductPlaces::Root => here.parent.is_none(),
            ProductPlaces::Below => here.parent.is_some(),
            ProductPlaces::Types(types) => types.iter().any(|t| **t == *here.ty),
        }
    }

    /// The path of a job below the root of its place.
    pub fn path(&self, product: &Product, place: PlaceNo, lang: LangNo, words: PathWords) -> String {
        let code = self.library.site.code(lang);
        let here = self.library.places.get(place);
        let page_word = || match words.page {
            0 | 1 => String::new(),
            page => product.page_words.get(code).replace("{n}", &page.to_string()),
        };
        let filled = || {
            product.pattern(code).fill(|field| match field {
                PathField::ItemSlug => Cow::Borrowed(words.item),
                PathField::PlaceCode => Cow::Borrowed(&*here.code),
                PathField::PlaceSlug => Cow::Borrowed(&*here.slug),
                PathField::TermSlug
                    if self.library.site.keep_case && matches!(product.about, SubjectSpec::Each { taxonomy: "section", .. }) =>
                {
                    let section = self.library.terms.get("section", words.term);
                    Cow::Borrowed(section.and_then(|term| term.folder.as_deref()).unwrap_or(words.term))
                }
                PathField::TermSlug => Cow::Borrowed(words.term),
                PathField::Lang => Cow::Borrowed(&**code),
                PathField::Page => page_word().into(),
                PathField::Hash => match self.theme.shared_file(&product.name) {
                    Some(file) => Cow::Borrowed(&*file.path_hash),
                    None if product.maker.spec.input() == MakerInput::Items => {
                        self.material(product, place, lang).to_hex()[..10].to_string().into()
                    }
                    None => Cow::Borrowed("0"),
                },
                PathField::Alias => Cow::Borrowed(words.alias),
                PathField::Code => Cow::Borrowed(words.code),
                PathField::CampaignSlug => Cow::Borrowed(words.campaign),
                PathField::Size => Cow::Borrowed(words.size),
            })
        };
        let path = match words.permalink.filter(|_| product.canonical) {
            Some(permalink) => file_of_permalink(permalink, &page_word()),
            None if self.library.site.addresses_in_folders && product.is_page() => in_folder(filled()),
            None => filled(),
        };
        // An address that an author wrote is the whole of it, in every language.
        let is_whole = words.permalink.is_some() && product.canonical;
        if lang == LangNo::MAIN || is_whole { path } else { format!("{code}/{path}") }
    }

    /// The address of an item's page in a language, else in the language of the original; `None` where it has no page.
    pub fn item_address(&self, group: GroupNo, place: PlaceNo, lang: LangNo) -> Option<Address> {
        let of = self.library.group(group);
        let lang = if self.library.translation(group, lang).is_some() { lang } else { of.variants[0].0 };
        for &no in self.canonical.get(of.kind.name).map_or(&[][..], |p| p) {
            let product = self.theme.product(no);
            let SubjectSpec::Kind { conditions, .. } = &product.about else { continue };
            let made_for = if product.per_place { place } else { of.place };
            let item = self.library.item(self.library.variant(group, lang));
            if !product.speaks(lang) || !self.made_at(product, made_for) || !holds(self.library, item, conditions) {
                continue;
            }
            let path = self.path(product, made_for, lang, PathWords { page: 1, ..PathWords::of_item(item) });
            return Some(self.seen_from(place, made_for, path));
        }
        for &no in self.anchoring.get(of.kind.name).map_or(&[][..], |p| p) {
            let product = self.theme.product(no);
            let speaks = product.speaks(lang);
            if self.made_at(product, place) {
                let lang = if speaks { lang } else { LangNo::MAIN };
                let page = self.page_in_list(product, group, place, lang);
                let path = self.path(product, place, lang, PathWords { page, ..Default::default() });
                return Some(Address::Here(format!("{path}#{}", anchor(&of.slug))));
            }
        }
        None
    }

    /// The list in which a product gives its items an address, where it is cut into pages: the list at a place, how many items stand on the pages
    /// before it, and how many fit on a page.
    pub fn anchored_list(&self, product: &Product, place: PlaceNo, lang: LangNo) -> Option<(Arc<[ItemNo]>, usize, usize)> {
        let (Some(Pagination { lists, by }), Some(no)) = (&product.paginate, product.anchors) else { return None };
        let Need::Items(query) = &product.needs.get(no).filter(|_| lists.contains(&no))?.1 else { return None };
        let asker = self.asker(place, lang, &Subject::Place);
        let before = lists.iter().take_while(|list| **list != no).map(|list| self.count(product, *list, asker)).sum();
        Some((self.answers.limited(self.library, query, &product.about, asker), before, *by))
    }

    /// The number of the page on which a list has an item; the first where the list does not have it.
    fn page_in_list(&self, product: &Product, group: GroupNo, place: PlaceNo, lang: LangNo) -> u32 {
        let Some((items, before, by)) = self.anchored_list(product, place, lang).filter(|(items, before, by)| before + items.len() > *by)
        else {
            return 1;
        };
        let key = (product.digest, items.as_ptr() as usize);
        let known = self.positions.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        let (_, positions) = known.unwrap_or_else(|| {
            let numbered = items.iter().zip(0..).map(|(item, at)| (self.library.item(*item).group, at));
            let new = (items.clone(), Arc::new(numbered.collect::<FxHashMap<_, _>>()));
            self.positions.lock().unwrap_or_else(PoisonError::into_inner).insert(key, new.clone());
            new
        });
        positions.get(&group).map_or(1, |at| ((before + *at as usize) / by) as u32 + 1)
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

    /// The sections of pages that a place shows, in the order of their weights and names: name and path of the list.
    pub fn menu_of_sections(&self, place: PlaceNo, lang: LangNo) -> Vec<(&str, String)> {
        let used = self.terms_used("section", Some(&PAGE), place);
        let terms = self.library.terms.of("section").filter(|term| used.contains_key(&term.slug));
        let entry = |term| {
            let Term { slug, .. }: &Term = term;
            Some((&**term.name(lang), self.term_address("section", slug, Some(PAGE.name), place, lang)?))
        };
        terms.filter_map(entry).collect()
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

    /// The path of the copy of a used file: its name, and a digest of its bytes.
    pub fn asset_path(&self, source: &str) -> Option<String> {
        let asset = self.library.assets.get(source)?;
        let extension = crate::read::paths::file_name(source).rsplit_once('.').map_or("bin", |(_, e)| e);
        let stem = readable_stem(source);
        Some(format!("tep/{stem}-{}.{}", &asset.digest.to_hex()[..10], extension.to_ascii_lowercase()))
    }
}
