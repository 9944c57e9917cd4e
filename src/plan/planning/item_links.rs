//! The fields of items that are in no table, as views and components show them: addresses, names, the place where an item stands.

use super::paths::{Address, anchor};
use super::planner::Planner;
use super::resolve::TextContext;
use crate::kinds::PLACE;
use crate::plan::declared::query::Select;
use crate::read::paths::percent_encode;
use std::borrow::Cow;

impl<'a> Planner<'a> {
    /// The value of a field that is in no table; none for those of tables and for texts. `seen` has the item. `is_made` tells whether the page of a short
    /// address, given as the path of its file, is made at the place.
    pub fn beside_table(&self, select: Select, seen: TextContext, is_made: impl Fn(&str) -> bool) -> Option<Cow<'a, str>> {
        let library = self.library;
        let of = library.item(seen.item);
        match select {
            Select::Url => self.item_url(seen).map(Cow::Owned),
            Select::AbsUrl => self.item_abs_url(seen).map(Cow::Owned),
            Select::ShortUrl => self.item_short_url(seen, is_made).map(Cow::Owned),
            Select::Slug => Some(anchor(&of.slug)),
            Select::Id => Some(Cow::Owned(of.id())),
            Select::Kind => Some(Cow::Borrowed(of.kind.name)),
            Select::Lang => Some(Cow::Borrowed(library.site.code(of.lang))),
            Select::Stands => Some(Cow::Borrowed(library.place_item(library.group(of.group).place, seen.lang).title())),
            Select::Sections | Select::Call | Select::Field(_) => None,
        }
    }

    /// The path of an item's page below the root of the place, encoded; none where the page is elsewhere, and for places.
    pub fn item_url(&self, seen: TextContext) -> Option<String> {
        let of = self.library.item(seen.item);
        match self.item_address(of.group, seen.place, seen.lang) {
            Some(Address::Here(path)) if of.kind != &PLACE => Some(encoded(&path)),
            _ => None,
        }
    }

    /// The complete address of an item's page; of a place, of its root.
    pub fn item_abs_url(&self, seen: TextContext) -> Option<String> {
        let library = self.library;
        let of = library.item(seen.item);
        if of.kind == &PLACE {
            return Some(library.places.get(library.group(of.group).place).base_url.to_string());
        }
        match self.item_address(of.group, seen.place, seen.lang)? {
            Address::Here(path) => Some(format!("{}{}", library.places.get(seen.place).base_url, encoded(&path))),
            Address::Elsewhere(url) => Some(url),
        }
    }

    /// The address of an item for paper: the short one where its page is made.
    fn item_short_url(&self, seen: TextContext, is_made: impl Fn(&str) -> bool) -> Option<String> {
        let short = self.short_path(self.library.item(seen.item).group, seen.place, seen.lang).filter(|path| is_made(path));
        match short {
            Some(path) => Some(format!("{}{}", self.library.places.get(seen.place).base_url, directory(&encoded(&path)))),
            None => self.item_abs_url(seen),
        }
    }
}

/// A path in an address. The sign before an anchor stays.
pub fn encoded(path: &str) -> String {
    match path.split_once('#') {
        Some((path, anchor)) => format!("{}#{anchor}", percent_encode(path)),
        None => percent_encode(path).into_owned(),
    }
}

/// An address without the file name that servers add by themselves.
pub fn directory(url: &str) -> &str {
    url.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(url)
}
