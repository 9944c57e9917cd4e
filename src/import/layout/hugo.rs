//! Hugo and Zola: `content/`, `static/`, languages by folder or by suffix, menus and permalinks.

use super::super::report::ImportReport;
use super::super::settings::{at, key, nowhere, text_at, text_of};
use super::super::tool::Tool;
use super::places::{ContentRoot, Layout, MenuEntry, language_code, settings_in};
use crate::read::{ForeignSite, Node, NodeValue};

/// The layout of a Hugo site.
pub fn hugo(site: &ForeignSite, report: &mut ImportReport) -> Layout {
    let mut layout = Layout::new(Tool::Hugo);
    let node = hugo_settings(site, &mut layout, report);
    layout.usual(&node);
    layout.description = layout.description.or_else(|| text_at(&node, &["params", "description"]).map(str::to_string));
    let content = text_at(&node, &["contentDir"]).unwrap_or("content").trim_matches('/').to_string();
    layout.root(&content, "", "");
    mounts(&node, &mut layout);
    for name in ["staticDir", "staticDirs"] {
        let folders = at(&node, &[name]).map(|n| n.as_list().map_or(std::slice::from_ref(n), |l| l)).unwrap_or_default();
        layout.statics.extend(folders.iter().filter_map(Node::as_text).map(|f| (f.trim_matches('/').to_string(), String::new())));
    }
    if layout.statics.is_empty() {
        layout.statics.push(("static".into(), String::new()));
    }
    let main = text_at(&node, &["defaultContentLanguage"]).or(text_of(&node, &["locale", "languageCode"])).map(str::to_string);
    main.iter().for_each(|code| layout.language(code));
    let in_folder = text_at(&node, &["defaultContentLanguageInSubdir"]) == Some("true");
    let mut languages: Vec<(&str, &Node)> =
        at(&node, &["languages"]).and_then(Node::as_map).unwrap_or_default().iter().map(|(k, v)| (&*k.text, v)).collect();
    languages.sort_by_key(|(_, l)| text_at(l, &["weight"]).and_then(|w| w.parse::<i64>().ok()).unwrap_or(i64::MAX));
    for (tag, language) in languages {
        if text_at(language, &["disabled"]) == Some("true") {
            continue;
        }
        layout.language(tag);
        let code = language_code(tag);
        let is_main = layout.main_lang() == code;
        if is_main {
            layout.usual(language);
            layout.description = layout.description.or_else(|| text_at(language, &["params", "description"]).map(str::to_string));
        }
        let folder = text_at(language, &["contentDir"]).map(|f| f.trim_matches('/').to_string());
        let address = if is_main && !in_folder { String::new() } else { tag.to_string() };
        if let Some(folder) = folder {
            if is_main {
                layout.roots.retain(|r| r.folder != content || folder == content);
            }
            layout.roots.retain(|r| r.folder != folder);
            layout.roots.push(ContentRoot { folder, target: String::new(), address, lang: (!is_main).then_some(code), dated: false });
        }
        if is_main && layout.menu.is_empty() {
            layout.menu = menu(language);
        }
    }
    if layout.menu.is_empty() {
        layout.menu = menu(&node);
    }
    layout.tree = at(&node, &["menu"]).or(at(&node, &["menus"])).cloned();
    // Front matter has the plural, the value of each entry.
    let taxonomies = at(&node, &["taxonomies"]).and_then(Node::as_map).unwrap_or_default();
    taxonomies.iter().filter_map(|(_, plural)| plural.as_text()).for_each(|name| layout.taxonomy(name));
    let patterns = at(&node, &["permalinks"]).and_then(Node::as_map).unwrap_or_default();
    for (section, pattern) in patterns {
        match (pattern.as_text(), pattern.as_map()) {
            (Some(pattern), _) => layout.permalinks.push((section.text.trim_matches('/').into(), pattern.into())),
            // `permalinks.page.posts`
            (_, Some(inner)) if &*section.text == "page" => {
                let inner = inner.iter().filter_map(|(k, v)| Some((k.text.trim_matches('/').to_string(), v.as_text()?.to_string())));
                layout.permalinks.extend(inner);
            }
            _ => {}
        }
    }
    layout.ugly = text_at(&node, &["uglyURLs"]) == Some("true");
    layout.excluded = ["public", "resources", "themes", "layouts", "archetypes", "data", "i18n", "assets"].map(String::from).to_vec();
    layout
}

