//! Where the tone mark stands on `oa`, `oe`, `uy` at the end of a syllable: `hòa` or `hoà`.

/// Where the tone mark stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToneStyle {
    #[default]
    /// On the first vowel: `hòa`.
    Classic,
    /// On the second: `hoà`.
    Modern,
}

#[rustfmt::skip]
const PAIRS: &[(&str, &str)] = &[
    ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"), ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("ọe", "oẹ"),
    ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
];

/// The word in this style; `None` where it is the same in both. `quý` is: its u belongs to the consonant.
pub fn restyled(word: &str, style: ToneStyle) -> Option<String> {
    let lower = word.to_lowercase();
    if lower.starts_with('q') {
        return None;
    }
    let (wrong, right) = PAIRS.iter().find_map(|(classic, modern)| {
        let (wrong, right) = if style == ToneStyle::Classic { (modern, classic) } else { (classic, modern) };
        lower.ends_with(wrong).then_some((wrong, right))
    })?;
    let kept = word.chars().count() - wrong.chars().count();
    let tail = word.chars().skip(kept).zip(right.chars());
    let cased = tail.flat_map(|(old, new)| if old.is_uppercase() { new.to_uppercase().collect::<Vec<_>>() } else { vec![new] });
    Some(word.chars().take(kept).chain(cased).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_move_at_the_end_of_open_syllables_only() {
        for (word, classic) in [("hoà", "hòa"), ("uỷ", "ủy"), ("UỶ", "ỦY"), ("Hoè", "Hòe"), ("thuý", "thúy")] {
            assert_eq!(restyled(word, ToneStyle::Classic).as_deref(), Some(classic));
            assert_eq!(restyled(classic, ToneStyle::Modern).as_deref(), Some(word));
        }
        for word in ["quý", "quỷ", "hoàn", "huyền", "loại", "mùa", "ủy"] {
            assert_eq!(restyled(word, ToneStyle::Classic), None, "{word}");
        }
    }
}
