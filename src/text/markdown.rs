//! Markdown to `Document`: CommonMark with the extensions of GitHub, and what other tools write.

use super::builder::DocumentBuilder;
use super::context::MAX_DEPTH;
pub use super::context::ParseContext;
use super::document::{Document, Event};
use super::sections;
use super::{footnotes, formulas, mask, refine};
use crate::diag::{Diagnostic, Diagnostics, FOOTNOTE_UNUSED, NESTED_TOO_DEEP, Span};
use pulldown_cmark::{Options, Parser};
use std::cell::Cell;
use std::sync::Arc;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_DEFINITION_LIST);

thread_local! {
    /// A buffer for events that the texts of a thread share.
    static EVENTS: Cell<Vec<Event>> = const { Cell::new(Vec::new()) };
}

/// Parses `text[start..]`. A position in `text` plus `offset` is a position in the file.
pub fn parse(context: &ParseContext, text: Arc<str>, start: usize, offset: u32, diagnostics: &mut Diagnostics) -> Document {
    let body = text.get(start..).unwrap_or_default();
    let masked = mask::mask(body);
    let mut builder = DocumentBuilder::new(context, &text, offset, masked.is_some(), diagnostics);
    builder.events = EVENTS.take();
    let options = if formulas::has_formula(body) { OPTIONS.union(Options::ENABLE_MATH) } else { OPTIONS };
    for (event, range) in Parser::new_ext(masked.as_deref().unwrap_or(body), options).into_offset_iter() {
        builder.event(event, start + range.start, start + range.end);
        if builder.open.len() > MAX_DEPTH {
            let span = builder.span(start + range.start, start + range.start + 1);
            builder.diagnostics.push(Diagnostic::new(&NESTED_TOO_DEEP).at(span).with("max", MAX_DEPTH));
            builder.events.clear();
            builder.definitions.clear();
            break;
        }
    }
    builder.close_blocks(text.len());
    refine::refine(&mut builder, body);
    let roles = std::mem::take(&mut builder.roles);
    let DocumentBuilder {
        mut events, strings, headings, links, references, addresses, ids, components, has_html, labels, definitions, ..
    } = builder;
    let (mut main, mut notes, mut note_references) = (events.len() as u32, Vec::new(), Vec::new());
    if !definitions.is_empty() {
        let mut unused = Vec::new();
        let collected = footnotes::collect(&mut events, &labels, &definitions, &mut unused);
        (main, notes, note_references) = (collected.main, collected.footnotes, collected.references);
        for definition in unused.iter().map(|no| &definitions[*no]) {
            let at = definition.at.start..definition.at.end.min(definition.at.start + definition.label.len() + 4);
            let span = context.whole.unwrap_or_else(|| Span::new(context.file, at.start + offset as usize, at.end + offset as usize));
            diagnostics.push(Diagnostic::new(&FOOTNOTE_UNUSED).at(span).with("name", &definition.label));
        }
    }
    let mut document = Document {
        file: context.file,
        offset,
        whole: context.whole,
        events: events.as_slice().into(),
        main,
        footnotes: notes.into(),
        footnote_references: note_references.into(),
        strings: strings.into(),
        headings: headings.into(),
        links: links.into(),
        references: references.into(),
        components: components.into(),
        sections: Box::default(),
        addresses: addresses.into(),
        ids: ids.into(),
        anchors: Default::default(),
        has_html,
        text,
    };
    events.clear();
    EVENTS.set(events);
    document.sections = sections::build(&document, &roles).into();
    document
}
