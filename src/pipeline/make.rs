//! Makes what is not up to date, into the roots of its places.

use super::keys::{key_with_diagnostics, remember_file};
use super::left_out::{is_left_out, leave_out};
use super::pictures::MissingPictures;
use super::place_roots::PlaceRoots;
use super::room::RoomProbe;
use super::run_mode::{RunMode, Step, Task};
use super::selection::Selection;
use super::site::Loaded;
use super::static_files::StaticFiles;
use crate::config::Stopwatch;
use crate::diag::{Diagnostic, Diagnostics, PRINT_SLOW};
use crate::model::PlaceNo;
use crate::plan::{FileMeta, Job, JobVariant, PictureFile, Product, Subject};
use crate::render::{Artifact, BundledFile, JobKey, RenderRequest, Renderer, StreamFn, UnreadPart, changed_parts, job_key, maker_of};
use crate::write::{PutResult, SiteOutput};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// A job that takes more seconds is reported.
const SLOW: f64 = 5.0;

/// Makes what is not up to date.
pub struct Make<'a> {
    /// The site.
    pub loaded: &'a Loaded,
    /// Makes the bytes.
    pub renderer: &'a Renderer<'a>,
    /// Finds whose data lacks room on paper.
    pub room: RoomProbe<'a>,
    /// Digests of files that are copied.
    pub static_files: StaticFiles<'a>,
    /// Which jobs are done.
    pub selection: Selection<'a>,
    /// Where the files go.
    pub roots: &'a PlaceRoots<'a>,
    /// Whether files for print shops are made.
    pub press: bool,
    /// Whether it is told why each file is made.
    pub explain: bool,
    /// How many files so far.
    pub counts: FileCounts,
    /// What was found so far.
    pub results: MakeResults,
}

/// Why a file was made anew.
#[derive(Debug)]
pub struct RebuildReason {
    /// Root and path.
    pub file: String,
    /// The parts of its key that changed, or `new`, `file` (it was changed in the output), `said` (it had something to report), `same-bytes`.
    pub why: Vec<&'static str>,
}

/// How many files a run has dealt with.
#[derive(Default)]
pub struct FileCounts {
    /// HTML files.
    pub pages: AtomicUsize,
    /// All files.
    pub files: AtomicUsize,
    /// Files that were made anew.
    pub rendered: AtomicUsize,
}

/// What a run has found while it made files.
#[derive(Default)]
pub struct MakeResults {
    /// Why files were made anew, where that was asked.
    pub reasons: Vec<RebuildReason>,
    /// Reasons of printed files of this level.
    print_reasons: Vec<RebuildReason>,
    /// Pictures that roots do not have.
    pub missing_pictures: MissingPictures,
    /// Files for print shops that are out of date, with their roots, in a run that makes none.
    pub press_removed: Vec<String>,
}

/// What came of a job.
pub enum MakeOutcome {
    /// It was made anew, and that was asked for.
    Rebuilt(RebuildReason),
    /// The same, of a printed file.
    Printed(RebuildReason),
    /// A file of a picture that the root does not have.
    MissingPicture(Arc<PictureFile>),
    /// The path of a file for print shops that is out of date, in a run that makes none.
    PressRemoved(Box<str>),
}

type MakeStep = Step<MakeOutcome, JobKey>;

