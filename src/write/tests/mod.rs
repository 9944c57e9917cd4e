//! Behaviour of the output folder, tried in folders of their own. They compare inodes, hence only on Unix.

#![expect(clippy::expect_used, reason = "functions that serve tests are tests, but no lint knows that outside `#[test]`")]

mod failures;
mod folders;
mod interruptions;
mod kills;
mod sharing;
mod updates;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::swap::ExchangeMethod;
use super::*;
use crate::diag::Diagnostics;

type Files<'a> = &'a [(&'a str, &'a str)];

const FREE: Opening<'static> = Opening { inputs: &[], around: &[], busy: WhenBusy::Fail, durability: Durability::Process, may_prune: true };

fn key(text: &str) -> FileKey {
    *blake3::hash(text.as_bytes()).as_bytes()
}

/// Hands over every file, as a caller does: kept when it is current.
fn fill(root: &SiteOutput<'_>, files: Files<'_>) -> Result<(), Diagnostics> {
    for (path, text) in files {
        if !(root.is_current(path, &key(text)) && root.keep(path, &key(text))) {
            root.put(path, &key(text), text.as_bytes())?;
        }
    }
    Ok(())
}

fn build_in(output: &Output, scope: CommitScope, roots: &[(&str, Files<'_>)]) -> Result<Vec<RootSummary>, Diagnostics> {
    let mut filled = Vec::new();
    for (name, files) in roots {
        let root = output.root(name)?;
        fill(&root, files)?;
        filled.push(root);
    }
    output.commit(filled, scope)
}

fn build(dir: &Path, scope: CommitScope, roots: &[(&str, Files<'_>)]) -> Vec<RootSummary> {
    build_in(&Output::open(dir, FREE).expect("opens"), scope, roots).expect("commits")
}

/// Every file below `dir` with its text; `.loa` and manifests are left out.
fn tree(dir: &Path) -> BTreeMap<String, String> {
    walk(dir).into_iter().filter(|(path, _)| !path.ends_with(MANIFEST)).map(|(path, (_, text))| (path, text)).collect()
}

/// Every file below `dir`, manifests too, with inode, time in nanoseconds and text; and every folder with its inode.
fn walk(dir: &Path) -> BTreeMap<String, ((u64, i64), String)> {
    fn go(dir: &Path, prefix: &str, found: &mut BTreeMap<String, ((u64, i64), String)>) {
        for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let meta = entry.metadata().expect("metadata");
            if path == ".loa" {
            } else if meta.is_dir() {
                go(&entry.path(), &format!("{path}/"), found);
            } else {
                let text = fs::read(entry.path()).map(|b| String::from_utf8_lossy(&b).into_owned()).unwrap_or_default();
                found.insert(path, ((meta.ino(), meta.mtime() * 1_000_000_000 + meta.mtime_nsec()), text));
            }
        }
    }
    let mut found = BTreeMap::new();
    go(dir, "", &mut found);
    found
}

fn inode(path: &Path) -> u64 {
    fs::symlink_metadata(path).expect("is there").ino()
}

fn texts(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(a, b)| (a.to_string(), b.to_string())).collect()
}

/// The code and the variable `reason` of a fault.
fn said<T>(result: Result<T, Diagnostics>) -> (&'static str, String) {
    let faults = result.err().expect("a fault");
    let fault = faults.iter().next().expect("a fault");
    let reason = fault.args.iter().find(|(name, _)| *name == "reason").map(|(_, value)| value.clone());
    (fault.code.name, reason.unwrap_or_default())
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("parent")).expect("folder");
    fs::write(path, text).expect("file");
}

fn scratch() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}
