//! Entities that a drawing declares itself, as Illustrator does for its namespaces: plain texts within limits. No file is opened for one.

use quick_xml::escape::{resolve_predefined_entity, unescape_with};
use rustc_hash::FxHashMap;

/// Most entities of a drawing.
const MAX_ENTITIES: usize = 200;
/// Longest text of one, in bytes.
const MAX_TEXT: usize = 4096;

/// The entities of a drawing.
#[derive(Default)]
pub(super) struct SvgEntities {
    texts: FxHashMap<String, String>,
}

impl SvgEntities {
    /// Reads a document type declaration. Whether there is more in it than plain entities, which is not read.
    pub(super) fn read(&mut self, words: &str) -> bool {
        let Some((_, subset)) = words.split_once('[') else { return false };
        let mut has_more = false;
        for declaration in subset.split('<').skip(1) {
            let is_comment = declaration.starts_with("!--");
            let read = declaration.strip_prefix("!ENTITY").is_some_and(|rest| self.declare(rest));
            has_more |= !read && !is_comment;
        }
        has_more
    }

    /// Takes ` name "text">`. A text with elements, or a reference to what comes later, is none.
    fn declare(&mut self, rest: &str) -> bool {
        let Some((name, rest)) = rest.trim_start().split_once(|c: char| c.is_ascii_whitespace()) else { return false };
        let rest = rest.trim_start();
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { return false };
        let Some((text, end)) = rest[1..].split_once(quote) else { return false };
        let is_plain = name != "%" && !text.contains('%') && end.trim_start().starts_with('>') && self.texts.len() < MAX_ENTITIES;
        match self.resolved(text).filter(|text| is_plain && text.len() <= MAX_TEXT && !text.contains('<')) {
            // The first declaration of a name counts.
            Some(text) => {
                self.texts.entry(name.to_string()).or_insert(text);
                true
            }
            None => false,
        }
    }

    /// A text with the letters that its references stand for; none where one is unknown.
    pub(super) fn resolved(&self, raw: &str) -> Option<String> {
        let own = |name: &str| self.texts.get(name).map(String::as_str).or_else(|| resolve_predefined_entity(name));
        unescape_with(raw, own).ok().map(|text| text.into_owned())
    }

    /// Whether a text refers to one of the entities.
    pub(super) fn are_in(&self, raw: &str) -> bool {
        let mut references = raw.split('&').skip(1).filter_map(|rest| rest.split_once(';'));
        !self.texts.is_empty() && references.any(|(name, _)| self.texts.contains_key(name))
    }
}
