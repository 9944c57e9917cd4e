//! A site in memory, taken through reading, model, plan and checks; whatever is said must be printable.

use loa::cli::report::human;
use loa::config::Config;
use loa::diag::{Diagnostics, FileId, Files, SourceFile};
use loa::lang::{Speech, Words};
use loa::model;
use loa::pipeline::{Loaded, plan_and_check};
use loa::plan::{Planner, Theme};
use loa::read::{Layer, Sources, TableSource, TextSource, ThemeFile, ThemeSource, read_csv, yaml};
use loa::render::Engine;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

const SITE: &str = "title: { vi: Trang, en: Site }\nbase_url: https://example.vn/\nlanguages: [vi, en]\n";
const PLACES: &str = "code,name,type,parent\n1,Thành phố,city,\n2,Phường Một,phuong,1\n3,Xã Hai,xa,1\n";
const GUIDE: &str =
    "---\ntopic: ho-tich\naudience: nguoi-dan\ntags: [a, b]\naliases: [cu.html]\n---\n# Khai sinh\n\n## Các bước\n1. Một\n2. Hai\n";

/// Files of a site that exist only here.
pub struct Site {
    sources: Sources,
    theme: Layer,
    diagnostics: Diagnostics,
}

impl Default for Site {
    fn default() -> Site {
        let sources = Sources {
            site_dir: "/".into(),
            files: Files::default(),
            site: None,
            texts: Vec::new(),
            tables: Vec::new(),
            registers: Default::default(),
            printed: None,
            boundaries: Vec::new(),
            words: Vec::new(),
            assets: Default::default(),
        };
        let theme = Layer { name: "fuzz".into(), files: BTreeMap::new(), settings: None };
        let mut site = Site { sources, theme, diagnostics: Diagnostics::new() };
        let file = site.file("content/site.yaml", SITE);
        site.sources.site = yaml::parse_yaml(file, SITE, 0).ok();
        site.table("content/places.csv", PLACES);
        site.text("content/guides/khai-sinh.md", GUIDE);
        site
    }
}

impl Site {
    fn file(&mut self, path: &str, text: &str) -> FileId {
        self.sources.files.add(SourceFile { path: path.into(), text: text.into(), cells: None })
    }

    pub fn text(&mut self, path: &str, text: &str) {
        let file = self.file(path, text);
        self.sources.texts.push(TextSource { file });
    }

    pub fn table(&mut self, path: &str, text: &str) {
        let file = self.file(path, text);
        let node = read_csv(file, text, &mut self.diagnostics);
        self.sources.tables.extend(node.map(|node| TableSource { file, node }));
    }

    pub fn theme(&mut self, path: &str, text: &str) {
        let file = self.file(&format!("themes/fuzz/{path}"), text);
        self.theme.files.insert(path.into(), ThemeFile::Text(file));
    }

    /// Every step but rendering and writing.
    pub fn check(mut self) {
        if self.theme.files.is_empty() {
            self.theme("page.html", "{{ item.title }}");
            self.theme("list.html", "{{ product.title }}");
        }
        let config = Config { as_of: jiff::civil::Date::new(2026, 11, 22).ok(), ..Config::plain("/".into(), "/".into(), jiff::Timestamp::UNIX_EPOCH) };
        let mut said = self.diagnostics;
        let library = model::build(&mut self.sources, &config, &mut said);
        let mut source = ThemeSource { layers: vec![self.theme] };
        let theme = Theme::build(&mut source, &mut self.sources.files, &library, &loa::render::maker_specs(), &mut said);
        let engine = Engine::load(&theme, &self.sources.files, &mut said);
        let (theme, engine) = (Arc::new(theme), Arc::new(engine));
        let content = (0, Diagnostics::new());
        let loaded = Loaded { sources: self.sources, library, theme, engine, diagnostics: Diagnostics::new(), content };
        let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
        plan_and_check(&loaded, &planner, &config, None, &|_, work| work(), &mut said);
        print(said.settle(&loaded.library.site.levels, &loaded.sources.files), &loaded.sources.files);
    }
}

/// Prints what was said as a person would see it.
pub fn print(said: Diagnostics, files: &Files) {
    static WORDS: LazyLock<[Words; 2]> = LazyLock::new(|| ["vi", "en"].map(|l| Words::new(Speech::from_name(l))));
    let renderer = annotate_snippets::Renderer::plain();
    for diagnostic in said.iter().take(20) {
        for words in WORDS.iter() {
            assert!(!human(diagnostic, files, words, &renderer).is_empty());
        }
    }
}
