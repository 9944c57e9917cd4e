//! Resolves links, references and files of texts, seen from a place and a language.

use super::paths::Address;
use super::planner::Planner;
use crate::kinds::{Kind, OWN_TAXONOMIES, OWN_TERMS, PLACE, TERM, Value};
use crate::lang::Speech;
use crate::model::{Absence, GroupNo, Item, ItemNo, LangNo, PlaceNo};
use crate::text::{Document, InterpolatedText, LinkTarget, Segment, is_page};
use crate::vietnamese;
use std::borrow::Cow;
use std::sync::Arc;

/// The context that links and references of a text are resolved in.
#[derive(Clone, Copy)]
pub struct TextContext {
    /// The place that shows it.
    pub place: PlaceNo,
    /// The language of the page.
    pub lang: LangNo,
    /// The item whose text it is.
    pub item: ItemNo,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    /// A path below the place's root, and what follows it in an address, with its sign: `#steps`, `?q=x`.
    Page(String, Option<Box<str>>),
    /// An anchor of the same text.
    Anchor(Box<str>),
    /// A complete address.
    Url(String),
    /// Nowhere.
    Broken(LinkFault),
}

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkFault {
    /// There is no kind of this name.
    UnknownKind,
    /// There is no item of this name.
    UnknownItem,
    /// It exists, but is not published.
    Absent(Absence),
    /// It exists elsewhere, or is hidden here.
    NotHere,
    /// The item has no page here.
    NoPage,
    /// There is no such file.
    NoFile,
    /// The text has no such heading.
    NoAnchor,
    /// There is no such product, or it is not made here.
    NoProduct,
    /// A reference in the address has no value.
    Empty,
    /// The target was refused and reported when it was read.
    Reported,
}

/// Why a reference has no value.
#[derive(Clone, Debug, PartialEq)]
pub enum MissingValue {
    /// There is no such field.
    Unknown,
    /// The field is empty here.
    Empty,
}

