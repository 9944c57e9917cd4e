//! What the texts of an item say that a finished file does not show.
//!
//! Themes are free to show texts in any way, so the file itself is asked: does it contain each block of each text? A page holds most blocks letter for
//! letter, which is one search through it; only for a block that is not found are the words of page and block compared.

use super::shown_words::ShownWords;
use crate::diag::Span;
use crate::kinds::{Field, Type, Value};
use crate::model::Item;
use crate::text::escape;
use crate::text::{Block, Document, Event, Excerpt, Part, Segment};
use crate::vietnamese::join_numbers;
use std::borrow::Cow;
use std::ops::Range;

/// Something that a file does not show: a run of blocks of a text, or a sentence.
#[derive(Debug)]
pub struct HiddenText {
    /// The field that holds it.
    pub field: &'static Field,
    /// Where it is written.
    pub span: Span,
    /// Its first words.
    pub words: String,
}

/// A finished file that may be asked whether it shows a block.
pub trait Shows {
    /// Whether it shows a block of a text.
    fn shows(&mut self, block: &TextBlock) -> bool;
}

/// A block that holds no other: a paragraph, heading, cell or line of a list, the description of a picture, or a short field.
pub struct TextBlock<'a> {
    document: Option<&'a Document>,
    events: &'a [Event],
    /// The words of a short field.
    line: Cow<'a, str>,
}

/// Bytes of a block that are searched for, before the rest is compared.
const PROBE: usize = 24;
/// How many bytes behind the last block the next one is looked for first.
const NEAR: usize = 120;
/// With fewer bytes all words are searched for at once.
const LEAST_PROBE: usize = 4;

/// Stands for the value of a reference among words.
pub const REFERENCE: char = '\0';

impl TextBlock<'_> {
    /// Its longest piece as it is written. None where it has no words of its own.
    fn probe(&self) -> Option<&str> {
        let Some(document) = self.document else {
            let longest = self.line.split(REFERENCE).max_by_key(|piece| piece.len()).unwrap_or_default().trim();
            return (!longest.is_empty()).then_some(longest);
        };
        let (mut longest, mut in_picture) = (("", false), 0u32);
        for event in self.events {
            match event.part {
                Part::Open(Block::Image(_)) => in_picture += 1,
                Part::Close(Block::Image(_)) => in_picture -= 1,
                _ => {
                    let words = document.words(event).unwrap_or_default();
                    // Words on the page come before descriptions.
                    if (longest.1 && in_picture == 0 && !words.trim().is_empty()) || words.len() > longest.0.len() {
                        longest = (words, in_picture > 0);
                    }
                }
            }
        }
        (!longest.0.trim().is_empty()).then_some(longest.0)
    }

    /// All its words in a row; references are one character.
    pub fn words(&self) -> Cow<'_, str> {
        let Some(document) = self.document else { return Cow::Borrowed(&self.line) };
        let mut out = String::new();
        for event in self.events {
            match event.part {
                Part::Reference(_) => out.push(REFERENCE),
                Part::SoftBreak | Part::HardBreak | Part::Open(Block::Image(_)) | Part::Close(Block::Image(_)) => out.push(' '),
                _ => out.push_str(document.words(event).unwrap_or_default()),
            }
        }
        Cow::Owned(out)
    }
}

/// What the texts of an item say that a file does not show: Markdown and sentences. Names, dates and numbers are data, which a page may show as it likes.
pub fn hidden(item: &Item, file: &mut impl Shows) -> Vec<HiddenText> {
    let table = item.kind.table();
    let body = item.get("body").and_then(|body| if let Value::Document(body) = body { Some(body) } else { None });
    let mut search = HiddenSearch { file, body, found: Vec::new() };
    for (no, span, value) in &item.fields {
        let field = table.field(*no);
        search.value(field, &field.ty, *span, value);
    }
    search.found
}

