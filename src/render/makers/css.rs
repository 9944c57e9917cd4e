//! `make: css`: a style sheet of the theme with the tokens in front, and what themes on top add at its end.

use super::copy::{shared_artifact, shared_key};
use crate::diag::Diagnostics;
use crate::plan::{Job, JobVariant, MakerInput, MakerSpec, Product, ProductNo, ThemeDigestRequest, ThemeFileText, css_tokens};
use crate::render::artifact::Artifact;
use crate::render::maker::{Maker, RenderRequest};
use crate::render::view::{KeyParts, PlaceViews};

/// `make: css`.
#[derive(Debug)]
pub struct CssMaker;

impl MakerSpec for CssMaker {
    fn name(&self) -> &'static str {
        "css"
    }

    fn input(&self) -> MakerInput {
        MakerInput::ThemeFile
    }

    fn extension<'s>(&self, _source: &'s str) -> &'s str {
        "css"
    }

    /// `style.more.css` beside `style.css` is what a theme adds to the sheet of the one it extends.
    fn theme_file(&self, file: &ThemeFileText) -> String {
        let more = file.path.strip_suffix(".css").and_then(|stem| (file.beside)(&format!("{stem}.more.css")));
        let sheet = format!("{}{}", file.text, more.unwrap_or_default());
        format!("{}{}", css_tokens(file.settings, file.options), (file.minified)(&sheet))
    }

    fn feed_theme(&self, request: &ThemeDigestRequest, hasher: &mut blake3::Hasher) {
        hasher.update(request.theme.shared_bytes(request.product));
    }

    fn cost(&self, _variant: JobVariant) -> u64 {
        1
    }
}

impl Maker for CssMaker {
    fn key(&self, views: &PlaceViews, _product: (ProductNo, &Product), job: &Job) -> KeyParts {
        shared_key(views, job)
    }

    fn render(&self, request: &RenderRequest, _diagnostics: &mut Diagnostics) -> Option<Artifact> {
        Some(shared_artifact(request))
    }
}
