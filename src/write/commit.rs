//! The end of a run without faults: decides what becomes of each root, completes the changed ones and exchanges them all.

use std::collections::BTreeSet;
use std::fs;

use rayon::prelude::*;

use super::faults::{cannot_move, cannot_read, cannot_write, collide};
use super::folder::Folder;
use super::manifest::{self, LeftOut, Manifest, ManifestState};
use super::output::Output;
use super::pruning::{self, RootFiles};
use super::site_output::{ClosedRoot, FileRecord, Origin, SiteOutput, State};
use super::swap::{self, Action, ExchangeStep};
use super::types::{CommitScope, Durability, RootSummary};
use super::{complete, files, journal};
use crate::diag::Diagnostics;

/// What becomes of one root.
#[derive(Debug)]
pub(super) struct RootPlan {
    pub name: String,
    pub state: State,
    /// All files of the new root, sorted by path.
    pub files: Vec<FileRecord>,
    /// Planned files that are not made.
    pub left_out: LeftOut,
    pub summary: RootSummary,
    change: RootChange,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RootChange {
    /// Nothing is different.
    Stay,
    /// The files are the same, their keys or times are not: a new manifest.
    Refresh,
    /// A new folder.
    Swap,
    /// It belongs to no place any more.
    Remove,
}

impl Output {
    /// Makes the output what the roots say. To be called only when no error arose anywhere in the run.
    ///
    /// Summaries come in the order of `roots`; those of removed roots follow, by name. Roots may be opened anew afterwards.
    /// Errors: `PRUNE_MANY`, `PATHS_COLLIDE`, `CANNOT_WRITE`, `CANNOT_READ`, `CHANGED_WHILE_BUILDING`; after any of them the output is as it was.
    pub fn commit(&self, roots: Vec<SiteOutput<'_>>, scope: CommitScope) -> Result<Vec<RootSummary>, Diagnostics> {
        let (mut plans, steps) = self.prepare(roots, scope)?;
        for plan in plans.iter().filter(|p| p.change == RootChange::Refresh) {
            let (staged, live) = (self.folder.staged(&plan.name), self.folder.live(&plan.name));
            let moved = files::rename(&staged.join(manifest::NAME), &live.join(manifest::NAME));
            moved.map_err(|e| cannot_move(&self.folder.shown(&plan.name, manifest::NAME), &e))?;
        }
        if !steps.is_empty() {
            journal::write(&self.folder, &steps, self.durability)?;
            let taken = swap::take_all(&self.folder, self.method, &journal::free_bin(&self.folder), &steps);
            if let Err((fault, undone)) = taken {
                if undone {
                    journal::remove(&self.folder)?;
                }
                return Err(fault);
            }
            if self.durability == Durability::Power {
                files::sync_folder(self.folder.dir());
            }
            journal::remove(&self.folder)?;
        }
        self.settle();
        Ok(plans.drain(..).map(|plan| plan.summary).collect())
    }

    /// Completes every new root in the stage; returns what is left to be done.
    pub(super) fn prepare(
        &self,
        roots: Vec<SiteOutput<'_>>,
        scope: CommitScope,
    ) -> Result<(Vec<RootPlan>, Vec<ExchangeStep>), Diagnostics> {
        let names: BTreeSet<String> = roots.iter().map(|r| r.name().to_lowercase()).collect();
        let plan = |root: SiteOutput<'_>| RootPlan::new(&self.folder, root.close(), scope);
        let mut plans = first_fault(roots.into_par_iter().map(plan).collect())?;
        if scope == CommitScope::Whole {
            plans.extend(stale(&self.folder, &names)?);
        }
        if scope != CommitScope::Partial && !self.may_prune {
            let files = |plan| {
                let RootPlan { name, state, files, summary, .. }: &RootPlan = plan;
                RootFiles { root: name, known: &state.known, kept: files, pruned: &summary.pruned }
            };
            pruning::check(self.folder.shown_dir(), &plans.iter().map(files).collect::<Vec<_>>())?;
        }
        let steps = first_fault(plans.par_iter_mut().map(|plan| plan.stage(&self.folder)).collect())?;
        if self.durability == Durability::Power {
            sync_stage(&self.folder, &plans)?;
        }
        Ok((plans, steps.into_iter().flatten().collect()))
    }
}

impl RootPlan {
    fn new(folder: &Folder, root: ClosedRoot, scope: CommitScope) -> Result<RootPlan, Diagnostics> {
        let ClosedRoot { name, state, records: mut files, mut left_out } = root;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        if let Some(twins) = files.windows(2).find(|w| w[0].path == w[1].path) {
            return Err(collide(&folder.shown(&name, &twins[0].path)));
        }
        let is_planned = |path: &str| files.binary_search_by(|r| (*r.path).cmp(path)).is_ok();
        let others: Vec<_> = state.known.iter().filter(|(path, _)| !is_planned(path)).collect();
        let mut pruned: Vec<String> = files.iter().filter(|r| r.origin == Origin::Gone).map(|r| r.path.to_string()).collect();
        files.retain(|r| r.origin != Origin::Gone);
        if scope == CommitScope::Partial {
            files.extend(others.iter().map(|(path, e)| FileRecord { path: (*path).into(), entry: **e, origin: Origin::Perhaps }));
            files.sort_by(|a, b| a.path.cmp(&b.path));
            let is_there = |path: &str| files.binary_search_by(|r| (*r.path).cmp(path)).is_ok();
            for (path, key) in state.known.left_out().iter().filter(|(path, _)| !is_there(path)) {
                left_out.entry(path.clone()).or_insert(*key);
            }
        } else {
            pruned.extend(others.iter().map(|(path, _)| path.to_string()));
            pruned.sort();
        }
        let written = files.iter().filter(|r| r.origin == Origin::Stage).count();
        let summary = RootSummary { name: name.clone(), written, unchanged: files.len() - written, pruned, ..RootSummary::default() };
        let change = if written > 0 || !summary.pruned.is_empty() {
            RootChange::Swap
        } else if !state.trusted
            || files.len() != state.known.len()
            || left_out != *state.known.left_out()
            || files.iter().zip(state.known.iter()).any(|(r, (_, e))| r.entry != *e)
        {
            RootChange::Refresh
        } else {
            RootChange::Stay
        };
        Ok(RootPlan { name, state, files, left_out, summary, change })
    }

