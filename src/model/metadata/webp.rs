//! WebP (RFC 9649): chunks in a RIFF container.

use super::{CleanedPicture, array, orientation_only, slice};

/// `RIFF`, the size and `WEBP`.
const HEADER: usize = 12;
/// Name and size of a chunk.
const CHUNK_HEADER: usize = 8;
/// What precedes the chunks inside a frame of an animation: its position, size and time.
const FRAME_HEADER: usize = 16;
/// Bit in the first byte of `VP8X`: the file has Exif.
const HAS_EXIF: u8 = 0x08;
/// Bit in the first byte of `VP8X`: the file has XMP.
const HAS_XMP: u8 = 0x04;

/// The chunks that decide how the picture looks, without those of animations.
const KEPT: [&[u8; 4]; 5] = [b"ICCP", b"ANIM", b"ALPH", b"VP8 ", b"VP8L"];

/// The picture without chunks of metadata and without bytes after the end of the container.
pub fn clean(bytes: &[u8]) -> Option<CleanedPicture> {
    if slice(bytes, 8, 4)? != b"WEBP" {
        return None;
    }
    let end = CHUNK_HEADER.checked_add(size(bytes, 4)?)?;
    let inside = bytes.get(HEADER..end)?;
    let (mut out, mut exif) = (bytes[..HEADER].to_vec(), Vec::new());
    // Offset of the flags of `VP8X`.
    let mut flags = None;
    for (name, data) in chunks(inside)? {
        match &name {
            b"EXIF" if exif.is_empty() => exif.extend(data),
            b"VP8X" if data.len() == 10 && flags.is_none() => {
                flags = Some(out.len() + CHUNK_HEADER);
                push(&mut out, name, data);
            }
            b"ANMF" => {
                let mut frame = slice(data, 0, FRAME_HEADER)?.to_vec();
                for (name, data) in chunks(&data[FRAME_HEADER..])?.into_iter().filter(|(name, _)| KEPT.contains(&name)) {
                    push(&mut frame, name, data);
                }
                push(&mut out, name, &frame);
            }
            _ if KEPT.contains(&&name) => push(&mut out, name, data),
            _ => {}
        }
    }
    // Some programs write the bare block, some with the mark that JPEG has.
    let block = exif.strip_prefix(b"Exif\0\0").map(<[u8]>::to_vec);
    let exif = block.unwrap_or(exif);
    if let Some(flags) = flags.and_then(|at| out.get_mut(at)) {
        *flags &= !(HAS_EXIF | HAS_XMP);
        // A file without `VP8X` cannot have an orientation.
        if let Some(orientation) = orientation_only(&exif) {
            *flags |= HAS_EXIF;
            push(&mut out, *b"EXIF", &orientation);
        }
    }
    let size = (out.len() - CHUNK_HEADER) as u32;
    out[4..8].copy_from_slice(&size.to_le_bytes());
    Some(CleanedPicture { bytes: out, exif })
}

/// Names and data of chunks that follow each other; none when the last one is cut off. A byte too few or too many at the end is ignored.
fn chunks(bytes: &[u8]) -> Option<Vec<([u8; 4], &[u8])>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at + 1 < bytes.len() {
        let length = size(bytes, at + 4)?;
        found.push((array(bytes, at)?, slice(bytes, at + CHUNK_HEADER, length)?));
        at += CHUNK_HEADER + length + length % 2;
    }
    Some(found)
}

fn push(out: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    out.extend(name);
    out.extend((data.len() as u32).to_le_bytes());
    out.extend(data);
    // Chunks have an even length.
    out.extend(&[0][..data.len() % 2]);
}

fn size(bytes: &[u8], at: usize) -> Option<usize> {
    array(bytes, at).map(|size| u32::from_le_bytes(size) as usize)
}
