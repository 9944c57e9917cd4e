//! Decodes pictures (upright, in sRGB), crops and scales them, and encodes variants.

use crate::model::{MAX_AREA, MAX_SIDE, decode_reduced, has_large_profile, is_cut_off, reduction};
use crate::plan::{PictureFile, PictureFormat};
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x4;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as RowFilter, PngEncoder};
use image::{ColorType, DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageReader, Limits};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;

/// A decoded picture: RGB with eight bits a channel, or RGBA where some pixel is not opaque.
pub struct Pixels {
    width: u32,
    height: u32,
    bytes: Vec<u8>,
    has_alpha: bool,
}

impl Pixels {
    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The pixels of an upright picture in sRGB.
    fn of(picture: DynamicImage, has_alpha: bool, profile: Option<&[u8]>) -> Pixels {
        let (width, height) = (picture.width(), picture.height());
        let mut bytes = if has_alpha { picture.into_rgba8().into_raw() } else { picture.into_rgb8().into_raw() };
        if let Some(profile) = profile {
            to_srgb(&mut bytes, profile, has_alpha);
        }
        // Many programs write an alpha channel although all pixels are opaque.
        let is_solid = has_alpha && bytes.chunks_exact(4).all(|p| p[3] == 255);
        if is_solid {
            bytes = bytes.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
        }
        Pixels { width, height, bytes, has_alpha: has_alpha && !is_solid }
    }

    /// Whether some pixel is not opaque.
    pub fn has_alpha(&self) -> bool {
        self.has_alpha
    }
}

/// Decodes a picture. `Err` is the value `why` of the message: `unreadable`, `profile`.
pub fn decode(bytes: &[u8]) -> Result<Pixels, &'static str> {
    if has_large_profile(bytes) {
        return Err("profile");
    }
    if is_cut_off(bytes) == Some(true) {
        return Err("truncated");
    }
    if let Some(large) = decode_large(bytes) {
        return large;
    }
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| "unreadable")?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    // Four channels of 16 bits, and as much again as working memory of the decoder.
    limits.max_alloc = Some(MAX_AREA * 8 * 2);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| "unreadable")?;
    let orientation = decoder.orientation().map_err(|_| "unreadable")?;
    let profile = decoder.icc_profile().ok().flatten();
    let has_alpha = decoder.color_type().has_alpha();
    let grey = matches!(decoder.color_type(), ColorType::L8 | ColorType::La8 | ColorType::L16 | ColorType::La16);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| "unreadable")?;
    picture.apply_orientation(orientation);
    Ok(Pixels::of(picture, has_alpha, profile.filter(|_| !grey).as_deref()))
}

/// Whether a picture is a photo that is decoded at a reduced size.
pub fn is_reduced(bytes: &[u8]) -> bool {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    reader.is_ok_and(|reader| reader.into_dimensions().is_ok_and(|size| reduction(bytes, size).is_some()))
}

/// The same for a photo that is decoded at a reduced size; none for all others.
fn decode_large(bytes: &[u8]) -> Option<Result<Pixels, &'static str>> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    if reader.format() != Some(image::ImageFormat::Jpeg) {
        return None;
    }
    reader.no_limits();
    let mut decoder = reader.into_decoder().ok()?;
    let size = reduction(bytes, decoder.dimensions())?;
    let orientation = decoder.orientation().ok()?;
    let profile = decoder.icc_profile().ok().flatten();
    drop(decoder);
    Some(decode_reduced(bytes, size).and_then(|pixels| {
        let picture = image::RgbImage::from_raw(size.0, size.1, pixels).ok_or("unreadable")?;
        let mut picture = DynamicImage::from(picture);
        picture.apply_orientation(orientation);
        Ok(Pixels::of(picture, false, profile.as_deref()))
    }))
}

/// Converts to sRGB, since variants are written without a colour profile. An unreadable profile is ignored.
pub fn to_srgb(bytes: &mut [u8], profile: &[u8], has_alpha: bool) {
    let Ok(from) = ColorProfile::new_from_slice(profile) else { return };
    if from.color_space != DataColorSpace::Rgb {
        return;
    }
    let layout = if has_alpha { Layout::Rgba } else { Layout::Rgb };
    let Ok(transform) = from.create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, TransformOptions::default()) else { return };
    let row = if has_alpha { 4 } else { 3 } * 1024;
    let mut source = Vec::with_capacity(row);
    for chunk in bytes.chunks_mut(row) {
        source.clear();
        source.extend_from_slice(chunk);
        if transform.transform(&source, chunk).is_err() {
            return;
        }
    }
}

