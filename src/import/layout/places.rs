//! The layout of a foreign site: folders of pages and files, menu, title, address, languages.

use super::super::report::{FindingKind, ImportFinding, ImportReport};
use super::super::settings::{read, text_of};
use super::super::tool::Tool;
use crate::kinds::{KindSet, foreign_field};
use crate::read::{ForeignSite, Node};
use crate::vietnamese::name_slug;

/// An entry of the main menu.
#[derive(Clone, Debug, PartialEq)]
pub struct MenuEntry {
    /// Its words.
    pub title: String,
    /// Where it leads, as written: an address, a path, or the file of a page.
    pub link: String,
}

/// A folder with pages.
#[derive(Clone, Debug)]
pub struct ContentRoot {
    /// Below the source; empty for the source itself.
    pub folder: String,
    /// The folder below `content/` that its pages go to.
    pub target: String,
    /// The path of its pages in the old site.
    pub address: String,
    /// The language of its pages where it is not the main one.
    pub lang: Option<String>,
    /// Whether its file names may begin with a day: `2018-07-30-x.md`.
    pub dated: bool,
}

/// How a page is found in a list of the configuration.
#[derive(Clone, Debug)]
pub struct OrderEntry {
    /// The file of the page, below the source.
    pub path: String,
    /// The title in the list.
    pub title: Option<String>,
}

/// The layout of a foreign site.
#[derive(Debug)]
pub struct Layout {
    /// The tool.
    pub tool: Tool,
    /// The title of the site.
    pub title: Option<String>,
    /// Its address.
    pub base_url: Option<String>,
    /// A sentence about it.
    pub description: Option<String>,
    /// IANA name of its time zone.
    pub time_zone: Option<String>,
    /// Codes of its languages, the main one first.
    pub languages: Vec<String>,
    /// The main menu.
    pub menu: Vec<MenuEntry>,
    /// Menus with several levels, kept as data.
    pub tree: Option<Node>,
    /// Names of taxonomies that have no counterpart among the fields here: they become those of the new site.
    pub taxonomies: Vec<String>,
    /// Folders with pages; of several that contain a file the one with the longest name counts.
    pub roots: Vec<ContentRoot>,
    /// Folders of files that go out as they are, and their folder below `static/`.
    pub statics: Vec<(String, String)>,
    /// Folders and files that hold no content: themes, programs, output.
    pub excluded: Vec<String>,
    /// Order and titles of pages by the configuration.
    pub order: Vec<OrderEntry>,
    /// Patterns of addresses by section; an empty section is every page.
    pub permalinks: Vec<(String, String)>,
    /// Whether addresses end in `.html`.
    pub ugly: bool,
    /// Values that every page has unless it says otherwise: a folder below the source, and the values.
    pub defaults: Vec<(String, Node)>,
    /// Other names of files of settings, for the report.
    pub read_settings: Vec<String>,
}

impl Layout {
    /// A layout of which nothing is known but the tool.
    pub fn new(tool: Tool) -> Layout {
        Layout {
            tool,
            title: None,
            base_url: None,
            description: None,
            time_zone: None,
            languages: Vec::new(),
            menu: Vec::new(),
            tree: None,
            taxonomies: Vec::new(),
            roots: Vec::new(),
            statics: Vec::new(),
            excluded: Vec::new(),
            order: Vec::new(),
            permalinks: Vec::new(),
            ugly: false,
            defaults: Vec::new(),
            read_settings: Vec::new(),
        }
    }

    /// Adds a root without a language of its own.
    pub fn root(&mut self, folder: &str, target: &str, address: &str) {
        let clean = |text: &str| text.trim_matches('/').to_string();
        self.roots.push(ContentRoot { folder: clean(folder), target: clean(target), address: clean(address), lang: None, dated: false });
    }

    /// The root that contains a file.
    pub fn root_of(&self, path: &str) -> Option<&ContentRoot> {
        let contains = |folder: &str| folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.roots.iter().filter(|r| contains(&r.folder)).max_by_key(|r| r.folder.len())
    }

    /// The code of the main language.
    pub fn main_lang(&self) -> &str {
        self.languages.first().map_or("vi", String::as_str)
    }

    /// The path of the site below its host, without slashes: `docs` of `https://a.vn/docs/`.
    pub fn base_path(&self) -> &str {
        let host_and_path = self.base_url.as_deref().and_then(|url| url.split_once("://")).map_or("", |(_, rest)| rest);
        host_and_path.split_once('/').map_or("", |(_, path)| path.trim_matches('/'))
    }

    /// Adds a language by its tag.
    pub fn language(&mut self, tag: &str) {
        let code = language_code(tag);
        if !code.is_empty() && !self.languages.contains(&code) {
            self.languages.push(code);
        }
    }

    /// Adds a taxonomy, unless its name is that of a field here or another tool's word for one.
    pub fn taxonomy(&mut self, name: &str) {
        let is_field = || KindSet::built_in().iter().any(|kind| kind.table().find(name).is_some()) || foreign_field(name).is_some();
        let is_name = !name_slug(name).is_empty() && !name.contains(['.', '/', ':', '#']);
        if is_name && !is_field() && !self.taxonomies.iter().any(|own| own.eq_ignore_ascii_case(name)) {
            self.taxonomies.push(name.to_string());
        }
    }

    /// Title, address and description of a configuration with usual names.
    pub fn usual(&mut self, node: &Node) {
        let take = |own: &mut Option<String>, names: &[&str]| {
            if own.is_none() {
                *own = text_of(node, names).map(str::to_string);
            }
        };
        take(&mut self.title, &["title", "site_name", "name"]);
        take(&mut self.base_url, &["baseURL", "base_url", "site_url", "url"]);
        take(&mut self.description, &["description", "site_description", "tagline"]);
        take(&mut self.time_zone, &["timeZone", "timezone", "time_zone"]);
    }
}

/// The code of a language tag: `en-US` is `en`. Other regions and scripts stay: `zh-Hant`, `pt-BR`.
pub fn language_code(tag: &str) -> String {
    let tag = tag.trim().replace('_', "-");
    match tag.split_once('-') {
        Some((primary, rest)) if ["pt", "zh", "sr"].contains(&&*primary.to_ascii_lowercase()) => {
            format!("{}-{rest}", primary.to_ascii_lowercase())
        }
        Some((primary, _)) => primary.to_ascii_lowercase(),
        None => tag.to_ascii_lowercase(),
    }
}

/// The settings in the first of these files that exists, with its name.
pub fn settings_in(site: &ForeignSite, names: &[&str], report: &mut ImportReport) -> Option<(String, Node)> {
    let file = names.iter().find_map(|name| site.find(name))?;
    let node = file.text().ok().and_then(|text| read(&file.path, &text));
    if node.is_none() {
        report.push(ImportFinding::of_file(FindingKind::Settings, &file.path, "settings"));
    }
    node.map(|node| (file.path.clone(), node))
}
