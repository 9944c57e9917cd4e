//! Bytes of a file to text: UTF-8 and UTF-16 always, windows-1258 in tables, a guess about everything else.

use crate::vietnamese::{OldFont, from_old_font, is_typed_for};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What the bytes turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decoded {
    /// The text, without byte order mark.
    Text(Arc<str>),
    /// Bytes that cannot be read as text for certain.
    Unknown {
        /// `tcvn3`, `vni`, `windows-1258`, `utf8` (UTF-8 with damage), `latin1` (some other 8-bit encoding) or `binary`.
        guess: &'static str,
        /// Where the first bad byte stands.
        at: usize,
    },
}

/// Text of a Markdown, YAML or other text file.
pub fn decode_text(bytes: &[u8]) -> Decoded {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let marked = match bytes {
        [0xff, 0xfe, rest @ ..] => Some((rest, u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0xfe, 0xff, rest @ ..] => Some((rest, u16::from_be_bytes as fn([u8; 2]) -> u16)),
        _ => None,
    };
    if let Some((rest, unit)) = marked {
        return utf16(rest, unit).unwrap_or(Decoded::Unknown { guess: "binary", at: 0 });
    }
    if let Some(at) = memchr::memchr(0, bytes) {
        return unmarked_utf16(bytes).unwrap_or(Decoded::Unknown { guess: "binary", at });
    }
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Decoded::Text(text.into()),
        Err(error) => Decoded::Unknown { guess: guess(bytes, error.valid_up_to()), at: error.valid_up_to() },
    }
}

/// Whether bytes that are text are UTF-16: told by its mark, or by the zeros that UTF-8 has not.
pub fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || memchr::memchr(0, bytes).is_some()
}

/// Text of a table: as [`decode_text`], and windows-1258 too, which Excel saves as CSV on a Vietnamese system.
pub fn decode_table(bytes: &[u8]) -> Decoded {
    match decode_text(bytes) {
        Decoded::Unknown { guess: "windows-1258", at } => match windows_1258(bytes) {
            Some(text) => Decoded::Text(text.into()),
            None => Decoded::Unknown { guess: "latin1", at },
        },
        decoded => decoded,
    }
}

/// The text of bytes typed for old fonts.
pub fn recode(bytes: &[u8], guess: &str) -> Option<String> {
    let font = [OldFont::Tcvn3, OldFont::Vni].into_iter().find(|font| font.name() == guess)?;
    Some(from_old_font(&encoding_rs::mem::decode_latin1(bytes), font))
}

/// The text of bytes in any encoding that is read for certain, or that is recoded when asked to.
pub fn decode_any(bytes: &[u8]) -> Option<Arc<str>> {
    match decode_table(bytes) {
        Decoded::Text(text) => Some(text),
        Decoded::Unknown { guess, .. } => recode(bytes, guess).map(Arc::from),
    }
}

/// None unless every unit is part of a character and no character is NUL (which is what UTF-32 would give).
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Decoded> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let text: String = char::decode_utf16(pairs.iter().map(|p| unit(*p))).collect::<Result<_, _>>().ok()?;
    if text.contains('\0') { None } else { Some(Decoded::Text(text.into())) }
}

/// UTF-16 without its mark: of every two bytes one is often zero, the other never.
fn unmarked_utf16(bytes: &[u8]) -> Option<Decoded> {
    let start = bytes[..bytes.len().min(4096)].as_chunks::<2>().0;
    let zeros = |side: usize| start.iter().filter(|pair| pair[side] == 0).count();
    match (zeros(0), zeros(1)) {
        (0, high) if high * 10 >= start.len() * 3 => utf16(bytes, u16::from_le_bytes),
        (high, 0) if high * 10 >= start.len() * 3 => utf16(bytes, u16::from_be_bytes),
        _ => None,
    }
}

