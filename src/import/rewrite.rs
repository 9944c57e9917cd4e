//! Rewrites the targets of links and pictures in a converted text, and shows as text what leads nowhere.

use super::blocks::code;
use super::html::{HtmlTag, read_tag};
use super::links::{Outcome, SiteIndex};
use super::page::ForeignPage;
use super::report::{FindingKind, ImportFinding};
use super::tool::Tool;
use crate::text::{escaped, mask};
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The extensions of Markdown that pages here have.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_FOOTNOTES
}

/// An open link or picture.
struct OpenLink {
    is_picture: bool,
    kind: LinkType,
    target: String,
    start: usize,
    /// The end of the last event inside.
    inner_end: usize,
    /// Whether anything inside has words.
    has_words: bool,
}

/// The text with the links of the new site.
pub fn rewrite(text: &str, page: &ForeignPage, index: &SiteIndex, findings: &mut Vec<ImportFinding>) -> String {
    let mut rewriter = Rewriter { text, page, index, findings, edits: Vec::new(), open_anchor: None, words: Vec::new() };
    // Words on the line of a comment are text: the parser sees what that of pages sees.
    let masked = if text.contains("<!--") { mask(text) } else { None };
    let parser = Parser::new_ext(masked.as_deref().unwrap_or(text), options());
    let definitions: Vec<(Range<usize>, String)> =
        parser.reference_definitions().iter().map(|(_, d)| (d.span.clone(), d.dest.to_string())).collect();
    let mut open: Vec<OpenLink> = Vec::new();
    let mut in_code = false;
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => open.push(opened(false, link_type, dest_url, &range)),
            Event::Start(Tag::Image { link_type, dest_url, .. }) => open.push(opened(true, link_type, dest_url, &range)),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some(link) = open.pop() {
                    let is_nested = !open.is_empty();
                    rewriter.link(&link, range.clone(), is_nested);
                    if let Some(outer) = open.last_mut() {
                        outer.inner_end = range.end;
                        outer.has_words = true;
                    }
                }
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                rewriter.html(range.clone());
                extend(&mut open, range, false);
            }
            Event::Text(words) => {
                if !in_code {
                    rewriter.words(range.clone());
                }
                extend(&mut open, range, !words.trim().is_empty());
            }
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) => rewriter.bold(),
            Event::Code(_) => extend(&mut open, range, true),
            _ => extend(&mut open, range, false),
        }
    }
    for (span, target) in definitions {
        rewriter.definition(span, &target);
    }
    rewriter.finish()
}

fn opened(is_picture: bool, kind: LinkType, target: CowStr, range: &Range<usize>) -> OpenLink {
    let inner_end = range.start + if is_picture { 2 } else { 1 };
    OpenLink { is_picture, kind, target: target.to_string(), start: range.start, inner_end, has_words: false }
}

fn extend(open: &mut [OpenLink], range: Range<usize>, has_words: bool) {
    if let Some(link) = open.last_mut() {
        link.inner_end = link.inner_end.max(range.end);
        link.has_words |= has_words;
    }
}

struct Rewriter<'a, 'i> {
    text: &'a str,
    page: &'a ForeignPage,
    index: &'a SiteIndex<'i>,
    findings: &'a mut Vec<ImportFinding>,
    edits: Vec<(Range<usize>, String)>,
    /// Of the link of HTML that is open: what stands at its end in place of its end tag.
    open_anchor: Option<Option<String>>,
    /// Where the block has text.
    words: Vec<Range<usize>>,
}

impl Rewriter<'_, '_> {
    fn found(&mut self, kind: FindingKind, what: &str, text: &str) {
        let at = self.page.parts.body.find(text).map_or(0, |at| self.page.parts.body[..at].matches('\n').count());
        let line = self.page.parts.line + at;
        self.findings.push(ImportFinding { kind, what: what.into(), path: self.page.source.clone(), line, text: text.into() });
    }

    fn edit(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.edits.push((range, text.into()));
    }

    /// Keeps where there is text, in sites of tools that read as bold what is text in CommonMark: `**Lưu ý:**nộp`.
    fn words(&mut self, range: Range<usize>) {
        if !matches!(self.index.layout.tool, Tool::Jekyll | Tool::MkDocs) {
            return;
        }
        // The parser parts its text at every mark.
        match self.words.last_mut().filter(|last| last.end == range.start) {
            Some(last) => last.end = range.end,
            None => self.words.push(range),
        }
    }

