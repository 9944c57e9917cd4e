//! Path patterns of files to be, and what a path may look like on every system.

use std::borrow::Cow;

/// A path with fields: `huong-dan/{item.slug}.html`.
#[derive(Clone, Debug, PartialEq)]
pub struct PathPattern {
    /// In order.
    pub parts: Vec<PatternPart>,
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum PatternPart {
    /// As it stands.
    Text(Box<str>),
    /// Filled in for each job.
    Field(PathField),
}

/// A field of a path pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathField {
    /// `{item.slug}`.
    ItemSlug,
    /// `{place.code}`.
    PlaceCode,
    /// `{place.slug}`.
    PlaceSlug,
    /// `{term.slug}`.
    TermSlug,
    /// `{campaign.slug}`.
    CampaignSlug,
    /// `{lang}`: the code of the language.
    Lang,
    /// `{page}`: empty on the first page.
    Page,
    /// `{size}`: the name of the size of paper.
    Size,
    /// `{hash}`: a digest of the file's bytes, or of what they are made of.
    Hash,
    /// `{alias}`: the old address.
    Alias,
    /// `{code}`: the digits of a short address.
    Code,
}

/// Fields by the names that declarations give them.
pub static FIELDS: &[(&str, PathField)] = &[
    ("item.slug", PathField::ItemSlug),
    ("place.code", PathField::PlaceCode),
    ("place.slug", PathField::PlaceSlug),
    ("term.slug", PathField::TermSlug),
    ("campaign.slug", PathField::CampaignSlug),
    ("lang", PathField::Lang),
    ("page", PathField::Page),
    ("size", PathField::Size),
    ("hash", PathField::Hash),
    ("alias", PathField::Alias),
    ("code", PathField::Code),
];

impl PathPattern {
    /// Whether the pattern has a field.
    pub fn uses(&self, field: PathField) -> bool {
        self.parts.contains(&PatternPart::Field(field))
    }

    /// The path, each field filled with what `word` gives for it.
    pub fn fill<'a>(&self, mut word: impl FnMut(PathField) -> Cow<'a, str>) -> String {
        let mut path = String::with_capacity(48);
        for part in &self.parts {
            match part {
                PatternPart::Text(text) => path.push_str(text),
                PatternPart::Field(field) => path.push_str(&word(*field)),
            }
        }
        path
    }
}

/// Device names that Windows reserves.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4",
    "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether a path below a root can exist on Linux, macOS and Windows. `Err` is the variant of the message that says why not.
pub fn check_portable(path: &str) -> Result<(), &'static str> {
    if path.is_empty() || path.len() > 1000 {
        return Err("length");
    }
    for part in path.split('/') {
        if part.is_empty() || part == "." || part == ".." {
            return Err("parts");
        }
        if part.len() > 200 {
            return Err("length");
        }
        let is_refused = |byte: u8| byte.is_ascii_control() || matches!(byte, b'\\' | b':' | b'*' | b'?' | b'"' | b'<' | b'>' | b'|');
        if part.bytes().any(is_refused) || (!part.is_ascii() && part.chars().any(char::is_control)) {
            return Err("letters");
        }
        if part.ends_with(['.', ' ']) || part.starts_with(' ') {
            return Err("ending");
        }
        let stem = part.split('.').next().unwrap_or(part);
        if stem.len() <= 4 && DEVICES.iter().any(|device| device.eq_ignore_ascii_case(stem)) {
            return Err("device");
        }
        if part == ".loa-manifest" {
            return Err("manifest");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check_portable;

    #[test]
    fn paths_that_some_system_cannot_hold_are_refused() {
        for bad in ["", "a//b", "../a", "a/./b", "con", "a/nul.html", "a:b", "a\\b", "a.", "a\n", "/a"] {
            assert!(check_portable(bad).is_err(), "{bad:?}");
        }
        for good in ["index.html", "huong-dan/khai-sinh.html", "tep/ảnh.svg", ".well-known/x", "console.html"] {
            assert!(check_portable(good).is_ok(), "{good:?}");
        }
    }
}
