//! Vietnamese alphabetical order, with numbers inside text in order of their value.

use super::fold::fold;
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use std::cmp::Ordering;
use std::sync::LazyLock;

// The data is compiled in, so building does not fail; without it texts would sort by their folded form.
static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| collator(Strength::Tertiary));

/// A collator that compares by letters alone, by tones too, or by case too.
pub(super) fn collator(strength: Strength) -> Option<CollatorBorrowed<'static>> {
    let mut preferences = CollatorPreferences::from(&locale!("vi"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(strength);
    Collator::try_new(preferences, options).ok()
}

/// Compares in Vietnamese order: `Phường 2` before `Phường 10`, `da` before `đa`. Only equal texts are equal.
pub fn compare(a: &str, b: &str) -> Ordering {
    match &*COLLATOR {
        Some(collator) => collator.compare(a, b),
        None => fold(a).cmp(&fold(b)),
    }
    .then_with(|| a.cmp(b))
}

/// Bytes that compare as [`compare`] does, for sorting long lists.
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 3 + 8);
    match &*COLLATOR {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(text, &mut key);
        }
        None => key.extend_from_slice(fold(text).as_bytes()),
    }
    // Collation keys hold no zero byte, so the text decides between equal keys alone.
    key.push(0);
    key.extend_from_slice(text.as_bytes());
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_vietnamese_and_numeric() {
        let right = [
            "An Biên",
            "ăn",
            "ấm",
            "Cẩm Giang",
            "Cẩm Giàng",
            "da",
            "dạ",
            "đa",
            "Phường 2",
            "Phường 10",
            "phường An Dương",
            "Phường An Dương",
            "ươm",
        ];
        let mut sorted = right;
        sorted.reverse();
        sorted.sort_by(|a, b| compare(a, b));
        assert_eq!(sorted, right);
        sorted.reverse();
        sorted.sort_by_key(|t| sort_key(t));
        assert_eq!(sorted, right);
    }

    #[test]
    fn keys_and_comparison_never_disagree() {
        let texts = ["", "\0", "a", "a\0", "a\0b", "a b", "ab", "á", "a\u{301}", "1", "01", "10", "1a", "-", "đ", "🙂", "Ẩ", "ẩ"];
        for a in texts {
            for b in texts {
                assert_eq!(compare(a, b), sort_key(a).cmp(&sort_key(b)), "{a:?} {b:?}");
                assert_eq!(compare(a, b) == Ordering::Equal, a == b);
            }
        }
    }
}
