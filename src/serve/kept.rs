//! Files that are dear to make, kept by key as long as there is room: laid-out PDFs, pictures of their pages, photos made smaller.

use crate::plan::FileMeta;
use crate::render::JobKey;
use axum::body::Bytes;
use rustc_hash::FxHashMap;
use std::sync::{Mutex, PoisonError};

/// Most bytes that are kept.
const ROOM: usize = 48 << 20;

/// Most files of which facts are known.
const MOST_FACTS: usize = 50_000;

/// What is kept under a key: the file, and as a second thing pictures of its pages.
#[derive(Clone, Debug, Default)]
struct Thing {
    file: Option<Bytes>,
    pages: Option<Vec<Bytes>>,
    used: u64,
}

impl Thing {
    fn size(&self) -> usize {
        self.file.iter().chain(self.pages.iter().flatten()).map(Bytes::len).sum()
    }
}

#[derive(Debug, Default)]
struct Shelf {
    things: FxHashMap<JobKey, Thing>,
    /// What is known of files that were made, also when they are no longer kept.
    facts: FxHashMap<JobKey, FileMeta>,
    clock: u64,
    size: usize,
}

/// All that is kept.
#[derive(Debug, Default)]
pub struct Kept(Mutex<Shelf>);

impl Kept {
    pub fn file(&self, key: &JobKey) -> Option<Bytes> {
        self.with(|shelf| shelf.touch(key)?.file.clone())
    }

    pub fn pages(&self, key: &JobKey) -> Option<Vec<Bytes>> {
        self.with(|shelf| shelf.touch(key)?.pages.clone())
    }

    pub fn fact(&self, key: &JobKey) -> Option<FileMeta> {
        self.with(|shelf| shelf.facts.get(key).copied())
    }

    pub fn keep_file(&self, key: JobKey, file: Bytes, fact: FileMeta) {
        self.with(|shelf| {
            shelf.learn(key, fact);
            shelf.put(key, |thing| thing.file = Some(file));
        });
    }

    pub fn keep_fact(&self, key: JobKey, fact: FileMeta) {
        self.with(|shelf| shelf.learn(key, fact));
    }

    pub fn keep_pages(&self, key: JobKey, pages: Vec<Bytes>) {
        self.with(|shelf| shelf.put(key, |thing| thing.pages = Some(pages)));
    }

    fn with<T>(&self, work: impl FnOnce(&mut Shelf) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Shelf {
    fn touch(&mut self, key: &JobKey) -> Option<&Thing> {
        self.clock += 1;
        let thing = self.things.get_mut(key)?;
        thing.used = self.clock;
        Some(thing)
    }

    fn learn(&mut self, key: JobKey, fact: FileMeta) {
        if self.facts.len() >= MOST_FACTS {
            self.facts.clear();
        }
        self.facts.insert(key, fact);
    }

    fn put(&mut self, key: JobKey, change: impl FnOnce(&mut Thing)) {
        self.clock += 1;
        let thing = self.things.entry(key).or_default();
        self.size -= thing.size();
        change(thing);
        thing.used = self.clock;
        self.size += thing.size();
        while self.size > ROOM && self.things.len() > 1 {
            let Some(oldest) = self.things.iter().min_by_key(|(_, thing)| thing.used).map(|(key, _)| *key) else { return };
            self.size -= self.things.remove(&oldest).map_or(0, |thing| thing.size());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, ROOM};
    use crate::plan::FileMeta;
    use axum::body::Bytes;

    #[test]
    fn what_was_not_used_for_longest_makes_room_but_its_facts_stay() {
        let kept = Kept::default();
        let fact = FileMeta { pages: 2, bytes: 1, hash: [0; 16] };
        let third = || Bytes::from(vec![0; ROOM / 3]);
        for key in 0..3 {
            kept.keep_file([key; 32], third(), fact);
        }
        assert!(kept.file(&[0; 32]).is_some());
        kept.keep_file([3; 32], third(), fact);
        assert!(kept.file(&[0; 32]).is_some() && kept.file(&[1; 32]).is_none());
        assert_eq!(kept.fact(&[1; 32]).map(|f| f.pages), Some(2));
    }
}
