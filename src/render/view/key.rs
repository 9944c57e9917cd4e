//! Keys: digests of everything a job's bytes depend on, part by part.

use super::made::feed_fact;
use super::{PlaceViews, item_date};
use crate::plan::{Job, Maker, Need, Product, Select, Subject, SubjectSpec};

/// Digest of everything a job's bytes depend on: 20 bytes of the whole, then 3 of each part of `KEY_PARTS`.
pub type Key = [u8; 32];

/// The parts of a key, for telling why a file is made anew.
pub const KEY_PARTS: [&str; 4] = ["theme", "place", "item", "needs"];

fn compose(parts: [blake3::Hash; 4]) -> Key {
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
pub fn changed_parts(old: &Key, new: &Key) -> Vec<&'static str> {
    let differs = |i: &usize| old[20 + 3 * i..23 + 3 * i] != new[20 + 3 * i..23 + 3 * i];
    (0..KEY_PARTS.len()).filter(differs).map(|i| KEY_PARTS[i]).collect()
}

impl<'a> PlaceViews<'a> {
    /// The key of a job that a template or maker makes.
    pub fn key(&self, job: &Job) -> Key {
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
        let frame = self.langs[job.lang.index()].digest;
        compose([product_part, frame, self.subject_digest(job, product), self.needs_digest(job, product)])
    }

    fn subject_digest(&self, job: &Job, product: &Product) -> blake3::Hash {
        let library = self.planner().library;
        let mut hasher = blake3::Hasher::new();
        hasher.update(job.path.as_bytes());
        hasher.update(&[job.size, job.variant as u8]);
        hasher.update(&job.page.to_le_bytes());
        hasher.update(&job.pages.to_le_bytes());
        match &job.subject {
            Subject::Item(item) | Subject::Alias(item, _) => {
                hasher.update(&self.item_digest(*item, job.lang));
                hasher.update(&[u8::from(library.group(library.item(*item).group).draft)]);
            }
            Subject::Term(slug) => {
                hasher.update(self.planner().ordered_title(slug, job.lang).as_bytes());
                if let (SubjectSpec::Each { taxonomy, .. }, Some(term)) = (&product.about, self.term(product, slug)) {
                    hasher.update(taxonomy.as_bytes());
                    hasher.update(term.name(job.lang).as_bytes());
                    hasher.update(term.summary(job.lang).map_or(&[][..], |s| s.as_bytes()));
                }
            }
            Subject::Short(_) => drop(hasher.update(self.leads_to(job).unwrap_or_default().as_bytes())),
            Subject::Place | Subject::File(_) | Subject::Picture(_) => {}
        }
        for (lang, path) in self.alternates(job) {
            hasher.update(&lang.to_le_bytes());
            hasher.update(path.as_bytes());
        }
        if job.product.is_some_and(|no| self.planner().shows_short(no)) {
            let campaign = job.order.map(|order| self.planner().campaign(order, job.lang));
            let item = if let Subject::Item(item) = job.subject { Some(item) } else { None };
            for item in item.into_iter().chain(campaign) {
                hasher.update(self.virtual_field(Select::ShortUrl, item, job.lang).as_str().unwrap_or_default().as_bytes());
            }
        }
        if let Some(order) = job.order {
            hasher.update(&self.item_digest(self.planner().campaign(order, job.lang), job.lang));
        }
        if product.uses_as_of {
            hasher.update(library.site.as_of.to_string().as_bytes());
        }
        hasher.finalize()
    }

    fn needs_digest(&self, job: &Job, product: &'a Product) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        for (no, (_, need)) in product.needs.iter().enumerate() {
            self.feed_need(&mut hasher, job, product, no, need);
        }
        hasher.finalize()
    }

    fn feed_need(&self, hasher: &mut blake3::Hasher, job: &Job, product: &Product, no: usize, need: &'a Need) {
        match need {
            Need::Items(query) => {
                let (items, total) = self.members(job, product, no, query);
                hasher.update(&(total as u64).to_le_bytes());
                for item in items.iter() {
                    hasher.update(&self.card_digest(query, *item, job));
                    // The newest of them is the date of the page.
                    if let Some(date) = item_date(self.planner().library.item(*item)) {
                        hasher.update(date.to_string().as_bytes());
                    }
                }
            }
            Need::Jobs(need) => {
                for other in self.jobs(job, need) {
                    hasher.update(other.path.as_bytes());
                    hasher.update(&other.lang.to_le_bytes());
                    hasher.update(&[other.size]);
                    hasher.update(self.leads_to(other).unwrap_or_default().as_bytes());
                    hasher.update(self.job_title(other).as_bytes());
                    if let Some(product) = self.product(other) {
                        // Its titles, format and sizes are in its declaration.
                        hasher.update(product.digest.as_bytes());
                    }
                    if let Some(date) = self.item_date(&other.subject) {
                        hasher.update(date.to_string().as_bytes());
                    }
                    feed_fact(hasher, self.views.made.of(self.place, &other.path), need.facts);
                    if need.facts.bytes {
                        feed_fact(hasher, self.picture_fact(other), need.facts);
                    }
                }
            }
            Need::Orders { which, facts, .. } => self.order_rows(job, which).iter().for_each(|row| row.feed(hasher, *facts)),
            Need::Terms { taxonomy, of } => {
                for (slug, count) in self.planner().terms_used(taxonomy, *of, self.place) {
                    hasher.update(slug.as_bytes());
                    hasher.update(&(count as u64).to_le_bytes());
                    if let Some(term) = self.planner().library.terms.get(taxonomy, &slug) {
                        hasher.update(term.name(job.lang).as_bytes());
                        hasher.update(term.summary(job.lang).map_or(&[][..], |s| s.as_bytes()));
                        hasher.update(&term.weight.unwrap_or(i64::MAX).to_le_bytes());
                    }
                }
            }
        }
    }
}
