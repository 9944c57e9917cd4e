//! Files that a person asked for beside the site: forms, reports, new tables.

use super::source::{create_file, place};
use super::whole::WriteFolder;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Writes a file and the folders above it. One that is there with other content stays, unless it may be replaced; where it is a link that a person
/// made, the file that it leads to is replaced.
///
/// # Errors
/// `AlreadyExists`, and those of the file system.
pub fn put_file(path: &Path, bytes: &[u8], replace: bool) -> io::Result<()> {
    if replace {
        let real = path.canonicalize();
        let (folder, name) = place(real.as_deref().unwrap_or(path))?;
        return WriteFolder::open(folder)?.replace(name, bytes);
    }
    match create_file(path, bytes) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && fs::read(path).is_ok_and(|old| old == bytes) => Ok(()),
        done => done,
    }
}

/// Copies the bytes of a file to a path where nothing is yet, and makes the folders above it. The permissions are not copied: a source may be
/// read-only, the new site is not.
///
/// # Errors
/// `AlreadyExists`, and those of the file system.
pub fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = fs::File::open(from)?;
    let (folder, name) = place(to)?;
    WriteFolder::open(folder)?.create_by(name, |file| io::copy(&mut source, file).map(drop))
}
