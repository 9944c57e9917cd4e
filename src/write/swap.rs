//! Puts staged roots in the place of live ones: by exchange where the system can, else by two renames; and takes that back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::faults::cannot_move;
use super::output::Folder;
use super::{Hash, files};
use crate::diag::Diagnostic;

/// How a live root and a staged one change places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// In one step where the system can do that, else as `Renames`.
    Exchange,
    /// The old one goes to the trash, then the new one takes its place.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests choose it"))]
    Renames,
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
pub(super) struct Step {
    pub action: Action,
    pub name: String,
    /// Checksum of the manifest: of the staged root, or of the one to be removed.
    pub sum: Hash,
}

/// Takes all steps or, when one fails, none. `bin` is a new folder in the trash.
///
/// The second value of an error says whether everything could be taken back.
pub(super) fn take_all(folder: &Folder, way: Way, bin: &Path, steps: &[Step]) -> Result<(), (Diagnostic, bool)> {
    for (n, step) in steps.iter().enumerate() {
        if let Err(fault) = take(folder, way, bin, step) {
            let undone = steps[..n].iter().rev().all(|step| take_back(folder, bin, step).is_ok());
            return Err((fault, undone && !is_there(&bin.join(&step.name))));
        }
    }
    Ok(())
}

/// Takes one step; after an error the live root is as it was.
pub(super) fn take(folder: &Folder, way: Way, bin: &Path, step: &Step) -> Result<(), Diagnostic> {
    let place = Place::new(folder, bin, &step.name);
    let done = match step.action {
        Action::Remove => throw_away(&place),
        Action::Swap if !is_there(&place.live) => files::rename(&place.staged, &place.live),
        Action::Swap => match way {
            Way::Exchange => exchange(&place.staged, &place.live),
            Way::Renames => Ok(false),
        }
        .and_then(|exchanged| if exchanged { Ok(()) } else { two_renames(&place) }),
    };
    done.map_err(|e| cannot_move(&folder.shown(&step.name, ""), &e))
}

fn take_back(folder: &Folder, bin: &Path, step: &Step) -> io::Result<()> {
    let place = Place::new(folder, bin, &step.name);
    match step.action {
        Action::Remove => files::rename(&place.old, &place.live),
        Action::Swap if is_there(&place.old) => {
            files::rename(&place.live, &place.staged).and_then(|()| files::rename(&place.old, &place.live))
        }
        Action::Swap if is_there(&place.staged) => exchange(&place.staged, &place.live).map(|_| ()),
        Action::Swap => files::rename(&place.live, &place.staged),
    }
}

struct Place {
    live: PathBuf,
    staged: PathBuf,
    /// Where the old root goes when it cannot be exchanged.
    old: PathBuf,
}

impl Place {
    fn new(folder: &Folder, bin: &Path, name: &str) -> Place {
        Place { live: folder.live(name), staged: folder.staged(name), old: bin.join(name) }
    }
}

fn throw_away(place: &Place) -> io::Result<()> {
    if let Some(bin) = place.old.parent() {
        fs::create_dir_all(bin)?;
    }
    files::rename(&place.live, &place.old)
}

fn two_renames(place: &Place) -> io::Result<()> {
    throw_away(place)?;
    files::rename(&place.staged, &place.live).inspect_err(|_| {
        // If this fails too, the next run does it.
        let _ = files::rename(&place.old, &place.live);
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
