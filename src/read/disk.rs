//! Questions about the disk that other modules ask: what is at a path, and where it leads.

use std::io;
use std::path::{Path, PathBuf};

/// Whether something is at this path, after following links.
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// Whether a folder is at this path, after following links.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether a file is at this path, after following links.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// The absolute path without links; an error where nothing is there.
pub fn canonical(path: &Path) -> io::Result<PathBuf> {
    path.canonicalize()
}

/// Whether nothing is at this path, or a folder without files.
pub fn is_free(path: &Path) -> bool {
    match std::fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_none(),
        Err(_) => !path.exists() && path.symlink_metadata().is_err(),
    }
}

/// The absolute path, without links as far as it exists. None where the current folder is unknown.
pub fn absolute(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let existing = path.ancestors().find(|p| p.exists())?;
    let rest = path.strip_prefix(existing).ok()?;
    Some(existing.canonicalize().ok()?.join(rest))
}

/// The text of a file that a command names, in any encoding that is certain.
///
/// # Errors
/// Those of the file system; a file that is no text is one of invalid data.
pub fn read_text(path: &Path) -> io::Result<std::sync::Arc<str>> {
    let bytes = std::fs::read(path)?;
    super::decode_any(&bytes).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))
}
