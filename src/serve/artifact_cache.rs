//! Made files that are expensive to make, by key: PDFs, pictures of their pages, resized photos. The least recently used ones are dropped.

use crate::plan::FileMeta;
use crate::render::JobKey;
use axum::body::Bytes;
use rustc_hash::FxHashMap;
use std::sync::{Mutex, PoisonError};

/// The largest total size in bytes.
const CAPACITY: usize = 48 << 20;

/// The largest number of files whose facts are cache.
const MOST_FACTS: usize = 50_000;

/// The file of a key, and pictures of its pages.
#[derive(Clone, Debug, Default)]
struct CachedFile {
    file: Option<Bytes>,
    pages: Option<Vec<Bytes>>,
    /// The value of [`CacheState::clock`] at the last use.
    used: u64,
}

impl CachedFile {
    fn size(&self) -> usize {
        self.file.iter().chain(self.pages.iter().flatten()).map(Bytes::len).sum()
    }
}

#[derive(Debug, Default)]
struct CacheState {
    files: FxHashMap<JobKey, CachedFile>,
    /// Facts of made files; they stay when the file is dropped.
    facts: FxHashMap<JobKey, FileMeta>,
    /// The number of uses so far.
    clock: u64,
    /// Bytes of all files.
    size: usize,
}

/// A cache of made files, shared by all versions.
#[derive(Debug, Default)]
pub struct ArtifactCache(Mutex<CacheState>);

impl ArtifactCache {
    /// The file with this key.
    pub fn file(&self, key: &JobKey) -> Option<Bytes> {
        self.with(|state| state.touch(key)?.file.clone())
    }

    /// The pictures of the pages of the file with this key.
    pub fn pages(&self, key: &JobKey) -> Option<Vec<Bytes>> {
        self.with(|state| state.touch(key)?.pages.clone())
    }

    /// The facts of the file with this key.
    pub fn fact(&self, key: &JobKey) -> Option<FileMeta> {
        self.with(|state| state.facts.get(key).copied())
    }

    /// Stores a file and its facts.
    pub fn keep_file(&self, key: JobKey, file: Bytes, fact: FileMeta) {
        self.with(|state| {
            state.learn(key, fact);
            state.put(key, |cached| cached.file = Some(file));
        });
    }

    /// Stores the facts of a file that is not itself stored.
    pub fn keep_fact(&self, key: JobKey, fact: FileMeta) {
        self.with(|state| state.learn(key, fact));
    }

    /// Stores the pictures of a file's pages.
    pub fn keep_pages(&self, key: JobKey, pages: Vec<Bytes>) {
        self.with(|state| state.put(key, |cached| cached.pages = Some(pages)));
    }

    fn with<T>(&self, work: impl FnOnce(&mut CacheState) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl CacheState {
    fn touch(&mut self, key: &JobKey) -> Option<&CachedFile> {
        self.clock += 1;
        let file = self.files.get_mut(key)?;
        file.used = self.clock;
        Some(file)
    }

    fn learn(&mut self, key: JobKey, fact: FileMeta) {
        if self.facts.len() >= MOST_FACTS {
            self.facts.clear();
        }
        self.facts.insert(key, fact);
    }

    fn put(&mut self, key: JobKey, change: impl FnOnce(&mut CachedFile)) {
        self.clock += 1;
        let file = self.files.entry(key).or_default();
        self.size -= file.size();
        change(file);
        file.used = self.clock;
        self.size += file.size();
        while self.size > CAPACITY && self.files.len() > 1 {
            let Some(oldest) = self.files.iter().min_by_key(|(_, file)| file.used).map(|(key, _)| *key) else { return };
            self.size -= self.files.remove(&oldest).map_or(0, |file| file.size());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ArtifactCache, CAPACITY};
    use crate::plan::FileMeta;
    use axum::body::Bytes;

    #[test]
    fn the_least_recently_used_file_is_dropped_but_its_facts_stay() {
        let cache = ArtifactCache::default();
        let fact = FileMeta { pages: 2, bytes: 1, hash: [0; 16] };
        let third = || Bytes::from(vec![0; CAPACITY / 3]);
        for key in 0..3 {
            cache.keep_file([key; 32], third(), fact);
        }
        assert!(cache.file(&[0; 32]).is_some());
        cache.keep_file([3; 32], third(), fact);
        assert!(cache.file(&[0; 32]).is_some() && cache.file(&[1; 32]).is_none());
        assert_eq!(cache.fact(&[1; 32]).map(|f| f.pages), Some(2));
    }
}
