//! Previews: single files of the plan, or the whole kit of a place as one PDF, made in memory and written where nothing is published.

use super::executor::Executor;
use super::plan_store::PlanStore;
use super::show::{Extent, Show};
use super::site::Loaded;
use crate::diag::{Diagnostic, Diagnostics, UNKNOWN_PLACE};
use crate::kinds::CAMPAIGN;
use crate::model::{LangNo, PlaceNo};
use crate::plan::{Job, JobVariant, Order, OrderCopies, OrderItems, PlacePlan, Planner, Product, ProductNo, Subject};
use crate::render::join::Joiner;
use crate::render::{Artifact, KitFile, PlaceViews, PrintEngine, Views};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

/// Makes previews of one place.
pub struct PlacePreview<'a> {
    loaded: &'a Loaded,
    planner: &'a Planner<'a>,
    place: PlaceNo,
    plan: Arc<PlacePlan>,
    plans: PlanStore,
}

/// Which file to preview.
#[derive(Debug, Default)]
pub struct PreviewRequest<'a> {
    /// Name of the product.
    pub product: &'a str,
    /// Id or slug of an item, or a term; empty for the first there is.
    pub item: &'a str,
    /// Name of a size; empty for the first.
    pub size: &'a str,
    /// Code of a language; empty for the first there is.
    pub lang: &'a str,
    /// The file for the print shop.
    pub press: bool,
}

/// What the preview of a kit holds.
pub struct KitPreview {
    /// Number of pages.
    pub pages: u32,
    /// Paths of the files that pages cannot show.
    pub others: Vec<String>,
}

impl<'a> PlacePreview<'a> {
    /// Plans a place for previews of it.
    pub fn at(loaded: &'a Loaded, planner: &'a Planner<'a>, place: PlaceNo) -> PlacePreview<'a> {
        let mut plans = PlanStore::default();
        plans.keep(place, Some(planner.plan(place)));
        PlacePreview { loaded, planner, place, plan: plans.get_or_plan(planner, place), plans }
    }

    /// The job that is asked for.
    pub fn find(&self, request: &PreviewRequest) -> Option<&Job> {
        let variant = if request.press { JobVariant::Press } else { JobVariant::Web };
        self.jobs_of(request.product).find(|job| {
            let size = self.product(job).map_or("", |product| product.size_name(job.size));
            job.variant == variant
                && (request.size.is_empty() || request.size == size)
                && (request.lang.is_empty() || request.lang == &**self.planner.library.site.code(job.lang))
                && (request.item.is_empty() || self.is_about(job, request.item))
        })
    }

    /// What the product could be previewed for here.
    pub fn items(&self, product: &str) -> Vec<String> {
        let slug = |job: &Job| match &job.subject {
            Subject::Item(item) => Some(self.planner.library.item(*item).slug.to_string()),
            Subject::Term(term) => Some(term.to_string()),
            _ => None,
        };
        self.jobs_of(product).filter_map(slug).collect()
    }

    /// Makes one file. None when it is made of finished files, or after an error.
    pub fn make(&self, job: &Job, diagnostics: &mut Diagnostics) -> Option<Artifact> {
        self.show(&[job], diagnostics).into_values().next()
    }

    /// Writes everything that a campaign orders here into one PDF: first what is one, then texts, tables and small pictures.
    pub fn kit(&self, campaign: &str, out: &mut dyn Write, diagnostics: &mut Diagnostics) -> io::Result<KitPreview> {
        let library = self.planner.library;
        let mut jobs: Vec<&Job> =
            self.plan.jobs.iter().filter(|job| job.variant == JobVariant::Web && self.campaign_of(job) == Some(campaign)).collect();
        // What shows facts of finished files comes after them.
        jobs.sort_by_key(|job| job.product.map(|no| self.loaded.theme.level(no)));
        let mut made = self.show(&jobs, diagnostics);
        let views = Views::new(self.planner, self.loaded.component_engine(), library.site.minify);
        let views = views.place(self.place, &self.plan);
        let mut joiner = Joiner::new(out)?;
        let (mut others, mut title) = (Vec::new(), String::new());
        // Of each product and language, what is no PDF.
        let mut kit_files: BTreeMap<(ProductNo, LangNo), Vec<KitFile>> = BTreeMap::new();
        for (number, job) in jobs.iter().enumerate() {
            let (Some(no), Some(product)) = (job.product, self.product(job)) else { continue };
            match made.remove(&number) {
                Some(artifact) if &*product.format == "pdf" => {
                    let about = views.description(job);
                    joiner.add(artifact.bytes(), &format!("{} – {}", product.title.get(library.site.code(job.lang)), about.title))?;
                    title = format!("{campaign} – {}", about.publisher);
                }
                Some(artifact) => {
                    let file = KitFile { path: job.path.to_string(), format: product.format.clone(), bytes: artifact.bytes().to_vec() };
                    if file.is_readable() {
                        kit_files.entry((no, job.lang)).or_default().push(file);
                    } else {
                        others.push(file.path);
                    }
                }
                None => others.push(job.path.to_string()),
            }
        }
        let print = PrintEngine::new(&self.loaded.theme, &self.loaded.sources, &mut Diagnostics::new());
        for ((no, lang), files) in kit_files {
            let lang = library.site.code(lang);
            let title = self.loaded.theme.product(no).title.get(lang);
            match print.shown(title, lang, &files) {
                Some(bytes) => drop(joiner.add(&bytes, title)?),
                None => others.extend(files.into_iter().map(|file| file.path)),
            }
        }
        Ok(KitPreview { pages: joiner.finish(&title)?, others })
    }

    /// Whether a campaign orders anything here.
    pub fn has_kit(&self, campaign: &str) -> bool {
        self.plan.jobs.iter().any(|job| self.campaign_of(job) == Some(campaign))
    }

    /// Makes these files in memory, by their index, and reports what there is to report of them.
    fn show(&self, jobs: &[&Job], diagnostics: &mut Diagnostics) -> BTreeMap<usize, Artifact> {
        let mut found = Diagnostics::new();
        let print = PrintEngine::new(&self.loaded.theme, &self.loaded.sources, &mut found);
        let views = Views::new(self.planner, self.loaded.component_engine(), self.loaded.library.site.minify);
        let files = self.files_needed(jobs, &views.place(self.place, &self.plan));
        let mut mode = Show { loaded: self.loaded, renderer: &self.loaded.renderer(&print), files, made: BTreeMap::new() };
        let places = [self.place];
        let executor = Executor { loaded: self.loaded, planner: self.planner, plans: &self.plans, views: &views, places: &places };
        executor.run(&mut mode, &|_| (), &mut found);
        diagnostics.extend(self.loaded.settled(found));
        mode.made
    }

    /// These files, and those of this place that they show facts of.
    fn files_needed(&self, jobs: &[&Job], views: &PlaceViews) -> BTreeMap<Box<str>, (usize, Extent)> {
        let shown = jobs.iter().enumerate().map(|(number, job)| (job.path.clone(), (number, Extent::Whole)));
        let mut files: BTreeMap<Box<str>, (usize, Extent)> = shown.collect();
        let mut open: Vec<&Job> = jobs.to_vec();
        while let Some(job) = open.pop() {
            let Some(product) = self.product(job).filter(|product| !product.maker.takes_files()) else { continue };
            let extent = if product.asks_for_bytes() { Extent::Bytes } else { Extent::Pages };
            for part in views.bundled_files(job).iter().filter(|part| part.place == self.place) {
                let Some(other) = self.plan.find(&part.path) else { continue };
                let known = files.get(&other.path).copied();
                if known.is_none() {
                    open.push(other);
                }
                let (number, known) = known.unwrap_or((0, extent));
                files.insert(other.path.clone(), (number, known.max(extent)));
            }
        }
        files
    }

    fn product(&self, job: &Job) -> Option<&'a Product> {
        job.product.map(|no| self.loaded.theme.product(no))
    }

