//! Makes files in memory, to be shown: nothing is kept, nothing is written.

use super::keys::remember_file;
use super::place_roots::unread_part;
use super::run_mode::{RunMode, Step, Task};
use super::site::Loaded;
use crate::diag::{CANNOT_READ, Diagnostic, Diagnostics, IMAGE_BROKEN};
use crate::model::{PlaceNo, published_bytes};
use crate::plan::{Job, PictureFile, Subject};
use crate::render::{Artifact, BundledFile, PlaceViews, ReadPart, Renderer, pixels};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How much of a file is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Its pages are counted: others show how many they are.
    Pages,
    /// Its bytes are counted: others show how many they are.
    Bytes,
    /// It is shown.
    Whole,
}

/// Makes some files of a place in memory, with those they show facts of. What is made of finished files is left out.
pub struct Show<'a> {
    /// The site.
    pub loaded: &'a Loaded,
    /// Makes the bytes.
    pub renderer: &'a Renderer<'a>,
    /// By path: the number of the file among those of the run, and how much of it is made.
    pub files: BTreeMap<Box<str>, (usize, Extent)>,
    /// What was made to be shown, by number.
    pub made: BTreeMap<usize, Artifact>,
}

impl Show<'_> {
    fn make(&self, task: &Task, diagnostics: &mut Diagnostics) -> Option<(usize, Artifact)> {
        let (number, extent) = *self.files.get(&task.job.path)?;
        let product = self.loaded.theme.product(task.job.product?);
        let read_part = |part: &BundledFile| Err(unread_part(part));
        if extent == Extent::Pages {
            if let Some(meta) = self.renderer.measure(product, task.job, task.views, &read_part) {
                remember_file(&self.loaded.theme, task.views, task.job, || meta);
            }
            return None;
        }
        let mut found = Diagnostics::new();
        let artifact = self.renderer.render(product, task.job, task.views, &read_part, &mut found);
        if let Some(artifact) = &artifact {
            remember_file(&self.loaded.theme, task.views, task.job, || artifact.fact());
        }
        if extent == Extent::Bytes {
            return None;
        }
        diagnostics.extend(found);
        Some((number, artifact?))
    }
}

impl RunMode for Show<'_> {
    type Outcome = (usize, Artifact);
    type Pending = ();

    fn selects(&self, _place: PlaceNo, job: &Job) -> bool {
        let takes_files = |no| self.loaded.theme.product(no).maker.takes_files();
        job.product.is_some_and(|no| !takes_files(no)) && self.files.contains_key(&job.path)
    }

    fn perform(&self, task: &Task, diagnostics: &mut Diagnostics) -> Step<(usize, Artifact), ()> {
        if task.job.product.is_some_and(|no| self.loaded.theme.product(no).maker.is_printed()) {
            return Step::Print(());
        }
        self.make(task, diagnostics).map_or(Step::Nothing, Step::Done)
    }

    fn print(&self, task: &Task, _pending: &(), diagnostics: &mut Diagnostics) -> Option<(usize, Artifact)> {
        self.make(task, diagnostics)
    }

    fn collect(&mut self, _at: usize, (number, artifact): (usize, Artifact)) {
        self.made.insert(number, artifact);
    }

    fn stops_at_errors(&self) -> bool {
        false
    }
}

/// Makes the bytes of one job. `read_part` gives the bytes of another file, for those that are made of finished ones.
pub fn show_job(
    loaded: &Loaded,
    renderer: &Renderer,
    views: &PlaceViews,
    job: &Job,
    read_part: ReadPart,
    diagnostics: &mut Diagnostics,
) -> Option<Artifact> {
    let bytes = match (&job.subject, job.product) {
        (Subject::File(source), _) => file(loaded, source),
        (Subject::Picture(variant), _) => picture(loaded, variant),
        (_, None) => return None,
        (_, Some(no)) => {
            let product = loaded.theme.product(no);
            return renderer.render(product, job, views, read_part, diagnostics);
        }
    };
    match bytes {
        Ok(bytes) => Some(Artifact::Own(bytes)),
        Err(faults) => {
            diagnostics.extend(faults);
            None
        }
    }
}

/// A file that goes out as it is, or without its metadata.
fn file(loaded: &Loaded, source: &Arc<str>) -> Result<Vec<u8>, Diagnostics> {
    let unreadable = || Diagnostic::new(&CANNOT_READ).with("path", source);
    let asset = loaded.sources.assets.get(source).ok_or_else(|| unreadable().with("reason", "missing"))?;
    let bytes = asset.bytes().map_err(|error| unreadable().because(&error))?;
    Ok(if loaded.is_cleaned(source) { published_bytes(source, &bytes).into_owned() } else { bytes })
}

fn picture(loaded: &Loaded, variant: &PictureFile) -> Result<Vec<u8>, Diagnostics> {
    let span = loaded.library.assets.get(&variant.source).and_then(|a| a.span);
    let report = Diagnostic::new(&IMAGE_BROKEN).at_opt(span).with("path", &variant.source);
    let broken = |why: &str| Diagnostics::from(report.clone().with("why", why));
    let pixels = pixels::decode(&file(loaded, &variant.source)?).map_err(broken)?;
    pixels::encode(&pixels, variant).map_err(broken)
}
