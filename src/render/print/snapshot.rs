//! A picture of all pages, small enough to forward on a telephone: 256 colours, and the resolution that the size limit allows.

use super::faults::fault;
use super::palette::Palette;
use typst::diag::SourceResult;
use typst::utils::Scalar;
use typst_layout::{Page, PagedDocument};
use typst_render::RenderOptions;

/// Size limit in bytes: Zalo does not recompress smaller pictures, and slow connections load them in seconds.
const MOST_BYTES: usize = 300_000;
/// Highest resolution in dots per inch, and the most dots of the longest side; telephones show no more.
const DPI: f64 = 120.0;
const LONGEST: f64 = 1800.0;
/// Documents with more pages show the first page only.
const MOST_PAGES: usize = 4;
/// Gap between pages in dots, and its colour.
const GAP: usize = 16;
const BETWEEN: [u8; 3] = [220; 3];
/// Bytes grow with the resolution to about this power, between edges (1) and areas (2). `AIM` leaves some room below the limit.
const GROWTH: f64 = 1.25;
const AIM: f64 = 0.97;

/// The pages below each other as a PNG of at most `MOST_BYTES`.
pub fn snapshot(document: &PagedDocument) -> SourceResult<Vec<u8>> {
    let pages = match document.pages() {
        [first, ..] if document.pages().len() > MOST_PAGES => std::slice::from_ref(first),
        pages => pages,
    };
    let sides = pages.iter().map(|page| page.frame.width().max(page.frame.height()).to_pt());
    let mut dpi = DPI.min(LONGEST * 72.0 / sides.fold(1.0, f64::max));
    loop {
        let bytes = png(pages, dpi / 72.0)?;
        if bytes.len() <= MOST_BYTES {
            return Ok(bytes);
        }
        dpi *= AIM * (MOST_BYTES as f64 / bytes.len() as f64).powf(1.0 / GROWTH);
    }
}

fn png(pages: &[Page], scale: f64) -> SourceResult<Vec<u8>> {
    let options = RenderOptions { pixel_per_pt: Scalar::new(scale), render_bleed: false };
    let pages: Vec<_> = pages.iter().map(|page| typst_render::render(page, &options)).collect();
    let width = pages.iter().map(|page| page.width() as usize).max().unwrap_or(1);
    let height = pages.iter().map(|page| page.height() as usize).sum::<usize>() + GAP * pages.len().saturating_sub(1);
    let palette = Palette::of(pages.iter().map(|page| page.data()), BETWEEN);
    let between = palette.number(BETWEEN);
    let mut pixels = Vec::with_capacity(width * height);
    for (no, page) in pages.iter().enumerate() {
        if no > 0 {
            pixels.resize(pixels.len() + GAP * width, between);
        }
        for row in page.data().chunks_exact(page.width() as usize * 4) {
            palette.numbers(row, &mut pixels);
            pixels.resize(pixels.len() + width - page.width() as usize, between);
        }
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width as u32, height as u32);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.colors.concat());
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&pixels));
    written.map_err(|error| fault(&error.to_string()))?;
    Ok(out)
}
