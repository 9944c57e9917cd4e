//! Keys of planned files, and what is remembered of finished ones for those that are made after them.

use super::static_files::StaticFiles;
use crate::plan::{FileMeta, Job, Subject, Theme};
use crate::render::{JobKey, PlaceViews, job_key};

/// The key of the file that a run would make. None for a file of the content that cannot be read.
pub fn planned_key(static_files: &StaticFiles, job: &Job, views: &PlaceViews) -> Option<JobKey> {
    match &job.subject {
        Subject::File(source) => static_files.key(source),
        Subject::Picture(variant) => Some(variant.key),
        _ => Some(job_key(views, job)),
    }
}

/// The key of a file whose making had something to report. It is never the planned one, so the next run makes the file again and reports again.
pub fn key_with_diagnostics(key: &JobKey) -> JobKey {
    let mut key = *key;
    key[0] = !key[0];
    key
}

/// Whether a file with the key `made` was made of what `planned` stands for.
pub fn is_same_key(made: &JobKey, planned: &JobKey) -> bool {
    made == planned || *made == key_with_diagnostics(planned)
}

/// Remembers what is known of a finished file, where some product waits for it.
pub fn remember_file(theme: &Theme, views: &PlaceViews, job: &Job, meta: impl FnOnce() -> FileMeta) {
    if job.product.is_some_and(|no| theme.is_awaited(no)) {
        views.finished().learn(views.place, &job.path, meta());
    }
}
