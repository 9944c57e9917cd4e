//! Headings that skip a level, and link texts that do not say where the link leads.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, HEADING_JUMP, LINK_TEXT};
use crate::kinds::Value;
use crate::model::Item;
use crate::text::{Block, Document, Part};
use crate::vietnamese::key;
use rayon::prelude::*;
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule { name: "headings", feature: None, check: Check::Library(check) };

/// Link texts that do not say where the link leads, folded.
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

/// A longer link text, in bytes, is none of them, whatever its marks.
const LONGEST: u32 = 64;

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let look = |item: &Arc<Item>| {
        let mut said = Diagnostics::new();
        for (_, _, value) in &item.fields {
            if let Value::Document(excerpt) = value {
                check_headings(&excerpt.document, &mut said);
                check_links(&excerpt.document, &mut said);
            }
        }
        said
    };
    let said: Vec<Diagnostics> = context.planner.library.items.par_iter().with_min_len(64).map(look).collect();
    said.into_iter().for_each(|d| diagnostics.extend(d));
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
    if document.links.is_empty() {
        return;
    }
    let mut open = None;
    for (i, event) in document.events.iter().enumerate() {
        match event.part {
            Part::Open(Block::Link(_)) => open = Some(i),
            Part::Close(Block::Link(_)) => {
                let Some(start) = open.take() else { continue };
                let words = &document.events[start + 1..i];
                if words.first().zip(words.last()).is_none_or(|(first, last)| last.end - first.start > LONGEST) {
                    continue;
                }
                let text = document.plain(start as u32..i as u32);
                if EMPTY_WORDS.contains(&&*key(&text)) {
                    diagnostics.push(Diagnostic::new(&LINK_TEXT).at(document.span(event.start, event.end)).with("text", text));
                }
            }
            _ => {}
        }
    }
}
