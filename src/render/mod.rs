//! Render: view and template to bytes. Knows engines, no product and no kind by name.

mod html;
mod pictures;
pub mod pixels;
pub mod qr;
mod values;
mod verify;
mod view;
mod web;

pub use html::{Hole, Lowered, lower};
pub use view::{Key, PlaceViews, Views, changed_parts};
pub use web::Engine;

use crate::diag::{Diagnostic, Files, OUTPUT_INVALID};
use crate::plan::{Job, Maker, Product, Theme};
use std::sync::Arc;

/// The bytes of one file.
#[derive(Debug)]
pub enum Artifact {
    Own(Vec<u8>),
    /// The same bytes at every place: style sheets, copied files.
    Shared(Arc<[u8]>),
}

/// Makes the bytes of a job.
pub struct Renderer<'a> {
    pub theme: &'a Theme,
    pub engine: &'a Engine,
    pub files: &'a Files,
    pub minify: bool,
}

impl Renderer<'_> {
    /// Renders a job of a product. `Err` has exactly one diagnostic.
    pub fn render(&self, product: &Product, job: &Job, views: &PlaceViews) -> Result<Artifact, Box<Diagnostic>> {
        let template = match &product.maker {
            Maker::Template(name) => name,
            Maker::Css(_) | Maker::Copy(_) => {
                return Ok(Artifact::Shared(self.theme.made(&product.name).cloned().unwrap_or_else(|| Arc::from([]))));
            }
        };
        let text = self.engine.render(template, &views.view(job), self.files)?;
        if let Err(reason) = verify::verify(&product.format, &text) {
            let report = Diagnostic::new(&OUTPUT_INVALID).at(product.span).with("path", &job.path).with("format", &product.format);
            return Err(Box::new(report.with("reason", reason)));
        }
        Ok(Artifact::Own(if self.minify && &*product.format == "html" { minify(&text) } else { text.into_bytes() }))
    }
}

/// Smaller HTML that says the same.
fn minify(html: &str) -> Vec<u8> {
    let config = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        minify_css: false,
        minify_js: false,
        ..minify_html::Cfg::default()
    };
    minify_html::minify(html.as_bytes(), &config)
}

/// HTML that an author was allowed to write, without what could run or load.
fn clean_html(html: &str) -> String {
    ammonia::Builder::default()
        .add_tags(["picture", "source"])
        .add_tag_attributes("source", ["type", "srcset", "sizes"])
        .add_tag_attributes("img", ["loading", "decoding"])
        .add_generic_attributes(["id", "class", "lang"])
        .link_rel(None)
        .url_relative(ammonia::UrlRelative::PassThrough)
        .clean(html)
        .to_string()
}
