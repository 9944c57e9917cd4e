//! Words of running text by their bytes: ranges of words, and lower case that keeps every byte in its place.

use std::ops::Range;

/// The text in lower case, as long in bytes as the text: the letters of Vietnamese have the same length in both cases. Letters of other languages
/// beyond ASCII stay as they are.
pub fn lower_in_place(text: &str) -> String {
    let mut bytes = text.as_bytes().to_ascii_lowercase();
    let mut at = 0;
    while at + 1 < bytes.len() {
        match (bytes[at], bytes[at + 1]) {
            // À–Þ without ×; Ă, Đ; Ĩ, Ũ; Ơ; Ư
            (0xc3, 0x80..=0x96 | 0x98..=0x9e) => bytes[at + 1] += 0x20,
            (0xc4, 0x82 | 0x90 | 0xa8) | (0xc5, 0xa8) | (0xc6, 0xa0 | 0xaf) => bytes[at + 1] += 1,
            // Ạ–Ỹ: capitals are even.
            (0xe1, second @ (0xba | 0xbb)) => {
                let capitals = if second == 0xba { 0xa0..=0xbe } else { 0x80..=0xb8 };
                if let Some(last) = bytes.get_mut(at + 2).filter(|last| **last & 1 == 0 && capitals.contains(*last)) {
                    *last += 1;
                }
                at += 1;
            }
            (0..0xc3, _) => {
                at += 1;
                continue;
            }
            _ => {}
        }
        at += 2;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}

/// The words of a text joined by single spaces.
pub fn joined_words(text: &str) -> String {
    word_ranges(text).map(|(_, word)| word).collect::<Vec<_>>().join(" ")
}

/// The words of a text, each with its range of bytes: letters, marks and digits in a row.
pub fn word_ranges(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let bytes = text.as_bytes();
        while at < bytes.len() {
            match part(text, at) {
                0 => at += char_len(bytes[at]),
                _ => break,
            }
        }
        let start = at;
        while at < bytes.len() {
            match part(text, at) {
                0 => break,
                length => at += length,
            }
        }
        (start < at).then(|| (start..at, &text[start..at]))
    })
}

/// The length in bytes of the letter, mark or digit that begins at byte `at`; 0 where something else begins. First bytes tell the letters of Vietnamese.
#[inline]
fn part(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    match (bytes[at], bytes.get(at + 1)) {
        (b, _) if b.is_ascii() => usize::from(b.is_ascii_alphanumeric()),
        (0xc3, Some(0x97 | 0xb7)) => 0,
        (0xc3..=0xc6 | 0xcc | 0xcd, _) => 2,
        (0xe1, Some(0xba | 0xbb)) => 3,
        _ => text[at..].chars().next().filter(|c| c.is_alphanumeric()).map_or(0, char::len_utf8),
    }
}

/// The length of a character by its first byte.
fn char_len(first: u8) -> usize {
    match first {
        0..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    }
}

/// A word that another one is to become, with the capitals of that one: all of them, or the first.
pub fn with_capitals_of(word: &str, near: &str) -> String {
    let mut letters = near.chars();
    match (word.chars().all(char::is_uppercase) && word.chars().nth(1).is_some(), letters.next()) {
        (true, _) => near.to_uppercase(),
        (false, Some(first)) if word.starts_with(char::is_uppercase) => first.to_uppercase().chain(letters).collect(),
        _ => near.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits() {
        assert_eq!(word_ranges("Gọi 0225, “ngay” đi.").map(|(_, w)| w).collect::<Vec<_>>(), ["Gọi", "0225", "ngay", "đi"]);
    }

    #[test]
    fn lower_case_keeps_every_byte_in_its_place() {
        let small = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ × ÷ ß 日本 \u{301}";
        assert_eq!(lower_in_place(&small.to_uppercase().replace("SS", "ß")), small);
        assert_eq!(lower_in_place(small), small);
        assert_eq!(lower_in_place("İẞ").len(), "İẞ".len());
    }
}
