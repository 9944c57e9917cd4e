//! Files for somebody to open, in a folder that holds nothing else.

use super::faults::{bad_path, cannot_read, cannot_write, not_safe};
use super::paths;
use super::whole::WriteFolder;
use crate::diag::Diagnostics;
use std::fs;
use std::path::Path;

/// Writes files into a folder that is new, empty, or known by the file `mark` as one that was filled like this before.
///
/// Errors: `OUTPUT_UNSAFE`, `BAD_PATH`, `CANNOT_READ`, `CANNOT_WRITE`.
pub fn hand_out(dir: &Path, mark: &str, files: &[(String, Vec<u8>)]) -> Result<(), Diagnostics> {
    if dir.exists() && !dir.is_dir() {
        return Err(not_safe(dir, "not-a-folder", dir));
    }
    let is_empty = || fs::read_dir(dir).map(|mut entries| entries.next().is_none()).map_err(|e| cannot_read(dir, &e));
    if dir.exists() && !dir.join(mark).is_file() && !is_empty()? {
        return Err(not_safe(dir, "not-ours", dir));
    }
    for (path, bytes) in files {
        if let Some(reason) = paths::refusal(path) {
            return Err(bad_path(path, reason));
        }
        let (below, name) = path.rsplit_once('/').unwrap_or(("", path));
        let written = WriteFolder::open(dir).and_then(|folder| folder.below(below)?.replace(name, bytes));
        written.map_err(|e| cannot_write(&dir.join(path), &e))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::hand_out;

    #[test]
    fn a_folder_with_other_files_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let files = [("a/b.typ".to_string(), b"x".to_vec()), ("mark.typ".to_string(), Vec::new())];
        assert!(hand_out(&at("new"), "mark.typ", &files).is_ok());
        assert!(hand_out(&at("new"), "mark.typ", &files).is_ok(), "once more");
        std::fs::create_dir(at("theirs")).unwrap();
        std::fs::write(at("theirs/letter.txt"), "x").unwrap();
        assert!(hand_out(&at("theirs"), "mark.typ", &files).is_err());
        assert_eq!(std::fs::read_dir(at("theirs")).unwrap().count(), 1);
    }
}