/// Encodes a variant of a picture. `Err` is the value `why` of the message.
pub fn encode(pixels: &Pixels, variant: &PictureFile) -> Result<Vec<u8>, &'static str> {
    let (bytes, has_alpha) = shrink(pixels, variant)?;
    let (width, height) = (variant.width, variant.height);
    let color = if has_alpha { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
    let mut out = Vec::new();
    match variant.format {
        PictureFormat::Webp => {
            let encoder = match has_alpha {
                true => webp::Encoder::from_rgba(&bytes, width, height),
                false => webp::Encoder::from_rgb(&bytes, width, height),
            };
            out = encoder.encode_simple(false, f32::from(variant.quality)).map_err(|_| "unreadable")?.to_vec();
        }
        PictureFormat::Jpeg => {
            let bytes = if has_alpha { on_white(&bytes) } else { bytes };
            let encoder = JpegEncoder::new_with_quality(&mut out, variant.quality);
            encoder.write_image(&bytes, width, height, ExtendedColorType::Rgb8).map_err(|_| "unreadable")?;
        }
        PictureFormat::Png => {
            let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Default, RowFilter::Adaptive);
            encoder.write_image(&bytes, width, height, color).map_err(|_| "unreadable")?;
        }
    }
    Ok(out)
}

/// Crops and scales pixels for a variant; and whether they have an alpha channel.
fn shrink(pixels: &Pixels, variant: &PictureFile) -> Result<(Vec<u8>, bool), &'static str> {
    let (left, top, width, height) = variant.part;
    if (left, top, width, height) == (0, 0, variant.width, variant.height) && (width, height) == (pixels.width, pixels.height) {
        return Ok((pixels.bytes.clone(), pixels.has_alpha));
    }
    let bytes = if pixels.has_alpha {
        resized(pixels, &pixels.bytes, variant)?
    } else {
        let with_alpha: Vec<u8> = pixels.bytes.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], 255]).collect();
        resized(pixels, &with_alpha, variant)?.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect()
    };
    Ok((bytes, pixels.has_alpha))
}

/// The part a variant shows of RGBA pixels, resampled. There is one pixel type for all pictures: each adds 0.7 MB of code, and
/// [`Resizer::resize`] that of all thirteen.
fn resized(pixels: &Pixels, bytes: &[u8], variant: &PictureFile) -> Result<Vec<u8>, &'static str> {
    let (left, top, width, height) = variant.part;
    let [left, top, width, height] = [left, top, width, height].map(f64::from);
    let source = TypedImageRef::<U8x4>::from_buffer(pixels.width, pixels.height, bytes).map_err(|_| "unreadable")?;
    let mut out = vec![0; variant.width as usize * variant.height as usize * 4];
    let mut target = TypedImage::<U8x4>::from_buffer(variant.width, variant.height, &mut out).map_err(|_| "unreadable")?;
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).use_alpha(pixels.has_alpha);
    Resizer::new().resize_typed(&source, &mut target, &options.crop(left, top, width, height)).map_err(|_| "unreadable")?;
    Ok(out)
}

/// Blends RGBA pixels with white; JPEG has no alpha channel.
fn on_white(bytes: &[u8]) -> Vec<u8> {
    let mix = |p: &[u8]| {
        let blend = |c: u8| ((u32::from(c) * u32::from(p[3]) + 255 * (255 - u32::from(p[3])) + 127) / 255) as u8;
        [blend(p[0]), blend(p[1]), blend(p[2])]
    };
    bytes.chunks_exact(4).flat_map(mix).collect()
}

#[cfg(test)]
mod tests {
    use super::{decode, on_white};
    use image::codecs::png::PngEncoder;
    use image::{ExtendedColorType, ImageEncoder};
    use moxcms::ColorProfile;

    fn png(pixels: &[u8], color: ExtendedColorType, profile: Option<Vec<u8>>) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = PngEncoder::new(&mut out);
        if let Some(profile) = profile {
            encoder.set_icc_profile(profile).expect("a profile");
        }
        encoder.write_image(pixels, 1, 1, color).expect("a PNG");
        out
    }

    #[test]
    fn wide_colours_become_srgb() {
        let pixel = [200, 100, 50];
        let profile = ColorProfile::new_display_p3().encode().expect("a profile");
        let wide = decode(&png(&pixel, ExtendedColorType::Rgb8, Some(profile))).expect("a picture");
        // Display P3 (200, 100, 50) is about sRGB (212, 95, 34).
        assert!(wide.bytes.iter().zip([212u8, 95, 34]).all(|(a, b)| a.abs_diff(b) < 6), "{:?}", wide.bytes);
        let damaged = decode(&png(&pixel, ExtendedColorType::Rgb8, Some(vec![7; 200]))).expect("a picture");
        assert_eq!(damaged.bytes, pixel);
    }

    #[test]
    fn alpha_that_hides_nothing_is_dropped() {
        let solid = decode(&png(&[1, 2, 3, 255], ExtendedColorType::Rgba8, None)).expect("a picture");
        assert_eq!((solid.bytes, solid.has_alpha), (vec![1, 2, 3], false));
        assert_eq!(on_white(&[10, 20, 30, 0, 10, 20, 30, 255]), [255, 255, 255, 10, 20, 30]);
    }
}
