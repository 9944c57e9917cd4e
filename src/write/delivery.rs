//! Deliveries: the folders and archives in which finished roots are handed over, and the memory of what each target has got.
//!
//! In `.loa/deliveries/<target>/<root>`: `number N`, then for each file `SHA256 HASH SIZE MTIME PATH`, then `planned HASH PATH` for what a delivery that has
//! begun and not ended may have sent, at the end a checksum.
//!
//! Files go through a handle of the target's folder, so that no link leads them elsewhere, and are compared with the manifest while they are sent.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::faults::{cannot_read, cannot_write};
use super::files::{self, Stamp};
use super::folder::OWN;
use super::types::Hash;
use super::whole::{FileTraits, WriteFolder};
use super::{Output, SiteOutput, manifest, paths, safety};
use crate::diag::{DELIVERY_UNSAFE, Diagnostic, Diagnostics, OUTPUT_UNSAFE};
use sha2::Digest;

const HEAD: &str = "loa-delivery 1";

/// A file that a target has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeliveredFile {
    /// SHA-256 of its bytes.
    pub sha256: [u8; 32],
    /// Digest as in manifests.
    pub hash: Hash,
    /// Of the file at the target; of an archive's, in the output.
    pub stamp: Stamp,
}

/// What a target has got of a root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeliveryRecord {
    /// How many deliveries there were.
    pub number: u32,
    /// By path below the root.
    pub files: BTreeMap<String, DeliveredFile>,
    /// Digests of what the last delivery was about to send, until it has ended.
    pub planned: BTreeMap<String, Hash>,
}

/// Where things are delivered.
pub struct DeliveryTarget {
    shown: PathBuf,
    output: PathBuf,
    /// Below the output.
    memory: String,
}

/// What stands at a path of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetState {
    /// Nothing.
    Missing,
    /// A file.
    File(Stamp),
    /// A folder, a link, or a file where a folder should be.
    Blocked,
}

impl Output {
    /// What is delivered to `to`, a file in the folder `dir` or that folder, which need not be there yet. `form` tells one way of delivering from another.
    /// `around` are folders that the target may not be or hold; none where only files with names of their own are put there.
    ///
    /// Errors: `DELIVERY_UNSAFE`, `CANNOT_READ`.
    pub fn target(
        &self,
        form: &str,
        to: &Path,
        dir: &Path,
        inputs: &[&Path],
        around: Option<&[&Path]>,
    ) -> Result<DeliveryTarget, Diagnostics> {
        let (output, own) = (self.folder.shown_dir(), self.folder.shown_dir().join(OWN));
        let inputs: Vec<&Path> = inputs.iter().copied().chain([own.as_path()]).collect();
        let checked = match around {
            Some(around) => safety::check(dir, &inputs, &around.iter().copied().chain([output]).collect::<Vec<_>>()),
            None => safety::check(&dir.join("0"), &inputs, &[]),
        };
        let of_delivery = |mut fault: Diagnostic| {
            fault.args.iter_mut().filter(|arg| arg.0 == "path").for_each(|arg| arg.1 = dir.display().to_string());
            let code = if fault.code.name == OUTPUT_UNSAFE.name { &DELIVERY_UNSAFE } else { fault.code };
            Diagnostic { code, ..fault }
        };
        checked.map_err(|faults| faults.into_iter().map(of_delivery).collect::<Diagnostics>())?;
        let absolute = std::path::absolute(to).map_err(|e| cannot_read(to, &e))?;
        let mut id = Vec::new();
        manifest::hex(&mut id, &files::hash(format!("{form}\n{}", absolute.display()).as_bytes())[..8]);
        let memory = format!("{OWN}/deliveries/{}", String::from_utf8_lossy(&id));
        Ok(DeliveryTarget { shown: dir.into(), output: self.folder.dir().into(), memory })
    }
}

impl DeliveryTarget {
    /// The folder in which files are delivered.
    pub fn dir(&self) -> &Path {
        &self.shown
    }

    /// What it has got of a root; nothing where that is not known.
    pub fn memory(&self, root: &str) -> DeliveryRecord {
        let own = WriteFolder::existing(&self.output).and_then(|output| output.existing_below(&self.memory));
        let text = own.and_then(|own| own.read(root)).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        text.and_then(|text| parse(&text)).unwrap_or_default()
    }

