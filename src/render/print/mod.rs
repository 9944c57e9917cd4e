//! Print: Typst templates to PDF and pictures. The only place that knows Typst.

mod codes;
mod data;
mod export;
mod faults;
mod fonts;
mod functions;
mod handout;
mod impose;
mod inks;
mod inspect;
mod palette;
mod pictures;
mod press;
mod shown;
mod snapshot;
mod world;

use super::{PlaceViews, Shown};
use crate::diag::{Diagnostic, Diagnostics, FONT_LACKS_LETTERS, PRINT, Reported};
use crate::plan::{Job, JobVariant, Paper, Product, Theme};
use crate::read::Sources;
use data::Given;
use faults::Faults;
use fonts::Fonts;
use handout::Handout;
use std::sync::{Arc, LazyLock, OnceLock};
use typst::Library;
use typst::syntax::FileId;
use typst::utils::LazyHash;
use typst_layout::PagedDocument;
use world::{Sheet, Shelf};

/// Changes when the same template and view would give other bytes: the engine's version, this module's, and what every template begins with.
pub const PROGRAM: [&str; 6] = ["typst 0.15.1, print 4", world::LOA, world::PRELUDE, world::VIEW, world::HOST, fonts::EMBEDDED_DIGEST];

/// How often something must not have been used to be forgotten (in documents). Fewer and a run of the same leaflet for every ward forgets
/// the leaflet; more and memory grows with the kit.
const REMEMBERED: usize = 5;

/// What templates may call; the same for all.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(functions::library()));

/// Makes printed things of views.
pub struct Press<'a> {
    theme: &'a Theme,
    sources: &'a Sources,
    /// Fonts are parsed when the first page is made.
    fonts: OnceLock<Fonts>,
    shelf: Shelf,
}

