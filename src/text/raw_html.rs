//! HTML that a site allows in its texts: its links, pictures and anchors are those of the text, and what the cleaner removes is reported.

use super::builder::DocumentBuilder;
use super::context::MAX_DEPTH;
use super::document::{Event, HtmlAddress, Link};
use super::target;
use crate::diag::{ALT_MISSING, Diagnostic, HTML_CLEANED, NESTED_TOO_DEEP};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

struct Cleaner {
    builder: ammonia::Builder<'static>,
    tags: HashSet<&'static str>,
    attributes: HashMap<&'static str, HashSet<&'static str>>,
    everywhere: HashSet<&'static str>,
}

static CLEANER: LazyLock<Cleaner> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::default();
    builder
        .add_tags(["picture", "source", "section"])
        .add_tag_attributes("source", ["type", "srcset", "sizes"])
        .add_tag_attributes("img", ["loading", "decoding"])
        .add_tag_attributes("th", ["scope"])
        .add_tag_attributes("div", ["tabindex"])
        .add_tag_attributes("li", ["value"])
        .add_generic_attributes(["id", "class", "lang", "role", "aria-label"])
        .link_rel(None)
        .url_relative(ammonia::UrlRelative::PassThrough);
    let (tags, attributes, everywhere) = (builder.clone_tags(), builder.clone_tag_attributes(), builder.clone_generic_attributes());
    Cleaner { builder, tags, attributes, everywhere }
});

/// An author's HTML without scripts, styles, frames and other active content.
pub fn clean_html(html: &str) -> String {
    CLEANER.builder.clean(html).to_string()
}

/// Whether an attribute of an element, both in small letters, stays in what is published.
pub fn keeps_attribute(element: &str, name: &str) -> bool {
    CLEANER.everywhere.contains(name) || CLEANER.attributes.get(element).is_some_and(|own| own.contains(name))
}

/// A tag in a piece of HTML.
struct Tag<'a> {
    name: String,
    range: Range<usize>,
    attributes: Vec<Attribute<'a>>,
}

/// The name of an attribute, where its value stands with its quotation marks, and the value.
type Attribute<'a> = (String, Range<usize>, &'a str);

/// The opening tags of a piece of HTML. Comments and the words of scripts have none.
fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|i| at + i) {
        let rest = &html[start..];
        at = start + 1;
        if let Some(comment) = rest.strip_prefix("<!--") {
            at = start + comment.find("-->").map_or(rest.len(), |i| i + 7);
            continue;
        }
        let Some((name, false)) = super::html::tag_name(rest) else { continue };
        let (attributes, end) = attributes(html, start + 1 + name.len());
        let name = name.to_ascii_lowercase();
        at = end;
        if matches!(&*name, "script" | "style") {
            at = super::html::find_ignoring_case(&html[end..], &format!("</{name}")).map_or(html.len(), |i| end + i);
        }
        found.push(Tag { name, range: start..end, attributes });
    }
    found
}

/// The attributes from byte `at`, and where the tag ends.
fn attributes(html: &str, mut at: usize) -> (Vec<Attribute<'_>>, usize) {
    let mut found = Vec::new();
    loop {
        at += html[at..].find(|c: char| !c.is_whitespace() && c != '/').unwrap_or(html.len() - at);
        let rest = &html[at..];
        if rest.is_empty() || rest.starts_with('>') {
            return (found, (at + 1).min(html.len()));
        }
        // The first character is part of the name whatever it is.
        let ends_name = |c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/');
        let name_length = rest.char_indices().skip(1).find(|(_, c)| ends_name(*c)).map_or(rest.len(), |(i, _)| i);
        let name = rest[..name_length].to_ascii_lowercase();
        at += name_length;
        let value = html[at..].trim_start();
        let Some(value) = value.strip_prefix('=').map(str::trim_start) else {
            found.push((name, at..at, ""));
            continue;
        };
        let start = html.len() - value.len();
        let (whole, inner) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let length = value[1..].find(quote).unwrap_or(value.len() - 1);
                (start..(start + length + 2).min(html.len()), &value[1..1 + length])
            }
            _ => {
                let length = value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len());
                (start..start + length, &value[..length])
            }
        };
        at = whole.end;
        found.push((name, whole, inner));
    }
}