impl RunMode for Make<'_> {
    type Outcome = MakeOutcome;
    /// The key of the file.
    type Pending = JobKey;

    fn selects(&self, place: PlaceNo, job: &Job) -> bool {
        self.selection.includes(place, job)
    }

    fn perform(&self, task: &Task, diagnostics: &mut Diagnostics) -> MakeStep {
        self.settle(task, diagnostics).unwrap_or_else(|faults| {
            diagnostics.extend(faults);
            Step::Nothing
        })
    }

    fn print(&self, task: &Task, key: &JobKey, diagnostics: &mut Diagnostics) -> Option<MakeOutcome> {
        let product = self.product(task.job)?;
        if task.job.variant != JobVariant::Web && is_left_out(task, product) {
            self.root(task).leave_out(&task.job.path, key);
            return None;
        }
        let watch = Stopwatch::start();
        let made = self.deliver(task, product, *key, diagnostics);
        if watch.seconds() > SLOW {
            let report = Diagnostic::new(&PRINT_SLOW).at(product.span).with("path", &task.job.path).with("template", &product.name);
            diagnostics.extend(self.loaded.settled(report.with("seconds", format!("{:.0}", watch.seconds())).into()));
        }
        match made {
            Ok(reason) => reason.map(MakeOutcome::Printed),
            Err(faults) => {
                diagnostics.extend(faults);
                None
            }
        }
    }

    fn collect(&mut self, at: usize, outcome: MakeOutcome) {
        let results = &mut self.results;
        match outcome {
            MakeOutcome::Rebuilt(reason) => results.reasons.push(reason),
            MakeOutcome::Printed(reason) => results.print_reasons.push(reason),
            MakeOutcome::MissingPicture(variant) => results.missing_pictures.add(at, variant),
            MakeOutcome::PressRemoved(path) => results.press_removed.push(format!("{}/{path}", self.roots.roots[at].name())),
        }
    }

    fn end_step(&mut self, _diagnostics: &mut Diagnostics) {
        self.results.print_reasons.sort_by(|a, b| a.file.cmp(&b.file));
        self.results.reasons.append(&mut self.results.print_reasons);
    }
}

impl<'a> Make<'a> {
    fn product(&self, job: &Job) -> Option<&'a Product> {
        job.product.map(|no| self.loaded.theme.product(no))
    }

    fn root(&self, task: &Task) -> &'a SiteOutput<'a> {
        &self.roots.roots[task.at]
    }

    fn settle(&self, task: &Task, diagnostics: &mut Diagnostics) -> Result<MakeStep, Diagnostics> {
        let (job, root) = (task.job, self.root(task));
        if job.variant == JobVariant::Press && !self.press {
            return Ok(self.settle_press_file(task));
        }
        self.counts.files.fetch_add(1, Relaxed);
        let product = match (&job.subject, self.product(job)) {
            (Subject::File(source), _) => {
                self.static_files.put(root, &job.path, source)?;
                return Ok(Step::Nothing);
            }
            // Pictures are made when it is known which roots do not have them.
            (Subject::Picture(variant), _) => {
                let is_kept = root.is_current(&variant.path, &variant.key) && root.keep(&variant.path, &variant.key);
                return Ok(if is_kept { Step::Nothing } else { Step::Done(MakeOutcome::MissingPicture(variant.clone())) });
            }
            (_, Some(product)) => product,
            (_, None) => return Ok(Step::Nothing),
        };
        self.counts.pages.fetch_add(usize::from(product.makes_html()), Relaxed);
        let key = job_key(task.views, job);
        if self.keep(task, &key) {
            return Ok(Step::Nothing);
        }
        if product.maker.is_printed() {
            return Ok(Step::Print(key));
        }
        let reason = self.deliver(task, product, key, diagnostics)?;
        Ok(reason.map_or(Step::Nothing, |reason| Step::Done(MakeOutcome::Rebuilt(reason))))
    }

    /// A file for print shops in a run that makes none: it stays while it is current.
    fn settle_press_file(&self, task: &Task) -> MakeStep {
        let key = job_key(task.views, task.job);
        if self.keep(task, &key) || self.keep(task, &key_with_diagnostics(&key)) {
            self.counts.files.fetch_add(1, Relaxed);
            return Step::Nothing;
        }
        match self.root(task).remove(&task.job.path) {
            true => Step::Done(MakeOutcome::PressRemoved(task.job.path.clone())),
            false => Step::Nothing,
        }
    }

    /// Leaves a file as it is, if it was made with this key.
    fn keep(&self, task: &Task, key: &JobKey) -> bool {
        let (root, path) = (self.root(task), &task.job.path);
        let is_kept = root.is_current(path, key) && root.keep(path, key);
        if let Some(meta) = root.known_file(path).filter(|_| is_kept) {
            remember_file(&self.loaded.theme, task.views, task.job, || meta);
        }
        is_kept
    }

    /// Makes a file and puts it into its root; why, where that was asked. What the maker reports becomes part of its key.
    fn deliver(
        &self,
        task: &Task,
        product: &Product,
        key: JobKey,
        diagnostics: &mut Diagnostics,
    ) -> Result<Option<RebuildReason>, Diagnostics> {
        let Task { job, views, .. } = *task;
        let root = self.root(task);
        self.counts.rendered.fetch_add(1, Relaxed);
        let why = self.explain.then(|| why_rebuilt(root, job, &key));
        let read_part = |part: &BundledFile| self.roots.read(part);
        let request = self.renderer.request(product, job, views, &read_part);
        let Some(maker) = maker_of(product) else { return Ok(None) };
        let put = match maker.stream() {
            Some(stream) => {
                let (put, meta) = write_stream(root, stream, &request, &key)?;
                remember_file(&self.loaded.theme, views, job, || meta);
                put
            }
            None => {
                let mut found = Diagnostics::new();
                let artifact = maker.render(&request, &mut found);
                let found = leave_out(task, product, &self.room, self.loaded.settled(found));
                let (is_silent, has_errors) = (found.is_empty(), found.has_errors());
                diagnostics.extend(found);
                if is_left_out(task, product) {
                    root.leave_out(&job.path, &key);
                    return Ok(None);
                }
                let Some(artifact) = artifact.filter(|_| !has_errors) else { return Ok(None) };
                let key = if is_silent { key } else { key_with_diagnostics(&key) };
                let put = put_artifact(root, &job.path, &key, &artifact)?;
                remember_file(&self.loaded.theme, views, job, || artifact.fact());
                put
            }
        };
        Ok(why.map(|mut why| {
            why.extend((put == PutResult::Unchanged).then_some("same-bytes"));
            RebuildReason { file: format!("{}/{}", root.name(), job.path), why }
        }))
    }
}

