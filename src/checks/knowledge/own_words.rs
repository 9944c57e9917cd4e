//! Words that are the site's own: names of places, terms, and what `known_words` of `site.yaml` lists. They are no slips.

use crate::kinds::Value;
use crate::model::{LangNo, Library};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// A phrase, and the position of one of its words.
type OwnPhrase = (Arc<[String]>, usize);

/// Phrases of the site's own, in lower case.
#[derive(Default)]
pub struct OwnWords {
    /// The phrases that have a word.
    by_word: FxHashMap<String, Vec<OwnPhrase>>,
}

impl OwnWords {
    /// Reads the names and lists of a site.
    pub fn new(library: &Library) -> OwnWords {
        let mut own = OwnWords::default();
        library.site.known_words.iter().for_each(|words| own.add(words));
        for place in library.places.numbers() {
            own.add(&library.places.get(place).name);
            if let Some(Value::List(names)) = library.place_item(place, LangNo::MAIN).get("old_names") {
                names.iter().filter_map(Value::plain).for_each(|name| own.add(&name));
            }
        }
        library.items.iter().filter(|item| item.kind.name == "term").for_each(|term| own.add(term.title()));
        own
    }

    fn add(&mut self, phrase: &str) {
        let words = phrase.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
        let words: Arc<[String]> = words.collect();
        for (at, word) in words.iter().enumerate() {
            self.by_word.entry(word.clone()).or_default().push((words.clone(), at));
        }
    }

    /// Whether the word of this number is in one of the phrases, as it stands among its neighbours.
    pub fn has<'w>(&self, no: usize, word_at: &dyn Fn(usize) -> Option<&'w str>) -> bool {
        let phrases = word_at(no).and_then(|word| self.by_word.get(word));
        phrases
            .into_iter()
            .flatten()
            .any(|(phrase, at)| no >= *at && phrase.iter().enumerate().all(|(i, word)| word_at(no - at + i) == Some(word.as_str())))
    }
}
