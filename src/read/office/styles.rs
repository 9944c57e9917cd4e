//! Styles of Word files (ECMA-376, 17.7): what a paragraph and a run are, with all they are based on.

use super::xml::{Element, Space, XmlTree};
use std::collections::BTreeMap;

/// Most styles that one is based on.
const MAX_CHAIN: usize = 20;

/// What counts of the format of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RunFormat {
    /// Bold.
    pub bold: Option<bool>,
    /// Struck out.
    pub strike: Option<bool>,
    /// Hidden.
    pub hidden: Option<bool>,
    /// `superscript`, `subscript` or `baseline`.
    pub position: Option<String>,
    /// Name of the font.
    pub font: Option<String>,
}

/// A style.
#[derive(Clone, Debug, Default)]
pub struct WordStyle {
    /// Its name in lower case: `heading 1`.
    pub name: String,
    /// Outline level, from 0.
    pub level: Option<usize>,
    /// Its list and the level in it.
    pub list: (Option<String>, Option<usize>),
    /// Format of its runs.
    pub run: RunFormat,
    based_on: Option<String>,
}

/// The styles of a file by id.
#[derive(Debug, Default)]
pub struct WordStyles {
    styles: BTreeMap<String, WordStyle>,
    default_paragraph: Option<String>,
}

impl RunFormat {
    /// The format that properties of a run say.
    pub fn read(properties: Option<Element>) -> RunFormat {
        let Some(properties) = properties else { return RunFormat::default() };
        let is_on = |name: &str| properties.child(name).map(|e| !matches!(e.attribute("val"), Some("0" | "false" | "off" | "none")));
        let font = |e: Element| ["ascii", "hAnsi", "cs"].iter().find_map(|name| e.attribute(name)).map(str::to_string);
        RunFormat {
            bold: is_on("b"),
            strike: match (is_on("strike"), is_on("dstrike")) {
                (None, None) => None,
                (one, two) => Some(one == Some(true) || two == Some(true)),
            },
            hidden: is_on("vanish"),
            position: properties.value_of("vertAlign").map(str::to_string),
            font: properties.child("rFonts").and_then(font),
        }
    }

    /// This format, and where it says nothing that of another.
    pub fn or(&self, other: &RunFormat) -> RunFormat {
        RunFormat {
            bold: self.bold.or(other.bold),
            strike: self.strike.or(other.strike),
            hidden: self.hidden.or(other.hidden),
            position: self.position.clone().or_else(|| other.position.clone()),
            font: self.font.clone().or_else(|| other.font.clone()),
        }
    }
}

impl WordStyles {
    /// Reads the part with the styles.
    pub fn read(tree: &XmlTree) -> WordStyles {
        let mut all = WordStyles::default();
        for style in tree.root().all(Space::Word, "style") {
            let Some(id) = style.attribute("styleId") else { continue };
            let paragraph = style.child("pPr");
            if style.attribute("type") == Some("paragraph") && matches!(style.attribute("default"), Some("1" | "true" | "on")) {
                all.default_paragraph = Some(id.to_string());
            }
            let read = WordStyle {
                name: style.value_of("name").unwrap_or(id).to_lowercase(),
                level: paragraph.and_then(|p| p.value_of("outlineLvl")).and_then(|level| level.parse().ok()).filter(|level| *level < 9),
                list: list_of(paragraph),
                run: RunFormat::read(style.child("rPr")),
                based_on: style.value_of("basedOn").map(str::to_string),
            };
            all.styles.insert(id.to_string(), read);
        }
        all
    }

    /// A style with all that it takes from those it is based on. Its name is its own; that of a heading or list is found below it too.
    pub fn get(&self, id: Option<&str>) -> WordStyle {
        let mut next = id.or(self.default_paragraph.as_deref()).map(str::to_string);
        let mut found = WordStyle { name: next.clone().unwrap_or_default().to_lowercase(), ..WordStyle::default() };
        for depth in 0..MAX_CHAIN {
            let Some(style) = next.and_then(|id| self.styles.get(&id)) else { break };
            let is_known = |name: &str| ["heading ", "title", "list ", "toc "].iter().any(|start| name.starts_with(start));
            if depth == 0 || (!is_known(&found.name) && is_known(&style.name)) {
                found.name.clone_from(&style.name);
            }
            found.level = found.level.or(style.level);
            found.list = (found.list.0.or_else(|| style.list.0.clone()), found.list.1.or(style.list.1));
            found.run = found.run.or(&style.run);
            next = style.based_on.clone();
        }
        found
    }
}

/// The list and the level that properties of a paragraph name.
pub fn list_of(properties: Option<Element>) -> (Option<String>, Option<usize>) {
    let Some(list) = properties.and_then(|p| p.child("numPr")) else { return (None, None) };
    (list.value_of("numId").map(str::to_string), list.value_of("ilvl").and_then(|level| level.parse().ok()))
}
