//! Folders that live as long as a test: written from words, copied from a case, compared file by file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A site in a folder of its own.
pub struct Scratch {
    folder: TempDir,
}

impl Scratch {
    pub fn new() -> Scratch {
        // In memory where there is such a place: thousands of small files are written.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        Scratch { folder: folder.or_else(|_| tempfile::tempdir()).expect("a temporary folder") }
    }

    /// What a case of `tests/sites` is made of.
    pub fn of_case(name: &str) -> Scratch {
        let scratch = Scratch::new();
        let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(name);
        ["content", "themes", "static"].iter().for_each(|part| copy_folder(&case.join(part), &scratch.at(part)));
        scratch
    }

    /// A folder with these files.
    pub fn with(files: &[(&str, &str)]) -> Scratch {
        let scratch = Scratch::new();
        files.iter().for_each(|(path, text)| scratch.write(path, text));
        scratch
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// Writes a file and the folders it stands in.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        write(&self.at(path), bytes.as_ref());
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    pub fn remove(&self, path: &str) {
        let at = self.at(path);
        if at.is_dir() { fs::remove_dir_all(at) } else { fs::remove_file(at) }.unwrap_or_else(|e| panic!("{path}: {e}"));
    }
}

/// Writes a file and the folders it stands in.
pub fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
    fs::write(path, bytes).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
}

/// Copies a folder with all it holds.
pub fn copy_folder(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        write(&to.join(path), &bytes);
    }
}

/// Every file below a folder with its bytes, by path with `/`. A folder that is not there has none.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    collect(folder, "", &mut found);
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => collect(&entry.path(), &format!("{name}/"), found),
            Ok(kind) if kind.is_file() => drop(found.insert(name, fs::read(entry.path()).unwrap_or_default())),
            _ => drop(found.insert(name, Vec::new())),
        }
    }
}

/// What a build published: every file of every root, without what the program keeps for itself.
pub fn published(output: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = files(output);
    found.retain(|path, _| !path.starts_with(".loa/") && !path.ends_with("/.loa-manifest"));
    found
}
