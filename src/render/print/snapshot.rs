//! A picture of all pages, small enough to forward on a telephone: few colours, and no more dots than the bytes allow.

use super::export::fault;
use rustc_hash::FxHashMap;
use typst::diag::SourceResult;
use typst::layout::Abs;
use typst::model::Document;
use typst::utils::Scalar;
use typst::visualize::Color;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

/// The most bytes it may have: what Zalo forwards without spoiling it, and what a slow connection loads at once.
const MOST_BYTES: usize = 300_000;
/// Dots per inch of the page where the bytes allow it, and dots of its longest side: a telephone shows no more.
const DPI: f64 = 120.0;
const LONGEST: f64 = 1800.0;
/// Of more pages than these only the first is shown.
const MOST_PAGES: usize = 4;
/// Between pages, in dots.
const GAP: f64 = 16.0;

/// The pages below each other as a PNG of at most `MOST_BYTES`.
pub fn snapshot(document: &PagedDocument) -> SourceResult<Vec<u8>> {
    let shown = match document.pages() {
        [first, ..] if document.pages().len() > MOST_PAGES => &PagedDocument::new([first.clone()].into(), document.info().clone()),
        _ => document,
    };
    let sides = shown.pages().iter().map(|page| page.frame.width().max(page.frame.height()).to_pt());
    let mut dpi = DPI.min(LONGEST * 72.0 / sides.fold(1.0, f64::max));
    loop {
        let bytes = png(shown, dpi / 72.0)?;
        if bytes.len() <= MOST_BYTES {
            return Ok(bytes);
        }
        // Bytes grow with the area.
        dpi *= (MOST_BYTES as f64 / bytes.len() as f64).sqrt().min(0.9);
    }
}

fn png(document: &PagedDocument, scale: f64) -> SourceResult<Vec<u8>> {
    let options = RenderOptions { pixel_per_pt: Scalar::new(scale), render_bleed: false };
    let picture = typst_render::render_merged(document, &options, Abs::pt(GAP / scale), Some(Color::from_u8(220, 220, 220, 255)));
    let (palette, pixels) = indexed(picture.data());
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(png::Filter::NoFilter);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&pixels));
    written.map_err(|error| fault(&error.to_string()))?;
    Ok(out)
}

type Rgb = [u8; 3];

/// At most 256 colours, and for every pixel (four bytes, opaque) the number of its colour.
fn indexed(rgba: &[u8]) -> (Vec<Rgb>, Vec<u8>) {
    let colors = || rgba.chunks_exact(4).map(|p| [p[0], p[1], p[2]]);
    let mut counts: FxHashMap<Rgb, u32> = FxHashMap::default();
    let (mut last, mut run) = ([255; 3], 0);
    for color in colors() {
        if color != last {
            *counts.entry(last).or_default() += run;
            (last, run) = (color, 0);
        }
        run += 1;
    }
    *counts.entry(last).or_default() += run;
    let mut counted: Vec<(Rgb, u32)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    counted.sort_unstable();
    let (palette, numbers) = quantised(&mut counted);
    let (mut pixels, mut last, mut number) = (Vec::with_capacity(rgba.len() / 4), None, 0);
    for color in colors() {
        if last != Some(color) {
            (last, number) = (Some(color), numbers.get(&color).copied().unwrap_or_default());
        }
        pixels.push(number);
    }
    (palette, pixels)
}

/// Median cut: the box with the most to tell apart is cut in the middle until there are 256.
fn quantised(colors: &mut [(Rgb, u32)]) -> (Vec<Rgb>, FxHashMap<Rgb, u8>) {
    let mut boxes: Vec<&mut [(Rgb, u32)]> = vec![colors];
    while boxes.len() < 256 {
        let widest = (0..boxes.len()).filter(|i| boxes[*i].len() > 1).max_by_key(|i| weight(boxes[*i]) * u64::from(spread(boxes[*i]).1));
        let Some(widest) = widest else { break };
        let cut = boxes.swap_remove(widest);
        let channel = spread(cut).0;
        cut.sort_unstable_by_key(|(color, _)| (color[channel], *color));
        let half = weight(cut) / 2;
        let mut before = 0;
        let middle = cut.iter().position(|(_, count)| {
            before += u64::from(*count);
            before > half
        });
        let (low, high) = cut.split_at_mut(middle.unwrap_or(1).clamp(1, cut.len() - 1));
        boxes.extend([low, high]);
    }
    let numbers = boxes.iter().enumerate().flat_map(|(no, colors)| colors.iter().map(move |(color, _)| (*color, no as u8)));
    (boxes.iter().map(|colors| middle(colors)).collect(), numbers.collect())
}

fn weight(colors: &[(Rgb, u32)]) -> u64 {
    colors.iter().map(|(_, count)| u64::from(*count)).sum()
}

/// The channel in which colours differ most, and how much.
fn spread(colors: &[(Rgb, u32)]) -> (usize, u8) {
    let of = |channel: usize| {
        let (low, high) = colors.iter().fold((255, 0), |(low, high), (c, _)| (c[channel].min(low), c[channel].max(high)));
        (high - low, channel)
    };
    let (difference, channel) = [0, 1, 2].map(of).into_iter().max().unwrap_or_default();
    (channel, difference)
}

/// The colour that stands for some: the one most of them are, else their average. So white stays white.
fn middle(colors: &[(Rgb, u32)]) -> Rgb {
    let all = weight(colors).max(1);
    match colors.iter().max_by_key(|(_, count)| *count) {
        Some((color, count)) if u64::from(*count) * 2 > all => *color,
        _ => [0, 1, 2].map(|i| (colors.iter().map(|(c, n)| u64::from(c[i]) * u64::from(*n)).sum::<u64>() / all) as u8),
    }
}

#[cfg(test)]
mod tests {
    use super::indexed;

    fn pixels(colors: impl Iterator<Item = [u8; 3]>) -> Vec<u8> {
        colors.flat_map(|[r, g, b]| [r, g, b, 255]).collect()
    }

    #[test]
    fn few_colours_stay_as_they_are() {
        let (palette, numbers) = indexed(&pixels([[255, 255, 255], [163, 17, 27], [255, 255, 255]].into_iter()));
        let shown: Vec<[u8; 3]> = numbers.iter().map(|n| palette[usize::from(*n)]).collect();
        assert_eq!(shown, [[255, 255, 255], [163, 17, 27], [255, 255, 255]]);
    }

    #[test]
    fn many_colours_become_near_ones() {
        let many = (0..4096u32).map(|n| [(n % 16 * 17) as u8, (n / 16 % 16 * 17) as u8, (n / 256 * 17) as u8]);
        // A page is mostly white.
        let given = pixels(many.chain(std::iter::repeat_n([255; 3], 50_000)));
        let (palette, numbers) = indexed(&given);
        assert!(palette.len() == 256 && palette.contains(&[255; 3]));
        let far = given.chunks_exact(4).zip(&numbers).map(|(p, n)| (0..3).map(|i| p[i].abs_diff(palette[usize::from(*n)][i])).max());
        assert!(far.max().flatten() <= Some(60));
    }
}
