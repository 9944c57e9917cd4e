//! What is found in running text once the parser has read it: references to fields, bare addresses, and constructs of other tools.

use super::autolinks;
use super::builder::DocumentBuilder;
use super::document::{Block, Event, Link, LinkTarget, Part, Reference};
use super::{html, raw_html, references};
use crate::diag::{Diagnostic, FOOTNOTE_MISSING};
use memchr::memmem;

/// Splits the text events of a document at what they hold. `body` is the text as read, which most often holds nothing of it.
pub fn refine(builder: &mut DocumentBuilder, body: &str) {
    let bytes = body.as_bytes();
    let has = |mark: &str| memmem::find(bytes, mark.as_bytes()).is_some();
    // One byte is found much faster than two, and most texts have none.
    let braces = memchr::memchr(b'{', bytes).is_some();
    let (references, addresses) = (braces && has("{{"), autolinks::may_have(bytes));
    let raised = memchr::memchr2(b'^', b'~', bytes).is_some();
    let foreign = references || (braces && (has("{%") || has("{:") || has("={"))) || has("[^");
    if !references && !addresses && !raised && !foreign && !builder.has_html {
        return;
    }
    let events = std::mem::take(&mut builder.events);
    builder.events.reserve(events.len() + 8);
    let (mut in_code, mut in_link) = (false, 0usize);
    let mut moved = vec![0u32; if builder.definitions.is_empty() { 0 } else { events.len() + 1 }];
    for (i, event) in events.iter().enumerate() {
        if let Some(at) = moved.get_mut(i) {
            *at = builder.events.len() as u32;
        }
        match event.part {
            Part::Open(Block::CodeBlock(_)) => in_code = true,
            Part::Close(Block::CodeBlock(_)) => in_code = false,
            Part::Open(Block::Link(_) | Block::Image(_)) => in_link += 1,
            Part::Close(Block::Link(_) | Block::Image(_)) => in_link -= 1,
            Part::Html => raw_html::read(builder, event),
            Part::Text if !in_code => {
                if foreign {
                    foreign_signs(builder, event);
                }
                text(builder, event, references, Find { addresses: addresses && in_link == 0, raised });
                continue;
            }
            _ => {}
        }
        builder.events.push(*event);
    }
    if let Some(at) = moved.last_mut() {
        *at = builder.events.len() as u32;
    }
    for definition in &mut builder.definitions {
        definition.events = moved[definition.events.start] as usize..moved[definition.events.end] as usize;
    }
}

/// Splits a text at its references, and the pieces between at addresses.
fn text(builder: &mut DocumentBuilder, event: &Event, references: bool, find: Find) {
    let (start, end) = (event.start as usize, event.end as usize);
    let source = builder.text;
    let mut at = start;
    if references {
        // The byte before shows whether the first brace is escaped.
        let from = if start > 0 && source.as_bytes()[start - 1] == b'\\' { start - 1 } else { start };
        for (a, b) in references::ranges(&source[from..end]) {
            let (a, b) = (from + a, from + b);
            if references::is_foreign(&source[a..b]) {
                continue;
            }
            piece(builder, at, a, find);
            let span = builder.span(a, b);
            if let Some(path) = references::path(&source[a..b], span, builder.diagnostics) {
                builder.references.push(Reference { path, start: a as u32, end: b as u32 });
                let index = builder.references.len() as u32 - 1;
                builder.events.push(Event { part: Part::Reference(index), start: a as u32, end: b as u32 });
            }
            at = b;
        }
    }
    piece(builder, at, end, find);
}

/// What to look for in a text.
#[derive(Clone, Copy)]
struct Find {
    /// Bare addresses.
    addresses: bool,
    /// Letters above and below the line.
    raised: bool,
}

