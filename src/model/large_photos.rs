//! Photos with more pixels than fit into memory: they are decoded at a half, a quarter or an eighth of their size, by smaller DCT transforms, so that
//! the full picture exists nowhere. Their size is that of the reduced picture everywhere.

use super::photo_faults::header_segments;

/// Greatest width or height of a picture, in pixels.
pub const MAX_SIDE: u32 = 12_000;
/// Greatest area of a picture, in pixels.
pub const MAX_AREA: u64 = 60_000_000;

/// Most pixels of a photo: 16,320 × 12,240, twice over. One with at most [`MAX_AREA`] is decoded in full.
const LARGEST: u64 = 400_000_000;

/// Most pixels of a reduced photo: as many as most telephones take, enough for a page of paper.
const REDUCED: u64 = 20_000_000;

/// The size at which a picture of this size is decoded, where that is a reduced one. None for all that are no JPEG, small enough, or cannot be reduced.
pub fn reduction(bytes: &[u8], (width, height): (u32, u32)) -> Option<(u32, u32)> {
    reduced_size(width, height).filter(|_| is_sequential(bytes))
}

/// The size of a photo of this size after it is reduced; none where that is not needed, or not enough.
fn reduced_size(width: u32, height: u32) -> Option<(u32, u32)> {
    let area = |(width, height): (u32, u32)| u64::from(width) * u64::from(height);
    let fits = |size: (u32, u32)| size.0 <= MAX_SIDE && size.1 <= MAX_SIDE && area(size) <= MAX_AREA;
    let part = |eighths: u32| ((width * eighths).div_ceil(8), (height * eighths).div_ceil(8));
    let is_jpeg = u16::try_from(width).is_ok() && u16::try_from(height).is_ok();
    if !is_jpeg || fits((width, height)) || area((width, height)) > LARGEST {
        return None;
    }
    [4, 2, 1].map(part).into_iter().find(|size| fits(*size) && area(*size) <= REDUCED)
}

/// Whether a JPEG can be reduced row by row: its frame is baseline or extended sequential. Of a progressive one all coefficients must be kept.
fn is_sequential(bytes: &[u8]) -> bool {
    let is_frame = |marker: &u8| matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
    header_segments(bytes).map(|segment| segment.marker).find(is_frame).is_some_and(|frame| matches!(frame, 0xc0 | 0xc1))
}

/// The pixels of a JPEG as RGB, at its [`reduction`]. `Err` is the value `why` of the message.
pub fn decode_reduced(bytes: &[u8], (width, height): (u32, u32)) -> Result<Vec<u8>, &'static str> {
    let mut decoder = jpeg_decoder::Decoder::new(bytes);
    decoder.set_max_decoding_buffer_size(MAX_AREA as usize * 4);
    let asked = (u16::try_from(width).map_err(|_| "too-big")?, u16::try_from(height).map_err(|_| "too-big")?);
    if decoder.scale(asked.0, asked.1).map_err(|_| "unreadable")? != asked {
        return Err("too-big");
    }
    let pixels = decoder.decode().map_err(|_| "unreadable")?;
    match decoder.info().map(|info| info.pixel_format) {
        Some(jpeg_decoder::PixelFormat::RGB24) => Ok(pixels),
        Some(jpeg_decoder::PixelFormat::L8) => Ok(pixels.iter().flat_map(|grey| [*grey; 3]).collect()),
        // Four inks come from print shops, not from telephones.
        _ => Err("too-big"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_is_reduced_as_little_as_possible() {
        assert_eq!(reduced_size(9000, 6000), None);
        assert_eq!(reduced_size(16320, 12240), Some((4080, 3060)));
        assert_eq!(reduced_size(30000, 9000), Some((7500, 2250)));
        assert_eq!(reduced_size(12100, 1000), Some((6050, 500)));
        assert_eq!(reduced_size(65535, 65535), None);
    }
}
