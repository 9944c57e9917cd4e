//! Reads a theme: declarations, settings and words of all its layers.

use super::built_in::{add_built_in, give_way_to_nearer};
use super::component::{ComponentSources, read_components};
use super::contrast::check_contrast;
use super::inks::{inks_by_color, read_inks};
use super::like::{ParsedDeclaration, complete};
use super::nodes::{Declaration, fault};
use super::options::read_options;
use super::preset::read_presets;
use super::product::read_product;
use super::references::resolve_references;
use super::style::without_space;
use super::templates::{closures, templates};
use super::tokens::check_tokens;
use crate::diag::{Diagnostic, Diagnostics, FileId, Files, TEMPLATE_MISSING, TWO_CANONICAL, UNKNOWN_FIELD, WRONG_TYPE};
use crate::kinds::parse::free;
use crate::kinds::{KindSet, Value};
use crate::model::Library;
use crate::plan::declared::component::ThemeComponent;
use crate::plan::declared::maker::{MakerList, PRINTS, ThemeFileText};
use crate::plan::declared::options::ThemeOption;
use crate::plan::declared::preset::DEFAULT_PRESET;
use crate::plan::declared::product::Product;
use crate::plan::declared::query::Need;
use crate::plan::declared::subject::SubjectSpec;
use crate::plan::declared::theme::{Theme, ThemeAsset};
use crate::plan::declared::typst_files::TypstFiles;
use crate::plan::declared::waiting::{cross_place, leave_out, leave_out_sound, levels};
use crate::read::yaml::parse_yaml;
use crate::read::{Node, NodeValue, Sources, ThemeFile, ThemeSource, words_of};
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const KEYS: &[&str] = &["title", "extends", "author", "license", "tokens", "contrast", "options", "images"];

impl Theme {
    /// Reads declarations, words and tokens of a theme. Built-in ones are added to `files`.
    pub fn build(
        source: &mut ThemeSource,
        files: &mut Files,
        library: &Library,
        makers: MakerList,
        diagnostics: &mut Diagnostics,
    ) -> Theme {
        add_built_in(source, files);
        let declared = declarations(source).map(|(name, _)| name.to_string()).collect();
        let mut products = products(source, files, makers, &library.site.kinds, diagnostics);
        leave_out(&mut products, PRINTS);
        leave_out_sound(&mut products, &library.site.voice);
        let levels = levels(&products).unwrap_or_else(|circle| {
            let names: Vec<&str> = circle.iter().chain(circle.first()).map(|i| &*products[*i].name).collect();
            diagnostics.push(fault(products[circle.first().copied().unwrap_or(0)].span, "facts-circle", &names.join(" → ")));
            vec![0; products.len()]
        });
        resolve_references(&mut source.layers);
        check_tokens(&source.layers, diagnostics);
        let inks = read_inks(&source.layers, &library.site.press, diagnostics);
        check_contrast(&source.layers, &inks, diagnostics);
        let options = read_options(&source.layers, library, diagnostics);
        let settings = settings(source, &options, diagnostics);
        let words = words(source, files, diagnostics);
        let mut theme = Theme {
            name: source.layers.first().map(|l| l.name.clone()).unwrap_or_default(),
            cross_place: cross_place(&products, &levels),
            awaited: products.iter().map(|p| products.iter().any(|other| other.waits_for(p))).collect(),
            products,
            levels,
            declared,
            settings,
            options,
            inks_by_color: inks_by_color(&source.layers, &inks),
            inks,
            press: library.site.press.clone(),
            words,
            templates: templates(source, files),
            components: Vec::new(),
            closures: FxHashMap::default(),
            shared_files: FxHashMap::default(),
            presets: read_presets(source, diagnostics),
            preset_names: Vec::new(),
            typst: TypstFiles::read(source, files, diagnostics),
        };
        theme.closures = closures(&theme.templates, files);
        let read = ComponentSources { source, files, closures: &theme.closures, typst: &theme.typst, kinds: &library.site.kinds };
        theme.components = read_components(&read, diagnostics);
        let printed = theme.components.iter().filter_map(|c| Some((c.name.clone(), c.print.as_ref()?.path.clone())));
        theme.typst.add_components(&printed.collect::<Vec<_>>());
        number_queries(&mut theme.products, &mut theme.components);
        theme.note_lists_shown(files);
        theme.preset_names = theme.presets.iter().map(|p| p.name.clone()).collect();
        theme.keep_presets_in_use(files);
        theme.shared_files = theme.make_shared_files(source, files, library.site.minify, diagnostics);
        check_canonical(&theme.products, diagnostics);
        theme
    }

