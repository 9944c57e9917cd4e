//! Texts of PDF files (ISO 32000) page by page, and what could not be read of them.

mod font;
mod gap;
mod layout;
mod matrix;
mod page;

use super::zip_limits::{DAMAGED, OTHER_FORMAT};
use font::FontCache;
use gap::MAX_CONTENT;
pub use gap::PageGap;
use layout::{PlacedText, Rules, paragraphs};
use lopdf::{Dictionary, Document, Object, ObjectId};
use page::{PageBudget, PageReader};
use std::collections::BTreeMap;

/// Most pages that are read.
pub const MAX_PAGES: usize = 2000;
/// Most operations of a file: what comes behind them is named, not read.
const MAX_OPERATIONS: usize = 30_000_000;
/// Fewer letters in a whole file are no text.
const FEW_LETTERS: usize = 12;
/// A picture over most of a page with fewer letters than this is the photo of a sheet; a stamp of its signature has some.
const LETTERS_OF_A_STAMP: usize = 250;
/// Signs without a meaning that a page may have: bullets and ornaments.
const FEW_SIGNS: usize = 5;

/// The text of a PDF file.
#[derive(Debug, Default)]
pub struct PdfText {
    /// The paragraphs of each page.
    pub pages: Vec<Vec<String>>,
    /// The numbers of pages that were not read, or not as a whole.
    pub unread: BTreeMap<PageGap, Vec<usize>>,
}

/// Reads a file.
///
/// # Errors
/// The reason, a word of the message `cannot-read`.
pub fn read_pdf(bytes: &[u8]) -> Result<PdfText, String> {
    if memchr::memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").is_none() {
        return Err(OTHER_FORMAT.to_string());
    }
    // A reader of foreign files: a fault in it is a fault of the file.
    std::panic::catch_unwind(|| read_pages(bytes)).unwrap_or_else(|_| Err(DAMAGED.to_string()))
}

fn read_pages(bytes: &[u8]) -> Result<PdfText, String> {
    let mut document = Document::load_mem(bytes).map_err(|_| DAMAGED.to_string())?;
    if document.is_encrypted() && document.decrypt("").is_err() {
        return Err("protected".to_string());
    }
    let ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    let mut text = PdfText::default();
    let mut budget = PageBudget { fonts: FontCache::default(), operations: MAX_OPERATIONS };
    for (no, id) in ids.iter().take(MAX_PAGES).enumerate() {
        let page = read_page(&document, *id, &mut budget);
        for gap in page.gaps {
            text.unread.entry(gap).or_default().push(no + 1);
        }
        text.pages.push(page.paragraphs);
    }
    if ids.len() > MAX_PAGES {
        text.unread.insert(PageGap::Beyond, (MAX_PAGES + 1..=ids.len()).collect());
    }
    if text.pages.iter().map(|page| letters(page)).sum::<usize>() < FEW_LETTERS {
        let first = text.unread.keys().find(|gap| **gap != PageGap::Picture);
        return Err(match first {
            Some(PageGap::Codes) => "no-letters",
            Some(PageGap::Big) => "unpacks-too-much",
            Some(PageGap::Damaged) => DAMAGED,
            _ => "no-text",
        }
        .to_string());
    }
    join_over_pages(&mut text.pages);
    Ok(text)
}

/// Joins paragraphs that go on over the end of a page.
fn join_over_pages(pages: &mut [Vec<String>]) {
    for no in 1..pages.len() {
        let goes_on = |last: &String| !last.ends_with(['.', ':', ';', '!', '?', '”', ')']);
        let is_rest = |first: &String| first.starts_with(|c: char| c.is_lowercase());
        if pages[no - 1].last().is_some_and(goes_on) && pages[no].first().is_some_and(is_rest) {
            let rest = pages[no].remove(0);
            if let Some(last) = pages[no - 1].last_mut() {
                last.push(' ');
                last.push_str(&rest);
            }
        }
    }
}

fn letters(paragraphs: &[String]) -> usize {
    paragraphs.iter().flat_map(|text| text.chars()).filter(|c| c.is_alphanumeric()).count()
}

/// What was read of a page.
struct ReadPage {
    paragraphs: Vec<String>,
    gaps: Vec<PageGap>,
}

fn read_page<'d>(document: &'d Document, id: ObjectId, budget: &mut PageBudget<'d>) -> ReadPage {
    let mut page = PageReader::new(document, budget);
    let (own, inherited) = document.get_page_resources(id).unwrap_or_default();
    let resources: Vec<&Dictionary> =
        own.into_iter().chain(inherited.into_iter().filter_map(|id| document.get_dictionary(id).ok())).collect();
    match document.get_page_content_with_limit(id, MAX_CONTENT) {
        Ok(content) => page.read(content, &resources, matrix::IDENTITY, 0),
        Err(_) => page.gaps.push(PageGap::Big),
    }
    page.read_annotations(id);
    let pictures = page.pictures / page_area(document, id);
    let (has_drawing, has_unknown_signs) = (page.drawn > 40, page.unknown_signs > FEW_SIGNS);
    let (pieces, rules, mut gaps) = (page.pieces, page.rules, page.gaps);
    let paragraphs = all_directions(pieces, rules);
    let letters = letters(&paragraphs);
    if has_unknown_signs {
        gaps.push(PageGap::Codes);
    } else if gaps.is_empty()
        && ((pictures > 0.6 && letters < LETTERS_OF_A_STAMP) || (letters < FEW_LETTERS && (pictures > 0.05 || has_drawing)))
    {
        gaps.push(PageGap::Picture);
    }
    gaps.sort_unstable();
    gaps.dedup();
    ReadPage { paragraphs, gaps }
}

/// The paragraphs of all directions in which a page is written, first those of the most used.
fn all_directions(pieces: Vec<PlacedText>, rules: Rules) -> Vec<String> {
    let mut groups: BTreeMap<u8, Vec<PlacedText>> = BTreeMap::new();
    for piece in pieces {
        groups.entry(piece.turns).or_default().push(piece);
    }
    let mut groups: Vec<(u8, Vec<PlacedText>)> = groups.into_iter().collect();
    let size = |group: &[PlacedText]| group.iter().map(|piece| piece.words.len()).sum::<usize>();
    groups.sort_by_key(|(turns, group)| (std::cmp::Reverse(size(group)), *turns));
    groups.into_iter().flat_map(|(turns, group)| paragraphs(group, &rules.turned(turns))).collect()
}

/// The area of a page in square points.
fn page_area(document: &Document, id: ObjectId) -> f32 {
    const A4: f32 = 595.0 * 842.0;
    let mut at = document.get_dictionary(id).ok();
    for _ in 0..20 {
        let Some(node) = at else { break };
        if let Ok(list) = node.get_deref(b"MediaBox", document).and_then(Object::as_array) {
            let n = |no: usize| {
                list.get(no).and_then(|o| document.dereference(o).ok()).and_then(|(_, o)| o.as_float().ok()).unwrap_or_default()
            };
            return Some(((n(2) - n(0)) * (n(3) - n(1))).abs()).filter(|area| *area > 1.0).unwrap_or(A4);
        }
        at = node.get_deref(b"Parent", document).and_then(Object::as_dict).ok();
    }
    A4
}
