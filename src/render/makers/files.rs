//! What makers of finished files have in common.

use crate::plan::Job;
use crate::render::view::{KeyParts, PlaceViews};

/// The key of a file that is made of others: their names and bytes.
pub fn files_key(views: &PlaceViews, job: &Job) -> KeyParts {
    let product = views.product_digest(job);
    KeyParts { theme: product, place: blake3::hash(job.path.as_bytes()), item: product, needs: views.files_digest(job) }
}
