//! Links and pictures: where each leads in the old site, and how the same place is named in the new one.

use super::address::normal;
use super::body::REF;
use super::collect::CollectedSite;
use super::layout::Layout;
use super::page::{ForeignPage, join};
use super::paths::{decoded, encoded, github_id, joined, parted, relative, vitepress_id};
use super::tool::Tool;
use crate::read::ForeignSite;
use crate::text::target::scheme;
use crate::vietnamese::{name_slug, slug, term_slug};
use rustc_hash::{FxHashMap, FxHashSet};

/// A scheme for files of the source.
pub const FILE: &str = "loa-file:";
/// Schemes that links may have.
const SCHEMES: &[&str] = &["https", "http", "mailto", "tel", "sms"];

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It stays as it is.
    Keep,
    /// It is written so.
    To(String),
    /// It cannot be a link here.
    Refuse,
    /// It leads nowhere.
    Broken,
    /// A picture of another site.
    Elsewhere,
}

/// The places of a site by all their old names.
pub struct SiteIndex<'a> {
    pub layout: &'a Layout,
    pub collected: &'a CollectedSite,
    pub foreign: &'a ForeignSite,
    by_address: FxHashMap<String, usize>,
    pub by_source: FxHashMap<&'a str, usize>,
    /// Pages by the name of their file; none where several have it.
    by_name: FxHashMap<String, Option<usize>>,
    /// Files of the source by name; none where several have it.
    pub files_by_name: FxHashMap<String, Option<&'a str>>,
    /// Files of the new site.
    new_files: FxHashSet<&'a str>,
    /// Files by their old address, in small letters.
    file_addresses: FxHashMap<String, &'a str>,
    tags: FxHashSet<String>,
    /// Own taxonomies in use, and their terms: `series`, `series/giu-de`.
    terms: FxHashSet<String>,
    sections: FxHashSet<String>,
    /// Anchors of each page: old names in all forms, and the name here.
    anchors: Vec<FxHashMap<String, String>>,
}

impl<'a> SiteIndex<'a> {
    /// The index of the pages and files that are taken over.
    pub fn new(collected: &'a CollectedSite, layout: &'a Layout, foreign: &'a ForeignSite) -> SiteIndex<'a> {
        let mut index = SiteIndex {
            layout,
            collected,
            foreign,
            by_address: FxHashMap::default(),
            by_source: FxHashMap::default(),
            by_name: FxHashMap::default(),
            files_by_name: FxHashMap::default(),
            new_files: collected.files.values().map(String::as_str).collect(),
            file_addresses: FxHashMap::default(),
            tags: FxHashSet::default(),
            terms: FxHashSet::default(),
            sections: FxHashSet::default(),
            anchors: Vec::new(),
        };
        for (i, page) in collected.pages.iter().enumerate() {
            index.by_address.entry(page.address.to_lowercase()).or_insert(i);
            index.by_source.insert(&page.source, i);
            let name = page.source.rsplit('/').next().unwrap_or_default().to_lowercase();
            let names = [name.clone(), name.rsplit_once('.').map_or(name.clone(), |(stem, _)| stem.to_string())];
            for name in names {
                index.by_name.entry(name).and_modify(|at| *at = at.filter(|_| page.lang.is_some())).or_insert(Some(i));
            }
            if let Some((section, _)) = page.target.trim_start_matches("content/").split_once('/') {
                index.sections.insert(slug(section));
            }
            for alias in page.parts.get("aliases").and_then(|a| a.as_list()).unwrap_or_default().iter().filter_map(|a| a.as_text()) {
                index.by_address.entry(normal(alias).to_lowercase()).or_insert(i);
            }
        }
        for (source, new) in &collected.files {
            let name = source.rsplit('/').next().unwrap_or_default().to_lowercase();
            let stem = name.rsplit_once('.').map(|(stem, _)| stem.to_string());
            for name in stem.into_iter().chain([name.clone()]) {
                index.files_by_name.entry(name).and_modify(|at| *at = None).or_insert(Some(source));
            }
            let address = match new.strip_prefix("static/") {
                Some(rest) => rest.to_string(),
                None => {
                    let root = layout.root_of(source);
                    let below = root.map_or(source.as_str(), |r| source.strip_prefix(&*r.folder).unwrap_or(source));
                    join(&[root.map_or("", |r| &r.address), below])
                }
            };
            index.file_addresses.entry(address.to_lowercase()).or_insert(source);
        }
        index
    }

    /// Adds the tags of pages, which have pages of their own.
    pub fn add_tags(&mut self, tags: impl Iterator<Item = String>) {
        self.tags.extend(tags);
    }

    /// Adds the terms of own taxonomies, which have pages of their own, as their taxonomies have.
    pub fn add_terms<'t>(&mut self, terms: impl Iterator<Item = (&'t str, &'t str)>) {
        for (taxonomy, term) in terms {
            let folder = name_slug(taxonomy);
            self.terms.insert(format!("{folder}/{}", term_slug(term)));
            self.terms.insert(folder);
        }
    }

