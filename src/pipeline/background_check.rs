//! Renders the pages that were not made without diagnostics before, and discards them: the check that the server runs beside its answers.

use super::executor::Executor;
use super::place_roots::unread_part;
use super::planned::PlannedSite;
use super::run_mode::{RunMode, Step, Task};
use super::site::Loaded;
use crate::diag::Diagnostics;
use crate::model::PlaceNo;
use crate::plan::{Job, Planner};
use crate::render::{JobKey, Renderer, Views, job_key};
use rustc_hash::FxHashSet;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

/// Keys of pages that were made without diagnostics; a check need not make them again.
pub type CleanKeys = Mutex<FxHashSet<JobKey>>;

/// A check of one version of the site.
pub struct BackgroundCheck<'a> {
    /// The site.
    pub loaded: &'a Loaded,
    /// Its planner.
    pub planner: &'a Planner<'a>,
    /// What the views of all places share.
    pub views: &'a Views<'a>,
    /// Renders pages.
    pub renderer: &'a Renderer<'a>,
    /// The pages that need not be made; those that are found to be clean are added.
    pub clean: &'a CleanKeys,
    /// Ends the check when it is set: a newer version replaced this one.
    pub dropped: &'a AtomicBool,
}

impl BackgroundCheck<'_> {
    /// Renders the pages of all places. Print material and archives are left out: they take too long.
    pub fn run(&self, planned: &PlannedSite, diagnostics: &mut Diagnostics) {
        let places: Vec<PlaceNo> = self.loaded.library.places.numbers().collect();
        let Self { loaded, planner, views, .. } = *self;
        let executor = Executor { loaded, planner, plans: &planned.plans, views, places: &places };
        executor.run(&mut RecheckMode(self), &|_| (), diagnostics);
    }
}

/// Renders pages for their diagnostics.
struct RecheckMode<'c, 'a>(&'c BackgroundCheck<'a>);

impl RunMode for RecheckMode<'_, '_> {
    type Outcome = ();
    type Pending = ();

    fn selects(&self, _place: PlaceNo, job: &Job) -> bool {
        let product = job.product.map(|no| self.0.loaded.theme.product(no));
        product.is_some_and(|product| !product.maker.is_printed() && !product.maker.takes_files())
    }

    fn perform(&self, task: &Task, diagnostics: &mut Diagnostics) -> Step<(), ()> {
        let BackgroundCheck { renderer, clean, planner, .. } = self.0;
        let Some(product) = planner.product(task.job).filter(|_| !self.is_cancelled()) else { return Step::Nothing };
        let known = || clean.lock().unwrap_or_else(PoisonError::into_inner);
        let key = job_key(task.views, task.job);
        if known().contains(&key) {
            return Step::Nothing;
        }
        renderer.render(product, task.job, task.views, &|part| Err(unread_part(part)), diagnostics);
        if diagnostics.is_empty() {
            known().insert(key);
        }
        Step::Nothing
    }

    fn print(&self, _task: &Task, _pending: &(), _diagnostics: &mut Diagnostics) -> Option<()> {
        None
    }

    fn collect(&mut self, _at: usize, _outcome: ()) {}

    fn stops_at_errors(&self) -> bool {
        false
    }

    fn is_cancelled(&self) -> bool {
        self.0.dropped.load(Relaxed)
    }
}
