//! SVG sanitizer: takes out of an author's drawing what could run, load, animate or expand, and what no reader sees: comments and the notes
//! of drawing programs. Leaves the rest of its text byte for byte.
//!
//! Elements and attributes are those of SVG 2 (W3C Candidate Recommendation of 4 October 2018); what is not on the list of elements is removed.

mod cost;
mod entities;
mod harmless;
mod inline_picture;
#[cfg(test)]
mod tests;

use cost::{DrawingCost, id};
use entities::SvgEntities;
use harmless::{is_harmless, loads};
use inline_picture::{InlinePicture, inspected};
use quick_xml::escape::escape;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::name::{PrefixDeclaration, QName};
use rustc_hash::FxHashSet;
use std::borrow::Cow;
use std::ops::Range;

/// Deepest nesting of elements.
const MAX_DEPTH: usize = 200;
/// The namespaces whose elements and attributes are drawn.
const DRAWN_NAMESPACES: [&str; 3] = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"];
/// Prefixes that mean a namespace of [`DRAWN_NAMESPACES`] unless the drawing binds them to another one.
const DRAWN_PREFIXES: [&str; 3] = ["svg", "xlink", "xml"];
/// Most bytes that stand in the places of references.
const MAX_REPLACED: usize = 1 << 20;
/// Largest drawing, in bytes.
const MAX_DRAWING: usize = 32 << 20;

/// What the sanitizer found in the text of a drawing: its size, and the edits that make it safe.
#[derive(Debug, Default)]
pub struct SvgReport {
    /// Width and height of the view box in its own units, rounded up; none without a `viewBox`.
    pub size: Option<(u32, u32)>,
    /// In the order of the text. Without edits the text is published as it is.
    edits: Vec<SvgEdit>,
}

#[derive(Debug)]
struct SvgEdit {
    range: Range<usize>,
    replacement: Cow<'static, str>,
    /// The removed part as `removed` yields it; none for comments and notes of drawing programs, which are removed without a report.
    reported: Option<(&'static str, String)>,
}

/// A removed part: its byte range in the text, what it is (`element`, `attribute`, `entity` or `animation`), and its name.
pub type RemovedPart<'d> = (Range<usize>, &'static str, &'d str);

impl SvgReport {
    /// Whether the text is published unchanged.
    pub fn is_clean(&self) -> bool {
        self.edits.is_empty()
    }

    /// The removed parts that an author is told of, in the order of the text.
    pub fn removed(&self) -> impl Iterator<Item = RemovedPart<'_>> {
        self.edits.iter().filter_map(|e| e.reported.as_ref().map(|(what, name)| (e.range.clone(), *what, name.as_str())))
    }

    /// The text after the edits. `text` is the one that was sanitized.
    pub fn cleaned(&self, text: &str) -> String {
        let (mut out, mut at) = (String::with_capacity(text.len()), 0);
        for edit in &self.edits {
            out.push_str(&text[at..edit.range.start]);
            out.push_str(&edit.replacement);
            at = edit.range.end;
        }
        out.push_str(&text[at..]);
        out
    }
}

/// Elements that neither run scripts nor load files nor animate.
#[rustfmt::skip]
const ALLOWED_ELEMENTS: &[&str] = &[
    "a", "circle", "clipPath", "defs", "desc", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite",
    "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB",
    "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting",
    "feSpotLight", "feTile", "feTurbulence", "filter", "g", "image", "line", "linearGradient", "marker", "mask", "path", "pattern",
    "polygon", "polyline", "radialGradient", "rect", "stop", "style", "svg", "switch", "symbol", "text", "textPath", "title", "tspan",
    "use", "view",
];

