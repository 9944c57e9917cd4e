//! Print: Typst templates to PDF files and pictures. No other module imports Typst.

mod breaks;
mod causes;
mod codes;
mod collisions;
mod data;
mod export;
mod faults;
mod fonts;
mod functions;
mod grounds;
mod handout;
mod impose;
mod inks;
mod inspect;
mod palette;
mod pictures;
mod print_shop;
mod kit_pages;
mod snapshot;
mod standard;
mod world;

use super::{KitFile, PlaceViews, layout_watch::watched};
use crate::diag::{Diagnostic, Diagnostics, FONT_LACKS_LETTERS, GLYPH_MISSING, PRINT, PRINT_TOO_LONG};
use crate::plan::{Job, JobVariant, Paper, Product, Subject, Theme};
use crate::read::Sources;
use data::JobFiles;
use faults::TypstFaults;
use fonts::Fonts;
use handout::Handout;
use inks::{FlatColors, InkPictures};
use print_shop::PressTools;
use std::sync::{Arc, LazyLock, OnceLock};
use typst::Library;
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::syntax::FileId;
use typst::utils::LazyHash;
use typst_layout::PagedDocument;
use world::{PrintFileCache, PrintWorld};

/// Part of the keys of printed files: the engine's version, this module's version, and what every template begins with.
pub const PROGRAM: [&str; 6] = ["typst 0.15.1, print 7", world::LOA, world::PRELUDE, world::VIEW, world::HOST, fonts::EMBEDDED_DIGEST];

/// The number of documents after which an unused result leaves Typst's cache. With a smaller number a run of one leaflet for every ward lays the
/// leaflet out again; with a larger one memory grows with the kit.
const CACHED_DOCUMENTS: usize = 5;

/// Most data of a document about one item, in bytes: some five thousand paragraphs or entries, more than two hundred pages.
const MAX_OF_ITEM: usize = 2_000_000;
/// Most data of a document about several items, such as a handbook.
const MAX_OF_MANY: usize = 8_000_000;

/// The functions templates may call. All jobs share it.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(functions::library()));

/// Makes PDF files and pictures from views.
pub struct PrintEngine<'a> {
    theme: &'a Theme,
    sources: &'a Sources,
    /// Parsed when the first page is laid out.
    fonts: OnceLock<Fonts>,
    cache: PrintFileCache,
    /// Pictures in inks.
    ink_pictures: InkPictures,
}