/// Reads the tags of a piece of HTML: links and pictures become links of the document, ids its anchors.
pub fn read(builder: &mut DocumentBuilder, event: &Event) {
    let source = builder.text;
    let offset = event.start as usize;
    let before = builder.html_depth;
    builder.html_depth = super::html::depth(&source[offset..event.end as usize], before);
    // The cleaner looks through all open elements at each tag.
    if before <= MAX_DEPTH && builder.html_depth > MAX_DEPTH {
        let report = Diagnostic::new(&NESTED_TOO_DEEP).at(builder.span(offset, event.end as usize));
        builder.diagnostics.push(report.with("max", MAX_DEPTH));
    }
    for tag in tags(&source[offset..event.end as usize]) {
        let (start, end) = (offset + tag.range.start, offset + tag.range.end);
        let line_end = source[start..end].find('\n').map_or(end, |i| start + i);
        let mut removed = |what: &str| {
            let report = Diagnostic::new(&HTML_CLEANED).at(builder.span(start, line_end));
            builder.diagnostics.push(report.with("name", what));
        };
        if !CLEANER.tags.contains(&*tag.name) {
            removed(&format!("<{}>", tag.name));
            continue;
        }
        tag.attributes.iter().filter(|(name, ..)| !keeps_attribute(&tag.name, name)).for_each(|(name, ..)| removed(name));
        for (name, whole, value) in &tag.attributes {
            let is_picture = name == "src" && tag.name == "img";
            if name == "id" && !value.is_empty() {
                builder.ids.push((*value).into());
            } else if is_picture || (name == "href" && tag.name == "a") {
                // Browsers know two thousand entities; an address with one of them stays as it is.
                let value = super::html::words(value);
                if value.contains('&') && value.contains(';') {
                    continue;
                }
                let span = builder.span(start, line_end);
                let read = if is_picture { target::image } else { target::link };
                let target = read(value.trim(), builder.context.folder, span, builder.diagnostics);
                // A picture in HTML is shown as it is, not in several sizes: the file itself is published, as for a link.
                builder.links.push(Link { target, title: None, picture: false, start: start as u32, end: line_end as u32 });
                let link = builder.links.len() as u32 - 1;
                builder.addresses.push(HtmlAddress { start: (offset + whole.start) as u32, end: (offset + whole.end) as u32, link });
            }
        }
        if tag.name == "img" && !tag.attributes.iter().any(|(name, _, value)| name == "alt" && !value.trim().is_empty()) {
            let report = Diagnostic::new(&ALT_MISSING).at(builder.span(start, line_end));
            builder.diagnostics.push(report);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_elements_are_counted() {
        let depth = |html: &str| super::super::html::depth(html, 1);
        assert_eq!((depth("<b><i>x</i><p><li><br>"), depth("</b></b></b>"), depth("<b><span>")), (2, 0, 3));
    }

    #[test]
    fn tags_are_read_as_browsers_read_them() {
        let read = |html: &'static str| -> Vec<String> {
            let shown = |tag: &Tag| {
                let attributes: Vec<String> =
                    tag.attributes.iter().map(|(name, whole, value)| format!("{name}={value}{}", &html[whole.clone()])).collect();
                format!("{} {}", tag.name, attributes.join(" "))
            };
            tags(html).iter().map(shown).collect()
        };
        assert_eq!(read("<A HREF=x id='y'>z</A><br/>"), ["a href=xx id=y'y'", "br "]);
        assert_eq!(read("<p ẩn class=\"a b\" >1 < 2"), ["p ẩn= class=a b\"a b\""]);
        assert_eq!(read("<!-- <a> --><script><b></script><i>"), ["script ", "i "]);
        assert_eq!(read("<a href=\"x"), ["a href=x\"x"]);
        assert_eq!(read("<a =>"), ["a =="]);
    }
}
