//! Paths that two jobs want: which job keeps it, and what is reported of the other.

use super::job::{Job, Subject};
use super::planner::Planner;
use crate::diag::{ADDRESS_TAKEN, Diagnostic, Diagnostics, NAME_NOT_PORTABLE, PATHS_COLLIDE, Span};
use crate::ids::ItemNo;
use crate::plan::declared::pattern::check_portable;
use rustc_hash::FxHashMap;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

impl Planner<'_> {
    /// Sorts jobs by path. Reports paths that collide or that some system cannot hold.
    pub(super) fn settle(&self, mut jobs: Vec<Job>, diagnostics: &mut Diagnostics) -> Vec<Job> {
        let gives_way = |job: &Job| job.product.is_some_and(|p| self.theme.product(p).gives_way);
        // Products that give way come last, when other jobs have taken their paths.
        jobs.sort_by(|a, b| gives_way(a).cmp(&gives_way(b)).then_with(|| a.path.cmp(&b.path)));
        let mut taken: FxHashMap<String, usize> = FxHashMap::default();
        let mut kept: Vec<Job> = Vec::with_capacity(jobs.len());
        for job in jobs {
            if let Err(why) = check_portable(&job.path) {
                let report = Diagnostic::new(&NAME_NOT_PORTABLE).at_opt(self.origin(&job)).with("path", job.path.escape_debug());
                diagnostics.push(report.with("why", why));
                continue;
            }
            match taken.get(&*collation(&job.path)) {
                Some(first) if gives_way(&job) => diagnostics.extend(self.taken(&job, &kept[*first]).into_iter().collect()),
                // One file used through two paths to the same content is one file.
                Some(first) if job.product.is_none() && kept[*first].product.is_none() && same_content(&job, &kept[*first]) => continue,
                Some(first) => diagnostics.push(self.collision(&job, &kept[*first])),
                None => {
                    taken.insert(collation(&job.path), kept.len());
                    kept.push(job);
                }
            }
        }
        for job in &kept {
            for (at, _) in job.path.match_indices('/') {
                if let Some(file) = taken.get(&collation(&job.path[..at])) {
                    diagnostics.push(self.collision(job, &kept[*file]));
                }
            }
        }
        kept.sort_by(|a, b| a.path.cmp(&b.path));
        kept
    }

    fn collision(&self, job: &Job, other: &Job) -> Diagnostic {
        Diagnostic::new(&PATHS_COLLIDE)
            .at_opt(self.origin(job).or(self.origin(other)))
            .and_at(self.origin(job).and(self.origin(other)))
            .with("path", &job.path)
            .with("one", self.describe(job))
            .with("two", self.describe(other))
    }

    /// The report of a generated page whose address a page, a file or an older alias has. None where nothing is lost: the page shows the list itself,
    /// the old address is that of the item's own page, or a printed address has a page of its own.
    fn taken(&self, job: &Job, kept: &Job) -> Option<Diagnostic> {
        let why = match (&job.subject, &kept.subject) {
            (Subject::Short(_), _) => return None,
            (Subject::Alias(from, _), Subject::Item(item) | Subject::Alias(item, _)) if self.is_same_group(*from, *item) => return None,
            (Subject::Alias(..), _) => "alias",
            _ if job.page > 1 && kept.page > 1 => return None,
            (_, Subject::Item(_)) if self.shows_list_of(kept, job) => return None,
            (_, Subject::Item(_)) => "page",
            (_, Subject::File(_)) => "file",
            _ => return None,
        };
        let report = Diagnostic::new(&ADDRESS_TAKEN).at_opt(self.span_of_taken(job, kept)).with("path", &job.path).with("why", why);
        Some(report.with("kept", self.describe(kept)).with("other", self.describe(job)))
    }

    fn is_same_group(&self, one: ItemNo, two: ItemNo) -> bool {
        self.library.item(one).group == self.library.item(two).group
    }

    /// Where the author of what is not made reads of it: the aliases of an item, else what is in its place.
    fn span_of_taken(&self, job: &Job, kept: &Job) -> Option<Span> {
        match &job.subject {
            Subject::Alias(item, _) => Some(self.library.item(*item).span_of("aliases")),
            _ => self.origin(kept),
        }
    }

    /// Whether a page shows what the list in whose place it is would show: both have one template, or its own template names its lists.
    fn shows_list_of(&self, page: &Job, list: &Job) -> bool {
        match (self.product(page), self.product(list)) {
            (Some(page), Some(list)) => page.shows_lists || page.maker.source == list.maker.source,
            _ => false,
        }
    }
}

fn same_content(a: &Job, b: &Job) -> bool {
    a.path == b.path
        && match (&a.subject, &b.subject) {
            (Subject::File(_), Subject::File(_)) => a.path.starts_with("tep/"),
            (Subject::Picture(one), Subject::Picture(two)) => one.key == two.key,
            _ => false,
        }
}

/// A path in the form in which some file systems compare names: without regard to case and Unicode normalization.
fn collation(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    let lower = path.to_lowercase();
    if is_nfc_quick(lower.chars()) == IsNormalized::Yes { lower } else { lower.nfc().collect() }
}
