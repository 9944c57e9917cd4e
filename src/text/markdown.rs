//! Markdown to `Document`: headings get anchors and roles, links their targets, `{{ … }}` becomes references.

use super::document::{Block, Document, Event, Heading, Link, LinkTarget, Part, Reference};
use super::sections::{self, Role};
use super::{references, target};
use crate::diag::{ALT_MISSING, DUPLICATE_ANCHOR, Diagnostic, Diagnostics, FileId, NESTED_TOO_DEEP, RAW_HTML, Span};
use crate::vietnamese::{key, slug};
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event as Md, Options, Parser, Tag};
use std::cell::Cell;
use std::sync::Arc;

/// Deepest nesting of blocks: HTML writers and minifiers recurse, and their stack is finite.
const MAX_DEPTH: usize = 256;

thread_local! {
    /// A buffer for events that the texts of a thread share.
    static EVENTS: Cell<Vec<Event>> = const { Cell::new(Vec::new()) };
}

/// The context a text is parsed in.
pub struct ParseContext<'a> {
    /// The file it stands in.
    pub file: FileId,
    /// Folder of the file, for relative links: `content/guides`.
    pub folder: &'a str,
    /// The roles headings can have.
    pub roles: &'static [Role],
    /// Raw HTML is kept, to be cleaned when it is rendered; else it is reported.
    pub allow_html: bool,
    /// Where the whole text stands, when it is not byte for byte as in the file (quoted or folded values).
    pub whole: Option<Span>,
}

/// Parses `text[start..]`. A position in `text` plus `offset` is a position in the file.
pub fn parse(context: &ParseContext, text: Arc<str>, start: usize, offset: u32, diagnostics: &mut Diagnostics) -> Document {
    let body = text.get(start..).unwrap_or_default();
    let masked = references::mask(body);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut builder = DocumentBuilder::new(context, &text, offset, diagnostics);
    builder.events = EVENTS.take();
    for (event, range) in Parser::new_ext(masked.as_deref().unwrap_or(body), options).into_offset_iter() {
        builder.event(event, start + range.start, start + range.end);
        if builder.open.len() > MAX_DEPTH {
            let span = builder.span(start + range.start, start + range.start + 1);
            builder.diagnostics.push(Diagnostic::new(&NESTED_TOO_DEEP).at(span).with("max", MAX_DEPTH));
            builder.events.clear();
            break;
        }
    }
    if masked.is_some() {
        builder.split_references();
    }
    let roles = std::mem::take(&mut builder.roles);
    let DocumentBuilder { mut events, strings, headings, links, references, has_html, .. } = builder;
    let mut document = Document {
        file: context.file,
        offset,
        whole: context.whole,
        events: events.as_slice().into(),
        strings: strings.into(),
        headings: headings.into(),
        links: links.into(),
        references: references.into(),
        sections: Box::default(),
        has_html,
        text,
    };
    events.clear();
    EVENTS.set(events);
    document.sections = sections::build(&document, &roles).into();
    document
}

struct DocumentBuilder<'a> {
    context: &'a ParseContext<'a>,
    text: &'a str,
    offset: u32,
    diagnostics: &'a mut Diagnostics,
    events: Vec<Event>,
    strings: Vec<Box<str>>,
    headings: Vec<Heading>,
    links: Vec<Link>,
    references: Vec<Reference>,
    /// Open blocks, with the index of the event each began at. Dropped HTML blocks are `None`, so that their ends match.
    open: Vec<(Option<Block>, usize)>,
    /// Explicit id and classes of the heading being read.
    attributes: (Option<Box<str>>, Vec<Box<str>>),
    roles: Vec<(u32, &'static Role)>,
    has_html: bool,
}

impl<'a> DocumentBuilder<'a> {
    fn new(context: &'a ParseContext<'a>, text: &'a str, offset: u32, diagnostics: &'a mut Diagnostics) -> DocumentBuilder<'a> {
        DocumentBuilder {
            context,
            text,
            offset,
            diagnostics,
            events: Vec::new(),
            strings: Vec::new(),
            headings: Vec::new(),
            links: Vec::new(),
            references: Vec::new(),
            open: Vec::new(),
            attributes: Default::default(),
            roles: Vec::new(),
            has_html: false,
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        if let Some(whole) = self.context.whole {
            return whole;
        }
        let offset = self.offset as usize;
        Span::new(self.context.file, start + offset, end + offset)
    }

    fn push(&mut self, part: Part, start: usize, end: usize) {
        self.events.push(Event { part, start: start as u32, end: end as u32 });
    }

    fn string(&mut self, text: &str) -> u32 {
        self.strings.push(text.into());
        self.strings.len() as u32 - 1
    }

