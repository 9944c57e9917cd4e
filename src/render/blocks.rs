//! Texts as blocks of data for Typst. Templates never see markup, so that nothing an author writes can become code.

use super::html::without;
use super::lowered::Label;
use super::value_parts::{address, label, map, optional};
use crate::plan::{Planner, TextContext};
use crate::text::{Alert, Block, ComponentCall, Document, Event, Excerpt, Part, words_of_html};
use crate::vietnamese::join_numbers;
use std::ops::Range;
use tera::Value;

/// For whom and where blocks are made.
pub struct BlockContext<'a> {
    /// Resolves links and references.
    pub planner: &'a Planner<'a>,
    /// Place, language and item of the text.
    pub reader: TextContext,
    /// The address of the place's root.
    pub rel_prefix: &'a str,
    /// What print shows of a component, without what stands in it; none for one that the theme does not know.
    pub component: &'a dyn Fn(&ComponentCall) -> Option<Value>,
}

/// The blocks of an excerpt without the events of `skip`. Each block is a map: `t` is its type, `c` its content.
///
/// Blocks: `p h ul ol quote alert title group code table dl hr notes`. Within a line: `txt` (with `at`: file id and byte range of the source),
/// `b i del sup sub a code br task img note`. Links are complete addresses: `rel_prefix` is the address of the place's root.
pub fn blocks(of: &BlockContext, excerpt: &Excerpt, skip: &[Range<u32>]) -> Value {
    let document = &*excerpt.document;
    let shown = without(excerpt.events.clone(), skip);
    let events: Vec<&Event> = shown.iter().flat_map(|r| &document.events[r.start as usize..r.end as usize]).collect();
    let mut blocks = BlockBuilder { of, document, events: &events, at: 0, begins: false }.blocks();
    blocks.extend(notes(of, document, shown));
    Value::from(blocks)
}

/// The footnotes that these events refer to, as a block.
fn notes(of: &BlockContext, document: &Document, shown: Vec<Range<u32>>) -> Option<Value> {
    let footnotes = document.footnotes_of(shown);
    let note = |n: &u32| {
        let range = &document.footnotes[*n as usize].events;
        let events: Vec<&Event> = document.events[range.start as usize..range.end as usize].iter().collect();
        let content = BlockBuilder { of, document, events: &events, at: 0, begins: false }.blocks();
        map([("n", Value::from(u64::from(n + 1))), ("c", Value::from(content))])
    };
    let title = || Value::normal_string(&label(of.planner, Label::Footnotes, of.reader.lang));
    let notes = || Value::from(footnotes.iter().map(note).collect::<Vec<_>>());
    (!footnotes.is_empty()).then(|| map([("t", Value::normal_string("notes")), ("title", title()), ("c", notes())]))
}

/// The blocks of an entry without the words of the title that it begins with, and without the colon behind them. Pictures among those words stay.
pub fn without_title(of: &BlockContext, excerpt: &Excerpt, title: Range<u32>) -> Value {
    let document = &*excerpt.document;
    let mut pictures = 0u32;
    let mut is_title = |(i, event): (u32, &Event)| {
        let of_picture = matches!(event.part, Part::Open(Block::Image(_)) | Part::Close(Block::Image(_)));
        pictures += u32::from(matches!(event.part, Part::Open(Block::Image(_))));
        let is_words = pictures == 0 && !matches!(event.part, Part::Open(Block::Paragraph) | Part::Close(Block::Paragraph));
        pictures -= u32::from(matches!(event.part, Part::Close(Block::Image(_))));
        title.contains(&i) && is_words && !of_picture
    };
    let numbered = (excerpt.events.start..excerpt.events.end).filter_map(|i| Some((i, document.events.get(i as usize)?)));
    let events: Vec<&Event> = numbered.filter(|event| !is_title(*event)).map(|(_, event)| event).collect();
    let mut builder = BlockBuilder { of, document, events: &events, at: 0, begins: true };
    let mut found = builder.blocks();
    found.retain(|block| block.get_from_path("t").and_then(Value::as_str) != Some("p") || !is_blank(block));
    found.extend(notes(of, document, vec![excerpt.events.clone()]));
    Value::from(found)
}

