//! Drawings: SVG by authors, published without what could run, load, move or explode. What stays is left as it was written.

use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Deepest nesting of groups.
const DEEPEST: usize = 200;
/// Most shapes that references (`use`, `url(#…)`) may multiply a drawing to.
const MOST_SHOWN: u64 = 10_000;

/// A drawing judged and cleaned.
#[derive(Debug, Default)]
pub struct Drawing {
    /// Width and height of its view box.
    pub size: Option<(u32, u32)>,
    /// In the order of the text; a drawing with none is published as it is.
    edits: Vec<Edit>,
}

#[derive(Debug)]
struct Edit {
    range: Range<usize>,
    instead: &'static str,
    /// What is gone, and its name; nothing is said of remarks of drawing programs.
    said: Option<(&'static str, String)>,
}

/// One thing that was taken out: where, what (`element`, `attribute`, `entity`, `animation`), and its name.
pub type Dropped<'d> = (Range<usize>, &'static str, &'d str);

impl Drawing {
    pub fn is_clean(&self) -> bool {
        self.edits.is_empty()
    }

    /// What an author should know is gone.
    pub fn dropped(&self) -> impl Iterator<Item = Dropped<'_>> {
        self.edits.iter().filter_map(|e| e.said.as_ref().map(|(what, name)| (e.range.clone(), *what, name.as_str())))
    }

    /// The text without what was taken out.
    pub fn cleaned(&self, text: &str) -> String {
        let (mut out, mut at) = (String::with_capacity(text.len()), 0);
        for edit in &self.edits {
            out.push_str(&text[at..edit.range.start]);
            out.push_str(edit.instead);
            at = edit.range.end;
        }
        out.push_str(&text[at..]);
        out
    }
}

/// Elements of drawings that neither run nor load nor move.
const ELEMENTS: &[&str] = &[
    "a",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "filter",
    "g",
    "image",
    "line",
    "linearGradient",
    "marker",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "text",
    "textPath",
    "title",
    "tspan",
    "use",
    "view",
];

/// Judges a drawing. `Err` is a word for the message.
pub fn judge(bytes: &[u8]) -> Result<Drawing, &'static str> {
    let text = std::str::from_utf8(bytes).map_err(|_| "unreadable")?;
    let mut reader = quick_xml::Reader::from_str(text);
    let mut judge = Judge { text, drawing: Drawing::default(), open: Vec::new(), shown: FxHashMap::default(), first: true, style: None };
    // Where an element that is dropped began, how deep, and what to say.
    let mut dropping: Option<(usize, usize, Option<String>)> = None;
    let mut depth = 0usize;
    loop {
        let start = reader.buffer_position() as usize;
        let event = reader.read_event().map_err(|_| "unreadable")?;
        let range = start..reader.buffer_position() as usize;
        match &event {
            Event::Eof => break,
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err("unknown");
                }
                judge.root(tag)?;
                if dropping.is_none() {
                    match judge.is_allowed(tag) {
                        true => {
                            judge.tag(tag)?;
                            judge.open.push(id(tag));
                            if tag.local_name().as_ref() == b"style" {
                                judge.style = Some((range.start, String::new()));
                            }
                        }
                        false => dropping = Some((range.start, depth, name_to_say(tag))),
                    }
                }
            }
            Event::Empty(tag) => {
                judge.root(tag)?;
                match (dropping.is_none(), judge.is_allowed(tag)) {
                    (true, true) => {
                        judge.tag(tag)?;
                    }
                    (true, false) => judge.edit(range, "", name_to_say(tag).map(|n| ("element", n))),
                    _ => {}
                }
            }
            Event::End(tag) => {
                if dropping.is_none() && tag.local_name().as_ref() == b"style" {
                    judge.style(range.clone());
                }
                match &dropping {
                    Some((from, at, name)) if *at == depth => {
                        let (whole, name) = (*from..range.end, name.clone());
                        judge.edit(whole, "", name.map(|n| ("element", n)));
                        dropping = None;
                    }
                    Some(_) => {}
                    None => drop(judge.open.pop()),
                }
                depth = depth.checked_sub(1).ok_or("unreadable")?;
            }
            _ if dropping.is_some() => {}
            Event::Text(words) => judge.words(words),
            Event::CData(words) => judge.words(words),
            Event::GeneralRef(entity) => match unescape(&text[range.clone()]) {
                Ok(letter) => judge.words(letter.as_bytes()),
                Err(_) => judge.edit(range, "", Some(("entity", String::from_utf8_lossy(entity).into_owned()))),
            },
            Event::DocType(words) => {
                let said = words.contains(&b'[').then(|| ("entity", "DOCTYPE".to_string()));
                judge.edit(range, "", said);
            }
            Event::PI(_) => judge.edit(range.clone(), "", Some(("element", first_word(&text[range])))),
            Event::Decl(_) | Event::Comment(_) => {}
        }
    }
    match (judge.first, depth) {
        (true, _) => Err("unknown"),
        (_, 0) if judge.shows_too_much() => Err("bomb"),
        (_, 0) => Ok(judge.drawing),
        _ => Err("truncated"),
    }
}

