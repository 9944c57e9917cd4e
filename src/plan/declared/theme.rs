//! A theme: products, words, settings, and the digests of its templates.

use super::component::ThemeComponent;
use super::inks::Inks;
use super::maker::{MakerTheme, TemplateLanguage};
use super::options::ThemeOption;
use super::preset::Preset;
use super::product::Product;
use super::query::Need;
use super::subject::{Condition, ConditionValue, SubjectSpec};
use super::text_parts::TextParts;
use super::typst_files::TypstFiles;
use crate::diag::{FileId, Files};
use crate::ids::ProductNo;
use crate::kinds::{Kind, Value};
use crate::separation::PressProfile;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A theme with all the themes it extends.
#[derive(Debug)]
pub struct Theme {
    /// The name in `site.yaml`.
    pub name: String,
    /// Sorted by name.
    pub products: Vec<Product>,
    /// The level of each product: a product of level n may show facts of files made in levels < n.
    pub levels: Vec<usize>,
    /// Whether another product waits for files of this one.
    pub awaited: Vec<bool>,
    /// Whether a product waits, at the root, for files of other places, directly or through others.
    pub cross_place: Vec<bool>,
    /// The names of all declarations, also of those that are off or could not be read.
    pub declared: Vec<String>,
    /// `theme.yaml` of all layers, the nearest value of each key; under `options` the values of [`Theme::options`].
    pub settings: Value,
    /// The options it declares, with the values of the site.
    pub options: Vec<ThemeOption>,
    /// The inks of its colours, by name.
    pub inks: BTreeMap<Arc<str>, Inks>,
    /// The same by red, green and blue.
    pub inks_by_color: BTreeMap<[u8; 3], Inks>,
    /// The press that files for print shops are made for.
    pub press: Arc<PressProfile>,
    /// Words of the templates: by language code, then by key.
    pub words: BTreeMap<Arc<str>, BTreeMap<Arc<str>, Arc<str>>>,
    /// The names of templates with their files.
    pub templates: Vec<(Arc<str>, FileId)>,
    /// Blocks that texts call by name.
    pub components: Vec<ThemeComponent>,
    /// What each template reaches, by its name.
    pub closures: FxHashMap<Arc<str>, TemplateClosure>,
    /// Files whose bytes are the same at every place, by product.
    pub shared_files: FxHashMap<Arc<str>, ThemeAsset>,
    /// The presets for pictures that some template shows, sorted by name.
    pub presets: Vec<Preset>,
    /// Names of all presets the theme declares.
    pub preset_names: Vec<Arc<str>>,
    /// Print templates and what they read.
    pub typst: TypstFiles,
}

/// A file whose bytes are the same at every place: a style sheet, a copied file.
#[derive(Debug)]
pub struct ThemeAsset {
    /// The bytes.
    pub bytes: Arc<[u8]>,
    /// What stands for `{hash}` in its path: the first ten hexadecimal digits of their digest.
    pub path_hash: Box<str>,
}

/// A template with everything it extends, includes or calls.
#[derive(Debug)]
pub struct TemplateClosure {
    /// Of all its texts.
    pub digest: blake3::Hash,
    /// The parts of texts it mentions.
    pub parts: TextParts,
    /// The names of the templates, its own included.
    pub reached: BTreeSet<Arc<str>>,
}

impl Theme {
    /// Digest of a template with everything it extends, includes or calls.
    pub fn closure(&self, template: &str) -> blake3::Hash {
        self.closures.get(template).map_or_else(|| blake3::hash(template.as_bytes()), |c| c.digest)
    }

    /// The first day after the build date on which a range of dates in a condition moves; none where no range is counted from the build date.
    pub fn next_change(&self, as_of: Date) -> Option<Date> {
        let moves_on =
            |condition: &Condition| if let ConditionValue::Range(range) = &condition.right { range.moves_on(as_of) } else { None };
        self.conditions().flat_map(|(_, conditions)| conditions).filter_map(moves_on).min()
    }