    fn event(&mut self, event: Md, start: usize, end: usize) {
        match event {
            Md::Start(tag) => self.start(tag, start, end),
            Md::End(_) => self.end(start, end),
            Md::Text(text) => self.words(text, start, end),
            Md::Code(text) => {
                // Blanks inside `{{ … }}` are masked for the parser.
                let text = references::unmask(&text);
                let index = self.string(&text);
                self.push(Part::Code(index), start, end);
            }
            Md::Html(html) | Md::InlineHtml(html) => self.html(&html, start, end),
            Md::SoftBreak => self.push(Part::SoftBreak, start, end),
            Md::HardBreak => self.push(Part::HardBreak, start, end),
            Md::Rule => self.push(Part::Rule, start, end),
            Md::TaskListMarker(ticked) => self.push(Part::Task(ticked), start, end),
            // Extensions that are off.
            Md::InlineMath(text) | Md::DisplayMath(text) | Md::FootnoteReference(text) => self.words(text, start, end),
        }
    }

    fn words(&mut self, text: CowStr, start: usize, end: usize) {
        if matches!(text, CowStr::Borrowed(_)) && text.len() == end - start {
            if let Some(last) = self.events.last_mut()
                && last.part == Part::Text
                && last.end as usize == start
            {
                last.end = end as u32;
                return;
            }
            self.push(Part::Text, start, end);
        } else {
            let index = self.string(&text);
            self.push(Part::Literal(index), start, end);
        }
    }

    fn html(&mut self, html: &str, start: usize, end: usize) {
        if html.trim_start().starts_with("<!--") || self.in_comment(start) {
            return;
        }
        if self.context.allow_html {
            self.has_html = true;
            self.push(Part::Html, start, end);
            return;
        }
        let first_of_block = match self.open.last() {
            Some((None, from)) => *from == start,
            _ => true,
        };
        if first_of_block {
            let tag = html.trim().split(['\n', ' ', '>']).next().unwrap_or_default();
            let diagnostic = Diagnostic::new(&RAW_HTML).at(self.span(start, start + html.trim_end().len())).with("tag", tag);
            self.diagnostics.push(diagnostic);
        }
    }

    /// Whether this line of an HTML block is inside a comment.
    fn in_comment(&self, start: usize) -> bool {
        match self.open.last() {
            Some((None, from)) => self.text[*from..start].trim_start().starts_with("<!--"),
            _ => false,
        }
    }

