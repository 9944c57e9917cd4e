//! Values of fields as templates see them, and the digest of what they depend on besides the item itself.

use super::blocks::{BlockContext, blocks, without_title};
use super::components::{self, ComponentTools, feed_component};
use super::html::lower;
use super::lowered::{Lowered, Placeholder};
use super::value_parts::{address, label, served_path};
use crate::kinds::{Field, OWN_TAXONOMIES, OWN_TERMS, Type, Value as FieldValue, hash_value};
use crate::lang::Speech;
use crate::model::{ItemNo, OwnTaxonomy};
use crate::plan::{Destination, Planner, TextContext, TextParts, money};
use crate::read::paths::{file_name, percent_encode};
use crate::text::escape;
use crate::text::{ComponentCall, Document, Excerpt, LinkTarget, PlainForms, Reference};
use crate::view_schema::{ChoiceView, FileView, HeadingView, Html, PhoneView, TaxonomyView, TermLinkView, TextView, ViewValue, WhenAsked};
use rustc_hash::FxHashMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use tera::value::Key;
use tera::{Map, Value};

/// For whom and where values are rendered.
#[derive(Clone, Copy)]
pub struct RenderContext<'a> {
    /// Place, language and item of the text: links and references are resolved for them.
    pub reader: TextContext,
    /// Leads from the page to its place's root: "", "../" …, or the complete address of the root.
    pub rel_prefix: &'a str,
    /// The parts of texts that the template may show.
    pub parts: TextParts,
    /// Texts that are lowered already.
    pub lowered: &'a LoweredTexts<'a>,
}

/// What tells one lowered text from another.
#[derive(PartialEq, Eq)]
struct LoweredKey {
    item: ItemNo,
    /// The text that the events point into; several texts of one cell begin at the same offset.
    text: Arc<str>,
    offset: u32,
    events: (u32, u32),
    without_sections: bool,
}

impl Hash for LoweredKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.item, self.offset, self.events, self.without_sections).hash(state);
    }
}

/// Texts lowered once for all places that show them, and what their components are rendered with.
#[derive(Default)]
pub struct LoweredTexts<'a> {
    cache: Mutex<FxHashMap<LoweredKey, Arc<Lowered>>>,
    is_cached: bool,
    /// None where no text is shown.
    pub tools: Option<ComponentTools<'a>>,
}

impl<'a> LoweredTexts<'a> {
    /// An empty cache. Without `is_cached` each text is lowered whenever it is asked for.
    pub fn new(is_cached: bool) -> LoweredTexts<'a> {
        LoweredTexts { is_cached, ..LoweredTexts::default() }
    }

    /// The same for texts that may call components.
    pub fn with_tools(is_cached: bool, tools: ComponentTools<'a>) -> LoweredTexts<'a> {
        LoweredTexts { is_cached, tools: Some(tools), ..LoweredTexts::default() }
    }

    fn get(&self, item: ItemNo, excerpt: &Excerpt, without_sections: bool) -> Arc<Lowered> {
        let lowered = || {
            let sections: Vec<_> = match without_sections {
                true => sections_in(excerpt).collect(),
                false => Vec::new(),
            };
            Arc::new(lower(excerpt, &sections))
        };
        if !self.is_cached {
            return lowered();
        }
        let document = &excerpt.document;
        let events = (excerpt.events.start, excerpt.events.end);
        let key = LoweredKey { item, text: document.text.clone(), offset: document.offset, events, without_sections };
        let cached = self.cache.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        cached.unwrap_or_else(|| {
            let new = lowered();
            self.cache.lock().unwrap_or_else(PoisonError::into_inner).insert(key, new.clone());
            new
        })
    }
}

