//! Exports laid-out pages: tagged PDF for the web, PDF for print shops, pictures for messengers.

use super::faults::fault;
use super::print_shop::{PressTools, for_print_shops};
use super::snapshot::snapshot;
use crate::plan::{Imposition, Job, JobVariant, Paper, Product};
use crate::render::PlaceViews;
use image::codecs::{
    jpeg::{JpegEncoder, PixelDensity},
    png,
};
use image::{ExtendedColorType, ImageEncoder};
use std::io::Cursor;
use typst::diag::SourceResult;
use typst::foundations::{Datetime, Smart};
use typst::layout::Abs;
use typst::utils::Scalar;
use typst::visualize::Color;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;

/// Gap between the pages of a picture, in points.
const GAP: f64 = 12.0;
/// Longest side of a page picture, in dots.
const LONGEST: f64 = 2000.0;
/// JPEG quality of pictures for print shops and Zalo.
const QUALITY: u8 = 85;

/// Sets title, publisher and date after layout: set by the template they would prevent reuse of layout results between places.
pub fn describe(document: &mut PagedDocument, paper: &Paper, job: &Job, views: &PlaceViews) {
    let about = views.description(job);
    let info = document.info_mut();
    // The title of a scaled-down page names its scale.
    let scale = paper.sizes.get(job.size as usize).map_or(1.0, |size| size.scale);
    info.title = Some(if scale > 1.0 { format!("{} (1:{scale})", about.title).into() } else { about.title.as_str().into() });
    info.author = vec![about.publisher.as_str().into()];
    info.date = Smart::Custom(Datetime::from_ymd(about.date.year().into(), about.date.month() as u8, about.date.day() as u8));
}

/// The bytes of a job's file.
pub fn export(document: &PagedDocument, product: &Product, paper: &Paper, job: &Job, tools: &PressTools) -> SourceResult<Vec<u8>> {
    if let "png" | "jpg" = &*product.format {
        let scale = paper.sizes.get(job.size as usize).map_or(1.0, |s| s.scale);
        return picture(document, paper, scale, &product.format);
    }
    let imposed = match paper.imposition {
        Imposition::None => None,
        Imposition::TwoUp => Some(super::impose::two_up(document)),
        Imposition::Booklet => Some(super::impose::booklet(document)),
    };
    let sheets = imposed.as_ref().unwrap_or(document);
    match job.variant {
        JobVariant::Web => pdf(sheets, job, imposed.is_none()),
        JobVariant::Picture => snapshot(sheets),
        JobVariant::Press => for_print_shops(document, pdf(document, job, false)?, paper, job, tools),
    }
}

/// The number of pages of the file; 0 for pictures.
pub fn pages(document: &PagedDocument, product: &Product, paper: &Paper, job: &Job) -> u32 {
    let pages = document.pages().len() as u32;
    match (&*product.format, paper.imposition) {
        _ if job.variant == JobVariant::Picture => 0,
        ("pdf", Imposition::Booklet) => pages.next_multiple_of(4) / 2,
        ("pdf", _) => pages,
        _ => 0,
    }
}

/// A PDF. `tagged`: PDF/UA-1 and PDF/A-2a. Imposed sheets have no reading order and are not tagged, nor are files for print shops.
fn pdf(document: &PagedDocument, job: &Job, tagged: bool) -> SourceResult<Vec<u8>> {
    let standards = if tagged { PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]) } else { PdfStandards::new(&[]) };
    let options = PdfOptions {
        ident: Smart::Custom(job.path.to_string()),
        creator: Smart::Custom(Some("loa".into())),
        standards: standards.map_err(|error| fault(error.message().as_str()))?,
        tagged,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(document, &options)
}

/// All pages below each other at their printed size. A banner of six metres takes about 100 MB of pixels, so they are not copied.
fn picture(document: &PagedDocument, paper: &Paper, scale: f64, format: &str) -> SourceResult<Vec<u8>> {
    let options = RenderOptions { pixel_per_pt: Scalar::new(paper.dpi * scale / 72.0), render_bleed: false };
    let pixels = match document.pages() {
        [page] => typst_render::render(page, &options),
        _ => typst_render::render_merged(document, &options, Abs::pt(GAP), Some(Color::from_u8(220, 220, 220, 255))),
    };
    let (width, height) = (pixels.width(), pixels.height());
    let rgb = opaque(pixels.take());
    let mut out = Cursor::new(Vec::new());
    let written = match format {
        "jpg" => {
            let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
            encoder.set_pixel_density(PixelDensity::dpi(paper.dpi.round().min(f64::from(u16::MAX)) as u16));
            encoder.write_image(&rgb, width, height, ExtendedColorType::Rgb8)
        }
        _ => png::PngEncoder::new_with_quality(&mut out, png::CompressionType::Default, png::FilterType::Adaptive).write_image(
            &rgb,
            width,
            height,
            ExtendedColorType::Rgb8,
        ),
    };
    written.map_err(|error| fault(&error.to_string()))?;
    Ok(out.into_inner())
}

/// Each page as a PNG, compressed for speed; no side is longer than `LONGEST` dots.
pub fn pictures(document: &PagedDocument, dpi: f64) -> SourceResult<Vec<Vec<u8>>> {
    document.pages().iter().map(|page| look(page, |side| (dpi / 72.0).min(LONGEST / side))).collect()
}

/// The first page as a PNG whose longer side has `dots` dots.
pub fn cover(document: &PagedDocument, dots: f64) -> Option<Vec<u8>> {
    look(document.pages().first()?, |side| dots / side).ok()
}

/// A page as a PNG; `scale` gives dots per point from the longer side of the page in points.
fn look(page: &typst_layout::Page, scale: impl Fn(f64) -> f64) -> SourceResult<Vec<u8>> {
    let side = page.frame.width().max(page.frame.height()).to_pt();
    let options = RenderOptions { pixel_per_pt: Scalar::new(scale(side.max(1.0))), render_bleed: false };
    let pixels = typst_render::render(page, &options);
    let (width, height) = (pixels.width(), pixels.height());
    let mut out = Vec::new();
    let encoder = png::PngEncoder::new_with_quality(&mut out, png::CompressionType::Fast, png::FilterType::Sub);
    encoder.write_image(&opaque(pixels.take()), width, height, ExtendedColorType::Rgb8).map_err(|error| fault(&error.to_string()))?;
    Ok(out)
}

/// Drops the alpha channel of RGBA pixels. Pages are opaque, so premultiplied colours are plain colours.
fn opaque(mut pixels: Vec<u8>) -> Vec<u8> {
    for i in 0..pixels.len() / 4 {
        pixels.copy_within(4 * i..4 * i + 3, 3 * i);
    }
    pixels.truncate(pixels.len() / 4 * 3);
    pixels
}
