//! Finds what is printed over something else: words over words, words that leave their box, words hard to read on their ground, colour that ends at the cut.

use super::grounds::{Ground, around_curve, cut, rect_of};
use crate::plan::contrast_ratio as ratio;
use std::collections::BTreeSet;
use typst::layout::{Abs, Frame, FrameItem, FrameKind, Point, Rect, Size, Transform};
use typst::text::TextItem;
use typst_layout::Page;

/// Letters from this size on, in points of the printed thing, need less contrast (WCAG 2.2, success criterion 1.4.3).
const LARGE: f64 = 14.0;
/// The least contrast of running text, and of large letters.
const LEAST: [f64; 2] = [4.5, 3.0];
/// Smaller areas at the edge are no ground that somebody would miss, in points.
const SMALLEST_GROUND: f64 = 30.0;

/// What happens to some words, or to a fill.
pub enum Collision<'f> {
    /// Words stand on other words.
    Over { words: &'f TextItem, others: &'f TextItem },
    /// Words leave their box by so many points.
    Beyond { words: &'f TextItem, by: f64 },
    /// Words have too little contrast with what is below them.
    Faint { words: &'f TextItem, ratio: f64, least: f64 },
    /// A fill ends at the edge of the sheet: after cutting, paper may show there.
    Cut,
}

/// Words on a page.
struct PrintedWord<'f> {
    text: &'f TextItem,
    /// Between the baseline and half the size above it: where letters surely are.
    band: Rect,
}

/// Walks the frames of a page in the order in which they are painted.
struct PaintWalker<'f> {
    scale: f64,
    bleed: f64,
    page: Size,
    words: Vec<PrintedWord<'f>>,
    grounds: Vec<Ground<'f>>,
    found: Vec<Collision<'f>>,
}

/// What is around a frame.
#[derive(Clone, Copy)]
struct PaintContext {
    transform: Transform,
    /// What is outside is not painted.
    clip: Option<Rect>,
    /// The innermost box.
    held: Rect,
}

/// What collides on a page. `bleed`: how far colour must run over the edge, in points of the page.
pub fn collisions(page: &Page, scale: f64, bleed: f64) -> Vec<Collision<'_>> {
    let size = page.frame.size();
    let whole = Rect::new(Point::zero(), Point::new(size.x, size.y));
    let mut walker = PaintWalker { scale, bleed, page: size, words: Vec::new(), grounds: Vec::new(), found: Vec::new() };
    walker.grounds.push(Ground::of_page(page, whole));
    walker.frame(&page.frame, PaintContext { transform: Transform::identity(), clip: None, held: whole });
    walker.overlaps();
    walker.found
}

impl<'f> PaintWalker<'f> {
    fn frame(&mut self, frame: &'f Frame, around: PaintContext) {
        for (position, item) in frame.items() {
            let here = around.transform.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    let inside = here.pre_concat(group.transform);
                    let bounds = rect_of(group.frame.size(), inside);
                    let clip = group.clip.as_ref().map_or(around.clip, |clip| Some(cut(around_curve(clip, inside), around.clip)));
                    let held = if group.frame.kind() == FrameKind::Hard || group.clip.is_some() { bounds } else { around.held };
                    self.frame(&group.frame, PaintContext { transform: inside, clip, held });
                }
                FrameItem::Text(text) => self.text(text, PaintContext { transform: here, ..around }),
                FrameItem::Shape(shape, _) => {
                    if let Some(ground) = Ground::of_shape(shape, here, around.clip) {
                        if ground.is_plain() {
                            self.edge(&ground);
                        }
                        self.grounds.push(ground);
                    }
                }
                FrameItem::Image(_, size, _) => {
                    let ground = Ground::of_picture(cut(rect_of(*size, here), around.clip));
                    self.edge(&ground);
                    self.grounds.push(ground);
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &'f TextItem, around: PaintContext) {
        let here = around.transform;
        let turned = here.kx.get().abs() > 1e-6 || here.ky.get().abs() > 1e-6;
        if turned || !text.text.chars().any(char::is_alphanumeric) {
            return;
        }
        let at = |x: Abs, y: Abs| Point::new(x, y).transform(here);
        let band = Rect::new(at(Abs::zero(), -text.size * 0.5), at(text.width(), Abs::zero()));
        let size = text.size.to_pt() * here.sy.get().abs();
        // Lines hang a little over at their ends.
        let over = (around.held.min.x - band.min.x).max(band.max.x - around.held.max.x).to_pt() - size * 0.12;
        let above = (around.held.min.y - band.min.y).max(band.max.y - around.held.max.y).to_pt() - size * 0.1;
        let by = over.max(above);
        if by > 0.5 {
            self.found.push(Collision::Beyond { words: text, by });
        }
        self.contrast(text, band, size * self.scale);
        self.words.push(PrintedWord { text, band });
    }

    fn contrast(&mut self, text: &'f TextItem, band: Rect, size: f64) {
        let Some(ink) = super::grounds::color_of(&text.fill) else { return };
        let least = LEAST[usize::from(size >= LARGE)];
        let middle = (band.min.y + band.max.y) / 2.0;
        let wide = band.max.x - band.min.x;
        let below = |part: f64| {
            let point = Point::new(band.min.x + wide * part, middle);
            self.grounds.iter().rev().find(|ground| ground.covers(point)).and_then(|ground| ground.color)
        };
        let ratios = [0.1, 0.5, 0.9].into_iter().filter_map(below).map(|ground| ratio(ink, ground));
        let lowest = ratios.fold(f64::INFINITY, f64::min);
        if lowest + 0.05 < least {
            self.found.push(Collision::Faint { words: text, ratio: lowest, least });
        }
    }

    /// A fill that reaches the edge must run over it by the bleed.
    fn edge(&mut self, ground: &Ground<'f>) {
        let (area, page) = (ground.bounds, self.page);
        let (wide, high) = ((area.max.x - area.min.x).to_pt(), (area.max.y - area.min.y).to_pt());
        let same = ground.color.is_some() && self.grounds.first().is_some_and(|page| page.color == ground.color);
        if self.bleed <= 0.0 || same || wide.max(high) < SMALLEST_GROUND || wide.min(high) < 2.0 {
            return;
        }
        let sides = [-area.min.x, -area.min.y, area.max.x - page.x, area.max.y - page.y];
        if sides.into_iter().any(|over| over.to_pt() > -1.0 && over.to_pt() < self.bleed - 0.5) {
            self.found.push(Collision::Cut);
        }
    }

    /// Pairs of words that stand on each other, each word in one pair at most.
    fn overlaps(&mut self) {
        let mut order: Vec<usize> = (0..self.words.len()).collect();
        order.sort_by(|a, b| self.words[*a].band.min.y.cmp(&self.words[*b].band.min.y));
        let mut told = BTreeSet::new();
        for (n, i) in order.iter().enumerate() {
            let one = &self.words[*i];
            for j in &order[n + 1..] {
                let other = &self.words[*j];
                if other.band.min.y >= one.band.max.y {
                    break;
                }
                let deep = one.band.max.y.min(other.band.max.y) - one.band.min.y.max(other.band.min.y);
                let wide = one.band.max.x.min(other.band.max.x) - one.band.min.x.max(other.band.min.x);
                let size = one.text.size.min(other.text.size).to_pt();
                if deep.to_pt() > size * 0.05 && wide.to_pt() > size * 0.2 && told.insert(*i.max(j)) {
                    // The later one is printed over the earlier one.
                    let (words, others) = if i > j { (one, other) } else { (other, one) };
                    self.found.push(Collision::Over { words: words.text, others: others.text });
                }
            }
        }
    }
}
