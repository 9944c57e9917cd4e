//! Prints what is not up to date: on threads of its own, the same product for place after place, so that Typst remembers what they share.

use super::Reason;
use super::plans::Plans;
use super::run::{Done, Run};
use crate::config::Stopwatch;
use crate::diag::{Diagnostic, Diagnostics, PRINT_SLOW, Reported};
use crate::model::PlaceNo;
use crate::plan::{Job, JobVariant, PlacePlan, Planner, Subject};
use crate::render::{JobKey, PlaceViews, Views};
use crate::write::Root;
use rustc_hash::FxHashMap;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

/// A job that takes more seconds is reported.
const SLOW: f64 = 5.0;
/// Places whose plans and views are in memory at the same time.
const PLACES_AT_ONCE: usize = 24;

/// A job to print, and the root it goes to.
pub struct Wanted {
    /// Number among the roots of this run.
    pub root: usize,
    pub place: PlaceNo,
    pub job: Job,
    pub key: JobKey,
}

/// Prints jobs into their roots; why each was made, and what there is to say.
pub fn make(run: &Run, planner: &Planner, roots: &[Root], wanted: Vec<Wanted>) -> Reported<Vec<Reason>> {
    let keyed: Vec<(PlaceNo, Job, usize, JobKey)> = wanted.into_iter().map(|w| (w.place, w.job, w.root, w.key)).collect();
    let reasons: Mutex<Vec<Reason>> = Mutex::default();
    let jobs = keyed.iter().map(|(place, job, ..)| (*place, job.clone())).collect();
    let known: FxHashMap<(PlaceNo, &str), (usize, JobKey)> =
        keyed.iter().map(|(place, job, root, key)| ((*place, &*job.path), (*root, *key))).collect();
    let diagnostics = each(planner, run.plans, run.views, jobs, |place, job, views| {
        let Some((root, key)) = known.get(&(place, &*job.path)) else { return Diagnostics::new() };
        let name = &run.loaded.library.places.get(place).name;
        let watch = Stopwatch::start();
        match run.deliver(&roots[*root], job, *key, views) {
            Ok((reason, mut said)) => {
                reasons.lock().unwrap_or_else(PoisonError::into_inner).extend(reason);
                said.extend(slow(run, job, watch.seconds()));
                said.for_place(name)
            }
            Err(fault) => Diagnostics::from_iter([fault.for_place(name)]),
        }
    });
    let mut reasons = reasons.into_inner().unwrap_or_else(PoisonError::into_inner);
    reasons.sort_by(|a, b| a.file.cmp(&b.file));
    Reported { value: reasons, diagnostics }
}

/// Calls `print` for each job with the views of its place. Not on rayon's threads: making a PDF uses those itself, and a thread that waits there
/// would begin the next document before it has ended the first.
pub fn each(
    planner: &Planner,
    plans: &Plans,
    views: &Views,
    mut jobs: Vec<(PlaceNo, Job)>,
    print: impl Fn(PlaceNo, &Job, &PlaceViews) -> Diagnostics + Sync,
) -> Diagnostics {
    let mut said = Diagnostics::new();
    jobs.sort_by_key(|(place, _)| *place);
    let mut rest = &jobs[..];
    while !rest.is_empty() {
        let mut places: Vec<PlaceNo> = rest.iter().map(|(place, _)| *place).collect();
        places.dedup();
        places.truncate(PLACES_AT_ONCE);
        let count = rest.iter().take_while(|(place, _)| places.contains(place)).count();
        let (chunk, later) = rest.split_at(count);
        rest = later;
        let plans: Vec<Arc<PlacePlan>> = places.iter().map(|place| plans.of(planner, *place)).collect();
        let seen: Vec<PlaceViews> = places.iter().zip(&plans).map(|(place, plan)| views.place(*place, plan)).collect();
        let mut chunk: Vec<&(PlaceNo, Job)> = chunk.iter().collect();
        // The same thing for one place after the other; what has the same pages, one after the other by the same thread.
        chunk.sort_by_cached_key(|(place, job)| pages(*place, job));
        let alike: Vec<&[&(PlaceNo, Job)]> = chunk.chunk_by(|a, b| pages(a.0, &a.1) == pages(b.0, &b.1)).collect();
        let (next, found) = (AtomicUsize::new(0), Mutex::new(Diagnostics::new()));
        let work = || {
            for (place, job) in std::iter::from_fn(|| alike.get(next.fetch_add(1, Relaxed))).copied().flatten() {
                let Some(views) = places.iter().position(|p| p == place).map(|i| &seen[i]) else { continue };
                let said = print(*place, job, views);
                found.lock().unwrap_or_else(PoisonError::into_inner).extend(said);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..rayon::current_num_threads().min(alike.len()) {
                scope.spawn(work);
            }
            work();
        });
        said.extend(found.into_inner().unwrap_or_else(PoisonError::into_inner));
    }
    said
}

/// A job that took long.
fn slow(run: &Run, job: &Job, seconds: f64) -> Diagnostics {
    let product = job.product.map(|no| run.loaded.theme.product(no)).filter(|_| seconds > SLOW);
    let note = product.map(|product| {
        let report = Diagnostic::new(&PRINT_SLOW).at(product.span).with("path", &job.path).with("template", &product.name);
        report.with("seconds", format!("{seconds:.0}"))
    });
    run.loaded.settled(Diagnostics::from_iter(note))
}

/// What tells the pages of one job from those of another, in an order that keeps together what Typst can remember.
fn pages(place: PlaceNo, job: &Job) -> impl Ord {
    let subject = if let Subject::Item(item) = job.subject { item.index() } else { usize::MAX };
    let web = job.laid_out();
    (job.product, job.lang, job.size, web.variant == JobVariant::Press, subject, place, web.path)
}

impl Run<'_> {
    /// What becomes of a file for print shops in a run that makes none.
    pub fn stored_press_file(&self, root: &Root, job: &Job, views: &PlaceViews) -> Done {
        let key = views.key(job);
        if self.keep(root, job, &key, views) || self.keep(root, job, &outspoken(&key), views) {
            self.counts.files.fetch_add(1, Relaxed);
            return Done::Kept;
        }
        if root.remove(&job.path) { Done::Removed } else { Done::Kept }
    }
}

/// The key of a file whose making had something to say: it says it again in the next build, so it is never current.
pub fn outspoken(key: &JobKey) -> JobKey {
    let mut key = *key;
    key[0] = !key[0];
    key
}
