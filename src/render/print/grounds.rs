//! What words stand on: fills and pictures of a page, in the order in which they are painted.

use crate::plan::UnitRgb;
use typst::layout::{Point, Rect, Size, Transform};
use typst::visualize::{Curve, CurveItem, FillRule, Geometry, Paint, Shape};
use typst_layout::Page;

/// Straight pieces that stand for one curved one.
const PIECES: usize = 8;

/// A painted area.
pub struct Ground<'f> {
    /// Around the area that is painted, on the page.
    pub bounds: Rect,
    /// Its colour; none for pictures, gradients and what one sees through.
    pub color: Option<UnitRgb>,
    outline: Option<(&'f Curve, Transform, FillRule)>,
}

impl<'f> Ground<'f> {
    /// The paper, or what fills the page.
    pub fn of_page(page: &Page, bounds: Rect) -> Ground<'f> {
        let color = page.fill_or_white().map_or(Some([1.0; 3]), |paint| color_of(&paint));
        Ground { bounds, color, outline: None }
    }

    /// A filled shape; none where nothing of it is painted.
    pub fn of_shape(shape: &'f Shape, here: Transform, clip: Option<Rect>) -> Option<Ground<'f>> {
        let color = color_of(shape.fill.as_ref()?);
        let (area, outline) = match &shape.geometry {
            Geometry::Rect(size) => (rect_of(*size, here), None),
            Geometry::Curve(curve) => {
                let area = shape.geometry.bbox(None);
                (turned(area, here), Some((curve, here, shape.fill_rule)))
            }
            Geometry::Line(_) => return None,
        };
        let bounds = cut(area, clip);
        (bounds.max.x > bounds.min.x && bounds.max.y > bounds.min.y).then_some(Ground { bounds, color, outline })
    }

    /// A picture.
    pub fn of_picture(bounds: Rect) -> Ground<'f> {
        Ground { bounds, color: None, outline: None }
    }

    /// Whether it is a rectangle.
    pub fn is_plain(&self) -> bool {
        self.outline.is_none()
    }

    /// Whether a point of the page is painted by it.
    pub fn covers(&self, point: Point) -> bool {
        let within =
            point.x >= self.bounds.min.x && point.x <= self.bounds.max.x && point.y >= self.bounds.min.y && point.y <= self.bounds.max.y;
        within && self.outline.as_ref().is_none_or(|(curve, here, rule)| is_inside(curve, *here, *rule, point))
    }
}

/// An opaque colour of a paint.
pub fn color_of(paint: &Paint) -> Option<UnitRgb> {
    let Paint::Solid(color) = paint else { return None };
    let color = color.to_rgb();
    (color.alpha > 0.99).then_some([color.red, color.green, color.blue].map(f64::from))
}

/// A size at its place on the page.
pub fn rect_of(size: Size, here: Transform) -> Rect {
    turned(Rect::new(Point::zero(), Point::new(size.x, size.y)), here)
}

/// Around a curve at its place on the page.
pub fn around_curve(curve: &Curve, here: Transform) -> Rect {
    turned(Geometry::Curve(curve.clone()).bbox(None), here)
}

/// The part of an area within another.
pub fn cut(area: Rect, clip: Option<Rect>) -> Rect {
    let Some(clip) = clip else { return area };
    let min = Point::new(area.min.x.max(clip.min.x), area.min.y.max(clip.min.y));
    Rect::new(min, Point::new(area.max.x.min(clip.max.x), area.max.y.min(clip.max.y)))
}

/// Around an area after a transformation.
fn turned(area: Rect, here: Transform) -> Rect {
    let corners = [(area.min.x, area.min.y), (area.max.x, area.min.y), (area.min.x, area.max.y), (area.max.x, area.max.y)];
    let points = corners.map(|(x, y)| Point::new(x, y).transform(here));
    let mut around = Rect::new(points[0], points[0]);
    for point in points {
        around.min = Point::new(around.min.x.min(point.x), around.min.y.min(point.y));
        around.max = Point::new(around.max.x.max(point.x), around.max.y.max(point.y));
    }
    around
}

/// Whether a point is inside an outline, by the number of edges that a ray from it crosses.
fn is_inside(curve: &Curve, here: Transform, rule: FillRule, point: Point) -> bool {
    let (px, py) = (point.x.to_pt(), point.y.to_pt());
    let (mut crossings, mut winding) = (0, 0);
    let mut edge = |from: (f64, f64), to: (f64, f64)| {
        if (from.1 > py) != (to.1 > py) && px < (to.0 - from.0) * (py - from.1) / (to.1 - from.1) + from.0 {
            crossings += 1;
            winding += if to.1 > from.1 { 1 } else { -1 };
        }
    };
    let on_page = |point: Point| {
        let point = point.transform(here);
        (point.x.to_pt(), point.y.to_pt())
    };
    let (mut start, mut now) = ((0.0, 0.0), (0.0, 0.0));
    for item in &curve.0 {
        match item {
            CurveItem::Move(to) => {
                edge(now, start);
                (start, now) = (on_page(*to), on_page(*to));
            }
            CurveItem::Line(to) => {
                edge(now, on_page(*to));
                now = on_page(*to);
            }
            CurveItem::Cubic(a, b, to) => {
                let (from, a, b, to) = (now, on_page(*a), on_page(*b), on_page(*to));
                for piece in 1..=PIECES {
                    let t = piece as f64 / PIECES as f64;
                    let u = 1.0 - t;
                    let mix = |f: f64, a: f64, b: f64, c: f64| u * u * u * f + 3.0 * u * u * t * a + 3.0 * u * t * t * b + t * t * t * c;
                    let next = (mix(from.0, a.0, b.0, to.0), mix(from.1, a.1, b.1, to.1));
                    edge(now, next);
                    now = next;
                }
            }
            CurveItem::Close => {
                edge(now, start);
                now = start;
            }
        }
    }
    edge(now, start);
    match rule {
        FillRule::NonZero => winding != 0,
        FillRule::EvenOdd => crossings % 2 == 1,
    }
}
