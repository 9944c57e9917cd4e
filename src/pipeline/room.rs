//! Whether print that lacks room at one place fits at others: then the place's own data is the cause, and not a text or a template that all share.

use super::place_roots::unread_part;
use super::run_mode::Task;
use crate::diag::{Diagnostic, Diagnostics, PRINT_BEYOND, PRINT_OVERFLOW, PRINT_OVERLAP, PRINT_PAGES, Severity};
use crate::model::PlaceNo;
use crate::plan::{Job, Product};
use crate::render::{BundledFile, Renderer};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// How many other places are asked.
const OTHERS: usize = 4;

/// Lays out print at other places, once for each product, item, language and size.
pub struct RoomProbe<'a> {
    renderer: &'a Renderer<'a>,
    probed: Mutex<Vec<ProbedLayout>>,
}

/// What lacks room in the layout of a job at a place; none where there is no layout.
struct ProbedLayout {
    job: Job,
    place: PlaceNo,
    lacking: Option<BTreeSet<String>>,
}

/// Whether a fault is too little room.
pub fn is_lack_of_room(report: &Diagnostic) -> bool {
    [&PRINT_OVERFLOW, &PRINT_OVERLAP, &PRINT_BEYOND, &PRINT_PAGES].contains(&report.code)
}

/// What lacks room: the sort of fault, and the part of the sheet.
fn lacking_part(report: &Diagnostic) -> String {
    let part = report.args.iter().find(|(name, _)| report.code == &PRINT_OVERFLOW && name == "name");
    format!("{} {}", report.code.name, part.map_or("", |(_, part)| part))
}

impl<'a> RoomProbe<'a> {
    /// Nothing is laid out yet.
    pub fn new(renderer: &'a Renderer<'a>) -> RoomProbe<'a> {
        RoomProbe { renderer, probed: Mutex::default() }
    }

    /// Whether what lacks room at the place of a task has enough at one of a few others.
    pub fn fits_elsewhere(&self, task: &Task, product: &Product, report: &Diagnostic) -> bool {
        let places = &task.views.planner().library.places;
        let wards = places.numbers().filter(|place| places.get(*place).parent.is_some() && *place != task.place);
        let mut others: Vec<PlaceNo> = wards.take(OTHERS).collect();
        // The city has less to show than its wards, and is asked only where there is one of them.
        if others.is_empty() {
            others.push(PlaceNo::PORTAL);
        }
        let part = lacking_part(report);
        others.into_iter().any(|place| self.lacking(task, product, place).is_some_and(|lacking| !lacking.contains(&part)))
    }

    fn lacking(&self, task: &Task, product: &Product, place: PlaceNo) -> Option<BTreeSet<String>> {
        let probed = || self.probed.lock().unwrap_or_else(PoisonError::into_inner);
        let what = |job: &Job| (job.product, job.lang, job.size, job.order);
        let is_known =
            |known: &&ProbedLayout| known.place == place && what(&known.job) == what(task.job) && known.job.subject == task.job.subject;
        if let Some(known) = probed().iter().find(is_known) {
            return known.lacking.clone();
        }
        let plan = task.views.planner().plan(place);
        let views = task.views.at(place, &plan);
        let read_part = |part: &BundledFile| Err(unread_part(part));
        let mut found = Diagnostics::new();
        let made = self.renderer.render(product, task.job, &views, &read_part, &mut found);
        let errors = found.iter().filter(|report| report.severity == Severity::Error && is_lack_of_room(report));
        let lacking = made.map(|_| errors.map(lacking_part).collect::<BTreeSet<String>>());
        probed().push(ProbedLayout { job: task.job.clone(), place, lacking: lacking.clone() });
        lacking
    }
}