/// Text without references: addresses in it become links.
fn piece(builder: &mut DocumentBuilder, start: usize, end: usize, find: Find) {
    let source = builder.text;
    let mut at = start;
    if find.addresses {
        for found in autolinks::find(&source[start..end]) {
            let (a, b) = (start + found.range.start, start + found.range.end);
            // An address that goes on with the value of a field is not known here; one behind an escaped sign is not meant.
            if source[b..].starts_with("{{") || (a == start && source[..a].ends_with('\\')) {
                continue;
            }
            plain(builder, at, a, find.raised);
            let (first, last) = (a as u32, b as u32);
            let target = LinkTarget::Url(format!("{}{}", found.scheme, &source[a..b]).into());
            builder.links.push(Link { target, title: None, picture: false, start: first, end: last });
            let link = Block::Link(builder.links.len() as u32 - 1);
            let parts = [Part::Open(link), Part::Text, Part::Close(link)];
            builder.events.extend(parts.map(|part| Event { part, start: first, end: last }));
            at = b;
        }
    }
    plain(builder, at, end, find.raised);
}

/// Text without references and addresses: `H~2~O`, `m^2^`. A mark counts where it is joined to a letter or digit before it and to its partner.
fn plain(builder: &mut DocumentBuilder, start: usize, end: usize, raised: bool) {
    let words = &builder.text[start..end];
    let mut at = 0;
    let mut push = |part: Part, a: usize, b: usize| {
        if b > a || part != Part::Text {
            builder.events.push(Event { part, start: (start + a) as u32, end: (start + b) as u32 });
        }
    };
    if raised {
        for mark in memchr::memchr2_iter(b'^', b'~', words.as_bytes()) {
            let sign = words[mark..].chars().next().unwrap_or_default();
            let is_joined = mark > at && words[..mark].ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | ']'));
            let inner = words[mark + 1..].split(sign).next().unwrap_or_default();
            let close = mark + 1 + inner.len();
            let is_short = !inner.is_empty() && inner.len() <= 24 && inner.chars().all(|c| c.is_alphanumeric() || "+-−,.()/*".contains(c));
            if !is_joined || !is_short || close >= words.len() || words[close + 1..].starts_with(sign) {
                continue;
            }
            let block = if sign == '^' { Block::Superscript } else { Block::Subscript };
            push(Part::Text, at, mark);
            push(Part::Open(block), mark, mark + 1);
            push(Part::Text, mark + 1, close);
            push(Part::Close(block), close, close + 1);
            at = close + 1;
        }
    }
    push(Part::Text, at, words.len());
}

/// Reports what other tools would replace and this one shows as written.
fn foreign_signs(builder: &mut DocumentBuilder, event: &Event) {
    let (start, end) = (event.start as usize, event.end as usize);
    let source = builder.text;
    let words = &source[start..end];
    // Of what nothing closes the beginning is told.
    let to = |at: usize, close: &str| {
        let near = &words[at..words.floor_char_boundary((at + html::FAR).min(words.len()))];
        start + at + near.find(close).map_or(near.len(), |i| i + close.len())
    };
    for (mark, close, sort) in [("{%", "%}", "template"), ("{{<", "}}", "shortcode"), ("{{%", "}}", "shortcode")] {
        for (at, _) in words.match_indices(mark) {
            if !source[..start + at].ends_with(['\\', '{']) {
                builder.foreign(sort, &source[start + at..to(at, close)], start + at);
            }
        }
    }
    if words.starts_with("{:") && words.ends_with('}') {
        builder.foreign("attributes", words, start);
    }
    for (at, _) in words.match_indices('<') {
        if html::has_expression(&words[at..]) {
            builder.foreign("component", &source[start + at..to(at, ">")], start + at);
        }
    }
    for (at, _) in words.match_indices("[^") {
        let label = words[at + 2..].split(']').next().unwrap_or_default();
        let is_label = !label.is_empty() && label.len() < words[at + 2..].len() && !label.contains([' ', '[', '^']);
        if is_label {
            let (a, b) = (start + at, start + at + label.len() + 3);
            let report = Diagnostic::new(&FOOTNOTE_MISSING).at(builder.span(a, b)).with("name", label);
            builder.diagnostics.push(report);
        }
    }
}
