//! The kinds of a site: those of the program and those that the site and its theme declare; how a kind is found by its name or folder.

use super::campaign::CAMPAIGN;
use super::kind::Kind;
use super::page::PAGE;
use super::place::PLACE;
use super::term::TERM;
use super::{activity, contact, guide, holiday, infographic, location, notice, procedure, question, session, slogan};
use crate::vietnamese::key;
use rustc_hash::FxHashMap;
use std::sync::{Arc, LazyLock};

/// The kinds of the program that a person can write as items, but pages, in the order of lists and menus. Places and terms are not among them.
static BUILT_IN: &[&Kind] = &[
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
];

/// The kinds of a site.
#[derive(Debug)]
pub struct KindSet {
    /// Those of items: the built-in ones, then the declared ones, pages last. Places and terms are not among them.
    list: Vec<&'static Kind>,
    /// Folded English and Vietnamese names; those of places and terms too.
    names: FxHashMap<String, &'static Kind>,
    /// Folded names of folders and tables.
    folders: FxHashMap<String, &'static Kind>,
    /// Digest of the declarations.
    digest: blake3::Hash,
}

impl KindSet {
    /// The kinds of the program.
    pub fn built_in() -> &'static Arc<KindSet> {
        static SET: LazyLock<Arc<KindSet>> = LazyLock::new(|| Arc::new(KindSet::with(&[])));
        &SET
    }

    /// The kinds of the program and declared ones, whose names and folders must be new ([`KindSet::find`], [`KindSet::of_folder`]).
    pub fn with(declared: &[&'static Kind]) -> KindSet {
        let list: Vec<&'static Kind> = BUILT_IN.iter().chain(declared).copied().chain([&PAGE]).collect();
        let names = by_key(list.iter().copied().chain([&PLACE, &TERM]).flat_map(|k| [(k.vi, k), (k.name, k)]));
        let folders = by_key(list.iter().copied().filter(|k| !k.folder.is_empty()).flat_map(|k| [(k.folder, k), (k.vi, k)]));
        let mut hasher = blake3::Hasher::new();
        declared.iter().for_each(|kind| {
            hasher.update(kind.declaration().as_bytes());
        });
        KindSet { list, names, folders, digest: hasher.finalize() }
    }

    /// Digest of what is declared beside the kinds of the program.
    pub fn digest(&self) -> &blake3::Hash {
        &self.digest
    }

    /// The kind of this English or Vietnamese name; case, marks and spaces are ignored. Places and terms are found too.
    pub fn find(&self, written: &str) -> Option<&'static Kind> {
        self.names.get(&key(written)).copied()
    }

    /// The kind of items with this name: neither that of places nor that of terms.
    pub fn find_item(&self, written: &str) -> Option<&'static Kind> {
        self.find(written).filter(|kind| self.contains(kind))
    }

    /// The kind whose items are in this folder or table of `content/`; its Vietnamese label names the folder as well.
    pub fn of_folder(&self, folder: &str) -> Option<&'static Kind> {
        self.folders.get(&key(folder)).copied()
    }

    /// The kinds of items, in the order of lists and menus.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &'static Kind> + ExactSizeIterator + Clone + '_ {
        self.list.iter().copied()
    }

    /// Whether a person can write items of this kind: it is neither that of places nor that of terms.
    pub fn contains(&self, kind: &'static Kind) -> bool {
        self.list.contains(&kind)
    }

    /// The position of a kind in [`KindSet::iter`]; one past the end for places and terms.
    pub fn position(&self, kind: &Kind) -> usize {
        self.list.iter().position(|k| *k == kind).unwrap_or(self.list.len())
    }

    /// English names of the kinds that an author or a query may name.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.iter().map(|k| k.name).chain([PLACE.name])
    }
}

impl Kind {
    /// The kind of the program with this English or Vietnamese name.
    pub fn built_in(written: &str) -> Option<&'static Kind> {
        KindSet::built_in().find(written)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_can_be_written_in_both_languages() {
        for kind in KindSet::built_in().iter().chain([&PLACE, &TERM]) {
            let table = kind.table();
            assert!(table.fields.len() < 250, "{}: FieldNo is one byte", kind.name);
            for (no, f) in table.written() {
                assert_eq!(table.find(f.name), Some(no), "{}.{} by its English name", kind.name, f.name);
                assert_eq!(table.find(f.vi), Some(no), "{}.{} by its Vietnamese name {}", kind.name, f.name, f.vi);
            }
        }
    }
}