struct HiddenSearch<'a, S> {
    file: &'a mut S,
    body: Option<&'a Excerpt>,
    found: Vec<HiddenText>,
}

impl<S: Shows> HiddenSearch<'_, S> {
    fn value(&mut self, field: &'static Field, ty: &Type, span: Span, value: &Value) {
        match (ty, value) {
            (_, Value::Document(excerpt)) => self.document(field, excerpt),
            (Type::Sentence, Value::Text(text)) => self.line(field, span, Cow::Borrowed(text)),
            (Type::Sentence, Value::Interpolated(text)) => self.line(field, span, with_references(&text.segments)),
            (Type::List(inner), Value::List(values)) => values.iter().for_each(|v| self.value(field, inner, span, v)),
            (Type::Entries, Value::List(values)) => values.iter().for_each(|v| self.entry(field, span, v)),
            (Type::Record(fields), Value::Record(record)) => {
                for (name, value) in record {
                    if let Some(of) = fields.iter().find(|f| f.name == &**name) {
                        self.value(field, &of.ty, span, value);
                    }
                }
            }
            _ => {}
        }
    }

    /// An entry that is written as data; those of the body are parts of it.
    fn entry(&mut self, field: &'static Field, span: Span, entry: &Value) {
        let Value::Record(record) = entry else { return };
        let of_body =
            |v: &Value| matches!((v, self.body), (Value::Document(of), Some(body)) if std::ptr::eq(&*of.document, &*body.document));
        if record.iter().any(|(_, v)| of_body(v)) {
            return;
        }
        for (name, value) in record {
            match (&**name, value) {
                ("title" | "warn", Value::Text(text)) => self.line(field, span, Cow::Borrowed(text)),
                ("title" | "warn", Value::Interpolated(text)) => self.line(field, span, with_references(&text.segments)),
                (_, Value::Document(excerpt)) => self.document(field, excerpt),
                _ => {}
            }
        }
    }

    fn line(&mut self, field: &'static Field, span: Span, line: Cow<str>) {
        let block = TextBlock { document: None, events: &[], line };
        if !self.file.shows(&block) {
            self.found.push(HiddenText { field, span, words: first_words(&block.words()) });
        }
    }

    /// Blocks next to each other that are not shown are found as one.
    fn document(&mut self, field: &'static Field, excerpt: &Excerpt) {
        let document = &*excerpt.document;
        let mut run: Option<(Range<u32>, String)> = None;
        for_each_block(document, excerpt.events.clone(), |events| {
            let block = TextBlock { document: Some(document), events, line: Cow::Borrowed("") };
            let (Some(first), Some(last)) = (events.first(), events.last()) else { return };
            match (self.file.shows(&block), &mut run) {
                (false, Some((range, _))) => range.end = range.end.max(last.end),
                (false, None) => run = Some((first.start..last.end, first_words(&block.words()))),
                (true, _) => self.found.extend(run.take().map(|run| hidden_run(field, document, run))),
            }
        });
        self.found.extend(run.map(|run| hidden_run(field, document, run)));
    }
}

fn hidden_run(field: &'static Field, document: &Document, (range, words): (Range<u32>, String)) -> HiddenText {
    HiddenText { field, span: document.span(range.start, range.end), words }
}

fn with_references(segments: &[Segment]) -> Cow<'static, str> {
    let mut line = String::new();
    for segment in segments {
        match segment {
            Segment::Text(text) => line.push_str(text),
            Segment::Field(_) => line.push(REFERENCE),
        }
    }
    Cow::Owned(line)
}

fn first_words(words: &str) -> String {
    let line = words.replace(REFERENCE, "…");
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", line[..end].rsplit_once(' ').map_or(&line[..end], |(head, _)| head)),
        None => line,
    }
}

