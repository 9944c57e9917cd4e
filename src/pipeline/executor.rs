//! Walks the jobs of a run: level after level, in each all places at once, then the pages in batches.

use super::plan_store::PlanStore;
use super::print_batches::{PrintTask, print_batches};
use super::run_mode::{RunMode, Step, Task};
use super::site::Loaded;
use crate::diag::Diagnostics;
use crate::model::PlaceNo;
use crate::plan::{Job, Planner};
use crate::render::Views;
use rayon::prelude::*;

/// Fewer jobs of a place are not shared out among threads.
const JOBS_AT_ONCE: usize = 8;

/// What a run walks over.
#[derive(Clone, Copy)]
pub struct Executor<'a> {
    /// The site.
    pub loaded: &'a Loaded,
    /// Its planner.
    pub planner: &'a Planner<'a>,
    /// Plans that are in memory.
    pub plans: &'a PlanStore,
    /// What the views of all places share.
    pub views: &'a Views<'a>,
    /// The places of the run, in ascending order.
    pub places: &'a [PlaceNo],
}

/// What one level left at one place.
struct LevelResult<O, P> {
    outcomes: Vec<O>,
    pages: Vec<PrintTask<P>>,
    diagnostics: Diagnostics,
}

impl Executor<'_> {
    /// Does what `mode` does with every job it selects. A job of level n may read what is known of files made in levels below n. `on_place` is called
    /// when the first level of a place is settled.
    pub fn run<M: RunMode>(&self, mode: &mut M, on_place: &(dyn Fn(PlaceNo) + Sync), diagnostics: &mut Diagnostics) {
        let levels = self.loaded.theme.levels.iter().copied().max().unwrap_or(0);
        for level in 0..=levels {
            let pages = self.run_level(level, mode, on_place, diagnostics);
            mode.end_step(diagnostics);
            if mode.stops_at_errors() && diagnostics.has_errors() {
                return;
            }
            let outcomes = print_batches(self, pages, |task, pending, diagnostics| mode.print(task, pending, diagnostics), diagnostics);
            outcomes.into_iter().for_each(|(at, outcome)| mode.collect(at, outcome));
            mode.end_step(diagnostics);
            if mode.stops_at_errors() && diagnostics.has_errors() {
                return;
            }
        }
    }

    /// The jobs of a level at all places; those whose pages are still to be laid out come back.
    fn run_level<M: RunMode>(
        &self,
        level: usize,
        mode: &mut M,
        on_place: &(dyn Fn(PlaceNo) + Sync),
        diagnostics: &mut Diagnostics,
    ) -> Vec<PrintTask<M::Pending>> {
        let at_place = |(at, place): (usize, &PlaceNo)| {
            let result = self.run_place(level, &*mode, at, *place);
            if level == 0 {
                on_place(*place);
            }
            result
        };
        let results: Vec<LevelResult<M::Outcome, M::Pending>> = self.places.par_iter().enumerate().map(at_place).collect();
        let mut pages = Vec::new();
        for (at, result) in results.into_iter().enumerate() {
            result.outcomes.into_iter().for_each(|outcome| mode.collect(at, outcome));
            pages.extend(result.pages);
            diagnostics.extend(result.diagnostics);
        }
        pages
    }

    fn run_place<M: RunMode>(&self, level: usize, mode: &M, at: usize, place: PlaceNo) -> LevelResult<M::Outcome, M::Pending> {
        let mut result = LevelResult { outcomes: Vec::new(), pages: Vec::new(), diagnostics: Diagnostics::new() };
        if mode.is_cancelled() {
            return result;
        }
        let plan = self.plans.get_or_plan(self.planner, place);
        let views = self.views.place(place, &plan);
        if level == 0 {
            mode.visit_plan(at, place, &plan);
        }
        let is_due = |job: &&Job| self.level_of(job) == level && mode.selects(place, job);
        let perform = |job: &Job| {
            let mut diagnostics = Diagnostics::new();
            let step = mode.perform(&Task { at, place, job, views: &views }, &mut diagnostics);
            let settled = matches!(step, Step::Nothing) && diagnostics.is_empty();
            (!settled).then(|| (step.with(job), diagnostics))
        };
        let jobs = plan.jobs.par_iter().with_min_len(JOBS_AT_ONCE).filter(is_due);
        let steps: Vec<_> = jobs.filter_map(perform).collect();
        let name = &self.loaded.library.places.get(place).name;
        for (step, diagnostics) in steps {
            result.diagnostics.extend(diagnostics.for_place(name));
            match step {
                Step::Nothing => {}
                Step::Done(outcome) => result.outcomes.push(outcome),
                Step::Print((job, pending)) => result.pages.push(PrintTask { at, place, job, pending }),
            }
        }
        result
    }

    /// The level in which a job is made. Files and pictures of the content are of the first.
    fn level_of(&self, job: &Job) -> usize {
        job.product.map_or(0, |no| self.loaded.theme.level(no))
    }
}

impl<O, P> Step<O, P> {
    /// The step with its job, where that is needed later.
    fn with(self, job: &Job) -> Step<O, (Job, P)> {
        match self {
            Step::Nothing => Step::Nothing,
            Step::Done(outcome) => Step::Done(outcome),
            Step::Print(pending) => Step::Print((job.clone(), pending)),
        }
    }
}
