//! What archives and joined PDFs are made of: the finished files that their needs name.

use super::PlaceViews;
use crate::model::PlaceNo;
use crate::plan::{Job, Need};

/// A finished file that another is made of.
#[derive(Debug)]
pub struct Part {
    pub place: PlaceNo,
    pub path: String,
    /// In a few words, for bookmarks.
    pub title: String,
}

impl PlaceViews<'_> {
    /// The files a job is made of, or shows facts of, in order.
    pub fn parts(&self, job: &Job) -> Vec<Part> {
        let mut parts = Vec::new();
        let Some(product) = self.product(job) else { return parts };
        for need in product.needs.iter().map(|(_, need)| need).filter(|need| need.waits_for().is_some()) {
            match need {
                Need::Jobs(need) => {
                    let part =
                        |other: &Job| Part { place: self.place, path: other.path.to_string(), title: self.job_title(other).to_string() };
                    parts.extend(self.jobs(job, need).map(part));
                }
                Need::Orders { which, variants, .. } => {
                    for row in self.order_rows(job, which) {
                        let paths = variants.iter().filter_map(|variant| row.path_of(*variant));
                        parts.extend(paths.map(|path| Part { place: row.place, title: row.title(), path: path.to_string() }));
                    }
                }
                _ => {}
            }
        }
        parts
    }

    /// Changes when a file does, or its name.
    pub(super) fn files_digest(&self, job: &Job) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for text in [self.about(job).title, String::from(&**self.code(job.lang))] {
            hasher.update(text.as_bytes());
        }
        for part in self.parts(job) {
            for text in [&part.path, &part.title] {
                hasher.update(&(text.len() as u64).to_le_bytes());
                hasher.update(text.as_bytes());
            }
            hasher.update(&self.views.made.of(part.place, &part.path).map_or([0; 16], |fact| fact.hash));
        }
        hasher.finalize()
    }
}