    /// Sets the anchors of all pages: the identifier here and the words of each heading.
    pub fn set_anchors(&mut self, headings: &[Vec<(String, String)>]) {
        self.anchors = headings
            .iter()
            .map(|page| {
                let mut map = FxHashMap::default();
                let mut counts: FxHashMap<String, usize> = FxHashMap::default();
                for (id, words) in page {
                    map.entry(id.to_lowercase()).or_insert(id.clone());
                    if words.is_empty() {
                        continue;
                    }
                    for form in [github_id(words), github_id(words).replace("--", "-"), slug(words), vitepress_id(words)] {
                        let count = counts.entry(form.clone()).or_default();
                        let numbered = if *count == 0 { form.clone() } else { format!("{form}-{count}") };
                        *count += 1;
                        map.entry(numbered).or_insert(id.clone());
                        map.entry(form).or_insert(id.clone());
                    }
                }
                map
            })
            .collect();
    }

    /// Where a link of a page leads. `page` is none for the menu of the site.
    pub fn link(&self, page: Option<&ForeignPage>, written: &str) -> Outcome {
        let written = written.trim();
        if written.is_empty() {
            return Outcome::Refuse;
        }
        if let Some(path) = written.strip_prefix(REF) {
            let (path, anchor) = parted(path);
            return match self.reference(page, &decoded(path)) {
                Some(to) => self.page_link(page, to, anchor),
                None if path.is_empty() => match self.anchor(page, anchor) {
                    Outcome::Keep => Outcome::To(format!("#{anchor}")),
                    outcome => outcome,
                },
                None => Outcome::Broken,
            };
        }
        if let Some(name) = written.strip_prefix(FILE) {
            return self.file_link(page, &decoded(name));
        }
        if let Some(anchor) = written.strip_prefix('#') {
            return self.anchor(page, anchor);
        }
        if let Some(path) = doubled_slash(written) {
            return self.path(page, path);
        }
        if let Some(rest) = written.strip_prefix("//") {
            return Outcome::To(format!("https://{rest}"));
        }
        if let Some(scheme) = scheme(written) {
            if !SCHEMES.contains(&&*scheme) {
                return Outcome::Refuse;
            }
            let own = self.own_path(written);
            return match own.map(|path| self.path(page, &path)) {
                Some(Outcome::To(to)) => Outcome::To(to),
                _ => Outcome::Keep,
            };
        }
        if let Some(source) = written.strip_prefix("@site/").or_else(|| written.strip_prefix("@/")) {
            let (path, anchor) = parted(source);
            let zola = join(&["content", path]);
            let path = decoded(path);
            let found = [path.clone(), zola].iter().find_map(|p| self.by_source.get(p.as_str()).copied());
            return match found {
                Some(to) => self.page_link(page, to, anchor),
                None => self.file_link(page, &path),
            };
        }
        self.path(page, written)
    }

    /// Where a picture is.
    pub fn picture(&self, page: Option<&ForeignPage>, written: &str) -> Outcome {
        let written = written.trim();
        if let Some(name) = written.strip_prefix(FILE) {
            return self.file_link(page, &decoded(name));
        }
        let written = doubled_slash(written).unwrap_or(written);
        let is_remote = written.starts_with("//") || scheme(written).is_some_and(|s| s == "http" || s == "https");
        if is_remote {
            let own = self.own_path(written).map(|path| self.path(page, &path));
            return own.filter(|o| matches!(o, Outcome::To(_))).unwrap_or(Outcome::Elsewhere);
        }
        if scheme(written).is_some() && !written.starts_with("@site/") {
            return Outcome::Refuse;
        }
        match self.link(page, written) {
            Outcome::To(to) if !to.contains(".md") && !to.ends_with('/') => Outcome::To(to),
            _ => Outcome::Broken,
        }
    }

