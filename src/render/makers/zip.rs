//! `make: zip`: an archive of the files of its needs.

use super::files::{files_key, packed};
use crate::diag::Diagnostics;
use crate::plan::{Job, JobVariant, MakerInput, MakerSpec, Product, ProductNo};
use crate::render::archive::names;
use crate::render::artifact::Artifact;
use crate::render::maker::{Maker, RenderRequest};
use crate::render::view::{KeyParts, PlaceViews};

/// `make: zip`.
#[derive(Debug)]
pub struct ZipMaker;

impl MakerSpec for ZipMaker {
    fn name(&self) -> &'static str {
        "zip"
    }

    fn input(&self) -> MakerInput {
        MakerInput::Files
    }

    fn extension<'s>(&self, _source: &'s str) -> &'s str {
        "zip"
    }

    fn cost(&self, _variant: JobVariant) -> u64 {
        100
    }
}

impl Maker for ZipMaker {
    fn key(&self, views: &PlaceViews, _product: (ProductNo, &Product), job: &Job) -> KeyParts {
        files_key(views, job)
    }

    fn render(&self, request: &RenderRequest, diagnostics: &mut Diagnostics) -> Option<Artifact> {
        let parts = request.views.bundled_files(request.job);
        let paths: Vec<&str> = parts.iter().map(|part| part.path.as_str()).collect();
        packed(request, names(&paths).iter().zip(&parts), diagnostics)
    }
}
