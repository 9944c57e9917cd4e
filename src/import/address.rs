//! The addresses of pages in the old site, by the rules of each tool.

use super::layout::{ContentRoot, Layout};
use super::page::{ForeignPage, join};
use super::tool::Tool;
use crate::read::Node;
use crate::read::paths::percent_decode;
use crate::vietnamese::slug;

/// The old path of a page, without slashes at its ends. `folder` is its folder without ordering numbers, `name` that of its file.
pub fn old_address(page: &ForeignPage, root: &ContentRoot, layout: &Layout, folder: &str, name: &str) -> String {
    let parts = &page.parts;
    let text = |field: &str| parts.text(field).map(str::to_string);
    let suffix_lang =
        page.lang.as_deref().filter(|_| root.lang.is_none() && matches!(layout.tool, Tool::Hugo | Tool::Zola)).unwrap_or_default();
    let base = join(&[suffix_lang, &root.address]);
    let literal = match layout.tool {
        Tool::Hugo => text("url"),
        Tool::Zola => text("path"),
        Tool::Jekyll | Tool::Eleventy => text("permalink").filter(|p| !p.contains("{{") && !p.contains("{%")),
        _ => None,
    };
    if let Some(path) = literal
        && !path.contains(':')
        && path != "pretty"
        && path != "false"
    {
        return normal(&join(&[suffix_lang, &path]));
    }
    let slugged = text("slug").filter(|_| !page.is_index || folder.is_empty());
    let path = match layout.tool {
        Tool::Docusaurus => {
            let written = text("slug");
            match written {
                Some(path) if path.starts_with('/') => join(&[&base, &path]),
                Some(path) if page.is_index => join(&[&base, folder, &path]),
                Some(path) => join(&[&base, folder, &path]),
                None if page.day.is_some() => join(&[&base, &page.day.clone().unwrap_or_default().replace('-', "/"), name]),
                None if page.is_index => join(&[&base, folder]),
                // A page named as its folder is that of the folder.
                None if folder.rsplit('/').next() == Some(name) => join(&[&base, folder]),
                None => join(&[&base, folder, text("id").as_deref().filter(|id| !id.contains('/')).unwrap_or(name)]),
            }
        }
        Tool::Hugo => {
            let section = folder.split('/').next().unwrap_or_default();
            let pattern = layout.permalinks.iter().find(|(s, _)| s == section).filter(|_| !page.is_index || name == "index");
            match pattern {
                Some((_, pattern)) => {
                    join(&[&base, &filled(pattern, page, folder, &slugged.unwrap_or_else(|| name_of(page, folder, name)))])
                }
                None if page.is_index && name == "index" => match text("slug").filter(|_| !folder.is_empty()) {
                    Some(own) => join(&[&base, folder.rsplit_once('/').map_or("", |(above, _)| above), &own]),
                    None => join(&[&base, folder]),
                },
                None if page.is_index => join(&[&base, folder]),
                None => join(&[&base, folder, &slugged.unwrap_or_else(|| name.to_string())]),
            }
        }
        Tool::Zola => match page.is_index {
            true => join(&[&base, folder]),
            false => join(&[&base, folder, &slugged.unwrap_or_else(|| slug(name))]),
        },
        Tool::Jekyll => {
            let collection = root.folder.rsplit('/').next().and_then(|f| f.strip_prefix('_')).unwrap_or_default();
            let pattern = match layout.permalinks.iter().find(|(s, _)| !s.is_empty() && s == collection) {
                Some((_, pattern)) => pattern.clone(),
                None => layout.permalinks.first().map(|(_, p)| p.clone()).unwrap_or_default(),
            };
            if page.day.is_some() || (!root.folder.is_empty() && collection != "posts" && root.dated) {
                let expanded = match &*pattern {
                    "date" => "/:categories/:year/:month/:day/:title.html",
                    "pretty" => "/:categories/:year/:month/:day/:title/",
                    "ordinal" => "/:categories/:year/:title.html",
                    "none" => "/:categories/:title.html",
                    other => other,
                };
                join(&[&filled(expanded, page, folder, &slugged.unwrap_or_else(|| name.to_string()))])
            } else if page.is_index {
                join(&[&base, folder])
            } else {
                join(&[&base, folder, name])
            }
        }
        Tool::VitePress | Tool::MkDocs | Tool::Eleventy => match page.is_index {
            true => join(&[&base, folder]),
            false => join(&[&base, folder, name]),
        },
    };
    match layout.tool {
        // Hugo writes addresses in small letters, with hyphens for blanks.
        Tool::Hugo => normal(&path).to_lowercase().replace(' ', "-"),
        _ => normal(&path),
    }
}

/// The name of a page in Hugo: that of its file, or of its folder for `index.md`.
fn name_of(page: &ForeignPage, folder: &str, name: &str) -> String {
    if page.is_index { folder.rsplit('/').next().unwrap_or(name).to_string() } else { name.to_string() }
}

/// A pattern of addresses with its values: `:year/:month/:slug`.
fn filled(pattern: &str, page: &ForeignPage, folder: &str, name: &str) -> String {
    let date = page.parts.text("date").or(page.day.as_deref()).unwrap_or_default();
    let day = |from: usize, to: usize| date.get(from..to).filter(|d| d.bytes().all(|b| b.is_ascii_digit())).unwrap_or_default().to_string();
    let categories = page.parts.get("categories").or(page.parts.get("category"));
    let categories = match categories.and_then(Node::as_list) {
        Some(list) => list.iter().filter_map(Node::as_text).map(slug).collect::<Vec<_>>().join("/"),
        None => {
            categories.and_then(Node::as_text).map(|t| t.split_whitespace().map(slug).collect::<Vec<_>>().join("/")).unwrap_or_default()
        }
    };
    let title = page.parts.text("title").map(slug).unwrap_or_default();
    let path = join(&[folder, name]);
    let (month, month_day) = (day(5, 7), day(8, 10));
    let values: &[(&str, &str)] = &[
        (":year", &day(0, 4)),
        (":month", &month),
        (":day", &month_day),
        (":categories", &categories),
        (":collection", page.source.split('/').next().unwrap_or_default().trim_start_matches('_')),
        (":sections", folder),
        (":section", folder.split('/').next().unwrap_or_default()),
        (":slugorcontentbasename", name),
        (":slugorfilename", name),
        (":contentbasename", name),
        (":filename", name),
        (":basename", name),
        (":slug", name),
        (":title", if page.day.is_some() { name } else { &title }),
        (":path", &path),
        (":name", name),
        (":output_ext", ".html"),
        (":i_month", month.trim_start_matches('0')),
        (":i_day", month_day.trim_start_matches('0')),
    ];
    values.iter().fold(pattern.to_string(), |text, (key, value)| text.replace(key, value))
}

/// The form in which addresses are compared: decoded, without `index.html`, `.html` and slashes at the ends.
pub fn normal(path: &str) -> String {
    let path = percent_decode(path).map_or_else(|| path.to_string(), |p| p.into_owned());
    let path = path.trim_matches('/');
    let path = path
        .strip_suffix("index.html")
        .or_else(|| path.strip_suffix("index.htm"))
        .filter(|rest| rest.is_empty() || rest.ends_with('/'))
        .unwrap_or(path);
    let path = path.strip_suffix(".html").or_else(|| path.strip_suffix(".htm")).unwrap_or(path);
    let parts: Vec<&str> = path.split('/').filter(|p| !p.is_empty() && *p != ".").collect();
    parts.join("/")
}
