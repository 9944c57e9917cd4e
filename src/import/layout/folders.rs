//! Jekyll and Eleventy: pages are files with front matter anywhere below the folder.

use super::super::report::{FindingKind, ImportFinding, ImportReport};
use super::super::settings::{at, scalar, text_at, text_of};
use super::super::tool::Tool;
use super::places::{ContentRoot, Layout, MenuEntry, settings_in};
use crate::read::{ForeignSite, Node, ScalarForm};

/// The layout of a Jekyll site.
pub fn jekyll(site: &ForeignSite, report: &mut ImportReport) -> Layout {
    let mut layout = Layout::new(Tool::Jekyll);
    let (path, node) =
        settings_in(site, &["_config.yml", "_config.yaml"], report).unwrap_or_else(|| (String::new(), scalar("", ScalarForm::Plain)));
    layout.read_settings.push(path);
    layout.usual(&node);
    if let (Some(url), Some(base)) = (&mut layout.base_url, text_at(&node, &["baseurl"])) {
        *url = format!("{}/{}", url.trim_end_matches('/'), base.trim_start_matches('/'));
    }
    if let Some(code) = text_of(&node, &["lang", "locale", "default_lang"]) {
        layout.language(code);
    }
    let source = text_at(&node, &["source"]).map(|s| s.trim_start_matches("./").trim_matches('/').to_string()).unwrap_or_default();
    let within = |name: &str| if source.is_empty() { name.to_string() } else { format!("{source}/{name}") };
    layout.root(&source, "", "");
    let permalink = text_at(&node, &["permalink"]).unwrap_or("date");
    layout.permalinks.push((String::new(), permalink.to_string()));
    layout.roots.push(ContentRoot { folder: within("_posts"), target: "posts".into(), address: String::new(), lang: None, dated: true });
    layout.roots.push(ContentRoot { folder: within("_drafts"), target: "posts".into(), address: String::new(), lang: None, dated: true });
    // Folders of categories have `_posts` of their own.
    let nested: std::collections::BTreeSet<&str> = site
        .files
        .iter()
        .filter_map(|f| f.path.split_once("/_posts/"))
        .map(|(folder, _)| folder)
        .filter(|f| !f.starts_with('_') && **f != source)
        .collect();
    for folder in nested {
        let name = folder.strip_prefix(&source).unwrap_or(folder).trim_matches('/').to_string();
        layout.roots.push(ContentRoot { folder: format!("{folder}/_posts"), target: name.clone(), address: name, lang: None, dated: true });
    }
    let collections = at(&node, &["collections"]);
    let names: Vec<(String, Option<String>)> = match (collections.and_then(Node::as_map), collections.and_then(Node::as_list)) {
        (Some(map), _) => map.iter().map(|(k, v)| (k.text.to_string(), text_at(v, &["permalink"]).map(str::to_string))).collect(),
        (_, Some(list)) => list.iter().filter_map(|n| Some((n.as_text()?.to_string(), None))).collect(),
        _ => Vec::new(),
    };
    let folder_of_collections = text_at(&node, &["collections_dir"]).map(|d| format!("{}/", d.trim_matches('/'))).unwrap_or_default();
    for (name, permalink) in names.into_iter().filter(|(n, _)| n != "posts") {
        layout.permalinks.push((name.clone(), permalink.unwrap_or_else(|| "/:collection/:path".into())));
        layout.roots.push(ContentRoot {
            folder: within(&format!("{folder_of_collections}_{name}")),
            target: name.clone(),
            address: name,
            lang: None,
            dated: true,
        });
    }
    for entry in at(&node, &["defaults"]).and_then(Node::as_list).unwrap_or_default() {
        if let Some(values) = at(entry, &["values"]) {
            let folder = match text_at(entry, &["scope", "type"]) {
                Some(kind) => within(&format!("_{kind}")),
                None => text_at(entry, &["scope", "path"]).unwrap_or_default().trim_matches('/').to_string(),
            };
            layout.defaults.push((folder, values.clone()));
        }
    }
    let data = ["_data/navigation.yml", "_data/nav.yml", "_data/menu.yml", "_data/menus.yml"];
    let menu =
        data.iter().find_map(|name| site.find(name)).and_then(|f| f.text().ok()).and_then(|text| super::super::settings::yaml(&text));
    let menu = menu.or_else(|| ["navigation", "nav", "menu", "header_pages"].iter().find_map(|n| at(&node, &[n]).cloned()));
    layout.menu = menu.as_ref().map(entries).unwrap_or_default();
    layout.excluded = ["_site", "_layouts", "_includes", "_sass", "_data", "_plugins", "vendor", "script", "test", "Gemfile", "Rakefile"]
        .map(String::from)
        .to_vec();
    let listed = at(&node, &["exclude"]).and_then(Node::as_list).unwrap_or_default();
    layout
        .excluded
        .extend(listed.iter().filter_map(Node::as_text).map(|t| t.trim_matches(['/', '*']).to_string()).filter(|t| !t.is_empty()));
    layout
}

