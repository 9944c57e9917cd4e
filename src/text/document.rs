//! A `Document`: Markdown parsed once into compact events, free of any output format.

use super::anchors::AnchorIndex;
use super::references::{InterpolatedText, Segment};
use crate::diag::{FileId, Span};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// A parsed Markdown text. Events point into the text as read.
#[derive(Debug)]
pub struct Document {
    /// The file it stands in.
    pub file: FileId,
    /// The text the events point into: the whole file, or one cell or field.
    pub text: Arc<str>,
    /// Where `text` begins in the file.
    pub offset: u32,
    /// The span of the whole text, where positions inside do not map to the file (quoted or folded values).
    pub whole: Option<Span>,
    /// In the order of the text, then those of the footnotes.
    pub events: Box<[Event]>,
    /// How many events come before those of the footnotes.
    pub main: u32,
    /// Footnotes that the text refers to, in the order of the first references.
    pub footnotes: Box<[Footnote]>,
    /// References to footnotes, in the order of the text.
    pub footnote_references: Box<[FootnoteReference]>,
    /// Texts of events that differ from the source: entities, escapes, code.
    pub strings: Box<[Box<str>]>,
    /// Headings, in order.
    pub headings: Box<[Heading]>,
    /// Links and pictures, in order.
    pub links: Box<[Link]>,
    /// References to fields, in order.
    pub references: Box<[Reference]>,
    /// Components, in order.
    pub components: Box<[ComponentCall]>,
    /// The sections whose headings have a role.
    pub sections: Box<[Section]>,
    /// Addresses in raw HTML, in the order of the text.
    pub addresses: Box<[HtmlAddress]>,
    /// Anchors in raw HTML.
    pub ids: Box<[Box<str>]>,
    /// The headings by the names of their anchors.
    pub anchors: AnchorIndex,
    /// The text holds raw HTML that the site allows: its output must be cleaned.
    pub has_html: bool,
}

/// One event with its byte range in the text.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// What it is.
    pub part: Part,
    /// First byte in the text.
    pub start: u32,
    /// Byte behind the last.
    pub end: u32,
}

/// What an event is. Numbers are indexes into the document's tables.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// A block begins.
    Open(Block),
    /// A block ends.
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
    /// The end of a line inside a paragraph.
    SoftBreak,
    /// A line break that the author wants.
    HardBreak,
    /// A thematic break.
    Rule,
    /// The box of a task list entry: ticked or not.
    Task(bool),
    /// `footnote_references[i]`.
    Footnote(u32),
}

/// Blocks and inline elements that hold other events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph,
    /// `headings[i]`.
    Heading(u32),
    /// A quotation.
    Quote,
    /// A note beside the text.
    Alert(Alert),
    /// The title that the author gave an alert: its first block.
    AlertTitle,
    /// The text of a footnote that nothing refers to.
    Group,
    /// `components[i]`: a block of the theme; one that the theme does not know is shown by what it holds.
    Component(u32),
    /// The title of the block of code behind it.
    CodeTitle,
    /// `strings[i]` is the language.
    CodeBlock(u32),
    /// A list without numbers.
    BulletList,
    /// The number of the first entry.
    NumberedList(u32),
    /// An entry of a list.
    Item,
    /// `strings[i]` has a letter for the alignment of each column: `-` none, `l` left, `c` centre, `r` right.
    Table(u32),
    /// The first row of a table.
    TableHead,
    /// Another row.
    TableRow,
    /// A cell.
    TableCell,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Struck out.
    Strikethrough,
    /// Above the line.
    Superscript,
    /// Below the line.
    Subscript,
    /// A list of terms and what they mean.
    DefinitionList,
    /// A term of such a list.
    Term,
    /// What a term means.
    Definition,
    /// `links[i]`.
    Link(u32),
    /// `links[i]`; the events inside are the alternative text.
    Image(u32),
}

/// A note beside the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alert {
    /// Its sort.
    pub kind: AlertKind,
    /// Its first block is a title of its own, in place of the name of its sort.
    pub is_titled: bool,
}

/// The sorts of alerts: the five of GitHub, and what readers open themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlertKind {
    /// What one should know.
    Note,
    /// What helps.
    Tip,
    /// What one must know.
    Important,
    /// What can go wrong.
    Warning,
    /// What does harm.
    Caution,
    /// More, for those who want it.
    Details,
}