struct Judge<'t> {
    text: &'t str,
    drawing: Drawing,
    /// Ids of the elements around, the outermost first.
    open: Vec<Option<String>>,
    /// What the element with this id (`""`: the drawing) shows besides itself.
    shown: FxHashMap<String, Vec<String>>,
    first: bool,
    /// Inside a style sheet: where it begins, and its words so far.
    style: Option<(usize, String)>,
}

impl Judge<'_> {
    fn edit(&mut self, range: Range<usize>, instead: &'static str, said: Option<(&'static str, String)>) {
        self.drawing.edits.push(Edit { range, instead, said });
    }

    /// The first element must be a drawing.
    fn root(&mut self, tag: &BytesStart) -> Result<(), &'static str> {
        if self.first && tag.local_name().as_ref() != b"svg" {
            return Err("unknown");
        }
        Ok(())
    }

    fn is_allowed(&self, tag: &BytesStart) -> bool {
        ELEMENTS.iter().any(|e| e.as_bytes() == tag.local_name().as_ref())
    }

    /// Takes out attributes that run or load; notes what the element shows.
    fn tag(&mut self, tag: &BytesStart) -> Result<(), &'static str> {
        let element = tag.local_name().as_ref().to_vec();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| "unreadable")?;
            let key = attribute.key.local_name().as_ref().to_ascii_lowercase();
            let raw = std::str::from_utf8(&attribute.value).map_err(|_| "unreadable")?;
            let value = unescape(raw).ok();
            let is_namespace = attribute.key.as_namespace_binding().is_some();
            let keep = value.as_deref().is_some_and(|v| is_namespace || is_harmless(&element, &key, v));
            if !keep {
                let end = offset(self.text, raw) + raw.len() + 1;
                let name = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
                let start = offset(self.text, std::str::from_utf8(attribute.key.as_ref()).unwrap_or_default());
                self.edit(start..end.min(self.text.len()), "", Some(("attribute", name)));
                continue;
            }
            let value = value.unwrap_or_default();
            if self.first && key == b"viewbox" {
                let numbers: Vec<f64> = value.split([' ', ',']).filter_map(|n| n.parse().ok()).collect();
                self.drawing.size = (numbers.len() == 4 && numbers[2] > 0.0 && numbers[3] > 0.0)
                    .then(|| (numbers[2].ceil() as u32, numbers[3].ceil() as u32));
            }
            let shown = match (&*element, &*key) {
                (b"use", b"href") => value.trim().strip_prefix('#'),
                _ => value.split_once("url(").and_then(|(_, v)| v.trim_start_matches([' ', '"', '\'']).strip_prefix('#')),
            };
            if let Some(shown) = shown.and_then(|s| s.split([')', '"', '\'', ' ']).next()) {
                for around in self.open.iter().flatten().chain(id(tag).iter()).chain([&String::new()]) {
                    self.shown.entry(around.clone()).or_default().push(shown.to_string());
                }
            }
        }
        self.first = false;
        Ok(())
    }

    /// Words of a style sheet, however they are cut up.
    fn words(&mut self, words: &[u8]) {
        if let Some((_, style)) = &mut self.style {
            style.push_str(&String::from_utf8_lossy(words));
        }
    }

    /// A style sheet ends: it may neither load nor move.
    fn style(&mut self, end: Range<usize>) {
        let Some((start, words)) = self.style.take() else { return };
        if loads(&words) {
            // What was taken out of it goes with it.
            self.drawing.edits.retain(|e| e.range.start < start);
            self.edit(start..end.end, "", Some(("element", "style".to_string())));
        } else if words.contains("animation") || words.contains("transition") {
            let calm = "*{animation:none!important;transition:none!important}";
            if !words.ends_with(calm) {
                self.edit(end.start..end.start, calm, Some(("animation", "style".to_string())));
            }
        }
    }

    /// Whether references multiply the drawing beyond measure.
    fn shows_too_much(&self) -> bool {
        let (mut known, mut open) = (FxHashMap::default(), FxHashSet::default());
        self.weight("", &mut known, &mut open) > MOST_SHOWN
    }

    fn weight<'s>(&'s self, id: &'s str, known: &mut FxHashMap<&'s str, u64>, open: &mut FxHashSet<&'s str>) -> u64 {
        if let Some(weight) = known.get(id) {
            return *weight;
        }
        // What shows itself is shown once; chains are as deep as the drawing may be.
        if open.len() > DEEPEST {
            return MOST_SHOWN + 1;
        }
        if !open.insert(id) {
            return 0;
        }
        let mut weight = 1u64;
        for shown in self.shown.get(id).into_iter().flatten() {
            weight = weight.saturating_add(self.weight(shown, known, open));
        }
        open.remove(id);
        known.insert(id, weight);
        weight
    }
}

