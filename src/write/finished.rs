//! An output that another run has finished, maybe on another machine: what its roots hold, and a door for its files into the roots of this run.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use super::faults::{cannot_read, cannot_stage};
use super::manifest::{Manifest, ManifestEntry, ManifestState};
use super::output::Twin;
use super::site_output::Origin;
use super::types::FileKey;
use super::{Built, SiteOutput, files, paths};
use crate::diag::{Diagnostic, Diagnostics, SHARD_CHANGED};
use crate::plan::FileMeta;

/// An output folder and all it holds, as its manifests say.
#[derive(Debug)]
pub struct FinishedOutput {
    dir: PathBuf,
    /// What it was built as; none where no whole run has ended.
    pub built: Option<Built>,
    /// A commit was interrupted there: some roots may be old.
    pub is_torn: bool,
    roots: BTreeMap<String, (Manifest, Vec<AtomicBool>)>,
}

impl FinishedOutput {
    /// Reads what `dir` holds; roots with a damaged manifest count as holding nothing.
    pub fn read(dir: &Path) -> Result<FinishedOutput, Diagnostics> {
        let unreadable = |e| cannot_read(dir, &e);
        let mut roots = BTreeMap::new();
        for entry in fs::read_dir(dir).map_err(unreadable)? {
            let Ok(name) = entry.map_err(unreadable)?.file_name().into_string() else { continue };
            if paths::name_refusal(&name).is_some() {
                continue;
            }
            if let ManifestState::Sound(manifest) = Manifest::load(&dir.join(&name)).map_err(|e| cannot_read(&dir.join(&name), &e))? {
                let taken = (0..manifest.len()).map(|_| AtomicBool::new(false)).collect();
                roots.insert(name, (manifest, taken));
            }
        }
        Ok(FinishedOutput { dir: dir.into(), built: Built::read(dir)?, is_torn: dir.join(".loa").join("journal").exists(), roots })
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Whether it holds no root.
    pub fn is_empty(&self) -> bool {
        self.roots.is_empty()
    }

    /// The key of a file and what is known of it.
    pub fn find(&self, root: &str, path: &str) -> Option<(FileKey, FileMeta)> {
        let (_, entry) = self.roots.get(root)?.0.locate(path)?;
        Some((entry.key, entry.fact()))
    }

    /// The key of a file that was left out.
    pub fn left_out(&self, root: &str, path: &str) -> Option<FileKey> {
        self.roots.get(root)?.0.left_out().get(path).copied()
    }

    /// The files nobody has taken, as `root/path`.
    pub fn left(&self) -> Vec<String> {
        let of_root = |(name, (manifest, taken)): (&String, &(Manifest, Vec<AtomicBool>))| -> Vec<String> {
            let left = manifest.iter().zip(taken).filter(|(_, taken)| !taken.load(Relaxed));
            left.map(|((path, _), _)| format!("{name}/{path}")).collect()
        };
        self.roots.iter().flat_map(of_root).collect()
    }
}

impl SiteOutput<'_> {
    /// Takes a file of the same root and path out of a finished output: as a link where it is still what that output's manifest says, else as
    /// a copy whose bytes are compared. `is_shared` as in [`SiteOutput::put_shared`].
    ///
    /// Errors as for [`SiteOutput::put`], and `SHARD_CHANGED` when the file is gone or has other bytes.
    pub fn adopt(&self, path: &str, from: &FinishedOutput, is_shared: bool) -> Result<(), Diagnostics> {
        let source = from.dir.join(self.name()).join(path);
        let changed = || Diagnostics::from(Diagnostic::new(&SHARD_CHANGED).with("path", source.display()));
        let known = from.roots.get(self.name()).and_then(|(known, taken)| known.locate(path).map(|(at, entry)| (at, *entry, taken)));
        let (at, entry, taken) = known.ok_or_else(changed)?;
        taken.get(at).inspect(|taken| taken.store(true, Relaxed));
        // Files lose their times on the way from another machine.
        let found = files::stamp(&source).filter(|stamp| stamp.size == entry.stamp.size).ok_or_else(changed)?;
        if found != entry.stamp && files::digest(&source).ok() != Some(entry.hash) {
            return Err(changed());
        }
        if self.reuse(path, (&entry.key, entry.pages), &entry.hash, entry.stamp.size, is_shared)?.is_some() {
            return Ok(());
        }
        let target = self.staged(path);
        let stamp = match files::link_or_copy(&source, &target).map_err(|e| cannot_stage(&self.shown(path), &e))? {
            None => files::stamp(&target).filter(|stamp| *stamp == found).ok_or_else(changed)?,
            Some((stamp, hash)) if hash == entry.hash => stamp,
            Some(_) => return Err(changed()),
        };
        if is_shared {
            self.share(entry.hash, Twin { path: target, stamp });
        }
        self.record(path, ManifestEntry { stamp, ..entry }, Origin::Stage);
        Ok(())
    }
}
