//! Raster pictures inside a drawing, as `data:` addresses in Base64 (RFC 2397, RFC 4648).

use crate::model::{MAX_AREA, MAX_SIDE, metadata};
use std::io::Cursor;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// What is to be done with the address of a picture.
#[derive(Debug, PartialEq)]
pub enum InlinePicture {
    /// Nothing: it is no inline picture, or has no metadata.
    Kept,
    /// It is replaced by this address of the picture without metadata.
    Cleaned(String),
}

/// Looks into an inline picture.
///
/// # Errors
/// Why programs that decode it would use too much memory: `profile` or `too-big`.
pub fn inspected(address: &str) -> Result<InlinePicture, &'static str> {
    let inline = address.split_once(',').filter(|(kind, _)| kind.trim_start().to_ascii_lowercase().starts_with("data:"));
    let Some((kind, bytes)) = inline.and_then(|(kind, digits)| Some((kind, decoded(digits)?))) else { return Ok(InlinePicture::Kept) };
    if metadata::has_large_profile(&bytes) {
        return Err("profile");
    }
    let size = image::ImageReader::new(Cursor::new(&bytes)).with_guessed_format().ok().and_then(|reader| reader.into_dimensions().ok());
    if size.is_some_and(|(width, height)| width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_AREA) {
        return Err("too-big");
    }
    let cleaned = metadata::without_metadata(&bytes);
    Ok(cleaned.map_or(InlinePicture::Kept, |cleaned| InlinePicture::Cleaned(format!("{kind},{}", encoded(&cleaned)))))
}

/// The bytes of a text in Base64 with any white space; none when it has other characters or its last group is cut off.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let (mut out, mut group, mut count) = (Vec::with_capacity(text.len() / 4 * 3), 0u32, 0u32);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        group = group << 6 | u32::from(value);
        count += 1;
        if count == 4 {
            out.extend(&group.to_be_bytes()[1..]);
            (group, count) = (0, 0);
        }
    }
    match count {
        0 => {}
        2 => out.push((group >> 4) as u8),
        3 => out.extend(&((group >> 2) as u16).to_be_bytes()),
        _ => return None,
    }
    Some(out)
}

fn encoded(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let group = three.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let digit = DIGITS[(group >> (18 - 6 * place) & 63) as usize];
            out.push(if place > three.len() { '=' } else { char::from(digit) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{InlinePicture, decoded, encoded, inspected};

    #[test]
    fn base64_there_and_back() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!((encoded(bytes.as_bytes()), decoded(text)), (text.to_string(), Some(bytes.into())));
        }
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(decoded(&encoded(&all)), Some(all));
        assert_eq!(decoded("Zm 9v\nYg"), Some(b"foob".to_vec()));
        assert_eq!((decoded("Z"), decoded("Zm-v")), (None, None));
    }

    #[test]
    fn comments_of_an_inline_picture_are_removed() {
        let plain = b"GIF89a\x01\0\x01\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b";
        let noted = [&plain[..13], b"\x21\xfe\x04Lan!\0", &plain[13..]].concat();
        let address = |bytes: &[u8]| format!("data:image/gif;base64,{}", encoded(bytes));
        assert_eq!(inspected(&address(&noted)), Ok(InlinePicture::Cleaned(address(plain))));
        assert_eq!(inspected(&address(plain)), Ok(InlinePicture::Kept));
        assert_eq!(inspected("#a"), Ok(InlinePicture::Kept));
    }

    #[test]
    fn inline_pictures_that_fill_the_memory_are_refused() {
        let huge = b"GIF89a\xff\xff\xff\xff\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b";
        assert_eq!(inspected(&format!("data:image/gif;base64,{}", encoded(huge))), Err("too-big"));
    }
}
