//! The contents of archives and joined PDFs: the finished files that their needs name.

use super::place_views::PlaceViews;
use crate::model::PlaceNo;
use crate::plan::{Job, JobVariant, Need};

/// A finished file in an archive or a joined PDF.
#[derive(Debug)]
pub struct BundledFile {
    /// The place in whose root it is.
    pub place: PlaceNo,
    /// Path below that root.
    pub path: String,
    /// Title of its bookmark.
    pub title: String,
    /// Name of the product it is a file of.
    pub product: String,
    /// Name of its size; empty where it has none.
    pub size: String,
    /// Language code.
    pub lang: String,
    /// Which file of its job it is.
    pub variant: JobVariant,
}

impl PlaceViews<'_> {
    /// The files a job is made of, or shows facts of, in their order.
    pub fn bundled_files(&self, job: &Job) -> Vec<BundledFile> {
        let mut files = Vec::new();
        let Some(product) = self.product(job) else { return files };
        for need in product.needs.iter().map(|(_, need)| need).filter(|need| need.waits_for().is_some()) {
            match need {
                Need::Jobs(need) => {
                    let file = |other: &Job| {
                        let product = self.product(other);
                        BundledFile {
                            place: self.place,
                            path: other.path.to_string(),
                            title: self.job_title(other).to_string(),
                            product: product.map_or(String::new(), |product| product.name.to_string()),
                            size: product.map_or(String::new(), |product| product.size_name(other.size).to_string()),
                            lang: self.code(other.lang).to_string(),
                            variant: other.variant,
                        }
                    };
                    files.extend(self.jobs(job, need).map(file));
                }
                Need::Orders { selection, variants, .. } => {
                    for row in self.order_rows(job, selection) {
                        files.extend(variants.iter().filter_map(|variant| row.bundled_file(*variant)));
                    }
                }
                _ => {}
            }
        }
        files
    }

    /// Digest of everything an archive or joined PDF is made of.
    pub fn files_digest(&self, job: &Job) -> blake3::Hash {
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
