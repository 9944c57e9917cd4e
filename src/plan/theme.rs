//! The theme as the plan needs it: products, words, tokens, and the digests of its templates.

use super::about::{SubjectSpec, fault};
use super::contrast::check_contrast;
use super::files::{cross_place, leave_out, levels};
use super::inks::{Inks, read_inks};
use super::maker::{Maker, PRINTS};
use super::options::{ThemeOption, read_options};
use super::preset::{DEFAULT_PRESET, Preset, read_presets};
use super::product::{Declaration, Languages, Product, read_product};
use super::references::resolve_references;
use super::style::without_space;
use super::tokens::{check_tokens, css_tokens};
use super::typst::TypstFiles;
use crate::diag::{Diagnostic, Diagnostics, FileId, Files, Reported, TEMPLATE_MISSING, TWO_CANONICAL, UNKNOWN_FIELD};
use crate::ids::{LangNo, ProductNo};
use crate::kinds::written::free;
use crate::kinds::{Kind, Value};
use crate::model::Library;
use crate::read::yaml::parse_yaml;
use crate::read::{Node, NodeValue, ThemeFile, ThemeSource};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything a theme gives.
#[derive(Debug)]
pub struct Theme {
    pub name: String,
    /// Sorted by name.
    pub products: Vec<Product>,
    /// When each product is made: after those of lower levels.
    pub levels: Vec<usize>,
    /// Which products some other waits for.
    pub awaited: Vec<bool>,
    /// Whether it waits, at the root, for files of other places in the end.
    pub cross_place: Vec<bool>,
    /// Names of all declarations, also of those that are switched off or could not be read.
    pub declared: Vec<String>,
    /// `theme.yaml` of all layers, the nearest value of each key; under `options` the values of [`Theme::options`].
    pub settings: Value,
    /// The options it declares, with what the site chose.
    pub options: Vec<ThemeOption>,
    /// What its colours are printed with.
    pub inks: BTreeMap<Arc<str>, Inks>,
    /// Words of the templates by language code.
    pub words: BTreeMap<Arc<str>, BTreeMap<Arc<str>, Arc<str>>>,
    /// Templates by name, each with the file it comes from.
    pub templates: Vec<(Arc<str>, FileId)>,
    /// Each template with all it extends and includes: digest, and the parts of texts it mentions.
    closures: FxHashMap<Arc<str>, Closure>,
    /// Style sheets and copied files, by product.
    made: FxHashMap<Arc<str>, Made>,
    /// The presets for pictures that some template shows, sorted by name.
    pub presets: Vec<Preset>,
    /// Names of all presets the theme declares.
    pub preset_names: Vec<Arc<str>>,
    /// Print templates and what they read.
    pub typst: TypstFiles,
}

/// The bytes of a style sheet or copied file, and what stands for them in a path.
#[derive(Debug)]
struct Made {
    bytes: Arc<[u8]>,
    name: Box<str>,
}

/// A template with everything it extends, includes or calls.
#[derive(Debug)]
struct Closure {
    digest: blake3::Hash,
    parts: TextParts,
    reached: BTreeSet<Arc<str>>,
}

/// The parts of a text besides its HTML: made only when some template of the closure says their name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TextParts {
    pub plain: bool,
    pub toc: bool,
    pub rest: bool,
    /// Blocks as data instead of HTML: for Typst.
    pub blocks: bool,
}

impl TextParts {
    /// What a print template sees.
    pub const PRINT: TextParts = TextParts { plain: true, toc: false, rest: false, blocks: true };
}

const KEYS: &[&str] = &["title", "extends", "author", "license", "tokens", "contrast", "options", "images"];
const TEMPLATES: &[&str] = &["html", "xml", "txt", "json", "csv", "ics", "svg"];

/// What a theme of two templates gets without declaring anything.
static BUILT_IN: &[(&str, &str)] = &[
    ("page", include_str!("builtin/page.yaml")),
    ("home", include_str!("builtin/home.yaml")),
    ("section", include_str!("builtin/section.yaml")),
    ("tag", include_str!("builtin/tag.yaml")),
    ("feed", include_str!("builtin/feed.yaml")),
    ("sitemap", include_str!("builtin/sitemap.yaml")),
];
static BUILT_IN_TEMPLATES: &[(&str, &str)] =
    &[("built-in/feed.xml", include_str!("builtin/feed.xml")), ("built-in/sitemap.xml", include_str!("builtin/sitemap.xml"))];

