//! Styles of OpenDocument texts, as far as they say what is shown and how.

use super::xml::{Element, Space};
use std::collections::BTreeMap;

/// What counts of a style.
#[derive(Clone, Debug, Default)]
pub struct OpenStyle {
    /// The style it is based on.
    pub parent: Option<String>,
    /// The name that people see.
    pub shown: String,
    /// Bold.
    pub bold: Option<bool>,
    /// Struck out.
    pub struck: Option<bool>,
    /// Not shown.
    pub hidden: Option<bool>,
    /// Raised, or lowered.
    pub raised: Option<bool>,
}

/// The styles of a text.
#[derive(Default)]
pub struct OpenStyles {
    styles: BTreeMap<String, OpenStyle>,
    /// Lists by style: the form of each level, `1`, `a`, `i`; none for dots.
    pub numbered: BTreeMap<String, Vec<Option<(String, String)>>>,
}

impl OpenStyles {
    /// Reads the styles of a part.
    pub fn read(&mut self, root: Element) {
        for style in root.below().filter(|e| e.space() == Space::Open && e.name() == "style") {
            let Some(name) = style.attribute("name") else { continue };
            let properties = style.child("text-properties");
            let get = |key: &str| properties.and_then(|p| p.attribute(key));
            let read = OpenStyle {
                parent: style.attribute("parent-style-name").map(str::to_string),
                shown: style.attribute("display-name").unwrap_or(name).to_string(),
                bold: get("font-weight").map(|weight| weight == "bold" || weight.parse::<u32>().is_ok_and(|w| w >= 600)),
                struck: get("text-line-through-style").map(|line| line != "none"),
                hidden: get("display").map(|display| display == "none"),
                raised: get("text-position").and_then(|p| match p.split(' ').next().unwrap_or_default() {
                    "super" => Some(true),
                    "sub" => Some(false),
                    percent => percent.trim_end_matches('%').parse::<f32>().ok().filter(|n| *n != 0.0).map(|n| n > 0.0),
                }),
            };
            self.styles.insert(name.to_string(), read);
        }
        for list in root.all(Space::Text, "list-style") {
            let Some(name) = list.attribute("name") else { continue };
            let level = |e: Element| match e.name() {
                "list-level-style-number" => e
                    .attribute("num-format")
                    .filter(|format| !format.is_empty())
                    .map(|format| (format.to_string(), e.attribute("num-suffix").unwrap_or_default().to_string())),
                _ => None,
            };
            let levels = list.children().filter(|e| e.name().starts_with("list-level-style")).map(level).collect();
            self.numbered.insert(name.to_string(), levels);
        }
    }

    /// A style with what it is based on.
    pub fn style(&self, name: Option<&str>) -> OpenStyle {
        let mut found = OpenStyle::default();
        let mut next = name.map(str::to_string);
        for _ in 0..20 {
            let Some(style) = next.and_then(|name| self.styles.get(&name)) else { break };
            if found.shown.is_empty() || !matches!(&*found.shown, "Title" | "Subtitle") {
                found.shown.clone_from(&style.shown);
            }
            found.bold = found.bold.or(style.bold);
            found.struck = found.struck.or(style.struck);
            found.hidden = found.hidden.or(style.hidden);
            found.raised = found.raised.or(style.raised);
            next = style.parent.clone();
        }
        found
    }
}
