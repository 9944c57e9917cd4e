//! Texts as HTML with placeholders for everything that depends on the place: a text is lowered once, and only the placeholders are filled per place.

use super::highlight::highlight;
use super::lowered::{Label, Lowered, Placeholder};
use crate::text::escape;
use crate::text::{Alert, AlertKind, Block, Document, Event, Excerpt, Part};
use crate::vietnamese::join_numbers;
use std::fmt::Write;
use std::ops::Range;

/// Lowers an excerpt without the events of `skip`. The footnotes that it refers to follow it.
pub fn lower(excerpt: &Excerpt, skip: &[Range<u32>]) -> Lowered {
    let document = &*excerpt.document;
    let mut writer = HtmlWriter {
        document,
        out: Lowered { html: String::with_capacity(document.text.len() * 5 / 4), ..Lowered::default() },
        in_head: false,
        column: 0,
        columns: &[],
        code: None,
        alt: None,
        inner: 0,
        alerts: Vec::new(),
        notes: Notes::new(document),
    };
    writer.out.has_html = document.has_html;
    let shown = without(excerpt.events.clone(), skip);
    for range in &shown {
        writer.events(range.clone());
    }
    if !document.footnotes.is_empty() {
        writer.footnotes(document.footnotes_of(shown));
    }
    writer.out
}

/// A range of events without those of `skip`.
pub fn without(range: Range<u32>, skip: &[Range<u32>]) -> Vec<Range<u32>> {
    let mut kept = Vec::with_capacity(skip.len() + 1);
    let mut at = range.start;
    for skipped in skip.iter().filter(|s| range.start <= s.start && s.start < range.end) {
        kept.push(at..skipped.start);
        at = skipped.end;
    }
    kept.push(at..range.end.max(at));
    kept.retain(|r| r.start < r.end);
    kept
}

/// The footnotes of an excerpt: their anchors are unique on a page that shows several texts, and several parts of one.
struct Notes {
    /// Digits of the text's digest.
    text: String,
    /// The references so far to each footnote.
    shown: Vec<(u32, Vec<u32>)>,
}

impl Notes {
    fn new(document: &Document) -> Notes {
        let text = match document.footnotes.is_empty() {
            true => String::new(),
            false => blake3::hash(document.text.as_bytes()).to_hex()[..4].to_string(),
        };
        Notes { text, shown: Vec::new() }
    }

    /// The anchor of a footnote, which is shown once for each part of the text that refers to it.
    fn anchor(&self, footnote: u32) -> String {
        let first = self.shown.iter().find(|(n, _)| *n == footnote).and_then(|(_, nths)| nths.first().copied()).unwrap_or(0);
        numbered(format!("fn-{}-{}", self.text, footnote + 1), first)
    }

    fn reference(&self, footnote: u32, nth: u32) -> String {
        numbered(format!("fnref-{}-{}", self.text, footnote + 1), nth)
    }
}

fn numbered(name: String, nth: u32) -> String {
    if nth == 0 { name } else { format!("{name}-{}", nth + 1) }
}

/// HTML up to the name of the attribute whose value begins behind it, and whether that is `href`, which a link without a target has not.
fn before_address(html: &str) -> (&str, bool) {
    let name = html.trim_end().trim_end_matches('=').trim_end();
    let start = name.len() - name.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    (html[..start].trim_end(), name[start..].eq_ignore_ascii_case("href"))
}

struct HtmlWriter<'a> {
    document: &'a Document,
    out: Lowered,
    in_head: bool,
    /// The language and the words of an open block of code.
    code: Option<(u32, String)>,
    column: usize,
    /// A letter for the alignment of each column.
    columns: &'a [u8],
    /// The alternative text so far, inside a picture.
    alt: Option<String>,
    /// Number of open pictures inside that picture; only their words are used.
    inner: u32,
    /// The open alerts.
    alerts: Vec<AlertKind>,
    notes: Notes,
}

