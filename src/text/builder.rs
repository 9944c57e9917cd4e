//! From the events of the Markdown parser to those of a `Document`: headings get anchors and roles, links their targets, alerts their sort.

use super::anchors::TakenAnchors;
use super::context::ParseContext;
use super::document::{Alert, AlertKind, Block, ComponentCall, Event, Heading, HtmlAddress, Link, LinkTarget, Part, Reference};
use super::footnotes::{Definition, folded};
use super::sections::Role;
use super::{fences, mask, references, target};
use crate::diag::{ALT_MISSING, BAD_URL, DUPLICATE_ANCHOR, Diagnostic, Diagnostics, FOREIGN_SYNTAX, Fix, Span, TABLE_CELLS};
use crate::vietnamese::key;
use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event as Md, LinkType, Tag};

/// What is open.
#[derive(Clone, Copy)]
pub enum Opened {
    /// A block or element of the parser.
    Block(Block),
    /// A block that a line `:::` opened: the parser does not know it.
    Fence(Block),
    /// A block of HTML, from this byte.
    Html(usize),
    /// A block of the parser that the document has not.
    Nothing,
}

/// Collects the parts of a document while the parser reads.
pub struct DocumentBuilder<'a> {
    pub context: &'a ParseContext<'a>,
    pub text: &'a str,
    pub offset: u32,
    /// The parser sees the text masked, so words that are not its text are taken from the source.
    pub masked: bool,
    pub diagnostics: &'a mut Diagnostics,
    pub events: Vec<Event>,
    pub strings: Vec<Box<str>>,
    pub headings: Vec<Heading>,
    pub anchors: TakenAnchors,
    pub links: Vec<Link>,
    pub references: Vec<Reference>,
    pub addresses: Vec<HtmlAddress>,
    pub ids: Vec<Box<str>>,
    pub components: Vec<ComponentCall>,
    /// Labels of references to footnotes.
    pub labels: Vec<Box<str>>,
    pub definitions: Vec<Definition>,
    /// Open blocks, with the index of the event each began at.
    pub open: Vec<(Opened, usize)>,
    /// The line `:::` that the open HTML block is.
    pub fence: Option<(usize, usize)>,
    /// The open HTML block is a component of another tool, whose lines are shown.
    pub component: bool,
    /// The lines of the open HTML block that are not published.
    pub refused: Option<(usize, usize)>,
    /// Open tags with a form in Markdown: the block, its event, and how many blocks were open.
    pub tags: Vec<(Block, usize, usize)>,
    /// Explicit id and classes of the heading being read, and where text in braces begins that is none of these.
    pub attributes: (Option<Box<str>>, Vec<Box<str>>, Option<usize>),
    /// Columns of the open table; 0 outside.
    pub columns: usize,
    pub roles: Vec<(u32, &'static Role)>,
    pub has_html: bool,
    /// Open elements of raw HTML.
    pub html_depth: usize,
}

