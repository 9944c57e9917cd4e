//! Render: view and template to bytes. Knows engines, no product and no kind by name.

pub mod archive;
mod blocks;
mod calendar;
mod channels;
mod facts;
mod html;
pub mod join;
mod map;
mod mask;
mod pictures;
pub mod pixels;
#[cfg(feature = "print")]
mod print;
#[cfg(not(feature = "print"))]
#[path = "unprinted.rs"]
mod print;
pub mod qr;
mod search;
mod values;
mod verify;
mod view;
mod web;
mod weekdays;
mod workbook;

pub use html::{Hole, Lowered, escaped, lower};
pub use print::PrintEngine;
pub use view::{BundledFile, JobKey, PlaceViews, Views, changed_parts};
pub use web::Engine;

use crate::diag::{Diagnostic, Diagnostics, Files, OUTPUT_INVALID, Reported};
use crate::plan::{FileMeta, Job, Maker, Product, Theme};
use std::sync::Arc;

/// The bytes of one file.
#[derive(Debug)]
pub enum Artifact {
    Own(Vec<u8>),
    /// Bytes, and how many pages they are.
    Pages(Vec<u8>, u32),
    /// The same bytes at every place: style sheets, copied files.
    Shared(Arc<[u8]>),
}

impl Artifact {
    pub fn bytes(&self) -> &[u8] {
        match self {
            Artifact::Own(bytes) | Artifact::Pages(bytes, _) => bytes,
            Artifact::Shared(bytes) => bytes,
        }
    }

    /// What others may want to know of it.
    pub fn fact(&self) -> FileMeta {
        let bytes = self.bytes();
        let pages = if let Artifact::Pages(_, pages) = self { *pages } else { 0 };
        let mut hash = [0; 16];
        hash.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
        FileMeta { pages, bytes: bytes.len() as u64, hash }
    }
}

/// Larger pictures are for machines and stand in the kit as PDF too.
const LARGEST_PICTURE: usize = 1_000_000;

/// One file of a kit.
#[derive(Debug)]
pub struct KitFile {
    pub path: String,
    pub format: Box<str>,
    pub bytes: Vec<u8>,
}

impl KitFile {
    /// Whether it can be shown: texts, tables, pictures that are not huge.
    pub fn is_readable(&self) -> bool {
        match &*self.format {
            "txt" | "csv" => true,
            "png" | "jpg" => self.bytes.len() <= LARGEST_PICTURE,
            _ => false,
        }
    }
}

/// Makes the bytes of a job.
pub struct Renderer<'a> {
    pub theme: &'a Theme,
    pub engine: &'a Engine,
    pub press: &'a PrintEngine<'a>,
    pub files: &'a Files,
    pub minify: bool,
}

impl Renderer<'_> {
    /// Renders a job of a product. Without a value there is an error among what is said.
    pub fn render(&self, product: &Product, job: &Job, views: &PlaceViews) -> Reported<Option<Artifact>> {
        let template = match &product.maker {
            Maker::Template(name) => name,
            Maker::Print(name) => {
                let Reported { value, diagnostics } = self.press.print(name, product, job, views);
                return Reported { value: value.map(|(bytes, pages)| Artifact::Pages(bytes, pages)), diagnostics };
            }
            Maker::Css(_) | Maker::Copy(_) => {
                return made(Artifact::Shared(self.theme.made(&product.name).cloned().unwrap_or_else(|| Arc::from([]))));
            }
            Maker::SearchIndex => return made(Artifact::Own(views.search_index(product, job).into_bytes())),
            // Made of finished files, which are not at hand here.
            Maker::Zip | Maker::Join => return Reported { value: None, diagnostics: Diagnostics::new() },
        };
        match self.text(product, template, job, views) {
            Ok(bytes) => made(Artifact::Own(bytes)),
            Err(fault) => Reported { value: None, diagnostics: Diagnostics::from_iter([*fault]) },
        }
    }

    /// What others may want to know of a job's file, when they do not ask for its bytes: of a printed one it is enough to lay out its pages.
    pub fn fact(&self, product: &Product, job: &Job, views: &PlaceViews) -> Option<FileMeta> {
        match &product.maker {
            Maker::Print(_) if &*product.format != "pdf" => Some(FileMeta::default()),
            Maker::Print(name) => self.press.count(name, product, job, views).map(|pages| FileMeta { pages, ..FileMeta::default() }),
            _ => self.render(product, job, views).value.map(|made| made.fact()),
        }
    }

    fn text(&self, product: &Product, template: &str, job: &Job, views: &PlaceViews) -> Result<Vec<u8>, Box<Diagnostic>> {
        let text = self.engine.render(template, &views.view(job), self.files)?;
        let text = match &*product.format {
            "ics" => calendar::lines(&text),
            "html" if self.minify => minify(&text),
            _ => text,
        };
        let made = verify::verify(&product.format, &text).and_then(|()| match &*product.format {
            "xlsx" => workbook::workbook(&text, views.product_title(product, job)),
            _ => Ok(text.into_bytes()),
        });
        made.map_err(|reason| {
            let report = Diagnostic::new(&OUTPUT_INVALID).at(product.span).with("path", &job.path).with("format", &product.format);
            Box::new(report.with("reason", reason))
        })
    }
}

fn made(artifact: Artifact) -> Reported<Option<Artifact>> {
    Reported { value: Some(artifact), diagnostics: Diagnostics::new() }
}

/// Smaller HTML that says the same.
fn minify(html: &str) -> String {
    let config = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        minify_css: false,
        minify_js: false,
        ..minify_html::Cfg::default()
    };
    String::from_utf8(minify_html::minify(html.as_bytes(), &config)).unwrap_or_else(|_| html.to_string())
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
