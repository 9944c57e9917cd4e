//! Keys: digests of everything the bytes of a job depend on, in four parts.

use super::{PlaceViews, laid_out};
use crate::ids::ProductNo;
use crate::plan::Job;
use crate::view_schema::{View, ViewDigest, ViewValue};

/// Digest of everything the bytes of a job depend on: 20 bytes of the whole, then 3 of each part of `KEY_PARTS`.
pub type JobKey = [u8; 32];

/// The parts of a key, as `--explain-rebuild` names them.
pub const KEY_PARTS: [&str; 4] = ["theme", "place", "item", "needs"];

/// What the bytes of a job depend on, in the parts of its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyParts {
    /// Program, declaration, theme.
    pub theme: blake3::Hash,
    /// The place, or the path of a file that shows nothing of it.
    pub place: blake3::Hash,
    /// What the job is about.
    pub item: blake3::Hash,
    /// The answers to the needs of the declaration.
    pub needs: blake3::Hash,
}

impl KeyParts {
    /// The key of these parts.
    pub fn key(&self) -> JobKey {
        let parts = [self.theme, self.place, self.item, self.needs];
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
}

/// The parts in which two keys differ.
pub fn changed_parts(old: &JobKey, new: &JobKey) -> Vec<&'static str> {
    let differs = |i: &usize| old[20 + 3 * i..23 + 3 * i] != new[20 + 3 * i..23 + 3 * i];
    (0..KEY_PARTS.len()).filter(differs).map(|i| KEY_PARTS[i]).collect()
}

impl<'a> PlaceViews<'a> {
    /// Digest of the product of a job: its declaration, and what it takes from theme and program.
    pub fn product_digest(&self, job: &Job) -> blake3::Hash {
        let digest = job.product.and_then(|no| self.views.product_digests.get(no.index()));
        digest.copied().unwrap_or_else(|| blake3::hash(&[]))
    }

    /// The key of a job that shows its view: digests of all it shows, of the templates that show it, and of where the file stands.
    pub fn view_key(&self, job: &Job, no: ProductNo) -> KeyParts {
        let product = self.planner().theme.product(no);
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
        KeyParts {
            theme: self.views.theme_parts[no.index()][job.lang.index()],
            place: self.frames[job.lang.index()].digest,
            item: subject.finish(),
            needs: needs.finish(),
        }
    }
}
