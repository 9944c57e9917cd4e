//! Deliveries: the folders and archives in which finished roots are handed over, and the memory of what each target has got.
//!
//! In `.loa/deliveries/<target>/<root>`: `number N`, then for each file `SHA256 HASH SIZE MTIME PATH`, at the end a checksum.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use super::faults::{cannot_read, cannot_write};
use super::files::{self, Stamp};
use super::types::Hash;
use super::{Output, SiteOutput, manifest, paths, safety};
use crate::diag::{DELIVERY_UNSAFE, Diagnostic, Diagnostics, OUTPUT_UNSAFE};

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
}

/// Where things are delivered.
pub struct DeliveryTarget {
    shown: PathBuf,
    memory: PathBuf,
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
        let (output, own) = (self.folder.shown_dir(), self.folder.shown_dir().join(".loa"));
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
        Ok(DeliveryTarget { shown: dir.into(), memory: own.join("deliveries").join(String::from_utf8_lossy(&id).into_owned()) })
    }
}

impl DeliveryTarget {
    /// The folder in which files are delivered.
    pub fn dir(&self) -> &Path {
        &self.shown
    }

    /// What it has got of a root; nothing where that is not known.
    pub fn memory(&self, root: &str) -> DeliveryRecord {
        fs::read_to_string(self.memory.join(root)).ok().and_then(|text| parse(&text)).unwrap_or_default()
    }

    /// Stores what the target has got of a root.
    ///
    /// Errors: `CANNOT_WRITE`.
    pub fn remember(&self, root: &str, memory: &DeliveryRecord) -> Result<(), Diagnostics> {
        let path = self.memory.join(root);
        let made = fs::create_dir_all(&self.memory).and_then(|()| files::replace(&path, compose(memory).as_bytes()));
        made.map_err(|e| cannot_write(&path, &e))
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

    /// Puts a file there by one rename, as old as `like` says.
    pub fn put(&self, path: &str, bytes: &[u8], like: Option<Stamp>) -> Result<Stamp, Diagnostics> {
        let whole = self.shown.join(path);
        self.renamed(&whole, |file| {
            file.write_all(bytes)?;
            let time = like.map(|stamp| Duration::from_nanos(stamp.mtime.unsigned_abs()));
            // A disk that keeps no such times is no reason to stop.
            let _ = time.map(|time| file.set_modified(UNIX_EPOCH + time));
            Ok(())
        })?;
        files::stamp(&whole).ok_or_else(|| cannot_write(&whole, &ErrorKind::NotFound.into()))
    }

    /// Makes a file there that `fill` writes, by one rename.
    pub fn archive(&self, name: &str, fill: impl FnOnce(BufWriter<File>) -> io::Result<()>) -> Result<PathBuf, Diagnostics> {
        let whole = self.shown.join(name);
        self.renamed(&whole, |file| fill(BufWriter::new(file.try_clone()?)))?;
        Ok(whole)
    }

    fn renamed(&self, whole: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<(), Diagnostics> {
        let name = whole.file_name().and_then(|n| n.to_str()).unwrap_or("file");
        let beside = whole.with_file_name(format!(".{name}.loa-new"));
        let _ = fs::remove_file(&beside);
        let made = files::create(&beside, fill).and_then(|_| fs::rename(&beside, whole));
        made.map_err(|error| {
            let _ = fs::remove_file(&beside);
            cannot_write(whole, &error)
        })
    }

    /// Deletes a file, and the folders that held nothing else.
    pub fn remove(&self, path: &str) -> Result<(), Diagnostics> {
        let whole = self.shown.join(path);
        match fs::remove_file(&whole) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(cannot_write(&whole, &error)),
            _ => {}
        }
        for folder in whole.ancestors().skip(1).take(path.matches('/').count()) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }
}

impl SiteOutput<'_> {
    /// The files of the last run, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, Hash, Stamp)> {
        self.known().iter().map(|(path, entry)| (path, entry.hash, entry.stamp))
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
    let mut memory = DeliveryRecord { number, files: BTreeMap::new() };
    for line in lines {
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
        let memory = DeliveryRecord { number: 4, files: [("đ/a b.html".to_string(), sent)].into() };
        let text = compose(&memory);
        assert_eq!(parse(&text), Some(memory));
        assert_eq!(parse(&text.replace("number 4", "number 5")), None);
        let outside = DeliveryRecord { number: 1, files: [("../x".to_string(), sent)].into() };
        assert_eq!(parse(&compose(&outside)), None);
    }
}