impl AlertKind {
    /// The name in classes of pages and in print data.
    pub fn name(self) -> &'static str {
        match self {
            AlertKind::Note => "note",
            AlertKind::Tip => "tip",
            AlertKind::Important => "important",
            AlertKind::Warning => "warning",
            AlertKind::Caution => "caution",
            AlertKind::Details => "details",
        }
    }
}

/// A footnote that the text refers to.
#[derive(Debug)]
pub struct Footnote {
    /// Its events, behind those of the text.
    pub events: Range<u32>,
}

/// A reference to a footnote.
#[derive(Clone, Copy, Debug)]
pub struct FootnoteReference {
    /// `footnotes[i]`.
    pub footnote: u32,
    /// How many references to the same footnote come before it.
    pub nth: u32,
}

/// A heading.
#[derive(Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Anchor, unique in the document.
    pub id: Box<str>,
    /// A second name by which links may call it: the folded words when `id` is a role.
    pub alias: Option<Box<str>>,
    /// Plain words.
    pub text: Box<str>,
    /// First byte in the text.
    pub start: u32,
    /// Byte behind the last.
    pub end: u32,
}

/// A link or a picture.
#[derive(Debug)]
pub struct Link {
    /// Where it leads.
    pub target: LinkTarget,
    /// The title behind its address.
    pub title: Option<Box<str>>,
    /// It is a picture.
    pub picture: bool,
    /// First byte in the text.
    pub start: u32,
    /// Byte behind the last.
    pub end: u32,
}

/// The address in a tag of raw HTML.
#[derive(Debug)]
pub struct HtmlAddress {
    /// First byte in the text, a quotation mark where there is one.
    pub start: u32,
    /// Byte behind the last.
    pub end: u32,
    /// `links[i]`.
    pub link: u32,
}

/// A component of the theme as a text calls it: `::: name {key=value}`.
#[derive(Debug)]
pub struct ComponentCall {
    /// Its name as written.
    pub name: Box<str>,
    /// Its parameters, in order.
    pub parameters: Box<[ParameterValue]>,
    /// First byte of its first line in the text.
    pub start: u32,
    /// Byte behind that line.
    pub end: u32,
}

/// A parameter of a component with its value.
#[derive(Debug, PartialEq)]
pub struct ParameterValue {
    /// As written.
    pub name: Box<str>,
    /// Without quotation marks; `true` where there is none.
    pub value: Box<str>,
    /// First byte of both in the text.
    pub start: u32,
    /// Byte behind both.
    pub end: u32,
}

/// Where a link or a picture leads, as far as the text alone says.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkTarget {
    /// `guide:khai-sinh#steps`
    Item {
        /// The name of the kind.
        kind: Box<str>,
        /// The slug of the item.
        slug: Box<str>,
        /// A heading of its text.
        anchor: Option<Box<str>>,
    },
    /// `product:guides`
    Product(Box<str>),
    /// A file below the site's folder, resolved against the folder of the source file: `content/guides/x.md`.
    File {
        /// Below the site's folder.
        path: Box<str>,
        /// What follows a question mark, with it.
        query: Option<Box<str>>,
        /// A heading of the text in the file.
        anchor: Option<Box<str>>,
    },
    /// A path below the place's root, written with a leading slash; query and anchor are part of it.
    Root(Box<str>),
    /// A place in this text; `top` and nothing are its beginning.
    Anchor(Box<str>),
    /// A complete address.
    Url(Box<str>),
    /// An address with references, for example `tel:{{place.hotline}}`.
    Interpolated(Arc<InterpolatedText>),
    /// Refused, already reported.
    Bad,
}

