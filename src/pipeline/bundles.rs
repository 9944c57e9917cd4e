//! Archives and joined PDFs: made of files that are in the roots already, one file in memory at a time.

use super::Reason;
use super::run::{Run, fact};
use crate::diag::{CANNOT_WRITE, Diagnostic};
use crate::model::PlaceNo;
use crate::plan::{Job, Maker, Product};
use crate::render::archive::{Archive, names};
use crate::render::join::Joiner;
use crate::render::{Artifact, BundledFile, JobKey, PlaceViews};
use crate::write::Root;
use std::io;

/// The roots of a run, by the places they belong to.
#[derive(Clone, Copy)]
pub struct Roots<'r> {
    /// In ascending order.
    pub places: &'r [PlaceNo],
    pub roots: &'r [Root<'r>],
}

impl Roots<'_> {
    /// The bytes of a finished file.
    fn read(&self, part: &BundledFile) -> Result<Vec<u8>, Box<Diagnostic>> {
        let root = self.places.binary_search(&part.place).ok().and_then(|at| self.roots.get(at));
        match root {
            Some(root) => Ok(root.read(&part.path)?),
            None => Err(Box::new(Diagnostic::new(&crate::diag::CANNOT_READ).with("path", &part.path).with("reason", "missing"))),
        }
    }
}

/// Puts the PDFs that a job is made of one after the other; how many pages they have. `read` gives the bytes of each.
pub fn join(
    views: &PlaceViews,
    job: &Job,
    out: &mut dyn io::Write,
    mut read: impl FnMut(&BundledFile) -> io::Result<Vec<u8>>,
) -> io::Result<u32> {
    let mut joiner = Joiner::new(out)?;
    for part in views.bundled_files(job).iter().filter(|part| part.path.ends_with(".pdf")) {
        joiner.add(&read(part)?, &part.title)?;
    }
    joiner.finish(&views.description(job).title)
}

/// Puts the files that a job is made of into an archive.
pub fn pack(views: &PlaceViews, job: &Job, mut read: impl FnMut(&BundledFile) -> io::Result<Vec<u8>>) -> io::Result<Vec<u8>> {
    let parts = views.bundled_files(job);
    let paths: Vec<&str> = parts.iter().map(|part| part.path.as_str()).collect();
    let mut archive = Archive::default();
    for (part, name) in parts.iter().zip(names(&paths)) {
        archive.add(&name, &read(part)?, None)?;
    }
    archive.finish()
}

impl Run<'_> {
    /// Makes a file of others and puts it into its root; why, for who asks.
    pub fn bundle(
        &self,
        roots: Roots,
        root: &Root,
        product: &Product,
        job: &Job,
        key: JobKey,
        views: &PlaceViews,
    ) -> Result<Option<Reason>, Box<Diagnostic>> {
        let why = self.why(root, job, &key);
        let unmade = |error: io::Error| {
            Box::new(Diagnostic::new(&CANNOT_WRITE).with("path", &job.path).with("reason", "other").with("system", error))
        };
        let mut fault = None;
        let read = |part: &BundledFile| {
            roots.read(part).map_err(|unread| {
                fault = Some(unread);
                io::Error::other(part.path.as_str())
            })
        };
        let made = match product.maker {
            Maker::Join => {
                root.write(&job.path, &key, |out| join(views, job, out, read)).map(|(put, known)| (put, fact(known))).map_err(Box::new)
            }
            _ => pack(views, job, read)
                .map_err(unmade)
                .and_then(|bytes| Ok((root.put(&job.path, &key, &bytes)?, Artifact::Own(bytes).fact()))),
        };
        if let Some(fault) = fault {
            return Err(fault);
        }
        let (put, known) = made?;
        self.learn(views, job, || known);
        Ok(self.reason(root, job, why, put))
    }
}
