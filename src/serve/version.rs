//! One version of the site: sources, library and planner, with plans and files that are made on request.

use super::address::PlaceAddresses;
use super::artifact_cache::ArtifactCache;
use crate::diag::Diagnostics;
use crate::model::PlaceNo;
use crate::pipeline::{BackgroundCheck, CleanKeys, Loaded, PlannedSite, show_job, unread_part};
use crate::plan::{Job, JobVariant, PlacePlan, Planner, Product, Subject};
use crate::read::OpenFile;
use crate::render::{Artifact, BundledFile, JobKey, PlaceViews, PrintEngine, Renderer, Views, job_key};
use axum::body::Bytes;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A query to a version.
pub type VersionQuery = Box<dyn FnOnce(&Version) + Send>;

/// The number of threads that answer queries.
const ANSWER_THREADS: usize = 4;
/// Length of the longer side of a cover picture, in pixels.
const COVER: f64 = 420.0;
/// Resolution of pictures of pages, in pixels per inch.
const DPI: f64 = 96.0;

/// A version of the site. Plans and views of places are made at the first query for them.
pub struct Version<'a> {
    /// Sources, theme and library.
    pub loaded: &'a Loaded,
    /// The planner.
    pub planner: &'a Planner<'a>,
    views: &'a Views<'a>,
    renderer: &'a Renderer<'a>,
    cache: &'a ArtifactCache,
    plans: &'a [OnceLock<PlacePlan>],
    place_views: Vec<OnceLock<PlaceViews<'a>>>,
    place_addresses: OnceLock<PlaceAddresses>,
}

/// Makes a version from what was loaded and answers queries until all senders are dropped. `background` runs beside on a thread of its own
/// and should stop when its flag is set. `minify`: whether pages are minified.
pub fn hold(
    loaded: &Loaded,
    cache: &ArtifactCache,
    minify: bool,
    queries: Receiver<VersionQuery>,
    dropped: &AtomicBool,
    background: impl FnOnce(&Version, &AtomicBool) + Send,
) {
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let press = PrintEngine::new(&loaded.theme, &loaded.sources, &mut Diagnostics::new());
    // The browser is on the same machine or network, so pages need not be small, whatever the site says.
    let mut renderer = loaded.renderer(&press);
    renderer.tools.minify = minify;
    let views = Views::new(&planner, loaded.component_engine(), minify);
    let places = loaded.library.places.list.len();
    let plans: Vec<OnceLock<PlacePlan>> = (0..places).map(|_| OnceLock::new()).collect();
    let place_views = (0..places).map(|_| OnceLock::new()).collect();
    let version = Version {
        loaded,
        planner: &planner,
        views: &views,
        renderer: &renderer,
        cache,
        plans: &plans,
        place_views,
        place_addresses: OnceLock::new(),
    };
    let (version, queries) = (&version, Mutex::new(queries));
    let answer = || {
        let next = || queries.lock().unwrap_or_else(PoisonError::into_inner).recv();
        while let Ok(query) = next() {
            // A panic in one query must not end the version.
            let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| query(version)));
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(|| background(version, dropped));
        for _ in 1..ANSWER_THREADS {
            scope.spawn(answer);
        }
        answer();
    });
}

