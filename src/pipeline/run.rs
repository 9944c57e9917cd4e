//! A run over places: what is not up to date is rendered into their roots, level by level.

use super::bundles::Roots;
use super::merge::Way;
use super::plans::Plans;
use super::print::outspoken;
use super::{Copies, Loaded, Progress, Reason};
use crate::config::Config;
use crate::diag::{Diagnostic, Diagnostics, Reported};
use crate::model::PlaceNo;
use crate::plan::{FileMeta, Job, JobVariant, Maker, PictureFile, PlacePlan, Planner, Product, Subject, Theme};
use crate::render::{Artifact, JobKey, PlaceViews, Renderer, Views, changed_parts};
use crate::write::{FileFacts, Put, Root};
use rayon::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

#[derive(Default)]
pub struct Counts {
    pub pages: AtomicUsize,
    pub files: AtomicUsize,
    pub rendered: AtomicUsize,
}

/// What rendering needs at every place.
pub struct Run<'a> {
    pub config: &'a Config,
    pub loaded: &'a Loaded,
    pub planner: &'a Planner<'a>,
    pub plans: &'a Plans,
    pub renderer: &'a Renderer<'a>,
    pub views: &'a Views<'a>,
    pub copies: Copies<'a>,
    pub wanted: Vec<Wanted>,
    pub way: &'a Way,
    pub explain: bool,
    pub counts: Counts,
}

/// Whether a run makes a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    No,
    /// In the languages asked for.
    Named,
    /// In every language: something that is named shows what is known of its files.
    Awaited,
}

/// What `--only` and `--lang` ask for, by product.
pub fn wanted(config: &Config, theme: &Theme) -> Vec<Wanted> {
    let only = &config.only;
    let is_named = |p: &Product| only.products.is_empty() || only.products.iter().any(|name| **name == *p.name);
    let mut wanted: Vec<Wanted> = theme.products.iter().map(|p| if is_named(p) { Wanted::Named } else { Wanted::No }).collect();
    // From the last to be made to the first, so that what they wait for has its own turn.
    let mut order: Vec<usize> = (0..wanted.len()).filter(|i| theme.products[*i].waits()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(theme.levels[*i]));
    for i in order.into_iter().filter(|_| !only.is_everything()) {
        if wanted[i] != Wanted::No {
            let awaited = (0..theme.products.len()).filter(|other| theme.products[i].waits_for(&theme.products[*other]));
            awaited.for_each(|other| wanted[other] = Wanted::Awaited);
        }
    }
    wanted
}

/// What the write step knows of a file, for views.
pub fn fact(known: FileFacts) -> FileMeta {
    FileMeta { pages: known.pages, bytes: known.size, hash: known.hash }
}

/// What became of the jobs of one level at a place.
#[derive(Default)]
pub struct Made {
    pub reasons: Vec<Reason>,
    pub lacking: Vec<Arc<PictureFile>>,
    pub printing: Vec<(Job, JobKey)>,
    /// Paths of files for print shops that are out of date.
    pub removed: Vec<Box<str>>,
    pub said: Diagnostics,
}

/// What became of a job.
pub enum Done {
    /// It is settled and there is nothing to tell.
    Kept,
    Anew(Option<Reason>, Diagnostics),
    /// A file of a picture that is not in the root yet.
    Lacking(Arc<PictureFile>),
    /// To be printed when all pages are there.
    Printing(JobKey),
    /// A file for print shops that is out of date, in a run that makes none.
    Removed,
}

