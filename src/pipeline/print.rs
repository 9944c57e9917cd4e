//! Prints what is not up to date: on threads of its own, the same product for place after place, so that Typst remembers what they share.

use super::{Reason, Run};
use crate::diag::{Diagnostics, Reported};
use crate::model::PlaceNo;
use crate::plan::{Job, Planner};
use crate::render::{Key, PlaceViews, Views};
use crate::write::Root;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

/// Places whose plans and views are in memory at the same time.
const PLACES_AT_ONCE: usize = 24;

/// A job to print, and the root it goes to.
pub struct Wanted {
    /// Number among the roots of this run.
    pub root: usize,
    pub place: PlaceNo,
    pub job: Job,
    pub key: Key,
}

/// Prints jobs into their roots; why each was made, and what there is to say.
pub fn make(run: &Run, planner: &Planner, roots: &[Root], wanted: Vec<Wanted>) -> Reported<Vec<Reason>> {
    let keyed: Vec<(PlaceNo, Job, usize, Key)> = wanted.into_iter().map(|w| (w.place, w.job, w.root, w.key)).collect();
    let reasons: Mutex<Vec<Reason>> = Mutex::default();
    let jobs = keyed.iter().map(|(place, job, ..)| (*place, job.clone())).collect();
    let find = |place: PlaceNo, job: &Job| keyed.iter().find(|k| k.0 == place && k.1.path == job.path);
    let diagnostics = each(planner, run.views, jobs, |place, job, views| {
        let Some((_, _, root, key)) = find(place, job) else { return Diagnostics::new() };
        let name = &run.loaded.library.places.get(place).name;
        match run.deliver(&roots[*root], job, *key, views) {
            Ok((reason, said)) => {
                reasons.lock().unwrap_or_else(PoisonError::into_inner).extend(reason);
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
        let plans: Vec<_> = places.iter().map(|place| planner.place(*place).value).collect();
        let seen: Vec<PlaceViews> = places.iter().zip(&plans).map(|(place, plan)| views.place(*place, plan)).collect();
        let mut chunk: Vec<&(PlaceNo, Job)> = chunk.iter().collect();
        // The same thing for one place after the other.
        chunk.sort_by_key(|(_, job)| (job.product, job.lang, job.size, subject(job)));
        let (next, found) = (AtomicUsize::new(0), Mutex::new(Diagnostics::new()));
        let work = || {
            while let Some((place, job)) = chunk.get(next.fetch_add(1, Relaxed)) {
                let Some(views) = places.iter().position(|p| p == place).map(|i| &seen[i]) else { continue };
                let said = print(*place, job, views);
                found.lock().unwrap_or_else(PoisonError::into_inner).extend(said);
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..rayon::current_num_threads().min(chunk.len()) {
                scope.spawn(work);
            }
            work();
        });
        said.extend(found.into_inner().unwrap_or_else(PoisonError::into_inner));
    }
    said
}

/// Jobs about the same item stand together.
fn subject(job: &Job) -> u32 {
    match job.subject {
        crate::plan::Subject::Item(item) => item,
        _ => u32::MAX,
    }
}
