//! `make: join`: the PDFs of its needs, one after the other, with a bookmark for each.

use super::files::files_key;
use crate::diag::Diagnostics;
use crate::plan::{Job, JobVariant, MakerInput, MakerSpec, Product, ProductNo};
use crate::render::artifact::Artifact;
use crate::render::join::Joiner;
use crate::render::maker::{Maker, RenderRequest, StreamFn};
use crate::render::view::{KeyParts, PlaceViews};
use std::io::{self, Write};

/// `make: join`.
#[derive(Debug)]
pub struct JoinMaker;

impl MakerSpec for JoinMaker {
    fn name(&self) -> &'static str {
        "join"
    }

    fn input(&self) -> MakerInput {
        MakerInput::Files
    }

    fn extension<'s>(&self, _source: &'s str) -> &'s str {
        "pdf"
    }

    fn cost(&self, _variant: JobVariant) -> u64 {
        1_000
    }
}

impl Maker for JoinMaker {
    fn key(&self, views: &PlaceViews, _product: (ProductNo, &Product), job: &Job) -> KeyParts {
        files_key(views, job)
    }

    fn render(&self, request: &RenderRequest, diagnostics: &mut Diagnostics) -> Option<Artifact> {
        let mut bytes = Vec::new();
        match join(request, &mut bytes) {
            Ok(pages) => Some(Artifact::Pages(bytes, pages)),
            Err(error) => {
                diagnostics.extend(request.fault(error));
                None
            }
        }
    }

    fn stream(&self) -> Option<StreamFn> {
        Some(join)
    }
}

/// Writes the PDFs that a job is made of one after the other, one in memory at a time; how many pages they have.
fn join(request: &RenderRequest, out: &mut dyn Write) -> io::Result<u32> {
    let mut joiner = Joiner::new(out)?;
    for part in request.views.bundled_files(request.job).iter().filter(|part| part.path.ends_with(".pdf")) {
        joiner.add(&request.read(part)?, &part.title)?;
    }
    joiner.finish(&request.views.description(request.job).title)
}