/// Reads a drawing and finds what must be removed from it.
///
/// # Errors
/// The fault as messages name it: `unreadable` (no UTF-8 or no XML), `unknown` (no SVG, or nested too deep), `truncated` (an element is not
/// closed), `bomb` (its references expand it beyond measure), `heavy` (it is too large, or has too many parts, filters or letters), `profile` and
/// `too-big` (of a picture in it).
pub fn sanitize_svg(bytes: &[u8]) -> Result<SvgReport, &'static str> {
    if bytes.len() > MAX_DRAWING {
        return Err("heavy");
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "unreadable")?;
    let mut reader = quick_xml::Reader::from_str(text);
    let mut sanitizer = SvgSanitizer::new(text);
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|_| "unreadable")?;
        let range = start..reader.buffer_position() as usize;
        match &event {
            Event::Eof => return sanitizer.finish(),
            Event::Start(tag) => sanitizer.start(tag, range)?,
            Event::Empty(tag) => sanitizer.empty(tag, range)?,
            Event::End(tag) => sanitizer.end(tag, range)?,
            _ if sanitizer.removing.is_some() => {}
            Event::Text(words) => sanitizer.words(words.as_bytes()),
            Event::CData(words) => sanitizer.words(words.as_bytes()),
            Event::GeneralRef(entity) => match sanitizer.entities.resolved(&text[range.clone()]) {
                Some(letters) => {
                    sanitizer.words(letters.as_bytes());
                    if sanitizer.entities.are_in(&text[range.clone()]) {
                        sanitizer.replace(range, escape(&letters).into_owned())?;
                    }
                }
                None => sanitizer.remove(range, Some(("entity", entity.to_string()))),
            },
            Event::DocType(words) => {
                let has_more = sanitizer.entities.read(words);
                sanitizer.remove(range, has_more.then(|| ("entity", "DOCTYPE".to_string())));
            }
            Event::PI(_) => sanitizer.remove(range.clone(), Some(("element", first_word(&text[range])))),
            Event::Comment(_) => sanitizer.remove(range, None),
            Event::Decl(_) => {}
        }
    }
}

/// An element that is removed with all it contains.
struct RemovedElement {
    start: usize,
    depth: usize,
    /// Its name, where the author is told of it.
    name: Option<String>,
}

struct SvgSanitizer<'t> {
    text: &'t str,
    report: SvgReport,
    depth: usize,
    removing: Option<RemovedElement>,
    /// Ids of the open elements, the outermost first.
    open_ids: Vec<Option<String>>,
    cost: DrawingCost,
    /// The prefixes of names that are drawn, so far.
    drawn_prefixes: FxHashSet<String>,
    /// Whether the first element is still to come.
    before_first: bool,
    /// What the drawing's own entities stand for.
    entities: SvgEntities,
    /// How many bytes have replaced their references.
    replaced: usize,
    /// Behind the name of the first element, and which namespaces are bound there.
    root: (usize, bool, bool),
    /// Whether an attribute has the prefix `xlink`.
    has_links: bool,
    /// Inside a style sheet: where its element starts, and its text so far.
    style: Option<(usize, String)>,
}

