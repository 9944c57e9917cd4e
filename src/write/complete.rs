//! Makes a staged root whole: what is kept and what others put there is linked over from the live one, then the manifest is written.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use rayon::prelude::*;

use super::commit::RootPlan;
use super::faults::{cannot_stage, changed};
use super::folder::Folder;
use super::site_output::{FileRecord, Origin};
use super::types::Hash;
use super::{files, manifest};
use crate::diag::Diagnostics;

/// Fills the staged folder of `plan`; afterwards it holds everything but the manifest.
pub(super) fn fill(folder: &Folder, plan: &mut RootPlan) -> Result<(), Diagnostics> {
    let (live, staged) = (folder.live(&plan.name), folder.staged(&plan.name));
    let shown = |path: &str| folder.shown(&plan.name, path);
    let keep = |record: &mut FileRecord| keep(record, &live, &staged).map_err(|e| fault(&shown(&record.path), &e));
    // The first fault in the order of paths, whichever thread met it.
    let kept = plan.files.par_iter_mut().filter(|r| r.origin != Origin::Stage);
    if let Some(fault) = kept.map(keep).find_map_first(Result::err) {
        return Err(fault);
    }
    plan.files.retain(|r| r.origin != Origin::Gone);
    plan.summary.unchanged = plan.files.len() - plan.summary.written;
    fs::create_dir_all(&staged).map_err(|e| cannot_stage(&shown(""), &e))?;
    if plan.state.exists {
        let mut walk = ForeignFiles { plan, live: &live, staged: &staged, foreign: Vec::new(), replaced: Vec::new() };
        walk.walk(Path::new(""), "").map_err(|(path, e)| fault(&folder.shown(&walk.plan.name, &path), &e))?;
        let (mut foreign, mut replaced) = (walk.foreign, walk.replaced);
        foreign.sort();
        replaced.sort();
        (plan.summary.foreign, plan.summary.replaced) = (foreign, replaced);
    }
    Ok(())
}

/// Writes the manifest of `plan` into its staged folder and gives that the rights of the live one; returns the checksum.
pub(super) fn seal(folder: &Folder, plan: &RootPlan) -> Result<Hash, Diagnostics> {
    let (live, staged) = (folder.live(&plan.name), folder.staged(&plan.name));
    let entries = plan.files.iter().map(|r| (&*r.path, &r.entry));
    let sum = manifest::write(&staged.join(manifest::NAME), entries, &plan.left_out);
    let sum = sum.map_err(|e| cannot_stage(&folder.shown(&plan.name, manifest::NAME), &e))?;
    // Not when nobody may write: such a folder could be neither exchanged nor deleted.
    if let Some(rights) = fs::metadata(live).ok().map(|m| m.permissions()).filter(|r| cfg!(unix) && !r.readonly()) {
        fs::set_permissions(&staged, rights).map_err(|e| cannot_stage(&folder.shown(&plan.name, ""), &e))?;
    }
    Ok(sum)
}

fn fault(path: &Path, error: &io::Error) -> Diagnostics {
    match error.kind() {
        ErrorKind::NotFound => changed(path),
        _ => cannot_stage(path, error),
    }
}

fn keep(record: &mut FileRecord, live: &Path, staged: &Path) -> io::Result<()> {
    match files::link_or_copy(&live.join(&*record.path), &staged.join(&*record.path)) {
        Ok(None) => Ok(()),
        Ok(Some((stamp, hash))) if hash == record.entry.hash => {
            record.entry.stamp = stamp;
            Ok(())
        }
        // Changed by hand: it goes on with a stamp that is not its own, so that the next whole run makes it anew.
        Ok(Some(_)) if record.origin == Origin::Perhaps => Ok(()),
        Ok(Some(_)) => Err(ErrorKind::NotFound.into()),
        Err(error) if error.kind() == ErrorKind::NotFound && record.origin == Origin::Perhaps => {
            record.origin = Origin::Gone;
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// Walks the live root for what neither the last run nor this one made.
struct ForeignFiles<'a> {
    plan: &'a RootPlan,
    live: &'a Path,
    staged: &'a Path,
    foreign: Vec<String>,
    replaced: Vec<String>,
}

/// What went wrong, and at which path of the root.
type PathError = (String, io::Error);

impl ForeignFiles<'_> {
    /// `folder` is a folder of the live root; `prefix` is the same as text, with a slash at its end.
    fn walk(&mut self, folder: &Path, prefix: &str) -> Result<(), PathError> {
        let mut is_empty = true;
        for found in fs::read_dir(self.live.join(folder)).map_err(|e| (prefix.to_string(), e))? {
            is_empty = false;
            let found = found.map_err(|e| (prefix.to_string(), e))?;
            let (name, text) = (found.file_name(), format!("{prefix}{}", found.file_name().to_string_lossy()));
            let kind = match found.file_type() {
                Ok(kind) => kind,
                Err(error) => return Err((text, error)),
            };
            if kind.is_dir() {
                self.walk(&folder.join(&name), &format!("{text}/"))?;
            } else if text != manifest::NAME && self.plan.state.known.find(&text).is_none() {
                self.carry(&folder.join(&name), &text).map_err(|e| (text, e))?;
            }
        }
        // The folders of a root come from its files: an empty one is somebody's.
        if is_empty && !prefix.is_empty() {
            let _ = fs::create_dir_all(self.staged.join(folder));
        }
        Ok(())
    }

    fn carry(&mut self, path: &Path, text: &str) -> io::Result<()> {
        if let Ok(at) = self.plan.files.binary_search_by(|r| (*r.path).cmp(text)) {
            // Bytes that are staged anew replace it; without a manifest nobody can tell whose it was.
            if self.plan.state.trusted && self.plan.files.get(at).is_some_and(|r| r.origin == Origin::Stage) {
                self.replaced.push(text.to_string());
            }
            return Ok(());
        }
        let (old, new) = (self.live.join(path), self.staged.join(path));
        match carry(&old, &new) {
            Ok(()) => self.foreign.push(text.to_string()),
            Err(error) if is_taken(&error) => self.replaced.push(text.to_string()),
            Err(error) => return Err(error),
        }
        Ok(())
    }
}

/// A planned file, or a folder of one, stands where a foreign one would go.
fn is_taken(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotADirectory)
}

/// Takes a foreign file over: as a link, else as a copy with the same rights. A symbolic link is made anew.
fn carry(old: &Path, new: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Ok(target) = fs::read_link(old) {
        return files::with_parent(new, || std::os::unix::fs::symlink(&target, new));
    }
    match files::link_or_copy(old, new)? {
        None => Ok(()),
        Some(_) => fs::set_permissions(new, fs::metadata(old)?.permissions()),
    }
}