impl LinkTarget {
    /// The path of the file, below the site's folder, that a picture shows or a link hands out. Links to pages have none.
    pub fn asset(&self, picture: bool) -> Option<Cow<'_, str>> {
        match self {
            LinkTarget::File { path, .. } if picture || !is_page(path) => Some((&**path).into()),
            LinkTarget::Root(path) if picture => Some(format!("static/{path}").into()),
            _ => None,
        }
    }

    /// As it is written, without an anchor in it.
    pub fn written(&self) -> String {
        match self {
            LinkTarget::Item { kind, slug, .. } => format!("{kind}:{slug}"),
            LinkTarget::Product(name) => format!("product:{name}"),
            LinkTarget::File { path, .. } => path.to_string(),
            LinkTarget::Root(path) => format!("/{path}"),
            LinkTarget::Anchor(name) => format!("#{name}"),
            LinkTarget::Url(url) => url.to_string(),
            LinkTarget::Interpolated(text) => {
                let piece = |s: &Segment| match s {
                    Segment::Text(text) => text.to_string(),
                    Segment::Field(name) => format!("{{{{{name}}}}}"),
                };
                text.segments.iter().map(piece).collect()
            }
            LinkTarget::Bad => String::new(),
        }
    }
}

/// Whether a path names a page: a Markdown file, its page, or a path without an extension, which may be that of a folder.
pub fn is_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => {
            matches!(extension, "md" | "html" | "htm") || !extension.bytes().all(|b| b.is_ascii_alphanumeric())
        }
        _ => true,
    }
}

/// `{{ place.hotline }}` in the text.
#[derive(Debug)]
pub struct Reference {
    /// `place.hotline`: the thing, then its field.
    pub path: Box<str>,
    /// First byte in the text.
    pub start: u32,
    /// Byte behind the last.
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
    /// Events between the heading and the first entry; all behind the heading where there are no entries.
    pub intro: Range<u32>,
    /// Its entries, where the role has some.
    pub entries: Vec<SectionEntry>,
}

/// An entry of a section: a step, a question, a thing to bring.
#[derive(Debug)]
pub struct SectionEntry {
    /// In plain words.
    pub title: Box<str>,
    /// The anchor of its heading; none for an entry of a list.
    pub id: Option<Box<str>>,
    /// Its number, where it stands in a numbered list.
    pub number: Option<u32>,
    /// Events of its text, without the title when that is a heading.
    pub events: Range<u32>,
    /// Events of the title: inside `events` for an entry of a list, inside the heading else.
    pub title_events: Range<u32>,
    /// Events of the blocks between it and the next entry or the end of the section.
    pub after: Range<u32>,
    /// `links[i]` of its first picture.
    pub image: Option<u32>,
    /// First byte in the text.
    pub start: u32,
    /// Byte behind the last.
    pub end: u32,
}

impl Block {
    /// Whether it stands within a line.
    pub fn is_inline(self) -> bool {
        use Block::*;
        matches!(self, Emphasis | Strong | Strikethrough | Superscript | Subscript | Link(_) | Image(_))
    }

    /// Whether a line of plain text ends with it.
    pub(super) fn ends_line(self) -> bool {
        use Block::*;
        matches!(self, Paragraph | Heading(_) | CodeTitle | CodeBlock(_) | Item | TableRow | TableHead | AlertTitle | Term | Definition)
    }
}

impl Document {
    /// The span in the file of a byte range of the text.
    pub fn span(&self, start: u32, end: u32) -> Span {
        self.whole.unwrap_or(Span { file: self.file, start: start + self.offset, end: end + self.offset })
    }

    /// The range of the events of the text; footnotes are shown where the text refers to them.
    pub fn all(&self) -> Range<u32> {
        0..self.main
    }

    /// The footnotes that the events of these ranges refer to, and those that these refer to, by number.
    pub fn footnotes_of(&self, mut ranges: Vec<Range<u32>>) -> Vec<u32> {
        if self.footnotes.is_empty() {
            return Vec::new();
        }
        let mut found = vec![false; self.footnotes.len()];
        while let Some(range) = ranges.pop() {
            for event in &self.events[range.start as usize..range.end as usize] {
                let Part::Footnote(reference) = event.part else { continue };
                let footnote = self.footnote_references[reference as usize].footnote;
                if !std::mem::replace(&mut found[footnote as usize], true) {
                    ranges.push(self.footnotes[footnote as usize].events.clone());
                }
            }
        }
        (0..found.len() as u32).filter(|n| found[*n as usize]).collect()
    }

    /// The words of an event, if it is one that has some.
    pub fn words(&self, event: &Event) -> Option<&str> {
        match event.part {
            Part::Text => self.text.get(event.start as usize..event.end as usize),
            Part::Literal(i) | Part::Code(i) => self.strings.get(i as usize).map(|s| &**s),
            _ => None,
        }
    }
}