    /// Adds the words of the site, `content/lang/<code>.yaml`, which come before those of the theme. Keys that no language of the theme has are
    /// reported.
    pub fn add_words(&mut self, sources: &Sources, diagnostics: &mut Diagnostics) {
        let known: BTreeSet<Arc<str>> = self.words.values().flat_map(BTreeMap::keys).cloned().collect();
        for table in &sources.words {
            let Some(code) = words_of(&sources.files.get(table.file).path) else { continue };
            let Some(entries) = table.node.as_map() else {
                diagnostics
                    .push(Diagnostic::new(&WRONG_TYPE).at(table.node.span).with("name", code).with("label", code).with("expected", "map"));
                continue;
            };
            let catalogue = self.words.entry(code.into()).or_default();
            for (key, node) in entries {
                if !known.contains(&*key.text) {
                    let report = Diagnostic::new(&UNKNOWN_FIELD).at(key.span).with("name", &key.text).with("kind", "lang");
                    diagnostics.push(report.suggest(&key.text, known.iter().map(|key| &**key)));
                }
                catalogue.extend(node.as_text().map(|word| ((*key.text).into(), word.into())));
            }
        }
    }

    /// Sets [`Product::shows_lists`].
    fn note_lists_shown(&mut self, files: &Files) {
        let own_lists = |product: &Product| -> Vec<String> {
            let lists = product.needs.iter().filter(|(_, need)| matches!(need, Need::Items(query) if Some(query.kind) == product.kind()));
            lists.map(|(name, _)| name.to_string()).collect()
        };
        let shows = |product: &Product| {
            let lists = own_lists(product);
            product.canonical && !lists.is_empty() && lists.iter().all(|name| self.says(product, name, files))
        };
        let shown: Vec<bool> = self.products.iter().map(shows).collect();
        self.products.iter_mut().zip(shown).for_each(|(product, shown)| product.shows_lists = shown);
    }

    /// Keeps the presets whose name some template in use mentions, and the default preset.
    fn keep_presets_in_use(&mut self, files: &Files) {
        let reached: BTreeSet<&Arc<str>> = self.products.iter().filter_map(|p| self.closure_of(p)).flat_map(|c| &c.reached).collect();
        let texts: Vec<Arc<str>> = self.templates.iter().filter(|t| reached.contains(&t.0)).map(|t| files.get(t.1).text.clone()).collect();
        self.presets.retain(|p| &*p.name == DEFAULT_PRESET || texts.iter().any(|text| p.is_shown_by(text)));
    }

    /// Makes the files that are the same at every place. With `minify`, style sheets lose comments and white space.
    fn make_shared_files(
        &self,
        source: &ThemeSource,
        files: &Files,
        minify: bool,
        diagnostics: &mut Diagnostics,
    ) -> FxHashMap<Arc<str>, ThemeAsset> {
        let minified = |css: &str| if minify { without_space(css) } else { css.trim_start().to_string() };
        let text_of = |path: &str| match source.find(path) {
            Some(ThemeFile::Text(file)) => Some(&*files.get(*file).text),
            _ => None,
        };
        let mut shared = FxHashMap::default();
        for product in self.products.iter().filter(|product| product.maker.is_shared()) {
            let path = &product.maker.source;
            let bytes: Vec<u8> = match source.find(path) {
                Some(ThemeFile::Text(file)) => {
                    let text = &*files.get(*file).text;
                    let file = ThemeFileText {
                        path,
                        text,
                        settings: &self.settings,
                        options: &self.options,
                        beside: &text_of,
                        minified: &minified,
                    };
                    product.maker.spec.theme_file(&file).into_bytes()
                }
                Some(ThemeFile::Embedded(bytes)) => bytes.to_vec(),
                Some(ThemeFile::Disk(file)) => file.bytes().unwrap_or_default(),
                None => {
                    diagnostics.push(Diagnostic::new(&TEMPLATE_MISSING).at(product.span).with("path", path).suggest(path, []));
                    continue;
                }
            };
            let path_hash = blake3::hash(&bytes).to_hex()[..10].into();
            shared.insert(product.name.clone(), ThemeAsset { bytes: bytes.into(), path_hash });
        }
        shared
    }
}

fn products(source: &ThemeSource, files: &Files, makers: MakerList, kinds: &KindSet, diagnostics: &mut Diagnostics) -> Vec<Product> {
    let mut parsed = Vec::new();
    for (name, file) in declarations(source) {
        let text = files.get(file).text.clone();
        match parse_yaml(file, &text, 0) {
            Ok(node) => parsed.push(ParsedDeclaration { name, node, text }),
            Err(faults) => diagnostics.extend(faults),
        }
    }
    complete(&mut parsed, source, diagnostics);
    let mut products = Vec::new();
    for ParsedDeclaration { name, node, text } in &parsed {
        products.extend(read_product(&Declaration { name, node, text, kinds }, source, makers, diagnostics));
    }
    give_way_to_nearer(&mut products, source, files);
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

/// Reads `lang/<code>.yaml` of all layers.
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
                Err(faults) => diagnostics.extend(faults),
            }
        }
    }
    words
}

/// Numbers the queries of all products and components.
fn number_queries(products: &mut [Product], components: &mut [ThemeComponent]) {
    let needs = products.iter_mut().flat_map(|product| &mut product.needs);
    let queries = needs.filter_map(|(_, need)| if let Need::Items(query) = need { Some(query) } else { None });
    let of_components = components.iter_mut().flat_map(|component| &mut component.needs).map(|(_, query)| query);
    for (no, query) in (0..).zip(queries.chain(of_components)) {
        query.no = no;
    }
}

/// Reports kinds with two canonical products at the same places.
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