/// What bytes that are no UTF-8 most likely are.
fn guess(bytes: &[u8], bad: usize) -> &'static str {
    let bytes = &bytes[..bytes.len().min(bad.saturating_add(1 << 20))];
    let controls = bytes.iter().filter(|b| **b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c)).count();
    if controls * 100 > bytes.len() {
        return "binary";
    }
    // Two letters of several bytes before the fault: no 8-bit text looks like that by chance.
    if bytes[..bad].iter().filter(|b| !b.is_ascii()).count() >= 4 {
        return "utf8";
    }
    let latin = encoding_rs::mem::decode_latin1(bytes);
    if let Some(font) = old_font(&latin) {
        font.name()
    } else if windows_1258(bytes).is_some() {
        "windows-1258"
    } else {
        "latin1"
    }
}

/// A sign of Latin-1 that stands inside no word, where TCVN3 has letters. The soft hyphen is left out: real text has it.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{a1}'..='\u{bf}' | '×' | '÷') && !matches!(c, '\u{ad}' | '°' | 'º' | '²' | '³')
}

/// The old font that a sixth of the words, and at least three, were typed for. Far above what single quotations or foreign names reach.
pub fn old_font(text: &str) -> Option<OldFont> {
    let words = || text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).filter(|w| !w.is_empty());
    let typed = |font| words().filter(|word| is_typed_for(word, font)).count();
    let (count, font) = [OldFont::Tcvn3, OldFont::Vni].map(|font| (typed(font), font)).into_iter().max_by_key(|found| found.0)?;
    (count >= 3 && count * 6 >= words().count()).then_some(font)
}

/// The text of windows-1258 bytes, composed; None unless every word with marks could be a Vietnamese syllable.
/// Where nothing but `é` or `ô` tells, windows-1252 reads the same.
fn windows_1258(bytes: &[u8]) -> Option<String> {
    let text: String = encoding_rs::WINDOWS_1258.decode_without_bom_handling_and_without_replacement(bytes)?.nfc().collect();
    for word in text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c) && !is_sign(c)).filter(|w| !w.is_ascii()) {
        let word = word.trim_matches(is_sign);
        // A sign within a word and a mark that composed with nothing are no Vietnamese letters.
        let fits = word.chars().all(|c| c.is_ascii() || c.is_numeric() || is_vietnamese_letter(c));
        if !fits || tones(word) > 1 {
            return None;
        }
    }
    Some(text)
}

/// A letter with marks that Vietnamese has.
fn is_vietnamese_letter(c: char) -> bool {
    let mut parts = std::iter::once(c).nfd();
    match parts.next() {
        Some('đ' | 'Đ') => true,
        Some(base @ ('a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'A' | 'E' | 'I' | 'O' | 'U' | 'Y')) => parts.all(|mark| match mark {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => true,
            '\u{302}' => matches!(base, 'a' | 'e' | 'o' | 'A' | 'E' | 'O'),
            '\u{306}' => matches!(base, 'a' | 'A'),
            '\u{31b}' => matches!(base, 'o' | 'u' | 'O' | 'U'),
            _ => false,
        }),
        _ => false,
    }
}

