//! The files of a site before they are parsed: their names, and on request their bytes, to tell whether anything changed since the last build.

use super::open::SiteFolder;
use super::site::{kind_of, text_format};
use super::walk::{DiskFile, walk};
use crate::diag::{Diagnostic, Diagnostics, NO_SITE};
use rayon::prelude::*;
use rustc_hash::FxHasher;
use std::hash::Hasher;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes of a text and their digest.
pub(super) type ReadText = (u64, Vec<u8>);

/// The files of `content/` and `static/`, by name.
pub struct SiteListing {
    pub(super) site_dir: PathBuf,
    pub(super) folder: SiteFolder,
    /// Texts and tables of `content/`, sorted by path.
    pub(super) texts: Vec<DiskFile>,
    /// All other files.
    pub(super) others: Vec<DiskFile>,
    /// Each text after [`SiteListing::read_ahead`]; none where it cannot be read or is too large.
    pub(super) read_ahead: Vec<Option<ReadText>>,
    /// What the walk has to report.
    pub(super) faults: Diagnostics,
}

impl SiteListing {
    /// Walks `content/` and `static/`. No file is opened.
    pub fn new(site_dir: &Path) -> SiteListing {
        let mut faults = Diagnostics::new();
        if !site_dir.join("content").is_dir() {
            faults.push(Diagnostic::new(&NO_SITE).with("path", site_dir.display()));
        }
        let mut texts = walk(site_dir, "content", &mut faults);
        texts.extend(walk(site_dir, "static", &mut faults));
        let others = texts.extract_if(.., |f| !f.path.starts_with("content/") || text_format(&f.path).is_none()).collect();
        SiteListing { site_dir: site_dir.to_path_buf(), folder: SiteFolder::new(site_dir), texts, others, read_ahead: Vec::new(), faults }
    }

    /// The listing of the files that settings come from, `site.yaml` and the site's own kinds, and of those that are no texts.
    pub fn of_settings(mut self) -> SiteListing {
        self.texts.retain(|file| &*file.path == "content/site.yaml" || kind_of(&file.path).is_some());
        self
    }

    /// Reads the bytes of all texts and returns the digest that [`Sources::digest`](super::Sources) will have.
    pub fn read_ahead(&mut self) -> blake3::Hash {
        let read = |found: &DiskFile| {
            let mut bytes = Vec::new();
            let max = text_format(&found.path)?.max_bytes();
            let size = read_into(&self.folder, found, max, &mut bytes).ok()?;
            (size as u64 <= max).then(|| (text_digest(&bytes), bytes))
        };
        self.read_ahead = self.texts.par_iter().with_min_len(16).map(read).collect();
        let names = names_digest(&self.texts, &self.others, &self.faults);
        texts_digest(names, self.read_ahead.iter().map(|file| file.as_ref().map(|file| file.0)))
    }

    /// The digest of a file that is no text; none where it is not there or cannot be read.
    pub fn digest_other(&self, path: &str) -> Option<blake3::Hash> {
        let at = self.others.binary_search_by(|other| (*other.path).cmp(path)).ok()?;
        Some(super::Asset::new(self.others[at].disk.clone(), self.folder.clone()).digest().ok()?.0)
    }
}

/// Reads a file into `bytes`, which is emptied before, up to one byte more than `max`. Returns how many bytes were read.
pub(super) fn read_into(folder: &SiteFolder, found: &DiskFile, max: u64, bytes: &mut Vec<u8>) -> io::Result<usize> {
    bytes.clear();
    // Asking for the size first would take a fifth of the time of ten thousand small files.
    folder.open(&found.disk)?.take(max + 1).read_to_end(bytes)
}

/// Digest of the names of all files, with what the walk has reported.
pub(super) fn names_digest(texts: &[DiskFile], others: &[DiskFile], faults: &Diagnostics) -> blake3::Hasher {
    let mut hasher = blake3::Hasher::new();
    let mut feed = |text: &str| {
        hasher.update(text.as_bytes());
        hasher.update(&[0]);
    };
    texts.iter().chain(others).for_each(|file| feed(&file.path));
    faults.iter().for_each(|fault| feed(&format!("{} {:?}", fault.code.name, fault.args)));
    hasher
}

/// The digest of names, then of the bytes of each text; none for one that was not read.
pub(super) fn texts_digest(mut names: blake3::Hasher, texts: impl Iterator<Item = Option<u64>>) -> blake3::Hash {
    for text in texts {
        names.update(&text.unwrap_or_default().to_le_bytes());
    }
    names.finalize()
}

/// The digest of the bytes of a text: tells one state of it from another, much faster than a cryptographic one.
pub(super) fn text_digest(bytes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    hasher.write_usize(bytes.len());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::SiteListing;
    use std::fs;

    #[test]
    fn settings_are_read_without_the_content() {
        let folder = tempfile::tempdir().unwrap();
        for path in ["site.yaml", "kinds/cho.yaml", "guides/a.md", "places.csv", "words/site.yaml"] {
            let file = folder.path().join("content").join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "a: b").unwrap();
        }
        let listing = SiteListing::new(folder.path()).of_settings();
        let paths: Vec<&str> = listing.texts.iter().map(|file| &*file.path).collect();
        assert_eq!(paths, ["content/kinds/cho.yaml", "content/site.yaml"]);
    }
}