impl Planner<'_> {
    /// Where a link of `document` leads.
    pub fn destination(&self, target: &LinkTarget, document: Option<&Document>, reader: TextContext) -> Destination {
        match target {
            LinkTarget::Url(url) => Destination::Url(url.to_string()),
            LinkTarget::Bad => Destination::Broken(LinkFault::Reported),
            LinkTarget::Anchor(name) => match document.and_then(|d| d.anchor_id(name)) {
                Some(id) => Destination::Anchor(id),
                None if is_top(name) => Destination::Anchor("top".into()),
                None => Destination::Broken(LinkFault::NoAnchor),
            },
            LinkTarget::Root(path) => self.root_destination(path, reader),
            LinkTarget::Product(name) => match self.product_address(name, reader.place, reader.lang) {
                Some(path) => Destination::Page(path, None),
                None => Destination::Broken(LinkFault::NoProduct),
            },
            LinkTarget::Interpolated(text) => match self.fill(text, reader) {
                Ok(url) => Destination::Url(dialled(&url)),
                Err(_) => Destination::Broken(LinkFault::Empty),
            },
            LinkTarget::Item { kind, slug, anchor } => {
                match self.library.site.kinds.find(kind).filter(|k| k.name == &**kind && *k != &TERM) {
                    Some(kind) => self.item_destination(kind, slug, anchor.as_deref(), reader),
                    None => Destination::Broken(LinkFault::UnknownKind),
                }
            }
            LinkTarget::File { path, query, anchor } => match self.file_destination(path, anchor.as_deref(), reader) {
                Destination::Page(path, rest) => Destination::Page(path, joined(query.as_deref(), rest)),
                other => other,
            },
        }
    }

    /// The source of the page that a path without an extension, or with that of a page, names: `content/g/b` is `content/g/b.md`.
    pub fn page_source(&self, path: &str) -> Option<&(&'static Kind, Arc<str>)> {
        let path = path.trim_end_matches('/');
        let stem = path.strip_suffix(".html").or_else(|| path.strip_suffix(".htm")).unwrap_or(path);
        let by_source = &self.library.by_source;
        by_source.get(path).or_else(|| by_source.get(&*format!("{stem}.md"))).or_else(|| by_source.get(&*format!("{stem}/index.md")))
    }

    /// A path below the place's root. `/g/b` and `/g/b.md` lead to the page of `content/g/b.md`.
    fn root_destination(&self, written: &str, reader: TextContext) -> Destination {
        let (path, rest) = written.split_at(written.find(['?', '#']).unwrap_or(written.len()));
        let as_written = || Destination::Page(path.to_string(), (!rest.is_empty()).then(|| rest.into()));
        if path.is_empty() || !is_page(path) || path.ends_with(".html") || path.ends_with(".htm") {
            return as_written();
        }
        let Some((kind, slug)) = self.page_source(&format!("content/{path}")) else {
            return match self.own_term_at(path.trim_matches('/'), reader) {
                Some(path) => Destination::Page(path, (!rest.is_empty()).then(|| rest.into())),
                None => as_written(),
            };
        };
        let (query, anchor) = match rest.split_once('#') {
            Some((query, anchor)) => (query, Some(anchor)),
            None => (rest, None),
        };
        match self.item_destination(kind, slug, anchor, reader) {
            Destination::Page(path, rest) => Destination::Page(path, joined(Some(query).filter(|q| !q.is_empty()), rest)),
            other => other,
        }
    }

    /// The address, in the language of the reader, of the list about an own taxonomy or about a term of one.
    fn own_term_at(&self, path: &str, reader: TextContext) -> Option<String> {
        let of = if self.library.site.taxonomies.get(path).is_some() { OWN_TAXONOMIES } else { OWN_TERMS };
        self.library.terms.get(of, path)?;
        self.term_address(of, path, None, reader.place, reader.lang)
    }

    fn file_destination(&self, path: &str, anchor: Option<&str>, reader: TextContext) -> Destination {
        if let Some((kind, slug)) = self.library.by_source.get(path).or_else(|| is_page(path).then(|| self.page_source(path)).flatten()) {
            return self.item_destination(kind, slug, anchor, reader);
        }
        if let Some(below) = path.strip_prefix("static/")
            && self.library.assets.contains_key(path)
        {
            return Destination::Page(below.to_string(), None);
        }
        match self.asset_path(path) {
            Some(path) => Destination::Page(path, None),
            // The list of a folder; whether there is one shows the plan of the place.
            None if path == "content" => Destination::Page(String::new(), None),
            None if is_page(path) && !path.ends_with(".md") && !path.ends_with(".html") => match path.strip_prefix("content/") {
                Some(folder) => Destination::Page(format!("{folder}/"), None),
                None => Destination::Broken(LinkFault::NoFile),
            },
            None => Destination::Broken(LinkFault::NoFile),
        }
    }

    fn item_destination(&self, kind: &'static Kind, slug: &str, anchor: Option<&str>, reader: TextContext) -> Destination {
        if kind == &PLACE {
            let found = self
                .library
                .places
                .numbers()
                .find(|p| *self.library.places.get(*p).code == *slug || *self.library.places.get(*p).slug == *slug);
            return match found {
                Some(place) => Destination::Url(self.library.places.get(place).base_url.to_string()),
                None => Destination::Broken(LinkFault::UnknownItem),
            };
        }
        let Some(group) = self.library.nearest(reader.place, kind, slug) else {
            return Destination::Broken(self.why_missing(kind, slug));
        };
        let anchor: Option<Box<str>> = match anchor {
            Some(name) => match self.anchor_in(group, reader.lang, name) {
                Some(id) => Some(id),
                None if is_top(name) => None,
                None => return Destination::Broken(LinkFault::NoAnchor),
            },
            None => None,
        };
        match self.item_address(group, reader.place, reader.lang) {
            Some(Address::Here(path)) => match path.split_once('#') {
                Some((path, own)) => Destination::Page(path.to_string(), Some(format!("#{}", anchor.as_deref().unwrap_or(own)).into())),
                None => Destination::Page(path, anchor.map(|anchor| format!("#{anchor}").into())),
            },
            Some(Address::Elsewhere(url)) => Destination::Url(match anchor {
                Some(anchor) => format!("{url}#{anchor}"),
                None => url,
            }),
            None => Destination::Broken(LinkFault::NoPage),
        }
    }

    fn why_missing(&self, kind: &'static Kind, slug: &str) -> LinkFault {
        let groups = self.library.inheritance.with_id(kind, slug);
        match groups.iter().find_map(|g| self.library.group(*g).absence) {
            Some(absence) => LinkFault::Absent(absence),
            None if groups.is_empty() => LinkFault::UnknownItem,
            None => LinkFault::NotHere,
        }
    }

    /// The anchor of this name in a group's text.
    fn anchor_in(&self, group: GroupNo, lang: LangNo, name: &str) -> Option<Box<str>> {
        let item = self.library.item(self.library.variant(group, lang));
        item.fields.iter().find_map(|(_, _, value)| match value {
            Value::Document(excerpt) => excerpt.document.anchor_id(name),
            _ => None,
        })
    }

    /// The value of a reference such as `place.hotline`, `item.fee` or `site.title`, in words for running text.
    pub fn reference(&self, path: &str, reader: TextContext) -> Result<String, MissingValue> {
        let (thing, field) = path.split_once('.').ok_or(MissingValue::Unknown)?;
        let site = &self.library.site;
        let item: &Item = match thing {
            "place" => self.library.place_item(reader.place, reader.lang),
            "item" => self.library.item(reader.item),
            "site" => {
                let code = site.code(reader.lang);
                return match field {
                    "title" => Ok(site.title.get(code).to_string()),
                    "description" => Ok(site.description.get(code).to_string()),
                    "base_url" => Ok(site.base_url.to_string()),
                    _ => Err(MissingValue::Unknown),
                };
            }
            _ => return Err(MissingValue::Unknown),
        };
        if let Some(name) = field.strip_prefix("extra.") {
            return match item.get("extra") {
                Some(Value::Record(entries)) => match entries.iter().find(|(n, _)| &**n == name) {
                    Some((_, value)) => self.spoken(value, reader.lang).ok_or(MissingValue::Unknown),
                    None => Err(MissingValue::Empty),
                },
                _ => Err(MissingValue::Empty),
            };
        }
        if thing == "place"
            && let Some(path) = field.strip_prefix("call").filter(|rest| rest.is_empty() || rest.starts_with('.'))
        {
            let found = self.calls.reference(self.library, path, reader.place, reader.lang);
            return found.ok_or(MissingValue::Unknown)?.ok_or(MissingValue::Empty);
        }
        let no = item.kind.table().named(field).ok_or(MissingValue::Unknown)?;
        match item.value(no) {
            Some(value) => self.spoken(value, reader.lang).ok_or(MissingValue::Unknown),
            None => Err(MissingValue::Empty),
        }
    }

    /// A value in words, for running text.
    pub fn spoken(&self, value: &Value, lang: LangNo) -> Option<String> {
        let speech = Speech::of_language(self.library.site.code(lang));
        Some(match value {
            Value::Date(date) => vietnamese::short_date(*date),
            Value::Choice(choice) => if speech.is_vietnamese() { choice.vi } else { choice.en }.to_string(),
            Value::Money { amount, text } => money(*amount, text, speech).into_owned(),
            Value::Term { taxonomy, slug, .. } => self.library.terms.get(taxonomy, slug)?.name(lang).to_string(),
            Value::List(values) => values.iter().map(|v| self.spoken(v, lang)).collect::<Option<Vec<_>>>()?.join(", "),
            Value::Number(number) => number.to_string().replace('.', if speech.is_vietnamese() { "," } else { "." }),
            Value::Document(_) | Value::Record(_) | Value::File(_) | Value::Interpolated(_) => return None,
            other => other.plain()?.into_owned(),
        })
    }

    /// A text with its references filled in; `Err` names the first that has no value.
    pub fn fill(&self, text: &InterpolatedText, reader: TextContext) -> Result<String, (Box<str>, MissingValue)> {
        let mut out = String::new();
        for segment in &text.segments {
            match segment {
                Segment::Text(text) => out.push_str(text),
                Segment::Field(path) => out.push_str(&self.reference(path, reader).map_err(|why| (path.clone(), why))?),
            }
        }
        Ok(out)
    }
}

/// The beginning of a page, as HTML names it.
fn is_top(anchor: &str) -> bool {
    anchor.is_empty() || anchor == "top"
}

/// What follows a path: query and anchor.
fn joined(query: Option<&str>, anchor: Option<Box<str>>) -> Option<Box<str>> {
    match query {
        Some(query) => Some(format!("{query}{}", anchor.as_deref().unwrap_or_default()).into()),
        None => anchor,
    }
}

/// A fee as the language writes it; in Vietnamese the text of the field.
pub fn money(amount: Option<i64>, text: &str, speech: Speech) -> Cow<'_, str> {
    match amount {
        Some(0) if !speech.is_vietnamese() => "Free of charge".into(),
        Some(amount) if !speech.is_vietnamese() => {
            format!("{} VND", vietnamese::format_money(amount).trim_end_matches(" đồng").replace('.', ",")).into()
        }
        _ => text.into(),
    }
}

/// `tel:0225 000 1234` without the blanks, which diallers refuse (RFC 3966).
fn dialled(url: &str) -> String {
    match url.strip_prefix("tel:").or_else(|| url.strip_prefix("sms:")) {
        Some(number) => format!("{}{}", &url[..4], number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>()),
        None => url.to_string(),
    }
}
