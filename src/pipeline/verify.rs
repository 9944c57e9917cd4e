//! Compares every planned file with what an output holds, by key and by size, time or bytes. Nothing is made.

use super::keys::{is_same_key, key_with_diagnostics, planned_key, remember_file};
use super::left_out::skip;
use super::place_roots::PlaceRoots;
use super::run_mode::{RunMode, Step, Task};
use super::site::Loaded;
use super::static_files::StaticFiles;
use crate::diag::{Code, Diagnostic, Diagnostics, FILES_LEFT_OUT, OUTPUT_CHANGED, OUTPUT_OUTDATED};
use crate::model::PlaceNo;
use crate::plan::{Job, JobVariant, PlacePlan};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Compares an output with the plan.
pub struct Verify<'a> {
    loaded: &'a Loaded,
    static_files: StaticFiles<'a>,
    roots: &'a PlaceRoots<'a>,
    /// Whether the output should hold files for print shops.
    press: bool,
    /// By number of the place, whether faults there count.
    asked: &'a [bool],
    /// Files that are not what they should be, by why.
    faults: Mutex<BTreeMap<&'static str, Vec<String>>>,
}

/// Why a planned file need not be there.
const LEFT_OUT: &str = "left-out";

impl<'a> Verify<'a> {
    /// A comparison of these roots.
    pub fn new(loaded: &'a Loaded, roots: &'a PlaceRoots<'a>, press: bool, asked: &'a [bool]) -> Verify<'a> {
        Verify { loaded, static_files: StaticFiles::new(loaded), roots, press, asked, faults: Mutex::default() }
    }

    /// Reports what is not what it should be.
    pub fn check_faults(self, diagnostics: &mut Diagnostics) {
        for (why, files) in self.faults.into_inner().unwrap_or_else(PoisonError::into_inner) {
            let code = match why {
                "changed" => &OUTPUT_CHANGED,
                LEFT_OUT => &FILES_LEFT_OUT,
                _ => &OUTPUT_OUTDATED,
            };
            diagnostics.push(about_files(code, files).with("why", why));
        }
    }

    fn fault(&self, why: &'static str, at: usize, place: PlaceNo, path: &str) {
        if self.asked.get(place.index()).copied().unwrap_or(false) {
            let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
            faults.entry(why).or_default().push(format!("{}/{path}", self.roots.roots[at].name()));
        }
    }
}

impl RunMode for Verify<'_> {
    type Outcome = ();
    type Pending = ();

    fn selects(&self, _place: PlaceNo, _job: &Job) -> bool {
        true
    }

    fn perform(&self, task: &Task, _diagnostics: &mut Diagnostics) -> Step<(), ()> {
        let (job, root) = (task.job, &self.roots.roots[task.at]);
        let key = planned_key(&self.static_files, job, task.views);
        let is_current = |key: &_| root.is_current(&job.path, key);
        if key.is_some_and(|key| is_current(&key) || is_current(&key_with_diagnostics(&key))) {
            if let Some(meta) = root.known_file(&job.path) {
                remember_file(&self.loaded.theme, task.views, job, || meta);
            }
            return Step::Nothing;
        }
        match root.known_key(&job.path) {
            // Files for print shops are there or not, as it was asked.
            None if job.variant == JobVariant::Press && !self.press => {}
            None if key.is_some_and(|key| root.is_left_out(&job.path, &key)) => {
                skip(task);
                self.fault(LEFT_OUT, task.at, task.place, &job.path);
            }
            None => self.fault("missing", task.at, task.place, &job.path),
            Some(made) => {
                let is_same = key.is_some_and(|key| is_same_key(made, &key));
                self.fault(if is_same { "changed" } else { "key" }, task.at, task.place, &job.path);
            }
        }
        Step::Nothing
    }

    fn print(&self, _task: &Task, _pending: &(), _diagnostics: &mut Diagnostics) -> Option<()> {
        None
    }

    /// Finds what a root holds beside the plan.
    fn visit_plan(&self, at: usize, place: PlaceNo, plan: &PlacePlan) {
        for (path, ..) in self.roots.roots[at].files().filter(|(path, ..)| plan.find(path).is_none()) {
            self.fault("unplanned", at, place, path);
        }
    }

    fn collect(&mut self, _at: usize, _outcome: ()) {}
}

/// A diagnostic about files, which names the first few.
pub fn about_files(code: &'static Code, mut files: Vec<String>) -> Diagnostic {
    const SHOWN: usize = 5;
    files.sort();
    let more = if files.len() > SHOWN { ", …" } else { "" };
    let shown = files.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    Diagnostic::new(code).with("count", files.len()).with("files", format!("{shown}{more}"))
}
