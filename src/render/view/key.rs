//! Keys: digests of everything the bytes of a job depend on, in four parts.

use super::{PlaceViews, laid_out};
use crate::ids::ProductNo;
use crate::plan::{Job, Maker, Product};
use crate::view_schema::{View, ViewDigest, ViewValue};

/// Digest of everything the bytes of a job depend on: 20 bytes of the whole, then 3 of each part of `KEY_PARTS`.
pub type JobKey = [u8; 32];

/// The parts of a key, as `--explain-rebuild` names them.
pub const KEY_PARTS: [&str; 4] = ["theme", "place", "item", "needs"];

fn compose(parts: [blake3::Hash; 4]) -> JobKey {
    let mut whole = blake3::Hasher::new();
    for part in &parts {
        whole.update(part.as_bytes());
    }
    let mut key = [0; 32];
    key[..20].copy_from_slice(&whole.finalize().as_bytes()[..20]);
    for (i, part) in parts.iter().enumerate() {
        key[20 + 3 * i..23 + 3 * i].copy_from_slice(&part.as_bytes()[..3]);
    }
    key
}

/// The parts in which two keys differ.
pub fn changed_parts(old: &JobKey, new: &JobKey) -> Vec<&'static str> {
    let differs = |i: &usize| old[20 + 3 * i..23 + 3 * i] != new[20 + 3 * i..23 + 3 * i];
    (0..KEY_PARTS.len()).filter(differs).map(|i| KEY_PARTS[i]).collect()
}

impl<'a> PlaceViews<'a> {
    /// The key of a job of a product; zeros for copied files.
    pub fn key(&self, job: &Job) -> JobKey {
        let (Some(no), Some(product)) = (job.product, self.product(job)) else { return [0; 32] };
        let product_part = self.views.product_digests[no.index()];
        let path = blake3::hash(job.path.as_bytes());
        match &product.maker {
            Maker::Css(_) | Maker::Copy(_) => return compose([product_part, path, product_part, product_part]),
            Maker::SearchIndex => {
                let needs = self.planner().material(product, self.place, job.lang);
                return compose([product_part, path, product_part, needs]);
            }
            Maker::Zip | Maker::Join => return compose([product_part, path, product_part, self.files_digest(job)]),
            Maker::Template(_) | Maker::Print(_) => {}
        }
        self.view_key(job, no, product)
    }

    /// The key of a job that shows its view: digests of all it shows, of the templates that show it, and of where the file stands.
    fn view_key(&self, job: &Job, no: ProductNo, product: &'a Product) -> JobKey {
        let file = laid_out(job);
        let shown = self.shown(&file, no, product);
        // A field of the view that is not named here does not compile: `product` and `theme` are in the theme part, the first three in the frame.
        let View { site: _, place: _, lang: _, product: _, theme: _, job: file, item, term, campaign, page } = &shown.view;
        let mut subject = ViewDigest::new();
        subject.text(&job.path);
        subject.bytes(&[job.size, job.variant as u8]);
        file.feed(&mut subject);
        item.feed(&mut subject);
        term.feed(&mut subject);
        campaign.feed(&mut subject);
        page.feed(&mut subject);
        let mut needs = ViewDigest::new();
        shown.needs.iter().for_each(|(_, answer)| answer.feed(&mut needs));
        compose([
            self.views.theme_parts[no.index()][job.lang.index()],
            self.frames[job.lang.index()].digest,
            subject.finish(),
            needs.finish(),
        ])
    }
}
