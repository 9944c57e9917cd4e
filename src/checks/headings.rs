//! Headings that skip a level, and links whose words say nothing.

use super::Checked;
use crate::diag::{Diagnostic, Diagnostics, HEADING_JUMP, LINK_TEXT};
use crate::kinds::Value;
use crate::text::{Block, Document, Part};
use crate::vietnamese::key;

/// Words that do not say where a link leads, folded.
const EMPTY_WORDS: &[&str] = &[
    "taiday",
    "day",
    "oday",
    "vaoday",
    "xemthem",
    "xemtaiday",
    "bamvaoday",
    "nhanvaoday",
    "chitiet",
    "xemchitiet",
    "clickhere",
    "here",
    "more",
    "readmore",
    "link",
    "lienket",
];

pub fn check(checked: &Checked, diagnostics: &mut Diagnostics) {
    for item in &checked.planner.library.items {
        for (_, _, value) in &item.fields {
            if let Value::Document(excerpt) = value {
                check_headings(&excerpt.document, diagnostics);
                check_links(&excerpt.document, diagnostics);
            }
        }
    }
}

fn check_headings(document: &Document, diagnostics: &mut Diagnostics) {
    // The page's title is the heading of level one.
    let mut level = 1;
    for heading in &document.headings {
        if heading.level > level + 1 {
            let report = Diagnostic::new(&HEADING_JUMP).at(document.span(heading.start, heading.end));
            diagnostics.push(report.with("from", level).with("to", heading.level));
        }
        level = heading.level;
    }
}

fn check_links(document: &Document, diagnostics: &mut Diagnostics) {
    let mut open = None;
    for (i, event) in document.events.iter().enumerate() {
        match event.part {
            Part::Open(Block::Link(_)) => open = Some(i),
            Part::Close(Block::Link(_)) => {
                let Some(start) = open.take() else { continue };
                let text = document.plain(start as u32..i as u32);
                if EMPTY_WORDS.contains(&&*key(&text)) {
                    diagnostics.push(Diagnostic::new(&LINK_TEXT).at(document.span(event.start, event.end)).with("text", text));
                }
            }
            _ => {}
        }
    }
}
