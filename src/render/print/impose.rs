//! Imposition: laid-out pages on larger sheets, for cutting or for folding and stapling.

use typst::foundations::Smart;
use typst::layout::{Abs, Frame, FrameItem, Point, Sides, Size};
use typst::model::Document;
use typst::visualize::Curve;
use typst_layout::{Page, PagedDocument};

/// How thick a sheet of office paper of 80 g/m² is, in millimetres.
const THICK: f64 = 0.1;

/// Every page twice, side by side.
pub fn two_up(document: &PagedDocument) -> PagedDocument {
    let sheets = document.pages().iter().map(|page| sheet(&page.frame, &page.frame, Abs::zero()));
    PagedDocument::new(sheets.collect(), document.info().clone())
}

/// Pages in the order of a saddle-stitched booklet: sheets printed on both sides and folded in the middle. Blank pages fill the last sheet. Folded sheets
/// push those within outwards (creep), so pages stand nearer to the fold the farther within they are: margins are even once the edge is cut.
pub fn booklet(document: &PagedDocument) -> PagedDocument {
    let pages = document.pages();
    let Some(first) = pages.first() else { return document.clone() };
    let blank = Frame::hard(first.frame.size());
    let page = |i: usize| pages.get(i).map_or(&blank, |p| &p.frame);
    let count = pages.len().next_multiple_of(4);
    let sides = (0..count / 4).flat_map(|k| [(k, count - 1 - 2 * k, 2 * k), (k, 2 * k + 1, count - 2 - 2 * k)]);
    let creep = |k: usize| Abs::mm(THICK * k as f64);
    PagedDocument::new(sides.map(|(k, left, right)| sheet(page(left), page(right), creep(k))).collect(), document.info().clone())
}

/// Two pages side by side, each so much nearer to the fold. What would run over the fold is cut off.
fn sheet(left: &Frame, right: &Frame, creep: Abs) -> Page {
    let size = left.size();
    let half = |page: &Frame, moved: Abs| {
        if moved == Abs::zero() {
            return plain(page);
        }
        let mut half = Frame::hard(size);
        half.push_frame(Point::new(moved, Abs::zero()), plain(page));
        half.clip(Curve::rect(size));
        half
    };
    let mut frame = Frame::hard(Size::new(size.x * 2.0, size.y));
    frame.push_frame(Point::zero(), half(left, creep));
    frame.push_frame(Point::new(size.x, Abs::zero()), half(right, -creep));
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

#[cfg(test)]
mod tests {
    use super::{THICK, booklet};
    use typst::foundations::Smart;
    use typst::layout::{Abs, Frame, FrameItem, Point, Sides, Size, Transform};
    use typst_layout::{Page, PagedDocument};

    /// Where the content of each half of a sheet begins, in millimetres from the left edge of that half.
    fn moved(frame: &Frame, from: f64) -> Vec<f64> {
        let mut found = Vec::new();
        for (at, item) in frame.items() {
            let FrameItem::Group(group) = item else { continue };
            let here = from + (at.x + group.transform.tx).to_mm();
            let within = moved(&group.frame, here);
            found.extend(if within.is_empty() { vec![here] } else { within });
        }
        found
    }

    #[test]
    fn inner_sheets_stand_nearer_to_the_fold() {
        let size = Size::new(Abs::mm(100.0), Abs::mm(150.0));
        let page = |_| {
            let mut frame = Frame::hard(size);
            frame.push_frame(Point::zero(), Frame::hard(size));
            frame.transform(Transform::identity());
            Page { frame, bleed: Sides::splat(Abs::zero()), fill: Smart::Auto, numbering: None, supplement: Default::default(), number: 1 }
        };
        let folded = booklet(&PagedDocument::new((0..10).map(page).collect(), Default::default()));
        // Ten pages take three sheets, six sides.
        assert_eq!(folded.pages().len(), 6);
        for (side, page) in folded.pages().iter().enumerate() {
            let creep = THICK * (side / 2) as f64;
            for at in moved(&page.frame, 0.0) {
                let off = if at < 50.0 { at } else { 100.0 - at };
                assert!((off - creep).abs() < 1e-6 || off.abs() < 1e-6 && side < 2, "side {side}: {at}");
            }
        }
    }
}
