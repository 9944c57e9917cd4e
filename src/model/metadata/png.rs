//! PNG (W3C Recommendation, third edition): a signature and chunks.

use super::{CleanedPicture, array, orientation_only, slice};

const SIGNATURE: usize = 8;
/// Length and name of the first chunk.
const HEADER: [u8; 8] = *b"\0\0\0\x0dIHDR";
/// Bytes of a chunk besides its data: length, name and check value.
const FRAME: usize = 12;

/// The chunks that decide how the picture looks, those of animations included.
#[rustfmt::skip]
const KEPT: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST",
    b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// The picture from its signature to its last chunk, with the chunks of [`KEPT`].
pub fn clean(bytes: &[u8]) -> Option<CleanedPicture> {
    let (mut out, mut exif, mut at) = (Vec::with_capacity(bytes.len()), Vec::new(), SIGNATURE);
    out.extend(slice(bytes, 0, SIGNATURE)?);
    if array(bytes, at)? != HEADER {
        return None;
    }
    loop {
        let length = u32::from_be_bytes(array(bytes, at)?) as usize;
        let chunk = slice(bytes, at, length.checked_add(FRAME)?)?;
        at += chunk.len();
        let name = array(chunk, 4)?;
        if KEPT.contains(&&name) {
            out.extend(chunk);
        }
        match &name {
            b"eXIf" if exif.is_empty() => exif.extend(slice(chunk, 8, length)?),
            b"IEND" => break,
            _ => {}
        }
    }
    if let Some(orientation) = orientation_only(&exif) {
        // Behind the header, whose data has 13 bytes.
        let start = SIGNATURE + FRAME + 13;
        out.splice(start..start, chunk(*b"eXIf", &orientation));
    }
    Some(CleanedPicture { bytes: out, exif })
}

fn chunk(name: [u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [&name, data].concat();
    [&(data.len() as u32).to_be_bytes()[..], &named, &crc(&named).to_be_bytes()].concat()
}

/// The check value of a chunk: CRC-32 of its name and data.
pub(super) fn crc(bytes: &[u8]) -> u32 {
    let shift = |crc: u32, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), shift))
}
