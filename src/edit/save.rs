//! Saves files below `content/` and `static/`. A file is replaced only when it is still the one that the page showed; else both texts are
//! returned.

use super::change::FieldChange;
use super::file::{EditRefusal, EditTarget, edited};
use crate::diag::{CANNOT_READ, CANNOT_WRITE, Diagnostic, EDIT_CONFLICT, EDIT_REFUSED, SourceFile};
use crate::read::decode_any;
use crate::write::SourcePath;
use std::path::Path;
use std::sync::Arc;

/// The digest of a text, by which a page remembers the file that it shows: 32 hexadecimal digits.
pub fn text_digest(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..32].to_string()
}

/// Why nothing was saved.
#[derive(Debug)]
pub enum SaveError {
    /// The file was changed since the page showed it.
    Conflict {
        /// The text of the file.
        now: Arc<str>,
        /// The text that would have been saved.
        mine: String,
    },
    /// The file cannot be read, changed or written.
    Fault(Box<Diagnostic>),
}

impl SaveError {
    /// The error as a diagnostic. `path` is the path of the file.
    pub fn diagnostic(&self, path: &str) -> Diagnostic {
        match self {
            SaveError::Conflict { .. } => Diagnostic::new(&EDIT_CONFLICT).with("path", path),
            SaveError::Fault(fault) => (**fault).clone(),
        }
    }
}

/// The changes of a save.
pub struct SaveRequest<'a> {
    /// The item.
    pub target: EditTarget,
    /// The changes of its fields.
    pub changes: &'a [FieldChange],
    /// The new Markdown below the front matter; none when it stays.
    pub body: Option<&'a str>,
    /// Digest of the text that the page showed.
    pub seen: &'a str,
}

/// Changes an item in its file and returns the new text of the file.
pub fn save(site_dir: &Path, source: &SourceFile, save: &SaveRequest) -> Result<String, SaveError> {
    SourcePath::new(site_dir, &source.path).map_err(|why| refused(&source.path, why))?;
    let mine = edited(source, &save.target, save.changes, save.body).map_err(|refusal| fault(not_edited(&source.path, refusal)))?;
    replace(site_dir, source, save.seen, mine)
}

/// The diagnostic for a file that cannot be changed.
pub fn not_edited(path: &str, refusal: EditRefusal) -> Diagnostic {
    let why = match refusal {
        EditRefusal::Sheet => "sheet",
        EditRefusal::Cell => "cell",
        EditRefusal::NotSure => "odd",
    };
    Diagnostic::new(&EDIT_REFUSED).with("path", path).with("why", why)
}

/// Replaces the text of a file and returns the new text. `seen` is the digest of the text that the page showed.
pub fn replace(site_dir: &Path, source: &SourceFile, seen: &str, mine: String) -> Result<String, SaveError> {
    let (path, now) = match current_text(site_dir, source, seen)? {
        (path, now, true) => (path, now),
        (_, now, false) => return Err(SaveError::Conflict { now, mine }),
    };
    match path.replace(&now, &mine) {
        Ok(()) => Ok(mine),
        Err(error) => Err(overtaken(site_dir, source, seen, mine).unwrap_or_else(|| not_written(&source.path, error))),
    }
}

/// The conflict with a save of the same moment, which came between the comparison and the writing.
fn overtaken(site_dir: &Path, source: &SourceFile, seen: &str, mine: String) -> Option<SaveError> {
    let (_, now, is_same) = current_text(site_dir, source, seen).ok()?;
    (!is_same).then_some(SaveError::Conflict { now, mine })
}

/// Removes a file and returns its bytes. `seen` is the digest of the text that the page showed.
pub fn remove(site_dir: &Path, source: &SourceFile, seen: &str) -> Result<Vec<u8>, SaveError> {
    match current_text(site_dir, source, seen)? {
        (path, now, true) => path
            .remove(&now)
            .map_err(|error| overtaken(site_dir, source, seen, String::new()).unwrap_or_else(|| not_written(&source.path, error))),
        (_, now, false) => Err(SaveError::Conflict { now, mine: String::new() }),
    }
}

/// Writes a file that must not exist yet.
pub fn create(site_dir: &Path, path: &str, bytes: &[u8]) -> Result<(), SaveError> {
    let place = SourcePath::new(site_dir, path).map_err(|why| refused(path, why))?;
    place.create(bytes).map_err(|error| not_written(path, error))
}

/// The path and the text of the file as it is now, and whether that is the text that the page showed.
fn current_text(site_dir: &Path, source: &SourceFile, seen: &str) -> Result<(SourcePath, Arc<str>, bool), SaveError> {
    let path = SourcePath::new(site_dir, &source.path).map_err(|why| refused(&source.path, why))?;
    let bytes = path.read().map_err(|e| fault(Diagnostic::new(&CANNOT_READ).with("path", &source.path).because(&e)))?;
    let now = decode_any(&bytes).unwrap_or_default();
    let is_same = text_digest(&now) == seen && *now == *source.text;
    Ok((path, now, is_same))
}

fn refused(path: &str, why: &str) -> SaveError {
    fault(Diagnostic::new(&EDIT_REFUSED).with("path", path).with("why", why))
}

fn not_written(path: &str, error: std::io::Error) -> SaveError {
    fault(Diagnostic::new(&CANNOT_WRITE).with("path", path).because(&error))
}

fn fault(diagnostic: Diagnostic) -> SaveError {
    SaveError::Fault(Box::new(diagnostic))
}