    /// Stores what the target has got of a root, after that is on the disk.
    ///
    /// Errors: `CANNOT_WRITE`.
    pub fn remember(&self, root: &str, memory: &DeliveryRecord) -> Result<(), Diagnostics> {
        let synced = match WriteFolder::existing(&self.shown) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            dir => dir.and_then(|dir| dir.sync_all()),
        };
        synced.map_err(|e| cannot_write(&self.shown, &e))?;
        let own = WriteFolder::existing(&self.output).and_then(|output| output.below(&self.memory));
        let made = own.and_then(|own| own.replace(root, compose(memory).as_bytes()));
        made.map_err(|e| cannot_write(&self.output.join(&self.memory).join(root), &e))
    }

    /// What stands at a path below the target.
    pub fn state_of(&self, path: &str) -> TargetState {
        let whole = self.shown.join(path);
        let above = whole.ancestors().skip(1).take(path.matches('/').count());
        if above.filter_map(|folder| fs::symlink_metadata(folder).ok()).any(|meta| !meta.is_dir()) {
            return TargetState::Blocked;
        }
        match (files::stamp(&whole), fs::symlink_metadata(&whole)) {
            (Some(stamp), _) => TargetState::File(stamp),
            (None, Ok(_)) => TargetState::Blocked,
            (None, Err(_)) => TargetState::Missing,
        }
    }

    /// Whether the file at a path has these bytes.
    pub fn has(&self, path: &str, hash: &Hash) -> bool {
        files::digest(&self.shown.join(path)).is_ok_and(|found| found == *hash)
    }

    /// Puts a file there that `fill` writes, by one rename, as old as `like` says.
    ///
    /// Errors: `CANNOT_WRITE`, with what `fill` says.
    pub fn put(&self, path: &str, like: Option<Stamp>, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<Stamp, Diagnostics> {
        let whole = self.shown.join(path);
        let modified = like.map(|stamp| Duration::from_nanos(stamp.mtime.unsigned_abs()));
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let put = WriteFolder::open(&self.shown).and_then(|dir| {
            let traits = FileTraits { modified, later: true, ..FileTraits::default() };
            dir.below(folder)?.replace_with(name, traits, |file| fill(file))
        });
        put.map_err(|error| cannot_write(&whole, &error))?;
        files::stamp(&whole).ok_or_else(|| cannot_write(&whole, &ErrorKind::NotFound.into()))
    }

    /// Makes a file there that `fill` writes, by one rename.
    ///
    /// Errors: `CANNOT_WRITE`, with what `fill` says.
    pub fn archive(&self, name: &str, fill: impl FnOnce(&mut ArchiveFile) -> io::Result<()>) -> Result<PathBuf, Diagnostics> {
        let made = WriteFolder::open(&self.shown).and_then(|dir| dir.replace_with(name, FileTraits::default(), fill));
        let whole = self.shown.join(name);
        made.map_err(|error| cannot_write(&whole, &error))?;
        Ok(whole)
    }

    /// Deletes a file, and the folders that held nothing else.
    ///
    /// Errors: `CANNOT_WRITE`.
    pub fn remove(&self, path: &str) -> Result<(), Diagnostics> {
        let removed = match WriteFolder::existing(&self.shown) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            dir => dir.and_then(|dir| dir.delete(path)),
        };
        removed.map_err(|error| cannot_write(&self.shown.join(path), &error))
    }
}

/// A file that an archive is written to.
pub type ArchiveFile = BufWriter<cap_std::fs::File>;

