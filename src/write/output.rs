//! The output folder while this process holds it: lock, stage, and what the roots of one run share.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::faults::{bad_path, cannot_read, cannot_write, collide, not_safe};
use super::files::Stamp;
use super::folder::Folder;
use super::manifest::{self, Manifest, ManifestState};
use super::swap::ExchangeMethod;
use super::types::{Durability, Hash};
use super::{SiteOutput, journal, paths, safety, site_output};
use crate::diag::{Diagnostic, Diagnostics, OUTPUT_BUSY};

/// What to do while another process holds the output.
#[derive(Clone, Copy)]
pub enum WhenBusy<'a> {
    /// Give up with `OUTPUT_BUSY`.
    Fail,
    /// Say so by calling this once, then wait for as long as it takes.
    Wait(&'a dyn Fn()),
}

/// How an output is opened.
#[derive(Clone, Copy)]
pub struct Opening<'a> {
    /// Folders files are read from (content, themes, static): the output may not be one, hold one, or lie in one.
    pub inputs: &'a [&'a Path],
    /// Folders that hold more than the output (the site, the home folder): the output may not be one or hold one.
    pub around: &'a [&'a Path],
    /// What to do while another process holds the output.
    pub busy: WhenBusy<'a>,
    /// What the output must survive.
    pub durability: Durability,
    /// Whether a commit may remove more than half of what earlier runs made, without a question.
    pub may_prune: bool,
}

/// A file of this run that others with the same bytes can be linked to.
#[derive(Clone, Debug)]
pub(super) struct Twin {
    pub path: PathBuf,
    pub stamp: Stamp,
}

/// An output folder held by this process alone. Dropping it lets go, and removes whatever was staged and not committed.
#[derive(Debug)]
pub struct Output {
    pub(super) folder: Folder,
    pub(super) durability: Durability,
    pub(super) may_prune: bool,
    pub(super) method: ExchangeMethod,
    /// Names of the roots opened since the last commit, in lower case.
    opened: Mutex<BTreeSet<String>>,
    twins: Mutex<HashMap<Hash, Twin>>,
    lock: File,
}

impl Output {
    /// Makes the folder if need be, takes its lock, finishes an interrupted commit and clears what was left over.
    ///
    /// Errors: `OUTPUT_UNSAFE`, `OUTPUT_BUSY`, `CANNOT_READ`, `CANNOT_WRITE`.
    pub fn open(dir: &Path, opening: Opening<'_>) -> Result<Output, Diagnostics> {
        Output::open_by(dir, opening, ExchangeMethod::Exchange)
    }

    pub(super) fn open_by(dir: &Path, opening: Opening<'_>, method: ExchangeMethod) -> Result<Output, Diagnostics> {
        safety::check(dir, opening.inputs, opening.around)?;
        let folder = Folder::new(dir)?;
        let own = folder.dir().join(".loa");
        if let Some(link) = safety::link_in(&own) {
            let shown = link.strip_prefix(folder.dir()).map_or(link.clone(), |below| dir.join(below));
            return Err(not_safe(&shown, "symlink", dir));
        }
        fs::create_dir_all(&own).map_err(|e| cannot_write(dir, &e))?;
        let lock = lock(&own.join("lock"), dir, opening.busy)?;
        journal::recover(&folder, method)?;
        clear_stage(&folder)?;
        let (opened, twins) = (Mutex::default(), Mutex::default());
        Ok(Output { folder, durability: opening.durability, may_prune: opening.may_prune, method, opened, twins, lock })
    }

