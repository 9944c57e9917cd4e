//! Values of fields as templates see them, and what of them depends on place, language and library.

use super::html::{Hole, Lowered, escape, lower};
use crate::kinds::{Field, Type, Value as FieldValue, hash_value};
use crate::lang::Speech;
use crate::plan::{Destination, Planner, TextContext, TextParts, money};
use crate::read::paths::{file_name, percent_encode};
use crate::text::{Document, Excerpt, LinkTarget};
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tera::value::Key;
use tera::{Map, Value};

/// For whom and where values are shown.
#[derive(Clone, Copy)]
pub struct Showing<'a> {
    pub reader: TextContext,
    /// Leads from the page to its place's root: "", "../" …
    pub root: &'a str,
    pub parts: TextParts,
    pub lowered: &'a LoweredTexts,
}

/// Document, range of events, and whether sections are left out.
type TextKey = (usize, u32, u32, bool);

/// Texts lowered once for all places that show them.
#[derive(Default)]
pub struct LoweredTexts {
    kept: Mutex<FxHashMap<TextKey, Arc<Lowered>>>,
    keep: bool,
}

impl LoweredTexts {
    pub fn new(keep: bool) -> LoweredTexts {
        LoweredTexts { keep, ..LoweredTexts::default() }
    }

    fn get(&self, excerpt: &Excerpt, without_sections: bool) -> Arc<Lowered> {
        let make = || {
            let sections: Vec<_> = match without_sections {
                true => excerpt.document.sections.iter().map(|s| s.events.clone()).collect(),
                false => Vec::new(),
            };
            Arc::new(lower(excerpt, &sections))
        };
        if !self.keep {
            return make();
        }
        // Documents live as long as the library, so their addresses tell them apart.
        let key = (Arc::as_ptr(&excerpt.document) as usize, excerpt.events.start, excerpt.events.end, without_sections);
        let known = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        known.unwrap_or_else(|| {
            let made = make();
            self.kept.lock().unwrap_or_else(PoisonError::into_inner).insert(key, made.clone());
            made
        })
    }
}

/// Builds a map with static keys.
pub fn map(entries: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let entries = entries.into_iter();
    let mut map = Map::with_capacity(entries.size_hint().0);
    for (name, value) in entries {
        map.insert(Key::Str(name), value);
    }
    Value::from(map)
}

pub fn optional(text: Option<impl AsRef<str>>) -> Value {
    text.map_or_else(Value::none, |t| Value::normal_string(t.as_ref()))
}

/// What stands for an absent field.
pub fn absent(ty: &Type) -> Value {
    match ty {
        ty if ty.is_list() => Value::from(Vec::<Value>::new()),
        Type::Places => Value::from(Vec::<Value>::new()),
        Type::Boolean => Value::from(false),
        Type::Free => Value::from(Map::new()),
        _ => Value::none(),
    }
}

/// A field's value as a template sees it.
pub fn show(planner: &Planner, value: &FieldValue, ty: &Type, showing: &Showing) -> Value {
    let reader = showing.reader;
    let lang = reader.lang;
    let speech = Speech::of_language(planner.library.site.code(lang));
    match value {
        FieldValue::Bool(b) => Value::from(*b),
        FieldValue::Integer(i) => Value::from(*i),
        FieldValue::Number(n) if n.fract() == 0.0 && n.abs() < 1e15 => Value::from(*n as i64),
        FieldValue::Number(n) => Value::from(*n),
        FieldValue::Text(t) | FieldValue::Item(t) => Value::normal_string(t),
        FieldValue::Interpolated(text) => Value::normal_string(&planner.fill(text, reader).unwrap_or_default()),
        FieldValue::Date(d) => Value::normal_string(&d.to_string()),
        FieldValue::Money { amount, text } => Value::normal_string(&money(*amount, text, speech)),
        FieldValue::Phone { text, digits } => map([("text", Value::normal_string(text)), ("tel", Value::normal_string(digits))]),
        FieldValue::Choice(c) => {
            map([("name", Value::normal_string(c.name)), ("label", Value::normal_string(if speech.is_vietnamese() { c.vi } else { c.en }))])
        }
        FieldValue::Term { taxonomy, slug, written } => {
            let name = planner.library.terms.get(taxonomy, slug).map_or(written, |t| t.name(lang));
            let kind = planner.library.item(reader.item).kind.name;
            // A list of a term has no item whose time has passed, and may not exist for its sake.
            let expired = planner.library.group(planner.library.item(reader.item).group).expired;
            let url = planner.term_address(taxonomy, slug, Some(kind), reader.place, lang).filter(|_| !expired);
            map([
                ("slug", Value::normal_string(slug)),
                ("name", Value::normal_string(name)),
                ("url", optional(url.map(|u| percent_encode(&u).into_owned()))),
            ])
        }
        FieldValue::Document(excerpt) => text(planner, excerpt, showing),
        FieldValue::File(path) if matches!(ty, Type::Image) && showing.parts.blocks => super::pictures::printed(planner, path),
        FieldValue::File(path) if matches!(ty, Type::Image) => super::pictures::value(planner, path),
        FieldValue::File(path) => file(planner, path),
        FieldValue::List(values) => {
            let inner = match ty {
                Type::List(inner) => inner,
                Type::Entries => {
                    return Value::from(
                        values.iter().map(|v| entry(planner, v, crate::kinds::written::entry_fields(), showing)).collect::<Vec<_>>(),
                    );
                }
                _ => &Type::Line,
            };
            Value::from(values.iter().map(|v| show(planner, v, inner, showing)).collect::<Vec<_>>())
        }
        FieldValue::Record(entries) => match ty {
            Type::Record(fields) => entry(planner, value, fields, showing),
            _ => {
                let entries = entries.iter().map(|(n, v)| (Key::from(n.to_string()), show(planner, v, &Type::Free, showing)));
                Value::from(entries.collect::<Map>())
            }
        },
    }
}

