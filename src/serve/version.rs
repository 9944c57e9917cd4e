//! One version of the site: everything up to the plan, and files made of it when somebody asks.

use super::address::Bases;
use super::kept::Kept;
use crate::diag::{Diagnostics, Reported};
use crate::model::PlaceNo;
use crate::pipeline::{Loaded, single};
use crate::plan::{Job, JobVariant, Maker, PlacePlan, Planner, Product, Subject};
use crate::render::{Artifact, BundledFile, JobKey, PlaceViews, PrintEngine, Renderer, Views};
use axum::body::Bytes;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Something to be asked of a version.
pub type Question = Box<dyn FnOnce(&Version) + Send>;

/// Threads that answer.
const ANSWERING: usize = 4;
/// Length of a small picture of a page, in dots.
const COVER: f64 = 420.0;
/// Resolution of pictures of pages, in dots per inch.
const DPI: f64 = 96.0;

/// A version of the site. Plans and views of places are made when first asked for.
pub struct Version<'a> {
    pub loaded: &'a Loaded,
    pub planner: &'a Planner<'a>,
    views: &'a Views<'a>,
    renderer: &'a Renderer<'a>,
    kept: &'a Kept,
    plans: &'a [OnceLock<PlacePlan>],
    seen: Vec<OnceLock<PlaceViews<'a>>>,
    bases: OnceLock<Bases>,
}

/// A file that was made.
pub struct Made {
    pub bytes: Bytes,
    pub key: JobKey,
}

/// Holds a version and answers questions until there are no more askers. `idle` does what can wait, until its flag is set.
pub fn hold(
    loaded: &Loaded,
    kept: &Kept,
    questions: Receiver<Question>,
    dropped: &AtomicBool,
    idle: impl FnOnce(&Version, &AtomicBool) + Send,
) {
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let press = PrintEngine::new(&loaded.theme, &loaded.sources).value;
    // Smaller pages are for telephones far away.
    let renderer = Renderer { minify: false, ..loaded.renderer(&press) };
    let views = Views::new(&planner, renderer.minify);
    let places = loaded.library.places.list.len();
    let plans: Vec<OnceLock<PlacePlan>> = (0..places).map(|_| OnceLock::new()).collect();
    let seen = (0..places).map(|_| OnceLock::new()).collect();
    let version =
        Version { loaded, planner: &planner, views: &views, renderer: &renderer, kept, plans: &plans, seen, bases: OnceLock::new() };
    let (version, questions) = (&version, Mutex::new(questions));
    let answer = || {
        let next = || questions.lock().unwrap_or_else(PoisonError::into_inner).recv();
        while let Ok(question) = next() {
            // One page that breaks must not take the others with it.
            let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| question(version)));
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| idle(version, dropped));
        for _ in 1..ANSWERING {
            scope.spawn(answer);
        }
        answer();
    });
}

