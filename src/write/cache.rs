//! The cache: files that were costly to make, by what they were made from, in `.loa/cache/`. Roots get copies, never links to it.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use super::faults::cannot_write;
use super::manifest::digits;
use super::types::FileKey;
use super::{ExpectedContent, Output, files};
use crate::diag::Diagnostics;

/// A file of the cache that can be copied to roots.
#[derive(Clone, Debug)]
pub struct Cached {
    /// Where it is.
    pub path: PathBuf,
    /// Size and digest.
    pub known: ExpectedContent,
}

/// The cache of an output that this process holds.
#[derive(Debug)]
pub struct Cache {
    dir: PathBuf,
    /// Name of each file by the key in it.
    there: HashMap<String, String>,
    next: AtomicU64,
}

impl Output {
    fn cache_folder(&self) -> PathBuf {
        self.folder.dir().join(".loa").join("cache")
    }

    /// What the cache holds. One look at its folder.
    pub fn cache(&self) -> Cache {
        let dir = self.cache_folder();
        let there = names(&dir).filter_map(|name| Some((name.split_once('-')?.0.to_string(), name))).collect();
        Cache { dir, there, next: AtomicU64::new(0) }
    }

    /// Deletes what was made with none of these keys, and the folder when nothing is left.
    pub fn prune_cache<'k>(&self, keys: impl Iterator<Item = &'k FileKey>) {
        let keys: HashSet<String> = keys.map(|key| digits(key)).collect();
        let dir = self.cache_folder();
        for name in names(&dir).filter(|name| is_ours(name) && !name.split_once('-').is_some_and(|(key, _)| keys.contains(key))) {
            let _ = fs::remove_file(dir.join(name));
        }
        if keys.is_empty() {
            let _ = fs::remove_dir(&dir);
        }
    }
}

/// Whether the cache gives files such names: a key and a digest, or a file that was not finished.
fn is_ours(name: &str) -> bool {
    let is_hex = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_hexdigit());
    match name.split_once('-') {
        Some((key, hash)) => is_hex(key, 64) && is_hex(hash, 32),
        None => name.strip_prefix(".new").is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit())),
    }
}

fn names(dir: &Path) -> impl Iterator<Item = String> {
    fs::read_dir(dir).into_iter().flatten().flatten().filter_map(|e| e.file_name().into_string().ok())
}

impl Cache {
    /// The file made with this key, if it is there and sound.
    pub fn find(&self, key: &FileKey) -> Option<Cached> {
        let name = self.there.get(&digits(key))?;
        let path = self.dir.join(name);
        let hash = files::digest(&path).ok()?;
        let size = files::stamp(&path)?.size;
        let sound = name.split_once('-')?.1 == digits(&hash);
        sound.then_some(Cached { path, known: ExpectedContent { hash, size } })
    }

    /// Takes the bytes made with this key.
    pub fn store(&self, key: &FileKey, bytes: &[u8]) -> Result<Cached, Diagnostics> {
        let hash = files::hash(bytes);
        let path = self.dir.join(format!("{}-{}", digits(key), digits(&hash)));
        // A name nobody looks for until it is whole.
        let unfinished = self.dir.join(format!(".new{}", self.next.fetch_add(1, Relaxed)));
        let _ = fs::remove_file(&unfinished);
        files::create(&unfinished, |file| file.write_all(bytes))
            .and_then(|_| fs::rename(&unfinished, &path))
            .map_err(|e| cannot_write(&self.dir, &e))?;
        Ok(Cached { path, known: ExpectedContent { hash, size: bytes.len() as u64 } })
    }
}
