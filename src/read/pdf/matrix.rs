//! Transformations of the plane, as PDF writes them.

use lopdf::{Dictionary, Document, Object};

/// A transformation of the plane.
pub type PdfMatrix = [f32; 6];
/// The transformation that changes nothing.
pub const IDENTITY: PdfMatrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
pub fn times(a: PdfMatrix, b: PdfMatrix) -> PdfMatrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// Where a point comes to lie.
pub fn moved(x: f32, y: f32, by: PdfMatrix) -> (f32, f32) {
    (x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5])
}

/// A point seen by one who reads what is written after this many quarter turns to the left.
pub fn turned(x: f32, y: f32, turns: u8) -> (f32, f32) {
    match turns % 4 {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    }
}

/// The numbers of a list in a dictionary.
pub fn numbers<const N: usize>(dictionary: &Dictionary, key: &[u8], document: &Document) -> Option<[f32; N]> {
    let list = dictionary.get_deref(key, document).and_then(Object::as_array).ok().filter(|list| list.len() >= N)?;
    let mut out = [0.0; N];
    for (place, value) in out.iter_mut().zip(list) {
        *place = document.dereference(value).ok()?.1.as_float().ok()?;
    }
    Some(out)
}
