//! Delivery into a folder: the roots as in the output, beside each its checksums and the list of deleted files. A page is written after the files
//! that it shows.

use super::papers;
use super::place::{PendingDelivery, PlaceDelivery};
use crate::diag::Diagnostics;
use crate::write::{DeliveredFile, DeliveryTarget, TargetState};

/// Whether the file at the target is the one that was sent, by size and time.
pub fn is_still(target: &DeliveryTarget, root: &str, path: &str, sent: &DeliveredFile) -> bool {
    target.state_of(&format!("{root}/{path}")) == TargetState::File(sent.stamp)
}

/// Paths at which the target has files that no delivery of ours has put there.
pub fn taken(target: &DeliveryTarget, pending: &PendingDelivery, all: bool) -> Vec<String> {
    let is_taken = |at: &&usize| {
        let file = &pending.files[**at];
        let path = format!("{}/{}", pending.root.name(), file.path);
        match target.state_of(&path) {
            TargetState::Missing => false,
            TargetState::Blocked => true,
            TargetState::File(_) => {
                let planned = pending.memory.planned.get(&file.path);
                let is_ours = pending.memory.files.contains_key(&file.path) || planned.is_some_and(|hash| target.has(&path, hash));
                !all && !is_ours && !target.has(&path, &file.hash)
            }
        }
    };
    pending.changes.send.iter().filter(is_taken).map(|at| format!("{}/{}", pending.root.name(), pending.files[*at].path)).collect()
}

/// Delivers a place into the folder and records what the target then has.
///
/// # Errors
/// The target cannot be written, or a file of the output is not the one that was built.
pub fn deliver(target: &DeliveryTarget, pending: PendingDelivery, all: bool) -> Result<PlaceDelivery, Diagnostics> {
    let (root, PendingDelivery { place, files, mut memory, changes, .. }) = (pending.root, pending);
    let at_target = |path: &str| format!("{}/{path}", root.name());
    let is_different = all || !changes.send.is_empty() || !changes.gone.is_empty() || !memory.planned.is_empty();
    // The plan is recorded first: if this delivery is interrupted, the next one knows these files as ours and finishes.
    if !changes.send.is_empty() {
        memory.planned.extend(changes.send.iter().map(|at| (files[*at].path.clone(), files[*at].hash)));
        target.remember(root.name(), &memory)?;
    }
    // First the files that pages show, then pages, the home page last.
    let mut order = changes.send.clone();
    order.sort_by_key(|at| (files[*at].path.ends_with(".html"), files[*at].path == "index.html", *at));
    for at in order {
        let file = &files[at];
        let (mut sha256, mut unread) = ([0; 32], None);
        let put = target.put(&at_target(&file.path), Some(file.stamp), |to| match root.send(&file.path, &file.hash, to) {
            Ok(sent) => {
                sha256 = sent;
                Ok(())
            }
            Err(error) => {
                let kind = error.kind();
                unread = Some(error);
                Err(kind.into())
            }
        });
        let stamp = put.map_err(|other| papers::fault(unread, root.name(), &file.path, other))?;
        memory.files.insert(file.path.clone(), DeliveredFile { sha256, hash: file.hash, stamp });
    }
    let (mut gone, mut left) = (Vec::new(), Vec::new());
    for path in changes.gone {
        let (sent, planned) = (memory.files.remove(&path), memory.planned.remove(&path));
        let whole = at_target(&path);
        let is_ours = match target.state_of(&whole) {
            TargetState::Missing => true,
            TargetState::File(stamp) => {
                let hashes = [sent.map(|sent| sent.hash), planned];
                sent.is_some_and(|sent| sent.stamp == stamp) || hashes.iter().flatten().any(|hash| target.has(&whole, hash))
            }
            TargetState::Blocked => false,
        };
        if is_ours {
            target.remove(&whole)?;
            gone.push(path);
        } else {
            left.push(path);
        }
    }
    if is_different {
        let sums: String = memory.files.iter().map(|(path, sent)| papers::sum_line(&sent.sha256, &at_target(path))).collect();
        target.put(&format!("{}.sha256", root.name()), None, |file| file.write_all(sums.as_bytes()))?;
        let deleted = format!("{}.{}", root.name(), papers::DELETE);
        match gone.is_empty() {
            true => target.remove(&deleted)?,
            false => drop(target.put(&deleted, None, |file| file.write_all(papers::list(&gone).as_bytes()))?),
        }
        memory.number += 1;
        memory.planned.clear();
        target.remember(root.name(), &memory)?;
    }
    let (sent, same) = (changes.send.len(), files.len() - changes.send.len());
    let (code, name, root) = (place.code.to_string(), place.name.to_string(), root.name().to_string());
    Ok(PlaceDelivery { code, name, root, number: memory.number, sent, same, gone, left, archive: None })
}
