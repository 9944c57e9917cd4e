//! A page of a foreign site, and what the names of its file and folder say.

use super::front::FrontParts;
use super::tool::Tool;

/// A page of the source.
#[derive(Debug)]
pub struct ForeignPage {
    /// Its file below the source.
    pub source: String,
    /// Front matter and text.
    pub parts: FrontParts,
    /// Its language where it is not the main one.
    pub lang: Option<String>,
    /// Path below `content/` without extension and language; [`names`](super::names) gives the final one.
    pub target: String,
    /// The path of the page in the old site.
    pub address: String,
    /// Whether it is the page of its folder (`_index.md`, `README.md`).
    pub is_index: bool,
    /// A number in its file name that gives its place in lists.
    pub number: Option<i64>,
    /// A day in its file name.
    pub day: Option<String>,
}

/// The parts of a path that are not empty, with slashes between.
pub fn join(parts: &[&str]) -> String {
    parts.iter().map(|p| p.trim_matches('/')).filter(|p| !p.is_empty()).collect::<Vec<_>>().join("/")
}

/// The name of a folder below `content/`: without the numbers that Docusaurus orders by.
pub fn folder_target(folder: &str, tool: Tool) -> String {
    let part = |part: &str| match numbered(part, tool) {
        Some((_, rest)) => rest.to_string(),
        None => part.trim_start_matches('_').to_string(),
    };
    folder.split('/').map(part).filter(|p| !p.is_empty()).collect::<Vec<_>>().join("/")
}

/// A path of Docusaurus without the numbers that it orders by.
pub fn unnumbered(path: &str) -> String {
    folder_target(path, Tool::Docusaurus)
}

/// `01-intro` of Docusaurus: the number, and the name without it.
pub fn numbered(name: &str, tool: Tool) -> Option<(i64, &str)> {
    if tool != Tool::Docusaurus {
        return None;
    }
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let rest = name[digits..].trim_start();
    let after = rest.trim_start_matches(['-', '_', '.']).trim_start();
    let is_day = digits == 4 && dated(name).is_some();
    (digits > 0
        && digits < 9
        && after.len() < rest.len()
        && !after.is_empty()
        && !is_day
        && !after.starts_with(|c: char| c.is_ascii_digit()))
    .then(|| (name[..digits].parse().unwrap_or(0), after))
}

/// `2018-07-30-x`: the day, and the name without it.
pub fn dated(name: &str) -> Option<(String, &str)> {
    let day = name.get(..10)?;
    crate::vietnamese::parse_date(day).filter(|_| day.as_bytes()[4] == b'-')?;
    let rest = name[10..].trim_start_matches(['-', '_', '/']);
    Some((day.to_string(), if rest.is_empty() { name } else { rest }))
}
