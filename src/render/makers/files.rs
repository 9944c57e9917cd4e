//! What makers of finished files have in common.

use crate::diag::Diagnostics;
use crate::plan::Job;
use crate::render::archive::Archive;
use crate::render::artifact::Artifact;
use crate::render::maker::RenderRequest;
use crate::render::view::{BundledFile, KeyParts, PlaceViews};
use std::io;

/// The key of a file that is made of others: their names and bytes.
pub fn files_key(views: &PlaceViews, job: &Job) -> KeyParts {
    let product = views.product_digest(job);
    KeyParts { theme: product, place: blake3::hash(job.path.as_bytes()), item: product, needs: views.files_digest(job) }
}

/// An archive of files under these names, one file in memory at a time.
pub fn packed<'f>(
    request: &RenderRequest,
    files: impl Iterator<Item = (&'f String, &'f BundledFile)>,
    diagnostics: &mut Diagnostics,
) -> Option<Artifact> {
    let pack = || -> io::Result<Vec<u8>> {
        let mut archive = Archive::default();
        for (name, part) in files {
            archive.add(name, &request.read(part)?, None)?;
        }
        archive.finish()
    };
    pack().map(Artifact::Own).map_err(|error| diagnostics.extend(request.fault(error))).ok()
}
