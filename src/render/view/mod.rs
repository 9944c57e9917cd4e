//! Views: what a template sees for one job, and the key that changes whenever the view does. The records are declared in `view_schema`.

mod bundles;
mod cards;
mod frame;
mod items;
mod jobs;
mod key;
mod finished;
mod theme;
mod orders;
mod search;

pub use bundles::BundledFile;
pub use key::{JobKey, KeyParts, changed_parts};

use super::search::SearchWords;
use super::values::{LoweredTexts, is_placed};
use crate::ids::ProductNo;
use crate::kinds::{FieldNo, Value as FieldValue};
use crate::model::{Item, ItemNo, LangNo, PlaceNo};
use crate::plan::{Job, JobVariant, Need, PlacePlan, Planner, Product, Subject, TextParts, ThemeDigestRequest};
use crate::read::paths::percent_encode;
use crate::text::LinkTarget;
use crate::view_schema::{LangView, ProductView, SharedValue, SiteView, TermRowView, ThemeFields, View, ViewDigest, ViewType, ViewValue};
use cards::{CardDigest, CardKey, Cards};
use finished::FinishedFiles;
use items::ShownItem;
use jobs::FileRows;
use orders::OrderRows;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::{Arc, Mutex};
use tera::{Context, Value};
use theme::{lang_view, theme_view};

/// What the views of all places share: parts of keys, and values that do not depend on the place.
pub struct Views<'a> {
    /// Addresses, answers and jobs.
    pub planner: &'a Planner<'a>,
    /// By product: program version, declaration, templates, output options.
    product_digests: Vec<blake3::Hash>,
    /// By product and language: the digest of the product with what its views show of it and of the theme.
    theme_parts: Vec<Vec<blake3::Hash>>,
    /// By product and language.
    products: Vec<Vec<SharedValue<ProductView<'a>>>>,
    text_parts: Vec<TextParts>,
    /// Targets of the entries of the menu.
    navigation: Vec<LinkTarget>,
    /// By language.
    themes: Vec<SharedValue<ThemeFields>>,
    /// By language.
    langs: Vec<SharedValue<LangView<'a>>>,
    /// By item: the fields that depend on the place.
    placed: Vec<Box<[FieldNo]>>,
    /// Items without the fields that depend on the place.
    items: Mutex<FxHashMap<JobKey, Value>>,
    lowered: LoweredTexts,
    cards: Mutex<FxHashMap<CardKey, Value>>,
    card_digests: Mutex<FxHashMap<CardKey, CardDigest>>,
    /// Words of items for search, by `Query::look`.
    words: Mutex<FxHashMap<(u64, ItemNo), Arc<SearchWords>>>,
    /// Whether values are cached: a site of one place needs each of them once.
    keep_items: bool,
    /// Facts of files that are made already.
    pub finished: FinishedFiles,
}

