//! Where a tool keeps its pages, files and settings, read from its configuration.

mod books;
mod folders;
mod hugo;
mod places;

pub use places::{ContentRoot, Layout, language_code};

use super::report::ImportReport;
use super::tool::Tool;
use crate::read::ForeignSite;

/// Reads the layout of a site. Settings that cannot be read are reported.
pub fn read_layout(tool: Tool, site: &ForeignSite, report: &mut ImportReport) -> Layout {
    let mut layout = match tool {
        Tool::Hugo => hugo::hugo(site, report),
        Tool::Zola => hugo::zola(site, report),
        Tool::Jekyll => folders::jekyll(site, report),
        Tool::Eleventy => folders::eleventy(site, report),
        Tool::Docusaurus => books::docusaurus(site, report),
        Tool::VitePress => books::vitepress(site, report),
        Tool::MkDocs => books::mkdocs(site, report),
    };
    if layout.languages.is_empty() {
        layout.languages.push(guess_language(&layout, site));
    }
    if let Some(url) = &mut layout.base_url
        && !url.contains("://")
    {
        *url = if url.starts_with("//") { format!("https:{url}") } else { String::new() };
    }
    layout.base_url.take_if(|url| url.is_empty());
    layout
}

/// Vietnamese where a good part of the words of some pages have Vietnamese letters, else English.
fn guess_language(layout: &Layout, site: &ForeignSite) -> String {
    let is_page = |path: &str| path.ends_with(".md") || path.ends_with(".mdx");
    let pages = site.files.iter().filter(|f| is_page(&f.path) && layout.root_of(&f.path).is_some() && f.size > 400);
    let text: String = pages.take(20).filter_map(|f| f.text().ok()).collect();
    let words = text.split_whitespace().count().max(1);
    let marked =
        text.split_whitespace().filter(|w| w.chars().any(|c| matches!(c, '\u{1ea0}'..='\u{1ef9}' | 'đ' | 'Đ' | 'ơ' | 'ư'))).count();
    if marked * 10 > words { "vi" } else { "en" }.to_string()
}
