//! The views of a place: what they share, and what all their parts use.

use super::super::components::{ComponentEngine, ComponentTools};
use super::super::search::SearchWords;
use super::super::values::{LoweredTexts, is_placed};
use super::finished::FinishedFiles;
use super::key::JobKey;
use super::theme::{lang_view, theme_view};
use crate::kinds::{FieldNo, Value as FieldValue};
use crate::model::{Item, ItemNo, LangNo, PlaceNo};
use crate::plan::{CALL_NEEDS, Job, JobVariant, PlacePlan, Planner, Product, Subject, TextParts, ThemeDigestRequest};
use crate::text::LinkTarget;
use crate::view_schema::{CallView, LangView, ProductView, SharedValue, SiteView, ThemeFields, ViewDigest, ViewValue};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};
use tera::Value;

/// What the views of all places share: parts of keys, and values that do not depend on the place.
pub struct Views<'a> {
    /// Addresses, answers and jobs.
    pub planner: &'a Planner<'a>,
    /// By product: program version, declaration, templates, output options.
    pub(super) product_digests: Vec<blake3::Hash>,
    /// By product and language: the digest of the product with what its views show of it and of the theme.
    pub(super) theme_parts: Vec<Vec<blake3::Hash>>,
    /// By product and language.
    pub(super) products: Vec<Vec<SharedValue<ProductView<'a>>>>,
    pub(super) text_parts: Vec<TextParts>,
    /// Targets of the entries of the menu.
    pub(super) navigation: Vec<LinkTarget>,
    /// By language.
    pub(super) themes: Vec<SharedValue<ThemeFields>>,
    /// By language.
    pub(super) langs: Vec<SharedValue<LangView<'a>>>,
    /// By item: the fields that depend on the place.
    pub(super) placed: Vec<Box<[FieldNo]>>,
    /// Items without the fields that depend on the place.
    pub(super) items: Mutex<FxHashMap<JobKey, Value>>,
    pub(super) lowered: LoweredTexts<'a>,
    pub(super) cards: Mutex<FxHashMap<CardKey, Value>>,
    pub(super) card_digests: Mutex<FxHashMap<CardKey, CardDigest>>,
    /// Words of items for search, by `Query::look`.
    pub(super) words: Mutex<FxHashMap<(u64, ItemNo), Arc<SearchWords>>>,
    /// Whether values are cached: a site of one place needs each of them once.
    pub(super) keep_items: bool,
    /// Facts of files that are made already.
    pub finished: FinishedFiles,
}

