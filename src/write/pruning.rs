//! Asks before a commit removes more than half of what earlier runs made: a switched-off product or a lost folder is noticed in time.

use super::manifest::Manifest;
use super::site_output::FileRecord;
use super::types::Hash;
use crate::diag::{Diagnostic, Diagnostics, PRUNE_MANY};
use std::collections::HashSet;
use std::path::Path;

/// Fewer removed files than this need no question: a small site loses as many when a page moves.
const FEW: usize = 5;
/// How many of the removed files a message names.
const NAMED: usize = 5;

/// What a commit does to the files of one root.
pub(super) struct RootFiles<'a> {
    pub root: &'a str,
    /// What earlier runs made.
    pub known: &'a Manifest,
    /// What is there after the commit.
    pub kept: &'a [FileRecord],
    /// What goes.
    pub pruned: &'a [String],
}

/// Refuses to remove more than half of the files that earlier runs made. A file whose bytes stay under another name counts as kept, and names
/// with a digest (`style-0a1b2c3d4e.css`), which change with every change of their content, do not count at all.
///
/// Errors: `PRUNE_MANY`.
pub(super) fn check(output: &Path, roots: &[RootFiles]) -> Result<(), Diagnostics> {
    if roots.iter().map(|files| files.pruned.len()).sum::<usize>() < FEW {
        return Ok(());
    }
    let kept: HashSet<&Hash> = roots.iter().flat_map(|files| files.kept).map(|record| &record.entry.hash).collect();
    let known = roots.iter().flat_map(|files| files.known.iter()).filter(|(path, _)| !has_digest(path)).count();
    let is_lost =
        |files: &RootFiles, path: &str| !has_digest(path) && !files.known.find(path).is_some_and(|entry| kept.contains(&entry.hash));
    let mut lost: Vec<String> = Vec::new();
    for files in roots {
        lost.extend(files.pruned.iter().filter(|path| is_lost(files, path)).map(|path| format!("{}/{path}", files.root)));
    }
    if lost.len() < FEW || lost.len() * 2 <= known {
        return Ok(());
    }
    let more = if lost.len() > NAMED { ", …" } else { "" };
    let report = Diagnostic::new(&PRUNE_MANY).with("path", output.display()).with("count", lost.len()).with("known", known);
    Err(report.with("files", format!("{}{more}", lost.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", "))).into())
}

/// Whether the name of a file has a digest of its content: eight or ten hexadecimal digits between dots, or ten behind a hyphen.
fn has_digest(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_digest = |part: &str, lengths: &[usize]| {
        lengths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
    };
    let stem = name.split('.').next().unwrap_or(name);
    name.split('.').skip(1).any(|part| is_digest(part, &[8, 10])) || stem.rsplit('-').next().is_some_and(|part| is_digest(part, &[10]))
}

#[cfg(test)]
mod tests {
    use super::has_digest;

    #[test]
    fn digests_are_told_from_words() {
        assert!(has_digest("style-0a1b2c3d4e.css"));
        assert!(has_digest("copy.f1fedf5657.js"));
        assert!(has_digest("anh/dung-16.31324408.webp"));
        assert!(!has_digest("tin/bai-20261122.html"));
        assert!(!has_digest("tin/bai-2026112200x.html"));
        assert!(!has_digest("index.html"));
    }
}