/// The value of an absent field: an empty list, `false`, an empty map or null.
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
pub fn show(planner: &Planner, value: &FieldValue, ty: &Type, context: &RenderContext) -> Value {
    let reader = context.reader;
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
        FieldValue::Phone { text, digits } => PhoneView { text, tel: digits }.value(),
        FieldValue::Choice(c) => ChoiceView { name: c.name, label: if speech.is_vietnamese() { c.vi } else { c.en } }.value(),
        FieldValue::Term { taxonomy, slug, written } => term_link(planner, (taxonomy, slug, written), reader).value(),
        FieldValue::Document(excerpt) => text(planner, excerpt, context).value(),
        FieldValue::List(values) if matches!(ty, Type::Terms) => own_terms(planner, values, context),
        FieldValue::File(path) if matches!(ty, Type::Image) && context.parts.blocks => super::pictures::printed(planner, path),
        FieldValue::File(path) if matches!(ty, Type::Image) => super::pictures::value(planner, path),
        FieldValue::File(path) => file(planner, path),
        FieldValue::List(values) => {
            let inner = match ty {
                Type::List(inner) => inner,
                Type::Entries => {
                    return Value::from(
                        values.iter().map(|v| entry(planner, v, crate::kinds::parse::entry_fields(), context)).collect::<Vec<_>>(),
                    );
                }
                _ => &Type::Line,
            };
            Value::from(values.iter().map(|v| show(planner, v, inner, context)).collect::<Vec<_>>())
        }
        FieldValue::Record(entries) => match ty {
            Type::Record(fields) => entry(planner, value, fields, context),
            _ => {
                let entries = entries.iter().map(|(n, v)| (Key::from(n.to_string()), show(planner, v, &Type::Free, context)));
                Value::from(entries.collect::<Map>())
            }
        },
    }
}

/// A term with the address of the list about it.
fn term_link<'v>(planner: &'v Planner, (taxonomy, slug, written): (&str, &'v str, &'v str), reader: TextContext) -> TermLinkView<'v> {
    let name = planner.library.terms.get(taxonomy, slug).map_or(written, |t| t.name(reader.lang));
    let kind = planner.library.item(reader.item).kind.name;
    // Lists of terms leave out expired items, so the list may not exist.
    let expired = planner.library.group(planner.library.item(reader.item).group).expired;
    let url = planner.term_address(taxonomy, slug, Some(kind), reader.place, reader.lang).filter(|_| !expired);
    TermLinkView { slug, name, url: url.map(|u| percent_encode(&u).into_owned()) }
}

/// The terms of own taxonomies, by taxonomy, in the order of `site.yaml`.
fn own_terms(planner: &Planner, values: &[FieldValue], context: &RenderContext) -> Value {
    let reader = context.reader;
    let view = |own: &OwnTaxonomy| {
        let of_taxonomy = |value| match value {
            &FieldValue::Term { taxonomy, ref slug, ref written } if slug.split('/').next() == Some(&*own.slug) => {
                Some(term_link(planner, (taxonomy, slug, written), reader))
            }
            _ => None,
        };
        let terms: Vec<TermLinkView> = values.iter().filter_map(of_taxonomy).collect();
        let TermLinkView { slug, url, .. } = term_link(planner, (OWN_TAXONOMIES, &own.slug, &own.slug), reader);
        let name = own.title.get(planner.library.site.code(reader.lang));
        (!terms.is_empty()).then(|| TaxonomyView { slug, name, url, terms }.value())
    };
    Value::from(planner.library.site.taxonomies.list.iter().filter_map(view).collect::<Vec<_>>())
}

/// A record with all fields of its table.
fn entry(planner: &Planner, value: &FieldValue, fields: &'static [Field], context: &RenderContext) -> Value {
    let FieldValue::Record(entries) = value else { return Value::none() };
    let mut map = Map::with_capacity(fields.len());
    for field in fields {
        let found = entries.iter().find(|(n, _)| &**n == field.name);
        let value = found.map_or_else(|| absent(&field.ty), |(_, v)| show(planner, v, &field.ty, context));
        map.insert(Key::Str(field.name), value);
    }
    Value::from(map)
}

/// A file to hand out.
fn file(planner: &Planner, path: &str) -> Value {
    let Some(asset) = planner.library.assets.get(path) else { return Value::none() };
    let format = file_name(path).rsplit_once('.').map_or("", |(_, e)| e).to_uppercase();
    FileView { url: percent_encode(&served_path(planner, path)).into_owned(), size: asset.size, format }.value()
}

