//! One root of the output during a run: what it holds, and what the run says about each of its files. Called from many threads.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::faults::{bad_path, cannot_read, cannot_stage, changed};
use super::files::{self, Stamp};
use super::manifest::{LeftOut, Manifest, ManifestEntry};
use super::output::{Output, Twin, lock_of};
use super::paths;
use super::types::{FileKey, Hash, PutResult};
use crate::diag::Diagnostics;
use crate::plan::FileMeta;

/// What was found where the root stands.
#[derive(Debug)]
pub(super) struct State {
    pub exists: bool,
    pub known: Manifest,
    /// There is a sound manifest, or no files at all.
    pub trusted: bool,
}

/// Where a file of the new root comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// It lies in the stage.
    Stage,
    /// It lies in the live root and goes on.
    Live,
    /// It should lie in the live root; a partial run does not mind if it is gone.
    Perhaps,
    /// It is gone.
    Gone,
}

/// What the run said about one file.
#[derive(Debug)]
pub(super) struct FileRecord {
    pub path: Box<str>,
    pub entry: ManifestEntry,
    pub origin: Origin,
}

/// What a run said about a root.
pub(super) struct ClosedRoot {
    pub name: String,
    pub state: State,
    pub records: Vec<FileRecord>,
    pub left_out: LeftOut,
}

/// A root opened by [`Output::root`]. Nothing of it changes before [`Output::commit`]; dropped, it leaves everything as it was.
#[derive(Debug)]
pub struct SiteOutput<'o> {
    output: &'o Output,
    name: String,
    live: PathBuf,
    stage: PathBuf,
    state: State,
    records: Mutex<Vec<FileRecord>>,
    /// Files with another time and the same bytes.
    touched: Mutex<HashMap<Box<str>, Stamp>>,
    left_out: Mutex<LeftOut>,
}

/// Digests a file while it is written.
struct HashingWriter<'f> {
    file: &'f mut File,
    hasher: blake3::Hasher,
}

impl Write for HashingWriter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.hasher.update(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// What is known of a big file before it is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExpectedContent {
    /// As [`super::hash`] gives it.
    pub hash: Hash,
    /// Bytes.
    pub size: u64,
}

pub(super) fn open<'o>(output: &'o Output, name: &str, state: State) -> SiteOutput<'o> {
    let (live, stage) = (output.folder.live(name), output.folder.staged(name));
    let (records, touched, left_out) = (Mutex::default(), Mutex::default(), Mutex::default());
    SiteOutput { output, name: name.to_string(), live, stage, state, records, touched, left_out }
}

