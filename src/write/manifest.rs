//! What a root holds: one line of text per file, sorted by path, with a checksum at the end. Anything wrong with it means nothing is known.
//!
//! `KEY(64 hex) HASH(32 hex) SIZE[:PAGES] MTIME PATH`; size in bytes, time in nanoseconds since 1970. After them, sorted by path as well, one line for each
//! planned file that the run left out: `left-out KEY PATH`.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::types::{FileKey, Hash};
use super::{files, paths};
use crate::plan::FileMeta;

pub(super) const NAME: &str = ".loa-manifest";
const HEAD: &[u8] = b"loa-manifest 1\n";
const END: &[u8] = b"end ";
const LEFT_OUT: &str = "left-out ";

/// What is known of one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ManifestEntry {
    pub key: FileKey,
    pub hash: Hash,
    pub stamp: files::Stamp,
    /// How many pages its maker counted, so that they need not be laid out to be counted again. 0: none.
    pub pages: u32,
}

impl ManifestEntry {
    /// Size, pages and digest of the file.
    pub(super) fn fact(&self) -> FileMeta {
        FileMeta { pages: self.pages, bytes: self.stamp.size, hash: self.hash }
    }
}

/// The files of a root, sorted by path.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    /// All paths, one after the other.
    paths: String,
    /// Where each path begins and ends in `paths`, and what is known of the file.
    entries: Vec<(u32, u32, ManifestEntry)>,
    /// Planned files that were not made, by path, with the keys they would have.
    left_out: LeftOut,
    /// The checksum: tells one state of a root from another.
    sum: Hash,
}

/// Files that a run left out: path and key.
pub(super) type LeftOut = BTreeMap<Box<str>, FileKey>;

/// What was found where a manifest should be.
pub(super) enum ManifestState {
    Sound(Manifest),
    Damaged,
    Missing,
}

impl Manifest {
    /// Reads the manifest of the root folder `root`.
    pub(super) fn load(root: &Path) -> io::Result<ManifestState> {
        let mut file = match File::open(root.join(NAME)) {
            Ok(file) => file,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(ManifestState::Missing),
            Err(error) => return Err(error),
        };
        if !file.metadata()?.is_file() {
            return Ok(ManifestState::Damaged);
        }
        let mut text = Vec::new();
        file.read_to_end(&mut text)?;
        Ok(Manifest::parse(&text).map_or(ManifestState::Damaged, ManifestState::Sound))
    }

    /// The manifest of `root` when it is there and sound.
    pub(super) fn sound(root: &Path) -> Option<Manifest> {
        match Manifest::load(root) {
            Ok(ManifestState::Sound(manifest)) => Some(manifest),
            _ => None,
        }
    }

    /// The checksum at the end of the manifest of the root folder `root`, which is not verified; none where there is no manifest.
    pub(super) fn sum_at_end(root: &Path) -> Option<Hash> {
        let mut file = File::open(root.join(NAME)).ok()?;
        file.seek(SeekFrom::End(-33)).ok()?;
        let mut last = Vec::new();
        file.take(33).read_to_end(&mut last).ok()?;
        bytes(last.strip_suffix(b"\n")?)
    }

    pub(super) fn sum(&self) -> Hash {
        self.sum
    }

    pub(super) fn left_out(&self) -> &LeftOut {
        &self.left_out
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &ManifestEntry)> {
        self.entries.iter().map(|(start, end, entry)| (self.path(*start, *end), entry))
    }

    pub(super) fn find(&self, path: &str) -> Option<&ManifestEntry> {
        self.locate(path).map(|(_, entry)| entry)
    }

    /// A file and its number among those of the root.
    pub(super) fn locate(&self, path: &str) -> Option<(usize, &ManifestEntry)> {
        let at = self.entries.binary_search_by(|(start, end, _)| self.path(*start, *end).cmp(path)).ok()?;
        self.entries.get(at).map(|(_, _, entry)| (at, entry))
    }

    fn path(&self, start: u32, end: u32) -> &str {
        self.paths.get(start as usize..end as usize).unwrap_or_default()
    }

    fn parse(text: &[u8]) -> Option<Manifest> {
        // The last line is `end `, 32 hex digits and a line feed.
        let (body, last) = text.split_at_checked(text.len().checked_sub(END.len() + 33)?)?;
        let mut manifest = Manifest { sum: bytes(last.strip_prefix(END)?.strip_suffix(b"\n")?)?, ..Manifest::default() };
        if files::half(&blake3::hash(body)) != manifest.sum {
            return None;
        }
        let body = std::str::from_utf8(body.strip_prefix(HEAD)?).ok()?;
        for line in body.split_terminator('\n') {
            if let Some(rest) = line.strip_prefix(LEFT_OUT) {
                let (key, path) = rest.split_at_checked(64)?;
                let path = path.strip_prefix(' ').filter(|path| paths::refusal(path).is_none())?;
                let is_sorted = manifest.left_out.last_key_value().is_none_or(|(last, _)| **last < *path);
                if !is_sorted {
                    return None;
                }
                manifest.left_out.insert(path.into(), bytes(key.as_bytes())?);
                continue;
            }
            let (key, rest) = line.split_at_checked(64)?;
            let (hash, rest) = rest.strip_prefix(' ')?.split_at_checked(32)?;
            let (size, rest) = rest.strip_prefix(' ')?.split_once(' ')?;
            let (mtime, path) = rest.split_once(' ')?;
            let (key, hash) = (bytes(key.as_bytes())?, bytes(hash.as_bytes())?);
            let (size, pages) = size.split_once(':').unwrap_or((size, "0"));
            let stamp = files::Stamp { size: size.parse().ok()?, mtime: mtime.parse().ok()? };
            let pages = pages.parse().ok()?;
            let sorted = manifest.entries.last().is_none_or(|(start, end, _)| manifest.path(*start, *end) < path);
            if !sorted || !manifest.left_out.is_empty() || paths::refusal(path).is_some() {
                return None;
            }
            let start = u32::try_from(manifest.paths.len()).ok()?;
            manifest.paths.push_str(path);
            let end = u32::try_from(manifest.paths.len()).ok()?;
            manifest.entries.push((start, end, ManifestEntry { key, hash, stamp, pages }));
        }
        manifest.paths.shrink_to_fit();
        manifest.entries.shrink_to_fit();
        Some(manifest)
    }
}

