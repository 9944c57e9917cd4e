//! Views: exactly what a template sees for one job, and the key that changes when the view would.

mod bundles;
mod cards;
mod frame;
mod items;
mod jobs;
mod key;
mod made;
mod theme;
mod orders;
mod search;

pub use bundles::Part;
pub use key::{Key, changed_parts};

use super::search::Words;
use super::values::{LoweredTexts, is_placed, map};
use crate::kinds::{FieldNo, Value as FieldValue};
use crate::model::{Item, ItemNo, LangNo, PlaceNo};
use crate::plan::{Job, Maker, Need, PlacePlan, Planner, Product, ProductSelection, Subject, TextParts};
use crate::read::paths::percent_encode;
use crate::text::LinkTarget;
use cards::{CardDigest, CardKey};
use made::{Made, Ranges};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::{Arc, Mutex};
use tera::{Context, Value};
use theme::{lang_value, theme_value};

/// What all places share: the parts of keys and the values of items that look alike everywhere.
pub struct Views<'a> {
    pub planner: &'a Planner<'a>,
    /// Per product: program version, declaration, templates, tokens, output options.
    product_digests: Vec<blake3::Hash>,
    text_parts: Vec<TextParts>,
    /// Targets of the menu, read once.
    navigation: Vec<LinkTarget>,
    /// By language.
    themes: Vec<Value>,
    /// By language, with its digest.
    langs: Vec<(Value, blake3::Hash)>,
    /// The fields of each item that show something of the place it is shown at.
    placed: Vec<Box<[FieldNo]>>,
    /// Items without their placed fields.
    items: Mutex<FxHashMap<Key, Value>>,
    lowered: LoweredTexts,
    cards: Mutex<FxHashMap<CardKey, Value>>,
    card_digests: Mutex<FxHashMap<CardKey, CardDigest>>,
    /// Words of items for search, by what is shown of them.
    words: Mutex<FxHashMap<(u64, ItemNo), Arc<Words>>>,
    keep_items: bool,
    /// What is known of files that are made already.
    pub made: Made,
}

impl<'a> Views<'a> {
    pub fn new(planner: &'a Planner<'a>, minify: bool) -> Views<'a> {
        let theme = planner.theme;
        let mut options = blake3::Hasher::new();
        crate::kinds::hash_value(&mut options, &theme.settings);
        theme.settings.each_leaf(&mut |leaf| {
            if let FieldValue::File(path) = leaf
                && let Some(asset) = planner.library.assets.get(path)
            {
                options.update(asset.digest.as_bytes());
            }
        });
        for (name, inks) in &theme.inks {
            options.update(name.as_bytes());
            options.update(&inks.map(f64::to_le_bytes).concat());
        }
        let options = options.finalize();
        let product_digests = theme.products.iter().map(|product| {
            let mut hasher = blake3::Hasher::new();
            hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
            hasher.update(product.digest.as_bytes());
            hasher.update(&[u8::from(minify)]);
            match &product.maker {
                Maker::Template(name) => {
                    hasher.update(theme.closure(name).as_bytes());
                    hasher.update(options.as_bytes());
                }
                Maker::Print(name) => {
                    for part in super::print::PROGRAM {
                        hasher.update(part.as_bytes());
                    }
                    hasher.update(theme.typst.digest(name).as_bytes());
                    hasher.update(options.as_bytes());
                }
                Maker::Css(_) | Maker::Copy(_) => {
                    hasher.update(theme.made(&product.name).map_or(&[][..], |b| b));
                }
                Maker::SearchIndex | Maker::Zip | Maker::Join => {}
            }
            hasher.finalize()
        });
        let parts = |product: &Product| match &product.maker {
            Maker::Template(name) => theme.text_parts(name),
            Maker::Print(_) => TextParts::PRINT,
            _ => TextParts::default(),
        };
        let library = planner.library;
        let mut silent = crate::diag::Diagnostics::new();
        let languages = library.site.langs();
        let navigation = library.site.navigation.iter().map(|n| crate::text::target::link(&n.link, "content", n.span, &mut silent));
        Views {
            planner,
            product_digests: product_digests.collect(),
            text_parts: theme.products.iter().map(parts).collect(),
            navigation: navigation.collect(),
            themes: languages.clone().map(|lang| theme_value(planner, lang)).collect(),
            langs: languages.map(|lang| lang_value(planner, lang)).collect(),
            placed: library.items.par_iter().map(|i| i.fields.iter().filter(|(_, _, v)| is_placed(v)).map(|f| f.0).collect()).collect(),
            items: Mutex::default(),
            lowered: LoweredTexts::new(library.places.list.len() > 1),
            cards: Mutex::default(),
            card_digests: Mutex::default(),
            words: Mutex::default(),
            keep_items: library.places.list.len() > 1,
            made: Made::default(),
        }
    }

    /// The views of one place. `plan` is the place's plan.
    pub fn place(&'a self, place: PlaceNo, plan: &'a PlacePlan) -> PlaceViews<'a> {
        let planner = self.planner;
        let mut class = blake3::Hasher::new();
        for product in &planner.theme.products {
            class.update(&[u8::from(planner.made_at(product, place))]);
        }
        if planner.addresses_name_places() {
            class.update(&place.to_le_bytes());
        }
        let class = u64::from_le_bytes(class.finalize().as_bytes()[..8].try_into().unwrap_or_default());
        let has_short = plan.jobs.iter().any(|job| matches!(job.subject, Subject::Short(_)));
        let mut views = PlaceViews { views: self, place, plan, class, has_short, langs: Vec::new() };
        views.langs = planner.library.site.langs().map(|lang| views.lang_base(lang)).collect();
        views
    }
}

