//! A `Document`: Markdown parsed once into compact events, free of any output format.

use super::references::HoledText;
use crate::diag::{FileId, Span};
use std::ops::Range;
use std::sync::Arc;

/// A parsed Markdown text. Events point into the text as read.
#[derive(Debug)]
pub struct Document {
    pub file: FileId,
    /// The text the events point into: the whole file, or one cell or field.
    pub text: Arc<str>,
    /// Where `text` begins in the file.
    pub offset: u32,
    /// Where all of it stands, when positions inside cannot be told.
    pub whole: Option<Span>,
    pub events: Box<[Event]>,
    /// Text that is not as written: entities, escapes, code.
    pub strings: Box<[Box<str>]>,
    pub headings: Box<[Heading]>,
    pub links: Box<[Link]>,
    pub references: Box<[Reference]>,
    pub sections: Box<[Section]>,
    /// The text holds raw HTML that the site allows: its output must be cleaned.
    pub has_html: bool,
}

/// One event with its byte range in the text.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    pub part: Part,
    pub start: u32,
    pub end: u32,
}

/// What an event is. Numbers are indexes into the document's tables.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    Open(Block),
    Close(Block),
    /// The text of the event's range, as written.
    Text,
    /// `strings[i]` instead of the range.
    Literal(u32),
    /// Code within a line: `strings[i]`.
    Code(u32),
    /// `references[i]`.
    Reference(u32),
    /// Raw HTML of the event's range.
    Html,
    SoftBreak,
    HardBreak,
    Rule,
    /// The box of a task list entry: ticked or not.
    Task(bool),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Block {
    Paragraph,
    /// `headings[i]`.
    Heading(u32),
    /// A quotation, or one of the five GitHub alerts (1 note, 2 tip, 3 important, 4 warning, 5 caution).
    Quote(u8),
    /// `strings[i]` is the language.
    CodeBlock(u32),
    BulletList,
    /// The number of the first entry.
    NumberedList(u32),
    Item,
    /// Alignment of the first 16 columns, two bits each (0 none, 1 left, 2 centre, 3 right).
    Table(u32),
    TableHead,
    TableRow,
    TableCell,
    Emphasis,
    Strong,
    Strikethrough,
    /// `links[i]`.
    Link(u32),
    /// `links[i]`; the events inside are the alternative text.
    Image(u32),
}

#[derive(Debug)]
pub struct Heading {
    pub level: u8,
    /// Anchor, unique in the document.
    pub id: Box<str>,
    /// A second name by which links may call it: the folded words when `id` is a role.
    pub alias: Option<Box<str>>,
    /// Plain words.
    pub text: Box<str>,
    pub start: u32,
    pub end: u32,
}

#[derive(Debug)]
pub struct Link {
    pub target: Target,
    pub title: Option<Box<str>>,
    pub picture: bool,
    pub start: u32,
    pub end: u32,
}

/// Where a link or a picture leads, as far as the text alone can tell.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// `guide:khai-sinh#steps`
    Item { kind: Box<str>, slug: Box<str>, anchor: Option<Box<str>> },
    /// `product:guides`
    Product(Box<str>),
    /// A file below the site's folder, resolved against the file that says it: `content/guides/x.md`.
    File { path: Box<str>, anchor: Option<Box<str>> },
    /// A path below the place's root, written with a leading slash.
    Root(Box<str>),
    /// A place in this text.
    Anchor(Box<str>),
    /// A complete address.
    Url(Box<str>),
    /// An address with references, for example `tel:{{place.hotline}}`.
    Holed(Arc<HoledText>),
    /// Refused, already reported.
    Bad,
}

impl Target {
    /// As it is written, without an anchor in it.
    pub fn written(&self) -> String {
        match self {
            Target::Item { kind, slug, .. } => format!("{kind}:{slug}"),
            Target::Product(name) => format!("product:{name}"),
            Target::File { path, .. } => path.to_string(),
            Target::Root(path) => format!("/{path}"),
            Target::Anchor(name) => format!("#{name}"),
            Target::Url(url) => url.to_string(),
            Target::Holed(text) => {
                let piece = |s: &super::Segment| match s {
                    super::Segment::Text(text) => text.to_string(),
                    super::Segment::Field(name) => format!("{{{{{name}}}}}"),
                };
                text.segments.iter().map(piece).collect()
            }
            Target::Bad => String::new(),
        }
    }
}

/// `{{ place.hotline }}` in the text.
#[derive(Debug)]
pub struct Reference {
    pub path: Box<str>,
    pub start: u32,
    pub end: u32,
}

/// A part of the text that fills a field: from its heading to the next of the same level.
#[derive(Debug)]
pub struct Section {
    /// Name of the field.
    pub role: &'static str,
    /// `headings[i]`.
    pub heading: u32,
    /// Events of the whole section, heading included.
    pub events: Range<u32>,
    /// Events between the heading and the first entry.
    pub intro: Range<u32>,
    pub entries: Vec<Entry>,
}

/// One step, question, thing to bring …
#[derive(Debug)]
pub struct Entry {
    pub title: Box<str>,
    pub id: Option<Box<str>>,
    /// Events of its text, without the title when that is a heading.
    pub events: Range<u32>,
    /// `links[i]` of its first picture.
    pub image: Option<u32>,
    pub start: u32,
    pub end: u32,
}

impl Document {
    /// The span in the file of a byte range of the text.
    pub fn span(&self, start: u32, end: u32) -> Span {
        self.whole.unwrap_or(Span { file: self.file, start: start + self.offset, end: end + self.offset })
    }

    pub fn all(&self) -> Range<u32> {
        0..self.events.len() as u32
    }

    /// The words of an event, if it is one that has some.
    pub fn words(&self, event: &Event) -> Option<&str> {
        match event.part {
            Part::Text => self.text.get(event.start as usize..event.end as usize),
            Part::Literal(i) | Part::Code(i) => self.strings.get(i as usize).map(|s| &**s),
            _ => None,
        }
    }

    /// The plain words of a range of events; references stand as written, blocks end with a newline.
    pub fn plain(&self, range: Range<u32>) -> String {
        let mut out = String::new();
        for event in &self.events[range.start as usize..range.end as usize] {
            match event.part {
                Part::Reference(i) => {
                    out.push_str("{{ ");
                    out.push_str(&self.references[i as usize].path);
                    out.push_str(" }}");
                }
                Part::SoftBreak => out.push(' '),
                Part::HardBreak => out.push('\n'),
                Part::Close(
                    Block::Paragraph | Block::Heading(_) | Block::CodeBlock(_) | Block::Item | Block::TableRow | Block::TableHead,
                ) if !out.ends_with('\n') => out.push('\n'),
                Part::Close(Block::TableCell) => out.push('\t'),
                _ => out.push_str(self.words(event).unwrap_or_default()),
            }
        }
        out.truncate(out.trim_end().len());
        out
    }

    /// The heading with this anchor or folded words.
    pub fn anchor(&self, name: &str) -> Option<&Heading> {
        self.headings.iter().find(|h| &*h.id == name).or_else(|| self.headings.iter().find(|h| h.alias.as_deref() == Some(name)))
    }
}