/// Visits the events of each block that has words or pictures. The heading of a section with a role is the name of its field, and is passed over.
fn for_each_block<'d>(document: &'d Document, range: Range<u32>, mut visit: impl FnMut(&'d [Event])) {
    let (start, end) = (range.start as usize, range.end as usize);
    let Some(events) = document.events.get(start..end) else { return };
    let has_words = |events: &[Event]| events.iter().any(|e| document.words(e).is_some_and(|w| !w.trim().is_empty()));
    let mut from = 0;
    for (i, event) in events.iter().enumerate() {
        let block = match event.part {
            Part::Open(block) | Part::Close(block) => block,
            _ => continue,
        };
        if block.is_inline() {
            continue;
        }
        let is_name =
            matches!((event.part, block), (Part::Close(_), Block::Heading(h)) if document.sections.iter().any(|s| s.heading == h));
        if !is_name && has_words(&events[from..i]) {
            visit(&events[from..i]);
        }
        from = i + 1;
    }
    if has_words(&events[from.min(events.len())..]) {
        visit(&events[from..]);
    }
}

/// A page that is searched for blocks.
pub struct ShownPage<'a> {
    /// What stands between scripts, up to the body.
    head: Vec<&'a str>,
    /// What stands between scripts, from the body on.
    parts: Vec<&'a str>,
    /// Where the last block was found: blocks come in the order of the text, mostly.
    cursor: (usize, usize),
    words: Option<ShownWords>,
}

impl<'a> ShownPage<'a> {
    /// A rendered page.
    pub fn new(html: &'a str) -> ShownPage<'a> {
        let body = memchr::memmem::find(html.as_bytes(), b"<body").unwrap_or(0);
        let (head, parts) = (without_scripts(&html[..body]), without_scripts(&html[body..]));
        ShownPage { head, parts, cursor: (0, 0), words: None }
    }

    /// Finds words behind the last block, with nothing but tags between, as most are.
    fn find_next(&mut self, words: &[u8]) -> bool {
        let (i, offset) = self.cursor;
        let rest = self.parts.get(i).map_or(&b""[..], |part| &part.as_bytes()[offset..]);
        let mut ends = memchr::memchr_iter(b'>', &rest[..rest.len().min(NEAR)]).map(|at| at + 1);
        let Some(end) = ends.find_map(|at| Some(at + length_of(words, &rest[at..])?)) else { return false };
        self.cursor = (i, offset + end);
        true
    }

    fn find(&mut self, words: &str) -> bool {
        if self.find_next(words.as_bytes()) {
            return true;
        }
        // A short beginning that pages have as it is written is found without tables that are made for each needle; then the rest is compared.
        let bytes = words.as_bytes();
        let plain = bytes.iter().take(PROBE).take_while(|b| !b.is_ascii_digit() && !b"&<>\"".contains(b)).count();
        let beginning = bytes[..plain].trim_ascii_end();
        if beginning.len() < LEAST_PROBE {
            let mut needle = String::new();
            escape(&join_numbers(words), &mut needle);
            return self.parts.iter().any(|part| part.contains(&needle));
        }
        let finder = memchr::memmem::FinderBuilder::new().prefilter(memchr::memmem::Prefilter::None).build_forward(beginning);
        let (first, offset) = self.cursor;
        let ahead = (first..self.parts.len()).map(|i| (i, if i == first { offset } else { 0 }));
        for (i, from) in ahead.chain((0..=first).map(|i| (i, 0))) {
            let Some(part) = self.parts.get(i) else { continue };
            let end = |at: usize| Some(from + at + length_of(bytes, &part.as_bytes()[from + at..])?);
            if let Some(end) = finder.find_iter(&part.as_bytes()[from..]).find_map(end) {
                self.cursor = (i, end);
                return true;
            }
        }
        false
    }
}

/// How many bytes of a page the words take, with which it begins. None where it begins with others. Pages have no-break spaces and entities.
fn length_of(words: &[u8], page: &[u8]) -> Option<usize> {
    let (mut in_words, mut in_page) = (0, 0);
    loop {
        let (left, rest) = (&words[in_words..], &page[in_page..]);
        // A `<` of the page begins a tag, and is no `<` of the words.
        let equal = equal_bytes(left, rest);
        let equal = memchr::memchr(b'<', &left[..equal]).unwrap_or(equal);
        (in_words, in_page) = (in_words + equal, in_page + equal);
        let (left, rest) = (&words[in_words..], &page[in_page..]);
        let Some(byte) = left.first() else { return Some(in_page) };
        let form: (usize, &[u8]) = match byte {
            // The letter behind an ampersand differs from the rest of its entity.
            _ if in_words > 0 && words[in_words - 1] == b'&' && rest.starts_with(b"amp;") => (0, b"amp;"),
            b' ' => (1, "\u{a0}".as_bytes()),
            b'<' => (1, b"&lt;"),
            b'>' => (1, b"&gt;"),
            b'"' => (1, b"&quot;"),
            _ => return None,
        };
        if !rest.starts_with(form.1) {
            return None;
        }
        (in_words, in_page) = (in_words + form.0, in_page + form.1.len());
    }
}

/// How many bytes both begin with.
fn equal_bytes(a: &[u8], b: &[u8]) -> usize {
    let unequal = |(a, b): (&[u8; 8], &[u8; 8])| u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b);
    let mut equal = 0;
    for pair in a.as_chunks().0.iter().zip(b.as_chunks().0) {
        match unequal(pair) {
            0 => equal += 8,
            bits => return equal + (bits.trailing_zeros() / 8) as usize,
        }
    }
    equal + a[equal..].iter().zip(&b[equal..]).take_while(|(a, b)| a == b).count()
}

