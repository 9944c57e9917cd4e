//! Slugs of names in any script and of signs: `C++`, `C#` and `日本` have addresses, and each its own.

use super::fold::{each_folded, slug};
use unicode_normalization::UnicodeNormalization;

/// The slug of a name. What [`slug`] makes where the name has Latin letters, digits and blanks alone; else letters of other scripts stay as they
/// are, `+` and a `#` behind a letter become words, and a name of signs alone is spelt by their numbers. Empty only where the name is blank.
pub fn name_slug(name: &str) -> String {
    let is_plain = name.chars().all(|c| !matches!(c, '+' | '#') && (c.is_ascii() || !c.is_alphanumeric() || is_latin(c)));
    let found = if is_plain { slug(name) } else { spelt(name) };
    match &*found {
        "" => name.chars().filter(|c| !c.is_whitespace()).map(|c| format!("u{:x}", c as u32)).collect::<Vec<_>>().join("-"),
        _ => found,
    }
}

/// As [`name_slug`], but never `index`: beside the pages of terms is that of the list of all of them.
pub fn term_slug(name: &str) -> String {
    match name_slug(name) {
        found if found == "index" => "index-1".to_string(),
        found => found,
    }
}

/// A slug with the capitals of the name it was made of; none where there are none to keep.
pub fn with_capitals(slug: &str, name: &str) -> Option<String> {
    let mut left = slug.chars().peekable();
    let mut out = String::with_capacity(slug.len());
    for c in name.nfc() {
        each_folded(c.encode_utf8(&mut [0; 4]), |folded| {
            if folded != '-' && folded.is_alphanumeric() && left.peek() == Some(&'-') {
                out.extend(left.next());
            }
            if let Some(letter) = left.next_if_eq(&folded) {
                out.push(if c.is_uppercase() { letter.to_ascii_uppercase() } else { letter });
            }
        });
    }
    (left.peek().is_none() && out != slug).then_some(out)
}

/// The slug of a name with signs or letters of other scripts.
fn spelt(name: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut latin = String::new();
    let mut others = String::new();
    let mut before = ' ';
    for c in name.nfc() {
        let is_other = c.is_alphanumeric() && !c.is_ascii() && !is_latin(c) || is_mark(c) && !others.is_empty();
        if !is_other && !others.is_empty() {
            parts.push(std::mem::take(&mut others));
        }
        let word = match c {
            '+' => Some("plus"),
            '#' if before.is_alphanumeric() => Some("sharp"),
            _ => None,
        };
        if is_other || word.is_some() {
            parts.push(slug(&std::mem::take(&mut latin)));
        }
        match word {
            Some(word) => parts.push(word.to_string()),
            None if is_other => others.extend(c.to_lowercase()),
            None => latin.push(c),
        }
        before = c;
    }
    parts.extend([slug(&latin), others]);
    parts.retain(|part| !part.is_empty());
    parts.join("-")
}

/// Whether folding makes Latin letters of a letter, or takes it away as a mark.
fn is_latin(c: char) -> bool {
    matches!(c, '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Whether a character belongs to the letter before it, as vowel signs of Khmer, Lao and Thai do.
fn is_mark(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_an_address_of_its_own() {
        for (name, slug) in [
            ("Đất đai", "dat-dai"),
            ("C", "c"),
            ("C++", "c-plus-plus"),
            ("C#", "c-sharp"),
            ("#khaisinh", "khaisinh"),
            ("GNU/Linux", "gnu-linux"),
            (";)", "u3b-u29"),
            ("...", "u2e-u2e-u2e"),
            ("日本", "日本"),
            ("Tiếng 日本 2", "tieng-日本-2"),
            ("ខ្មែរ", "ខ្មែរ"),
            ("Привет", "привет"),
            ("  ", ""),
        ] {
            assert_eq!(name_slug(name), slug, "{name}");
        }
        assert_eq!(term_slug("Index"), "index-1");
    }

    #[test]
    fn capitals_of_a_name_can_be_kept() {
        for (name, kept) in [
            ("README", Some("README")),
            ("Docs/VNeID_2", Some("Docs/VNeID-2")),
            ("Đăng Ký (mới)", Some("Dang-Ky-moi")),
            ("khai-sinh", None),
            ("C++ Cơ bản", None),
        ] {
            let slug = name.split('/').map(name_slug).collect::<Vec<_>>().join("/");
            assert_eq!(with_capitals(&slug, name).as_deref(), kept, "{slug}");
        }
    }
}
