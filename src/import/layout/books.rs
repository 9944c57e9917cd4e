//! Docusaurus, VitePress and MkDocs: folders of documentation with a menu beside them.

use super::super::page::{join, unnumbered};
use super::super::report::ImportReport;
use super::super::settings::{at, key, nowhere, scalar, text_at, text_of};
use super::super::tool::Tool;
use super::places::{ContentRoot, Layout, MenuEntry, OrderEntry, language_code, settings_in};
use crate::read::{ForeignSite, Node, NodeValue, ScalarForm};

/// The layout of a Docusaurus site.
pub fn docusaurus(site: &ForeignSite, report: &mut ImportReport) -> Layout {
    let mut layout = Layout::new(Tool::Docusaurus);
    let names = ["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "docusaurus.config.cjs", "docusaurus.config.mts"];
    let (path, node) = settings_in(site, &names, report).unwrap_or_else(|| (String::new(), scalar("", ScalarForm::Plain)));
    layout.read_settings.push(path);
    let base = text_at(&node, &["baseUrl"]).unwrap_or("/");
    layout.base_url = text_at(&node, &["url"]).map(|url| format!("{}/{}", url.trim_end_matches('/'), base.trim_start_matches('/')));
    layout.usual(&node);
    if let Some(code) = text_at(&node, &["i18n", "defaultLocale"]) {
        layout.language(code);
    }
    for code in at(&node, &["i18n", "locales"]).and_then(Node::as_list).unwrap_or_default().iter().filter_map(Node::as_text) {
        layout.language(code);
    }
    // Presets and plugins: `['classic', { docs: {…}, blog: {…} }]`.
    let plugins = ["presets", "plugins"].iter().filter_map(|n| at(&node, &[n]).and_then(Node::as_list)).flatten();
    let options: Vec<&Node> = plugins.filter_map(|p| p.as_list()).filter_map(|p| p.get(1)).collect();
    let preset = options.iter().find(|o| o.get("docs").is_some() || o.get("blog").is_some()).copied();
    let option = |part: &str, name: &str| preset.and_then(|p| text_at(p, &[part, name])).map(str::to_string);
    let docs = option("docs", "path").unwrap_or_else(|| "docs".into());
    let docs_base = option("docs", "routeBasePath").unwrap_or_else(|| "docs".into());
    let blog = option("blog", "path").unwrap_or_else(|| "blog".into());
    let blog_base = option("blog", "routeBasePath").unwrap_or_else(|| "blog".into());
    let mut roots: Vec<(String, String, bool)> =
        vec![(docs.clone(), docs_base.clone(), false), (blog.clone(), blog_base, true), ("src/pages".into(), String::new(), false)];
    // Further sets of documents: `['@docusaurus/plugin-content-docs', { path: 'api', routeBasePath: 'api' }]`.
    for plugin in options.iter().filter(|o| o.get("docs").is_none()) {
        if let (Some(path), Some(base)) = (text_at(plugin, &["path"]), text_of(plugin, &["routeBasePath", "path"])) {
            roots.push((path.into(), base.into(), false));
        }
    }
    for folder in ["versioned_docs"] {
        let versions: std::collections::BTreeSet<String> =
            site.below(folder).filter_map(|f| f.path.split('/').nth(1)).filter(|v| v.starts_with("version-")).map(str::to_string).collect();
        for version in versions {
            let name = version.trim_start_matches("version-").to_string();
            roots.push((format!("{folder}/{version}"), format!("{}/{name}", docs_base.trim_matches('/')), false));
        }
    }
    for (folder, address, dated) in &roots {
        layout.root(folder, address, address);
        if let Some(root) = layout.roots.last_mut() {
            root.dated = *dated;
        }
    }
    let tags: std::collections::BTreeSet<String> =
        site.below("i18n").filter_map(|f| f.path.split('/').nth(1)).map(str::to_string).collect();
    for tag in tags {
        let code = language_code(&tag);
        let plugins =
            [("docusaurus-plugin-content-docs/current", 0), ("docusaurus-plugin-content-blog", 1), ("docusaurus-plugin-content-pages", 2)];
        for (plugin, of) in plugins {
            let folder = format!("i18n/{tag}/{plugin}");
            if !site.has_folder(&folder) || layout.main_lang() == code {
                continue;
            }
            layout.language(&code);
            let (target, dated) = (roots[of].1.trim_matches('/').to_string(), roots[of].2);
            let address = format!("{tag}/{target}").trim_end_matches('/').to_string();
            layout.roots.push(ContentRoot { folder, target, address, lang: Some(code.clone()), dated });
        }
    }
    layout.statics.push(("static".into(), String::new()));
    let items = at(&node, &["themeConfig", "navbar", "items"]).and_then(Node::as_list).unwrap_or_default();
    layout.menu = items.iter().filter_map(|item| docusaurus_entry(item, &docs, &docs_base, site)).collect();
    layout.tree = at(&node, &["themeConfig", "footer"]).cloned();
    layout.excluded = ["build", "src/components", "src/theme", "src/css"].map(String::from).to_vec();
    layout
}

fn docusaurus_entry(item: &Node, docs: &str, docs_base: &str, site: &ForeignSite) -> Option<MenuEntry> {
    let title = text_of(item, &["label", "title"])?.to_string();
    let link = match (text_of(item, &["to", "href"]), text_at(item, &["docId"])) {
        (Some(link), _) => link.to_string(),
        (None, Some(id)) => {
            let is_named = |path: &str| path.rsplit_once('.').is_some_and(|(stem, _)| unnumbered(stem) == format!("{docs}/{id}"));
            let file = site.below(docs).find(|f| is_named(&f.path)).map(|f| f.path.clone());
            file.unwrap_or_else(|| format!("/{}", join(&[docs_base, id])))
        }
        // An entry of a side bar leads to its first page.
        _ if text_at(item, &["sidebarId"]).is_some() => format!("/{}/", docs_base.trim_matches('/')),
        _ => at(item, &["items"])?.as_list()?.iter().find_map(|inner| docusaurus_entry(inner, docs, docs_base, site))?.link,
    };
    Some(MenuEntry { title, link })
}

/// The layout of a VitePress or VuePress site.
pub fn vitepress(site: &ForeignSite, report: &mut ImportReport) -> Layout {
    let mut layout = Layout::new(Tool::VitePress);
    let is_config = |path: &str| {
        path.rsplit_once('/').is_some_and(|(folder, name)| {
            (folder.ends_with(".vitepress") || folder.ends_with(".vuepress") || folder.ends_with(".vitepress/config"))
                && (name.starts_with("config.") || name.starts_with("index."))
        })
    };
    let config = site.files.iter().find(|f| is_config(&f.path)).map(|f| f.path.clone()).unwrap_or_default();
    let home = config.split("/.vitepress").next().unwrap_or_default();
    let home = if config.starts_with(".v") { "" } else { home.split("/.vuepress").next().unwrap_or_default() };
    let (path, node) = settings_in(site, &[&config], report).unwrap_or_else(|| (String::new(), scalar("", ScalarForm::Plain)));
    layout.read_settings.push(path);
    layout.usual(&node);
    let source = text_at(&node, &["srcDir"]).map(|s| s.trim_start_matches("./").trim_matches('/')).unwrap_or_default();
    let joined = [home, source].iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join("/");
    let public = if joined.is_empty() { "public".to_string() } else { format!("{joined}/public") };
    let tag = text_at(&node, &["lang"]).map(str::to_string);
    tag.iter().for_each(|tag| layout.language(tag));
    layout.roots.push(ContentRoot { folder: joined.clone(), target: String::new(), address: String::new(), lang: None, dated: false });
    for (name, locale) in at(&node, &["locales"]).and_then(Node::as_map).unwrap_or_default() {
        let folder = name.text.trim_matches('/');
        let code = language_code(text_at(locale, &["lang"]).unwrap_or(folder));
        if folder.is_empty() || folder == "root" {
            layout.usual(locale);
            layout.languages.retain(|l| *l != code);
            layout.languages.insert(0, code);
            continue;
        }
        layout.language(&code);
        let inner = [joined.as_str(), folder].iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join("/");
        let is_main = layout.main_lang() == code;
        layout.roots.push(ContentRoot {
            folder: inner,
            target: String::new(),
            address: folder.into(),
            lang: (!is_main).then_some(code),
            dated: false,
        });
    }
    let vuepress = config.split("/config").next().unwrap_or_default();
    for folder in [public, format!("{vuepress}/public")] {
        if site.has_folder(&folder) {
            layout.statics.push((folder, String::new()));
        }
    }
    let nav = at(&node, &["themeConfig", "nav"]).or(at(&node, &["themeConfig", "navbar"])).and_then(Node::as_list).unwrap_or_default();
    layout.menu = nav.iter().filter_map(|e| Some(MenuEntry { title: text_of(e, &["text"])?.into(), link: first_link(e)? })).collect();
    let tree: Vec<_> =
        ["nav", "navbar", "sidebar", "footer"].iter().filter_map(|n| Some((key(n), at(&node, &["themeConfig", n])?.clone()))).collect();
    layout.tree = (!tree.is_empty()).then(|| Node { span: nowhere(), value: NodeValue::Map(tree) });
    layout.ugly = text_at(&node, &["cleanUrls"]) != Some("true");
    layout
}

/// The link of an entry, or of the first one below it.
fn first_link(entry: &Node) -> Option<String> {
    text_of(entry, &["link"]).map(str::to_string).or_else(|| at(entry, &["items"])?.as_list()?.iter().find_map(first_link))
}

/// The layout of an MkDocs site.
pub fn mkdocs(site: &ForeignSite, report: &mut ImportReport) -> Layout {
    let mut layout = Layout::new(Tool::MkDocs);
    let (path, node) =
        settings_in(site, &["mkdocs.yml", "mkdocs.yaml"], report).unwrap_or_else(|| (String::new(), scalar("", ScalarForm::Plain)));
    layout.read_settings.push(path);
    layout.usual(&node);
    if let Some(code) = text_at(&node, &["theme", "language"]) {
        layout.language(code);
    }
    let docs = text_at(&node, &["docs_dir"]).unwrap_or("docs").trim_matches('/').to_string();
    layout.root(&docs, "", "");
    layout.ugly = text_at(&node, &["use_directory_urls"]) == Some("false");
    if let Some(nav) = at(&node, &["nav"]) {
        layout.tree = Some(nav.clone());
        collect_order(nav, None, &docs, &mut layout.order);
        for entry in nav.as_list().unwrap_or_default() {
            let (title, inner) = match entry.as_map() {
                Some([(title, inner), ..]) => (title.text.to_string(), inner),
                _ => continue,
            };
            let mut below = Vec::new();
            collect_order(inner, None, &docs, &mut below);
            let link = below.first().map(|e| e.path.clone()).or_else(|| inner.as_text().map(str::to_string));
            layout.menu.extend(link.map(|link| MenuEntry { title, link }));
        }
    }
    layout.excluded = vec![text_at(&node, &["site_dir"]).unwrap_or("site").to_string()];
    layout
}

/// The pages of a `nav` in their order: `- page.md`, `- Title: page.md`, `- Title: [ … ]`.
fn collect_order(node: &Node, title: Option<&str>, docs: &str, order: &mut Vec<OrderEntry>) {
    match &node.value {
        NodeValue::Scalar(scalar) if scalar.text.ends_with(".md") => {
            order.push(OrderEntry { path: format!("{docs}/{}", scalar.text), title: title.map(str::to_string) });
        }
        NodeValue::List(entries) => entries.iter().for_each(|e| collect_order(e, None, docs, order)),
        NodeValue::Map(entries) => entries.iter().for_each(|(k, v)| collect_order(v, Some(&k.text), docs, order)),
        _ => {}
    }
}
