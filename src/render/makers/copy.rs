//! `make: copy`: a file of the theme as it is.

use crate::diag::Diagnostics;
use crate::plan::{Job, JobVariant, MakerInput, MakerSpec, Product, ProductNo, ThemeDigestRequest, ThemeFileText};
use crate::read::FileFormat;
use crate::render::artifact::Artifact;
use crate::render::maker::{Maker, RenderRequest};
use crate::render::view::{KeyParts, PlaceViews};
use std::sync::Arc;

/// `make: copy`.
#[derive(Debug)]
pub struct CopyMaker;

impl MakerSpec for CopyMaker {
    fn name(&self) -> &'static str {
        "copy"
    }

    fn input(&self) -> MakerInput {
        MakerInput::ThemeFile
    }

    fn extension<'s>(&self, source: &'s str) -> &'s str {
        source.rsplit_once('.').map_or("html", |(_, extension)| extension)
    }

    fn makes_format(&self, _format: &FileFormat) -> bool {
        true
    }

    fn theme_file(&self, file: &ThemeFileText) -> String {
        match file.path.ends_with(".css") {
            true => (file.minified)(file.text),
            false => file.text.to_string(),
        }
    }

    fn feed_theme(&self, request: &ThemeDigestRequest, hasher: &mut blake3::Hasher) {
        hasher.update(request.theme.shared_bytes(request.product));
    }

    fn cost(&self, _variant: JobVariant) -> u64 {
        1
    }
}

impl Maker for CopyMaker {
    fn key(&self, views: &PlaceViews, _product: (ProductNo, &Product), job: &Job) -> KeyParts {
        shared_key(views, job)
    }

    fn render(&self, request: &RenderRequest, _diagnostics: &mut Diagnostics) -> Option<Artifact> {
        Some(shared_artifact(request))
    }
}

/// The key of such a file: nothing but its path is of the place.
pub fn shared_key(views: &PlaceViews, job: &Job) -> KeyParts {
    let product = views.product_digest(job);
    KeyParts { theme: product, place: blake3::hash(job.path.as_bytes()), item: product, needs: product }
}

/// Such a file.
pub fn shared_artifact(request: &RenderRequest) -> Artifact {
    let file = request.tools.theme.shared_file(&request.product.name);
    Artifact::Shared(file.map_or_else(|| Arc::from([]), |file| file.bytes.clone()))
}