    /// The slug of the campaign that orders a job.
    fn campaign_of(&self, job: &Job) -> Option<&'a str> {
        job.order.map(|no| &*self.planner.library.group(self.planner.order(no).campaign).slug)
    }

    fn jobs_of(&self, product: &str) -> impl Iterator<Item = &Job> {
        let no = self.loaded.theme.find_product(product);
        self.plan.jobs.iter().filter(move |job| no.is_some() && job.product == no)
    }

    fn is_about(&self, job: &Job, name: &str) -> bool {
        match &job.subject {
            Subject::Item(item) => *self.planner.library.item(*item).slug == *name || self.planner.library.item(*item).id() == name,
            Subject::Term(term) => **term == *name,
            _ => false,
        }
    }
}

/// Adds to a planner what nobody ordered: a product for every item, in all its languages, at a place, as if the first campaign there had ordered it.
/// Whether there is such a product and a campaign.
pub fn order_for_preview(planner: &mut Planner, product: &str, place: PlaceNo) -> bool {
    let theme = planner.theme;
    let Some(no) = theme.find_product(product).filter(|no| theme.product(*no).kit) else { return false };
    let library = planner.library;
    let campaigns = library.inheritance.visible(place, &CAMPAIGN).iter().copied();
    let Some(campaign) = campaigns.into_iter().find(|group| !library.group(*group).expired) else { return false };
    let (declared, kind) = (theme.product(no), theme.product(no).kind());
    let items = match kind {
        Some(kind) if kind != &CAMPAIGN => OrderItems::Where(Vec::new()),
        _ => OrderItems::Subject,
    };
    let languages = library.site.langs().filter(|lang| declared.speaks(*lang)).collect();
    let (copies, span) = (OrderCopies::Unsaid, declared.span);
    let (names_items, places) = (false, Some(vec![place]));
    let (paper, deadline, permit, printer) = (None, None, None, None);
    let order =
        Order { campaign, product: no, size: None, items, names_items, places, languages, copies, paper, deadline, permit, printer, span };
    planner.orders.push(order);
    true
}

/// A place by its code, the root where none is given.
pub fn place_of(loaded: &Loaded, code: Option<&str>) -> Result<PlaceNo, Diagnostics> {
    let places = &loaded.library.places;
    let Some(code) = code else { return Ok(places.numbers().find(|p| places.get(*p).parent.is_none()).unwrap_or(PlaceNo::PORTAL)) };
    places.find(code).ok_or_else(|| {
        let known = places.list.iter().map(|p| &*p.code);
        Diagnostic::new(&UNKNOWN_PLACE).with("value", code).suggest(code, known).into()
    })
}