impl<'a> PrintEngine<'a> {
    /// Checks the theme's fonts for Vietnamese letters they lack.
    pub fn new(theme: &'a Theme, sources: &'a Sources, diagnostics: &mut Diagnostics) -> PrintEngine<'a> {
        for (path, bytes) in &theme.typst.fonts {
            for (family, missing) in fonts::lacking(bytes) {
                let report =
                    Diagnostic::new(&FONT_LACKS_LETTERS).with("path", path).with("family", family).with("count", missing.chars().count());
                diagnostics.push(report.with("letters", missing.chars().take(20).collect::<String>()));
            }
        }
        PrintEngine { theme, sources, fonts: OnceLock::new(), cache: PrintFileCache::default(), ink_pictures: InkPictures::default() }
    }

    /// The bytes of a job and their number of pages. None when the job cannot be laid out; there may be errors among the diagnostics although there are
    /// bytes.
    pub fn print(
        &self,
        template: &Arc<str>,
        product: &Product,
        job: &Job,
        views: &PlaceViews,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Vec<u8>, u32)> {
        let export = |document: PagedDocument, paper: &Paper, faults: &TypstFaults, diagnostics: &mut Diagnostics| {
            match job.variant {
                JobVariant::Web => inspect::inspect(&document, paper, job, views, faults, diagnostics),
                JobVariant::Press => print_shop::inspect(&document, faults, diagnostics),
                JobVariant::Picture => {}
            }
            let mut document = document;
            export::describe(&mut document, paper, job, views);
            let tools = PressTools {
                flat: FlatColors { of_theme: &self.theme.inks_by_color, press: &self.theme.press },
                pictures: &self.ink_pictures,
            };
            let bytes = export::export(&document, product, paper, job, &tools);
            let bytes = bytes.map_err(|errors| faults.report(&untold(errors, diagnostics), diagnostics)).ok();
            bytes.map(|bytes| (bytes, export::pages(&document, product, paper, job)))
        };
        let printed = guarded(|| self.lay_out(template, product, job, views, export, diagnostics));
        comemo::evict(CACHED_DOCUMENTS);
        printed.unwrap_or_else(|| {
            let report = Diagnostic::new(&PRINT).at(product.span).with("path", &job.path).with("message", "panic").with("hint", "none");
            diagnostics.push(report);
            None
        })
    }

    /// The number of pages of a job. Lays the job out but exports no bytes.
    pub fn count(&self, template: &Arc<str>, product: &Product, job: &Job, views: &PlaceViews) -> Option<u32> {
        let count = |document: PagedDocument, paper: &Paper| export::pages(&document, product, paper, job);
        self.guarded_layout(template, product, job, views, |document, paper| Some(count(document, paper)), &mut Diagnostics::new())
    }

    /// Readable files of one product as pages of one PDF. None when they cannot be laid out.
    pub fn shown(&self, title: &str, lang: &str, files: &[KitFile]) -> Option<Vec<u8>> {
        kit_pages::pdf_of(self, title, lang, files)
    }

    /// The template of a job with its view, fonts and pictures, as files that open in any Typst editor.
    pub fn handout(
        &self,
        template: &Arc<str>,
        product: &Product,
        job: &Job,
        views: &PlaceViews,
        diagnostics: &mut Diagnostics,
    ) -> Option<Handout> {
        self.lay_out(template, product, job, views, |_, _, faults, _| Some(handout::files(faults.world, views.entries(job))), diagnostics)
    }

    /// The pages of a job as PNG files of `dpi` dots per inch.
    pub fn pages(&self, template: &Arc<str>, product: &Product, job: &Job, views: &PlaceViews, dpi: f64) -> Option<Vec<Vec<u8>>> {
        self.guarded_layout(template, product, job, views, |document, _| export::pictures(&document, dpi).ok(), &mut Diagnostics::new())
    }

    /// The first page of a job as a PNG whose longer side has `dots` dots.
    pub fn cover(&self, template: &Arc<str>, product: &Product, job: &Job, views: &PlaceViews, dots: f64) -> Option<Vec<u8>> {
        self.guarded_layout(template, product, job, views, |document, _| export::cover(&document, dots), &mut Diagnostics::new())
    }

    /// The words on a job's pages, piece by piece as they are laid out.
    pub fn words(&self, template: &Arc<str>, product: &Product, job: &Job, views: &PlaceViews) -> Option<String> {
        self.guarded_layout(template, product, job, views, |document, _| Some(inspect::words(&document)), &mut Diagnostics::new())
    }

    /// The addresses in the QR codes on a job's pages.
    pub fn addresses(
        &self,
        template: &Arc<str>,
        product: &Product,
        job: &Job,
        views: &PlaceViews,
        diagnostics: &mut Diagnostics,
    ) -> Option<Vec<String>> {
        self.guarded_layout(template, product, job, views, |document, _| Some(inspect::addresses(&document)), diagnostics)
    }

    /// Lays out the pages of a job and passes them to `then`. None when the engine panics.
    fn guarded_layout<T>(
        &self,
        template: &Arc<str>,
        product: &Product,
        job: &Job,
        views: &PlaceViews,
        then: impl FnOnce(PagedDocument, &Paper) -> Option<T>,
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        let found = guarded(|| self.lay_out(template, product, job, views, |document, paper, _, _| then(document, paper), diagnostics));
        comemo::evict(CACHED_DOCUMENTS);
        found?
    }

    /// What Typst sees for one document.
    fn world<'s>(&'s self, template: &'s Arc<str>, main: FileId, job_files: JobFiles) -> PrintWorld<'s> {
        PrintWorld {
            cache: &self.cache,
            typst: &self.theme.typst,
            files: &self.sources.files,
            assets: &self.sources.assets,
            fonts: self.fonts.get_or_init(|| Fonts::load(&self.theme.typst.fonts)),
            library: &LIBRARY,
            template,
            main,
            job_files,
        }
    }

    /// Lays out the pages of a job and passes them to `then`.
    fn lay_out<T>(
        &self,
        template: &Arc<str>,
        product: &Product,
        job: &Job,
        views: &PlaceViews,
        then: impl FnOnce(PagedDocument, &Paper, &TypstFaults, &mut Diagnostics) -> Option<T>,
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        let (paper, main) = (product.paper.as_ref()?, world::id_of(template)?);
        let origin = views.planner().origin(job).unwrap_or(product.span);
        let files = JobFiles::of(&views.entries(job), job);
        // Typst cannot be interrupted, and needs more than a hundred times the memory of what it lays out.
        let most = if matches!(job.subject, Subject::Item(_)) { MAX_OF_ITEM } else { MAX_OF_MANY };
        if files.size() > most {
            let report = Diagnostic::new(&PRINT_TOO_LONG).at(origin).with("path", &job.path).with("template", template);
            diagnostics.push(report.with("size", files.size().div_ceil(1_000_000)).with("max", most / 1_000_000));
            return None;
        }
        let world = self.world(template, main, files);
        let faults = TypstFaults { world: &world, origin, template };
        let compiled = watched(&job.path, template, || typst::compile::<PagedDocument>(&world));
        // All variants are laid out alike: warnings are reported once, for the web file.
        if job.variant == JobVariant::Web {
            faults.report(&compiled.warnings, diagnostics);
        }
        match compiled.output {
            Ok(document) => then(document, paper, &faults, diagnostics),
            Err(errors) => {
                faults.report(&errors, diagnostics);
                None
            }
        }
    }
}

/// Errors of an export without those about letters that the font lacks, where these have been reported.
fn untold(mut errors: EcoVec<SourceDiagnostic>, diagnostics: &Diagnostics) -> EcoVec<SourceDiagnostic> {
    if diagnostics.iter().any(|report| report.code == &GLYPH_MISSING) {
        errors.retain(|error| !error.message.contains("could not be displayed with font"));
    }
    errors
}

/// The result of `work`; none when it panics. A panic of the engine must not end the run.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::{guarded, world};

    #[test]
    fn the_prelude_is_the_same_at_every_place() {
        // If the prelude depended on the view, Typst would lay everything out again for every place.
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
