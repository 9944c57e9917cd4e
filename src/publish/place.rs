//! The delivery of one place, before and after.

use super::changes::{DeliveryChanges, OutputFile};
use crate::model::Place;
use crate::write::{DeliveryRecord, SiteOutput};
use std::path::PathBuf;

/// What is to be delivered of one place.
pub struct PendingDelivery<'a> {
    /// The place.
    pub place: &'a Place,
    /// Its root in the output.
    pub root: &'a SiteOutput<'a>,
    /// What the target has received before.
    pub memory: DeliveryRecord,
    /// The files of the root.
    pub files: Vec<OutputFile>,
    /// What differs from the deliveries before.
    pub changes: DeliveryChanges,
}

/// What became of one place.
#[derive(Debug)]
pub struct PlaceDelivery {
    /// Code of the place.
    pub code: String,
    /// Name of the place.
    pub name: String,
    /// Name of its folder at the target.
    pub root: String,
    /// How many deliveries the target has had with this one.
    pub number: u32,
    /// Files that were delivered.
    pub sent: usize,
    /// Files the target had already.
    pub same: usize,
    /// What the target has and should not have any more: deleted in a folder, to be deleted where an archive goes.
    pub gone: Vec<String>,
    /// What should be deleted, but somebody has changed it.
    pub left: Vec<String>,
    /// The archive; none where nothing has changed.
    pub archive: Option<PathBuf>,
}
