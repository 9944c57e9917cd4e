//! Raster pictures inside a drawing, as `data:` addresses in Base64 (RFC 2397, RFC 4648).

use crate::model::metadata;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The address of an inline picture without its metadata; none when nothing is to be removed, or it is no address of an inline picture.
pub fn without_metadata(address: &str) -> Option<String> {
    let (kind, digits) = address.split_once(',').filter(|(kind, _)| kind.trim_start().to_ascii_lowercase().starts_with("data:"))?;
    let cleaned = metadata::without_metadata(&decoded(digits)?)?;
    Some(format!("{kind},{}", encoded(&cleaned)))
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
    use super::{decoded, encoded, without_metadata};

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
        assert_eq!(without_metadata(&address(&noted)), Some(address(plain)));
        assert_eq!(without_metadata(&address(plain)), None);
        assert_eq!(without_metadata("#a"), None);
    }
}