impl<'a> Views<'a> {
    /// What the views of all places share. `minify`: whether HTML is made smaller.
    pub fn new(planner: &'a Planner<'a>, minify: bool) -> Views<'a> {
        let theme = planner.theme;
        // Templates see addresses of pictures among the options; print reads the pictures themselves.
        let mut options = blake3::Hasher::new();
        theme.settings.each_leaf(&mut |leaf| {
            if let FieldValue::File(path) = leaf
                && let Some(asset) = planner.library.assets.get(path)
            {
                options.update(asset.digest.as_bytes());
            }
        });
        let options = options.finalize();
        let product_digests = theme.products.iter().map(|product| {
            let mut hasher = blake3::Hasher::new();
            hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
            hasher.update(product.digest.as_bytes());
            hasher.update(&[u8::from(minify)]);
            let request = ThemeDigestRequest { theme, product: &product.name, source: &product.maker.source, options: &options };
            product.maker.spec.feed_theme(&request, &mut hasher);
            hasher.finalize()
        });
        let product_digests: Vec<blake3::Hash> = product_digests.collect();
        let parts = |product: &Product| product.maker.spec.text_parts(theme, &product.maker.source);
        let library = planner.library;
        let mut silent = crate::diag::Diagnostics::new();
        let languages = library.site.langs();
        let navigation = library.site.navigation.iter().map(|n| crate::text::target::link(&n.link, "content", n.span, &mut silent));
        let themes: Vec<SharedValue<ThemeFields>> = languages.clone().map(|lang| theme_view(planner, lang)).collect();
        let titled = |product: &'a Product| {
            let view = |lang| ProductView { name: &product.name, title: product.title.get(library.site.code(lang)) };
            languages.clone().map(|lang| SharedValue::new(&view(lang))).collect()
        };
        let products: Vec<Vec<SharedValue<ProductView>>> = theme.products.iter().map(titled).collect();
        let theme_part = |(product, views): (&blake3::Hash, &Vec<SharedValue<ProductView>>)| {
            let part = |(view, theme): (&SharedValue<ProductView>, &SharedValue<ThemeFields>)| {
                let mut digest = ViewDigest::new();
                digest.bytes(product.as_bytes());
                view.feed(&mut digest);
                theme.feed(&mut digest);
                digest.finish()
            };
            views.iter().zip(&themes).map(part).collect()
        };
        Views {
            planner,
            theme_parts: product_digests.iter().zip(&products).map(theme_part).collect(),
            product_digests,
            products,
            text_parts: theme.products.iter().map(parts).collect(),
            navigation: navigation.collect(),
            themes,
            langs: languages.map(|lang| SharedValue::new(&lang_view(planner, lang))).collect(),
            placed: library.items.par_iter().map(|i| i.fields.iter().filter(|(_, _, v)| is_placed(v)).map(|f| f.0).collect()).collect(),
            items: Mutex::default(),
            lowered: LoweredTexts::new(library.places.list.len() > 1),
            cards: Mutex::default(),
            card_digests: Mutex::default(),
            words: Mutex::default(),
            keep_items: library.places.list.len() > 1,
            finished: FinishedFiles::default(),
        }
    }

    /// The views of a place. `plan` is the plan of that place.
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
        let mut views = PlaceViews { views: self, place, plan, class, has_short, frames: Vec::new() };
        views.frames = planner.library.site.langs().map(|lang| views.frame(lang)).collect();
        views
    }
}

/// The views of one place.
pub struct PlaceViews<'a> {
    views: &'a Views<'a>,
    /// The place that publishes the files.
    pub place: PlaceNo,
    plan: &'a PlacePlan,
    /// Equal for places where cards that show nothing of the place look alike.
    class: u64,
    /// Whether some address here is a short one.
    has_short: bool,
    /// By language.
    frames: Vec<PlaceFrame<'a>>,
}

/// What all views of a place and language have in common, but for the words of the language.
struct PlaceFrame<'a> {
    site: SharedValue<SiteView<'a>>,
    place: SharedValue<ShownItem<'a>>,
    /// The place part of keys.
    digest: blake3::Hash,
}

/// What a job shows. The values of its parts are the view, their digests are parts of the key.
struct JobContent<'v> {
    view: View<'v, ShownItem<'v>>,
    /// The answers to the needs of the declaration, by name.
    needs: Vec<(&'v str, NeedAnswer<'v>)>,
}

