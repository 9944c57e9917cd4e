//! The contents of archives and joined PDFs: the finished files that their needs name.

use super::PlaceViews;
use crate::model::PlaceNo;
use crate::plan::{Job, Need};

/// A finished file in an archive or a joined PDF.
#[derive(Debug)]
pub struct BundledFile {
    /// The place in whose root it is.
    pub place: PlaceNo,
    /// Path below that root.
    pub path: String,
    /// Title of its bookmark.
    pub title: String,
}

impl PlaceViews<'_> {
    /// The files a job is made of, or shows facts of, in their order.
    pub fn bundled_files(&self, job: &Job) -> Vec<BundledFile> {
        let mut files = Vec::new();
        let Some(product) = self.product(job) else { return files };
        for need in product.needs.iter().map(|(_, need)| need).filter(|need| need.waits_for().is_some()) {
            match need {
                Need::Jobs(need) => {
                    let file = |other: &Job| BundledFile {
                        place: self.place,
                        path: other.path.to_string(),
                        title: self.job_title(other).to_string(),
                    };
                    files.extend(self.jobs(job, need).map(file));
                }
                Need::Orders { which, variants, .. } => {
                    for row in self.order_rows(job, which) {
                        let paths = variants.iter().filter_map(|variant| row.path_of(*variant));
                        files.extend(paths.map(|path| BundledFile { place: row.place, title: row.title(), path: path.to_string() }));
                    }
                }
                _ => {}
            }
        }
        files
    }

    /// Digest of everything an archive or joined PDF is made of.
    pub(super) fn files_digest(&self, job: &Job) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for text in [self.description(job).title, String::from(&**self.code(job.lang))] {
            hasher.update(text.as_bytes());
        }
        for file in self.bundled_files(job) {
            for text in [&file.path, &file.title] {
                hasher.update(&(text.len() as u64).to_le_bytes());
                hasher.update(text.as_bytes());
            }
            hasher.update(&self.views.finished.of(file.place, &file.path).map_or([0; 16], |known| known.hash));
        }
        hasher.finalize()
    }
}
