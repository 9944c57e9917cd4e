//! Words of a text for the search index: in lower case, composed, with marks.

use unicode_normalization::char::decompose_canonical;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Calls `visit` with each word: a run of Latin letters and digits. A point between digits belongs to the number: `1.004222` is `1004222`.
/// The search script splits queries in the same way; `tests/fold.json` tests both.
pub fn each_word(text: &str, mut visit: impl FnMut(&str)) {
    if !text.is_ascii() && is_nfc_quick(text.chars()) != IsNormalized::Yes {
        return split(&text.nfc().collect::<String>(), &mut visit);
    }
    split(text, &mut visit);
}

fn split(text: &str, visit: &mut impl FnMut(&str)) {
    let mut word = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            'a'..='z' | '0'..='9' | 'đ' => word.push(c),
            'A'..='Z' => word.push(c.to_ascii_lowercase()),
            '.' if word.ends_with(is_digit) && rest.as_str().starts_with(is_digit) => {}
            // A mark that does not compose with a letter.
            '\u{300}'..='\u{36f}' if !word.is_empty() => word.push(c),
            c if !c.is_ascii() && is_latin(c) => word.extend(c.to_lowercase()),
            _ if word.is_empty() => {}
            _ => {
                visit(&word);
                word.clear();
            }
        }
    }
    if !word.is_empty() {
        visit(&word);
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether a letter is a Latin letter with marks, or looks like Đ.
fn is_latin(c: char) -> bool {
    if matches!(c, 'Đ' | 'ð' | 'Ð' | 'ɖ' | 'Ɖ') {
        return true;
    }
    let mut first = None;
    decompose_canonical(c, |part| _ = first.get_or_insert(part));
    first.is_some_and(|part| part.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::each_word;
    use crate::vietnamese::fold;

    fn words(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        each_word(text, |word| found.push(word.to_string()));
        found
    }

    #[test]
    fn words_keep_their_marks_and_numbers_their_points() {
        assert_eq!(words("Đăng ký: 1.004222, số 0225 000 1113."), ["đăng", "ký", "1004222", "số", "0225", "000", "1113"]);
        assert_eq!(words("(e\u{302}\u{323}) – ỆỰ…\u{301}x"), ["ệ", "ệự", "x"]);
    }

    #[test]
    fn browser_and_program_agree() {
        let vectors: serde_json::Value = serde_json::from_str(include_str!("../../tests/fold.json")).expect("JSON");
        let vectors = vectors.as_array().expect("a list");
        assert!(vectors.len() >= 60, "{} vectors", vectors.len());
        for vector in vectors {
            let text = vector["text"].as_str().expect("text");
            assert_eq!(fold(text), vector["fold"].as_str().expect("fold"), "{text:?}");
            let folded: Vec<String> = words(text).iter().map(|w| fold(w)).collect();
            let expected: Vec<&str> = vector["words"].as_array().expect("words").iter().filter_map(|w| w.as_str()).collect();
            assert_eq!(folded, expected, "{text:?}");
        }
    }
}