impl Theme {
    /// Reads declarations, words and tokens of a theme. Built-in ones are added to `files`.
    pub fn build(source: &mut ThemeSource, files: &mut Files, library: &Library) -> Reported<Theme> {
        let mut diagnostics = Diagnostics::new();
        if !source.layers.iter().any(|l| l.files.keys().any(|p| p.starts_with("products/"))) {
            add_built_in(source, files);
        }
        let declared = declarations(source).map(|(name, _)| name.to_string()).collect();
        let mut products = products(source, files, &mut diagnostics);
        leave_out(&mut products, PRINTS);
        let levels = levels(&products).unwrap_or_else(|circle| {
            let names: Vec<&str> = circle.iter().chain(circle.first()).map(|i| &*products[*i].name).collect();
            diagnostics.push(fault(products[circle.first().copied().unwrap_or(0)].span, "facts-circle", &names.join(" → ")));
            vec![0; products.len()]
        });
        resolve_references(&mut source.layers);
        check_tokens(&source.layers, &mut diagnostics);
        let inks = read_inks(&source.layers, &mut diagnostics);
        check_contrast(&source.layers, &inks, &mut diagnostics);
        let options = read_options(&source.layers, library, &mut diagnostics);
        let settings = settings(source, &options, &mut diagnostics);
        let words = words(source, files, &mut diagnostics);
        let mut theme = Theme {
            name: source.layers.first().map(|l| l.name.clone()).unwrap_or_default(),
            cross_place: cross_place(&products, &levels),
            awaited: products.iter().map(|p| products.iter().any(|other| other.waits_for(p))).collect(),
            products,
            levels,
            declared,
            settings,
            options,
            inks,
            words,
            templates: templates(source, files),
            closures: FxHashMap::default(),
            made: FxHashMap::default(),
            presets: read_presets(source, &mut diagnostics),
            preset_names: Vec::new(),
            typst: TypstFiles::read(source, files, &mut diagnostics),
        };
        theme.closures = closures(&theme.templates, files);
        theme.preset_names = theme.presets.iter().map(|p| p.name.clone()).collect();
        theme.keep_presets_in_use(files);
        theme.make(source, files, library.site.minify, &mut diagnostics);
        check_canonical(&theme.products, &mut diagnostics);
        Reported { value: theme, diagnostics }
    }

    /// Digest of a template with everything it extends, includes or calls.
    pub fn closure(&self, template: &str) -> blake3::Hash {
        self.closures.get(template).map_or_else(|| blake3::hash(template.as_bytes()), |c| c.digest)
    }

    /// The parts of texts that a template or what it reaches may show.
    pub fn text_parts(&self, template: &str) -> TextParts {
        self.closures.get(template).map_or_else(TextParts::default, |c| c.parts)
    }