    /// Opens the root `name` and reads what it holds. Each root can be opened once before a commit.
    ///
    /// Errors: `BAD_PATH` for the name, `PATHS_COLLIDE` when it is open already, `OUTPUT_UNSAFE` when a folder stands there that
    /// holds files and has no manifest (names that begin with a dot do not count), `CANNOT_READ`.
    pub fn root(&self, name: &str) -> Result<SiteOutput<'_>, Diagnostics> {
        if let Some(reason) = paths::name_refusal(name) {
            return Err(bad_path(name, reason));
        }
        let (live, shown) = (self.folder.live(name), self.folder.shown(name, ""));
        let unsafe_root = |reason| Err(not_safe(&shown, reason, self.folder.shown_dir()));
        let exists = match fs::symlink_metadata(&live) {
            Ok(meta) if meta.is_symlink() => return unsafe_root("symlink"),
            Ok(meta) if !meta.is_dir() => return unsafe_root("not-a-folder"),
            Ok(_) => true,
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => return Err(cannot_read(&shown, &error)),
        };
        let (known, trusted) = match Manifest::load(&live).map_err(|e| cannot_read(&self.folder.shown(name, manifest::NAME), &e))? {
            ManifestState::Sound(manifest) => (manifest, true),
            ManifestState::Damaged => (Manifest::default(), false),
            ManifestState::Missing if exists && holds_files(&live).map_err(|e| cannot_read(&shown, &e))? => return unsafe_root("not-ours"),
            ManifestState::Missing => (Manifest::default(), true),
        };
        if !lock_of(&self.opened).insert(name.to_lowercase()) {
            return Err(collide(&shown));
        }
        Ok(site_output::open(self, name, site_output::State { exists, known, trusted }))
    }

    pub(super) fn twin(&self, hash: &Hash) -> Option<Twin> {
        lock_of(&self.twins).get(hash).cloned()
    }

    pub(super) fn set_twin(&self, hash: Hash, twin: Twin) {
        lock_of(&self.twins).insert(hash, twin);
    }

    /// Removes the old folders after a commit and forgets what belonged to the run, so that the next may begin.
    pub(super) fn settle(&self) {
        lock_of(&self.opened).clear();
        lock_of(&self.twins).clear();
        remove_tree(&self.folder.stage);
        remove_tree(&self.folder.trash);
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // With a journal there the stage is needed to finish the commit.
        if !self.folder.journal.exists() {
            remove_tree(&self.folder.stage);
        }
        // Closing alone would not do while a child process that was just started still holds the file.
        let _ = self.lock.unlock();
    }
}

/// The guarded value; a thread that died while it held the lock leaves it usable.
pub(super) fn lock_of<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn lock(path: &Path, dir: &Path, busy: WhenBusy<'_>) -> Result<File, Diagnostics> {
    let fault = |e: &io::Error| cannot_write(path, e);
    let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(|e| fault(&e))?;
    let locked = match (file.try_lock(), busy) {
        (Ok(()), _) => Ok(()),
        (Err(TryLockError::WouldBlock), WhenBusy::Fail) => return Err(Diagnostic::new(&OUTPUT_BUSY).with("path", dir.display()).into()),
        (Err(TryLockError::WouldBlock), WhenBusy::Wait(say)) => {
            say();
            file.lock()
        }
        (Err(TryLockError::Error(error)), _) => Err(error),
    };
    match locked {
        // Some network drives have no locks: better unlocked than not at all.
        Err(error) if error.kind() != ErrorKind::Unsupported => Err(fault(&error)),
        _ => Ok(file),
    }
}

fn holds_files(dir: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(dir)? {
        if !entry?.file_name().as_encoded_bytes().starts_with(b".") {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Makes sure that nothing stale is in the stage; what cannot be deleted from the trash may stay.
fn clear_stage(folder: &Folder) -> Result<(), Diagnostics> {
    remove_tree(&folder.trash);
    match fs::remove_dir_all(&folder.stage) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            let bin = journal::free_bin(folder);
            fs::create_dir_all(&bin)
                .and_then(|()| fs::rename(&folder.stage, bin.join(".stage")))
                .map_err(|_| cannot_write(&folder.stage, &error))
        }
        _ => Ok(()),
    }
}

/// Deletes a folder with all that is in it, as far as that is possible: the rest is deleted by the next run.
fn remove_tree(path: &Path) {
    let _ = fs::remove_dir_all(path);
}