/// What stands between scripts: data in them repeats texts.
fn without_scripts(html: &str) -> Vec<&str> {
    let find = |needle: &str, from: usize| memchr::memmem::find(&html.as_bytes()[from..], needle.as_bytes()).map(|at| from + at);
    let (mut parts, mut from) = (Vec::new(), 0);
    while let Some(script) = find("<script", from) {
        parts.push(&html[from..script]);
        from = find("</script", script).unwrap_or(html.len());
    }
    parts.push(&html[from..]);
    parts
}

impl Shows for ShownPage<'_> {
    fn shows(&mut self, block: &TextBlock) -> bool {
        let Some(probe) = block.probe() else { return true };
        if self.find(probe) {
            return true;
        }
        // The head of a page may have sentences, as its description.
        if block.document.is_none() {
            let mut escaped = String::new();
            escape(probe, &mut escaped);
            if self.head.iter().any(|part| part.contains(&escaped)) {
                return true;
            }
        }
        let words = self.words.get_or_insert_with(|| {
            let mut words = ShownWords::default();
            self.parts.iter().for_each(|part| words.add_html(part));
            words
        });
        words.shows(block)
    }
}

#[cfg(test)]
mod tests {
    use super::length_of;

    #[test]
    fn words_are_compared_with_their_forms_on_pages() {
        for (words, page, behind) in [
            ("Gọi 0225 000 1234 nhé", "Gọi 0225\u{a0}000\u{a0}1234 nhé</p>", Some("</p>")),
            ("A & B", "A &amp; B", Some("")),
            ("A &", "A &amp;", Some("amp;")),
            ("viết &lt; ở đây", "viết &amp;lt; ở đây", Some("")),
            ("a < b > c", "a &lt; b &gt; c", Some("")),
            ("nói \"được\"", "nói &quot;được\"</q>", Some("</q>")),
            ("dòng <b>đậm</b> đây", "dòng <b>đậm</b> đây", None),
            ("một hai ba", "một hai bốn", None),
            ("một hai ba", "một hai", None),
        ] {
            let found = length_of(words.as_bytes(), page.as_bytes()).map(|length| &page[length..]);
            assert_eq!(found, behind, "{words}");
        }
    }
}