impl<'a> Version<'a> {
    /// The plan of a place.
    pub fn plan(&self, place: PlaceNo) -> &'a PlacePlan {
        self.plans[place.index()].get_or_init(|| self.planner.plan(place))
    }

    /// The views of a place.
    pub fn views(&self, place: PlaceNo) -> &PlaceViews<'a> {
        self.place_views[place.index()].get_or_init(|| self.views.place(place, self.plan(place)))
    }

    /// The job of a place with this path.
    pub fn find(&self, place: PlaceNo, path: &str) -> Option<&'a Job> {
        self.plan(place).find(path)
    }

    /// The addresses of places, for links between places.
    pub fn place_addresses(&self) -> &PlaceAddresses {
        self.place_addresses.get_or_init(|| PlaceAddresses::new(&self.loaded.library.places))
    }

    /// Makes the pages for their diagnostics and stores none of them. `clean` contains the keys of pages that have none and need not be made
    /// again. Stops when `dropped` is set.
    pub fn check(&self, planned: &PlannedSite, clean: &CleanKeys, dropped: &AtomicBool, diagnostics: &mut Diagnostics) {
        let (loaded, planner, views, renderer) = (self.loaded, self.planner, self.views, self.renderer);
        BackgroundCheck { loaded, planner, views, renderer, clean, dropped }.run(planned, diagnostics);
    }

    /// Makes a file, or takes it from the cache. None when there are errors.
    pub fn make(&self, place: PlaceNo, job: &Job, diagnostics: &mut Diagnostics) -> Option<Bytes> {
        let key = self.key(place, job);
        if let Some(bytes) = self.cache.file(&key) {
            return Some(bytes);
        }
        let mut found = Diagnostics::new();
        let artifact = self.render(place, job, &mut found);
        let settled = self.loaded.settled(found);
        let artifact = artifact.filter(|_| !settled.has_errors());
        diagnostics.extend(settled);
        let artifact = artifact?;
        let fact = artifact.fact();
        let bytes = match artifact {
            Artifact::Own(bytes) | Artifact::Pages(bytes, _) | Artifact::Sound(bytes, _) => Bytes::from(bytes),
            Artifact::Shared(bytes) => Bytes::copy_from_slice(&bytes),
        };
        if self.is_expensive(job) {
            self.cache.keep_file(key, bytes.clone(), fact);
        } else if job.product.is_some_and(|no| self.loaded.theme.is_awaited(no)) {
            self.cache.keep_fact(key, fact);
        }
        Some(bytes)
    }

    /// Opens a file of `content/` or `static/` that is published as it is. None where it is missing or loses its metadata.
    pub fn unchanged_file(&self, source: &str) -> Option<OpenFile> {
        let asset = self.loaded.sources.assets.get(source).filter(|_| !self.loaded.is_cleaned(source))?;
        OpenFile::new(asset.open().ok()?).ok()
    }

    /// Renders a job without storing it.
    fn render(&self, place: PlaceNo, job: &Job, diagnostics: &mut Diagnostics) -> Option<Artifact> {
        let read_part = |part: &BundledFile| {
            let other = self.find(part.place, &part.path).ok_or_else(|| unread_part(part))?;
            let bytes = self.make(part.place, other, &mut Diagnostics::new()).ok_or_else(|| unread_part(part))?;
            Ok(bytes.to_vec())
        };
        let attempt = |found: &mut Diagnostics| show_job(self.loaded, self.renderer, self.views(place), job, &read_part, found);
        let unknown = self.recall_facts(place, job);
        let mut found = Diagnostics::new();
        let mut artifact = attempt(&mut found);
        if artifact.is_none() && !unknown.is_empty() {
            // The template needs the facts of these files.
            for (place, part) in unknown {
                self.make(place, part, &mut Diagnostics::new());
            }
            self.recall_facts(place, job);
            found = Diagnostics::new();
            artifact = attempt(&mut found);
        }
        diagnostics.extend(found);
        artifact
    }

    /// The key of a job: jobs with equal keys have equal bytes.
    pub fn key(&self, place: PlaceNo, job: &Job) -> JobKey {
        match &job.subject {
            Subject::Picture(variant) => variant.key,
            Subject::File(source) => *blake3::hash(source.as_bytes()).as_bytes(),
            _ => job_key(self.views(place), job),
        }
    }

    /// The pages of a printed file as PNG pictures. None when the job is not printed or has errors.
    pub fn pages(&self, place: PlaceNo, job: &Job) -> Option<Vec<Bytes>> {
        let (product, template) = self.printed(job)?;
        let key = self.key(place, job);
        if let Some(pages) = self.cache.pages(&key) {
            return Some(pages);
        }
        let pages = self.renderer.tools.press.pages(template, product, job, self.views(place), DPI)?;
        let pages: Vec<Bytes> = pages.into_iter().map(Bytes::from).collect();
        self.cache.keep_pages(key, pages.clone());
        Some(pages)
    }

    /// The first page of a printed file as a small PNG picture. None when the job is not printed or has errors.
    pub fn cover(&self, place: PlaceNo, job: &Job) -> Option<Bytes> {
        let (product, template) = self.printed(job)?;
        let key = *blake3::hash(&[&self.key(place, job)[..], b"cover"].concat()).as_bytes();
        if let Some(cover) = self.cache.pages(&key).and_then(|pages| pages.into_iter().next()) {
            return Some(cover);
        }
        let cover = Bytes::from(self.renderer.tools.press.cover(template, product, job, self.views(place), COVER)?);
        self.cache.keep_pages(key, vec![cover.clone()]);
        Some(cover)
    }

    /// Whether making the file costs more than storing it.
    fn is_expensive(&self, job: &Job) -> bool {
        match (&job.subject, job.product) {
            (Subject::Picture(_), _) => true,
            (Subject::File(_), _) | (_, None) => false,
            (_, Some(no)) => {
                let maker = &self.loaded.theme.product(no).maker;
                maker.is_printed() || maker.takes_files()
            }
        }
    }

    /// Gives the views the facts (pages, bytes) that a page shows of other files, as far as these files were made in this version or an
    /// earlier one. A page does not wait for the others: they are returned.
    fn recall_facts(&self, place: PlaceNo, job: &Job) -> Vec<(PlaceNo, &'a Job)> {
        let waits = job.product.is_some_and(|no| self.loaded.theme.product(no).waits());
        let mut unknown = Vec::new();
        for part in if waits { self.views(place).bundled_files(job) } else { Vec::new() } {
            let Some(other) = self.find(part.place, &part.path) else { continue };
            match self.cache.fact(&self.key(part.place, other)) {
                Some(fact) => self.views(place).finished().learn(part.place, &part.path, fact),
                None => unknown.push((part.place, other)),
            }
        }
        unknown
    }

    /// The product and the template of a printed file.
    fn printed(&self, job: &Job) -> Option<(&'a Product, &'a Arc<str>)> {
        let product = self.loaded.theme.product(job.product?);
        product.maker.print_template().map(|template| (product, template))
    }

    /// Whether the file can be shown page by page: it is a printed PDF.
    pub fn has_pages(&self, job: &Job) -> bool {
        job.variant != JobVariant::Picture && self.printed(job).is_some_and(|(product, _)| &*product.format == "pdf")
    }
}
