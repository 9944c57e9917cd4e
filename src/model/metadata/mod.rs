//! Metadata of raster pictures: removed without touching the pixels. Each format keeps the parts of a list and nothing else, so parts that
//! are unknown here, and bytes after the end of the picture, are not published either.

mod gif;
mod jpeg;
mod png;
mod profile;
#[cfg(test)]
mod tests;
mod webp;

use super::photo_faults::is_cut_off;
use image::metadata::Orientation;

pub use profile::has_large_profile;

/// A picture without its metadata.
struct CleanedPicture {
    /// The bytes of the file.
    bytes: Vec<u8>,
    /// The Exif block that was removed, without the marks of the container; empty where there was none.
    exif: Vec<u8>,
}

/// The picture without Exif, XMP, comments, text, thumbnails and whatever stands after its end. The orientation, the colour profile and
/// the timing of animations stay. None when nothing is to be removed, or the file is no complete JPEG, PNG, WebP or GIF.
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    clean(bytes).map(|picture| picture.bytes).filter(|cleaned| cleaned != bytes)
}

/// Whether the file is a JPEG, PNG, WebP or GIF whose parts can be followed to the end of the picture. A JPEG may lack the
/// marker of its end.
pub fn is_complete(bytes: &[u8]) -> bool {
    let lacks_end = bytes.starts_with(&[0xff, 0xd8]) && !jpeg::has_end(bytes);
    clean(bytes).is_some() && !(lacks_end && is_cut_off(bytes) != Some(false))
}

/// Whether the Exif block of a JPEG, PNG or WebP has a GPS position.
pub fn has_position(bytes: &[u8]) -> bool {
    let fields = clean(bytes).and_then(|picture| exif::Reader::new().read_raw(picture.exif).ok());
    fields.is_some_and(|f| f.get_field(exif::Tag::GPSLatitude, exif::In::PRIMARY).is_some())
}

fn clean(bytes: &[u8]) -> Option<CleanedPicture> {
    match bytes {
        [0xff, 0xd8, ..] => jpeg::clean(bytes),
        [0x89, b'P', b'N', b'G', ..] => png::clean(bytes),
        [b'R', b'I', b'F', b'F', ..] => webp::clean(bytes),
        [b'G', b'I', b'F', b'8', ..] => gif::clean(bytes),
        _ => None,
    }
}

/// An Exif block that contains the orientation of another one and nothing else; none where the picture is upright.
fn orientation_only(exif: &[u8]) -> Option<Vec<u8>> {
    let orientation = Orientation::from_exif_chunk(exif)?;
    if orientation == Orientation::NoTransforms {
        return None;
    }
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    block.extend([orientation.to_exif(), 0, 0, 0, 0, 0, 0]);
    Some(block)
}

/// The `N` bytes at an offset; none after the end.
fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at.checked_add(N)?)?.try_into().ok()
}

/// The bytes of this length at an offset; none when they are not all there.
fn slice(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}