impl<'a> Version<'a> {
    pub fn plan(&self, place: PlaceNo) -> &'a PlacePlan {
        self.plans[place.index()].get_or_init(|| self.planner.plan(place))
    }

    pub fn views(&self, place: PlaceNo) -> &PlaceViews<'a> {
        self.seen[place.index()].get_or_init(|| self.views.place(place, self.plan(place)))
    }

    pub fn find(&self, place: PlaceNo, path: &str) -> Option<&'a Job> {
        self.plan(place).find(path)
    }

    /// How links between places are shown.
    pub fn bases(&self) -> &Bases {
        self.bases.get_or_init(|| Bases::new(&self.loaded.library.places))
    }

    /// Makes the pages of a place that were not made before, and keeps nothing: what there is to say about them. `sound` are the keys of those that need
    /// not be made again.
    pub fn look_over(&self, place: PlaceNo, sound: &Mutex<FxHashSet<JobKey>>, dropped: &AtomicBool) -> Diagnostics {
        // A plan that nobody has asked for is not kept: there may be thousands.
        let own;
        let plan = match self.plans[place.index()].get() {
            Some(plan) => plan,
            None => {
                own = self.planner.plan(place);
                &own
            }
        };
        let views = self.views.place(place, plan);
        let known = || sound.lock().unwrap_or_else(PoisonError::into_inner);
        let look = |job: &Job| {
            let product = self.planner.product(job)?;
            if dropped.load(Relaxed) || !matches!(product.maker, Maker::Template(_) | Maker::SearchIndex) {
                return None;
            }
            let key = views.key(job);
            if known().contains(&key) {
                return None;
            }
            let said = self.renderer.render(product, job, &views).diagnostics;
            if said.is_empty() {
                known().insert(key);
            }
            Some(said.for_place(&self.loaded.library.places.get(place).name))
        };
        let said: Vec<Diagnostics> = plan.jobs.par_iter().with_min_len(16).filter_map(look).collect();
        said.into_iter().flatten().collect()
    }

    /// Makes a file, or takes it from those that are kept.
    pub fn make(&self, place: PlaceNo, job: &Job) -> Reported<Option<Made>> {
        let key = self.key(place, job);
        let nothing = Diagnostics::new();
        if let Some(bytes) = self.kept.file(&key) {
            return Reported { value: Some(Made { bytes, key }), diagnostics: nothing };
        }
        let Reported { value, diagnostics } = self.render(place, job);
        let said = self.loaded.settled(diagnostics);
        let made = value.filter(|_| !said.has_errors()).map(|artifact| {
            let fact = artifact.fact();
            let bytes = match artifact {
                Artifact::Own(bytes) | Artifact::Pages(bytes, _) => Bytes::from(bytes),
                Artifact::Shared(bytes) => Bytes::copy_from_slice(&bytes),
            };
            if self.is_dear(job) {
                self.kept.keep_file(key, bytes.clone(), fact);
            } else if job.product.is_some_and(|no| self.loaded.theme.is_awaited(no)) {
                self.kept.keep_fact(key, fact);
            }
            Made { bytes, key }
        });
        Reported { value: made, diagnostics: said }
    }

    /// Renders a job and keeps nothing.
    fn render(&self, place: PlaceNo, job: &Job) -> Reported<Option<Artifact>> {
        let once = || {
            single::make(self.loaded, self.renderer, self.views(place), job, &|part: &BundledFile| {
                let other = self.find(part.place, &part.path)?;
                self.make(part.place, other).value.map(|made| made.bytes.to_vec())
            })
        };
        let unknown = self.recall_facts(place, job);
        let made = once();
        if made.value.is_some() || unknown.is_empty() {
            return made;
        }
        // The template does not do without them.
        for (place, part) in unknown {
            self.make(place, part);
        }
        self.recall_facts(place, job);
        once()
    }

    /// The key of a job; equal keys, equal bytes.
    pub fn key(&self, place: PlaceNo, job: &Job) -> JobKey {
        match &job.subject {
            Subject::Picture(variant) => variant.key,
            Subject::File(source) => *blake3::hash(source.as_bytes()).as_bytes(),
            _ => self.views(place).key(job),
        }
    }

    /// The pages of a printed file as pictures (PNG). None when it is not printed or there are errors.
    pub fn pages(&self, place: PlaceNo, job: &Job) -> Option<Vec<Bytes>> {
        let (product, template) = self.printed(job)?;
        let key = self.key(place, job);
        if let Some(pages) = self.kept.pages(&key) {
            return Some(pages);
        }
        let pages = self.renderer.press.pages(template, product, job, self.views(place), DPI).value?;
        let pages: Vec<Bytes> = pages.into_iter().map(Bytes::from).collect();
        self.kept.keep_pages(key, pages.clone());
        Some(pages)
    }

    /// The first page of a printed file as a small picture (PNG).
    pub fn cover(&self, place: PlaceNo, job: &Job) -> Option<Bytes> {
        let (product, template) = self.printed(job)?;
        let key = *blake3::hash(&[&self.key(place, job)[..], b"cover"].concat()).as_bytes();
        if let Some(cover) = self.kept.pages(&key).and_then(|pages| pages.into_iter().next()) {
            return Some(cover);
        }
        let cover = Bytes::from(self.renderer.press.cover(template, product, job, self.views(place), COVER)?);
        self.kept.keep_pages(key, vec![cover.clone()]);
        Some(cover)
    }

    /// What costs more than to make it again each time.
    fn is_dear(&self, job: &Job) -> bool {
        match (&job.subject, job.product) {
            (Subject::Picture(_), _) => true,
            (Subject::File(_), _) | (_, None) => false,
            (_, Some(no)) => matches!(self.loaded.theme.product(no).maker, Maker::Print(_) | Maker::Zip | Maker::Join),
        }
    }

    /// What a page shows of files – so many pages, so many bytes – is known of those that were made, in this version or before it. A page does not wait for
    /// them: the others come back.
    fn recall_facts(&self, place: PlaceNo, job: &Job) -> Vec<(PlaceNo, &'a Job)> {
        let waits = job.product.is_some_and(|no| self.loaded.theme.product(no).waits());
        let mut unknown = Vec::new();
        for part in if waits { self.views(place).bundled_files(job) } else { Vec::new() } {
            let Some(other) = self.find(part.place, &part.path) else { continue };
            match self.kept.fact(&self.key(part.place, other)) {
                Some(fact) => self.views(place).finished().learn(part.place, &part.path, fact),
                None => unknown.push((part.place, other)),
            }
        }
        unknown
    }

    /// The product and template of a file that is printed.
    fn printed(&self, job: &Job) -> Option<(&'a Product, &'a Arc<str>)> {
        let product = self.loaded.theme.product(job.product?);
        if let Maker::Print(template) = &product.maker { Some((product, template)) } else { None }
    }

    /// Whether it can be shown page by page.
    pub fn has_pages(&self, job: &Job) -> bool {
        job.variant != JobVariant::Picture && self.printed(job).is_some_and(|(product, _)| &*product.format == "pdf")
    }
}
