//! Renders jobs: finds the maker of a job and asks it.

use super::artifact::Artifact;
use super::maker::{ReadPart, RenderRequest, RenderTools};
use super::makers::maker_of;
use super::shown_words::ShownWords;
use super::view::{JobKey, PlaceViews};
use crate::diag::Diagnostics;
use crate::plan::{FileMeta, Job, Product};

/// Makes the bytes of jobs.
pub struct Renderer<'a> {
    /// What all jobs of the run share.
    pub tools: RenderTools<'a>,
}

impl Renderer<'_> {
    /// Renders a job of a product in memory. `read_part` gives the finished files it may be made of. None after an error.
    pub fn render(
        &self,
        product: &Product,
        job: &Job,
        views: &PlaceViews,
        read_part: ReadPart,
        diagnostics: &mut Diagnostics,
    ) -> Option<Artifact> {
        maker_of(product)?.render(&self.request(product, job, views, read_part), diagnostics)
    }

    /// What others may know of a job's file when they do not ask for its bytes: its pages are laid out, and not made.
    pub fn measure(&self, product: &Product, job: &Job, views: &PlaceViews, read_part: ReadPart) -> Option<FileMeta> {
        maker_of(product)?.measure(&self.request(product, job, views, read_part))
    }

    /// The words of the file that a job makes. None where it cannot be made, or is no text.
    pub fn words(&self, product: &Product, job: &Job, views: &PlaceViews, read_part: ReadPart) -> Option<ShownWords> {
        let mut words = ShownWords::default();
        if let Some(template) = product.maker.print_template() {
            words.add_text(&self.tools.press.words(template, product, job, views)?);
            return Some(words);
        }
        let artifact = self.render(product, job, views, read_part, &mut Diagnostics::new())?;
        let text = std::str::from_utf8(artifact.bytes()).ok()?;
        match product.makes_html() {
            true => words.add_html(text),
            // Fragments are HTML in text files; line breaks in JSON are escaped.
            false => words.add_html(&text.replace("\\n", " ")),
        }
        Some(words)
    }

    /// A job with all that its maker needs.
    pub fn request<'r>(&'r self, product: &'r Product, job: &'r Job, views: &'r PlaceViews, read_part: ReadPart<'r>) -> RenderRequest<'r> {
        RenderRequest { tools: &self.tools, product, job, views, read_part }
    }
}

/// The key of a job that a maker makes: equal keys mean equal bytes. Zeros for copied files.
pub fn job_key(views: &PlaceViews, job: &Job) -> JobKey {
    let product = job.product.map(|no| (no, views.planner().theme.product(no)));
    let parts = product.and_then(|(no, product)| Some(maker_of(product)?.key(views, (no, product), job)));
    parts.map_or([0; 32], |parts| parts.key())
}
