//! The pages and files of a foreign site: which file is a page, in which language, and which files go with it.

use super::front;
use super::layout::{ContentRoot, Layout, language_code};
use super::page::{ForeignPage, dated, folder_target, join, numbered};
use super::report::{FindingKind, ImportFinding, ImportReport, fault_name};
use super::tool::Tool;
use crate::kinds::KindSet;
use crate::read::{ForeignFile, ForeignSite};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Everything that is taken over.
#[derive(Debug, Default)]
pub struct CollectedSite {
    /// The pages, sorted by source.
    pub pages: Vec<ForeignPage>,
    /// Other files: path in the source, path below the new folder.
    pub files: BTreeMap<String, String>,
}

/// What a file is.
enum FileRole<'l> {
    Page(&'l ContentRoot),
    Beside(&'l ContentRoot),
    Static(String),
    Partial,
    Other,
}

/// Extensions of files that a site publishes.
const PUBLISHED: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "bmp", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods",
    "odp", "csv", "zip", "mp3", "mp4", "m4a", "ogg", "webm", "wav", "mov", "txt", "vtt", "rtf", "epub", "ics", "geojson", "kml",
];

/// Files that themes make.
const MADE: &[&str] = &[
    "static/robots.txt",
    "static/llms.txt",
    "static/sitemap.xml",
    "static/404.html",
    "static/index.html",
    "static/atom.xml",
    "static/feed.json",
    "static/manifest.webmanifest",
    "static/nginx.conf",
    "static/web.config",
    "static/_redirects",
    "static/_headers",
];

/// Finds pages and files.
pub fn collect(layout: &Layout, site: &ForeignSite, report: &mut ImportReport) -> CollectedSite {
    let mut collected = CollectedSite::default();
    let mut sources: Vec<(&ForeignFile, &ContentRoot)> = Vec::new();
    let mut left_out: BTreeMap<String, usize> = BTreeMap::new();
    for file in &site.files {
        match role(file, layout, site) {
            FileRole::Page(root) => sources.push((file, root)),
            FileRole::Beside(root) => {
                let below = below(&file.path, &root.folder);
                let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
                let folder = join(&[&root.target, &folder_target(folder, layout.tool)]);
                let is_data = name
                    .rsplit_once('.')
                    .is_some_and(|(_, e)| ["csv", "tsv", "xlsx", "yaml", "yml", "geojson", "md"].contains(&&*e.to_ascii_lowercase()));
                let published = matches!(layout.tool, Tool::Jekyll | Tool::Eleventy) || is_data;
                let path = match published {
                    true => join(&["static", &root.address, below]),
                    false => join(&["content", &safe_top(&join(&[&folder, name]), layout)]),
                };
                if MADE.contains(&&*path.to_lowercase()) {
                    report.push(ImportFinding::of_file(FindingKind::FileLeftOut, &file.path, "theme"));
                    continue;
                }
                collected.files.insert(file.path.clone(), path);
            }
            // The theme here makes these itself.
            FileRole::Static(path) if MADE.contains(&&*path.to_lowercase()) => {
                report.push(ImportFinding::of_file(FindingKind::FileLeftOut, &file.path, "theme"));
            }
            FileRole::Static(path) => {
                collected.files.insert(file.path.clone(), path);
            }
            FileRole::Partial => {}
            FileRole::Other => {
                let top: Vec<&str> = file.path.split('/').take(2).collect();
                let top = if file.path.matches('/').count() < 2 { top[..1].join("/") } else { top.join("/") };
                *left_out.entry(if file.path.contains('/') { format!("{top}/") } else { top }).or_default() += 1;
            }
        }
    }
    for (path, count) in left_out {
        report.push(ImportFinding { text: count.to_string(), ..ImportFinding::of_file(FindingKind::FileLeftOut, &path, "") });
    }
    let read: Vec<Result<ForeignPage, ImportFinding>> =
        sources.par_iter().with_min_len(16).map(|(file, root)| read_page(file, root, layout)).collect();
    for page in read {
        match page {
            Ok(page) => collected.pages.push(page),
            Err(finding) => report.push(finding),
        }
    }
    collected
}

/// Path below a folder.
fn below<'p>(path: &'p str, folder: &str) -> &'p str {
    if folder.is_empty() { path } else { path.strip_prefix(folder).map_or(path, |rest| rest.trim_start_matches('/')) }
}

