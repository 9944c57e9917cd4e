//! Compares the files of a root with those that a target has received: what to send and what to delete.

use crate::write::{DeliveredFile, DeliveryRecord, Hash, SiteOutput, Stamp};
use std::collections::BTreeSet;

/// A file of a root.
pub struct OutputFile {
    /// Path below the root.
    pub path: String,
    /// First half of the BLAKE3 digest of its bytes.
    pub hash: Hash,
    /// Size in bytes and time of the last change, in the output.
    pub stamp: Stamp,
}

/// What a delivery sends and deletes.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct DeliveryChanges {
    /// Indexes of the files to send.
    pub send: Vec<usize>,
    /// Paths that the target has and the root no longer has, sorted.
    pub gone: Vec<String>,
}

/// The files of a root, sorted by path.
pub fn files(root: &SiteOutput) -> Vec<OutputFile> {
    root.files().map(|(path, hash, stamp)| OutputFile { path: path.into(), hash, stamp }).collect()
}

/// Compares the files of a root, sorted by path, with the record of a target. `all` sends every file again; `still` says whether the file at the
/// target is the one that was sent.
pub fn compare(memory: &DeliveryRecord, files: &[OutputFile], all: bool, still: impl Fn(&str, &DeliveredFile) -> bool) -> DeliveryChanges {
    let is_new =
        |file: &OutputFile| all || !memory.files.get(&file.path).is_some_and(|sent| sent.hash == file.hash && still(&file.path, sent));
    let send = files.iter().enumerate().filter(|(_, file)| is_new(file)).map(|(at, _)| at);
    let is_gone = |path: &&String| files.binary_search_by(|file| file.path.cmp(path)).is_err();
    // An interrupted delivery may have sent files that only its plan records.
    let known: BTreeSet<&String> = memory.files.keys().chain(memory.planned.keys()).collect();
    DeliveryChanges { send: send.collect(), gone: known.into_iter().filter(is_gone).cloned().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_sent() {
        let stamp = Stamp { size: 1, mtime: 1 };
        let file = |path: &str, n: u8| OutputFile { path: path.into(), hash: [n; 16], stamp };
        let sent = |n: u8| DeliveredFile { sha256: [n; 32], hash: [n; 16], stamp };
        let known = [("a", 1), ("b", 2), ("c", 3), ("x", 9)].map(|(p, n)| (p.to_string(), sent(n)));
        let planned = [("b", 1), ("y", 1)].map(|(p, n)| (p.to_string(), [n; 16]));
        let memory = DeliveryRecord { number: 1, files: known.into(), planned: planned.into() };
        let files = [file("a", 1), file("b", 7), file("c", 3), file("d", 4)];
        // c was deleted at the target.
        let found = compare(&memory, &files, false, |path, _| path != "c");
        assert_eq!(found, DeliveryChanges { send: vec![1, 2, 3], gone: vec!["x".into(), "y".into()] });
        assert_eq!(compare(&memory, &files, true, |_, _| true).send, [0, 1, 2, 3]);
        assert_eq!(compare(&DeliveryRecord::default(), &files, false, |_, _| true).send, [0, 1, 2, 3]);
    }
}
