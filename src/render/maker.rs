//! What a maker does with a job: the parts of its key, and its bytes. Each file of `makers/` implements it for one maker.

use super::artifact::Artifact;
use super::print::PrintEngine;
use super::view::{BundledFile, KeyParts, PlaceViews};
use super::web::Engine;
use crate::diag::{CANNOT_WRITE, Diagnostic, Diagnostics, Files};
use crate::plan::{FileMeta, Job, MakerSpec, Product, ProductNo, Theme};
use std::fmt;
use std::io::{self, Write};

/// How a job of a product becomes bytes.
pub trait Maker: MakerSpec {
    /// What the bytes of a job depend on: the same parts, the same bytes.
    fn key(&self, views: &PlaceViews, product: (ProductNo, &Product), job: &Job) -> KeyParts;

    /// Makes the bytes in memory. None after an error, which is among the diagnostics.
    fn render(&self, request: &RenderRequest, diagnostics: &mut Diagnostics) -> Option<Artifact>;

    /// How the file is written piece by piece, where it may be too large for memory; else what `render` makes is written.
    fn stream(&self) -> Option<StreamFn> {
        None
    }

    /// What others may know of the file; it need not be made for that. Sizes may be missing where pages are counted without making them.
    fn measure(&self, request: &RenderRequest) -> Option<FileMeta> {
        self.render(request, &mut Diagnostics::new()).map(|made| made.fact())
    }
}

/// Writes a file piece by piece and returns how many pages it has. Errors are those of `out`, or hold an [`UnreadPart`].
pub type StreamFn = fn(&RenderRequest, &mut dyn Write) -> io::Result<u32>;

/// Reads a finished file.
pub type ReadPart<'r> = &'r dyn Fn(&BundledFile) -> Result<Vec<u8>, Diagnostics>;

/// What all jobs of a run are rendered with.
#[derive(Clone, Copy)]
pub struct RenderTools<'a> {
    /// Products, templates and files of the theme.
    pub theme: &'a Theme,
    /// Renders the templates of web products.
    pub engine: &'a Engine,
    /// Lays out the templates of printed products.
    pub press: &'a PrintEngine<'a>,
    /// The files that diagnostics point into.
    pub files: &'a Files,
    /// Whether HTML is made smaller.
    pub minify: bool,
}

/// One job to render.
#[derive(Clone, Copy)]
pub struct RenderRequest<'r> {
    /// What all jobs of the run share.
    pub tools: &'r RenderTools<'r>,
    /// The product of the job.
    pub product: &'r Product,
    /// The job to render.
    pub job: &'r Job,
    /// The views of the job's place.
    pub views: &'r PlaceViews<'r>,
    /// Gives the files that the job is made of.
    pub read_part: ReadPart<'r>,
}

impl RenderRequest<'_> {
    /// The bytes of a file that the job is made of.
    pub fn read(&self, part: &BundledFile) -> io::Result<Vec<u8>> {
        (self.read_part)(part).map_err(|unread| io::Error::other(UnreadPart(unread)))
    }

    /// An I/O error of this job as diagnostics.
    pub fn fault(&self, error: io::Error) -> Diagnostics {
        match error.downcast::<UnreadPart>() {
            Ok(UnreadPart(diagnostics)) => diagnostics,
            Err(error) => {
                let report = Diagnostic::new(&CANNOT_WRITE).at(self.product.span).with("path", &self.job.path);
                Diagnostics::from_iter([report.because(&error)])
            }
        }
    }
}

/// Why a file that a job is made of could not be read, as it travels through I/O errors.
#[derive(Debug)]
pub struct UnreadPart(pub Diagnostics);

impl fmt::Display for UnreadPart {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a file it is made of cannot be read")
    }
}

impl std::error::Error for UnreadPart {}