impl SiteOutput<'_> {
    /// Name of the root.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn known(&self) -> &Manifest {
        &self.state.known
    }

    /// The folder as it stands (or will stand) in the output.
    pub fn folder(&self) -> &Path {
        &self.live
    }

    /// The key a file had in the last run, for telling why it is out of date.
    pub fn known_key(&self, path: &str) -> Option<&FileKey> {
        self.state.known.find(path).map(|entry| &entry.key)
    }

    /// What was known of a file in the last run.
    pub fn known_file(&self, path: &str) -> Option<FileMeta> {
        self.state.known.find(path).map(|entry| entry.fact())
    }

    /// Was this file made with this key, and is it still what it was then? One look where size and time are the same. Only where the time
    /// is another – caches between machines lose it – the file is read.
    pub fn is_current(&self, path: &str, key: &FileKey) -> bool {
        let Some(entry) = self.state.known.find(path).filter(|entry| entry.key == *key) else { return false };
        let live = self.live.join(path);
        let Some(stamp) = files::stamp(&live) else { return false };
        if stamp == entry.stamp {
            return true;
        }
        let same = stamp.size == entry.stamp.size && files::digest(&live).is_ok_and(|hash| hash == entry.hash);
        if same {
            lock_of(&self.touched).insert(path.into(), stamp);
        }
        same
    }

    /// The file goes on as it is, from now on under `key`. `false`, and nothing is done, when the last run did not make it.
    pub fn keep(&self, path: &str, key: &FileKey) -> bool {
        let Some(known) = self.state.known.find(path) else { return false };
        let stamp = lock_of(&self.touched).get(path).copied().unwrap_or(known.stamp);
        self.record(path, ManifestEntry { key: *key, stamp, ..*known }, Origin::Live);
        true
    }

    /// The file is out of date and goes, even in a run that prunes nothing. `false`, and nothing is done, when the last run did not make it.
    pub fn remove(&self, path: &str) -> bool {
        let Some(known) = self.state.known.find(path) else { return false };
        self.record(path, *known, Origin::Gone);
        true
    }

    /// A planned file is not made, which is remembered with its key. One that an earlier run made goes.
    pub fn leave_out(&self, path: &str, key: &FileKey) {
        self.remove(path);
        lock_of(&self.left_out).insert(path.into(), *key);
    }

    /// Whether the last run left a file out that would have had this key.
    pub fn is_left_out(&self, path: &str, key: &FileKey) -> bool {
        self.state.known.left_out().get(path) == Some(key)
    }

    /// The files that the last run left out.
    pub fn known_left_out(&self) -> impl Iterator<Item = (&str, &FileKey)> {
        self.state.known.left_out().iter().map(|(path, key)| (&**path, key))
    }

    /// Takes the bytes of a file. They are staged unless the root holds the same already.
    ///
    /// Errors: `BAD_PATH`, `PATHS_COLLIDE` (the path, or one of its folders, was taken by another file), `CANNOT_WRITE`.
    pub fn put(&self, path: &str, key: &FileKey, bytes: &[u8]) -> Result<PutResult, Diagnostics> {
        self.take(path, key, bytes, false, 0)
    }

    /// As [`SiteOutput::put`], for files whose pages are counted.
    pub fn put_pages(&self, path: &str, key: &FileKey, bytes: &[u8], pages: u32) -> Result<PutResult, Diagnostics> {
        self.take(path, key, bytes, false, pages)
    }

    /// As [`SiteOutput::put`], for files that are the same in many roots: those become links to one file where the system has links.
    pub fn put_shared(&self, path: &str, key: &FileKey, bytes: &[u8]) -> Result<PutResult, Diagnostics> {
        self.take(path, key, bytes, true, 0)
    }

    /// Copies a file of the user that is too big to be held in memory; shared as in [`SiteOutput::put_shared`], never linked to `from`.
    ///
    /// Errors as for [`SiteOutput::put`], and `CANNOT_READ`, and `CHANGED_WHILE_BUILDING` when size or digest are not those in `known`.
    pub fn copy(&self, path: &str, key: &FileKey, from: &Path, known: ExpectedContent) -> Result<PutResult, Diagnostics> {
        self.copy_opened(path, key, from, || File::open(from), known)
    }

    /// Like [`SiteOutput::copy`], for a file that the caller opens; `from` is for messages.
    pub fn copy_opened(
        &self,
        path: &str,
        key: &FileKey,
        from: &Path,
        open: impl FnOnce() -> io::Result<File>,
        known: ExpectedContent,
    ) -> Result<PutResult, Diagnostics> {
        self.guard(path)?;
        let ExpectedContent { hash, size } = known;
        let unreadable = |e| cannot_read(from, &e);
        let mut source = open().map_err(unreadable)?;
        let meta = source.metadata().map_err(unreadable)?;
        if !meta.is_file() || meta.len() != size {
            return Err(changed(from));
        }
        if let Some(put) = self.reuse(path, (key, 0), &hash, size, true)? {
            return Ok(put);
        }
        let target = self.stage.join(path);
        let (stamp, copied) = files::copy(&mut source, &target).map_err(|e| cannot_stage(&self.shown(path), &e))?;
        if (stamp.size, copied) != (size, hash) {
            let _ = fs::remove_file(&target);
            return Err(changed(from));
        }
        self.output.set_twin(hash, Twin { path: target, stamp });
        self.record(path, ManifestEntry { key: *key, hash, stamp, pages: 0 }, Origin::Stage);
        Ok(PutResult::Written)
    }

    /// Takes a file too big to be held in memory: `fill` writes it and says how many pages it has.
    pub fn write(
        &self,
        path: &str,
        key: &FileKey,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<u32>,
    ) -> Result<(PutResult, FileMeta), Diagnostics> {
        self.guard(path)?;
        let target = self.stage.join(path);
        let mut sums = None;
        let stamp = files::create(&target, |file| {
            let mut out = BufWriter::new(HashingWriter { file, hasher: blake3::Hasher::new() });
            let pages = fill(&mut out)?;
            out.flush()?;
            sums = Some((files::half(&out.get_ref().hasher.finalize()), pages));
            Ok(())
        });
        let (stamp, Some((hash, pages))) = (stamp.map_err(|e| cannot_stage(&self.shown(path), &e))?, sums) else {
            return Err(changed(&self.shown(path)));
        };
        let facts = FileMeta { pages, bytes: stamp.size, hash };
        if let Some(stamp) = self.live_twin(path, &hash, stamp.size) {
            fs::remove_file(&target).map_err(|e| cannot_stage(&self.shown(path), &e))?;
            self.record(path, ManifestEntry { key: *key, hash, stamp, pages }, Origin::Live);
            return Ok((PutResult::Unchanged, facts));
        }
        self.record(path, ManifestEntry { key: *key, hash, stamp, pages }, Origin::Stage);
        Ok((PutResult::Written, facts))
    }

    /// The bytes of a file that this run has handed over or kept.
    pub fn read(&self, path: &str) -> Result<Vec<u8>, Diagnostics> {
        let staged = fs::read(self.stage.join(path));
        staged.or_else(|_| fs::read(self.live.join(path))).map_err(|e| cannot_read(&self.shown(path), &e))
    }

    fn take(&self, path: &str, key: &FileKey, bytes: &[u8], shared: bool, pages: u32) -> Result<PutResult, Diagnostics> {
        self.guard(path)?;
        let hash = files::hash(bytes);
        if let Some(put) = self.reuse(path, (key, pages), &hash, bytes.len() as u64, shared)? {
            return Ok(put);
        }
        let target = self.stage.join(path);
        let stamp = files::create(&target, |file| file.write_all(bytes)).map_err(|e| cannot_stage(&self.shown(path), &e))?;
        if shared {
            self.output.set_twin(hash, Twin { path: target, stamp });
        }
        self.record(path, ManifestEntry { key: *key, hash, stamp, pages }, Origin::Stage);
        Ok(PutResult::Written)
    }

    /// Settles a file of this digest without writing one: it is in the live root already, or another root has it for a link.
    pub(super) fn reuse(
        &self,
        path: &str,
        made: (&FileKey, u32),
        hash: &Hash,
        size: u64,
        shared: bool,
    ) -> Result<Option<PutResult>, Diagnostics> {
        let (key, pages) = (*made.0, made.1);
        if let Some(stamp) = self.live_twin(path, hash, size) {
            if shared && self.output.twin(hash).is_none() {
                self.output.set_twin(*hash, Twin { path: self.live.join(path), stamp });
            }
            self.record(path, ManifestEntry { key, hash: *hash, stamp, pages }, Origin::Live);
            return Ok(Some(PutResult::Unchanged));
        }
        let Some(twin) = shared.then(|| self.output.twin(hash)).flatten() else { return Ok(None) };
        let target = self.stage.join(path);
        match files::with_parent(&target, || fs::hard_link(&twin.path, &target)) {
            Ok(()) if files::stamp(&target) == Some(twin.stamp) => {
                self.record(path, ManifestEntry { key, hash: *hash, stamp: twin.stamp, pages }, Origin::Stage);
                Ok(Some(PutResult::Written))
            }
            // Somebody changed the other root's file.
            Ok(()) => fs::remove_file(&target).map(|()| None).map_err(|e| cannot_stage(&self.shown(path), &e)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(cannot_stage(&self.shown(path), &error)),
            // No links here, or too many of this file: the bytes are written once more.
            Err(_) => Ok(None),
        }
    }

    /// The stamp of the file in the live root if it holds these bytes. It is read only when the manifest cannot answer for it.
    fn live_twin(&self, path: &str, hash: &Hash, size: u64) -> Option<Stamp> {
        if !self.state.exists {
            return None;
        }
        let live = self.live.join(path);
        let stamp = files::stamp(&live).filter(|stamp| stamp.size == size)?;
        let same = match self.state.known.find(path) {
            Some(known) if known.stamp == stamp => known.hash == *hash,
            _ => files::digest(&live).ok()? == *hash,
        };
        same.then_some(stamp)
    }

    pub(super) fn staged(&self, path: &str) -> PathBuf {
        self.stage.join(path)
    }

    /// Other roots may link to this file of the run.
    pub(super) fn share(&self, hash: Hash, twin: Twin) {
        self.output.set_twin(hash, twin);
    }

    fn guard(&self, path: &str) -> Result<(), Diagnostics> {
        paths::refusal(path).map_or(Ok(()), |reason| Err(bad_path(path, reason)))
    }

    pub(super) fn shown(&self, path: &str) -> PathBuf {
        self.output.folder.shown(&self.name, path)
    }

    pub(super) fn record(&self, path: &str, entry: ManifestEntry, origin: Origin) {
        lock_of(&self.records).push(FileRecord { path: path.into(), entry, origin });
    }

    /// What a commit needs.
    pub(super) fn close(self) -> ClosedRoot {
        ClosedRoot {
            name: self.name,
            state: self.state,
            records: self.records.into_inner().unwrap_or_else(PoisonError::into_inner),
            left_out: self.left_out.into_inner().unwrap_or_else(PoisonError::into_inner),
        }
    }
}
