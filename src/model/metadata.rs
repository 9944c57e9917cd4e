//! Metadata of raster pictures: removed without touching the pixels (JPEG: ISO/IEC 10918, PNG: W3C, WebP: RIFF container; Exif 2.3).

use image::metadata::Orientation;
use img_parts::jpeg::{Jpeg, markers};
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::{CHUNK_EXIF, CHUNK_VP8X, CHUNK_XMP, WebP};
use img_parts::{Bytes, ImageEXIF};

/// A picture without Exif, XMP, comments and text chunks. The orientation stays, and so do colour profiles.
/// None when nothing is to be removed, or the file is no JPEG, PNG or WebP.
pub fn without_metadata(bytes: &[u8]) -> Option<Vec<u8>> {
    let cleaned = match bytes {
        [0xff, 0xd8, ..] => jpeg(bytes),
        [0x89, b'P', b'N', b'G', ..] => png(bytes),
        [b'R', b'I', b'F', b'F', ..] => webp(bytes),
        _ => None,
    }?;
    (cleaned != bytes).then_some(cleaned)
}

/// Whether the Exif block of a JPEG, PNG or WebP has a GPS position.
pub fn has_position(bytes: &[u8]) -> bool {
    let exif = img_parts::DynImage::from_bytes(Bytes::copy_from_slice(bytes)).ok().flatten().and_then(|i| i.exif());
    let fields = exif.and_then(|exif| exif::Reader::new().read_raw(exif.to_vec()).ok());
    fields.is_some_and(|f| f.get_field(exif::Tag::GPSLatitude, exif::In::PRIMARY).is_some())
}

/// An Exif block that holds the orientation alone; none where the picture needs no turning.
fn orientation_only(exif: Option<Bytes>) -> Option<Vec<u8>> {
    let orientation = Orientation::from_exif_chunk(&exif?)?;
    if orientation == Orientation::NoTransforms {
        return None;
    }
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    block.extend([orientation.to_exif(), 0, 0, 0, 0, 0, 0]);
    Some(block)
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = Jpeg::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let orientation = orientation_only(picture.exif());
    picture.segments_mut().retain(|segment| match segment.marker() {
        // JFIF, and the colour transform of Adobe programs.
        markers::APP0 | markers::APP14 => true,
        markers::APP2 => segment.contents().starts_with(b"ICC_PROFILE"),
        markers::COM => false,
        marker => !(markers::APP1..=markers::APP15).contains(&marker),
    });
    if let Some(orientation) = orientation {
        picture.set_exif(Some(orientation.into()));
    }
    Some(picture.encoder().bytes().to_vec())
}

fn png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = Png::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let orientation = orientation_only(picture.exif());
    picture.chunks_mut().retain(|chunk| !matches!(&chunk.kind(), b"eXIf" | b"tEXt" | b"zTXt" | b"iTXt" | b"tIME"));
    if let Some(orientation) = orientation {
        let place = picture.chunks().len().min(1);
        picture.chunks_mut().insert(place, PngChunk::new(*b"eXIf", orientation.into()));
    }
    Some(picture.encoder().bytes().to_vec())
}

fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut picture = WebP::from_bytes(Bytes::copy_from_slice(bytes)).ok()?;
    let orientation = orientation_only(picture.exif());
    let chunks = picture.chunks_mut();
    chunks.retain(|chunk| chunk.id() != CHUNK_EXIF && chunk.id() != CHUNK_XMP);
    if let Some(RiffContent::Data(flags)) = chunks.iter_mut().find(|c| c.id() == CHUNK_VP8X).map(|c| c.content_mut()) {
        let mut changed = flags.to_vec();
        if let Some(first) = changed.first_mut() {
            // Bit 3: the file has Exif, bit 2: it has XMP.
            *first = (*first & !0x0c) | if orientation.is_some() { 0x08 } else { 0 };
        }
        *flags = changed.into();
    }
    if let Some(orientation) = orientation {
        chunks.push(RiffChunk::new(CHUNK_EXIF, RiffContent::Data(orientation.into())));
    }
    Some(picture.encoder().bytes().to_vec())
}
