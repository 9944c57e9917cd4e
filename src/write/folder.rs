//! The layout of an output folder: the roots of places, and the stage, the trash and the journal in `.loa/`.

use super::faults::cannot_read;
use crate::diag::Diagnostics;
use std::path::{Path, PathBuf};

/// The folder of our own in an output.
pub(super) const OWN: &str = ".loa";

/// Where everything stands in an output folder.
#[derive(Debug)]
pub(super) struct Folder {
    /// The folder as the user named it, for messages.
    shown: PathBuf,
    dir: PathBuf,
    pub stage: PathBuf,
    pub trash: PathBuf,
    pub journal: PathBuf,
}

impl Folder {
    pub(super) fn new(shown: &Path) -> Result<Folder, Diagnostics> {
        let dir = std::path::absolute(shown).map_err(|e| cannot_read(shown, &e))?;
        let own = dir.join(OWN);
        Ok(Folder { shown: shown.into(), stage: own.join("stage"), trash: own.join("trash"), journal: own.join("journal"), dir })
    }

    pub(super) fn dir(&self) -> &Path {
        &self.dir
    }

    pub(super) fn live(&self, root: &str) -> PathBuf {
        self.dir.join(root)
    }

    pub(super) fn staged(&self, root: &str) -> PathBuf {
        self.stage.join(root)
    }

    /// The output folder as the user named it.
    pub(super) fn shown_dir(&self) -> &Path {
        &self.shown
    }

    /// The path of a root, or of a file in one, for messages: with the separators of the system throughout.
    pub(super) fn shown(&self, root: &str, path: &str) -> PathBuf {
        self.shown.join(root).join(path).components().collect()
    }
}
