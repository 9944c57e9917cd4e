//! Decoding of files: UTF-8 and UTF-16, in tables also windows-1258. Of other encodings a guess is reported.

use crate::diag::{CONTROL_CHARACTER, Diagnostic, Diagnostics, FileId, NOT_UTF8, Span, UTF16};
use crate::vietnamese::{OldFont, from_old_font, is_typed_for};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The result of decoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decoded {
    /// The text without byte order mark.
    Text(Arc<str>),
    /// Bytes whose encoding is not certain.
    Unknown {
        /// `tcvn3`, `vni`, `windows-1258`, `utf8` (UTF-8 with damage), `latin1` (some other 8-bit encoding) or `binary`.
        guess: &'static str,
        /// Offset of the first byte that is no UTF-8.
        at: usize,
    },
}

/// Decodes a Markdown, YAML or other text file: UTF-8, or UTF-16 with or without byte order mark.
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

/// A control character that no text may contain, such as the line break of Word (U+000B): where it stands.
fn control(text: &str) -> Option<usize> {
    let is_control = |b: u8| (b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r')) || b == 0x7f;
    let bytes = text.as_bytes();
    // Without a branch this takes sixteen bytes at a time.
    let first = match bytes.iter().fold(false, |found, b| found | is_control(*b)) {
        true => bytes.iter().position(|b| is_control(*b)),
        false => None,
    };
    let wide = memchr::memchr_iter(0xc2, bytes).find(|i| bytes.get(i + 1).is_some_and(|b| (0x80..0xa0).contains(b)));
    [first, wide].into_iter().flatten().min()
}

/// Replaces control characters by spaces, byte for byte. The second value is where the first stood.
pub fn without_controls(text: Arc<str>) -> (Arc<str>, Option<usize>) {
    let Some(first) = control(&text) else { return (text, None) };
    let kept = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        if kept(c) { clean.push(c) } else { clean.push_str(&"  "[..c.len_utf8()]) }
    }
    (clean.into(), Some(first))
}

/// Reports control characters, which are read as spaces.
pub fn report_control(file: FileId, text: &Arc<str>, at: usize, diagnostics: &mut Diagnostics) {
    let line = text[..at].matches('\n').count() + 1;
    diagnostics.push(Diagnostic::new(&CONTROL_CHARACTER).at(Span::file(file)).with("line", line).mend(text.clone()));
}

/// Whether bytes that were decoded are UTF-16: they have its byte order mark, or zero bytes.
fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || memchr::memchr(0, bytes).is_some()
}

/// Decodes a table: as [`decode_text`], and windows-1258, in which Excel saves CSV on a Vietnamese system.
pub fn decode_table(bytes: &[u8]) -> Decoded {
    match decode_text(bytes) {
        Decoded::Unknown { guess: "windows-1258", at } => match windows_1258(bytes) {
            Some(text) => Decoded::Text(text.into()),
            None => Decoded::Unknown { guess: "latin1", at },
        },
        decoded => decoded,
    }
}

/// Reports a text that is stored as UTF-16, which few other programs read.
pub fn report_utf16(file: FileId, bytes: &[u8], text: &Arc<str>, diagnostics: &mut Diagnostics) {
    if is_utf16(bytes) {
        diagnostics.push(Diagnostic::new(&UTF16).at(Span::file(file)).mend(text.clone()));
    }
}

/// The report of a file that is no UTF-8, with its text as a correction where an old font is guessed. `at` is the offset of the first wrong byte.
pub fn not_utf8(file: FileId, bytes: &[u8], guess: &'static str, at: usize) -> Diagnostic {
    let line = bytes[..at.min(bytes.len())].iter().filter(|b| **b == b'\n').count() + 1;
    let report = Diagnostic::new(&NOT_UTF8).at(Span::file(file)).with("guess", guess).with("line", line);
    match recode(bytes, guess) {
        Some(text) => report.mend(text),
        None => report,
    }
}

