//! Delivery as numbered archives, one for each place and delivery: the first has every file, later ones the files that have changed.

use super::papers;
use super::place::{PendingDelivery, PlaceDelivery};
use crate::diag::Diagnostics;
use crate::model::Place;
use crate::render::archive::Archive;
use crate::write::{DeliveredFile, DeliveryTarget, Stamp, TargetState};
use std::io;

/// Paths of files of others that the archive would overwrite, and files of the site with the names of those that accompany it.
pub fn taken(target: &DeliveryTarget, pending: &PendingDelivery, named: Option<&str>, all: bool) -> Vec<String> {
    let name = archive_name(pending, named);
    let is_ours = all || (named.is_some() && pending.memory.number > 0);
    let papers = [papers::READ_FIRST, papers::SUMS, papers::DELETE];
    let own = pending.files.iter().filter(|file| papers.iter().any(|paper| paper.eq_ignore_ascii_case(&file.path)));
    let mut taken: Vec<String> = own.map(|file| format!("{name}: {}", file.path)).collect();
    match target.state_of(&name) {
        TargetState::Missing => {}
        TargetState::File(_) if is_ours => {}
        _ => taken.push(name),
    }
    taken
}

/// The name of the archive: `11311-phuong-hong-bang_002.zip`, unless the command line names it.
fn archive_name(pending: &PendingDelivery, named: Option<&str>) -> String {
    let place = pending.place;
    let stem = if place.parent.is_none() && !place.code.is_empty() {
        Place::folder_name(&place.code, &place.slug)
    } else {
        place.folder.to_string()
    };
    named.map_or_else(|| format!("{stem}_{:03}.zip", pending.memory.number + 1), String::from)
}

/// Packs the delivery of a place and records what the target then has.
///
/// # Errors
/// The archive cannot be written, or a file of the output is not the one that was built.
pub fn deliver(
    target: &DeliveryTarget,
    mut pending: PendingDelivery,
    named: Option<&str>,
    time_zone: &str,
    as_of: jiff::civil::Date,
) -> Result<PlaceDelivery, Diagnostics> {
    let name = archive_name(&pending, named);
    let (send, gone) = (std::mem::take(&mut pending.changes.send), std::mem::take(&mut pending.changes.gone));
    let number = pending.memory.number + 1;
    let mut archive = None;
    if !send.is_empty() || !gone.is_empty() {
        let is_whole = send.len() == pending.files.len();
        // What the target had before the first delivery is unknown: an archive with every file replaces all of it.
        let delete = papers::list(&gone);
        let read_first = papers::of_archive(&pending, number, as_of, is_whole, gone.len());
        let mut files = std::mem::take(&mut pending.memory.files);
        let mut unread = None;
        let written = target.archive(&name, |out| {
            let mut archive = Archive::new(out);
            let mut sums = papers::sum_line(&papers::sha256(&read_first), papers::READ_FIRST);
            archive.add(papers::READ_FIRST, &read_first, None)?;
            if !gone.is_empty() {
                sums.push_str(&papers::sum_line(&papers::sha256(delete.as_bytes()), papers::DELETE));
                archive.add(papers::DELETE, delete.as_bytes(), None)?;
            }
            for at in &send {
                let file = &pending.files[*at];
                let changed = local(file.stamp, time_zone);
                let sent = archive.add_by(&file.path, file.stamp.size, changed, |to| pending.root.send(&file.path, &file.hash, to));
                let sha256 = sent.inspect_err(|error| unread = Some((file.path.clone(), io::Error::from(error.kind()))))?;
                sums.push_str(&papers::sum_line(&sha256, &file.path));
                files.insert(file.path.clone(), DeliveredFile { sha256, hash: file.hash, stamp: file.stamp });
            }
            archive.add(papers::SUMS, sums.as_bytes(), None)?;
            archive.end().map(|_| ())
        });
        archive = Some(written.map_err(|other| match unread {
            Some((path, error)) => papers::fault(Some(error), pending.root.name(), &path, other),
            None => other,
        })?);
        files.retain(|path, _| !gone.contains(path));
        pending.memory = crate::write::DeliveryRecord { number, files, ..Default::default() };
        target.remember(pending.root.name(), &pending.memory)?;
    }
    let (sent, same) = (send.len(), pending.files.len() - send.len());
    let (code, name, root) = (pending.place.code.to_string(), pending.place.name.to_string(), pending.root.name().to_string());
    Ok(PlaceDelivery { code, name, root, number: pending.memory.number, sent, same, gone, left: Vec::new(), archive })
}

/// When a file was last changed, in local time as archives store it. Browsers ask servers by that time whether they must load it again.
fn local(stamp: Stamp, time_zone: &str) -> Option<jiff::civil::DateTime> {
    let changed = jiff::Timestamp::from_nanosecond(stamp.mtime.into()).ok()?;
    Some(changed.in_tz(time_zone).ok()?.datetime())
}
