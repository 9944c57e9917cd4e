//! Colour profiles that are too large: a few kilobytes in a PNG can unpack to gigabytes, and decoders unpack them before the first pixel.

use super::{array, slice};
use flate2::read::ZlibDecoder;
use std::io::{Read, copy, sink};

/// Largest colour profile, in bytes, unpacked. The largest that printing houses use have about three million.
const MAX_PROFILE: u64 = 8 << 20;

/// Whether a PNG, JPEG or WebP has a colour profile larger than any that programs make. It is measured without being kept in memory.
pub fn has_large_profile(bytes: &[u8]) -> bool {
    let size = match bytes {
        [0x89, b'P', b'N', b'G', ..] => in_png(bytes),
        [0xff, 0xd8, ..] => in_jpeg(bytes),
        [b'R', b'I', b'F', b'F', ..] => in_webp(bytes),
        _ => 0,
    };
    size > MAX_PROFILE
}

/// The unpacked size of the profiles before the pixels, as far as it is within the limit. A damaged profile has the size of its undamaged part.
fn in_png(bytes: &[u8]) -> u64 {
    let (mut size, mut at) = (0, 8);
    while let Some(length) = array(bytes, at).map(|length| u32::from_be_bytes(length) as usize)
        && let Some(data) = slice(bytes, at + 8, length)
    {
        match &bytes[at + 4..at + 8] {
            b"iCCP" => size += unpacked(data),
            b"IDAT" | b"IEND" => break,
            _ => {}
        }
        at += 12 + length;
    }
    size
}

/// The unpacked size of the contents of `iCCP`: a name, a zero, the method, and a zlib stream.
fn unpacked(data: &[u8]) -> u64 {
    let Some(packed) = memchr::memchr(0, data).and_then(|end| data.get(end + 2..)) else { return 0 };
    let mut reader = ZlibDecoder::new(packed).take(MAX_PROFILE + 1);
    // A fault ends the stream: what came before it counts.
    let _ = copy(&mut reader, &mut sink());
    MAX_PROFILE + 1 - reader.limit()
}

/// The size of the profile of a JPEG, which may be in several segments.
fn in_jpeg(bytes: &[u8]) -> u64 {
    let (mut size, mut at) = (0, 2);
    while let Some([mark, marker]) = array(bytes, at) {
        match (mark, marker) {
            (0xff, 0xd9 | 0xda) => break,
            (0xff, 0xff) => at += 1,
            (0xff, 0x00 | 0x01 | 0xd0..=0xd8) => at += 2,
            (0xff, _) => {
                let Some(length) = array(bytes, at + 2).map(u16::from_be_bytes) else { break };
                let is_profile = marker == 0xe2 && slice(bytes, at + 4, 12) == Some(b"ICC_PROFILE\0");
                size += if is_profile { u64::from(length) } else { 0 };
                at += 2 + usize::from(length);
            }
            _ => at += 1,
        }
    }
    size
}

/// The size of the profile of a WebP, which is the first chunk but one.
fn in_webp(bytes: &[u8]) -> u64 {
    let (mut size, mut at) = (0, 12);
    while let Some(length) = array(bytes, at + 4).map(u32::from_le_bytes) {
        if slice(bytes, at, 4) == Some(b"ICCP") {
            size += u64::from(length);
        }
        let Some(next) = at.checked_add(8 + length as usize + length as usize % 2) else { break };
        at = next;
    }
    size
}

#[cfg(test)]
mod tests {
    use super::has_large_profile;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    /// A PNG without pixels, with a profile of this size.
    fn png(profile: usize) -> Vec<u8> {
        let mut packed = ZlibEncoder::new(b"a\0\0".to_vec(), Compression::fast());
        packed.write_all(&vec![0; profile]).expect("a stream");
        let packed = packed.finish().expect("a stream");
        let mut out = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\0\0\0\0".to_vec();
        out.extend((packed.len() as u32).to_be_bytes());
        out.extend(b"iCCP");
        out.extend(packed);
        out.extend(b"\0\0\0\0\0\0\0\0IDAT\0\0\0\0");
        out
    }

    #[test]
    fn a_profile_that_unpacks_to_too_much_is_found() {
        assert!(!has_large_profile(&png(3_000_000)));
        let bomb = png(200_000_000);
        assert!(bomb.len() < 2_000_000 && has_large_profile(&bomb));
        // Cut off within the profile, in its length, and before it.
        for end in 0..60 {
            assert!(!has_large_profile(&bomb[..end]));
        }
    }

    #[test]
    fn profiles_of_jpeg_and_webp_are_measured() {
        let jpeg = |count: usize| {
            let segment = [&[0xff, 0xe2, 0xff, 0xff][..], b"ICC_PROFILE\0", &[0; 0xffff - 14]].concat();
            [&[0xff, 0xd8][..], &segment.repeat(count), &[0xff, 0xda]].concat()
        };
        assert!(!has_large_profile(&jpeg(40)));
        assert!(has_large_profile(&jpeg(130)));
        let webp = |size: u32| [&b"RIFF\0\0\0\0WEBPICCP"[..], &size.to_le_bytes()].concat();
        assert!(!has_large_profile(&webp(3_000_000)));
        assert!(has_large_profile(&webp(9_000_000)));
    }
}
