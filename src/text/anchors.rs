//! Anchors of headings, and how they are found when other tools wrote them: `#điều-kiện--hồ-sơ` of GitHub, percent-encoded, in capitals, of repeated headings.

use super::document::{Document, Heading};
use crate::read::paths::percent_decode;
use crate::vietnamese::slug;
use unicode_normalization::UnicodeNormalization;

/// The anchor of a heading with these words: the one its author gave it, its role, or its words, numbered where an earlier heading has it. With it a
/// second name, where the words are not the anchor.
pub fn name(text: &str, explicit: Option<Box<str>>, role: Option<&str>, before: &[Heading]) -> (Box<str>, Option<Box<str>>) {
    let named = slug(text);
    let id: Box<str> = match (explicit, role) {
        (Some(id), _) => id,
        (None, Some(role)) if !is_taken(role, before) => role.into(),
        _ => {
            let base = if named.is_empty() { "muc" } else { &named };
            let mut id = Box::from(base);
            let mut n = 2;
            while is_taken(&id, before) {
                id = format!("{base}-{n}").into();
                n += 1;
            }
            id
        }
    };
    let alias = (*id != *named).then(|| named.into());
    (id, alias)
}

/// Whether one of these headings has the anchor.
pub fn is_taken(id: &str, before: &[Heading]) -> bool {
    before.iter().any(|h| *h.id == *id)
}

impl Document {
    /// The anchor that `name` means: of a heading, or of raw HTML.
    pub fn anchor_id(&self, name: &str) -> Option<Box<str>> {
        self.ids.iter().find(|id| ***id == *name).cloned().or_else(|| self.anchor(name).map(|heading| heading.id.clone()))
    }

    /// The heading with this anchor or folded words.
    pub fn anchor(&self, name: &str) -> Option<&Heading> {
        let by_alias = || self.headings.iter().find(|h| h.alias.as_deref() == Some(name));
        self.headings.iter().find(|h| &*h.id == name).or_else(by_alias).or_else(|| find(&self.headings, name))
    }
}

/// The heading that another tool would call `name`.
fn find<'a>(headings: &'a [Heading], name: &str) -> Option<&'a Heading> {
    let name: String = percent_decode(name)?.nfc().collect::<String>().to_lowercase();
    if name.is_empty() {
        return None;
    }
    if let Some(found) = headings.iter().find(|h| github(&h.text) == name || h.id.eq_ignore_ascii_case(&name)) {
        return Some(found);
    }
    // GitHub numbers the second heading of the same words with 1.
    if let Some((base, number)) = name.rsplit_once('-')
        && let Ok(number) = number.parse::<usize>()
        && number > 0
    {
        let mut same = headings.iter().filter(|h| github(&h.text) == base);
        if let Some(found) = same.nth(number) {
            return Some(found);
        }
    }
    let folded = slug(&name);
    headings.iter().find(|h| !folded.is_empty() && (*h.id == *folded || slug(&h.text) == folded))
}

/// The anchor that GitHub gives a heading: in small letters, without signs, each blank a hyphen.
fn github(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_of_github_are_found() {
        let heading = |id: &str, text: &str| Heading { level: 2, id: id.into(), alias: None, text: text.into(), start: 0, end: 0 };
        let headings = [
            heading("dieu-kien-ho-so", "Điều kiện & hồ sơ"),
            heading("schrodinger-s-cat", "Schrödinger's Cat"),
            heading("trung", "Trùng"),
            heading("trung-2", "Trùng"),
        ];
        for (name, id) in [
            ("điều-kiện--hồ-sơ", "dieu-kien-ho-so"),
            ("%C4%91i%E1%BB%81u-ki%E1%BB%87n--h%E1%BB%93-s%C6%A1", "dieu-kien-ho-so"),
            ("Dieu-kien-ho-so", "dieu-kien-ho-so"),
            ("Điều kiện & hồ sơ", "dieu-kien-ho-so"),
            ("schr%C3%B6dingers-cat", "schrodinger-s-cat"),
            ("trùng-1", "trung-2"),
        ] {
            assert_eq!(find(&headings, name).map(|h| &*h.id), Some(id), "{name}");
        }
        assert!(find(&headings, "").is_none() && find(&headings, "trùng-2").is_some_and(|h| &*h.id == "trung-2"));
        assert!(find(&headings, "khac").is_none());
    }
}