impl<'a> Press<'a> {
    /// Looks over the theme's fonts: a letter that is missing would be missing on every wall.
    pub fn new(theme: &'a Theme, sources: &'a Sources) -> Reported<Press<'a>> {
        let mut diagnostics = Diagnostics::new();
        for (path, bytes) in &theme.typst.fonts {
            for (family, missing) in fonts::lacking(bytes) {
                let report =
                    Diagnostic::new(&FONT_LACKS_LETTERS).with("path", path).with("family", family).with("count", missing.chars().count());
                diagnostics.push(report.with("letters", missing.chars().take(20).collect::<String>()));
            }
        }
        let press = Press { theme, sources, fonts: OnceLock::new(), shelf: Shelf::default() };
        Reported { value: press, diagnostics }
    }

    /// Makes a job's bytes, and counts their pages. What is said may be grave enough not to print them; without a value there was nothing to make them of.
    pub fn print(&self, template: &Arc<str>, product: &Product, job: &Job, views: &PlaceViews) -> Reported<Option<(Vec<u8>, u32)>> {
        let made = guarded(|| self.make(template, product, job, views));
        comemo::evict(REMEMBERED);
        made.unwrap_or_else(|| {
            let report = Diagnostic::new(&PRINT).at(product.span).with("path", &job.path).with("message", "panic").with("hint", "none");
            Reported { value: None, diagnostics: Diagnostics::from_iter([report]) }
        })
    }

    fn make(&self, template: &Arc<str>, product: &Product, job: &Job, views: &PlaceViews) -> Reported<Option<(Vec<u8>, u32)>> {
        self.lay_out(template, product, job, views, |document, paper, faults, said| {
            match job.variant {
                JobVariant::Web => inspect::inspect(&document, paper, job.size, views, faults, said),
                JobVariant::Press => press::inspect(&document, faults, said),
                JobVariant::Picture => {}
            }
            let mut document = document;
            export::describe(&mut document, paper, job, views);
            let bytes = export::export(&document, product, paper, job).map_err(|errors| faults.report(&errors, said)).ok();
            bytes.map(|bytes| (bytes, export::pages(&document, product, paper, job)))
        })
    }

    /// How many pages a job has, without making its bytes.
    pub fn count(&self, template: &Arc<str>, product: &Product, job: &Job, views: &PlaceViews) -> Option<u32> {
        let count = |document: PagedDocument, paper: &Paper| export::pages(&document, product, paper, job);
        let found = guarded(|| self.lay_out(template, product, job, views, |document, paper, _, _| Some(count(document, paper))));
        comemo::evict(REMEMBERED);
        found?.value
    }

    /// Files of one product that are no PDF as one; nothing when they cannot be laid out.
    pub fn shown(&self, title: &str, lang: &str, files: &[Shown]) -> Option<Vec<u8>> {
        shown::pdf_of(self, title, lang, files)
    }

    /// The template of a job with all it needs, as files that open in any Typst editor.
    pub fn handout(&self, template: &Arc<str>, product: &Product, job: &Job, views: &PlaceViews) -> Reported<Option<Handout>> {
        self.lay_out(template, product, job, views, |_, _, faults, _| Some(handout::files(faults.sheet, views.entries(job))))
    }

    /// The pages of a job as pictures (PNG) with so many dots per inch, to look at.
    pub fn pages(&self, template: &Arc<str>, product: &Product, job: &Job, views: &PlaceViews, dpi: f64) -> Reported<Option<Vec<Vec<u8>>>> {
        let made = guarded(|| self.lay_out(template, product, job, views, |document, _, _, _| export::pictures(&document, dpi).ok()));
        comemo::evict(REMEMBERED);
        made.unwrap_or_else(|| Reported { value: None, diagnostics: Diagnostics::new() })
    }

    /// The first page of a job as a small picture (PNG), so many dots long.
    pub fn cover(&self, template: &Arc<str>, product: &Product, job: &Job, views: &PlaceViews, dots: f64) -> Option<Vec<u8>> {
        let made = guarded(|| self.lay_out(template, product, job, views, |document, _, _, _| export::cover(&document, dots)));
        comemo::evict(REMEMBERED);
        made?.value
    }

    /// The addresses that the QR codes on a job's pages lead to.
    pub fn addresses(&self, template: &Arc<str>, product: &Product, job: &Job, views: &PlaceViews) -> Reported<Option<Vec<String>>> {
        let found = guarded(|| self.lay_out(template, product, job, views, |document, _, _, _| Some(inspect::addresses(&document))));
        comemo::evict(REMEMBERED);
        found.unwrap_or_else(|| Reported { value: None, diagnostics: Diagnostics::new() })
    }

    /// The world of a document.
    fn sheet<'s>(&'s self, template: &'s Arc<str>, main: FileId, given: Given) -> Sheet<'s> {
        Sheet {
            shelf: &self.shelf,
            typst: &self.theme.typst,
            files: &self.sources.files,
            assets: &self.sources.assets,
            fonts: self.fonts.get_or_init(|| Fonts::load(&self.theme.typst.fonts)),
            library: &LIBRARY,
            template,
            main,
            given,
        }
    }

    /// Lays out the pages of a job and hands them to `then`.
    fn lay_out<T>(
        &self,
        template: &Arc<str>,
        product: &Product,
        job: &Job,
        views: &PlaceViews,
        then: impl FnOnce(PagedDocument, &Paper, &Faults, &mut Diagnostics) -> Option<T>,
    ) -> Reported<Option<T>> {
        let mut said = Diagnostics::new();
        let (Some(paper), Some(main)) = (&product.paper, world::id_of(template)) else {
            return Reported { value: None, diagnostics: said };
        };
        let sheet = self.sheet(template, main, Given::of(&views.entries(job), job));
        let faults = Faults { sheet: &sheet, origin: views.planner().origin(job).unwrap_or(product.span), template };
        let compiled = typst::compile::<PagedDocument>(&sheet);
        // The other variants have nothing to say of their pages that the web file has not.
        if job.variant == JobVariant::Web {
            faults.report(&compiled.warnings, &mut said);
        }
        let value = match compiled.output {
            Ok(document) => then(document, paper, &faults, &mut said),
            Err(errors) => {
                faults.report(&errors, &mut said);
                None
            }
        };
        Reported { value, diagnostics: said }
    }
}

/// What `work` makes, unless it panics: the engine is not ours, and one broken page must not take the others with it.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::{guarded, world};

    #[test]
    fn the_prelude_is_the_same_at_every_place() {
        // One word of the view in it, and everything is laid out anew for every ward.
        for names_it in ["/view", "/loa.typ"] {
            assert!(!world::PRELUDE.contains(names_it), "{names_it}");
        }
    }

    #[test]
    fn a_panic_is_nothing_made() {
        assert_eq!(guarded(|| 1), Some(1));
        assert_eq!(guarded(|| Vec::<u8>::new()[0]), None);
    }
}