fn is_in(path: &str, folder: &str) -> bool {
    path == folder || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn role<'l>(file: &ForeignFile, layout: &'l Layout, site: &ForeignSite) -> FileRole<'l> {
    let path = &*file.path;
    if let Some((folder, target)) = layout.statics.iter().find(|(folder, _)| is_in(path, folder)) {
        return FileRole::Static(join(&["static", target, below(path, folder)]));
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    let root = layout.root_of(path);
    // A root that is inside an excluded folder counts: `src/pages` of `src`.
    let excluded = layout.excluded.iter().any(|e| is_in(path, e) && root.is_none_or(|r| r.folder.len() < e.len() || r.folder.is_empty()));
    let Some(root) = root.filter(|_| !excluded) else { return FileRole::Other };
    let inner = below(path, &root.folder);
    let hidden = |c: char| inner.split('/').any(|part| part.starts_with(c));
    if name.starts_with('.') || hidden('.') || (layout.tool == Tool::Jekyll && hidden('_')) {
        return FileRole::Other;
    }
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let extension = extension.to_ascii_lowercase();
    match &*extension {
        "md" | "markdown" | "mdx" | "mdown" if layout.tool == Tool::Docusaurus && inner.split('/').any(|part| part.starts_with('_')) => {
            FileRole::Partial
        }
        "md" | "markdown" | "mdx" | "mdown" => match layout.tool {
            // Without front matter it is no page: README.md.
            Tool::Jekyll if !begins_with_front_matter(file) => FileRole::Other,
            Tool::MkDocs | Tool::VitePress | Tool::Eleventy
                if root.folder.is_empty()
                    && !inner.contains('/')
                    && ["README", "CONTRIBUTING", "CHANGELOG", "LICENSE", "CODE_OF_CONDUCT", "SECURITY"].contains(&stem)
                    && site.files.iter().any(|f| f.path.eq_ignore_ascii_case("index.md")) =>
            {
                FileRole::Other
            }
            _ => FileRole::Page(root),
        },
        "html" | "htm" | "njk" | "liquid" | "webc" if begins_with_front_matter(file) => FileRole::Page(root),
        "njk" | "liquid" | "webc" | "html" if layout.tool == Tool::Eleventy => FileRole::Page(root),
        "html" | "htm" if layout.tool == Tool::Hugo => FileRole::Page(root),
        _ if PUBLISHED.contains(&&*extension) => FileRole::Beside(root),
        // Settings of folders (`_category_.json`, `.pages`, `blog.11tydata.js`) and programs.
        _ if matches!(layout.tool, Tool::Hugo | Tool::Zola) => FileRole::Beside(root),
        _ => FileRole::Other,
    }
}

fn begins_with_front_matter(file: &ForeignFile) -> bool {
    file.text().is_ok_and(|text| {
        let first = text.trim_start_matches(['\u{feff}', '\n', ' ']).lines().next().unwrap_or_default().trim_end();
        first == "---" || first == "+++" || first == "---json"
    })
}

fn read_page(file: &ForeignFile, root: &ContentRoot, layout: &Layout) -> Result<ForeignPage, ImportFinding> {
    let text = file.text().map_err(|fault| ImportFinding::of_file(FindingKind::Unreadable, &file.path, fault_name(fault)))?;
    let mut parts = front::split(&text);
    // Values that the configuration gives to all pages of a folder.
    for (folder, values) in &layout.defaults {
        if folder.is_empty() || is_in(&file.path, folder) {
            for (name, value) in values.as_map().unwrap_or_default() {
                let counts = ["lang", "categories", "tags", "permalink", "date"].contains(&&*name.text);
                if counts && parts.get(&name.text).is_none() {
                    parts.fields.push((name.text.to_string(), value.clone()));
                }
            }
        }
    }
    let below = below(&file.path, &root.folder);
    let (folder, name) = below.rsplit_once('/').unwrap_or(("", below));
    let mut stem = name.split_once('.').map_or(name, |_| name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let mut lang = root.lang.clone();
    if let Some((base, tag)) = stem.rsplit_once('.')
        && layout.languages.iter().any(|l| *l == language_code(tag))
        && tag.len() <= 7
    {
        let code = language_code(tag);
        lang = (code != layout.main_lang()).then_some(code);
        stem = base;
    }
    if let Some(code) = parts.text("lang").or(parts.text("locale")).map(language_code).filter(|code| is_language(code))
        && layout.tool != Tool::Hugo
    {
        lang = (code != layout.main_lang()).then_some(code);
    }
    let number = numbered(stem, layout.tool).map(|(number, _)| number);
    let unnumbered = numbered(stem, layout.tool).map_or(stem, |(_, rest)| rest);
    let (day, plain) = match root.dated.then(|| dated(unnumbered)).flatten() {
        Some((day, rest)) => (Some(day), rest),
        None => (None, unnumbered),
    };
    let is_readme = plain.eq_ignore_ascii_case("readme") && !matches!(layout.tool, Tool::Hugo | Tool::Zola | Tool::Jekyll);
    let is_index = plain == "_index" || is_readme || plain == "index";
    let folder = folder_target(folder, layout.tool);
    let name = if is_index { "index".to_string() } else { plain.to_string() };
    let target = safe_top(&join(&[&root.target, &folder, &name]), layout);
    let mut page = ForeignPage { source: file.path.clone(), parts, lang, target, address: String::new(), is_index, number, day };
    page.address = super::address::old_address(&page, root, layout, &folder, plain);
    Ok(page)
}

/// Whether a word has the form of a language tag: `vi`, `pt-BR`, `zh-Hant`.
fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
    parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()))
        && parts.all(|p| (2..=8).contains(&p.len()) && plain(p))
}

/// Folders of `content/` that have a meaning here get another name.
fn safe_top(path: &str, layout: &Layout) -> String {
    let (top, rest) = path.split_once('/').unwrap_or((path, ""));
    let has_meaning =
        |name: &str| KindSet::built_in().of_folder(name).is_some() || ["places", "terms", "registry", "boundaries"].contains(&name);
    match (!rest.is_empty() && has_meaning(top), layout.main_lang()) {
        (false, _) => path.to_string(),
        (true, "vi") => format!("trang-{top}/{rest}"),
        (true, _) => format!("{top}-pages/{rest}"),
    }
}
