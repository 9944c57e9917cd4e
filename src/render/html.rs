//! Texts as HTML with placeholders for everything that depends on the place: a text is lowered once, and only the placeholders are filled per place.

use crate::text::{Block, Document, Event, Excerpt, Part};
use crate::vietnamese::join_numbers;
use std::fmt::Write;
use std::ops::Range;

/// HTML with placeholders.
#[derive(Debug, Default)]
pub struct Lowered {
    html: String,
    placeholders: Vec<(usize, Placeholder)>,
    /// Whether the text holds HTML of its author, which must be cleaned.
    pub has_html: bool,
}

/// What fills a placeholder; numbers are indexes into the tables of the document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Placeholder {
    /// The value of a reference.
    Reference(u32),
    /// The address of a link.
    Href(u32),
    /// A picture up to its alternative text: `<img src="…" width="…" height="…"`, inside `<picture>` where it has several sizes.
    Picture(u32),
    /// The end of a picture: `</picture>` where it has several sizes.
    PictureEnd(u32),
}

impl Lowered {
    /// The HTML with every placeholder filled by `fill`.
    pub fn filled(&self, mut fill: impl FnMut(Placeholder, &mut String)) -> String {
        let mut out = String::with_capacity(self.html.len() + 64 * self.placeholders.len());
        let mut at = 0;
        for (position, placeholder) in &self.placeholders {
            out.push_str(&self.html[at..*position]);
            fill(*placeholder, &mut out);
            at = *position;
        }
        out.push_str(&self.html[at..]);
        out
    }
}

/// Lowers an excerpt without the events of `skip`.
pub fn lower(excerpt: &Excerpt, skip: &[Range<u32>]) -> Lowered {
    let document = &*excerpt.document;
    let mut writer = HtmlWriter {
        document,
        out: Lowered { html: String::with_capacity(document.text.len() * 5 / 4), ..Lowered::default() },
        in_head: false,
        column: 0,
        columns: 0,
        in_code: false,
        alt: None,
        inner: 0,
    };
    writer.out.has_html = document.has_html;
    let mut i = excerpt.events.start;
    while i < excerpt.events.end {
        if let Some(range) = skip.iter().find(|r| r.start == i) {
            i = range.end;
            continue;
        }
        writer.event(&document.events[i as usize]);
        i += 1;
    }
    writer.out
}

struct HtmlWriter<'a> {
    document: &'a Document,
    out: Lowered,
    in_head: bool,
    in_code: bool,
    column: u32,
    columns: u32,
    /// The alternative text so far, inside a picture.
    alt: Option<String>,
    /// Number of open pictures inside that picture; only their words are used.
    inner: u32,
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
        } else if self.in_code {
            escape(words, &mut self.out.html);
        } else {
            escape(&join_numbers(words), &mut self.out.html);
        }
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
                let html = &self.document.text[event.start as usize..event.end as usize];
                self.out.html.push_str(html);
            }
            Part::SoftBreak => self.text("\n"),
            Part::HardBreak => match &mut self.alt {
                Some(alt) => alt.push(' '),
                None => self.push("<br>\n"),
            },
            Part::Rule => self.push("<hr>\n"),
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
            Block::Quote(kind) => match ["", "note", "tip", "important", "warning", "caution"].get(kind as usize) {
                Some(&"") | None => self.push("<blockquote>\n"),
                Some(class) => {
                    let _ = writeln!(self.out.html, "<blockquote class=\"{class}\">");
                }
            },
            Block::CodeBlock(i) => {
                self.in_code = true;
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
                self.columns = columns;
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
                let class = match (self.columns >> (2 * self.column.min(15))) & 3 {
                    2 => " class=\"center\"",
                    3 => " class=\"right\"",
                    _ => "",
                };
                self.push(if self.in_head { "<th scope=\"col\"" } else { "<td" });
                self.push(class);
                self.push(">");
            }
            Block::Emphasis => self.push("<em>"),
            Block::Strong => self.push("<strong>"),
            Block::Strikethrough => self.push("<del>"),
            Block::Link(i) => {
                self.push("<a href=\"");
                self.placeholder(Placeholder::Href(i));
                self.push("\"");
                self.title(i);
                self.push(">");
            }
            Block::Image(i) => {
                self.placeholder(Placeholder::Picture(i));
                self.alt = Some(String::new());
            }
        }
    }

    fn close(&mut self, block: Block) {
        if self.alt.is_some() && (self.inner > 0 || !matches!(block, Block::Image(_))) {
            self.inner -= u32::from(matches!(block, Block::Image(_)));
            return;
        }
        match block {
            Block::Paragraph => self.push("</p>\n"),
            Block::Heading(i) => {
                let level = self.document.headings[i as usize].level;
                let _ = writeln!(self.out.html, "</h{level}>");
            }
            Block::Quote(_) => self.push("</blockquote>\n"),
            Block::CodeBlock(_) => {
                self.in_code = false;
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

/// Escapes a text for element content and quoted attributes.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// Appends a text, escaped for element content and quoted attributes.
pub fn escape(text: &str, out: &mut String) {
    let mut at = 0;
    for (i, b) in text.bytes().enumerate() {
        let entity = match b {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[at..i]);
        out.push_str(entity);
        at = i + 1;
    }
    out.push_str(&text[at..]);
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