    /// Makes the marks of a block bold, where each has its partner.
    fn bold(&mut self) {
        let alone = |at: &usize| !self.text[..*at].ends_with(['*', '\\']) && !self.text[*at + 2..].starts_with('*');
        let words = std::mem::take(&mut self.words);
        let found = words.iter().flat_map(|range| self.text[range.clone()].match_indices("**").map(|(i, _)| range.start + i));
        let stars: Vec<usize> = found.filter(alone).collect();
        let is_pair = |pair: &[usize]| {
            let inner = &self.text[pair[0] + 2..pair[1]];
            !inner.is_empty() && !inner.starts_with(char::is_whitespace) && !inner.ends_with(char::is_whitespace)
        };
        if stars.is_empty() || !stars.len().is_multiple_of(2) || !stars.chunks(2).all(is_pair) {
            return;
        }
        for pair in stars.chunks(2) {
            self.found(FindingKind::HtmlKept, "strong", &self.text[pair[0]..pair[1]]);
            self.edit(pair[0]..pair[0] + 2, "<strong>");
            self.edit(pair[1]..pair[1] + 2, "</strong>");
        }
    }

    fn outcome(&self, link: &OpenLink) -> Outcome {
        match link.is_picture {
            true => self.index.picture(Some(self.page), &link.target),
            false => self.index.link(Some(self.page), &link.target),
        }
    }

    fn link(&mut self, link: &OpenLink, range: Range<usize>, is_nested: bool) {
        if link.kind == LinkType::Email {
            let address = self.text[range.clone()].trim_matches(['<', '>']).to_string();
            return self.edit(range, format!("[{address}](mailto:{address})"));
        }
        if link.kind == LinkType::Autolink {
            if self.outcome(link) == Outcome::Refuse {
                let target = link.target.clone();
                self.found(FindingKind::LinkRefused, "", &target);
                self.edit(range, code(&target, false));
            }
            return;
        }
        let is_inline = link.kind == LinkType::Inline;
        let outcome = self.outcome(link);
        let written = link.target.clone();
        match (outcome, is_inline) {
            (Outcome::Keep, _) => {}
            (Outcome::To(to), true) => {
                if let Some(target) = self.target(link.inner_end, range.end) {
                    self.edit(target, to);
                }
            }
            // The definition is rewritten.
            (Outcome::To(_), false) => {}
            (Outcome::Elsewhere, _) => {
                self.found(FindingKind::PictureElsewhere, "", &written);
                match (is_nested, is_inline) {
                    // In a link the picture leaves its words.
                    (true, true) => {
                        self.edit(link.start..link.start + 2, if link.has_words { "" } else { "…" });
                        self.edit(link.inner_end..range.end, "");
                    }
                    (false, true) if !link.has_words => {
                        self.edit(link.start..link.start + 2, format!("[{}", file_name(&written).replace(['[', ']'], "")));
                    }
                    _ => self.edit(link.start..link.start + 1, ""),
                }
            }
            (Outcome::Refuse | Outcome::Broken, _) if link.is_picture => {
                self.found(FindingKind::PictureMissing, "", &written);
                self.as_text(link, range, &written, is_inline);
            }
            (Outcome::Refuse, _) => {
                self.found(FindingKind::LinkRefused, "", &written);
                self.as_text(link, range, &written, is_inline);
            }
            (Outcome::Broken, _) => {
                self.found(FindingKind::LinkBroken, if written.starts_with('#') { "#" } else { "" }, &written);
                self.as_text(link, range, &written, is_inline);
            }
        }
    }

    /// A link as its words, with its target behind them.
    fn as_text(&mut self, link: &OpenLink, range: Range<usize>, written: &str, is_inline: bool) {
        let open = if link.is_picture { 2 } else { 1 };
        self.edit(link.start..link.start + open, "");
        let line = self.text[..link.start].rfind('\n').map_or(0, |i| i + 1);
        let in_table = self.text[line..].trim_start().starts_with('|');
        let written = &*as_written(written);
        let shown = match (link.has_words, written.is_empty() || written == "#") {
            (_, true) => String::new(),
            (true, false) => format!(" ({})", code(written, in_table)),
            (false, false) => code(written, in_table),
        };
        // Of a reference in brackets the name goes too.
        let from = if is_inline {
            link.inner_end
        } else {
            self.text[link.inner_end..range.end].find(']').map_or(range.end, |i| link.inner_end + i)
        };
        self.edit(from..range.end, shown);
    }

