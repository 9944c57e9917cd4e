//! `template:` with a Typst template: pages, as PDF or as pictures.

use crate::diag::Diagnostics;
use crate::plan::{
    FileMeta, Job, JobVariant, MakerInput, MakerSpec, MakerTheme, Product, ProductNo, TemplateLanguage, TextParts, ThemeDigestRequest,
};
use crate::read::{Encoding, FileFormat};
use crate::render::artifact::Artifact;
use crate::render::maker::{Maker, RenderRequest};
use crate::render::print::PROGRAM;
use crate::render::view::{KeyParts, PlaceViews};

/// A Typst template.
#[derive(Debug)]
pub struct PrintMaker;

impl MakerSpec for PrintMaker {
    fn name(&self) -> &'static str {
        "print"
    }

    fn input(&self) -> MakerInput {
        MakerInput::Template(TemplateLanguage::Typst)
    }

    fn takes_template(&self, path: &str) -> bool {
        path.ends_with(".typ")
    }

    fn extension<'s>(&self, _source: &'s str) -> &'s str {
        "pdf"
    }

    fn makes_format(&self, format: &FileFormat) -> bool {
        format.encoding == Encoding::Pages
    }

    fn feed_theme(&self, request: &ThemeDigestRequest, hasher: &mut blake3::Hasher) {
        for part in PROGRAM {
            hasher.update(part.as_bytes());
        }
        hasher.update(request.theme.print_digest(request.source).as_bytes());
        hasher.update(request.options.as_bytes());
    }

    fn text_parts(&self, theme: &dyn MakerTheme, source: &str) -> TextParts {
        theme.print_parts(source)
    }

    fn cost(&self, variant: JobVariant) -> u64 {
        if variant == JobVariant::Picture { 2_000 } else { 5_000 }
    }
}

impl Maker for PrintMaker {
    fn key(&self, views: &PlaceViews, product: (ProductNo, &Product), job: &Job) -> KeyParts {
        views.view_key(job, product.0)
    }

    fn render(&self, request: &RenderRequest, diagnostics: &mut Diagnostics) -> Option<Artifact> {
        let RenderRequest { tools, product, job, views, .. } = request;
        let printed = tools.press.print(&product.maker.source, product, job, views, diagnostics);
        diagnostics.extend(views.take_faults());
        let (bytes, pages) = printed?;
        Some(Artifact::Pages(bytes, pages))
    }

    /// It is enough to lay out the pages.
    fn measure(&self, request: &RenderRequest) -> Option<FileMeta> {
        let RenderRequest { tools, product, job, views, .. } = request;
        if &*product.format != "pdf" {
            return Some(FileMeta::default());
        }
        tools.press.count(&product.maker.source, product, job, views).map(|pages| FileMeta { pages, ..FileMeta::default() })
    }
}
