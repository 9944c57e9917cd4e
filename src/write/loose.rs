//! Files that a person asked for beside the site: forms, reports, new tables.

use std::fs;
use std::io;
use std::path::Path;

/// Writes a file and the folders above it. One that is there with other content stays, unless it may be replaced.
pub fn put_file(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    if !replace && path.exists() {
        return match fs::read(path)? == bytes {
            true => Ok(()),
            false => Err(io::Error::from(io::ErrorKind::AlreadyExists)),
        };
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}