/// A text with the parts that the template may show.
pub fn text(planner: &Planner, excerpt: &Excerpt, context: &RenderContext) -> TextView {
    let document = &*excerpt.document;
    let plain = || plain(planner, excerpt, context.reader, context.lowered);
    let heard = context.parts.heard.then(|| heard(planner, excerpt, context.reader, context.lowered));
    if context.parts.blocks {
        let component = |call: &ComponentCall| components::printed(planner, call, context);
        let of = BlockContext { planner, reader: context.reader, rel_prefix: context.rel_prefix, component: &component };
        let blocks = |skip: &[_]| blocks(&of, excerpt, skip);
        let sections: Vec<_> = sections_in(excerpt).collect();
        let rest = match own_title(excerpt) {
            Some(title) => without_title(&of, excerpt, title),
            None if sections.is_empty() => Value::none(),
            None => blocks(&sections),
        };
        return TextView {
            html: WhenAsked(None),
            blocks: WhenAsked(Some(blocks(&[]))),
            rest: WhenAsked(Some(rest)),
            plain: WhenAsked(Some(plain())),
            heard: WhenAsked(heard),
            toc: WhenAsked(None),
            minutes: WhenAsked(None),
        };
    }
    let html = |without_sections: bool| {
        let lowered = context.lowered.get(context.reader.item, excerpt, without_sections);
        filled(planner, document, &lowered, context)
    };
    let parts = context.parts;
    TextView {
        html: WhenAsked(Some(Html(html(false)))),
        blocks: WhenAsked(None),
        rest: WhenAsked(parts.rest.then(|| Value::safe_string(&html(true)))),
        plain: WhenAsked(parts.plain.then(plain)),
        heard: WhenAsked(heard),
        toc: WhenAsked(parts.toc.then(|| toc(excerpt))),
        minutes: WhenAsked(parts.minutes.then(|| minutes(&plain()))),
    }
}

/// A lowered text with its placeholders filled. HTML of its author is cleaned, that of components is the theme's and stays.
fn filled(planner: &Planner, document: &Document, lowered: &Lowered, context: &RenderContext) -> String {
    let clean = |html: String| if lowered.has_html { crate::text::clean_html(&html) } else { html };
    if document.components.is_empty() {
        return clean(lowered.filled(|placeholder, out| fill_placeholder(planner, document, placeholder, context, out)));
    }
    // Where a component begins; and finished ones, for which a mark stands that no cleaner changes and no text holds.
    let (mut open, mut made): (Vec<usize>, Vec<String>) = (Vec::new(), Vec::new());
    let html = lowered.filled(|placeholder, out| match placeholder {
        Placeholder::Component(_) => open.push(out.len()),
        Placeholder::ComponentEnd(i) => {
            let body = clean(out.split_off(open.pop().unwrap_or(out.len())));
            made.push(components::html(planner, &document.components[i as usize], &body, context));
            out.push_str(&format!("{COMPONENT}{}{COMPONENT}", made.len() - 1));
        }
        other => fill_placeholder(planner, document, other, context, out),
    });
    let mut html = clean(html);
    // Outer components come after those in them.
    for (i, component) in made.iter().enumerate().rev() {
        html = html.replace(&format!("{COMPONENT}{i}{COMPONENT}"), component);
    }
    html
}

/// Stands around the number of a finished component.
const COMPONENT: char = '\u{fdd0}';

/// The sections of a text that are whole in an excerpt of it.
fn sections_in(excerpt: &Excerpt) -> impl Iterator<Item = Range<u32>> {
    let within = excerpt.events.clone();
    excerpt.document.sections.iter().map(|s| s.events.clone()).filter(move |s| s.start >= within.start && s.end <= within.end)
}

/// The title that the text of an entry begins with.
fn own_title(excerpt: &Excerpt) -> Option<Range<u32>> {
    let entries = excerpt.document.sections.iter().flat_map(|s| &s.entries);
    entries.filter(|e| e.id.is_none()).find(|e| e.events == excerpt.events).map(|e| e.title_events.clone())
}

fn toc(excerpt: &Excerpt) -> Vec<HeadingView> {
    let within = excerpt.range();
    let headings = excerpt.document.headings.iter().filter(|h| (h.level == 2 || h.level == 3) && within.contains(&h.start));
    headings.map(|h| HeadingView { level: h.level, id: h.id.to_string(), title: h.text.to_string() }).collect()
}

/// Minutes of reading at 200 words a minute; Vietnamese syllables count as words.
fn minutes(plain: &str) -> u64 {
    (plain.split_whitespace().count() as u64).div_ceil(200).max(1)
}

