//! What a run does with each job: makes it, takes it from a shard, verifies it, shows it. One implementation a file.

use crate::diag::Diagnostics;
use crate::model::PlaceNo;
use crate::plan::{Job, PlacePlan};
use crate::render::PlaceViews;

/// One job of a run.
#[derive(Clone, Copy)]
pub struct Task<'t> {
    /// Index of the place among those of the run.
    pub at: usize,
    /// The place.
    pub place: PlaceNo,
    /// The job.
    pub job: &'t Job,
    /// The views of the place.
    pub views: &'t PlaceViews<'t>,
}

/// How far a job is.
pub enum Step<O, P> {
    /// It is settled and there is nothing to collect.
    Nothing,
    /// It is settled, with this outcome.
    Done(O),
    /// Its pages are laid out when the other jobs of the level are settled, in batches of the same product.
    Print(P),
}

/// What a run does with each job. The executor calls `perform` and `print` from many threads, everything else from one.
pub trait RunMode: Sync {
    /// What is collected of a job.
    type Outcome: Send;
    /// What is kept of a job until its pages are laid out.
    type Pending: Send + Sync;

    /// Whether the run does anything with a job of a place.
    fn selects(&self, place: PlaceNo, job: &Job) -> bool;

    /// Does it, or puts it off until pages are laid out.
    fn perform(&self, task: &Task, diagnostics: &mut Diagnostics) -> Step<Self::Outcome, Self::Pending>;

    /// Does what was put off.
    fn print(&self, task: &Task, pending: &Self::Pending, diagnostics: &mut Diagnostics) -> Option<Self::Outcome>;

    /// Looks at the whole plan of a place, once.
    fn visit_plan(&self, _at: usize, _place: PlaceNo, _plan: &PlacePlan) {}

    /// Takes the outcome of a job at the place with index `at`: place after place, in the order of their plans.
    fn collect(&mut self, at: usize, outcome: Self::Outcome);

    /// Called when the jobs of a level are settled but for pages, and again when these are.
    fn end_step(&mut self, _diagnostics: &mut Diagnostics) {}

    /// Whether the run ends without visiting more places.
    fn is_cancelled(&self) -> bool {
        false
    }

    /// Whether the run ends after the step in which an error was found.
    fn stops_at_errors(&self) -> bool {
        true
    }
}