/// A record with every field of its table present.
fn entry(planner: &Planner, value: &FieldValue, fields: &'static [Field], showing: &Showing) -> Value {
    let FieldValue::Record(entries) = value else { return Value::none() };
    let mut map = Map::with_capacity(fields.len());
    for field in fields {
        let found = entries.iter().find(|(n, _)| &**n == field.name);
        let value = found.map_or_else(|| absent(&field.ty), |(_, v)| show(planner, v, &field.ty, showing));
        map.insert(Key::Str(field.name), value);
    }
    Value::from(map)
}

/// A file to hand out.
fn file(planner: &Planner, path: &str) -> Value {
    let Some(asset) = planner.library.assets.get(path) else { return Value::none() };
    let address = Value::normal_string(&percent_encode(&served_path(planner, path)));
    let format = file_name(path).rsplit_once('.').map_or("", |(_, e)| e);
    map([("url", address), ("size", Value::from(asset.size)), ("format", Value::normal_string(&format.to_uppercase()))])
}

/// Where a file stands below each root, as it is.
pub fn served_path(planner: &Planner, path: &str) -> String {
    match path.strip_prefix("static/") {
        Some(below) => below.to_string(),
        None => planner.asset_path(path).unwrap_or_default(),
    }
}

/// Markdown as {html, plain, toc, rest}; for print {blocks, rest, plain}.
fn text(planner: &Planner, excerpt: &Excerpt, showing: &Showing) -> Value {
    let document = &*excerpt.document;
    if showing.parts.blocks {
        let blocks = |skip: &[_]| super::blocks::blocks(planner, excerpt, showing.reader, showing.root, skip);
        let sections: Vec<_> = document.sections.iter().map(|s| s.events.clone()).collect();
        return map([
            ("blocks", blocks(&[])),
            ("rest", if sections.is_empty() { Value::none() } else { blocks(&sections) }),
            ("plain", Value::normal_string(&plain(planner, excerpt, showing.reader))),
        ]);
    }
    let filled = |lowered: &Lowered| {
        let html = lowered.filled(|hole, out| fill_hole(planner, document, hole, showing, out));
        Value::safe_string(&if lowered.has_html { super::clean_html(&html) } else { html })
    };
    let mut map = Map::with_capacity(4);
    map.insert(Key::Str("html"), filled(&showing.lowered.get(excerpt, false)));
    if showing.parts.rest {
        map.insert(Key::Str("rest"), filled(&showing.lowered.get(excerpt, true)));
    }
    if showing.parts.plain {
        map.insert(Key::Str("plain"), Value::normal_string(&plain(planner, excerpt, showing.reader)));
    }
    if showing.parts.toc {
        map.insert(Key::Str("toc"), toc(document));
    }
    Value::from(map)
}

fn toc(document: &Document) -> Value {
    let entries = document.headings.iter().filter(|h| h.level == 2 || h.level == 3);
    let entry = |h: &crate::text::Heading| {
        map([("level", Value::from(u64::from(h.level))), ("id", Value::normal_string(&h.id)), ("title", Value::normal_string(&h.text))])
    };
    Value::from(entries.map(entry).collect::<Vec<_>>())
}

/// The plain words of a text with its references filled in.
pub fn plain(planner: &Planner, excerpt: &Excerpt, reader: TextContext) -> String {
    let mut words = excerpt.document.plain(excerpt.events.clone());
    for reference in &excerpt.document.references {
        let value = planner.reference(&reference.path, reader).unwrap_or_default();
        words = words.replace(&format!("{{{{ {} }}}}", reference.path), &value);
    }
    words
}

