//! Saving: only what was seen is replaced, only below content/ and static/, and both texts are at hand when somebody else was faster.

use super::file::{Refusal, Target, edited};
use super::wanted::Change;
use crate::diag::{CANNOT_READ, CANNOT_WRITE, Diagnostic, EDIT_CONFLICT, EDIT_REFUSED, SourceFile};
use crate::read::{decode_any, read_bytes};
use crate::write::{SourcePath, replace_file};
use std::path::Path;
use std::sync::Arc;

/// A text by its digest: what a page saw.
pub fn text_digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..32].to_string()
}

/// Why nothing was saved.
#[derive(Debug)]
pub enum NotSaved {
    /// The file is another one than was seen.
    Conflict {
        now: Arc<str>,
        /// The file as it would have become.
        mine: String,
    },
    Fault(Box<Diagnostic>),
}

impl NotSaved {
    /// In words of the program.
    pub fn diagnostic(&self, path: &str) -> Diagnostic {
        match self {
            NotSaved::Conflict { .. } => Diagnostic::new(&EDIT_CONFLICT).with("path", path),
            NotSaved::Fault(fault) => (**fault).clone(),
        }
    }
}

/// What a save changes.
pub struct Save<'a> {
    pub target: Target,
    pub changes: &'a [Change],
    pub body: Option<&'a str>,
    /// Digest of the text that was seen.
    pub seen: &'a str,
}

/// Puts changes into a source file below the site's folder; the new text.
pub fn save(root: &Path, source: &SourceFile, save: &Save) -> Result<String, NotSaved> {
    let refused = |why: &str| fault(Diagnostic::new(&EDIT_REFUSED).with("path", &source.path).with("why", why));
    let path = SourcePath::new(root, &source.path).map_err(refused)?;
    let mine = edited(source, &save.target, save.changes, save.body).map_err(|refusal| {
        refused(match refusal {
            Refusal::Sheet => "sheet",
            Refusal::Cell => "cell",
            Refusal::NotSure => "odd",
        })
    })?;
    let bytes = read_bytes(path.disk()).map_err(|e| fault(Diagnostic::new(&CANNOT_READ).with("path", &source.path).with("reason", e)))?;
    let now = decode_any(&bytes).unwrap_or_default();
    if text_digest(&now) != save.seen || *now != *source.text {
        return Err(NotSaved::Conflict { now, mine });
    }
    match replace_file(path.disk(), &now, &mine) {
        Ok(()) => Ok(mine),
        Err(error) => Err(fault(Diagnostic::new(&CANNOT_WRITE).with("path", &source.path).with("reason", "other").with("system", error))),
    }
}

fn fault(diagnostic: Diagnostic) -> NotSaved {
    NotSaved::Fault(Box::new(diagnostic))
}