impl<'a> DocumentBuilder<'a> {
    pub fn new(
        context: &'a ParseContext<'a>,
        text: &'a str,
        offset: u32,
        masked: bool,
        diagnostics: &'a mut Diagnostics,
    ) -> DocumentBuilder<'a> {
        DocumentBuilder {
            context,
            text,
            offset,
            masked,
            diagnostics,
            events: Vec::new(),
            strings: Vec::new(),
            headings: Vec::new(),
            anchors: TakenAnchors::default(),
            links: Vec::new(),
            references: Vec::new(),
            addresses: Vec::new(),
            ids: Vec::new(),
            components: Vec::new(),
            labels: Vec::new(),
            definitions: Vec::new(),
            open: Vec::new(),
            fence: None,
            component: false,
            refused: None,
            tags: Vec::new(),
            attributes: Default::default(),
            columns: 0,
            roles: Vec::new(),
            has_html: false,
            html_depth: 0,
        }
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        if let Some(whole) = self.context.whole {
            return whole;
        }
        let offset = self.offset as usize;
        Span::new(self.context.file, start + offset, end + offset)
    }

    pub fn push(&mut self, part: Part, start: usize, end: usize) {
        self.events.push(Event { part, start: start as u32, end: end as u32 });
    }

    fn string(&mut self, text: &str) -> u32 {
        self.strings.push(text.into());
        self.strings.len() as u32 - 1
    }

    pub fn event(&mut self, event: Md, start: usize, end: usize) {
        match event {
            Md::Start(tag) => self.start(tag, start, end),
            Md::End(_) => self.end(start, end),
            Md::Text(text) => self.words(text, start, end),
            Md::Code(text) => {
                let source = &self.text[start..end];
                let index = match self.masked && ["{{", "<!--", ":::"].iter().any(|mark| source.contains(mark)) {
                    true => self.string(&mask::code(source, self.columns > 0)),
                    false => self.string(&text),
                };
                self.push(Part::Code(index), start, end);
            }
            Md::Html(html) | Md::InlineHtml(html) => self.html(&html, start, end),
            Md::SoftBreak => self.push(Part::SoftBreak, start, end),
            Md::HardBreak => self.push(Part::HardBreak, start, end),
            Md::Rule => self.push(Part::Rule, start, end),
            Md::TaskListMarker(ticked) => self.push(Part::Task(ticked), start, end),
            Md::FootnoteReference(label) => {
                self.labels.push(folded(&label));
                self.push(Part::Footnote(self.labels.len() as u32 - 1), start, end);
            }
            Md::InlineMath(_) | Md::DisplayMath(_) => {
                let source = &self.text[start..end];
                self.foreign("math", source, start);
                let index = self.string(source);
                self.push(Part::Code(index), start, end);
            }
        }
    }

    /// Reports a construct of another tool, which is shown as written.
    pub fn foreign(&mut self, sort: &'static str, written: &str, start: usize) {
        let line = written.lines().next().unwrap_or_default();
        let shown: String = line.chars().take(60).collect();
        let report = Diagnostic::new(&FOREIGN_SYNTAX).at(self.span(start, start + line.len()));
        self.diagnostics.push(report.with("sort", sort).with("text", shown));
    }

    fn words(&mut self, text: CowStr, mut start: usize, end: usize) {
        // What stands behind a comment at the start of a line begins the line.
        if self.masked && self.text[..start].ends_with("-->") && self.text[start..end].starts_with(' ') {
            let is_first = self.events.last().is_none_or(|e| match e.part {
                Part::Open(block) => !block.is_inline(),
                part => part == Part::SoftBreak,
            });
            if is_first && text.len() == end - start {
                start = end - self.text[start..end].trim_start_matches(' ').len();
                return self.words_at(self.text[start..end].into(), start, end);
            }
        }
        self.words_at(text, start, end);
    }

    fn words_at(&mut self, text: CowStr, start: usize, end: usize) {
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
            // Control characters, written as entities, have no place in HTML and XML.
            let index = match text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
                true => self.string(&text.replace(|c: char| c.is_control() && !matches!(c, '\n' | '\t'), " ")),
                false => self.string(&text),
            };
            self.push(Part::Literal(index), start, end);
        }
    }

    fn start(&mut self, tag: Tag, start: usize, end: usize) {
        let block = match tag {
            Tag::Paragraph => {
                self.module_line(start, end);
                Block::Paragraph
            }
            Tag::Heading { level, id, classes, attrs } => {
                // What stands in braces and is neither an id nor a class is text.
                let braces = (!attrs.is_empty()).then(|| self.text[start..end].rfind('{').map(|i| start + i)).flatten();
                self.attributes = (id.map(|id| Box::from(&*id)), classes.iter().map(|c| Box::from(&**c)).collect(), braces);
                let heading =
                    Heading { level: level as u8, id: "".into(), alias: None, text: "".into(), start: start as u32, end: end as u32 };
                self.headings.push(heading);
                Block::Heading(self.headings.len() as u32 - 1)
            }
            Tag::BlockQuote(kind) => kind.map_or(Block::Quote, |kind| Block::Alert(Alert { kind: alert_kind(kind), is_titled: false })),
            Tag::CodeBlock(kind) => {
                if let (CodeBlockKind::Fenced(_), Some(title)) = (&kind, fences::code_title(&self.text[start..end])) {
                    let (from, to) = (start + title.start, start + title.end);
                    self.push(Part::Open(Block::CodeTitle), from, to);
                    self.push(Part::Text, from, to);
                    self.push(Part::Close(Block::CodeTitle), from, to);
                }
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or_default().to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                Block::CodeBlock(self.string(&language))
            }
            Tag::HtmlBlock => {
                self.open.push((Opened::Html(start), self.events.len()));
                return;
            }
            Tag::List(None) => Block::BulletList,
            Tag::List(Some(first)) => Block::NumberedList(first.min(u32::MAX as u64) as u32),
            Tag::Item => {
                self.end_admonition(start);
                Block::Item
            }
            Tag::Table(columns) => {
                self.columns = columns.len();
                let letters: String = columns.iter().map(alignment).collect();
                Block::Table(self.string(&letters))
            }
            Tag::TableHead => Block::TableHead,
            Tag::TableRow => {
                self.surplus_cells(start, end);
                Block::TableRow
            }
            Tag::TableCell => Block::TableCell,
            Tag::Emphasis => Block::Emphasis,
            Tag::Strong => Block::Strong,
            Tag::Strikethrough => Block::Strikethrough,
            Tag::DefinitionList => Block::DefinitionList,
            Tag::DefinitionListTitle => Block::Term,
            Tag::DefinitionListDefinition => Block::Definition,
            Tag::FootnoteDefinition(label) => {
                let events = self.events.len() + 1..0;
                self.definitions.push(Definition { label: folded(&label), events, at: start..end });
                Block::Group
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                let address = if link_type == LinkType::Email { format!("mailto:{dest_url}") } else { dest_url.to_string() };
                Block::Link(self.link(&address, &title, start, end, false))
            }
            Tag::Image { dest_url, title, .. } => Block::Image(self.link(&dest_url, &title, start, end, true)),
            // Extensions that are off.
            Tag::Subscript | Tag::Superscript | Tag::MetadataBlock(_) => Block::Paragraph,
        };
        self.open.push((Opened::Block(block), self.events.len()));
        self.push(Part::Open(block), start, end);
    }

    /// `import X from './x'` and `export …` of MDX.
    fn module_line(&mut self, start: usize, end: usize) {
        let source = &self.text[start..end];
        if !source.starts_with("import ") && !source.starts_with("export ") {
            return;
        }
        let line = source.lines().next().unwrap_or_default();
        let is_import =
            line.starts_with("import ") && line.contains(['"', '\'']) && (line.contains(" from ") || line[7..].starts_with(['"', '\'']));
        let is_export = ["export const ", "export default ", "export function "].iter().any(|word| line.starts_with(word));
        if is_import || is_export {
            self.foreign("module", line, start);
        }
    }

    /// Cells beyond the columns of the table, which the parser drops, are named.
    fn surplus_cells(&mut self, start: usize, end: usize) {
        let row = self.text[start..end].trim_end();
        if memchr::memchr_iter(b'|', row.as_bytes()).count() < self.columns {
            return;
        }
        let (mut escaped, mut bars) = (false, Vec::new());
        for (i, b) in row.bytes().enumerate() {
            if b == b'|' && !escaped {
                bars.push(i);
            }
            escaped = b == b'\\' && !escaped;
        }
        // The bar before the first cell opens it.
        let opening = usize::from(row.starts_with('|'));
        let Some(&last) = bars.get(self.columns - 1 + opening) else { return };
        let surplus = row[last + 1..].trim().trim_matches('|').trim();
        if !surplus.is_empty() {
            let at = start + last + 1;
            let report = Diagnostic::new(&TABLE_CELLS).at(self.span(at, start + row.len()));
            self.diagnostics.push(report.with("text", surplus).with("columns", self.columns));
        }
    }

    fn link(&mut self, to: &str, title: &str, start: usize, end: usize, picture: bool) -> u32 {
        let span = self.span(start, end);
        let read = if picture { target::image } else { target::link };
        let target = match target::is_domain(to) && !picture {
            true => {
                let mut report = Diagnostic::new(&BAD_URL).at(span).with("url", to).with("why", "domain");
                let written = target::written(&self.text[start..end]).filter(|range| self.text[start..end][range.clone()] == *to);
                if let (Some(range), None) = (written, self.context.whole) {
                    let span = self.span(start + range.start, start + range.end);
                    report.fix = Some(Box::new(Fix { span, text: format!("https://{to}").into() }));
                }
                self.diagnostics.push(report);
                LinkTarget::Bad
            }
            false => read(to, self.context.folder, span, self.diagnostics),
        };
        let title = (!title.is_empty()).then(|| references::unmask(title).into());
        self.links.push(Link { target, title, picture, start: start as u32, end: end as u32 });
        self.links.len() as u32 - 1
    }

    fn end(&mut self, start: usize, end: usize) {
        // A block `:::` ends at the latest with what it stands in.
        self.close_blocks(end);
        let Some((opened, from)) = self.open.pop() else { return };
        self.drop_tags();
        let mut block = match opened {
            Opened::Block(block) | Opened::Fence(block) => block,
            Opened::Nothing => return,
            Opened::Html(_) => {
                if let Some((start, end)) = self.refused.take() {
                    self.refused(start, end);
                }
                if std::mem::take(&mut self.component) {
                    self.push(Part::Close(Block::Paragraph), end, end);
                }
                if let Some((start, end)) = self.fence.take() {
                    self.fence_line(start, end);
                }
                return;
            }
        };
        match block {
            Block::Heading(heading) => self.end_heading(heading, from, end),
            Block::Table(_) => self.columns = 0,
            Block::Quote => block = self.named_quote(from),
            Block::Alert(_) => self.end_words(from),
            Block::Group => {
                let events = self.events.len();
                if let Some(definition) = self.definitions.iter_mut().rev().find(|d| d.events.start == from + 1) {
                    definition.events.end = events;
                }
            }
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

    pub fn written(&self, event: &Event) -> Option<&str> {
        match event.part {
            Part::Text => self.text.get(event.start as usize..event.end as usize),
            Part::Literal(i) | Part::Code(i) => self.strings.get(i as usize).map(|s| &**s),
            Part::SoftBreak | Part::HardBreak => Some(" "),
            _ => None,
        }
    }

    /// Sets the text, role and anchor of a heading that ends here.
    fn end_heading(&mut self, heading: u32, from: usize, end: usize) {
        let (mut explicit, classes, braces) = std::mem::take(&mut self.attributes);
        if let Some(at) = braces {
            let start = at - usize::from(self.text[..at].ends_with(' '));
            let length = self.text[at..end].find('}').map_or(1, |i| i + 1);
            self.push(Part::Text, start, at + length);
            explicit = None;
        }
        let text: String = self.events[from..].iter().filter_map(|e| self.written(e)).collect();
        let words = if self.context.roles.is_empty() { String::new() } else { key(&text) };
        let role = self
            .context
            .roles
            .iter()
            .find(|r| classes.iter().any(|c| &**c == r.name))
            .or_else(|| self.context.roles.iter().find(|r| r.words.contains(&words)))
            .filter(|_| self.headings[heading as usize].level == 2 && self.open.is_empty())
            // Templates show the words of such a heading alone: one with a link or a picture stays text, with its section.
            .filter(|_| !self.events[from..].iter().any(|e| matches!(e.part, Part::Open(Block::Link(_) | Block::Image(_)))))
            .filter(|r| !self.roles.iter().any(|(_, taken)| taken.name == r.name));
        if let Some(id) = explicit.as_deref().filter(|id| self.anchors.contains(id)) {
            let Heading { start, end, .. } = self.headings[heading as usize];
            let diagnostic = Diagnostic::new(&DUPLICATE_ANCHOR).at(self.span(start as usize, end as usize)).with("name", id);
            self.diagnostics.push(diagnostic);
        }
        let (id, alias) = self.anchors.name(&text, explicit, role.map(|r| r.name));
        self.roles.extend(role.map(|role| (heading, role)));
        let heading = &mut self.headings[heading as usize];
        (heading.id, heading.alias, heading.text) = (id, alias, text.trim().into());
    }
}

fn alert_kind(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

fn alignment(alignment: &Alignment) -> char {
    match alignment {
        Alignment::None => '-',
        Alignment::Left => 'l',
        Alignment::Center => 'c',
        Alignment::Right => 'r',
    }
}