    /// The path of an address of this site.
    fn own_path(&self, written: &str) -> Option<String> {
        let host = |url: &str| {
            url.split_once("://")
                .map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default().trim_start_matches("www.").to_lowercase())
        };
        let own = host(self.layout.base_url.as_deref()?)?;
        if own.is_empty() || host(written)? != own {
            return None;
        }
        let rest = &written[written.find("://")? + 3..];
        Some(rest.find('/').map_or("/".to_string(), |at| rest[at..].to_string()))
    }

    /// Where a path leads, from the root or from the page.
    fn path(&self, page: Option<&ForeignPage>, written: &str) -> Outcome {
        let (path, anchor) = parted(written);
        let path = decoded(path);
        let path = path.trim_end_matches('\\');
        if let Some(rooted) = path.strip_prefix('/') {
            let below = rooted
                .strip_prefix(self.layout.base_path())
                .filter(|rest| rest.is_empty() || rest.starts_with('/'))
                .unwrap_or(rooted)
                .trim_start_matches('/');
            return self.address(page, below, anchor).unwrap_or(Outcome::Broken);
        }
        let Some(from) = page else { return self.address(None, path, anchor).unwrap_or(Outcome::Broken) };
        // The path of a file beside that of the page.
        let folder = from.source.rsplit_once('/').map_or("", |(folder, _)| folder);
        if let Some(source) = joined(folder, path)
            && let Some(outcome) = self.source(page, &source, anchor)
        {
            return outcome;
        }
        // An address, from that of the page.
        let is_folder = !self.layout.ugly && (self.layout.tool != Tool::Jekyll || self.is_pretty());
        let base = match (is_folder || from.is_index, from.address.rsplit_once('/')) {
            (true, _) => from.address.as_str(),
            (false, Some((above, _))) => above,
            (false, None) => "",
        };
        let above = from.address.rsplit_once('/').map_or("", |(above, _)| above);
        for base in [base, above] {
            if let Some(address) = joined(base, path).or((path.trim_matches(['.', '/']).is_empty()).then(String::new))
                && let Some(outcome) = self.address(page, &address, anchor)
            {
                return outcome;
            }
        }
        Outcome::Broken
    }

    fn is_pretty(&self) -> bool {
        self.layout.permalinks.first().is_some_and(|(_, p)| p == "pretty" || p.ends_with('/'))
    }

    /// A file of the source: a page, or a file that is taken over.
    fn source(&self, page: Option<&ForeignPage>, source: &str, anchor: &str) -> Option<Outcome> {
        let source = source.trim_end_matches('/');
        let endings = ["", ".md", ".mdx", ".markdown", "/index.md", "/_index.md", "/README.md", "/index.mdx"];
        for ending in endings {
            if let Some(to) = self.by_source.get(format!("{source}{ending}").as_str()) {
                return Some(self.page_link(page, *to, anchor));
            }
        }
        if let Some(stem) = source.strip_suffix(".html") {
            return self.source(page, stem, anchor).filter(|_| !stem.ends_with(".html"));
        }
        self.collected.files.contains_key(source).then(|| self.file_link(page, source))
    }

    /// An address of the old site: a page, a file, the list of a tag or section.
    fn address(&self, page: Option<&ForeignPage>, written: &str, anchor: &str) -> Option<Outcome> {
        let address = normal(written).to_lowercase();
        let lang = page.and_then(|p| p.lang.as_deref()).unwrap_or_default();
        let found = self.by_address.get(&address).or_else(|| self.by_address.get(&join(&[lang, &address])));
        // Addresses in the pages of some tools end in the name of the source.
        let plain = address
            .strip_suffix(".md")
            .or_else(|| address.strip_suffix(".mdx"))
            .map(|a| a.strip_suffix("/index").or(a.strip_suffix("/readme")).unwrap_or(a));
        let found = found.or_else(|| self.by_address.get(plain?));
        if let Some(to) = found {
            return Some(self.page_link(page, *to, anchor));
        }
        let raw = written.trim_matches('/').to_lowercase();
        if let Some(source) = self.file_addresses.get(&raw) {
            return Some(self.file_link(page, source));
        }
        for root in &self.layout.roots {
            let source = join(&[&root.folder, written]);
            if self.by_source.contains_key(source.as_str()) || self.collected.files.contains_key(&source) {
                return self.source(page, &source, anchor);
            }
        }
        if self.by_source.contains_key(written) || self.collected.files.contains_key(written) {
            return self.source(page, written, anchor);
        }
        let folded = address.split('/').map(name_slug).collect::<Vec<_>>().join("/");
        if self.terms.contains(&folded) {
            let ending = if self.layout.ugly && folded.contains('/') { ".html" } else { "/" };
            return Some(Outcome::To(format!("/{folded}{ending}")));
        }
        if let Some((top, name)) = address.split_once('/')
            && ["tags", "tag", "categories", "category", "topics", "topic"].contains(&top)
            && self.tags.contains(&slug(name))
        {
            let folder = if self.layout.main_lang() == "vi" { "the" } else { "tags" };
            let ending = if self.layout.ugly { ".html" } else { "/" };
            return Some(Outcome::To(format!("/{folder}/{}{ending}", slug(name))));
        }
        (!address.contains('/') && self.sections.contains(&slug(&address))).then(|| Outcome::To(format!("/{}/", slug(&address))))
    }

    /// A page by the name of its file, as `ref` of Hugo and `link` of Jekyll find it.
    fn reference(&self, page: Option<&ForeignPage>, path: &str) -> Option<usize> {
        let name = path.trim_matches('/');
        if name.is_empty() {
            return None;
        }
        let endings = ["", ".md", "/_index.md", "/index.md", ".markdown"];
        let mut bases: Vec<String> = Vec::new();
        if let Some(page) = page.filter(|_| !path.starts_with('/')) {
            bases.push(page.source.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_string()));
        }
        bases.extend(self.layout.roots.iter().map(|r| r.folder.clone()));
        bases.push(String::new());
        for base in bases {
            let Some(source) = joined(&base, name) else { continue };
            let found = endings.iter().find_map(|e| self.by_source.get(format!("{source}{e}").as_str()));
            if let Some(found) = found {
                return Some(*found);
            }
        }
        let last = name.rsplit('/').next().unwrap_or_default().to_lowercase();
        let by_name = self.by_name.get(&last).or_else(|| self.by_name.get(last.trim_end_matches(".md"))).copied().flatten();
        by_name.or_else(|| self.by_address.get(&normal(name).to_lowercase()).copied())
    }

    fn anchor(&self, page: Option<&ForeignPage>, anchor: &str) -> Outcome {
        let at = page.and_then(|p| self.by_source.get(p.source.as_str()));
        match at.and_then(|at| self.anchor_of(*at, anchor)) {
            Some(id) if id == anchor => Outcome::Keep,
            Some(id) => Outcome::To(format!("#{id}")),
            // `#top` is the page itself in every browser.
            None => Outcome::Broken,
        }
    }

    fn anchor_of(&self, page: usize, anchor: &str) -> Option<String> {
        let anchor = decoded(anchor);
        let map = self.anchors.get(page)?;
        map.get(&anchor.to_lowercase()).or_else(|| map.get(&slug(&anchor))).cloned()
    }

    /// A link to a page, from another.
    fn page_link(&self, from: Option<&ForeignPage>, to: usize, anchor: &str) -> Outcome {
        let target = &self.collected.pages[to].target;
        let anchor = match (anchor.is_empty(), self.anchors.is_empty()) {
            (true, _) => String::new(),
            (false, true) => format!("#{anchor}"),
            // A link to a heading that is gone leads to the page.
            (false, false) => self.anchor_of(to, anchor).map(|id| format!("#{id}")).unwrap_or_default(),
        };
        Outcome::To(format!("{}{anchor}", encoded(&relative(from, target))))
    }

    /// A link to a file of the source.
    fn file_link(&self, from: Option<&ForeignPage>, source: &str) -> Outcome {
        match self.collected.files.get(source) {
            Some(new) if self.new_files.contains(new.as_str()) => match new.strip_prefix("static/") {
                Some(rest) => Outcome::To(format!("/{}", encoded(rest))),
                None => Outcome::To(encoded(&relative(from, new))),
            },
            _ => Outcome::Broken,
        }
    }
}
/// The path of `//img/a.png`, which begins with no host: hosts have a point, a port or are `localhost`.
fn doubled_slash(written: &str) -> Option<&str> {
    let path = written.strip_prefix('/')?;
    let first = path.strip_prefix('/')?.split(['/', '?', '#']).next()?;
    (!first.contains(['.', ':']) && first != "localhost").then_some(path)
}
