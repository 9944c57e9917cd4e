//! The list of kinds, and how a kind is found by its name or folder.

use super::campaign::CAMPAIGN;
use super::kind::Kind;
use super::page::PAGE;
use super::place::PLACE;
use super::term::TERM;
use super::{activity, contact, guide, holiday, infographic, location, notice, procedure, question, session, slogan};
use crate::vietnamese::key;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Every kind that a person can write as an item, in the order of lists and menus. Places and terms are not among them.
pub static KINDS: &[&Kind] = &[
    &guide::GUIDE,
    &procedure::PROCEDURE,
    &slogan::SLOGAN,
    &infographic::INFOGRAPHIC,
    &location::LOCATION,
    &contact::CONTACT,
    &CAMPAIGN,
    &notice::NOTICE,
    &question::QUESTION,
    &session::SESSION,
    &holiday::HOLIDAY,
    &activity::ACTIVITY,
    &PAGE,
];

impl Kind {
    /// The kind of this English or Vietnamese name; case, marks and spaces are ignored.
    pub fn find(written: &str) -> Option<&'static Kind> {
        static NAMES: LazyLock<FxHashMap<String, &'static Kind>> =
            LazyLock::new(|| by_key(KINDS.iter().copied().chain([&PLACE, &TERM]).flat_map(|k| [(k.vi, k), (k.name, k)])));
        NAMES.get(&key(written)).copied()
    }

    /// The kind whose items are in this folder or table of `content/`; its Vietnamese label names the folder as well.
    pub fn of_folder(folder: &str) -> Option<&'static Kind> {
        static FOLDERS: LazyLock<FxHashMap<String, &'static Kind>> =
            LazyLock::new(|| by_key(KINDS.iter().copied().filter(|k| !k.folder.is_empty()).flat_map(|k| [(k.folder, k), (k.vi, k)])));
        FOLDERS.get(&key(folder)).copied()
    }
}

/// Kinds by their folded names. Of two kinds with one name the first has it.
fn by_key(names: impl Iterator<Item = (&'static str, &'static Kind)>) -> FxHashMap<String, &'static Kind> {
    let mut found = FxHashMap::default();
    for (name, kind) in names {
        found.entry(key(name)).or_insert(kind);
    }
    found
}

/// English names of the kinds that an author or a query may name.
pub fn kind_names() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|k| k.name).chain([PLACE.name])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_can_be_written_in_both_languages() {
        for kind in KINDS.iter().copied().chain([&PLACE, &TERM]) {
            let table = kind.table();
            assert!(table.fields.len() < 250, "{}: FieldNo is one byte", kind.name);
            for (no, f) in table.written() {
                assert_eq!(table.find(f.name), Some(no), "{}.{} by its English name", kind.name, f.name);
                assert_eq!(table.find(f.vi), Some(no), "{}.{} by its Vietnamese name {}", kind.name, f.name, f.vi);
            }
        }
    }
}
