//! Single files of the output: making, linking, copying, digesting and looking at them.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use super::types::Hash;
use super::whole::when_free;

/// How a file is known again without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// Time of the last change, in nanoseconds since 1970.
    pub mtime: i64,
}

/// The stamp of a plain file; nothing when there is none, or something else in its place.
pub fn stamp(path: &Path) -> Option<Stamp> {
    stamp_of(&fs::symlink_metadata(path).ok()?)
}

fn stamp_of(meta: &Metadata) -> Option<Stamp> {
    let nanos = |d: Duration| i64::try_from(d.as_nanos()).unwrap_or(i64::MAX);
    let mtime = match meta.modified().ok()?.duration_since(UNIX_EPOCH) {
        Ok(after) => nanos(after),
        Err(before) => -nanos(before.duration()),
    };
    meta.is_file().then_some(Stamp { size: meta.len(), mtime })
}

/// The digest of a file's bytes, for callers that read a file anyway and pass it to [`SiteOutput::copy`](super::SiteOutput::copy).
pub fn hash(bytes: &[u8]) -> Hash {
    half(&blake3::hash(bytes))
}

/// The half of a digest that a manifest keeps.
pub(super) fn half(hash: &blake3::Hash) -> Hash {
    let mut half = Hash::default();
    half.copy_from_slice(&hash.as_bytes()[..16]);
    half
}

/// The digest of a file on disk.
pub(super) fn digest(path: &Path) -> io::Result<Hash> {
    let mut hasher = blake3::Hasher::new();
    pump(&mut File::open(path)?, &mut io::sink(), &mut hasher)?;
    Ok(half(&hasher.finalize()))
}

/// Does `act`; if it fails for want of the parent folder of `target`, makes that and does it once more.
pub(super) fn with_parent<T>(target: &Path, mut act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    match (act(), target.parent()) {
        (Err(error), Some(parent)) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(parent)?;
            act()
        }
        (done, _) => done,
    }
}

/// Makes a file that must not exist yet, lets `fill` write it, and returns its stamp. Nothing is left of it after an error.
pub(super) fn create(target: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<Stamp> {
    let mut file = with_parent(target, || File::create_new(target))?;
    let done = fill(&mut file).and_then(|()| {
        // Windows sets the time when the file is closed.
        let stamp = if cfg!(windows) { None } else { stamp_of(&file.metadata()?) };
        drop(file);
        stamp.or_else(|| self::stamp(target)).ok_or_else(|| io::Error::from(ErrorKind::NotFound))
    });
    if done.is_err() {
        let _ = fs::remove_file(target);
    }
    done
}

/// Gives a file or folder another name.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    when_free(|| fs::rename(from, to))
}

/// Copies `from` to `target`, which must not exist yet; returns the copy's stamp and digest.
pub(super) fn copy(from: &mut File, target: &Path) -> io::Result<(Stamp, Hash)> {
    let mut hasher = blake3::Hasher::new();
    let stamp = create(target, |file| pump(from, file, &mut hasher))?;
    Ok((stamp, half(&hasher.finalize())))
}

/// Gives the file `old` the second name `new`; makes a copy where the system cannot, and returns its stamp and digest.
pub(super) fn link_or_copy(old: &Path, new: &Path) -> io::Result<Option<(Stamp, Hash)>> {
    use ErrorKind::{AlreadyExists, NotADirectory, NotFound, StorageFull};
    match with_parent(new, || fs::hard_link(old, new)) {
        Ok(()) => Ok(None),
        Err(error) if matches!(error.kind(), NotFound | AlreadyExists | NotADirectory | StorageFull) => Err(error),
        Err(_) => copy(&mut File::open(old)?, new).map(Some),
    }
}

/// Brings the names in a folder to the disk, where the system can do that.
pub(super) fn sync_folder(dir: &Path) {
    let _ = File::open(dir).and_then(|dir| dir.sync_all());
}

fn pump(from: &mut File, to: &mut impl Write, hasher: &mut blake3::Hasher) -> io::Result<()> {
    let mut buffer = vec![0; 128 * 1024];
    loop {
        match from.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(n) => {
                hasher.update(&buffer[..n]);
                to.write_all(&buffer[..n])?;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