impl HtmlWriter<'_> {
    fn push(&mut self, html: &str) {
        self.out.html.push_str(html);
    }

    fn placeholder(&mut self, placeholder: Placeholder) {
        self.out.placeholders.push((self.out.html.len(), placeholder));
    }

    fn text(&mut self, words: &str) {
        if let Some(alt) = &mut self.alt {
            alt.push_str(words);
        } else if let Some((_, code)) = &mut self.code {
            code.push_str(words);
        } else {
            escape(&join_numbers(words), &mut self.out.html);
        }
    }

    fn events(&mut self, range: Range<u32>) {
        let document = self.document;
        for event in &document.events[range.start as usize..range.end as usize] {
            self.event(event);
        }
    }

    fn label(&mut self, label: Label) {
        self.placeholder(Placeholder::Label(label));
    }

    fn footnote(&mut self, reference: u32) {
        let reference = self.document.footnote_references[reference as usize];
        let (footnote, nth) = (reference.footnote, reference.nth);
        match self.notes.shown.iter_mut().find(|(n, _)| *n == footnote) {
            Some((_, nths)) => nths.push(nth),
            None => self.notes.shown.push((footnote, vec![nth])),
        }
        let (to, id) = (self.notes.anchor(footnote), self.notes.reference(footnote, nth));
        let _ = write!(self.out.html, "<sup class=\"fn\"><a href=\"#{to}\" id=\"{id}\" role=\"doc-noteref\">{}</a></sup>", footnote + 1);
    }

    fn footnotes(&mut self, footnotes: Vec<u32>) {
        if footnotes.is_empty() {
            return;
        }
        self.push("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        self.label(Label::Footnotes);
        self.push("\"><ol>\n");
        for footnote in footnotes {
            let id = self.notes.anchor(footnote);
            let _ = write!(self.out.html, "<li id=\"{id}\" value=\"{}\">", footnote + 1);
            self.events(self.document.footnotes[footnote as usize].events.clone());
            let in_paragraph = self.out.html.ends_with("</p>\n");
            if in_paragraph {
                self.out.html.truncate(self.out.html.len() - "</p>\n".len());
            }
            let nths = self.notes.shown.iter().find(|(n, _)| *n == footnote).map(|(_, nths)| nths.clone()).unwrap_or_default();
            for nth in nths {
                let to = self.notes.reference(footnote, nth);
                let _ = write!(self.out.html, " <a href=\"#{to}\" class=\"fn-back\" role=\"doc-backlink\" aria-label=\"");
                self.label(Label::BackToText);
                let _ = write!(self.out.html, " {}\">↩\u{fe0e}</a>", footnote + 1);
            }
            self.push(if in_paragraph { "</p>\n</li>\n" } else { "</li>\n" });
        }
        self.push("</ol></section>\n");
    }

    fn event(&mut self, event: &Event) {
        match event.part {
            Part::Text | Part::Literal(_) => {
                let document = self.document;
                self.text(document.words(event).unwrap_or_default());
            }
            Part::Code(i) => {
                let document = self.document;
                if self.alt.is_some() {
                    return self.text(&document.strings[i as usize]);
                }
                self.push("<code>");
                escape(&document.strings[i as usize], &mut self.out.html);
                self.push("</code>");
            }
            Part::Reference(i) => {
                if self.alt.is_none() {
                    self.placeholder(Placeholder::Reference(i));
                }
            }
            Part::Html => {
                let document = self.document;
                let addresses = &document.addresses;
                let mut at = event.start as usize;
                for address in &addresses[addresses.partition_point(|a| a.start < event.start)..] {
                    if address.start >= event.end {
                        break;
                    }
                    let (before, is_link) = before_address(&document.text[at..address.start as usize]);
                    self.push(before);
                    self.placeholder(if is_link { Placeholder::Href(address.link) } else { Placeholder::Src(address.link) });
                    at = address.end as usize;
                }
                self.push(&document.text[at..event.end as usize]);
            }
            Part::SoftBreak => self.text("\n"),
            Part::HardBreak => match &mut self.alt {
                Some(alt) => alt.push(' '),
                None => self.push("<br>\n"),
            },
            Part::Rule => self.push("<hr>\n"),
            Part::Footnote(i) => {
                if self.alt.is_none() {
                    self.footnote(i);
                }
            }
            Part::Task(ticked) => self.push(if ticked { "<span class=\"task\">☑</span> " } else { "<span class=\"task\">☐</span> " }),
            Part::Open(block) => self.open(block),
            Part::Close(block) => self.close(block),
        }
    }

    fn open(&mut self, block: Block) {
        if self.alt.is_some() {
            self.inner += u32::from(matches!(block, Block::Image(_)));
            return;
        }
        match block {
            Block::Paragraph => self.push("<p>"),
            Block::Heading(i) => {
                let heading = &self.document.headings[i as usize];
                let (level, id) = (heading.level, &heading.id);
                let _ = write!(self.out.html, "<h{level} id=\"");
                escape(id, &mut self.out.html);
                self.push("\">");
            }
            Block::Quote => self.push("<blockquote>\n"),
            Block::Alert(Alert { kind, is_titled }) => self.open_alert(kind, is_titled),
            Block::AlertTitle => {
                self.push(if self.alerts.last() == Some(&AlertKind::Details) { "<summary>" } else { "<p class=\"alert-title\">" })
            }
            Block::CodeTitle => self.push("<p class=\"code-title\">"),
            Block::Group => self.push("<div>\n"),
            Block::Component(i) => self.placeholder(Placeholder::Component(i)),
            Block::CodeBlock(i) => {
                self.code = Some((i, String::new()));
                let language = &self.document.strings[i as usize];
                match language.is_empty() {
                    true => self.push("<pre><code>"),
                    false => {
                        self.push("<pre><code class=\"language-");
                        escape(language, &mut self.out.html);
                        self.push("\">");
                    }
                }
            }
            Block::BulletList => self.push("<ul>\n"),
            Block::NumberedList(1) => self.push("<ol>\n"),
            Block::NumberedList(first) => {
                let _ = writeln!(self.out.html, "<ol start=\"{first}\">");
            }
            Block::Item => self.push("<li>"),
            Block::Table(columns) => {
                let document = self.document;
                self.columns = document.strings[columns as usize].as_bytes();
                self.push("<div class=\"table\" tabindex=\"0\"><table>\n");
            }
            Block::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.push("<thead><tr>");
            }
            Block::TableRow => {
                self.column = 0;
                self.push("<tr>");
            }
            Block::TableCell => {
                let class = match self.columns.get(self.column) {
                    Some(b'c') => " class=\"center\"",
                    Some(b'r') => " class=\"right\"",
                    _ => "",
                };
                self.push(if self.in_head { "<th scope=\"col\"" } else { "<td" });
                self.push(class);
                self.push(">");
            }
            Block::Emphasis => self.push("<em>"),
            Block::Strong => self.push("<strong>"),
            Block::Strikethrough => self.push("<del>"),
            Block::Superscript => self.push("<sup>"),
            Block::Subscript => self.push("<sub>"),
            Block::DefinitionList => self.push("<dl class=\"defs\">\n"),
            Block::Term => self.push("<dt>"),
            Block::Definition => self.push("<dd>"),
            Block::Link(i) => {
                self.push("<a");
                self.placeholder(Placeholder::Href(i));
                self.title(i);
                self.push(">");
            }
            Block::Image(i) => {
                self.placeholder(Placeholder::Picture(i));
                self.alt = Some(String::new());
            }
        }
    }

    fn open_alert(&mut self, kind: AlertKind, is_titled: bool) {
        self.alerts.push(kind);
        let (open, title, end) = match kind {
            AlertKind::Details => ("<details class=\"alert\">\n".to_string(), "<summary>", "</summary>\n"),
            _ => (format!("<div class=\"alert {}\" role=\"note\">\n", kind.name()), "<p class=\"alert-title\">", "</p>\n"),
        };
        self.push(&open);
        if !is_titled {
            self.push(title);
            self.label(Label::Alert(kind));
            self.push(end);
        }
    }

    fn close(&mut self, block: Block) {
        if self.alt.is_some() && (self.inner > 0 || !matches!(block, Block::Image(_))) {
            self.inner -= u32::from(matches!(block, Block::Image(_)));
            return;
        }
        match block {
            Block::Paragraph | Block::CodeTitle => self.push("</p>\n"),
            Block::Heading(i) => {
                let level = self.document.headings[i as usize].level;
                let _ = writeln!(self.out.html, "</h{level}>");
            }
            Block::Quote => self.push("</blockquote>\n"),
            Block::Alert(_) => {
                let kind = self.alerts.pop();
                self.push(if kind == Some(AlertKind::Details) { "</details>\n" } else { "</div>\n" });
            }
            Block::AlertTitle => self.push(if self.alerts.last() == Some(&AlertKind::Details) { "</summary>\n" } else { "</p>\n" }),
            Block::Group => self.push("</div>\n"),
            Block::Component(i) => self.placeholder(Placeholder::ComponentEnd(i)),
            Block::CodeBlock(_) => {
                if let Some((language, code)) = self.code.take() {
                    highlight(&self.document.strings[language as usize], &code, &mut self.out.html);
                }
                self.push("</code></pre>\n");
            }
            Block::BulletList => self.push("</ul>\n"),
            Block::NumberedList(_) => self.push("</ol>\n"),
            Block::Item => self.push("</li>\n"),
            Block::Table(_) => self.push("</tbody></table></div>\n"),
            Block::TableHead => {
                self.in_head = false;
                self.push("</tr></thead>\n<tbody>\n");
            }
            Block::TableRow => self.push("</tr>\n"),
            Block::TableCell => {
                self.column += 1;
                self.push(if self.in_head { "</th>" } else { "</td>" });
            }
            Block::Emphasis => self.push("</em>"),
            Block::Strong => self.push("</strong>"),
            Block::Strikethrough => self.push("</del>"),
            Block::Superscript => self.push("</sup>"),
            Block::Subscript => self.push("</sub>"),
            Block::DefinitionList => self.push("</dl>\n"),
            Block::Term => self.push("</dt>\n"),
            Block::Definition => self.push("</dd>\n"),
            Block::Link(_) => self.push("</a>"),
            Block::Image(i) => {
                let alt = self.alt.take().unwrap_or_default();
                self.push(" alt=\"");
                escape(&alt, &mut self.out.html);
                self.push("\"");
                self.title(i);
                self.push(" loading=\"lazy\" decoding=\"async\">");
                self.placeholder(Placeholder::PictureEnd(i));
            }
        }
    }

    fn title(&mut self, link: u32) {
        let document = self.document;
        if let Some(title) = &document.links[link as usize].title {
            self.push(" title=\"");
            escape(title, &mut self.out.html);
            self.push("\"");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Placeholder, lower};
    use crate::diag::{Diagnostics, FileId};
    use crate::text::{Excerpt, ParseContext, parse};
    use std::sync::Arc;

    fn html(text: &str) -> String {
        let reading = ParseContext { file: FileId(0), folder: "content", roles: &[], allow_html: false, whole: None };
        let document = parse(&reading, text.into(), 0, 0, &mut Diagnostics::new());
        lower(&Excerpt::whole(Arc::new(document)), &[]).filled(|placeholder, out| match placeholder {
            Placeholder::Picture(_) => out.push_str("<img src=\"x\""),
            Placeholder::PictureEnd(_) => {}
            _ => out.push('#'),
        })
    }

    #[test]
    fn a_picture_in_the_words_of_a_picture_gives_its_words() {
        let written = html("![một ![hai](b.png) ba](a.png)");
        assert_eq!(written, "<p><img src=\"x\" alt=\"một hai ba\" loading=\"lazy\" decoding=\"async\"></p>\n");
    }
}
