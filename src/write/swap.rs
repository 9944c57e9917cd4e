//! Puts staged roots in the place of live ones: by exchange where the system can, else by two renames; and takes that back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::faults::cannot_move;
use super::files;
use super::folder::Folder;
use super::types::Hash;
use crate::diag::Diagnostics;

/// How a live root and a staged one change places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExchangeMethod {
    /// In one step where the system can do that, else as `TwoRenames`.
    Exchange,
    /// The old one goes to the trash, then the new one takes its place.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests choose it"))]
    TwoRenames,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// The staged root takes the place of the live one (or an empty place).
    Swap,
    /// The live root goes to the trash.
    Remove,
}

/// What is to happen to one root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ExchangeStep {
    pub action: Action,
    pub name: String,
    /// Checksum of the manifest: of the staged root, or of the one to be removed.
    pub sum: Hash,
}

/// Takes all steps or, when one fails, none. `bin` is a new folder in the trash.
///
/// The second value of an error says whether everything could be taken back.
pub(super) fn take_all(folder: &Folder, method: ExchangeMethod, bin: &Path, steps: &[ExchangeStep]) -> Result<(), (Diagnostics, bool)> {
    for (n, step) in steps.iter().enumerate() {
        if let Err(fault) = take(folder, method, bin, step) {
            let undone = steps[..n].iter().rev().all(|step| take_back(folder, bin, step).is_ok());
            return Err((fault, undone && !is_there(&bin.join(&step.name))));
        }
    }
    Ok(())
}

/// Takes one step; after an error the live root is as it was.
pub(super) fn take(folder: &Folder, method: ExchangeMethod, bin: &Path, step: &ExchangeStep) -> Result<(), Diagnostics> {
    let folders = RootFolders::new(folder, bin, &step.name);
    let done = match step.action {
        Action::Remove => move_to_trash(&folders),
        Action::Swap if !is_there(&folders.live) => files::rename(&folders.staged, &folders.live),
        Action::Swap => match method {
            ExchangeMethod::Exchange => exchange(&folders.staged, &folders.live),
            ExchangeMethod::TwoRenames => Ok(false),
        }
        .and_then(|exchanged| if exchanged { Ok(()) } else { two_renames(&folders) }),
    };
    done.map_err(|e| cannot_move(&folder.shown(&step.name, ""), &e))
}

fn take_back(folder: &Folder, bin: &Path, step: &ExchangeStep) -> io::Result<()> {
    let folders = RootFolders::new(folder, bin, &step.name);
    match step.action {
        Action::Remove => files::rename(&folders.old, &folders.live),
        Action::Swap if is_there(&folders.old) => {
            files::rename(&folders.live, &folders.staged).and_then(|()| files::rename(&folders.old, &folders.live))
        }
        Action::Swap if is_there(&folders.staged) => exchange(&folders.staged, &folders.live).map(|_| ()),
        Action::Swap => files::rename(&folders.live, &folders.staged),
    }
}

struct RootFolders {
    live: PathBuf,
    staged: PathBuf,
    /// Where the old root goes when it cannot be exchanged.
    old: PathBuf,
}

impl RootFolders {
    fn new(folder: &Folder, bin: &Path, name: &str) -> RootFolders {
        RootFolders { live: folder.live(name), staged: folder.staged(name), old: bin.join(name) }
    }
}

fn move_to_trash(folders: &RootFolders) -> io::Result<()> {
    if let Some(bin) = folders.old.parent() {
        fs::create_dir_all(bin)?;
    }
    files::rename(&folders.live, &folders.old)
}

fn two_renames(folders: &RootFolders) -> io::Result<()> {
    move_to_trash(folders)?;
    files::rename(&folders.staged, &folders.live).inspect_err(|_| {
        // If this fails too, the next run does it.
        let _ = files::rename(&folders.old, &folders.live);
    })
}

fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Exchanges two folders in one step; `false` when the system cannot.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP | Errno::PERM) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}
