//! Text messages: which alphabet a text needs, how many segments it costs, and the text without marks that costs less.
//!
//! Source: 3GPP TS 23.038 (GSM 7-bit default alphabet and its extension table), TS 23.040 (concatenation).

use unicode_normalization::UnicodeNormalization;

/// The cost of a text message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sms {
    /// Whether the 7-bit alphabet is enough; otherwise letters take 16 bits.
    pub gsm7: bool,
    /// Length in the units of that alphabet: septets, or UTF-16 code units.
    pub length: usize,
    /// Messages the network charges for.
    pub segments: usize,
}

/// Letters of the 7-bit alphabet besides ASCII. Of Vietnamese it has only à è é ì ò ù.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";
/// Letters that cost two septets.
const EXTENDED: &str = "^{}\\[~]|€\u{c}";

/// Counts a message: 160 septets or 70 code units in one, 153 or 67 in each of several.
pub fn count_sms(text: &str) -> Sms {
    let septets = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Some(1),
        c if BASIC.contains(c) => Some(1),
        c if EXTENDED.contains(c) => Some(2),
        _ => None,
    };
    let gsm7 = text.chars().all(|c| septets(c).is_some());
    let (one, many) = if gsm7 { (160, 153) } else { (70, 67) };
    // A letter of two units is not split between segments, so segments are filled letter by letter.
    let units: Vec<usize> = text.chars().map(|c| if gsm7 { septets(c).unwrap_or(1) } else { c.len_utf16() }).collect();
    let length = units.iter().sum();
    let segments = match length {
        0 => 0,
        length if length <= one => 1,
        _ => {
            let (mut segments, mut used) = (1, 0);
            for unit in units {
                if used + unit > many {
                    segments += 1;
                    used = 0;
                }
                used += unit;
            }
            segments
        }
    };
    Sms { gsm7, length, segments }
}

/// The same text in plain letters: no marks, `d` for `đ`, typewriter quotes and dashes, so that it fits the 7-bit alphabet.
pub fn without_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')) {
        match c {
            'đ' => out.push('d'),
            'Đ' => out.push('D'),
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '‘' | '’' => out.push('\''),
            '–' | '—' | '−' | '‑' => out.push('-'),
            '…' => out.push_str("..."),
            '\u{a0}' | '\u{202f}' => out.push(' '),
            '₫' => out.push('d'),
            '•' => out.push('-'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alphabets_and_segments() {
        for (text, gsm7, length, segments) in [
            (String::new(), true, 0, 0),
            ("a".repeat(160), true, 160, 1),
            ("a".repeat(161), true, 161, 2),
            ("a".repeat(307), true, 307, 3),
            ("à è é ì ò ù".into(), true, 11, 1),
            ("ư".repeat(70), false, 70, 1),
            ("ư".repeat(71), false, 71, 2),
            ("ư".repeat(135), false, 135, 3),
            ("[x]".into(), true, 5, 1),
            // The bracket does not fit into the first 153 septets whole.
            (format!("{}{}", "a".repeat(152), "[".repeat(77)), true, 306, 3),
            (format!("ư{}", "😀".repeat(35)), false, 71, 2),
        ] {
            assert_eq!(count_sms(&text), Sms { gsm7, length, segments }, "{text}");
        }
    }

    #[test]
    fn plain_letters() {
        let text = without_marks("Đăng ký khai sinh “trực tuyến” – 50.000₫…");
        assert_eq!(text, "Dang ky khai sinh \"truc tuyen\" - 50.000d...");
        assert!(count_sms(&text).gsm7);
    }
}
