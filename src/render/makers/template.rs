//! `template:` with a Tera template: text of any format, or a workbook.

use crate::diag::{Diagnostic, Diagnostics, OUTPUT_INVALID, Severity, TEXT_NOT_SHOWN};
use crate::plan::{
    Job, JobVariant, MakerInput, MakerSpec, MakerTheme, Product, ProductNo, Subject, TemplateLanguage, TextParts, ThemeDigestRequest,
};
use crate::read::{Encoding, FileFormat};
use crate::render::artifact::Artifact;
use crate::render::encode::encode;
use crate::render::maker::{Maker, RenderRequest};
use crate::render::shown::{ShownPage, hidden};
use crate::render::view::{KeyParts, PlaceViews};

/// A Tera template.
#[derive(Debug)]
pub struct TemplateMaker;

impl MakerSpec for TemplateMaker {
    fn name(&self) -> &'static str {
        "template"
    }

    fn input(&self) -> MakerInput {
        MakerInput::Template(TemplateLanguage::Tera)
    }

    fn takes_template(&self, path: &str) -> bool {
        FileFormat::of(path).is_some_and(|format| format.is_template)
    }

    fn extension<'s>(&self, source: &'s str) -> &'s str {
        source.rsplit_once('.').map_or("html", |(_, extension)| extension)
    }

    fn makes_format(&self, format: &FileFormat) -> bool {
        matches!(format.encoding, Encoding::Text(_) | Encoding::Workbook)
    }

    fn feed_theme(&self, request: &ThemeDigestRequest, hasher: &mut blake3::Hasher) {
        hasher.update(request.theme.template_digest(request.source).as_bytes());
        hasher.update(request.options.as_bytes());
    }

    fn text_parts(&self, theme: &dyn MakerTheme, source: &str) -> TextParts {
        theme.template_parts(source)
    }

    fn cost(&self, _variant: JobVariant) -> u64 {
        10
    }
}

impl Maker for TemplateMaker {
    fn key(&self, views: &PlaceViews, product: (ProductNo, &Product), job: &Job) -> KeyParts {
        views.view_key(job, product.0)
    }

    fn render(&self, request: &RenderRequest, diagnostics: &mut Diagnostics) -> Option<Artifact> {
        let RenderRequest { tools, product, job, views, .. } = request;
        let text = match tools.engine.render(&product.maker.source, &views.view(job), tools.files) {
            Ok(text) => text,
            Err(fault) => {
                diagnostics.extend(fault);
                return None;
            }
        };
        diagnostics.extend(views.take_faults());
        report_hidden(request, text.as_str(), diagnostics);
        match encode(&product.format, text, views.product_title(product, job), tools.minify) {
            Ok(bytes) => Some(Artifact::Own(bytes)),
            Err(reason) => {
                let report = Diagnostic::new(&OUTPUT_INVALID).at(product.span).with("path", &job.path).with("format", &product.format);
                diagnostics.push(report.with("reason", reason));
                None
            }
        }
    }
}

/// Reports what the items whose own page this is say in texts that the page does not show.
fn report_hidden(request: &RenderRequest, html: &str, diagnostics: &mut Diagnostics) {
    let RenderRequest { product, job, views, .. } = request;
    // The text of an item is on the first page of the list below it.
    let is_later_page = job.page > 1 && matches!(job.subject, Subject::Item(_));
    if !product.makes_html() || is_later_page {
        return;
    }
    let mut page = ShownPage::new(html);
    for item in views.own_items(product, job) {
        for text in hidden(views.planner().library.item(item), &mut page) {
            let mut report = Diagnostic::new(&TEXT_NOT_SHOWN).at(text.span).with("path", &job.path).with("words", text.words);
            // A summary is written for lists and messages first of all, and a theme need not have a page about a place.
            if text.field.name == "summary" || (job.subject == Subject::Place && product.anchors.is_none()) {
                report.severity = Severity::Warning;
            }
            diagnostics.push(report.with("field", text.field.name).with("label", text.field.vi).with("template", &product.maker.source));
        }
    }
}