/// Folders that are mounted as others: `content/en` as `content`.
fn mounts(node: &Node, layout: &mut Layout) {
    let mounts = at(node, &["module", "mounts"]).and_then(Node::as_list).unwrap_or_default();
    let pair =
        |m: &Node| Some((text_at(m, &["source"])?.trim_matches('/').to_string(), text_at(m, &["target"])?.trim_matches('/').to_string()));
    let pairs: Vec<(String, String)> =
        mounts.iter().filter_map(pair).filter(|(source, _)| !source.contains("..") && !source.contains('*')).collect();
    let below = |target: &str, top: &str| {
        target.strip_prefix(top).filter(|rest| rest.is_empty() || rest.starts_with('/')).map(|rest| rest.trim_matches('/').to_string())
    };
    let contents: Vec<(String, String)> = pairs.iter().filter_map(|(s, t)| Some((s.clone(), below(t, "content")?))).collect();
    if !contents.is_empty() {
        layout.roots.clear();
        contents.iter().for_each(|(source, target)| layout.root(source, target, target));
    }
    layout.statics.extend(pairs.iter().filter_map(|(s, t)| Some((s.clone(), below(t, "static")?))));
}

/// `hugo.*`, `config.*`, or the files of `config/_default/`, whose names are keys.
fn hugo_settings(site: &ForeignSite, layout: &mut Layout, report: &mut ImportReport) -> Node {
    let names = ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json"];
    let (path, node) = settings_in(site, &names, report).unwrap_or_else(|| (String::new(), empty()));
    let mut entries = node.as_map().unwrap_or_default().to_vec();
    layout.read_settings.push(path);
    let files: Vec<String> = site.below("config/_default").map(|f| f.path.clone()).collect();
    for path in files {
        let Some((path, part)) = settings_in(site, &[&path], report) else { continue };
        let name = path.rsplit('/').next().and_then(|n| n.split_once('.')).map_or("", |(stem, _)| stem).to_string();
        let of_language = path.rsplit('/').next().map_or(0, |n| n.matches('.').count()) > 1;
        match (&*name, part.as_map()) {
            ("hugo" | "config", Some(inner)) => entries.extend(inner.to_vec()),
            // `menus.en.toml`: those of the main language come first, and only once.
            _ if of_language && entries.iter().any(|(k, _)| *k.text == *name) => {}
            _ => entries.push((key(&name), part)),
        }
        layout.read_settings.push(path);
    }
    Node { span: nowhere(), value: NodeValue::Map(entries) }
}

fn empty() -> Node {
    Node { span: nowhere(), value: NodeValue::Map(Vec::new()) }
}

/// The main menu: `menu.main`, `menus.main`, or the first menu that there is.
fn menu(node: &Node) -> Vec<MenuEntry> {
    let menus = at(node, &["menu"]).or(at(node, &["menus"])).and_then(Node::as_map).unwrap_or_default();
    let main = ["main", "primary", "header", "nav"].iter().find_map(|n| menus.iter().find(|(k, _)| k.text.eq_ignore_ascii_case(n)));
    let entries = main.or(menus.first()).and_then(|(_, v)| v.as_list()).unwrap_or_default();
    let mut found: Vec<(i64, MenuEntry)> = entries
        .iter()
        .filter(|e| text_at(e, &["parent"]).is_none())
        .filter_map(|e| {
            let link = text_of(e, &["url", "pageRef"])?;
            let title = text_of(e, &["name", "title", "identifier"])?;
            let weight = text_at(e, &["weight"]).and_then(|w| w.parse().ok()).unwrap_or(i64::MAX);
            Some((weight, MenuEntry { title: title.into(), link: link.into() }))
        })
        .collect();
    found.sort_by_key(|(weight, _)| *weight);
    found.into_iter().map(|(_, e)| e).collect()
}

/// The layout of a Zola site.
pub fn zola(site: &ForeignSite, report: &mut ImportReport) -> Layout {
    let mut layout = Layout::new(Tool::Zola);
    let (path, node) = settings_in(site, &["zola.toml", "config.toml"], report).unwrap_or_else(|| (String::new(), empty()));
    layout.read_settings.push(path);
    layout.usual(&node);
    if let Some(code) = text_at(&node, &["default_language"]) {
        layout.language(code);
    }
    for (tag, _) in at(&node, &["languages"]).and_then(Node::as_map).unwrap_or_default() {
        if layout.languages.is_empty() {
            layout.language("en");
        }
        layout.language(&tag.text);
    }
    let taxonomies = at(&node, &["taxonomies"]).and_then(Node::as_list).unwrap_or_default();
    taxonomies.iter().filter_map(|taxonomy| text_at(taxonomy, &["name"])).for_each(|name| layout.taxonomy(name));
    layout.root("content", "", "");
    if let Some(root) = layout.roots.last_mut() {
        root.dated = true;
    }
    layout.statics.push(("static".into(), String::new()));
    let entries =
        ["menu", "main_menu", "nav", "navigation", "header_nav"].iter().find_map(|n| at(&node, &["extra", n]).and_then(Node::as_list));
    layout.menu = entries
        .unwrap_or_default()
        .iter()
        .filter_map(|e| {
            Some(MenuEntry { title: text_of(e, &["name", "title", "text"])?.into(), link: text_of(e, &["url", "link", "href"])?.into() })
        })
        .collect();
    layout.excluded = ["public", "themes", "templates", "sass"].map(String::from).to_vec();
    layout
}
