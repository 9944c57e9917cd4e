//! Jobs that lay out pages: on threads of their own, the same product for place after place, so that Typst remembers what they share.

use super::executor::Executor;
use super::run_mode::Task;
use crate::diag::Diagnostics;
use crate::model::PlaceNo;
use crate::plan::{Job, JobVariant, PlacePlan, Subject};
use crate::render::PlaceViews;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

/// Places whose plans and views are in memory at the same time.
const PLACES_AT_ONCE: usize = 24;

/// A job whose pages are to be laid out.
pub struct PrintTask<P> {
    /// Index of the place among those of the run.
    pub at: usize,
    /// The place.
    pub place: PlaceNo,
    /// The job.
    pub job: Job,
    /// What the mode of the run keeps of it.
    pub pending: P,
}

/// Calls `print` for each job with the views of its place. What comes back is in the order of places and paths, with the indices of the places.
///
/// The threads are not rayon's: making a PDF uses those itself, and one of them that waits there would begin the next document before it has ended
/// the first.
pub fn print_batches<P: Send + Sync, O: Send>(
    executor: &Executor,
    mut tasks: Vec<PrintTask<P>>,
    print: impl Fn(&Task, &P, &mut Diagnostics) -> Option<O> + Sync,
    diagnostics: &mut Diagnostics,
) -> Vec<(usize, O)> {
    tasks.sort_by(|a, b| (a.at, &a.job.path).cmp(&(b.at, &b.job.path)));
    let mut outcomes = Vec::with_capacity(tasks.len());
    let mut rest = &tasks[..];
    while let Some(first) = rest.first() {
        let mut places = vec![(first.at, first.place)];
        let mut count = 0;
        for task in rest {
            if places.last() != Some(&(task.at, task.place)) {
                if places.len() == PLACES_AT_ONCE {
                    break;
                }
                places.push((task.at, task.place));
            }
            count += 1;
        }
        let (batch, later) = rest.split_at(count);
        rest = later;
        outcomes.extend(print_batch(executor, &places, batch, &print, diagnostics));
    }
    outcomes
}

/// The jobs of a few places.
fn print_batch<P: Send + Sync, O: Send>(
    executor: &Executor,
    places: &[(usize, PlaceNo)],
    batch: &[PrintTask<P>],
    print: &(impl Fn(&Task, &P, &mut Diagnostics) -> Option<O> + Sync),
    diagnostics: &mut Diagnostics,
) -> Vec<(usize, O)> {
    let plans: Vec<Arc<PlacePlan>> = places.iter().map(|(_, place)| executor.plans.get_or_plan(executor.planner, *place)).collect();
    let views: Vec<PlaceViews> = places.iter().zip(&plans).map(|((_, place), plan)| executor.views.place(*place, plan)).collect();
    // What has the same pages is laid out by the same thread, one after the other.
    let mut order: Vec<usize> = (0..batch.len()).collect();
    order.sort_by_cached_key(|i| pages_of(batch[*i].place, &batch[*i].job));
    let same_pages = |a: &usize, b: &usize| pages_of(batch[*a].place, &batch[*a].job) == pages_of(batch[*b].place, &batch[*b].job);
    let groups: Vec<&[usize]> = order.chunk_by(same_pages).collect();
    let results: Mutex<Vec<(usize, Option<O>, Diagnostics)>> = Mutex::new(Vec::with_capacity(batch.len()));
    let work = |groups: &[&[usize]], next: &AtomicUsize| {
        for i in std::iter::from_fn(|| groups.get(next.fetch_add(1, Relaxed))).copied().flatten() {
            let PrintTask { at, place, job, pending } = &batch[*i];
            let Some(views) = places.iter().position(|(known, _)| known == at).and_then(|i| views.get(i)) else { continue };
            let mut diagnostics = Diagnostics::new();
            let outcome = print(&Task { at: *at, place: *place, job, views }, pending, &mut diagnostics);
            results.lock().unwrap_or_else(PoisonError::into_inner).push((*i, outcome, diagnostics));
        }
    };
    // A file for print shops is not made where that for the web is left out.
    let is_press = |group: &&[usize]| group.first().is_some_and(|i| batch[*i].job.variant == JobVariant::Press);
    let (press, web): (Vec<&[usize]>, Vec<&[usize]>) = groups.into_iter().partition(is_press);
    for groups in [web, press] {
        let next = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 1..rayon::current_num_threads().min(groups.len()) {
                scope.spawn(|| work(&groups, &next));
            }
            work(&groups, &next);
        });
    }
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(i, ..)| *i);
    let mut outcomes = Vec::with_capacity(results.len());
    for (i, outcome, found) in results {
        let PrintTask { at, place, .. } = &batch[i];
        diagnostics.extend(found.for_place(&executor.loaded.library.places.get(*place).name));
        outcomes.extend(outcome.map(|outcome| (*at, outcome)));
    }
    outcomes
}

/// What tells the pages of one job from those of another, in an order that keeps together what Typst can remember.
fn pages_of(place: PlaceNo, job: &Job) -> impl Ord {
    let subject = if let Subject::Item(item) = job.subject { item.index() } else { usize::MAX };
    let web = job.laid_out();
    (job.product, job.lang, job.size, web.variant == JobVariant::Press, subject, place, web.path)
}