/// Where a slice of a text begins.
fn offset(text: &str, slice: &str) -> usize {
    (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize).min(text.len())
}

fn id(tag: &BytesStart) -> Option<String> {
    let id = tag.try_get_attribute("id").ok()??;
    Some(String::from_utf8_lossy(&id.value).into_owned())
}

/// The name of a dropped element; none for what drawing programs note for themselves.
fn name_to_say(tag: &BytesStart) -> Option<String> {
    let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
    let active = ["script", "handler", "listener", "iframe", "foreignobject"].iter().any(|a| name.to_ascii_lowercase().ends_with(a));
    let is_note = name.eq_ignore_ascii_case("metadata") || name.contains(':');
    (active || !is_note).then_some(name)
}

fn first_word(text: &str) -> String {
    text.split_whitespace().next().unwrap_or_default().to_string()
}

fn is_harmless(element: &[u8], key: &[u8], value: &str) -> bool {
    let bare: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).flat_map(char::to_lowercase).collect();
    let picture = ["png", "jpeg", "gif", "webp"].iter().any(|f| bare.starts_with(&format!("data:image/{f};base64,")));
    match key {
        _ if key.starts_with(b"on") => false,
        b"base" => false,
        b"href" | b"src" => {
            let leads = ["http://", "https://", "mailto:", "tel:"].iter().any(|s| bare.starts_with(s));
            bare.starts_with('#') || (element == b"image" && picture) || (element == b"a" && leads)
        }
        _ => !loads(value),
    }
}

/// Whether words of a style load something, or hide whether they do.
fn loads(words: &str) -> bool {
    let bare: String = words.chars().filter(|c| !c.is_whitespace() && !c.is_control()).flat_map(char::to_lowercase).collect();
    let inside = |url: &str| {
        let url = url.trim_start_matches(['"', '\'']);
        url.starts_with('#') || ["png", "jpeg", "gif", "webp"].iter().any(|f| url.starts_with(&format!("data:image/{f};base64,")))
    };
    bare.split("url(").skip(1).any(|url| !inside(url))
        || ["@import", "javascript:", "expression(", "image-set(", "-moz-binding", "\\"].iter().any(|w| bare.contains(w))
}

#[cfg(test)]
mod tests {
    use super::judge;