/// Tone marks in a word: a Vietnamese syllable has one at most.
fn tones(word: &str) -> usize {
    word.nfd().filter(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "Ủy ban nhân dân phường Hồng Bàng; số điện thoại; Đường Điện Biên Phủ, mỗi ngày";

    fn text(of: &str) -> Decoded {
        Decoded::Text(of.into())
    }

    fn latin1(text: &str) -> Vec<u8> {
        text.chars().map(|c| c as u8).collect()
    }

    /// As Excel writes it: tones as separate marks.
    fn as_1258(text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        for c in text.chars() {
            let parts: String = std::iter::once(c).nfd().collect();
            let tone: String = parts.chars().filter(|c| tones(&c.to_string()) == 1).collect();
            let base: String = parts.chars().filter(|c| tones(&c.to_string()) == 0).nfc().collect();
            let (encoded, _, lost) = encoding_rs::WINDOWS_1258.encode(&base);
            assert!(!lost);
            bytes.extend_from_slice(&encoded);
            bytes.extend_from_slice(&encoding_rs::WINDOWS_1258.encode(&tone).0);
        }
        bytes
    }

    #[test]
    fn unicode_is_read_in_every_shape_notepad_and_excel_save() {
        let le: Vec<u8> = SENTENCE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = SENTENCE.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode_text(SENTENCE.as_bytes()), text(SENTENCE));
        assert_eq!(decode_text(&[b"\xef\xbb\xbf", SENTENCE.as_bytes()].concat()), text(SENTENCE));
        assert_eq!(decode_text(&[b"\xff\xfe", &le[..]].concat()), text(SENTENCE));
        assert_eq!(decode_text(&[b"\xfe\xff", &be[..]].concat()), text(SENTENCE));
        assert_eq!(decode_text(&le), text(SENTENCE));
        assert_eq!(decode_text(&be), text(SENTENCE));
        assert_eq!(decode_text(b""), text(""));
        assert_eq!(decode_text(b"\xef\xbb\xbf"), text(""));
        assert_eq!(decode_text(b"\xff\xfe"), text(""));
    }

    #[test]
    fn windows_1258_is_read_in_tables_only() {
        let bytes = as_1258(SENTENCE);
        assert_eq!(decode_table(&bytes), text(SENTENCE));
        assert!(matches!(decode_text(&bytes), Decoded::Unknown { guess: "windows-1258", .. }));
        assert_eq!(decode_table(&as_1258("tên\r\n«An Biên» · 5 m²")), text("tên\r\n«An Biên» · 5 m²"));
    }

    #[test]
    fn old_encodings_are_named_and_not_turned_into_nonsense() {
        let tcvn3 = latin1("Céng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc, ñy ban nh©n d©n thµnh phè H¶i Phßng");
        let vni = latin1("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñoäc laäp töï do haïnh phuùc, thaønh phoá Haûi Phoøng");
        for decode in [decode_text, decode_table] {
            assert_eq!(decode(&tcvn3), Decoded::Unknown { guess: "tcvn3", at: 1 });
            assert_eq!(decode(&vni), Decoded::Unknown { guess: "vni", at: 2 });
            assert!(matches!(decode(&latin1("Müller aß größere Äpfel für 5 £")), Decoded::Unknown { guess: "latin1", .. }));
            assert!(matches!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Decoded::Unknown { guess: "binary", .. }));
            assert!(matches!(decode(&latin1("t¹i b·n ý")), Decoded::Unknown { guess: "latin1", .. }));
            assert!(matches!(decode(&[0xff; 64]), Decoded::Unknown { .. }));
            assert!(matches!(
                decode("Đường \u{1F600}".as_bytes().split_last().map_or(&[], |(_, rest)| rest)),
                Decoded::Unknown { guess: "utf8", .. }
            ));
            assert!(matches!(decode(b"abc\0def"), Decoded::Unknown { guess: "binary", at: 3 }));
            assert!(matches!(decode(b"\xff\xfe\0"), Decoded::Unknown { guess: "binary", .. }));
            assert!(matches!(decode(b"\xff\xfe\x00\xd8"), Decoded::Unknown { guess: "binary", .. }));
            assert!(matches!(decode(b"\xff\xfea\0\0\0"), Decoded::Unknown { guess: "binary", .. }));
        }
    }

    #[test]
    fn old_encodings_are_recoded_when_asked_to() {
        let tcvn3 = latin1("Céng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc");
        assert_eq!(decode_any(&tcvn3).as_deref(), Some("Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập tự do hạnh phúc"));
        assert_eq!(decode_any(&latin1("Müller aß größere Äpfel für 5 £")), None);
    }

    #[test]
    fn good_text_never_looks_old() {
        for good in [SENTENCE, "Naïve Noël, Müller © 2026 «Hải Phòng» 25 °C, 5 m² · 3 µm", "½ ngày"] {
            assert!(old_font(good).is_none(), "{good}");
        }
    }
}