/// The entries of a menu in data: a list, or a map whose first list is the main menu.
fn entries(node: &Node) -> Vec<MenuEntry> {
    let list = node.as_list().or_else(|| node.as_map()?.iter().find_map(|(_, v)| v.as_list())).unwrap_or_default();
    let entry = |e: &Node| {
        let link = text_of(e, &["url", "link", "href", "page"]).or_else(|| e.as_text())?;
        let title = text_of(e, &["title", "name", "text", "label", "page"]).unwrap_or(link);
        Some(MenuEntry { title: title.into(), link: link.into() })
    };
    list.iter().filter_map(entry).collect()
}

/// The layout of an Eleventy site.
pub fn eleventy(site: &ForeignSite, report: &mut ImportReport) -> Layout {
    let mut layout = Layout::new(Tool::Eleventy);
    let names = ["eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs", "eleventy.config.ts", ".eleventy.js"];
    let file = names.iter().find_map(|name| site.find(name));
    let text = file.and_then(|f| f.text().ok()).unwrap_or_default();
    layout.read_settings.extend(file.map(|f| f.path.clone()));
    // Settings are what a function returns, or the export `config`.
    let exported = text.rfind("export const config").map(|at| &text[at..]);
    let returned = exported.or_else(|| text.rfind("return {").map(|at| &text[at + "return ".len()..]));
    let node = returned.and_then(|text| super::super::js::exported(&format!("export default {}", &text[text.find('{').unwrap_or(0)..])));
    if let Some(file) = file.filter(|_| node.is_none() && text.contains("dir:")) {
        report.push(ImportFinding::of_file(FindingKind::Settings, &file.path, "settings"));
    }
    let folder = |name: &str| {
        node.as_ref().and_then(|n| text_at(n, &["dir", name])).map(|t| t.trim_start_matches("./").trim_matches('/').to_string())
    };
    let input = folder("input").or_else(|| quoted_after(&text, "setInputDirectory(")).filter(|i| i != ".").unwrap_or_default();
    let output = folder("output").or_else(|| quoted_after(&text, "setOutputDirectory(")).unwrap_or_else(|| "_site".into());
    layout.root(&input, "", "");
    let within = |name: &str| if input.is_empty() { name.to_string() } else { format!("{input}/{name}") };
    for name in ["metadata", "site", "meta"] {
        let path = within(&format!("_data/{name}"));
        if let Some((path, node)) = settings_in(
            site,
            &[&format!("{path}.json"), &format!("{path}.yaml"), &format!("{path}.yml"), &format!("{path}.js")],
            &mut ImportReport::default(),
        ) {
            layout.usual(&node);
            if let Some(code) = text_of(&node, &["lang", "language"]) {
                layout.language(code);
            }
            layout.read_settings.push(path);
        }
    }
    if let Some(package) = site.find("package.json").and_then(|f| f.text().ok()).and_then(|text| super::super::settings::json(&text)) {
        layout.title = layout.title.or_else(|| text_of(&package, &["title", "name"]).map(str::to_string));
        layout.description = layout.description.or_else(|| text_at(&package, &["description"]).map(str::to_string));
    }
    let includes = folder("includes").unwrap_or_else(|| "_includes".into());
    layout.excluded =
        vec![output, within(&includes), within(&folder("data").unwrap_or_else(|| "_data".into())), within("_layouts"), within("_includes")];
    layout.excluded.extend(["config", "test", "package.json", "package-lock.json", "README.md"].map(String::from));
    layout
}

/// The text in quotes behind a word: `setInputDirectory("src")`.
fn quoted_after(text: &str, word: &str) -> Option<String> {
    let rest = &text[text.find(word)? + word.len()..];
    let rest = rest.trim_start().strip_prefix(['"', '\'', '`'])?;
    Some(rest[..rest.find(['"', '\'', '`'])?].trim_start_matches("./").trim_matches('/').to_string())
}