fn fill_hole(planner: &Planner, document: &Document, hole: Hole, showing: &Showing, out: &mut String) {
    match hole {
        Hole::Reference(i) => {
            let words = planner.reference(&document.references[i as usize].path, showing.reader).unwrap_or_default();
            escape(&crate::vietnamese::join(&words), out);
        }
        Hole::Href(i) => {
            let destination = planner.destination(&document.links[i as usize].target, Some(document), showing.reader);
            escape(&address(&destination, showing.root), out);
        }
        Hole::Picture(i) | Hole::PictureEnd(i) => {
            let path = match &document.links[i as usize].target {
                LinkTarget::File { path, .. } => path.to_string(),
                LinkTarget::Root(path) => format!("static/{path}"),
                _ => return,
            };
            match hole {
                Hole::Picture(_) => super::pictures::open(planner, &path, showing.root, out),
                _ => super::pictures::close(planner, &path, out),
            }
        }
    }
}

/// A destination as an address from a page.
pub fn address(destination: &Destination, root: &str) -> String {
    match destination {
        Destination::Page(path, None) => format!("{root}{}", percent_encode(path)),
        Destination::Page(path, Some(anchor)) => format!("{root}{}#{anchor}", percent_encode(path)),
        Destination::Anchor(anchor) => format!("#{anchor}"),
        Destination::Url(url) => url.replace(' ', "%20"),
        Destination::Broken(_) => String::new(),
    }
}

/// Feeds what a value shows of place, language and library: the part of its look that its own digest does not hold.
pub fn feed_dependencies(
    planner: &Planner,
    hasher: &mut blake3::Hasher,
    value: &FieldValue,
    reader: TextContext,
    seen: &mut Vec<*const Document>,
) {
    let mut feed = |text: &str| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    match value {
        FieldValue::Interpolated(text) => feed(&planner.fill(text, reader).unwrap_or_default()),
        FieldValue::File(path) => feed_file(planner, path, &mut feed),
        FieldValue::Term { taxonomy, slug, .. } => {
            if let Some(term) = planner.library.terms.get(taxonomy, slug) {
                feed(term.name(reader.lang));
            }
        }
        FieldValue::Document(excerpt) => {
            let document = &excerpt.document;
            if seen.contains(&Arc::as_ptr(document)) {
                return;
            }
            seen.push(Arc::as_ptr(document));
            for link in &document.links {
                if let LinkTarget::Root(path) = &link.target {
                    feed_file(planner, &format!("static/{path}"), &mut feed);
                }
                match planner.destination(&link.target, Some(document), reader) {
                    Destination::Page(path, anchor) => {
                        feed(&path);
                        feed(anchor.as_deref().unwrap_or_default());
                    }
                    other => feed(&address(&other, "")),
                }
            }
            for reference in &document.references {
                feed(&planner.reference(&reference.path, reader).unwrap_or_default());
            }
        }
        FieldValue::List(values) => values.iter().for_each(|v| feed_dependencies(planner, hasher, v, reader, seen)),
        FieldValue::Record(entries) => entries.iter().for_each(|(_, v)| feed_dependencies(planner, hasher, v, reader, seen)),
        _ => {}
    }
}

/// Feeds where a file is served and what is said of it.
fn feed_file(planner: &Planner, path: &str, feed: &mut impl FnMut(&str)) {
    feed(&served_path(planner, path));
    for shown in planner.pictures.get(path).iter().flat_map(|p| &p.shown) {
        feed(&shown.preset);
        feed(&shown.src.path);
        shown.set.iter().for_each(|variant| feed(&variant.path));
    }
    if let Some(asset) = planner.library.assets.get(path) {
        feed(&asset.digest.to_hex());
    }
}

/// Feeds a value and all it depends on.
pub fn feed_value(planner: &Planner, hasher: &mut blake3::Hasher, value: &FieldValue, reader: TextContext) {
    hash_value(hasher, value);
    feed_dependencies(planner, hasher, value, reader, &mut Vec::new());
}

/// Whether a value shows something of the place it is shown at.
pub fn is_placed(value: &FieldValue) -> bool {
    use crate::text::{LinkTarget, Segment};
    let placed =
        |text: &crate::text::InterpolatedText| text.segments.iter().any(|s| matches!(s, Segment::Field(f) if f.starts_with("place.")));
    match value {
        FieldValue::Interpolated(text) => placed(text),
        FieldValue::Document(excerpt) => {
            excerpt.document.references.iter().any(|r| r.path.starts_with("place."))
                || excerpt.document.links.iter().any(|l| matches!(&l.target, LinkTarget::Interpolated(text) if placed(text)))
        }
        FieldValue::List(values) => values.iter().any(is_placed),
        FieldValue::Record(entries) => entries.iter().any(|(_, v)| is_placed(v)),
        _ => false,
    }
}
