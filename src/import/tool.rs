//! The tools whose sites are imported, and how a folder shows which one made it.

use crate::read::ForeignSite;

/// A static site generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// Hugo.
    Hugo,
    /// Zola.
    Zola,
    /// Jekyll.
    Jekyll,
    /// Docusaurus 2 and 3.
    Docusaurus,
    /// VitePress, and VuePress, which has the same folders.
    VitePress,
    /// MkDocs.
    MkDocs,
    /// Eleventy.
    Eleventy,
}

impl Tool {
    /// All tools with their names on the command line and in messages.
    pub const ALL: &[(Tool, &str, &str)] = &[
        (Tool::Hugo, "hugo", "Hugo"),
        (Tool::Zola, "zola", "Zola"),
        (Tool::Jekyll, "jekyll", "Jekyll"),
        (Tool::Docusaurus, "docusaurus", "Docusaurus"),
        (Tool::VitePress, "vitepress", "VitePress"),
        (Tool::MkDocs, "mkdocs", "MkDocs"),
        (Tool::Eleventy, "eleventy", "Eleventy"),
    ];

    /// The tool with this name on the command line; `vuepress` is read as VitePress.
    pub fn find(name: &str) -> Option<Tool> {
        if name == "vuepress" {
            return Some(Tool::VitePress);
        }
        Tool::ALL.iter().find(|(_, known, _)| *known == name).map(|(tool, ..)| *tool)
    }

    /// Its name in messages.
    pub fn title(self) -> &'static str {
        Tool::ALL.iter().find(|(tool, ..)| *tool == self).map_or("", |(.., title)| title)
    }

    /// The tool by the settings at the top of a folder.
    pub fn detect(site: &ForeignSite) -> Option<Tool> {
        let has = |name: &str| site.find(name).is_some();
        let has_any = |stem: &str, extensions: &[&str]| extensions.iter().any(|e| has(&format!("{stem}.{e}")));
        let scripts = ["js", "ts", "mjs", "cjs", "mts"];
        if has_any("docusaurus.config", &scripts) {
            return Some(Tool::Docusaurus);
        }
        if site.files.iter().any(|f| f.path.contains(".vitepress/config") || f.path.contains(".vuepress/config")) {
            return Some(Tool::VitePress);
        }
        if has("mkdocs.yml") || has("mkdocs.yaml") {
            return Some(Tool::MkDocs);
        }
        if has_any("eleventy.config", &scripts) || has(".eleventy.js") {
            return Some(Tool::Eleventy);
        }
        let toml = site.find("config.toml").or(site.find("zola.toml")).and_then(|f| f.text().ok());
        if has("zola.toml") || (site.has_folder("content") && toml.is_some_and(|text| is_zola(&text))) {
            return Some(Tool::Zola);
        }
        if site.find("_config.yml").is_some() || site.find("_config.yaml").is_some() || site.has_folder("_posts") {
            return Some(Tool::Jekyll);
        }
        let extensions = ["toml", "yaml", "yml", "json"];
        let is_hugo = has_any("hugo", &extensions)
            || site.has_folder("config/_default")
            || (has_any("config", &extensions) && site.has_folder("content"))
            || (site.has_folder("content") && (site.has_folder("archetypes") || site.has_folder("layouts")));
        is_hugo.then_some(Tool::Hugo)
    }
}

/// Whether a `config.toml` is one of Zola: it has keys that Hugo does not know.
fn is_zola(text: &str) -> bool {
    let keys = ["base_url", "compile_sass", "build_search_index", "generate_feeds", "generate_feed", "default_language"];
    text.lines().filter_map(|l| l.split_once('=')).any(|(key, _)| keys.contains(&key.trim()))
}