impl<'t> SvgSanitizer<'t> {
    fn new(text: &'t str) -> SvgSanitizer<'t> {
        SvgSanitizer {
            text,
            report: SvgReport::default(),
            depth: 0,
            removing: None,
            open_ids: Vec::new(),
            cost: DrawingCost::default(),
            drawn_prefixes: DRAWN_PREFIXES.iter().map(|prefix| prefix.to_string()).collect(),
            before_first: true,
            entities: SvgEntities::default(),
            replaced: 0,
            root: (0, true, true),
            has_links: false,
            style: None,
        }
    }

    fn start(&mut self, tag: &BytesStart, range: Range<usize>) -> Result<(), &'static str> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err("unknown");
        }
        self.check_first(tag)?;
        if self.removing.is_some() {
            return Ok(());
        }
        self.cost.element(tag, &self.open_ids)?;
        self.note_prefixes(tag);
        if !self.is_allowed(tag) {
            self.removing = Some(RemovedElement { start: range.start, depth: self.depth, name: self.reported_name(tag) });
            return Ok(());
        }
        self.attributes(tag)?;
        self.open_ids.push(id(tag));
        if tag.local_name().as_ref().as_bytes() == b"style" {
            self.style = Some((range.start, String::new()));
        }
        Ok(())
    }

    fn empty(&mut self, tag: &BytesStart, range: Range<usize>) -> Result<(), &'static str> {
        self.check_first(tag)?;
        if self.removing.is_some() {
            return Ok(());
        }
        self.cost.element(tag, &self.open_ids)?;
        self.note_prefixes(tag);
        if self.is_allowed(tag) {
            return self.attributes(tag);
        }
        self.remove(range, self.reported_name(tag).map(|name| ("element", name)));
        Ok(())
    }

    fn end(&mut self, tag: &BytesEnd, range: Range<usize>) -> Result<(), &'static str> {
        if self.removing.is_none() && tag.local_name().as_ref().as_bytes() == b"style" {
            self.end_style(range.clone());
        }
        match self.removing.take_if(|removed| removed.depth == self.depth) {
            Some(RemovedElement { start, name, .. }) => self.remove(start..range.end, name.map(|name| ("element", name))),
            None if self.removing.is_some() => {}
            None => drop(self.open_ids.pop()),
        }
        self.depth = self.depth.checked_sub(1).ok_or("unreadable")?;
        Ok(())
    }

    fn finish(mut self) -> Result<SvgReport, &'static str> {
        self.bind_namespaces();
        match (self.before_first, self.depth) {
            (true, _) => Err("unknown"),
            (_, 0) => self.cost.fault().map_or(Ok(self.report), Err),
            _ => Err("truncated"),
        }
    }

    fn remove(&mut self, range: Range<usize>, reported: Option<(&'static str, String)>) {
        self.report.edits.push(SvgEdit { range, replacement: "".into(), reported });
    }

    /// Puts what an entity stands for in the place of its reference.
    fn replace(&mut self, range: Range<usize>, text: String) -> Result<(), &'static str> {
        self.replaced += text.len();
        if self.replaced > MAX_REPLACED {
            return Err("bomb");
        }
        self.report.edits.push(SvgEdit { range, replacement: text.into(), reported: None });
        Ok(())
    }

    /// Adds the declarations of namespaces without which browsers do not draw a file.
    fn bind_namespaces(&mut self) {
        let (at, has_default, has_links) = self.root;
        let mut missing = String::new();
        if !has_default {
            missing.push_str(&format!(" xmlns=\"{}\"", DRAWN_NAMESPACES[0]));
        }
        if self.has_links && !has_links {
            missing.push_str(&format!(" xmlns:xlink=\"{}\"", DRAWN_NAMESPACES[1]));
        }
        if !missing.is_empty() {
            let place = self.report.edits.partition_point(|edit| edit.range.start < at);
            self.report.edits.insert(place, SvgEdit { range: at..at, replacement: missing.into(), reported: None });
        }
    }

    /// The first element must be `svg`.
    fn check_first(&mut self, tag: &BytesStart) -> Result<(), &'static str> {
        if !self.before_first {
            return Ok(());
        }
        if tag.local_name().as_ref().as_bytes() != b"svg" {
            return Err("unknown");
        }
        let binds = |name: &str| tag.attributes().flatten().any(|attribute| attribute.key.as_ref() == name);
        let name = tag.name();
        let at = offset(self.text, name.as_ref()) + name.as_ref().len();
        self.root = (at, name.prefix().is_some() || binds("xmlns"), binds("xmlns:xlink"));
        Ok(())
    }

    /// Notes which prefixes the declarations of an element bind to namespaces that are drawn.
    fn note_prefixes(&mut self, tag: &BytesStart) {
        for attribute in tag.attributes().flatten() {
            if let Some(PrefixDeclaration::Named(prefix)) = attribute.key.as_namespace_binding() {
                let namespace = self.entities.resolved(&attribute.value).unwrap_or_default();
                match DRAWN_NAMESPACES.contains(&&*namespace) {
                    true => self.drawn_prefixes.insert(prefix.to_string()),
                    false => self.drawn_prefixes.remove(prefix),
                };
            }
        }
    }

    /// Whether an element or attribute is not drawn: its prefix belongs to another namespace, such as that of a drawing program.
    fn is_foreign(&self, name: QName) -> bool {
        name.prefix().is_some_and(|prefix| !self.drawn_prefixes.contains(prefix.as_ref()))
    }

    fn is_allowed(&self, tag: &BytesStart) -> bool {
        !self.is_foreign(tag.name()) && ALLOWED_ELEMENTS.iter().any(|e| e.as_bytes() == tag.local_name().as_ref().as_bytes())
    }

    /// The name of a removed element for the report; none for the notes that drawing programs keep for themselves.
    fn reported_name(&self, tag: &BytesStart) -> Option<String> {
        let name = tag.name().as_ref().to_string();
        let active = ["script", "handler", "listener", "iframe", "foreignobject"].iter().any(|a| name.to_ascii_lowercase().ends_with(a));
        let is_note = name.eq_ignore_ascii_case("metadata") || self.is_foreign(tag.name());
        (active || !is_note).then_some(name)
    }

    /// Removes the attributes that run, load or are not drawn; notes the view box and what the element refers to.
    fn attributes(&mut self, tag: &BytesStart) -> Result<(), &'static str> {
        let element = tag.local_name().as_ref().as_bytes().to_vec();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| "unreadable")?;
            let key = attribute.key.local_name().as_ref().as_bytes().to_ascii_lowercase();
            let raw = &*attribute.value;
            let value = self.entities.resolved(raw);
            let name = attribute.key.as_ref();
            // With its quotes.
            let range = offset(self.text, name)..(offset(self.text, raw) + raw.len() + 1).min(self.text.len());
            let is_namespace = attribute.key.as_namespace_binding().is_some();
            if !is_namespace && self.is_foreign(attribute.key) {
                self.remove(range, None);
                continue;
            }
            let keep = value.as_deref().is_some_and(|v| is_namespace || is_harmless(&element, &key, v));
            if !keep {
                self.remove(range, Some(("attribute", name.to_string())));
                continue;
            }
            let value = value.unwrap_or_default();
            self.has_links |= name.starts_with("xlink:");
            if element == b"image"
                && let InlinePicture::Cleaned(picture) = inspected(&value)?
            {
                let replacement = format!("{name}=\"{picture}\"").into();
                self.report.edits.push(SvgEdit { range, replacement, reported: None });
            } else if self.entities.are_in(raw) {
                self.replace(range, format!("{name}=\"{}\"", escape(&value)))?;
            }
            if self.before_first && key == b"viewbox" {
                self.report.size = view_box_size(&value);
            }
            self.cost.attribute(tag, &key, &value, &self.open_ids);
        }
        self.before_first = false;
        Ok(())
    }

    /// Collects the text of a style sheet, which may come in several pieces; counts the letters of other text.
    fn words(&mut self, words: &[u8]) {
        match &mut self.style {
            Some((_, style)) => style.push_str(&String::from_utf8_lossy(words)),
            None => self.cost.letters(words, &self.open_ids),
        }
    }

    /// Removes a style sheet that loads something; stops the animations of one that animates.
    fn end_style(&mut self, end_tag: Range<usize>) {
        let Some((start, words)) = self.style.take() else { return };
        self.cost.style_sheet(&words);
        if loads(&words) {
            // Edits inside the style sheet are covered by its removal.
            self.report.edits.retain(|e| e.range.start < start);
            self.remove(start..end_tag.end, Some(("element", "style".to_string())));
        } else if words.contains("animation") || words.contains("transition") {
            let replacement = "*{animation:none!important;transition:none!important}";
            if !words.ends_with(replacement) {
                let reported = Some(("animation", "style".to_string()));
                self.report.edits.push(SvgEdit { range: end_tag.start..end_tag.start, replacement: replacement.into(), reported });
            }
        }
    }
}

fn view_box_size(value: &str) -> Option<(u32, u32)> {
    let numbers: Vec<f64> = value.split([' ', ',']).filter_map(|n| n.parse().ok()).collect();
    (numbers.len() == 4 && numbers[2] > 0.0 && numbers[3] > 0.0).then(|| (numbers[2].ceil() as u32, numbers[3].ceil() as u32))
}

/// Byte offset of a slice in the text it is a part of.
fn offset(text: &str, slice: &str) -> usize {
    (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}

fn first_word(text: &str) -> String {
    text.split_whitespace().next().unwrap_or_default().to_string()
}
