//! Text: Markdown as documents, references to fields, link targets. Independent of output formats.
#![warn(missing_docs)]

mod anchors;
mod autolinks;
mod boxes;
mod builder;
mod context;
mod document;
mod fences;
mod footnotes;
mod formulas;
mod html;
mod markdown;
mod mask;
mod heard;
mod plain;
mod raw_html;
mod refine;
/// References to fields.
pub mod references;
mod sections;
mod tags;
/// Link targets.
pub mod target;

pub use document::{
    Alert, AlertKind, Block, ComponentCall, Document, Event, Footnote, FootnoteReference, Heading, HtmlAddress, Link, LinkTarget,
    ParameterValue, Part, Reference, Section, SectionEntry, is_page,
};
pub use fences::{alert, known_names};
pub use html::{decode_entities, escape, escaped, is_within_words, lines as lines_of_html, words as words_of_html};
pub use markdown::{ParseContext, parse};
pub use mask::mask;
pub use plain::PlainForms;
pub use raw_html::{clean_html, keeps_attribute};
pub use references::{InterpolatedText, Segment};
pub use sections::Role;

use std::ops::Range;
use std::sync::Arc;

/// A document or a run of its events: a body, a step, an answer.
#[derive(Clone, Debug)]
pub struct Excerpt {
    /// The document.
    pub document: Arc<Document>,
    /// Which of its events.
    pub events: Range<u32>,
}

impl Excerpt {
    /// All events of a document.
    pub fn whole(document: Arc<Document>) -> Excerpt {
        let events = document.all();
        Excerpt { document, events }
    }

    /// The text as written.
    pub fn source(&self) -> &str {
        let range = self.range();
        self.document.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }
}

impl Excerpt {
    /// The links and pictures of these events, and of the footnotes they refer to.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        let notes = self.document.footnotes_of(vec![self.events.clone()]);
        let ranges = std::iter::once(self.events.clone()).chain(notes.iter().map(|n| self.document.footnotes[*n as usize].events.clone()));
        let ranges: Vec<Range<u32>> = ranges.map(|events| self.range_of(events)).collect();
        self.document.links.iter().filter(move |link| ranges.iter().any(|range| range.contains(&link.start)))
    }

    /// Where in the text the events stand.
    pub fn range(&self) -> Range<u32> {
        self.range_of(self.events.clone())
    }

    fn range_of(&self, events: Range<u32>) -> Range<u32> {
        let events = &self.document.events[events.start as usize..events.end as usize];
        match (events.first(), events.last()) {
            (Some(first), Some(last)) => first.start..last.end.max(first.end),
            _ => 0..0,
        }
    }
}

impl PartialEq for Excerpt {
    fn eq(&self, other: &Excerpt) -> bool {
        self.events == other.events && Arc::ptr_eq(&self.document, &other.document)
    }
}
