//! Text: Markdown as documents, references to fields, link targets. Independent of output formats.
#![warn(missing_docs)]

mod document;
mod markdown;
/// References to fields.
pub mod references;
mod sections;
/// Link targets.
pub mod target;

pub use document::{Block, Document, Event, Heading, Link, LinkTarget, Part, Reference, Section, SectionEntry};
pub use markdown::{ParseContext, parse};
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
    /// The links and pictures of these events.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        let range = self.range();
        self.document.links.iter().filter(move |link| range.contains(&link.start))
    }

    /// Where in the text the events stand.
    pub fn range(&self) -> Range<u32> {
        let events = &self.document.events[self.events.start as usize..self.events.end as usize];
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