    /// Brings what the change needs into the stage.
    fn stage(&mut self, folder: &Folder) -> Result<Option<ExchangeStep>, Diagnostics> {
        if matches!(self.change, RootChange::Swap | RootChange::Remove) {
            complete::fill(folder, self)?;
        }
        if self.change == RootChange::Remove && self.summary.foreign.is_empty() {
            return Ok(Some(ExchangeStep { action: Action::Remove, name: self.name.clone(), sum: self.state.known.sum() }));
        }
        if self.change == RootChange::Stay {
            return Ok(None);
        }
        let sum = complete::seal(folder, self)?;
        Ok((self.change != RootChange::Refresh).then(|| ExchangeStep { action: Action::Swap, name: self.name.clone(), sum }))
    }
}

/// Roots of earlier runs that are not among `names`. One of which nothing is known, but which holds files, is left alone.
fn stale(folder: &Folder, names: &BTreeSet<String>) -> Result<Vec<RootPlan>, Diagnostics> {
    let unreadable = |e| cannot_read(folder.dir(), &e);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder.dir()).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        if names.contains(&name.to_lowercase())
            || super::paths::name_refusal(&name).is_some()
            || !entry.file_type().is_ok_and(|t| t.is_dir())
        {
            continue;
        }
        let live = folder.live(&name);
        let known = match Manifest::load(&live).map_err(|e| cannot_read(&folder.shown(&name, manifest::NAME), &e))? {
            ManifestState::Sound(known) => known,
            ManifestState::Damaged | ManifestState::Missing => continue,
        };
        if known.len() == 0 && fs::read_dir(&live).map_err(unreadable)?.count() > 1 {
            continue;
        }
        let state = State { exists: true, known, trusted: true };
        let root = ClosedRoot { name, state, records: Vec::new(), left_out: LeftOut::new() };
        let mut plan = RootPlan::new(folder, root, CommitScope::Whole)?;
        (plan.change, plan.summary.removed_root) = (RootChange::Remove, true);
        found.push(plan);
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// All values, or the fault of the first that has one.
fn first_fault<T>(all: Vec<Result<T, Diagnostics>>) -> Result<Vec<T>, Diagnostics> {
    all.into_iter().collect()
}

/// Brings everything staged to the disk.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn sync_stage(folder: &Folder, plans: &[RootPlan]) -> Result<(), Diagnostics> {
    if plans.iter().all(|p| p.change == RootChange::Stay) {
        return Ok(());
    }
    let synced = fs::File::open(&folder.stage).and_then(|stage| Ok(rustix::fs::syncfs(stage)?));
    synced.map_err(|e| cannot_write(&folder.stage, &e))
}

/// Brings everything staged to the disk.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn sync_stage(folder: &Folder, plans: &[RootPlan]) -> Result<(), Diagnostics> {
    for plan in plans.iter().filter(|p| p.change == RootChange::Swap || p.change == RootChange::Refresh) {
        let staged = plan.files.iter().filter(|r| r.origin == Origin::Stage).map(|r| &*r.path);
        for path in staged.chain([manifest::NAME]) {
            let file = folder.staged(&plan.name).join(path);
            let synced = fs::OpenOptions::new().write(true).open(&file).and_then(|f| f.sync_all());
            synced.map_err(|e| cannot_write(&folder.shown(&plan.name, path), &e))?;
        }
    }
    Ok(())
}
