//! The paths of pages below `content/`: unique, possible on every system, and with a language where it is not the main one.

use super::layout::Layout;
use super::page::ForeignPage;
use super::report::{FindingKind, ImportFinding, ImportReport};
use super::tool::Tool;
use crate::vietnamese::{short_slug, slug};
use rustc_hash::FxHashSet;

/// Longest name of a file, in bytes.
const MAX_NAME: usize = 100;

/// Gives each page its final path, with language and extension.
pub fn name_pages(pages: &mut [ForeignPage], layout: &Layout, report: &mut ImportReport) {
    let mut taken: FxHashSet<(String, String)> = FxHashSet::default();
    // Pages with a usual name come first, so that they keep it.
    let mut order: Vec<usize> = (0..pages.len()).collect();
    order.sort_by_cached_key(|i| (pages[*i].lang.is_some(), path_of(&pages[*i], layout) != pages[*i].target, *i));
    for i in order {
        let page = &mut pages[i];
        let path = path_of(page, layout);
        let lang = page.lang.clone().unwrap_or_default();
        let mut unique = path.clone();
        let mut number = 2;
        while !taken.insert((folded(&unique), lang.clone())) {
            unique = format!("{path}-{number}");
            number += 1;
        }
        if folded(&page.target) == "404" {
            let text = format!("content/{unique}.md");
            report.push(ImportFinding { text, ..ImportFinding::of_file(FindingKind::Renamed, &page.source, "404") });
        }
        if unique != page.target && number > 2 {
            let text = format!("content/{unique}.md");
            report.push(ImportFinding { text, ..ImportFinding::of_file(FindingKind::Renamed, &page.source, "twin") });
        }
        // Only short codes can be part of a file name; others stand in the front matter.
        let suffix = match has_suffix(&lang) {
            true => format!(".{lang}"),
            false if lang.is_empty() => String::new(),
            false => format!("-{}", slug(&lang)),
        };
        page.target = format!("content/{unique}{suffix}.md");
    }
}

/// Whether a language is named by the file: `x.en.md`.
pub fn has_suffix(lang: &str) -> bool {
    (2..=3).contains(&lang.len()) && lang.bytes().all(|b| b.is_ascii_lowercase())
}

/// The path as addresses have it: two files with the same are one page.
fn folded(path: &str) -> String {
    path.split('/').map(slug).collect::<Vec<_>>().join("/")
}

fn path_of(page: &ForeignPage, layout: &Layout) -> String {
    // The page at the root of the old site is the home page.
    if page.address.is_empty() && page.lang.is_none() {
        return "index".into();
    }
    let mut parts: Vec<String> = page.target.split('/').map(safe_name).collect();
    // A name for addresses is the name of the file here.
    let own = page.parts.text("slug").map(|s| s.trim_matches('/').rsplit('/').next().unwrap_or_default().to_string());
    if let Some(own) = own.filter(|s| !slug(s).is_empty() && layout.tool != Tool::Docusaurus)
        && !page.is_index
        && let Some(last) = parts.last_mut()
    {
        *last = safe_name(&own);
    }
    parts.retain(|p| !p.is_empty());
    // The theme makes the page of what is not found itself.
    if parts.len() == 1 && parts[0] == "404" {
        parts[0] = if layout.main_lang() == "vi" { "trang-404" } else { "page-404" }.into();
    }
    if parts.is_empty() { "index".into() } else { parts.join("/") }
}

/// A name without blanks, dots and other signs that have a meaning in file names; letters of every script stay where they make a slug.
fn safe_name(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_') || (!c.is_ascii() && c.is_alphanumeric());
    let folded = slug(name);
    if folded.is_empty() {
        let hash = blake3::hash(name.as_bytes()).to_hex();
        return format!("p-{}", &hash[..8]);
    }
    if name.len() <= MAX_NAME && name.chars().all(plain) {
        name.to_string()
    } else {
        short_slug(&folded, MAX_NAME).trim_matches('-').to_string()
    }
}
