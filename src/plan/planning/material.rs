//! What a search index is made of, as a digest: it names the file and is part of the key.

use super::job::Subject;
use super::paths::Address;
use super::planner::Planner;
use super::resolve::TextContext;
use crate::kinds::{PLACE, Value};
use crate::model::{LangNo, PlaceNo};
use crate::plan::declared::product::Product;
use crate::plan::declared::query::{Need, Select};
use std::sync::PoisonError;

impl Planner<'_> {
    /// A digest of all that the needs of a product show at a place: items, their addresses, and words from elsewhere.
    pub fn material(&self, product: &Product, place: PlaceNo, lang: LangNo) -> blake3::Hash {
        let key = (product.digest, place, lang);
        if let Some(found) = self.materials.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return *found;
        }
        let digest = self.digest_needs(product, place, lang);
        self.materials.lock().unwrap_or_else(PoisonError::into_inner).insert(key, digest);
        digest
    }

    fn digest_needs(&self, product: &Product, place: PlaceNo, lang: LangNo) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
        hasher.update(product.digest.as_bytes());
        hasher.update(self.library.site.code(lang).as_bytes());
        for (no, (_, need)) in product.needs.iter().enumerate() {
            let Need::Items(query) = need else { continue };
            hasher.update(&(no as u64).to_le_bytes());
            let asker = self.asker(place, lang, &Subject::Place);
            for &item in self.answers.limited(self.library, query, &product.about, asker).iter() {
                let of = self.library.item(item);
                let reader = TextContext { place, lang, item };
                let mut feed = |text: &str| {
                    hasher.update(&(text.len() as u64).to_le_bytes());
                    hasher.update(text.as_bytes());
                };
                match self.item_address(of.group, place, lang) {
                    Some(Address::Here(path) | Address::Elsewhere(path)) => feed(&path),
                    None if of.kind == &PLACE => feed(&self.library.places.get(self.library.group(of.group).place).base_url),
                    None => feed(""),
                }
                for value in query.select.iter().filter_map(|select| match select {
                    Select::Field(no) => of.value(*no),
                    _ => None,
                }) {
                    value.each_leaf(&mut |leaf| self.feed_borrowed(leaf, reader, &mut feed));
                }
                hasher.update(of.digest.as_bytes());
            }
        }
        hasher.finalize()
    }

    /// Feeds the words that a value takes from other items: references, and names of terms.
    fn feed_borrowed(&self, value: &Value, reader: TextContext, feed: &mut impl FnMut(&str)) {
        match value {
            Value::Interpolated(text) => feed(&self.fill(text, reader).unwrap_or_default()),
            Value::Term { taxonomy, slug, .. } => {
                if let Some(term) = self.library.terms.get(taxonomy, slug) {
                    feed(term.name(reader.lang));
                }
            }
            Value::Document(excerpt) => {
                for reference in &excerpt.document.references {
                    feed(&self.reference(&reference.path, reader).unwrap_or_default());
                }
            }
            _ => {}
        }
    }
}