/// Writes the manifest of these files, sorted by path, to `target`, which must not exist yet; returns its checksum.
pub(super) fn write<'a>(
    target: &Path,
    entries: impl Iterator<Item = (&'a str, &'a ManifestEntry)>,
    left_out: &LeftOut,
) -> io::Result<Hash> {
    let (text, sum) = compose(entries, left_out);
    files::create(target, |file| file.write_all(&text))?;
    Ok(sum)
}

fn compose<'a>(entries: impl Iterator<Item = (&'a str, &'a ManifestEntry)>, left_out: &LeftOut) -> (Vec<u8>, Hash) {
    let mut text = HEAD.to_vec();
    for (path, entry) in entries {
        hex(&mut text, &entry.key);
        text.push(b' ');
        hex(&mut text, &entry.hash);
        let pages = if entry.pages > 0 { format!(":{}", entry.pages) } else { String::new() };
        text.extend(format!(" {}{pages} {} {path}\n", entry.stamp.size, entry.stamp.mtime).into_bytes());
    }
    for (path, key) in left_out {
        text.extend(LEFT_OUT.as_bytes());
        hex(&mut text, key);
        text.extend(format!(" {path}\n").into_bytes());
    }
    let sum = files::half(&blake3::hash(&text));
    text.extend(END);
    hex(&mut text, &sum);
    text.push(b'\n');
    (text, sum)
}

/// Appends `bytes` in lower-case hexadecimal digits.
pub(super) fn hex(text: &mut Vec<u8>, bytes: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for byte in bytes {
        text.extend([DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
}

/// `bytes` in lower-case hexadecimal digits.
pub(super) fn digits(bytes: &[u8]) -> String {
    let mut text = Vec::with_capacity(2 * bytes.len());
    hex(&mut text, bytes);
    String::from_utf8_lossy(&text).into_owned()
}

/// Reads exactly `N` bytes in lower-case hexadecimal digits.
pub(super) fn bytes<const N: usize>(hex: &[u8]) -> Option<[u8; N]> {
    let mut out = [0; N];
    let mut wrong = hex.len() != 2 * N;
    for (byte, pair) in out.iter_mut().zip(hex.chunks_exact(2)) {
        let (high, low) = (VALUES[usize::from(pair[0])], VALUES[usize::from(pair[1])]);
        wrong |= (high | low) > 15;
        *byte = high << 4 | low & 15;
    }
    (!wrong).then_some(out)
}

/// The value of each hexadecimal digit; 255 for every other byte.
const VALUES: [u8; 256] = {
    let mut values = [255; 256];
    let mut n = 0;
    while n < 16 {
        values[b"0123456789abcdef"[n] as usize] = n as u8;
        n += 1;
    }
    values
};

#[cfg(test)]
mod tests {
    use super::{LeftOut, Manifest, ManifestEntry, compose};
    use crate::write::files::Stamp;

    fn entry(n: u8) -> ManifestEntry {
        ManifestEntry { key: [n; 32], hash: [n; 16], stamp: Stamp { size: u64::from(n), mtime: -5 }, pages: u32::from(n) / 2 }
    }

    fn left_out() -> LeftOut {
        [("in/a b.pdf".into(), [7; 32]), ("in/đ.pdf".into(), [8; 32])].into()
    }

    #[test]
    fn what_is_written_is_read() {
        let (text, sum) = compose([("a b.html", &entry(1)), ("đ/x.pdf", &entry(255))].into_iter(), &left_out());
        let manifest = Manifest::parse(&text).expect("sound");
        assert_eq!((manifest.len(), manifest.sum()), (2, sum));
        assert_eq!(manifest.find("đ/x.pdf"), Some(&entry(255)));
        assert_eq!(manifest.find("đ"), None);
        assert_eq!((manifest.left_out(), manifest.find("in/đ.pdf")), (&left_out(), None));
    }

    #[test]
    fn every_flipped_cut_or_added_byte_makes_it_unknown() {
        let (text, _) = compose([("a.html", &entry(1)), ("b.html", &entry(2))].into_iter(), &left_out());
        for at in 0..text.len() {
            let mut flipped = text.clone();
            flipped[at] ^= 1;
            assert!(Manifest::parse(&flipped).is_none(), "byte {at}");
            assert!(Manifest::parse(&text[..at]).is_none(), "cut at {at}");
        }
        assert!(Manifest::parse(&[&text[..], b"\n"].concat()).is_none());
    }

    #[test]
    fn a_manifest_that_leads_outside_is_unknown() {
        assert!(Manifest::parse(&compose([("../x", &entry(1))].into_iter(), &LeftOut::new()).0).is_none());
        assert!(Manifest::parse(&compose([("b", &entry(1)), ("a", &entry(1))].into_iter(), &LeftOut::new()).0).is_none());
        assert!(Manifest::parse(&compose([].into_iter(), &[("../x".into(), [7; 32])].into()).0).is_none());
    }
}