/// The answer to a need.
enum NeedAnswer<'v> {
    Items(Cards<'v>),
    Files(FileRows<'v>),
    Orders(OrderRows<'v>),
    Terms(Vec<TermRowView<'v>>),
}

impl ViewValue for NeedAnswer<'_> {
    const TYPE: ViewType = ViewType::Any;

    fn value(&self) -> Value {
        match self {
            NeedAnswer::Items(cards) => cards.value(),
            NeedAnswer::Files(rows) => rows.value(),
            NeedAnswer::Orders(rows) => rows.value(),
            NeedAnswer::Terms(rows) => rows.value(),
        }
    }

    fn feed(&self, digest: &mut ViewDigest) {
        match self {
            NeedAnswer::Items(cards) => cards.feed(digest),
            NeedAnswer::Files(rows) => rows.feed(digest),
            NeedAnswer::Orders(rows) => rows.feed(digest),
            NeedAnswer::Terms(rows) => rows.feed(digest),
        }
    }
}

impl<'a> PlaceViews<'a> {
    /// Addresses, answers and jobs.
    pub fn planner(&self) -> &'a Planner<'a> {
        self.views.planner
    }

    /// Facts of files that are made already.
    pub fn finished(&self) -> &'a FinishedFiles {
        &self.views.finished
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

    /// The view of a job by name: first what every view has, then the needs in the order of the declaration.
    pub fn entries(&self, job: &Job) -> Vec<(String, Value)> {
        let (Some(no), Some(product)) = (job.product, self.product(job)) else { return Vec::new() };
        let job = laid_out(job);
        let shown = self.shown(&job, no, product);
        let named = shown.view.entries().map(|(name, value)| (name.to_string(), value));
        named.chain(shown.needs.iter().map(|(name, answer)| (name.to_string(), answer.value()))).collect()
    }

    /// What a job shows, before any of it is built.
    fn shown<'v>(&'v self, job: &'v Job, no: ProductNo, product: &'v Product) -> JobContent<'v> {
        let library = self.planner().library;
        let parts = self.views.text_parts[no.index()];
        let item = |item| ShownItem { views: self, item, job, parts };
        let mut newest = match &job.subject {
            Subject::Item(item) => item_date(library.item(*item)),
            _ => None,
        };
        let mut total = 0;
        let mut needs = Vec::with_capacity(product.needs.len());
        for (no, (name, need)) in product.needs.iter().enumerate() {
            let answer = match need {
                Need::Items(query) => {
                    let (items, all) = self.members(job, product, no, query);
                    newest = newest.max(items.iter().filter_map(|item| item_date(library.item(*item))).max());
                    if product.paginate.as_ref().is_some_and(|paginate| paginate.lists.contains(&no)) {
                        total += all;
                    }
                    NeedAnswer::Items(Cards { views: self, query, items, job })
                }
                Need::Jobs(need) => NeedAnswer::Files(FileRows { views: self, jobs: self.jobs(job, need).collect(), need }),
                Need::Orders { selection, facts, .. } => {
                    NeedAnswer::Orders(OrderRows { rows: self.order_rows(job, selection), facts: *facts })
                }
                Need::Terms { taxonomy, of } => NeedAnswer::Terms(self.term_rows(taxonomy, *of, job)),
            };
            needs.push((&**name, answer));
        }
        let (lang, frame) = (job.lang.index(), &self.frames[job.lang.index()]);
        let view = View {
            site: &frame.site,
            place: &frame.place,
            lang: &self.views.langs[lang],
            product: &self.views.products[no.index()][lang],
            theme: &self.views.themes[lang],
            job: self.job_view(job, product, newest),
            item: match &job.subject {
                Subject::Item(of) | Subject::Alias(of, _) => Some(item(*of)),
                _ => None,
            },
            term: self.term_view(job, product),
            campaign: job.order.map(|order| item(self.planner().campaign(order, job.lang))),
            page: self.page_view(job, product, total),
        };
        JobContent { view, needs }
    }

    /// What stands in front of an address below the place's root: `""`, `"../"` …, or the place's own address where links are absolute.
    fn rel_prefix(&self, job: &Job) -> String {
        match self.product(job) {
            Some(product) if product.links_absolute => self.planner().library.places.get(self.place).base_url.to_string(),
            _ => rel_prefix_of(&job.path),
        }
    }

    fn code(&self, lang: LangNo) -> &'a Arc<str> {
        self.planner().library.site.code(lang)
    }
}

fn item_date(item: &Item) -> Option<jiff::civil::Date> {
    ["updated", "date"].iter().find_map(|name| item.get(name)).and_then(FieldValue::as_date)
}

/// The job whose view a job shows: pictures show that of the file for the web.
fn laid_out(job: &Job) -> Cow<'_, Job> {
    if job.variant == JobVariant::Picture { Cow::Owned(job.laid_out()) } else { Cow::Borrowed(job) }
}

/// Leads from a page to its place's root.
fn rel_prefix_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// A path percent-encoded, but for its anchor.
fn encoded(path: &str) -> String {
    match path.split_once('#') {
        Some((path, anchor)) => format!("{}#{anchor}", percent_encode(path)),
        None => percent_encode(path).into_owned(),
    }
}

/// The public address of a page: `x/` for `x/index.html`.
fn directory(url: &str) -> &str {
    url.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/')).unwrap_or(url)
}