    /// All conditions of products and components, each list with the kind of the items that it chooses.
    pub fn conditions(&self) -> impl Iterator<Item = (&'static Kind, &[Condition])> {
        let of_products = self.products.iter().flat_map(|product| {
            let subject = match &product.about {
                SubjectSpec::Kind { kind, conditions } => Some((*kind, &**conditions)),
                _ => None,
            };
            let needs = product.needs.iter().filter_map(|(_, need)| match need {
                Need::Items(query) => Some((query.kind, &*query.conditions)),
                _ => None,
            });
            subject.into_iter().chain(needs)
        });
        let of_components = self.components.iter().flat_map(|component| component.needs.iter());
        of_products.chain(of_components.map(|(_, query)| (query.kind, &*query.conditions)))
    }

    /// The parts of texts that a template, or one it reaches, may show.
    pub fn text_parts(&self, template: &str) -> TextParts {
        self.closures.get(template).map_or_else(TextParts::default, |c| c.parts)
    }

    /// The kinds of the products that reach a template. Empty when one of these products is about no kind.
    pub fn kinds_shown_by(&self, template: &str) -> Vec<&'static Kind> {
        let reaches = |product: &&Product| self.closure_of(product).is_some_and(|closure| closure.reached.contains(template));
        let kinds: Option<Vec<&'static Kind>> = self.products.iter().filter(reaches).map(|p| p.kind()).collect();
        kinds.unwrap_or_default()
    }

    /// The words that pages in a language show, by key. One that the language lacks is taken from the language without region, then from English,
    /// from the main language of the site, and only then from Vietnamese.
    pub fn words_in(&self, code: &str, main: &str) -> BTreeMap<&Arc<str>, &Arc<str>> {
        let base = code.split('-').next().unwrap_or(code);
        let chain = if base == "vi" { ["en", main, "vi", "vi", code] } else { ["vi", main, "en", base, code] };
        chain.iter().filter_map(|code| self.words.get(*code)).flatten().collect()
    }

    /// Whether a product's template, or one it reaches, contains a word.
    pub fn says(&self, product: &Product, word: &str, files: &Files) -> bool {
        let has = |file: &FileId| files.get(*file).text.contains(word);
        if let Some(name) = product.maker.print_template() {
            return self.typst.sources.iter().any(|(path, file)| self.typst.reaches(name, path) && has(file));
        }
        let reached = |closure: &TemplateClosure| self.templates.iter().any(|(name, file)| closure.reached.contains(name) && has(file));
        self.closure_of(product).is_some_and(reached)
    }

    /// The file of a product whose bytes are the same at every place.
    pub fn shared_file(&self, product: &str) -> Option<&ThemeAsset> {
        self.shared_files.get(product)
    }

    /// What the Tera template of a product reaches.
    pub fn closure_of(&self, product: &Product) -> Option<&TemplateClosure> {
        self.closures.get(product.maker.template(TemplateLanguage::Tera)?)
    }

    /// The product with this number.
    pub fn product(&self, no: ProductNo) -> &Product {
        &self.products[no.index()]
    }

    /// The product of this name.
    pub fn find_product(&self, name: &str) -> Option<ProductNo> {
        self.products.binary_search_by(|p| (*p.name).cmp(name)).ok().map(ProductNo::from_index)
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
}

impl MakerTheme for Theme {
    fn template_digest(&self, template: &str) -> blake3::Hash {
        self.closure(template)
    }

    fn print_digest(&self, template: &str) -> blake3::Hash {
        self.typst.digest(template)
    }

    fn print_parts(&self, template: &str) -> TextParts {
        self.typst.text_parts(template)
    }

    fn template_parts(&self, template: &str) -> TextParts {
        self.text_parts(template)
    }

    fn shared_bytes(&self, product: &str) -> &[u8] {
        self.shared_file(product).map_or(&[], |file| &file.bytes)
    }
}