    /// The kinds whose items a template shows: those of the products that use it, or extend or include it. Empty when some product that reaches it is about no kind.
    pub fn kinds_shown_by(&self, template: &str) -> Vec<&'static Kind> {
        let reaches = |product: &&Product| match &product.maker {
            Maker::Template(name) => self.closures.get(name).is_some_and(|c| c.reached.contains(template)),
            _ => false,
        };
        let kinds: Option<Vec<&'static Kind>> = self.products.iter().filter(reaches).map(|p| p.kind()).collect();
        kinds.unwrap_or_default()
    }

    /// Whether the code of a product's template, or of what it reaches, has a word.
    pub fn says(&self, product: &Product, word: &str, files: &Files) -> bool {
        let has = |file: &FileId| files.get(*file).text.contains(word);
        match &product.maker {
            Maker::Template(name) => {
                self.closures.get(name).is_some_and(|c| self.templates.iter().any(|(name, file)| c.reached.contains(name) && has(file)))
            }
            Maker::Print(name) => self.typst.sources.iter().any(|(path, file)| self.typst.reaches(name, path) && has(file)),
            _ => false,
        }
    }

    /// Leaves the presets that some template in use says the name of, and the one that texts show.
    fn keep_presets_in_use(&mut self, files: &Files) {
        let used = self.products.iter().filter_map(|p| match &p.maker {
            Maker::Template(name) => self.closures.get(name),
            _ => None,
        });
        let reached: BTreeSet<&Arc<str>> = used.flat_map(|c| &c.reached).collect();
        let texts: Vec<Arc<str>> = self.templates.iter().filter(|t| reached.contains(&t.0)).map(|t| files.get(t.1).text.clone()).collect();
        self.presets.retain(|p| &*p.name == DEFAULT_PRESET || texts.iter().any(|text| p.is_shown_by(text)));
    }

    /// The bytes of a style sheet or copied file.
    pub fn made(&self, product: &str) -> Option<&Arc<[u8]>> {
        self.made.get(product).map(|made| &made.bytes)
    }

    /// What stands in a path for the bytes of a style sheet or copied file.
    pub fn made_name(&self, product: &str) -> Option<&str> {
        self.made.get(product).map(|made| &*made.name)
    }

    /// The product of this name.
    pub fn find_product(&self, name: &str) -> Option<ProductNo> {
        self.products.binary_search_by(|p| (*p.name).cmp(name)).ok().map(ProductNo::from_index)
    }

    pub fn product(&self, no: ProductNo) -> &Product {
        &self.products[no.index()]
    }

    /// Every product with its number.
    pub fn numbered(&self) -> impl DoubleEndedIterator<Item = (ProductNo, &Product)> + ExactSizeIterator {
        ProductNo::all(self.products.len()).zip(&self.products)
    }

    /// The level a product is made at: after those of lower levels.
    pub fn level(&self, no: ProductNo) -> usize {
        self.levels[no.index()]
    }

    /// Whether a product, at the portal, waits in the end for files of other places.
    pub fn is_cross_place(&self, no: ProductNo) -> bool {
        self.cross_place[no.index()]
    }

    /// Whether some other product waits for this one.
    pub fn is_awaited(&self, no: ProductNo) -> bool {
        self.awaited[no.index()]
    }

    /// Makes style sheets and copied files. With `minify`, style sheets lose comments and white space.
    fn make(&mut self, source: &ThemeSource, files: &Files, minify: bool, diagnostics: &mut Diagnostics) {
        for product in &self.products {
            let (path, css) = match &product.maker {
                Maker::Css(path) => (path, true),
                Maker::Copy(path) => (path, false),
                _ => continue,
            };
            let bytes: Vec<u8> = match source.find(path) {
                Some(ThemeFile::Text(file)) => {
                    let text = &files.get(*file).text;
                    let smaller = |css: &str| if minify { without_space(css) } else { css.trim_start().to_string() };
                    match css {
                        true => {
                            let more = more_style(source, files, path);
                            format!("{}{}", css_tokens(&self.settings, &self.options), smaller(&format!("{text}{more}"))).into_bytes()
                        }
                        false if path.ends_with(".css") => smaller(text).into_bytes(),
                        false => text.as_bytes().to_vec(),
                    }
                }
                Some(ThemeFile::Embedded(bytes)) => bytes.to_vec(),
                Some(ThemeFile::Disk(disk)) => crate::read::read_bytes(disk).unwrap_or_default(),
                None => {
                    diagnostics.push(Diagnostic::new(&TEMPLATE_MISSING).at(product.span).with("path", path).suggest(path, []));
                    continue;
                }
            };
            let name = blake3::hash(&bytes).to_hex()[..10].into();
            self.made.insert(product.name.clone(), Made { bytes: bytes.into(), name });
        }
    }
}

/// `style.more.css` beside `style.css`: what a theme adds to the sheet of the one it extends.
fn more_style<'a>(source: &ThemeSource, files: &'a Files, path: &str) -> &'a str {
    let more = path.strip_suffix(".css").map(|stem| format!("{stem}.more.css"));
    match more.and_then(|more| source.find(&more)) {
        Some(ThemeFile::Text(file)) => &files.get(*file).text,
        _ => "",
    }
}