/// The views of one place.
pub struct PlaceViews<'a> {
    views: &'a Views<'a>,
    pub place: PlaceNo,
    plan: &'a PlacePlan,
    class: u64,
    /// Whether some address here is a short one.
    has_short: bool,
    langs: Vec<LangBase>,
}

/// What all views of a place and language have in common, but for the words of the language.
struct LangBase {
    site: Value,
    place: Value,
    digest: blake3::Hash,
}

impl<'a> PlaceViews<'a> {
    pub fn planner(&self) -> &'a Planner<'a> {
        self.views.planner
    }

    /// What is known of files that are made already.
    pub fn made(&self) -> &'a Made {
        &self.views.made
    }

    fn product(&self, job: &Job) -> Option<&'a Product> {
        self.planner().product(job)
    }

    /// The view of a job.
    pub fn view(&self, job: &Job) -> Context {
        let mut context = Context::new();
        for (name, value) in self.entries(job) {
            context.insert_value(name, value);
        }
        context
    }

    /// The view of a job by name, in the order of the design.
    pub fn entries(&self, job: &Job) -> Vec<(String, Value)> {
        let (Some(no), Some(product)) = (job.product, self.product(job)) else { return Vec::new() };
        let job = &job.laid_out();
        let base = &self.langs[job.lang.index()];
        let root = self.root(job);
        let code = self.code(job.lang);
        let parts = self.views.text_parts[no.index()];
        let item = match &job.subject {
            Subject::Item(item) | Subject::Alias(item, _) => self.item(*item, job.lang, &root, parts),
            _ => Value::none(),
        };
        let campaign = job.order.map(|order| self.planner().campaign(order, job.lang));
        let mut newest = match &job.subject {
            Subject::Item(item) => item_date(self.planner().library.item(*item)),
            _ => None,
        };
        let mut needs = Vec::with_capacity(product.needs.len());
        for (no, (name, need)) in product.needs.iter().enumerate() {
            let value = match need {
                Need::Items(query) => {
                    let (items, _) = self.members(job, product, no, query);
                    newest = newest.max(items.iter().filter_map(|i| item_date(self.planner().library.item(*i))).max());
                    Value::from(items.iter().map(|i| self.card(query, *i, job)).collect::<Vec<_>>())
                }
                Need::Jobs(need) => {
                    let mut ranges = Ranges::default();
                    let card = |other| self.job_card(other, need.which == ProductSelection::All, need.facts, &mut ranges);
                    Value::from(self.jobs(job, need).map(card).collect::<Vec<_>>())
                }
                Need::Orders { which, facts, .. } => {
                    let mut ranges = Ranges::default();
                    Value::from(self.order_rows(job, which).iter().map(|row| row.value(*facts, &mut ranges)).collect::<Vec<_>>())
                }
                Need::Terms { taxonomy, of } => self.terms_value(taxonomy, *of, job),
            };
            needs.push((name.to_string(), value));
        }
        let named = [
            ("site", base.site.clone()),
            ("place", base.place.clone()),
            ("lang", self.views.langs[job.lang.index()].0.clone()),
            ("product", map([("name", Value::normal_string(&product.name)), ("title", Value::normal_string(product.title.get(code)))])),
            ("theme", self.views.themes[job.lang.index()].clone()),
            ("job", self.job_value(job, product, &root, newest)),
            ("item", item),
            ("term", self.term_value(job, product)),
            ("campaign", campaign.map_or_else(Value::none, |item| self.item(item, job.lang, &root, parts))),
            ("page", self.page_value(job, product)),
        ];
        named.into_iter().map(|(name, value)| (name.to_string(), value)).chain(needs).collect()
    }

    /// What stands in front of an address below the place's root: `""`, `"../"` …, or the place's own address where links are absolute.
    fn root(&self, job: &Job) -> String {
        match self.product(job) {
            Some(product) if product.links_absolute => self.planner().library.places.get(self.place).base_url.to_string(),
            _ => root_of(&job.path),
        }
    }

    fn code(&self, lang: LangNo) -> &'a Arc<str> {
        self.planner().library.site.code(lang)
    }
}

fn item_date(item: &Item) -> Option<jiff::civil::Date> {
    ["updated", "date"].iter().find_map(|name| item.get(name)).and_then(FieldValue::as_date)
}

/// Leads from a page to its place's root.
pub fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// A path as an address; an anchor stays.
fn encoded(path: &str) -> String {
    match path.split_once('#') {
        Some((path, anchor)) => format!("{}#{anchor}", percent_encode(path)),
        None => percent_encode(path).into_owned(),
    }
}

/// The public address of an index page is its folder.
fn directory(url: &str) -> &str {
    url.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(url)
}
