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
    SourcePath::new(root, &source.path).map_err(|why| refused(&source.path, why))?;
    let mine = edited(source, &save.target, save.changes, save.body).map_err(|refusal| fault(not_edited(&source.path, refusal)))?;
    replace(root, source, save.seen, mine)
}

/// Why a text could not be changed, in words of the program.
pub fn not_edited(path: &str, refusal: Refusal) -> Diagnostic {
    let why = match refusal {
        Refusal::Sheet => "sheet",
        Refusal::Cell => "cell",
        Refusal::NotSure => "odd",
    };
    Diagnostic::new(&EDIT_REFUSED).with("path", path).with("why", why)
}

/// Puts a new text in the place of a file that is still what was seen; `seen` is the digest of its text.
pub fn replace(root: &Path, source: &SourceFile, seen: &str, mine: String) -> Result<String, NotSaved> {
    let (path, now) = match still_there(root, source, seen)? {
        (path, now, true) => (path, now),
        (_, now, false) => return Err(NotSaved::Conflict { now, mine }),
    };
    replace_file(path.disk(), &now, &mine).map_err(|error| not_written(&source.path, error))?;
    Ok(mine)
}

/// Removes a file that is still what was seen; its bytes.
pub fn remove(root: &Path, source: &SourceFile, seen: &str) -> Result<Vec<u8>, NotSaved> {
    match still_there(root, source, seen)? {
        (path, _, true) => path.remove().map_err(|error| not_written(&source.path, error)),
        (_, now, false) => Err(NotSaved::Conflict { now, mine: String::new() }),
    }
}

/// Writes a file that must not be there yet.
pub fn create(root: &Path, path: &str, bytes: &[u8]) -> Result<(), NotSaved> {
    let place = SourcePath::new(root, path).map_err(|why| refused(path, why))?;
    place.create(bytes).map_err(|error| not_written(path, error))
}

/// The file as it is now, and whether that is what was seen.
fn still_there(root: &Path, source: &SourceFile, seen: &str) -> Result<(SourcePath, Arc<str>, bool), NotSaved> {
    let path = SourcePath::new(root, &source.path).map_err(|why| refused(&source.path, why))?;
    let bytes = read_bytes(path.disk()).map_err(|e| fault(Diagnostic::new(&CANNOT_READ).with("path", &source.path).with("reason", e)))?;
    let now = decode_any(&bytes).unwrap_or_default();
    let is_same = text_digest(&now) == seen && *now == *source.text;
    Ok((path, now, is_same))
}

fn refused(path: &str, why: &str) -> NotSaved {
    fault(Diagnostic::new(&EDIT_REFUSED).with("path", path).with("why", why))
}

fn not_written(path: &str, error: std::io::Error) -> NotSaved {
    fault(Diagnostic::new(&CANNOT_WRITE).with("path", path).with("reason", "other").with("system", error))
}

fn fault(diagnostic: Diagnostic) -> NotSaved {
    NotSaved::Fault(Box::new(diagnostic))
}
