//! Paths of files to be: patterns from declarations, and what a path may look like on every system.

use crate::diag::{Diagnostic, Diagnostics, PRODUCT, Span};

/// A path with fields: `huong-dan/{item.slug}.html`.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    pub parts: Vec<PatternPart>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PatternPart {
    Text(Box<str>),
    Field(PathField),
}

/// What a path may be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathField {
    ItemSlug,
    PlaceCode,
    PlaceSlug,
    TermSlug,
    CampaignSlug,
    Lang,
    Page,
    Size,
    /// Digest of the made bytes: changes when they do.
    Hash,
    /// The old address, for jobs per alias.
    Alias,
    /// The digits of a short address.
    Code,
}

static FIELDS: &[(&str, PathField)] = &[
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

impl Pattern {
    /// Reads a pattern; unknown fields and paths that leave the root are reported.
    pub fn parse(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<Pattern> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let Some(len) = rest[open..].find('}') else { break };
            let name = &rest[open + 1..open + len];
            if open > 0 {
                parts.push(PatternPart::Text(rest[..open].into()));
            }
            match FIELDS.iter().find(|(n, _)| *n == name) {
                Some((_, field)) => parts.push(PatternPart::Field(*field)),
                None => {
                    let report = Diagnostic::new(&PRODUCT).at(span).with("why", "path-field").with("name", name);
                    diagnostics.push(report.suggest(name, FIELDS.iter().map(|f| f.0)));
                    return None;
                }
            }
            rest = &rest[open + len + 1..];
        }
        if !rest.is_empty() {
            parts.push(PatternPart::Text(rest.into()));
        }
        let plain: String = parts.iter().map(|p| if let PatternPart::Text(t) = p { t } else { "x" }).collect();
        if let Err(why) = check_portable(&plain) {
            diagnostics.push(Diagnostic::new(&PRODUCT).at(span).with("why", "path").with("name", why).suggest("", []));
            return None;
        }
        Some(Pattern { parts })
    }

    pub fn uses(&self, field: PathField) -> bool {
        self.parts.contains(&PatternPart::Field(field))
    }

    /// The path, with each field's words from `word`.
    pub fn fill<'a>(&self, mut word: impl FnMut(PathField) -> std::borrow::Cow<'a, str>) -> String {
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

/// Names that Windows keeps for devices.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4",
    "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Whether a path below a root can exist on Linux, macOS and Windows. `Err` is a word for the message.
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