fn put_artifact(root: &SiteOutput, path: &str, key: &JobKey, artifact: &Artifact) -> Result<PutResult, Diagnostics> {
    match artifact {
        Artifact::Own(bytes) => root.put(path, key, bytes),
        Artifact::Pages(bytes, pages) | Artifact::Sound(bytes, pages) => root.put_pages(path, key, bytes, *pages),
        Artifact::Shared(bytes) => root.put_shared(path, key, bytes),
    }
}

/// Writes a file piece by piece into its root.
fn write_stream(root: &SiteOutput, stream: StreamFn, request: &RenderRequest, key: &JobKey) -> Result<(PutResult, FileMeta), Diagnostics> {
    let mut unread = None;
    let written = root.write(&request.job.path, key, |out| {
        stream(request, out).map_err(|error| match error.downcast::<UnreadPart>() {
            Ok(UnreadPart(diagnostics)) => {
                unread = Some(diagnostics);
                io::Error::other("a part is missing")
            }
            Err(error) => error,
        })
    });
    match unread {
        Some(diagnostics) => Err(diagnostics),
        None => Ok(written?),
    }
}

/// Why a file is made, for `--explain-rebuild`: the parts of its key that changed, or what else is different.
fn why_rebuilt(root: &SiteOutput, job: &Job, key: &JobKey) -> Vec<&'static str> {
    match root.known_key(&job.path) {
        Some(old) if *old == key_with_diagnostics(key) => vec!["said"],
        Some(old) if old != key => changed_parts(old, key),
        Some(_) => vec!["file"],
        None => vec!["new"],
    }
}