fn add_built_in(source: &mut ThemeSource, files: &mut Files) {
    let has = |name: &str, source: &ThemeSource| source.find(name).is_some();
    let (page, list) = (has("page.html", source), has("list.html", source));
    let Some(layer) = source.layers.last_mut() else { return };
    let mut add = |path: String, text: &str| {
        let shown = format!("(loa)/{path}");
        let file = files.add(crate::diag::SourceFile { path: shown.into(), text: text.into(), cells: None });
        layer.files.insert(path.into(), ThemeFile::Text(file));
    };
    for (name, text) in BUILT_IN {
        let needed = match *name {
            "page" => page,
            "home" | "section" | "tag" => list,
            _ => true,
        };
        if needed {
            add(format!("products/{name}/product.yaml"), text);
        }
    }
    for (name, text) in BUILT_IN_TEMPLATES {
        add(name.to_string(), text);
    }
}

fn products(source: &ThemeSource, files: &Files, diagnostics: &mut Diagnostics) -> Vec<Product> {
    let mut products = Vec::new();
    for (name, file) in declarations(source) {
        let text = files.get(file).text.clone();
        match parse_yaml(file, &text, 0) {
            Ok(node) => products.extend(read_product(&Declaration { name, node: &node, text: &text }, source, diagnostics)),
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    products.sort_by(|a, b| a.name.cmp(&b.name));
    products
}

/// Every `products/<name>/product.yaml`, by name.
fn declarations(source: &ThemeSource) -> impl Iterator<Item = (&str, FileId)> {
    source.paths().into_iter().filter_map(|(path, file)| match file {
        ThemeFile::Text(file) => Some((path.strip_prefix("products/")?.strip_suffix("/product.yaml")?, *file)),
        _ => None,
    })
}

/// Merges `theme.yaml` of all layers, the nearest value winning key by key.
fn settings(source: &ThemeSource, options: &[ThemeOption], diagnostics: &mut Diagnostics) -> Value {
    let mut merged = Value::Record(Vec::new());
    for layer in source.layers.iter().rev() {
        let Some(node) = &layer.settings else { continue };
        for (key, _) in node.as_map().unwrap_or_default() {
            if !KEYS.contains(&&*key.text) {
                let report = Diagnostic::new(&UNKNOWN_FIELD).at(key.span).with("name", &key.text).with("kind", "theme.yaml");
                diagnostics.push(report.suggest(&key.text, KEYS.iter().copied()));
            }
        }
        merged = merge(merged, free(node));
    }
    if let Value::Record(entries) = &mut merged {
        entries.retain(|(name, _)| &**name != "options");
        let chosen = options.iter().filter_map(|c| Some((c.name.clone(), c.value.clone()?)));
        entries.push(("options".into(), Value::Record(chosen.collect())));
    }
    merged
}

fn merge(base: Value, over: Value) -> Value {
    match (base, over) {
        (Value::Record(mut base), Value::Record(over)) => {
            for (name, value) in over {
                match base.iter_mut().find(|(n, _)| *n == name) {
                    Some((_, old)) => *old = merge(std::mem::replace(old, Value::Bool(false)), value),
                    None => base.push((name, value)),
                }
            }
            Value::Record(base)
        }
        (_, over) => over,
    }
}

/// `lang/<code>.yaml` of all layers.
fn words(source: &ThemeSource, files: &Files, diagnostics: &mut Diagnostics) -> BTreeMap<Arc<str>, BTreeMap<Arc<str>, Arc<str>>> {
    let mut words: BTreeMap<Arc<str>, BTreeMap<Arc<str>, Arc<str>>> = BTreeMap::new();
    for layer in source.layers.iter().rev() {
        for (path, file) in &layer.files {
            let (Some(code), ThemeFile::Text(file)) = (path.strip_prefix("lang/").and_then(|p| p.strip_suffix(".yaml")), file) else {
                continue;
            };
            match parse_yaml(*file, &files.get(*file).text, 0) {
                Ok(Node { value: NodeValue::Map(entries), .. }) => {
                    let catalogue = words.entry(code.into()).or_default();
                    catalogue.extend(entries.iter().filter_map(|(k, v)| Some(((*k.text).into(), v.as_text()?.into()))));
                }
                Ok(_) => {}
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
    }
    words
}

/// Every template: the nearest by its path, and those it shadows as `<theme>:<path>` where some template asks for them by that name.
fn templates(source: &ThemeSource, files: &Files) -> Vec<(Arc<str>, FileId)> {
    let is_template = |path: &str| !path.starts_with("assets/") && path.rsplit_once('.').is_some_and(|(_, e)| TEMPLATES.contains(&e));
    let mut templates: Vec<(Arc<str>, FileId)> = Vec::new();
    let mut shadowed: Vec<(Arc<str>, FileId)> = Vec::new();
    for layer in &source.layers {
        for (path, file) in layer.files.iter().filter(|(p, _)| is_template(p)) {
            let ThemeFile::Text(file) = file else { continue };
            match templates.iter().any(|(name, _)| name == path) {
                false => templates.push((path.clone(), *file)),
                true => shadowed.push((format!("{}:{path}", layer.name.trim_matches(['(', ')'])).into(), *file)),
            }
        }
    }
    while let Some(asked) =
        shadowed.iter().position(|(name, _)| templates.iter().any(|(_, file)| mentioned(&files.get(*file).text).any(|m| m == *name)))
    {
        templates.push(shadowed.swap_remove(asked));
    }
    templates
}

/// Digests of templates with all they reach. Components are called by name, so every template that defines one counts for all that call any.
fn closures(templates: &[(Arc<str>, FileId)], files: &Files) -> FxHashMap<Arc<str>, Closure> {
    let text = |name: &str| templates.iter().find(|(n, _)| &**n == name).map(|(_, f)| files.get(*f).text.clone());
    let components: Vec<&Arc<str>> =
        templates.iter().filter(|(_, f)| defines_component(&files.get(*f).text)).map(|(name, _)| name).collect();
    templates
        .iter()
        .map(|(name, _)| {
            let mut reached: BTreeSet<Arc<str>> = [name.clone()].into();
            let mut open = vec![name.clone()];
            while let Some(next) = open.pop() {
                let Some(text) = text(&next) else { continue };
                let called = text.contains("{{<") || text.contains("{{ <") || text.contains("{% <");
                for found in mentioned(&text).chain(components.iter().filter(|_| called).map(|c| (**c).clone())) {
                    if reached.insert(found.clone()) {
                        open.push(found);
                    }
                }
            }
            let mut hasher = blake3::Hasher::new();
            let mut parts = TextParts::default();
            for name in &reached {
                let text = text(name).unwrap_or_default();
                hasher.update(name.as_bytes());
                hasher.update(blake3::hash(text.as_bytes()).as_bytes());
                parts.plain |= text.contains(".plain");
                parts.toc |= text.contains(".toc");
                parts.rest |= text.contains(".rest");
            }
            (name.clone(), Closure { digest: hasher.finalize(), parts, reached })
        })
        .collect()
}

fn defines_component(text: &str) -> bool {
    text.split("{%").skip(1).any(|tag| tag.trim_start_matches('-').trim_start().starts_with("component"))
}

/// Names in `{% extends "…" %}` and `{% include "…" %}`.
fn mentioned(text: &str) -> impl Iterator<Item = Arc<str>> + '_ {
    text.split("{%").skip(1).filter_map(|tag| {
        let tag = tag.trim_start_matches('-').trim_start();
        let rest = tag.strip_prefix("extends").or_else(|| tag.strip_prefix("include"))?.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        rest[1..].split(quote).next().map(Arc::from)
    })
}

/// At most one canonical product for a kind at the same places.
fn check_canonical(products: &[Product], diagnostics: &mut Diagnostics) {
    for (i, one) in products.iter().enumerate() {
        let Some(kind) = one.kind().filter(|_| one.canonical) else { continue };
        for two in &products[i + 1..] {
            let same_conditions = match (&one.about, &two.about) {
                (SubjectSpec::Kind { conditions: a, .. }, SubjectSpec::Kind { conditions: b, .. }) => a == b,
                _ => false,
            };
            if two.canonical && two.kind() == Some(kind) && one.at == two.at && same_conditions && one.languages == two.languages {
                let report = Diagnostic::new(&TWO_CANONICAL).at(two.span).and_at(Some(one.span)).with("kind", kind.name);
                diagnostics.push(report.with("one", &one.name).with("two", &two.name));
            }
        }
    }
}

impl Product {
    /// Whether it is made in this language of the site.
    pub fn speaks(&self, lang: LangNo) -> bool {
        self.languages == Languages::All || lang == LangNo::MAIN
    }
}
