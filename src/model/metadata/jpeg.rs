//! JPEG (ISO/IEC 10918-1, JFIF 1.02, Exif 2.3): segments of a marker and a length, and scans of coded data.

use super::{CleanedPicture, array, orientation_only, slice};

const START: [u8; 2] = [0xff, 0xd8];
const END: u8 = 0xd9;
const START_OF_SCAN: u8 = 0xda;
const APP0: u8 = 0xe0;
const APP1: u8 = 0xe1;
const APP2: u8 = 0xe2;
const APP14: u8 = 0xee;
/// The first bytes of a segment with an Exif block.
const EXIF: &[u8] = b"Exif\0\0";

/// The picture from its start to its end marker, with the segments that decoders need.
pub fn clean(bytes: &[u8]) -> Option<CleanedPicture> {
    let (mut out, mut exif, mut at) = (Vec::with_capacity(bytes.len()), Vec::new(), START.len());
    out.extend(START);
    loop {
        match array(bytes, at)? {
            [0xff, END] => break out.extend([0xff, END]),
            // A marker may begin with any number of these bytes.
            [0xff, 0xff] => at += 1,
            // Markers without a segment, which mean nothing outside a scan.
            [0xff, 0x00 | 0x01 | 0xd0..=0xd8] => at += 2,
            [0xff, marker] => {
                let length = usize::from(u16::from_be_bytes(array(bytes, at + 2)?));
                let contents = slice(bytes, at + 4, length.checked_sub(2)?)?;
                at += 2 + length;
                if marker == APP1 && exif.is_empty() {
                    exif.extend(contents.strip_prefix(EXIF).unwrap_or_default());
                }
                if let Some(kept) = kept(marker, contents) {
                    push(&mut out, marker, &kept);
                }
                if marker == START_OF_SCAN {
                    let end = scan_end(bytes, at);
                    out.extend(&bytes[at..end]);
                    at = end;
                    // Some telephones leave out the end marker.
                    if at + 1 >= bytes.len() {
                        break out.extend([0xff, END]);
                    }
                }
            }
            // Decoders ignore bytes between segments.
            _ => at += 1,
        }
    }
    if let Some(orientation) = orientation_only(&exif) {
        let mut segment = Vec::new();
        push(&mut segment, APP1, &[EXIF, &orientation].concat());
        let start = start_of_exif(&out);
        out.splice(start..start, segment);
    }
    Some(CleanedPicture { bytes: out, exif })
}

/// What is kept of a segment: tables, frames and scans, the density, the colour profile, and how Adobe programs transformed the colours.
fn kept(marker: u8, contents: &[u8]) -> Option<Vec<u8>> {
    match marker {
        0xc0..=0xcf | 0xda..=0xdf => Some(contents.to_vec()),
        APP0 => {
            // The last two bytes are width and height of a thumbnail.
            let density = contents.get(..12).filter(|density| density.starts_with(b"JFIF\0"))?;
            Some([density, &[0, 0]].concat())
        }
        APP2 => contents.starts_with(b"ICC_PROFILE\0").then(|| contents.to_vec()),
        APP14 => Some(contents.get(..12).filter(|adobe| adobe.starts_with(b"Adobe"))?.to_vec()),
        _ => None,
    }
}

fn push(out: &mut Vec<u8>, marker: u8, contents: &[u8]) {
    out.extend([0xff, marker]);
    // The contents come from a segment, or are short.
    out.extend((contents.len() as u16 + 2).to_be_bytes());
    out.extend(contents);
}

/// Whether the last scan is followed by a marker: one of the last two bytes at least.
pub fn has_end(bytes: &[u8]) -> bool {
    let mut at = START.len();
    while let Some([0xff, marker]) = array(bytes, at) {
        match marker {
            END => return true,
            0xff => at += 1,
            0x00 | 0x01 | 0xd0..=0xd8 => at += 2,
            _ => {
                let Some(length) = array(bytes, at + 2) else { return false };
                at += 2 + usize::from(u16::from_be_bytes(length));
                if marker == START_OF_SCAN {
                    at = scan_end(bytes, at);
                }
            }
        }
    }
    // Bytes between segments, which decoders ignore.
    at + 1 < bytes.len()
}

/// Where the coded data of a scan ends: at the next marker that is no restart, or with the file.
fn scan_end(bytes: &[u8], mut at: usize) -> usize {
    loop {
        let Some(next) = bytes.get(at..).and_then(|rest| memchr::memchr(0xff, rest)) else { return bytes.len() };
        at += next;
        match bytes.get(at + 1) {
            // A marker of which the second byte is missing.
            None => return at,
            Some(0x00 | 0xd0..=0xd7) => at += 2,
            Some(0xff) => at += 1,
            Some(_) => return at,
        }
    }
}

/// Offset of an Exif segment: behind the one of JFIF, which must be the first.
fn start_of_exif(jpeg: &[u8]) -> usize {
    match array(jpeg, START.len()) {
        Some([0xff, APP0, high, low]) => START.len() + 2 + usize::from(u16::from_be_bytes([high, low])),
        _ => START.len(),
    }
}
