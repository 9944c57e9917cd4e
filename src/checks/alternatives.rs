//! Alternatives for pictures, tables and videos: descriptions without content, empty heads of columns, videos without a transcript.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{ALT_EMPTY_WORDS, Diagnostic, Diagnostics, Span, TABLE_HEAD, VIDEO_SILENT};
use crate::kinds::Value;
use crate::model::Item;
use crate::read::paths::file_name;
use crate::text::{Block, Document, LinkTarget, Part};
use crate::vietnamese::key;
use rayon::prelude::*;
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule { name: "alternatives", feature: None, check: Check::Library(check) };

/// Descriptions without content, folded.
const EMPTY_WORDS: &[&str] = &[
    "hinhanh",
    "anh",
    "hinh",
    "anhminhhoa",
    "hinhminhhoa",
    "minhhoa",
    "anhchup",
    "image",
    "picture",
    "photo",
    "img",
    "anhdaidien",
    "banner",
    "hinhve",
    "infographic",
    "logo",
];

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let look = |item: &Arc<Item>| {
        let mut said = Diagnostics::new();
        for (_, _, value) in &item.fields {
            if let Value::Document(excerpt) = value {
                if excerpt.document.links.iter().any(|link| link.picture) {
                    check_pictures(&excerpt.document, &mut said);
                }
                check_tables(&excerpt.document, &mut said);
            }
        }
        if let (Some(Value::Text(alt)), Some(Value::File(path))) = (item.get("alt"), item.get("image"))
            && says_nothing(alt, path)
        {
            said.push(report(alt, item.span_of("alt")));
        }
        if let Some(Value::Record(video)) = item.get("video")
            && !video.iter().any(|(name, _)| &**name == "transcript")
        {
            said.push(Diagnostic::new(&VIDEO_SILENT).at(item.span_of("video")));
        }
        said
    };
    let said: Vec<Diagnostics> = context.planner.library.items.par_iter().with_min_len(64).map(look).collect();
    said.into_iter().for_each(|d| diagnostics.extend(d));
}

fn report(alt: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&ALT_EMPTY_WORDS).at(span).with("alt", alt)
}

/// Whether a description fits any picture, or is the name of its file.
fn says_nothing(alt: &str, path: &str) -> bool {
    let folded = key(alt);
    let bare = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    let file = file_name(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    EMPTY_WORDS.contains(&bare) || (alt == stem && !alt.contains(' ')) || alt == file || (!folded.is_empty() && bare.is_empty())
}

fn check_pictures(document: &Document, diagnostics: &mut Diagnostics) {
    let mut open = None;
    for (i, event) in document.events.iter().enumerate() {
        match event.part {
            Part::Open(Block::Image(link)) => open = Some((i, link)),
            Part::Close(Block::Image(_)) => {
                let Some((start, link)) = open.take() else { continue };
                let alt = document.plain(start as u32..i as u32);
                let path = match &document.links[link as usize].target {
                    LinkTarget::File { path, .. } | LinkTarget::Root(path) => path,
                    _ => "",
                };
                if !alt.is_empty() && says_nothing(&alt, path) {
                    diagnostics.push(report(&alt, document.span(document.events[start].start, document.events[start].end)));
                }
            }
            _ => {}
        }
    }
}

/// Empty heads of columns. The first may be empty: below it stand the heads of rows.
fn check_tables(document: &Document, diagnostics: &mut Diagnostics) {
    let (mut head, mut column, mut cell) = (None, 0, 0);
    for (i, event) in document.events.iter().enumerate() {
        match event.part {
            Part::Open(Block::TableHead) => (head, column) = (Some((event.start, event.end, 0)), 0),
            Part::Open(Block::TableCell) => cell = i,
            Part::Close(Block::TableCell) => {
                if let Some((_, _, empty)) = &mut head
                    && column > 0
                    && document.plain(cell as u32..i as u32).trim().is_empty()
                {
                    *empty += 1;
                }
                column += 1;
            }
            Part::Close(Block::TableHead) => {
                if let Some((start, end, empty)) = head.take()
                    && empty > 0
                {
                    diagnostics.push(Diagnostic::new(&TABLE_HEAD).at(document.span(start, end)).with("count", empty));
                }
            }
            _ => {}
        }
    }
}
