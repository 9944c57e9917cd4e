//! Takes files from the shards that made them, proven to be what one run would make. What waits for files of several shards is made here.

use super::keys::{is_same_key, planned_key, remember_file};
use super::left_out::skip;
use super::make::{Make, MakeOutcome};
use super::run_mode::{RunMode, Step, Task};
use super::shard_outputs::ShardOutputs;
use super::shares::Shares;
use super::site::Loaded;
use super::verify::about_files;
use crate::diag::{Diagnostic, Diagnostics, FILES_LEFT_OUT, SHARD_CHANGED, SHARD_MISSING, SHARD_OUTDATED};
use crate::model::PlaceNo;
use crate::plan::{Job, JobVariant};
use crate::render::JobKey;
use std::collections::BTreeMap;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Mutex, PoisonError};

/// Takes files from shards.
pub struct Merge<'a> {
    /// Makes what no shard could.
    pub make: Make<'a>,
    outputs: &'a ShardOutputs,
    shares: &'a Shares,
    faults: Mutex<ShardFaults>,
    /// Files that the shards left out.
    left_out: Mutex<Vec<String>>,
}

/// By shard and what is wrong: how many files, and the first of them.
type ShardFaults = BTreeMap<(usize, &'static str), (usize, String)>;

impl<'a> Merge<'a> {
    /// A merge of these shards.
    pub fn new(make: Make<'a>, outputs: &'a ShardOutputs, shares: &'a Shares) -> Merge<'a> {
        Merge { make, outputs, shares, faults: Mutex::default(), left_out: Mutex::default() }
    }

    /// Reports what is in the shards and was not planned, and what they left out.
    pub fn check_leftovers(&self, diagnostics: &mut Diagnostics) {
        for (shard, part) in &self.outputs.shards {
            let left = part.left();
            if let Some(first) = left.first() {
                diagnostics.push(self.outdated(*shard, "unplanned", left.len(), first));
            }
        }
        let left_out = self.left_out.lock().unwrap_or_else(PoisonError::into_inner);
        if !left_out.is_empty() {
            diagnostics.push(about_files(&FILES_LEFT_OUT, left_out.clone()));
        }
    }

    fn fault(&self, task: &Task, shard: usize, why: &'static str) {
        let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        let file = format!("{}/{}", self.make.roots.roots[task.at].name(), task.job.path);
        let (count, first) = faults.entry((shard, why)).or_insert_with(|| (0, file.clone()));
        *count += 1;
        *first = std::mem::take(first).min(file);
    }

    fn outdated(&self, shard: usize, why: &str, count: usize, file: &str) -> Diagnostic {
        let dir = self.outputs.shards.get(&shard).map(|part| part.dir().display().to_string()).unwrap_or_default();
        let code = if why == "changed" { &SHARD_CHANGED } else { &SHARD_OUTDATED };
        let report = Diagnostic::new(code).with("shard", format!("{shard}/{}", self.outputs.of)).with("path", dir);
        report.with("why", why).with("count", count).with("file", file)
    }

    /// Takes a file from the shard whose share it is, if that made it of what this run would make it of.
    fn adopt(&self, task: &Task) -> Result<(), Diagnostics> {
        let Task { job, views, .. } = *task;
        let shard = self.shares.of_file(task.place, &job.path);
        // A shard with nothing to do need not be there.
        let Some(part) = self.outputs.shards.get(&shard) else { return Ok(()) };
        let root = &self.make.roots.roots[task.at];
        let planned = planned_key(&self.make.static_files, job, views);
        let Some((made, meta)) = part.find(root.name(), &job.path) else {
            let is_optional = job.variant == JobVariant::Press && !self.make.press;
            match part.left_out(root.name(), &job.path) {
                Some(key) if planned == Some(key) => {
                    skip(task);
                    root.leave_out(&job.path, &key);
                    self.left_out.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{}/{}", root.name(), job.path));
                }
                Some(_) => self.fault(task, shard, "key"),
                None if is_optional => {}
                None => self.fault(task, shard, "missing"),
            }
            return Ok(());
        };
        if !planned.is_some_and(|planned| is_same_key(&made, &planned)) {
            self.fault(task, shard, "key");
            return Ok(());
        }
        let product = job.product.map(|no| self.make.loaded.theme.product(no));
        let is_shared = product.is_none_or(|product| product.maker.is_shared());
        match root.adopt(&job.path, part, is_shared) {
            Err(faults) if faults.iter().all(|fault| fault.code.name == SHARD_CHANGED.name) => {
                self.fault(task, shard, "changed");
                return Ok(());
            }
            done => done?,
        }
        remember_file(&self.make.loaded.theme, views, job, || meta);
        self.make.counts.files.fetch_add(1, Relaxed);
        self.make.counts.pages.fetch_add(usize::from(product.is_some_and(|product| product.makes_html())), Relaxed);
        Ok(())
    }
}

impl RunMode for Merge<'_> {
    type Outcome = MakeOutcome;
    type Pending = JobKey;

    fn selects(&self, place: PlaceNo, job: &Job) -> bool {
        self.make.selects(place, job)
    }

    fn perform(&self, task: &Task, diagnostics: &mut Diagnostics) -> Step<MakeOutcome, JobKey> {
        if self.make.selection.needs_whole_site(task.place, task.job) {
            return self.make.perform(task, diagnostics);
        }
        if let Err(faults) = self.adopt(task) {
            diagnostics.extend(faults);
        }
        Step::Nothing
    }

    fn print(&self, task: &Task, key: &JobKey, diagnostics: &mut Diagnostics) -> Option<MakeOutcome> {
        self.make.print(task, key, diagnostics)
    }

    fn collect(&mut self, at: usize, outcome: MakeOutcome) {
        self.make.collect(at, outcome);
    }

    fn end_step(&mut self, diagnostics: &mut Diagnostics) {
        self.make.end_step(diagnostics);
        let faults = std::mem::take(&mut *self.faults.lock().unwrap_or_else(PoisonError::into_inner));
        faults.iter().for_each(|((shard, why), (count, file))| diagnostics.push(self.outdated(*shard, why, *count, file)));
    }
}

/// Reports the shards that make something and are not there.
pub fn check_shards_present(outputs: &ShardOutputs, shares: &Shares, loaded: &Loaded, diagnostics: &mut Diagnostics) {
    let places = &loaded.library.places;
    for shard in (1..=outputs.of).filter(|shard| !outputs.shards.contains_key(shard) && shares.count(*shard) > 0) {
        let is_of = |place: &PlaceNo| shares.of_place(*place) == Some(shard);
        let names: Vec<&str> = places.numbers().filter(is_of).map(|place| &*places.get(place).name).collect();
        let more = if names.len() > 3 { ", …" } else { "" };
        let report = Diagnostic::new(&SHARD_MISSING).with("shard", format!("{shard}/{}", outputs.of)).with("count", names.len());
        diagnostics.push(report.with("places", format!("{}{more}", names[..names.len().min(3)].join(", "))));
    }
}