impl SiteOutput<'_> {
    /// The files of the last run, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, Hash, Stamp)> {
        self.known().iter().map(|(path, entry)| (path, entry.hash, entry.stamp))
    }

    /// Sends the bytes of a file that has this digest, and returns their SHA-256.
    ///
    /// # Errors
    /// Those of the file system and of `to`; `InvalidData` where the file is not the one that was made.
    pub fn send(&self, path: &str, hash: &Hash, to: &mut dyn Write) -> io::Result<[u8; 32]> {
        let (mut blake3, mut sha256) = (blake3::Hasher::new(), sha2::Sha256::default());
        let mut file = File::open(self.folder().join(path))?;
        let mut buffer = vec![0; 128 * 1024];
        loop {
            let piece = match file.read(&mut buffer) {
                Ok(0) => break,
                Ok(n) => &buffer[..n],
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            blake3.update(piece);
            sha256.update(piece);
            to.write_all(piece)?;
        }
        if files::half(&blake3.finalize()) == *hash { Ok(sha256.finalize().into()) } else { Err(ErrorKind::InvalidData.into()) }
    }

    /// What somebody else put into the root; sorted.
    pub fn foreign(&self) -> Vec<String> {
        let (mut found, mut open) = (Vec::new(), vec![String::new()]);
        while let Some(prefix) = open.pop() {
            for entry in fs::read_dir(self.folder().join(&prefix)).into_iter().flatten().flatten() {
                let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
                if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                    open.push(format!("{path}/"));
                } else if path != manifest::NAME && self.known().find(&path).is_none() {
                    found.push(path);
                }
            }
        }
        found.sort();
        found
    }
}

fn compose(memory: &DeliveryRecord) -> String {
    let mut text = format!("{HEAD}\nnumber {}\n", memory.number).into_bytes();
    for (path, sent) in &memory.files {
        manifest::hex(&mut text, &sent.sha256);
        text.push(b' ');
        manifest::hex(&mut text, &sent.hash);
        text.extend(format!(" {} {} {path}\n", sent.stamp.size, sent.stamp.mtime).into_bytes());
    }
    for (path, hash) in &memory.planned {
        text.extend(b"planned ");
        manifest::hex(&mut text, hash);
        text.extend(format!(" {path}\n").into_bytes());
    }
    let sum = files::hash(&text);
    text.extend(b"end ");
    manifest::hex(&mut text, &sum);
    text.push(b'\n');
    String::from_utf8_lossy(&text).into_owned()
}

fn parse(text: &str) -> Option<DeliveryRecord> {
    let (body, sum) = text.strip_suffix('\n')?.rsplit_once("end ")?;
    if files::hash(body.as_bytes()) != manifest::bytes::<16>(sum.as_bytes())? {
        return None;
    }
    let mut lines = body.split_terminator('\n');
    let number = lines.next().filter(|line| *line == HEAD).and_then(|_| lines.next()?.strip_prefix("number ")?.parse().ok())?;
    let mut memory = DeliveryRecord { number, ..DeliveryRecord::default() };
    for line in lines {
        if let Some((hash, path)) = line.strip_prefix("planned ").and_then(|rest| rest.split_once(' ')) {
            let path = Some(path).filter(|path| paths::refusal(path).is_none())?;
            memory.planned.insert(path.to_string(), manifest::bytes(hash.as_bytes())?);
            continue;
        }
        let mut fields = line.splitn(5, ' ');
        let mut next = || fields.next();
        let (sha256, hash) = (manifest::bytes(next()?.as_bytes())?, manifest::bytes(next()?.as_bytes())?);
        let stamp = Stamp { size: next()?.parse().ok()?, mtime: next()?.parse().ok()? };
        // What is deleted by this list must lie below the target.
        let path = next().filter(|path| paths::refusal(path).is_none())?;
        memory.files.insert(path.to_string(), DeliveredFile { sha256, hash, stamp });
    }
    Some(memory)
}

#[cfg(test)]
mod tests {
    use super::{DeliveredFile, DeliveryRecord, Stamp, compose, parse};

    #[test]
    fn what_is_remembered_is_read_and_nothing_else() {
        let sent = DeliveredFile { sha256: [7; 32], hash: [9; 16], stamp: Stamp { size: 12, mtime: -3 } };
        let planned = [("đ/c d.html".to_string(), [1; 16])].into();
        let memory = DeliveryRecord { number: 4, files: [("đ/a b.html".to_string(), sent)].into(), planned };
        let text = compose(&memory);
        assert_eq!(parse(&text), Some(memory));
        assert_eq!(parse(&text.replace("number 4", "number 5")), None);
        let outside = DeliveryRecord { number: 1, files: [("../x".to_string(), sent)].into(), ..DeliveryRecord::default() };
        assert_eq!(parse(&compose(&outside)), None);
        let outside = DeliveryRecord { planned: [("/x".to_string(), [1; 16])].into(), ..DeliveryRecord::default() };
        assert_eq!(parse(&compose(&outside)), None);
    }
}