    fn cleaned(inside: &str) -> (String, Vec<String>) {
        let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>");
        let drawing = judge(text.as_bytes()).expect("a drawing");
        assert_eq!(drawing.size, Some((9, 9)));
        let out = drawing.cleaned(&text);
        let again = judge(out.as_bytes()).expect("a drawing still");
        assert!(again.is_clean(), "{out}");
        let inner = out.split_once("0 0 9 9\">").map_or("", |s| s.1).trim_end_matches("</svg>").to_string();
        (inner, drawing.dropped().map(|(_, what, name)| format!("{what} {name}")).collect())
    }

    #[test]
    fn what_runs_loads_or_moves_is_taken_out() {
        for (bad, left, said) in [
            ("<script>alert(1)</script><g/>", "<g/>", "element script"),
            ("<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>", "", "element x:script"),
            ("<g onload=\"alert(1)\" id=\"a\"/>", "<g  id=\"a\"/>", "attribute onload"),
            ("<foreignObject><p>chữ</p></foreignObject>", "", "element foreignObject"),
            ("<image href=\"https://evil.example/x.png\"/>", "<image />", "attribute href"),
            ("<image xlink:href=\"file:///etc/passwd\"/>", "<image />", "attribute xlink:href"),
            ("<image href=\"data:image/svg+xml;base64,AAAA\"/>", "<image />", "attribute href"),
            ("<a href=\"&#106;ava\nscript:alert(1)\"><g/></a>", "<a ><g/></a>", "attribute href"),
            ("<g fill=\"url( 'http://evil.example/#a')\"/>", "<g />", "attribute fill"),
            ("<g style='fill:u\\72l(http://evil.example)'/>", "<g />", "attribute style"),
            ("<style>@import '//evil.example/x.css';</style>", "", "element style"),
            ("<style>g{fill:u<![CDATA[r]]>&#108;<!-- -->(//evil.example)}</style>", "", "element style"),
            ("<rect><animate attributeName=\"x\"/></rect>", "<rect></rect>", "element animate"),
            ("<text>&xxe; &amp; &#65;</text>", "<text> &amp; &#65;</text>", "entity xxe"),
            ("<g class=\"&xxe;\"/>", "<g />", "attribute class"),
            ("<?xml-stylesheet href=\"x.css\"?>", "", "element <?xml-stylesheet"),
        ] {
            assert_eq!(cleaned(bad), (left.to_string(), vec![said.to_string()]), "{bad}");
        }
    }

    #[test]
    fn drawings_stay_as_they_are_written() {
        let good = "<title>Sơ đồ</title><desc>Mô tả</desc><defs><linearGradient id=\"a\"/></defs><g fill=\"url(#a)\"><use href=\"#a\"/></g>\
                    <text x=\"1\">Chữ &lt; số</text><a href=\"https://haiphong.example\"><path d=\"M0 0h9\"/></a><!-- lời -->";
        assert_eq!(cleaned(good), (good.to_string(), vec![]));
    }

    #[test]
    fn notes_of_drawing_programs_go_without_a_word() {
        assert_eq!(cleaned("<metadata><rdf:RDF/></metadata><sodipodi:namedview/>"), (String::new(), vec![]));
    }

    #[test]
    fn animations_of_a_style_stand_still() {
        let (text, said) = cleaned("<style>g{animation:x 1s}</style>");
        assert_eq!(text, "<style>g{animation:x 1s}*{animation:none!important;transition:none!important}</style>");
        assert_eq!(said, ["animation style"]);
    }

    #[test]
    fn entities_are_never_opened_and_references_multiply_within_measure() {
        let doctype = "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>";
        assert_eq!(judge(doctype.as_bytes()).map(|d| d.cleaned(doctype)).ok().as_deref(), Some("<svg></svg>"));
        let level = |n: usize| format!("<g id=\"l{n}\">{}</g>", format!("<use href=\"#l{}\"/>", n + 1).repeat(10));
        let bomb = format!("<svg>{}<g id=\"l9\"/></svg>", (0..9).map(level).collect::<String>());
        assert_eq!(judge(bomb.as_bytes()).err(), Some("bomb"));
        let circle = "<svg><g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g></svg>";
        assert!(judge(circle.as_bytes()).is_ok());
    }
}
