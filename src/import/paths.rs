//! Paths and anchors in links.

use super::page::ForeignPage;
use crate::read::paths::{percent_decode, resolve};
use crate::vietnamese::slug;

/// A path and its anchor; a query is cut off.
pub fn parted(written: &str) -> (&str, &str) {
    let (path, anchor) = written.split_once('#').unwrap_or((written, ""));
    (path.split('?').next().unwrap_or_default(), anchor)
}

pub fn decoded(path: &str) -> String {
    percent_decode(path).map_or_else(|| path.to_string(), |p| p.into_owned())
}

/// A path as the target of a link.
pub fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace(' ', "%20").replace('(', "%28").replace(')', "%29").replace('#', "%23").replace('?', "%3F")
}

/// A path from a folder; none where it leaves the site.
pub fn joined(folder: &str, path: &str) -> Option<String> {
    resolve(folder, path.trim_start_matches('/'))
}

/// The path of a new file from the page that names it, or from `content/` for the menu.
pub fn relative(from: Option<&ForeignPage>, to: &str) -> String {
    let folder = from.map_or("content", |p| p.target.rsplit_once('/').map_or("", |(folder, _)| folder));
    let (mut from, mut to): (Vec<&str>, Vec<&str>) = (folder.split('/').collect(), to.split('/').collect());
    while from.first() == to.first() && !from.is_empty() && to.len() > 1 {
        from.remove(0);
        to.remove(0);
    }
    let mut path = "../".repeat(from.len());
    path.push_str(&to.join("/"));
    path
}

/// The anchor that GitHub, Hugo and Docusaurus make of a heading.
pub fn github_id(words: &str) -> String {
    let lower = words.trim().to_lowercase();
    lower.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// The anchor that VitePress makes of a heading: without marks, with hyphens for every sign.
pub fn vitepress_id(words: &str) -> String {
    let id = slug(words);
    if id.starts_with(|c: char| c.is_ascii_digit()) { format!("_{id}") } else { id }
}