/// The words of a text without markup, with the values of references.
pub fn plain(planner: &Planner, excerpt: &Excerpt, reader: TextContext, lowered: &LoweredTexts) -> String {
    let reference = |reference: &Reference| planner.reference(&reference.path, reader).unwrap_or_default();
    let component = |call: &ComponentCall| components::plain(planner, call, reader, lowered);
    excerpt.document.plain_with_notes(excerpt.events.clone(), PlainForms { reference: &reference, component: &component })
}

/// The words of a text that are heard when it is read aloud, with the values of references.
fn heard(planner: &Planner, excerpt: &Excerpt, reader: TextContext, lowered: &LoweredTexts) -> String {
    let reference = |reference: &Reference| planner.reference(&reference.path, reader).unwrap_or_default();
    let component = |call: &ComponentCall| components::plain(planner, call, reader, lowered);
    excerpt.document.heard(excerpt.events.clone(), PlainForms { reference: &reference, component: &component })
}

fn fill_placeholder(planner: &Planner, document: &Document, placeholder: Placeholder, context: &RenderContext, out: &mut String) {
    match placeholder {
        Placeholder::Reference(i) => {
            let words = planner.reference(&document.references[i as usize].path, context.reader).unwrap_or_default();
            escape(&crate::vietnamese::join_numbers(&words), out);
        }
        Placeholder::Label(of) => escape(&label(planner, of, context.reader.lang), out),
        Placeholder::Href(i) | Placeholder::Src(i) => {
            let destination = planner.destination(&document.links[i as usize].target, Some(document), context.reader);
            if placeholder == Placeholder::Href(i) && matches!(destination, Destination::Broken(_)) {
                return;
            }
            out.push_str(if placeholder == Placeholder::Href(i) { " href=\"" } else { " src=\"" });
            escape(&address(&destination, context.rel_prefix), out);
            out.push('"');
        }
        Placeholder::Picture(i) | Placeholder::PictureEnd(i) => {
            let Some(path) = document.links[i as usize].target.asset(true) else { return };
            match placeholder {
                Placeholder::Picture(_) => super::pictures::open(planner, &path, context.rel_prefix, out),
                _ => super::pictures::close(planner, &path, out),
            }
        }
        // `filled` makes them.
        Placeholder::Component(_) | Placeholder::ComponentEnd(_) => {}
    }
}

/// Feeds what a value shows of place, language and library, which the digest of its item does not hold. `fed` collects the documents that were fed:
/// fields cut from one text share it.
pub fn feed_dependencies(
    planner: &Planner,
    hasher: &mut blake3::Hasher,
    value: &FieldValue,
    reader: TextContext,
    fed: &mut Vec<*const Document>,
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
            let own = slug.split('/').next().filter(|_| *taxonomy == OWN_TERMS).and_then(|own| planner.library.site.taxonomies.get(own));
            if let Some(own) = own {
                feed(own.title.get(planner.library.site.code(reader.lang)));
            }
        }
        FieldValue::Document(excerpt) => {
            let document = &excerpt.document;
            if fed.contains(&Arc::as_ptr(document)) {
                return;
            }
            fed.push(Arc::as_ptr(document));
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
            document.components.iter().for_each(|call| feed_component(planner, hasher, call, reader));
        }
        FieldValue::List(values) => values.iter().for_each(|v| feed_dependencies(planner, hasher, v, reader, fed)),
        FieldValue::Record(entries) => entries.iter().for_each(|(_, v)| feed_dependencies(planner, hasher, v, reader, fed)),
        _ => {}
    }
}

/// Feeds the paths of a file and its variants, and the digest of its bytes.
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

/// Feeds a value with everything it depends on.
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
            // The templates of components see the place.
            !excerpt.document.components.is_empty()
                || excerpt.document.references.iter().any(|r| r.path.starts_with("place."))
                || excerpt.document.links.iter().any(|l| matches!(&l.target, LinkTarget::Interpolated(text) if placed(text)))
        }
        FieldValue::List(values) => values.iter().any(is_placed),
        FieldValue::Record(entries) => entries.iter().any(|(_, v)| is_placed(v)),
        _ => false,
    }
}