    /// The bytes of the target in `](target "title")`.
    fn target(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let rest = self.text.get(from..end)?;
        let open = rest.find("](")? + 2;
        let inner = &rest[open..];
        let start = open + inner.len() - inner.trim_start().len();
        let inner = &rest[start..];
        if inner.starts_with('<') {
            return Some(from + start..from + start + inner.find('>')? + 1);
        }
        let mut depth = 0usize;
        let mut escaped = false;
        for (i, c) in inner.char_indices() {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '(' => depth += 1,
                ')' if depth == 0 => return Some(from + start..from + start + i),
                ')' => depth -= 1,
                c if c.is_whitespace() => return Some(from + start..from + start + i),
                _ => {}
            }
        }
        None
    }

    fn definition(&mut self, span: Range<usize>, target: &str) {
        let outcome = match self.index.link(Some(self.page), target) {
            Outcome::To(to) => Outcome::To(to),
            _ => self.index.picture(Some(self.page), target),
        };
        if let Outcome::To(to) = outcome
            && let Some(at) =
                self.text[span.clone()].rfind("]:").and_then(|label| self.text[span.clone()][label..].find(target).map(|i| label + i))
        {
            self.edit(span.start + at..span.start + at + target.len(), to);
        }
    }

    /// The addresses in tags that are kept. A link or picture that leads nowhere becomes its words, as in Markdown.
    fn html(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while let Some(found) = self.text[at..range.end].find('<') {
            at += found;
            let Some(tag) = read_tag(&self.text[at..range.end], false) else {
                at += 1;
                continue;
            };
            let whole = at..at + tag.len;
            at = whole.end;
            match (&*tag.name.to_ascii_lowercase(), tag.closes) {
                ("a", true) => {
                    if let Some(shown) = self.open_anchor.take().flatten() {
                        self.edit(whole, shown);
                    }
                }
                ("a", false) => {
                    let shown = self.html_link(&tag, whole);
                    self.open_anchor = Some(shown);
                }
                ("img", _) => self.html_picture(&tag, whole),
                _ => {}
            }
        }
    }

    /// The place of an attribute's value in a tag.
    fn value_place(&self, written: &str, whole: &Range<usize>) -> Option<Range<usize>> {
        let at = whole.start + self.text[whole.clone()].find(written)?;
        Some(at..at + written.len())
    }

    /// What stands at the end of a link, where it is none here.
    fn html_link(&mut self, tag: &HtmlTag, whole: Range<usize>) -> Option<String> {
        let written = tag.get("href").filter(|v| !v.is_empty())?.to_string();
        let kind = match self.index.link(Some(self.page), &written) {
            Outcome::To(to) => {
                match self.value_place(&written, &whole) {
                    Some(place) => self.edit(place, to),
                    None => self.edit(whole, format!("<a href=\"{}\">", to.replace('&', "&amp;").replace('"', "%22"))),
                }
                return None;
            }
            Outcome::Keep | Outcome::Elsewhere => return None,
            Outcome::Broken => FindingKind::LinkBroken,
            Outcome::Refuse => FindingKind::LinkRefused,
        };
        self.found(kind, if written.starts_with('#') { "#" } else { "" }, &written);
        self.edit(whole, "");
        Some(if written == "#" { String::new() } else { format!(" (<code>{}</code>)", as_html(&as_written(&written))) })
    }

    fn html_picture(&mut self, tag: &HtmlTag, whole: Range<usize>) {
        let Some(written) = tag.get("src").filter(|v| !v.is_empty()).map(str::to_string) else { return };
        let alt = as_html(tag.get("alt").unwrap_or_default().trim());
        match self.index.picture(Some(self.page), &written) {
            Outcome::Keep => {}
            Outcome::To(to) => {
                if let Some(place) = self.value_place(&written, &whole) {
                    self.edit(place, to);
                }
            }
            Outcome::Elsewhere => {
                self.found(FindingKind::PictureElsewhere, "", &written);
                let words = if alt.is_empty() { as_html(file_name(&written)) } else { alt };
                match self.open_anchor.is_some() {
                    true => self.edit(whole, words),
                    false => self.edit(whole, format!("<a href=\"{}\">{words}</a>", as_html(&written))),
                }
            }
            Outcome::Broken | Outcome::Refuse => {
                self.found(FindingKind::PictureMissing, "", &written);
                let space = if alt.is_empty() { "" } else { " " };
                self.edit(whole, format!("{alt}{space}(<code>{}</code>)", as_html(&written)));
            }
        }
    }

    fn finish(mut self) -> String {
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for (range, text) in &self.edits {
            if range.start < at {
                continue;
            }
            out.push_str(&self.text[at..range.start]);
            out.push_str(text);
            at = range.end;
        }
        out.push_str(&self.text[at..]);
        out
    }
}

/// The name of the file that an address leads to.
fn file_name(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    path.rsplit('/').next().unwrap_or_default()
}

/// An address as a person wrote it: brackets are encoded on the way.
fn as_written(target: &str) -> String {
    target.trim_start_matches(super::body::REF).replace("%28", "(").replace("%29", ")")
}

/// Words as the text of HTML.
fn as_html(words: &str) -> String {
    escaped(words).replace("{{", "&#123;{")
}

/// The first heading where the text begins with one of the first level: its bytes and its words.
pub fn leading_title(text: &str) -> Option<(Range<usize>, String)> {
    let mut events = Parser::new_ext(text, options()).into_offset_iter();
    let mut words = String::new();
    let mut found: Option<Range<usize>> = None;
    for (event, range) in &mut events {
        match (event, &found) {
            (Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H1, .. }), None) => found = Some(range),
            (Event::End(TagEnd::Heading(_)), Some(heading)) => return Some((heading.clone(), words)),
            (Event::Text(text) | Event::Code(text), Some(_)) => words.push_str(&text),
            (Event::SoftBreak | Event::HardBreak, Some(_)) => words.push(' '),
            (Event::Html(_) | Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock), None) => {}
            (_, None) => return None,
            _ => {}
        }
    }
    None
}