impl Run<'_> {
    /// Renders the jobs of a level at these places, all but what is printed.
    pub fn level(&self, level: usize, roots: Roots, progress: &(dyn Fn(Progress) + Sync)) -> Vec<Made> {
        let render = |(place, root): (&PlaceNo, &Root)| {
            let made = self.place(level, roots, root, *place, &self.plans.of(self.planner, *place));
            if level == 0 {
                progress(Progress::Rendered { place: &self.loaded.library.places.get(*place).name });
            }
            made
        };
        roots.places.par_iter().zip(roots.roots).map(render).collect()
    }

    fn place(&self, level: usize, roots: Roots, root: &Root, place: PlaceNo, plan: &PlacePlan) -> Made {
        let views = self.views.place(place, plan);
        let jobs = plan.jobs.par_iter().with_min_len(8).filter(|job| self.is_of(level, job) && self.is_wanted(job, place));
        let results: Vec<(&Job, Result<Done, Box<Diagnostic>>)> = jobs.map(|job| (job, self.job(roots, root, job, &views))).collect();
        if let Way::Prove(proof) = self.way
            && level == 0
        {
            self.prove_rest(proof, root, place, plan);
        }
        let mut made = Made::default();
        let name = &self.loaded.library.places.get(place).name;
        for (job, result) in results {
            match result {
                Ok(Done::Kept) => {}
                Ok(Done::Anew(reason, said)) => {
                    made.reasons.extend(reason);
                    made.said.extend(said.for_place(name));
                }
                Ok(Done::Lacking(variant)) => made.lacking.push(variant),
                Ok(Done::Removed) => made.removed.push(job.path.clone()),
                Ok(Done::Printing(key)) => made.printing.push((job.clone(), key)),
                Err(fault) => made.said.push(fault.for_place(name)),
            }
        }
        made
    }

    fn job(&self, roots: Roots, root: &Root, job: &Job, views: &PlaceViews) -> Result<Done, Box<Diagnostic>> {
        match self.way {
            Way::Merge(merge) if !self.is_late(job, views.place) => return self.adopt(merge, root, job, views),
            Way::Prove(proof) => return Ok(self.prove(proof, root, job, views)),
            _ => {}
        }
        if job.variant == JobVariant::Press && !self.config.press {
            return Ok(self.stored_press_file(root, job, views));
        }
        self.counts.files.fetch_add(1, Relaxed);
        let product = match (&job.subject, job.product) {
            (Subject::File(source), _) => return self.copies.put(root, &job.path, source).map(|()| Done::Kept),
            // Pictures are made when it is known what all roots lack.
            (Subject::Picture(variant), _) => {
                let kept = root.is_current(&variant.path, &variant.key) && root.keep(&variant.path, &variant.key);
                return Ok(if kept { Done::Kept } else { Done::Lacking(variant.clone()) });
            }
            (_, Some(product)) => self.loaded.theme.product(product),
            (_, None) => return Ok(Done::Kept),
        };
        self.counts.pages.fetch_add(usize::from(&*product.format == "html"), Relaxed);
        let key = views.key(job);
        if self.keep(root, job, &key, views) {
            return Ok(Done::Kept);
        }
        match product.maker {
            Maker::Print(_) => Ok(Done::Printing(key)),
            Maker::Zip | Maker::Join => {
                self.bundle(roots, root, product, job, key, views).map(|reason| Done::Anew(reason, Diagnostics::new()))
            }
            _ => self.deliver(root, job, key, views).map(|(reason, said)| Done::Anew(reason, said)),
        }
    }

    /// The key of a file that this run would make.
    pub fn planned_key(&self, job: &Job, views: &PlaceViews) -> Option<JobKey> {
        match &job.subject {
            Subject::File(source) => self.copies.key(source),
            Subject::Picture(variant) => Some(variant.key),
            _ => Some(views.key(job)),
        }
    }

    /// Leaves a file as it is, if it was made with this key.
    pub fn keep(&self, root: &Root, job: &Job, key: &JobKey, views: &PlaceViews) -> bool {
        let kept = root.is_current(&job.path, key) && root.keep(&job.path, key);
        if let Some(known) = root.known_file(&job.path).filter(|_| kept) {
            self.learn(views, job, || fact(known));
        }
        kept
    }

    fn is_of(&self, level: usize, job: &Job) -> bool {
        job.product.map_or(0, |no| self.loaded.theme.level(no)) == level
    }

    fn is_wanted(&self, job: &Job, place: PlaceNo) -> bool {
        let only = &self.config.only;
        let speaks = || only.lang.as_deref().is_none_or(|lang| *lang == **self.loaded.library.site.code(job.lang));
        if let Way::Shard(number, shares) = self.way
            && (shares.of_file(place, &job.path) != *number || self.is_late(job, place))
        {
            return false;
        }
        let Some(no) = job.product else { return only.products.is_empty() && speaks() };
        // What is known of files of all places is not known when only some are made: the file stays as it is.
        if !only.places.is_empty() && self.is_late(job, place) {
            return false;
        }
        match self.wanted[no.index()] {
            Wanted::No => false,
            Wanted::Named => speaks(),
            Wanted::Awaited => true,
        }
    }

    /// Whether it can be made only when all places are there; in shards of a site of one place, when all its files are.
    fn is_late(&self, job: &Job, place: PlaceNo) -> bool {
        let Some(no) = job.product else { return false };
        match self.loaded.library.places.list.len() {
            1 => self.config.only.places.is_empty() && self.loaded.theme.product(no).waits(),
            _ => self.loaded.theme.is_cross_place(no) && self.loaded.library.places.get(place).parent.is_none(),
        }
    }

    /// Why a file is made, for `--explain-rebuild`.
    pub fn why(&self, root: &Root, job: &Job, key: &JobKey) -> Option<Vec<&'static str>> {
        self.counts.rendered.fetch_add(1, Relaxed);
        self.explain.then(|| match root.known_key(&job.path) {
            Some(old) if *old == outspoken(key) => vec!["said"],
            Some(old) if old != key => changed_parts(old, key),
            Some(_) => vec!["file"],
            None => vec!["new"],
        })
    }

    /// The same when it is known whether anything is different.
    pub fn reason(&self, root: &Root, job: &Job, why: Option<Vec<&'static str>>, put: Put) -> Option<Reason> {
        why.map(|mut why| {
            why.extend((put == Put::Unchanged).then_some("same-bytes"));
            Reason { file: format!("{}/{}", root.name(), job.path), why }
        })
    }

    /// Keeps what is known of a file where somebody waits for it.
    pub fn learn(&self, views: &PlaceViews, job: &Job, fact: impl FnOnce() -> FileMeta) {
        if job.product.is_some_and(|no| self.loaded.theme.is_awaited(no)) {
            self.views.finished.learn(views.place, &job.path, fact());
        }
    }

    /// Renders a job and puts it into its root.
    pub fn deliver(
        &self,
        root: &Root,
        job: &Job,
        key: JobKey,
        views: &PlaceViews,
    ) -> Result<(Option<Reason>, Diagnostics), Box<Diagnostic>> {
        let Some(product) = job.product.map(|no| self.loaded.theme.product(no)) else { return Ok((None, Diagnostics::new())) };
        let why = self.why(root, job, &key);
        let Reported { value, diagnostics } = self.renderer.render(product, job, views);
        let said = self.loaded.settled(diagnostics);
        let key = if said.is_empty() { key } else { outspoken(&key) };
        let Some(artifact) = value.filter(|_| !said.has_errors()) else { return Ok((None, said)) };
        let put = match &artifact {
            Artifact::Own(bytes) => root.put(&job.path, &key, bytes)?,
            Artifact::Pages(bytes, pages) => root.put_pages(&job.path, &key, bytes, *pages)?,
            Artifact::Shared(bytes) => root.put_shared(&job.path, &key, bytes)?,
        };
        self.learn(views, job, || artifact.fact());
        Ok((self.reason(root, job, why, put), said))
    }
}
