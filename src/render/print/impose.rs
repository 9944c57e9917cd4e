//! Imposition: laid-out pages on larger sheets, for cutting or for folding and stapling.

use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, Point, Sides, Size};
use typst::model::Document;
use typst_layout::{Page, PagedDocument};

/// Every page twice, side by side.
pub fn two_up(document: &PagedDocument) -> PagedDocument {
    let sheets = document.pages().iter().map(|page| sheet(&page.frame, &page.frame));
    PagedDocument::new(sheets.collect(), document.info().clone())
}

/// Pages in the order of a saddle-stitched booklet: sheets printed on both sides and folded in the middle. Blank pages fill the last sheet.
pub fn booklet(document: &PagedDocument) -> PagedDocument {
    let pages = document.pages();
    let Some(first) = pages.first() else { return document.clone() };
    let blank = Frame::hard(first.frame.size());
    let page = |i: usize| pages.get(i).map_or(&blank, |p| &p.frame);
    let count = pages.len().next_multiple_of(4);
    let sides = (0..count / 4).flat_map(|k| [(count - 1 - 2 * k, 2 * k), (2 * k + 1, count - 2 - 2 * k)]);
    PagedDocument::new(sides.map(|(left, right)| sheet(page(left), page(right))).collect(), document.info().clone())
}

fn sheet(left: &Frame, right: &Frame) -> Page {
    let size = left.size();
    let mut frame = Frame::hard(Size::new(size.x * 2.0, size.y));
    frame.push_frame(Point::zero(), plain(left));
    frame.push_frame(Point::new(size.x, Abs::zero()), plain(right));
    Page { frame, bleed: Sides::splat(Abs::zero()), fill: Smart::Auto, numbering: None, supplement: Default::default(), number: 1 }
}

/// A frame without tags and links, whose targets are on other sheets after imposition.
fn plain(frame: &Frame) -> Frame {
    let mut frame = frame.clone();
    strip(&mut frame);
    frame
}

fn strip(frame: &mut Frame) {
    frame.retain(|item| match item {
        FrameItem::Tag(_) | FrameItem::Link(..) => false,
        FrameItem::Group(group) => {
            strip(&mut group.frame);
            true
        }
        _ => true,
    });
}
