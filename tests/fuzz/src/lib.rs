//! What is fuzzed: each function takes any text through the program. The suite runs them over the seeds, `run` over what libFuzzer finds.

mod html;

use loa::cli::report::human;
use loa::config::Config;
use loa::diag::{Diagnostics, FileId, Files, SourceFile};
use loa::kinds::{Kind, KindSet};
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

/// What takes any text.
type Target = fn(&str);

/// The functions by the names of their folders of seeds.
pub const TARGETS: &[(&str, Target)] =
    &[("front_matter", front_matter), ("table", table), ("markdown", html::markdown), ("product", product), ("kind", kind)];

/// Runs the target of this name.
pub fn run(name: &str, input: &str) {
    let (_, target) = TARGETS.iter().find(|(known, _)| *known == name).expect("a target");
    target(input);
}

/// The first letter chooses a kind, the rest is the input.
fn kind_and_text(input: &str) -> Option<(&'static Kind, &str)> {
    let mut letters = input.chars();
    let kinds = KindSet::built_in();
    let kind = kinds.iter().nth(letters.next()? as usize % kinds.iter().len())?;
    Some((kind, letters.as_str()))
}

/// Front matter of every kind.
pub fn front_matter(input: &str) {
    let Some((kind, text)) = kind_and_text(input) else { return };
    let mut site = Site::default();
    site.text(&format!("content/{}/muc.md", kind.folder), text);
    site.check();
}

/// Tables of every kind.
pub fn table(input: &str) {
    let Some((kind, text)) = kind_and_text(input) else { return };
    let mut site = Site::default();
    site.table(&format!("content/{}.csv", kind.folder), text);
    site.check();
}

/// Declarations of products, planned for three places.
pub fn product(input: &str) {
    let mut site = Site::default();
    site.theme("products/guide/product.yaml", "for: guide\nper: place\ncanonical: true\ntemplate: t.html\npath: '{item.slug}.html'\n");
    site.theme("products/mau/product.yaml", input);
    site.theme("t.html", "{{ job.url }}");
    site.theme("t.css", "a{}");
    site.check();
}

/// Declarations of kinds, with a table and a text of the kind.
pub fn kind(input: &str) {
    let mut site = Site::default();
    let file = site.file("content/kinds/loai.yaml", input);
    if let Ok(node) = yaml::parse_yaml(file, input, 0) {
        site.sources.kinds.push(TableSource { file, node });
    }
    site.table("content/loais.csv", "title,ten,ngay,so\nMột,Hai,2026-11-22,3\n,Ba,x,y\n");
    site.text("content/loais/bon.md", "---\ntitle: Bốn\nten: Năm\n---\n## Mục\n\n- một\n- hai\n");
    site.theme(
        "products/loai/product.yaml",
        "for: loai\ncanonical: true\ntemplate: t.html\npath: 'l/{item.slug}.html'\nneeds: { all: { kind: loai } }\n",
    );
    site.theme("t.html", "{{ item.title }}");
    site.check();
}

/// Files of a site that exist only here.
pub struct Site {
    sources: Sources,
    theme: Layer,
    diagnostics: Diagnostics,
}

impl Default for Site {
    fn default() -> Site {
        let sources = Sources::empty("/".into());
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
        let config = Config {
            as_of: jiff::civil::Date::new(2026, 11, 22).ok(),
            ..Config::plain("/".into(), "/".into(), jiff::Timestamp::UNIX_EPOCH)
        };
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
