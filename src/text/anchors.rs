//! Anchors of headings, and how they are found when other tools wrote them: `#điều-kiện--hồ-sơ` of GitHub, percent-encoded, in capitals, of repeated headings.

use super::document::{Document, Heading};
use crate::read::paths::percent_decode;
use crate::vietnamese::slug;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// The anchors of the headings so far.
#[derive(Debug, Default)]
pub struct TakenAnchors {
    ids: FxHashSet<Box<str>>,
    /// The number to try next for a base, so that a heading that is repeated thousands of times is not compared with each of them.
    next: FxHashMap<Box<str>, u32>,
}

impl TakenAnchors {
    /// Whether one of the headings has the anchor.
    pub fn contains(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// The anchor of the next heading, with these words: the one its author gave it, its role, or its words, numbered where an earlier heading has it.
    /// With it a second name, where the words are not the anchor.
    pub fn name(&mut self, text: &str, explicit: Option<Box<str>>, role: Option<&str>) -> (Box<str>, Option<Box<str>>) {
        let named = slug(text);
        let id: Box<str> = match (explicit, role) {
            (Some(id), _) => id,
            (None, Some(role)) if !self.contains(role) => role.into(),
            _ => {
                let base = if named.is_empty() { "muc" } else { &named };
                let mut n = self.next.get(base).copied().unwrap_or(1);
                let mut id = numbered(base, n);
                while self.contains(&id) {
                    n += 1;
                    id = numbered(base, n);
                }
                self.next.insert(base.into(), n + 1);
                id
            }
        };
        self.ids.insert(id.clone());
        let alias = (*id != *named).then(|| named.into());
        (id, alias)
    }
}

fn numbered(base: &str, n: u32) -> Box<str> {
    if n == 1 { base.into() } else { format!("{base}-{n}").into() }
}

/// The headings of a document by every name that a link may call them; made when the first link asks.
#[derive(Debug, Default)]
pub struct AnchorIndex {
    exact: OnceLock<FxHashMap<Box<str>, u32>>,
    foreign: OnceLock<ForeignAnchors>,
}

/// The names that other tools would give.
#[derive(Debug, Default)]
struct ForeignAnchors {
    /// By the anchor of GitHub and by the anchor in small letters.
    first: FxHashMap<Box<str>, u32>,
    /// All headings with the same anchor of GitHub.
    same: FxHashMap<Box<str>, Vec<u32>>,
    folded: FxHashMap<Box<str>, u32>,
}

impl AnchorIndex {
    fn exact(&self, headings: &[Heading], name: &str) -> Option<u32> {
        let made = self.exact.get_or_init(|| {
            let mut names = FxHashMap::default();
            let numbered = || (0..).zip(headings);
            for (i, heading) in numbered() {
                names.entry(heading.id.clone()).or_insert(i);
            }
            for (i, alias) in numbered().filter_map(|(i, heading)| Some((i, heading.alias.clone()?))) {
                names.entry(alias).or_insert(i);
            }
            names
        });
        made.get(name).copied()
    }

    /// The heading that another tool would call `name`.
    fn foreign(&self, headings: &[Heading], name: &str) -> Option<u32> {
        let name: String = percent_decode(name)?.nfc().collect::<String>().to_lowercase();
        if name.is_empty() {
            return None;
        }
        let made = self.foreign.get_or_init(|| {
            let mut made = ForeignAnchors::default();
            for (i, heading) in (0..).zip(headings) {
                let github = Box::from(github(&heading.text));
                made.first.entry(heading.id.to_ascii_lowercase().into()).or_insert(i);
                made.first.entry(Box::clone(&github)).or_insert(i);
                made.same.entry(github).or_default().push(i);
                made.folded.entry(heading.id.clone()).or_insert(i);
                made.folded.entry(slug(&heading.text).into()).or_insert(i);
            }
            made
        });
        if let Some(found) = made.first.get(&*name) {
            return Some(*found);
        }
        // GitHub numbers the second heading of the same words with 1.
        if let Some((base, number)) = name.rsplit_once('-')
            && let Ok(number) = number.parse::<usize>()
            && number > 0
            && let Some(found) = made.same.get(base).and_then(|same| same.get(number))
        {
            return Some(*found);
        }
        let folded = slug(&name);
        made.folded.get(&*folded).copied().filter(|_| !folded.is_empty())
    }
}

impl Document {
    /// The anchor that `name` means: of a heading, or of raw HTML.
    pub fn anchor_id(&self, name: &str) -> Option<Box<str>> {
        self.ids.iter().find(|id| ***id == *name).cloned().or_else(|| self.anchor(name).map(|heading| heading.id.clone()))
    }

    /// The heading with this anchor or folded words.
    pub fn anchor(&self, name: &str) -> Option<&Heading> {
        let found = self.anchors.exact(&self.headings, name).or_else(|| self.anchors.foreign(&self.headings, name));
        found.map(|i| &self.headings[i as usize])
    }
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
    fn repeated_headings_are_numbered() {
        let mut taken = TakenAnchors::default();
        let mut name = |text: &str, explicit: Option<&str>| taken.name(text, explicit.map(Box::from), None).0.to_string();
        assert_eq!((name("A", None), name("A", None), name("B", Some("a-3"))), ("a".into(), "a-2".into(), "a-3".into()));
        assert_eq!((name("A", None), name("A 2", None), name("…", None)), ("a-4".into(), "a-2-2".into(), "muc".into()));
    }

    #[test]
    fn anchors_of_github_are_found() {
        let heading = |id: &str, text: &str| Heading { level: 2, id: id.into(), alias: None, text: text.into(), start: 0, end: 0 };
        let headings = [
            heading("dieu-kien-ho-so", "Điều kiện & hồ sơ"),
            heading("schrodinger-s-cat", "Schrödinger's Cat"),
            heading("trung", "Trùng"),
            heading("trung-2", "Trùng"),
        ];
        let index = AnchorIndex::default();
        let find = |name: &str| index.foreign(&headings, name).map(|i| headings[i as usize].id.to_string());
        for (name, id) in [
            ("điều-kiện--hồ-sơ", "dieu-kien-ho-so"),
            ("%C4%91i%E1%BB%81u-ki%E1%BB%87n--h%E1%BB%93-s%C6%A1", "dieu-kien-ho-so"),
            ("Dieu-kien-ho-so", "dieu-kien-ho-so"),
            ("Điều kiện & hồ sơ", "dieu-kien-ho-so"),
            ("schr%C3%B6dingers-cat", "schrodinger-s-cat"),
            ("trùng-1", "trung-2"),
        ] {
            assert_eq!(find(name).as_deref(), Some(id), "{name}");
        }
        assert!(find("").is_none() && find("trùng-2").as_deref() == Some("trung-2"));
        assert!(find("khac").is_none());
    }
}
