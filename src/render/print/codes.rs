//! QR codes on paper: one curve for all dark modules, each one point wide, which keeps coordinates short. Drawing them in Rust is faster than in a
//! template, and every place has its own codes.

use crate::render::qr::{Matrix, QUIET};
use typst::foundations::{Content, Dict, IntoValue, NativeElement, Packed};
use typst::layout::{Abs, Axes, Rel};
use typst::visualize::{Color, CurveClose, CurveComponent, CurveElem, CurveLine, CurveMove};

/// `unit`: the size of a module when the code with its quiet zone is `width` wide; `curve`: the dark modules, one point each. None when the text is empty or too long for a code.
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
