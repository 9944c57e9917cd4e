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
