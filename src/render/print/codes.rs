//! QR codes on paper: one curve for all dark modules, a module one point wide, so that its numbers are short. Drawn here and not by a template, since every
//! ward has codes of its own.

use crate::render::qr::{Matrix, QUIET};
use typst::foundations::{Content, Dict, IntoValue, NativeElement, Packed};
use typst::layout::{Abs, Axes, Rel};
use typst::visualize::{Color, CurveClose, CurveComponent, CurveElem, CurveLine, CurveMove};

/// How large a module is when the code is `width` wide with its quiet zone, and the curve before it is scaled to that. None when the text is longer than a code can hold.
pub fn drawn(text: &str, width: Abs) -> Option<Dict> {
    let matrix = Matrix::of(text).filter(|_| !text.is_empty())?;
    let unit = width / (matrix.side + 2 * QUIET) as f64;
    let mut found = Dict::new();
    found.insert("unit".into(), unit.into_value());
    found.insert("curve".into(), curve(&matrix).into_value());
    Some(found)
}

fn curve(matrix: &Matrix) -> Content {
    let mut components = Vec::new();
    for (row, column, length) in matrix.runs() {
        let at = |x: usize, y: usize| Axes::new(x, y).map(|n| Rel::from(Abs::pt((n + QUIET) as f64)));
        let line = |x, y| CurveComponent::Line(Packed::new(CurveLine::new(at(x, y))));
        components.push(CurveComponent::Move(Packed::new(CurveMove::new(at(column, row)))));
        components.extend([line(column + length, row), line(column + length, row + 1), line(column, row + 1)]);
        components.push(CurveComponent::Close(Packed::new(CurveClose::new())));
    }
    CurveElem::new(components).with_fill(Some(Color::BLACK.into())).pack()
}
