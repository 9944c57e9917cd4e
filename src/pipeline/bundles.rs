//! Archives and joined PDFs: made of files that are in the roots already, one file in memory at a time.

use super::Reason;
use super::run::{Run, fact};
use crate::diag::{CANNOT_WRITE, Diagnostic};
use crate::model::PlaceNo;
use crate::plan::{Job, Maker, Product};
use crate::render::archive::{Archive, names};
use crate::render::join::Joiner;
use crate::render::{Key, Part, PlaceViews};
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
    fn read(&self, part: &Part) -> Result<Vec<u8>, Box<Diagnostic>> {
        let root = self.places.binary_search(&part.place).ok().and_then(|at| self.roots.get(at));
        match root {
            Some(root) => Ok(root.read(&part.path)?),
            None => Err(Box::new(Diagnostic::new(&crate::diag::CANNOT_READ).with("path", &part.path).with("reason", "missing"))),
        }
    }
}

impl Run<'_> {
    /// Makes a file of others and puts it into its root; why, for who asks.
    pub fn bundle(
        &self,
        roots: Roots,
        root: &Root,
        product: &Product,
        job: &Job,
        key: Key,
        views: &PlaceViews,
    ) -> Result<Option<Reason>, Box<Diagnostic>> {
        let why = self.why(root, job, &key);
        let mut parts = views.parts(job);
        let unmade = |error: io::Error| {
            Box::new(Diagnostic::new(&CANNOT_WRITE).with("path", &job.path).with("reason", "other").with("system", error))
        };
        let put = match product.maker {
            Maker::Join => {
                parts.retain(|part| part.path.ends_with(".pdf"));
                let mut fault = None;
                let written = root.write(&job.path, &key, |out| {
                    let mut joiner = Joiner::new(out)?;
                    for part in &parts {
                        let bytes = roots.read(part).map_err(|unread| {
                            fault = Some(unread);
                            io::Error::other(part.path.as_str())
                        })?;
                        joiner.add(&bytes, &part.title)?;
                    }
                    joiner.finish(&views.about(job).title)
                });
                if let Some(fault) = fault {
                    return Err(fault);
                }
                let (put, known) = written?;
                self.learn(views, job, || fact(known));
                put
            }
            _ => {
                let paths: Vec<&str> = parts.iter().map(|part| part.path.as_str()).collect();
                let mut archive = Archive::default();
                for (part, name) in parts.iter().zip(names(&paths)) {
                    archive.add(&name, &roots.read(part)?, None).map_err(unmade)?;
                }
                let bytes = archive.finish().map_err(unmade)?;
                let put = root.put(&job.path, &key, &bytes)?;
                self.learn(views, job, || crate::render::Artifact::Own(bytes).fact());
                put
            }
        };
        Ok(self.reason(root, job, why, put))
    }
}
