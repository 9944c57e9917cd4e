//! Delivery into a folder: `www/`, `<code>-<slug>/` … as in the output, beside them what was deleted and checksums. Pages never lead to what is not there yet.

use super::{Delivery, Parcel, papers};
use crate::diag::Diagnostic;
use crate::write::{Sent, Stamp, Standing, Target};

/// Whether a file at the target is what was sent.
pub fn is_still(target: &Target, root: &str, path: &str, sent: &Sent) -> bool {
    target.standing(&format!("{root}/{path}")) == Standing::File(sent.stamp)
}

/// What others have put where something is to go.
pub fn taken(target: &Target, parcel: &Parcel, all: bool) -> Vec<String> {
    let is_taken = |at: &&usize| {
        let piece = &parcel.pieces[**at];
        let path = format!("{}/{}", parcel.root.name(), piece.path);
        match target.standing(&path) {
            Standing::Nothing => false,
            Standing::InTheWay => true,
            Standing::File(_) => !all && !parcel.memory.files.contains_key(&piece.path) && !target.has(&path, &piece.hash),
        }
    };
    parcel.changes.send.iter().filter(is_taken).map(|at| format!("{}/{}", parcel.root.name(), parcel.pieces[*at].path)).collect()
}

pub fn deliver(target: &Target, parcel: Parcel, all: bool) -> Result<Delivery, Diagnostic> {
    let (root, Parcel { place, pieces, mut memory, changes, .. }) = (parcel.root, parcel);
    let at_target = |path: &str| format!("{}/{path}", root.name());
    let is_different = all || !changes.send.is_empty() || !changes.gone.is_empty();
    // Whatever happens from now on, these files are ours.
    let unknown = Sent { sha256: [0; 32], hash: [0; 16], stamp: Stamp { size: 0, mtime: 0 } };
    let before = memory.files.len();
    for at in &changes.send {
        memory.files.entry(pieces[*at].path.clone()).or_insert(unknown);
    }
    if memory.files.len() > before {
        target.remember(root.name(), &memory)?;
    }
    // First what pages show, then pages, then the first of them.
    let mut order = changes.send.clone();
    order.sort_by_key(|at| (pieces[*at].path.ends_with(".html"), pieces[*at].path == "index.html", *at));
    for at in order {
        let piece = &pieces[at];
        let bytes = root.read(&piece.path)?;
        let stamp = target.put(&at_target(&piece.path), &bytes, Some(piece.stamp))?;
        memory.files.insert(piece.path.clone(), Sent { sha256: papers::sha256(&bytes), hash: piece.hash, stamp });
    }
    let (mut gone, mut left) = (Vec::new(), Vec::new());
    for path in changes.gone {
        let Some(sent) = memory.files.remove(&path) else { continue };
        let whole = at_target(&path);
        let is_ours = match target.standing(&whole) {
            Standing::Nothing => true,
            Standing::File(stamp) => stamp == sent.stamp || target.has(&whole, &sent.hash),
            Standing::InTheWay => false,
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
        target.put(&format!("{}.sha256", root.name()), sums.as_bytes(), None)?;
        let deleted = format!("{}.{}", root.name(), papers::DELETE);
        match gone.is_empty() {
            true => target.remove(&deleted)?,
            false => drop(target.put(&deleted, papers::list(&gone).as_bytes(), None)?),
        }
        memory.number += 1;
        target.remember(root.name(), &memory)?;
    }
    let (sent, same) = (changes.send.len(), pieces.len() - changes.send.len());
    let (code, name, root) = (place.code.to_string(), place.name.to_string(), root.name().to_string());
    Ok(Delivery { code, name, root, number: memory.number, sent, same, gone, left, archive: None })
}