impl<'a> Views<'a> {
    /// What the views of all places share. `minify`: whether HTML is made smaller.
    pub fn new(planner: &'a Planner<'a>, engine: ComponentEngine<'a>, minify: bool) -> Views<'a> {
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
        options.update(theme.press.digest().as_bytes());
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
        let langs: Vec<SharedValue<LangView>> = languages.map(|lang| SharedValue::new(&lang_view(planner, lang))).collect();
        let tools = ComponentTools::new(engine, langs.iter().map(SharedValue::value).collect());
        Views {
            planner,
            theme_parts: product_digests.iter().zip(&products).map(theme_part).collect(),
            product_digests,
            products,
            text_parts: theme.products.iter().map(parts).collect(),
            navigation: navigation.collect(),
            themes,
            lowered: LoweredTexts::with_tools(library.places.list.len() > 1, tools),
            langs,
            placed: library.items.par_iter().map(|i| i.fields.iter().filter(|(_, _, v)| is_placed(v)).map(|f| f.0).collect()).collect(),
            items: Mutex::default(),
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
        // Where a list goes over several pages, addresses of its items depend on what else the place shows.
        let is_long = |product: &Product| {
            let mut lists = planner.library.site.langs().filter_map(|lang| planner.anchored_list(product, place, lang));
            lists.any(|(items, before, by)| before + items.len() > by)
        };
        if planner.addresses_name_places() || planner.theme.products.iter().any(|p| planner.made_at(p, place) && is_long(p)) {
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
    pub(super) views: &'a Views<'a>,
    /// The place that publishes the files.
    pub place: PlaceNo,
    pub(super) plan: &'a PlacePlan,
    /// Equal for places where cards that show nothing of the place look alike.
    pub(super) class: u64,
    /// Whether some address here is a short one.
    pub(super) has_short: bool,
    /// By language.
    pub(super) frames: Vec<PlaceFrame<'a>>,
}

/// Most values of one sort that are kept for other places and pages. A site of a hundred wards has some ten thousand; one with more shows most
/// of them once.
const MAX_KEPT: usize = 40_000;

/// Keeps a value for those that need it again.
pub(super) fn keep<K: Eq + Hash, V>(kept: &Mutex<FxHashMap<K, V>>, key: K, value: V) {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() < MAX_KEPT {
        kept.insert(key, value);
    }
}

/// What all views of a place and language have in common, but for the words of the language.
pub(super) struct PlaceFrame<'a> {
    pub(super) site: SharedValue<SiteView<'a>>,
    pub(super) place: SharedValue<ShownItem<'a>>,
    /// Whom to call, by `CALL_NEEDS`.
    pub(super) calls: [Option<SharedValue<CallView<'a>>>; CALL_NEEDS.len()],
    /// The place part of keys.
    pub(super) digest: blake3::Hash,
}

/// An item with all its fields and texts, as the page of a job shows it.
pub(super) struct ShownItem<'a> {
    pub(super) views: &'a PlaceViews<'a>,
    pub(super) item: ItemNo,
    pub(super) job: &'a Job,
    /// The parts of texts that the template of the job may show.
    pub(super) parts: TextParts,
}

/// Cards with equal keys are equal.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct CardKey {
    /// Kind and fields, as `Query::look`.
    pub(super) look: u64,
    pub(super) item: ItemNo,
    pub(super) lang: LangNo,
    /// The place, or the class of places at which the card is the same.
    pub(super) place: u64,
    /// Depth of the page below its root for cards with texts, which hold links; 255 where links are absolute.
    pub(super) depth: u8,
    pub(super) parts: TextParts,
}

/// Digest of what a card shows.
pub(super) type CardDigest = [u8; 16];

impl<'a> PlaceViews<'a> {
    /// Addresses, answers and jobs.
    pub fn planner(&self) -> &'a Planner<'a> {
        self.views.planner
    }

    /// The views of another place. `plan` is the plan of that place.
    pub fn at<'v>(&'v self, place: PlaceNo, plan: &'v PlacePlan) -> PlaceViews<'v>
    where
        'a: 'v,
    {
        self.views.place(place, plan)
    }

    /// Faults of the templates of components, found since the last call.
    pub fn take_faults(&self) -> crate::diag::Diagnostics {
        self.views.lowered.tools.as_ref().map(ComponentTools::take_faults).unwrap_or_default()
    }

    /// Facts of files that are made already.
    pub fn finished(&self) -> &'a FinishedFiles {
        &self.views.finished
    }

    pub(super) fn product(&self, job: &Job) -> Option<&'a Product> {
        self.planner().product(job)
    }

    /// What stands in front of an address below the place's root: `""`, `"../"` …, or the place's own address where links are absolute.
    pub(super) fn rel_prefix(&self, job: &Job) -> String {
        match self.product(job) {
            Some(product) if product.links_absolute => self.planner().library.places.get(self.place).base_url.to_string(),
            _ => rel_prefix_of(&job.path),
        }
    }

    pub(super) fn code(&self, lang: LangNo) -> &'a Arc<str> {
        self.planner().library.site.code(lang)
    }
}

pub(super) fn item_date(item: &Item) -> Option<jiff::civil::Date> {
    ["updated", "date"].iter().find_map(|name| item.get(name)).and_then(FieldValue::as_date)
}

/// The job whose view a job shows: pictures show that of the file for the web.
pub(super) fn laid_out(job: &Job) -> Cow<'_, Job> {
    if job.variant == JobVariant::Picture { Cow::Owned(job.laid_out()) } else { Cow::Borrowed(job) }
}

/// Leads from a page to its place's root.
fn rel_prefix_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}