/// The text of bytes typed for an old font, if `guess` names one (`tcvn3` or `vni`).
pub fn recode(bytes: &[u8], guess: &str) -> Option<String> {
    let font = [OldFont::Tcvn3, OldFont::Vni].into_iter().find(|font| font.name() == guess)?;
    Some(from_old_font(&encoding_rs::mem::decode_latin1(bytes), font))
}

/// Decodes bytes in any encoding that is certain, and text typed for old fonts. None for all others.
pub fn decode_any(bytes: &[u8]) -> Option<Arc<str>> {
    match decode_table(bytes) {
        Decoded::Text(text) => Some(without_controls(text).0),
        Decoded::Unknown { guess, .. } => recode(bytes, guess).map(Arc::from),
    }
}

/// Decodes UTF-16. None unless every unit is part of a character and no character is NUL, as in UTF-32.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<Decoded> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    let text: String = char::decode_utf16(pairs.iter().map(|p| unit(*p))).collect::<Result<_, _>>().ok()?;
    if text.contains('\0') { None } else { Some(Decoded::Text(text.into())) }
}

/// Decodes UTF-16 without byte order mark: of every two bytes one is often zero, the other never.
fn unmarked_utf16(bytes: &[u8]) -> Option<Decoded> {
    let start = bytes[..bytes.len().min(4096)].as_chunks::<2>().0;
    let zeros = |side: usize| start.iter().filter(|pair| pair[side] == 0).count();
    match (zeros(0), zeros(1)) {
        (0, high) if high * 10 >= start.len() * 3 => utf16(bytes, u16::from_le_bytes),
        (high, 0) if high * 10 >= start.len() * 3 => utf16(bytes, u16::from_be_bytes),
        _ => None,
    }
}

/// The most probable encoding of bytes that are no UTF-8. `bad` is the offset of the first wrong byte.
fn guess(bytes: &[u8], bad: usize) -> &'static str {
    let bytes = &bytes[..bytes.len().min(bad.saturating_add(1 << 20))];
    let controls = bytes.iter().filter(|b| **b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c)).count();
    if controls * 100 > bytes.len() {
        return "binary";
    }
    // Two letters of several bytes before the fault: 8-bit text does not look so by chance.
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

/// A sign of Latin-1 that occurs in no word; TCVN3 has letters at these codes. The soft hyphen is left out, because it occurs in words.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{a1}'..='\u{bf}' | '×' | '÷') && !matches!(c, '\u{ad}' | '°' | 'º' | '²' | '³')
}

/// The old font for which at least a sixth of the words, and at least three, were typed. Quotations and foreign names do not reach that.
pub fn old_font(text: &str) -> Option<OldFont> {
    let words = || text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).filter(|w| !w.is_empty());
    let typed = |font| words().filter(|word| is_typed_for(word, font)).count();
    let (count, font) = [OldFont::Tcvn3, OldFont::Vni].map(|font| (typed(font), font)).into_iter().max_by_key(|found| found.0)?;
    (count >= 3 && count * 6 >= words().count()).then_some(font)
}

/// Decodes windows-1258 to composed text. None unless every word with marks can be a Vietnamese syllable.
/// Text whose only marked letters are such as `é` or `ô` is the same in windows-1252.
fn windows_1258(bytes: &[u8]) -> Option<String> {
    let text: String = encoding_rs::WINDOWS_1258.decode_without_bom_handling_and_without_replacement(bytes)?.nfc().collect();
    for word in text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c) && !is_sign(c)).filter(|w| !w.is_ascii()) {
        let word = word.trim_matches(is_sign);
        // Neither signs within words nor marks that did not compose are Vietnamese letters.
        let fits = word.chars().all(|c| c.is_ascii() || c.is_numeric() || is_vietnamese_letter(c));
        if !fits || tones(word) > 1 {
            return None;
        }
    }
    Some(text)
}

/// Whether a letter with marks occurs in Vietnamese.
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

/// Number of tone marks in a word; a Vietnamese syllable has at most one.
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