/// Whether an inline value or a paragraph shows nothing.
fn is_blank(value: &Value) -> bool {
    match (value.get_from_path("s").and_then(Value::as_str), value.get_from_path("c").and_then(Value::as_array)) {
        (Some(words), _) => words.trim().is_empty(),
        (None, Some(parts)) => parts.iter().all(is_blank),
        _ => value.get_from_path("t").and_then(Value::as_str) == Some("br"),
    }
}

struct BlockBuilder<'a> {
    of: &'a BlockContext<'a>,
    document: &'a Document,
    events: &'a [&'a Event],
    at: usize,
    /// The next words are the first behind a title.
    begins: bool,
}

fn block(name: &'static str, content: Vec<Value>) -> Value {
    map([("t", Value::normal_string(name)), ("c", Value::from(content))])
}

impl BlockBuilder<'_> {
    /// Blocks up to the end of the enclosing one. Words outside a paragraph (short list entries) become a paragraph.
    fn blocks(&mut self) -> Vec<Value> {
        let (mut out, mut loose) = (Vec::new(), Vec::new());
        while let Some(event) = self.events.get(self.at) {
            match event.part {
                Part::Close(_) => break,
                Part::Open(kind) if !kind.is_inline() => {
                    if !loose.is_empty() {
                        out.push(block("p", std::mem::take(&mut loose)));
                    }
                    self.at += 1;
                    out.push(self.block(kind));
                    self.at += 1;
                }
                Part::Rule => {
                    self.at += 1;
                    out.push(block("hr", Vec::new()));
                }
                _ => loose.extend(self.inline()),
            }
        }
        if !loose.is_empty() {
            out.push(block("p", loose));
        }
        out
    }

    fn block(&mut self, kind: Block) -> Value {
        match kind {
            Block::Heading(i) => {
                let level = self.document.headings[i as usize].level;
                map([("t", Value::normal_string("h")), ("level", Value::from(u64::from(level))), ("c", Value::from(self.inlines()))])
            }
            Block::Quote => block("quote", self.blocks()),
            Block::Alert(Alert { kind, is_titled }) => {
                let title = (!is_titled).then(|| label(self.of.planner, Label::Alert(kind), self.of.reader.lang));
                map([
                    ("t", Value::normal_string("alert")),
                    ("kind", Value::normal_string(kind.name())),
                    ("title", optional(title)),
                    ("c", Value::from(self.blocks())),
                ])
            }
            Block::AlertTitle | Block::CodeTitle => block("title", self.inlines()),
            Block::Group => block("group", self.blocks()),
            Block::Component(i) => {
                let call = &self.document.components[i as usize];
                let content = Value::from(self.blocks());
                match (self.of.component)(call).and_then(Value::into_map) {
                    Some(mut made) => {
                        made.insert("t".into(), Value::normal_string("component"));
                        made.insert("c".into(), content);
                        Value::from(made)
                    }
                    None => map([("t", Value::normal_string("group")), ("c", content)]),
                }
            }
            Block::DefinitionList => block("dl", self.entries()),
            Block::Term => block("dt", self.inlines()),
            Block::Definition => block("dd", self.blocks()),
            Block::CodeBlock(_) => {
                let words: String = self.inlines().iter().filter_map(|v| Some(v.get_from_path("s")?.as_str()?.to_string())).collect();
                map([("t", Value::normal_string("code")), ("s", Value::normal_string(&words))])
            }
            Block::BulletList => block("ul", self.entries()),
            Block::NumberedList(first) => {
                let start = Value::from(u64::from(first));
                map([("t", Value::normal_string("ol")), ("start", start), ("c", Value::from(self.entries()))])
            }
            Block::Table(columns) => {
                let columns = self.document.strings[columns as usize].chars();
                let align = columns.map(|c| match c {
                    'l' => "left",
                    'c' => "center",
                    'r' => "right",
                    _ => "auto",
                });
                let align: Vec<Value> = align.map(Value::normal_string).collect();
                let mut rows = self.entries();
                let head = if rows.is_empty() { Value::from(Vec::<Value>::new()) } else { rows.remove(0) };
                map([("t", Value::normal_string("table")), ("align", Value::from(align)), ("head", head), ("rows", Value::from(rows))])
            }
            Block::TableHead | Block::TableRow => Value::from(self.entries()),
            Block::TableCell => Value::from(self.inlines()),
            Block::Item => Value::from(self.blocks()),
            _ => block("p", self.inlines()),
        }
    }

    /// The entries of a list, the rows of a table, or the cells of a row.
    fn entries(&mut self) -> Vec<Value> {
        let mut out = Vec::new();
        while let Some(event) = self.events.get(self.at) {
            match event.part {
                Part::Close(_) => break,
                Part::Open(kind) => {
                    self.at += 1;
                    out.push(self.block(kind));
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
        out
    }

    fn inlines(&mut self) -> Vec<Value> {
        let mut out = Vec::new();
        while self.events.get(self.at).is_some_and(|e| !matches!(e.part, Part::Close(_))) {
            out.extend(self.inline());
        }
        out
    }

    fn inline(&mut self) -> Option<Value> {
        let event = *self.events.get(self.at)?;
        self.at += 1;
        Some(match event.part {
            Part::Text | Part::Literal(_) => self.words(&join_numbers(self.document.words(event).unwrap_or_default()), event),
            Part::SoftBreak => self.words(" ", event),
            Part::Reference(i) => {
                let value = self.of.planner.reference(&self.document.references[i as usize].path, self.of.reader).unwrap_or_default();
                self.words(&join_numbers(&value), event)
            }
            Part::Code(i) => map([("t", Value::normal_string("code")), ("s", Value::normal_string(&self.document.strings[i as usize]))]),
            Part::HardBreak => block("br", Vec::new()),
            Part::Task(done) => map([("t", Value::normal_string("task")), ("done", Value::from(done))]),
            Part::Footnote(i) => {
                let number = self.document.footnote_references[i as usize].footnote + 1;
                map([("t", Value::normal_string("note")), ("s", Value::normal_string(&number.to_string()))])
            }
            // Tags of HTML have no meaning on paper, its words have.
            Part::Html => {
                let words = words_of_html(&self.document.text[event.start as usize..event.end as usize]);
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                return (!words.is_empty()).then(|| self.words(&join_numbers(&words), event));
            }
            Part::Rule | Part::Close(_) => return None,
            Part::Open(kind) => {
                let inner = self.inlines();
                self.at += 1;
                self.span(kind, inner)
            }
        })
    }

    fn span(&self, kind: Block, inner: Vec<Value>) -> Value {
        match kind {
            Block::Strong => block("b", inner),
            Block::Emphasis => block("i", inner),
            Block::Strikethrough => block("del", inner),
            Block::Superscript => block("sup", inner),
            Block::Subscript => block("sub", inner),
            Block::Link(i) => {
                let target = &self.document.links[i as usize].target;
                let to = address(&self.of.planner.destination(target, Some(self.document), self.of.reader), self.of.rel_prefix);
                // Anchors within the text have no meaning on paper.
                let to = Some(to).filter(|to| !to.is_empty() && !to.starts_with('#'));
                map([("t", Value::normal_string("a")), ("to", optional(to)), ("c", Value::from(inner))])
            }
            Block::Image(i) => {
                let path = self.document.links[i as usize].target.asset(true).unwrap_or_default();
                let alt: String = inner.iter().map(plain).collect();
                map([
                    ("t", Value::normal_string("img")),
                    ("picture", super::pictures::printed(self.of.planner, &path)),
                    ("alt", Value::normal_string(alt.trim())),
                ])
            }
            _ => block("p", inner),
        }
    }

    fn words(&mut self, text: &str, event: &Event) -> Value {
        let text = if self.begins { text.trim_start_matches([':', ' ', '\u{a0}']) } else { text };
        self.begins &= text.is_empty();
        let span = self.document.span(event.start, event.end);
        let at = [u64::from(span.file.0), u64::from(span.start), u64::from(span.end)].map(Value::from);
        map([("t", Value::normal_string("txt")), ("s", Value::normal_string(text)), ("at", Value::from(at.to_vec()))])
    }
}

/// The words of an inline value.
fn plain(value: &Value) -> String {
    match value.get_from_path("s").and_then(Value::as_str) {
        Some(words) => words.to_string(),
        None => value.get_from_path("c").and_then(Value::as_array).unwrap_or_default().iter().map(plain).collect(),
    }
}
