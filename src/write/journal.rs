//! The journal: which roots a commit is about to exchange, so that the next run can finish what was interrupted.
//!
//! Lines `swap SUM ROOT` or `remove SUM ROOT`: SUM is the checksum of the manifest of the new (of the removed) root.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::faults::{cannot_move, cannot_read, cannot_write};
use super::folder::Folder;
use super::manifest::{self, Manifest};
use super::swap::{self, Action, ExchangeMethod, ExchangeStep};
use super::types::{Durability, Hash};
use super::{files, paths};
use crate::diag::Diagnostics;

const HEAD: &str = "loa-journal 1";

/// Writes the journal by one rename: it is there wholly or not at all.
pub(super) fn write(folder: &Folder, steps: &[ExchangeStep], durability: Durability) -> Result<(), Diagnostics> {
    let draft = folder.stage.join(".journal");
    let text = compose(steps);
    let fill = |file: &mut fs::File| match durability {
        Durability::Process => file.write_all(&text),
        Durability::Power => file.write_all(&text).and_then(|()| file.sync_all()),
    };
    files::create(&draft, fill).and_then(|_| fs::rename(&draft, &folder.journal)).map_err(|e| cannot_write(&folder.journal, &e))?;
    if let (Durability::Power, Some(own)) = (durability, folder.journal.parent()) {
        files::sync_folder(own);
    }
    Ok(())
}

/// Removes the journal: the commit is done, or wholly taken back.
pub(super) fn remove(folder: &Folder) -> Result<(), Diagnostics> {
    match fs::remove_file(&folder.journal) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(cannot_write(&folder.journal, &error)),
        _ => Ok(()),
    }
}

/// Finishes the commit a journal speaks of, root by root; a root whose staged folder is damaged stays, or comes back, as it was.
pub(super) fn recover(folder: &Folder, method: ExchangeMethod) -> Result<(), Diagnostics> {
    let text = match fs::read(&folder.journal) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(cannot_read(&folder.journal, &error)),
    };
    // A journal cut short by a loss of power tells nothing: then the roots that stand nowhere come back.
    let steps = parse(&text);
    let bin = free_bin(folder);
    for step in steps.iter().flatten() {
        let live = folder.live(&step.name);
        let holds = |root: &Path| Manifest::sound(root).is_some_and(|m| m.sum() == step.sum);
        let forward = match step.action {
            Action::Swap => !holds(&live) && is_complete(&folder.staged(&step.name), &step.sum),
            Action::Remove => holds(&live),
        };
        if forward {
            swap::take(folder, method, &bin, step)?;
        }
    }
    let removed = |name: &str| steps.iter().flatten().any(|s| s.action == Action::Remove && s.name == name);
    for (name, old) in in_trash(folder) {
        let live = folder.live(&name);
        if !removed(&name) && fs::symlink_metadata(&live).is_err() {
            files::rename(&old, &live).map_err(|e| cannot_move(&live, &e))?;
        }
    }
    remove(folder)
}

/// A folder in the trash that does not exist yet, for the old roots of one commit.
pub(super) fn free_bin(folder: &Folder) -> PathBuf {
    let mut bin = folder.trash.join("0");
    for n in 1..u32::MAX {
        if fs::symlink_metadata(&bin).is_err() {
            break;
        }
        bin = folder.trash.join(n.to_string());
    }
    bin
}

/// The old roots in the trash with their names, those thrown away last first.
fn in_trash(folder: &Folder) -> Vec<(String, PathBuf)> {
    let list = |dir: &Path| fs::read_dir(dir).into_iter().flatten().flatten().map(|e| e.path()).collect::<Vec<_>>();
    let mut bins = list(&folder.trash);
    bins.sort_by_key(|bin| std::cmp::Reverse(bin.file_name().and_then(|n| n.to_str()?.parse::<u32>().ok())));
    let roots = bins.iter().flat_map(|bin| list(bin));
    let named = roots.filter(|root| root.is_dir()).filter_map(|root| Some((root.file_name()?.to_str()?.to_string(), root)));
    named.filter(|(name, _)| paths::name_refusal(name).is_none()).collect()
}

/// Is this the staged root with that manifest, and is every file of it there as the manifest says?
fn is_complete(staged: &Path, sum: &Hash) -> bool {
    let all = |m: Manifest| m.iter().all(|(path, entry)| files::stamp(&staged.join(path)) == Some(entry.stamp));
    Manifest::sound(staged).is_some_and(|m| m.sum() == *sum && all(m))
}

fn compose(steps: &[ExchangeStep]) -> Vec<u8> {
    let mut text = format!("{HEAD}\n").into_bytes();
    for step in steps {
        text.extend(if step.action == Action::Swap { &b"swap "[..] } else { b"remove " });
        manifest::hex(&mut text, &step.sum);
        text.extend(format!(" {}\n", step.name).into_bytes());
    }
    text.extend(b"end\n");
    text
}

fn parse(text: &[u8]) -> Option<Vec<ExchangeStep>> {
    let mut lines = std::str::from_utf8(text).ok()?.strip_suffix("end\n")?.split_terminator('\n');
    if lines.next() != Some(HEAD) {
        return None;
    }
    let step = |line: &str| {
        let mut fields = line.splitn(3, ' ');
        let action = match fields.next()? {
            "swap" => Action::Swap,
            "remove" => Action::Remove,
            _ => return None,
        };
        let sum = manifest::bytes(fields.next()?.as_bytes())?;
        let name = fields.next().filter(|n| paths::name_refusal(n).is_none())?.to_string();
        Some(ExchangeStep { action, name, sum })
    };
    lines.map(step).collect()
}
