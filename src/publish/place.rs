//! The delivery of one place: what is to be done, and the result.

use super::changes::{DeliveryChanges, OutputFile};
use crate::model::Place;
use crate::write::{DeliveryRecord, SiteOutput};
use std::path::PathBuf;

/// A delivery that is to be made.
pub struct PendingDelivery<'a> {
    /// The place.
    pub place: &'a Place,
    /// Its root in the output.
    pub root: &'a SiteOutput<'a>,
    /// The record of what the target has received.
    pub memory: DeliveryRecord,
    /// The files of the root, sorted by path.
    pub files: Vec<OutputFile>,
    /// What differs from the deliveries so far.
    pub changes: DeliveryChanges,
}

/// The result of a delivery.
#[derive(Debug)]
pub struct PlaceDelivery {
    /// Code of the place.
    pub code: String,
    /// Name of the place.
    pub name: String,
    /// Name of its folder at the target.
    pub root: String,
    /// The number of this delivery, from 1.
    pub number: u32,
    /// How many files were sent.
    pub sent: usize,
    /// How many files the target already had.
    pub same: usize,
    /// Paths that the site no longer has: deleted in a folder; for an archive, to be deleted by whoever unpacks it.
    pub gone: Vec<String>,
    /// Paths that were to be deleted and stay, because somebody has changed the files.
    pub left: Vec<String>,
    /// The archive; none when nothing has changed.
    pub archive: Option<PathBuf>,
}