    fn start(&mut self, tag: Tag, start: usize, end: usize) {
        let block = match tag {
            Tag::Paragraph => Block::Paragraph,
            Tag::Heading { level, id, classes, .. } => {
                self.attributes = (id.map(|id| Box::from(&*id)), classes.iter().map(|c| Box::from(&**c)).collect());
                let heading =
                    Heading { level: level as u8, id: "".into(), alias: None, text: "".into(), start: start as u32, end: end as u32 };
                self.headings.push(heading);
                Block::Heading(self.headings.len() as u32 - 1)
            }
            Tag::BlockQuote(kind) => Block::Quote(match kind {
                None => 0,
                Some(BlockQuoteKind::Note) => 1,
                Some(BlockQuoteKind::Tip) => 2,
                Some(BlockQuoteKind::Important) => 3,
                Some(BlockQuoteKind::Warning) => 4,
                Some(BlockQuoteKind::Caution) => 5,
            }),
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default().to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                Block::CodeBlock(self.string(&language))
            }
            Tag::HtmlBlock => {
                self.open.push((None, start));
                return;
            }
            Tag::List(None) => Block::BulletList,
            Tag::List(Some(first)) => Block::NumberedList(first.min(u32::MAX as u64) as u32),
            Tag::Item => Block::Item,
            Tag::Table(columns) => Block::Table(columns.iter().take(16).enumerate().fold(0, |bits, (i, a)| bits | alignment(a) << (2 * i))),
            Tag::TableHead => Block::TableHead,
            Tag::TableRow => Block::TableRow,
            Tag::TableCell => Block::TableCell,
            Tag::Emphasis => Block::Emphasis,
            Tag::Strong => Block::Strong,
            Tag::Strikethrough => Block::Strikethrough,
            Tag::Link { dest_url, title, .. } => Block::Link(self.link(&dest_url, &title, start, end, false)),
            Tag::Image { dest_url, title, .. } => Block::Image(self.link(&dest_url, &title, start, end, true)),
            // Extensions that are off.
            _ => Block::Paragraph,
        };
        self.open.push((Some(block), self.events.len()));
        self.push(Part::Open(block), start, end);
    }

    fn link(&mut self, to: &str, title: &str, start: usize, end: usize, picture: bool) -> u32 {
        let span = self.span(start, end);
        let read = if picture { target::image } else { target::link };
        let target = read(to, self.context.folder, span, self.diagnostics);
        let title = (!title.is_empty()).then(|| references::unmask(title).into());
        self.links.push(Link { target, title, picture, start: start as u32, end: end as u32 });
        self.links.len() as u32 - 1
    }

    fn end(&mut self, start: usize, end: usize) {
        let Some((Some(block), from)) = self.open.pop() else { return };
        match block {
            Block::Heading(heading) => self.name_heading(heading, from),
            Block::Image(link) => {
                let described = self.events[from..].iter().any(|e| self.written(e).is_some_and(|w| !w.trim().is_empty()));
                if !described && self.links[link as usize].target != LinkTarget::Bad {
                    let diagnostic = Diagnostic::new(&ALT_MISSING).at(self.span(start, end));
                    self.diagnostics.push(diagnostic);
                }
            }
            _ => {}
        }
        self.push(Part::Close(block), start, end);
    }

    fn written(&self, event: &Event) -> Option<&str> {
        match event.part {
            Part::Text => self.text.get(event.start as usize..event.end as usize),
            Part::Literal(i) | Part::Code(i) => self.strings.get(i as usize).map(|s| &**s),
            _ => None,
        }
    }

    /// Sets the text, role and anchor of a heading that ends here.
    fn name_heading(&mut self, heading: u32, from: usize) {
        let text: String = self.events[from..].iter().filter_map(|e| self.written(e)).collect();
        let (explicit, classes) = std::mem::take(&mut self.attributes);
        let words = if self.context.roles.is_empty() { String::new() } else { key(&text) };
        let role = self
            .context
            .roles
            .iter()
            .find(|r| classes.iter().any(|c| &**c == r.name))
            .or_else(|| self.context.roles.iter().find(|r| r.words.contains(&words)))
            .filter(|_| self.headings[heading as usize].level == 2 && self.open.is_empty())
            .filter(|r| !self.roles.iter().any(|(_, taken)| taken.name == r.name));
        let named = slug(&text);
        let taken = |id: &str, all: &[Heading]| all[..heading as usize].iter().any(|h| &*h.id == id);
        let (start, end) = (self.headings[heading as usize].start as usize, self.headings[heading as usize].end as usize);
        let id: Box<str> = match (explicit, role) {
            (Some(id), _) => {
                if taken(&id, &self.headings) {
                    let diagnostic = Diagnostic::new(&DUPLICATE_ANCHOR).at(self.span(start, end)).with("name", &id);
                    self.diagnostics.push(diagnostic);
                }
                id
            }
            (None, Some(role)) if !taken(role.name, &self.headings) => role.name.into(),
            _ => {
                let base = if named.is_empty() { "muc" } else { &named };
                let mut id = Box::from(base);
                let mut n = 2;
                while taken(&id, &self.headings) {
                    id = format!("{base}-{n}").into();
                    n += 1;
                }
                id
            }
        };
        if let Some(role) = role {
            self.roles.push((heading, role));
        }
        let heading = &mut self.headings[heading as usize];
        heading.alias = (*heading.id != *named && *id != *named).then(|| named.into());
        heading.id = id;
        heading.text = text.trim().into();
    }

    /// Splits text events at references, except in code.
    fn split_references(&mut self) {
        let mut events = Vec::with_capacity(self.events.len() + 8);
        let mut in_code = false;
        for event in std::mem::take(&mut self.events) {
            match event.part {
                Part::Open(Block::CodeBlock(_)) => in_code = true,
                Part::Close(Block::CodeBlock(_)) => in_code = false,
                _ => {}
            }
            if event.part != Part::Text || in_code {
                events.push(event);
                continue;
            }
            let (start, end) = (event.start as usize, event.end as usize);
            // The byte before shows whether the first brace is escaped.
            let from = if start > 0 && self.text.as_bytes()[start - 1] == b'\\' { start - 1 } else { start };
            let mut at = event.start;
            for (a, b) in references::ranges(&self.text[from..end]) {
                let (a, b) = (from + a, from + b);
                if a as u32 > at {
                    events.push(Event { part: Part::Text, start: at, end: a as u32 });
                }
                let span = self.span(a, b);
                if let Some(path) = references::path(&self.text[a..b], span, self.diagnostics) {
                    self.references.push(Reference { path, start: a as u32, end: b as u32 });
                    let index = self.references.len() as u32 - 1;
                    events.push(Event { part: Part::Reference(index), start: a as u32, end: b as u32 });
                }
                at = b as u32;
            }
            if at < event.end {
                events.push(Event { part: Part::Text, start: at, end: event.end });
            }
        }
        self.events = events;
    }
}

fn alignment(alignment: &Alignment) -> u32 {
    match alignment {
        Alignment::None => 0,
        Alignment::Left => 1,
        Alignment::Center => 2,
        Alignment::Right => 3,
    }
}
