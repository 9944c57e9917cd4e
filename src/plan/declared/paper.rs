//! Paper: sizes, bleed, folds and the limits of print of the sheets, cards and banners that a product makes.

use std::sync::Arc;

/// Points in a millimetre.
pub const MM: f64 = 72.0 / 25.4;

/// The paper a product is printed on. Lengths are in points of the printed thing: after scaling, at its real size.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// At least one.
    pub sizes: Vec<PaperSize>,
    /// How far colour runs over the trimmed edge.
    pub bleed: f64,
    /// Folds of the outside, from its left edge. The inside is the mirror image.
    pub folds: Vec<f64>,
    /// How many pages it must have; none for any number.
    pub pages: Option<usize>,
    /// Smaller letters are reported.
    pub smallest_text: f64,
    /// Pictures with fewer dots per inch are reported.
    pub lowest_dpi: f64,
    /// Dots per inch of pictures of the pages (`format: png`, `jpg`).
    pub dpi: f64,
    /// How pages are put on larger sheets.
    pub imposition: Imposition,
}

/// One of the sizes a product is made in.
#[derive(Clone, Debug, PartialEq)]
pub struct PaperSize {
    /// Stands for `{size}` in paths. Empty where there is only one size.
    pub name: Arc<str>,
    /// Width of the page as made, in points.
    pub width: f64,
    /// Height of the page as made, in points.
    pub height: f64,
    /// The printed thing is this many times larger than the page.
    pub scale: f64,
}

/// How pages are put on larger sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imposition {
    /// One page a sheet.
    None,
    /// Every page twice, side by side, to cut apart.
    TwoUp,
    /// In the order of a booklet that is folded and stapled in the middle.
    Booklet,
}

impl Paper {
    /// The index of the size with this name.
    pub fn size_named(&self, name: &str) -> Option<u8> {
        self.sizes.iter().position(|s| *s.name == *name).map(|i| i as u8)
    }
}
