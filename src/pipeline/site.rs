//! Steps 1 and 2: the site as it was read, with its theme.

use crate::config::Config;
use crate::diag::Diagnostics;
use crate::model::{self, Library, Site, read_site_settings, theme_of};
use crate::plan::Theme;
use crate::read::{AttachedMemory, SiteListing, Sources, ThemeSource, read_site};
use crate::render::{ComponentEngine, Engine, PrintEngine, RenderTools, Renderer, maker_specs};
use jiff::civil::Date;
use std::path::Path;
use std::sync::Arc;

/// A site as it was read, with its theme: what every command begins with.
pub struct Loaded {
    /// Its files, as they were read.
    pub sources: Sources,
    /// Its items, places and terms.
    pub library: Library,
    /// Its theme.
    pub theme: Arc<Theme>,
    /// The Tera templates of the theme.
    pub engine: Arc<Engine>,
    /// What reading has found.
    pub diagnostics: Diagnostics,
    /// What of it belongs to the content and not to the theme: how many of the files, and what was found in them.
    pub content: (usize, Diagnostics),
}

impl Loaded {
    /// Diagnostics with the levels of the site and the opt-outs of its texts. Errors in drafts are warnings until these are published.
    pub fn settled(&self, diagnostics: Diagnostics) -> Diagnostics {
        let settled = diagnostics.settle(&self.library.site.levels, &self.sources.files);
        settled.with_warnings(|span| self.library.is_unfinished(span))
    }

    /// The first day after the build date on which the site is another one without any change of its sources.
    pub fn next_change(&self) -> Option<Date> {
        self.library.next_change().into_iter().chain(self.theme.next_change(self.library.site.as_of)).min()
    }

    /// Whether the published bytes of a file of `content/` or `static/` differ from those on the disk: it loses its metadata.
    pub fn is_cleaned(&self, source: &str) -> bool {
        self.library.assets.get(source).is_some_and(|asset| asset.is_cleaned)
    }

    /// What components in texts are rendered with.
    pub fn component_engine(&self) -> ComponentEngine<'_> {
        Box::new(|template, view| Ok(self.engine.render(template, view, &self.sources.files)?.as_str().to_string()))
    }

    /// What makes the files of the site.
    pub fn renderer<'a>(&'a self, press: &'a PrintEngine<'a>) -> Renderer<'a> {
        let minify = self.library.site.minify;
        Renderer { tools: RenderTools { theme: &self.theme, engine: &self.engine, press, files: &self.sources.files, minify } }
    }
}

/// Reads a site and its theme.
pub fn load(config: &Config) -> Loaded {
    load_listed(config, SiteListing::new(&config.site_dir))
}

/// Reads the listed files of a site, and its theme.
pub fn load_listed(config: &Config, listing: SiteListing) -> Loaded {
    let mut diagnostics = Diagnostics::new();
    let mut sources = read_site(listing, config.unsaved.as_ref(), &mut diagnostics);
    sources.attached = Arc::new(AttachedMemory::read(&config.output));
    let site_dir = sources.site_dir.clone();
    let library = read_library(&mut sources, &site_dir, config, &mut diagnostics);
    with_theme(sources, library, diagnostics)
}

/// The settings of a site, with its kinds and those of its theme. Nothing else is read.
pub fn load_settings(config: &Config) -> Site {
    let mut diagnostics = Diagnostics::new();
    let mut sources = read_site(SiteListing::new(&config.site_dir).of_settings(), config.unsaved.as_ref(), &mut diagnostics);
    let site_dir = sources.site_dir.clone();
    add_theme_kinds(&mut sources, &site_dir, &mut diagnostics);
    read_site_settings(&sources, config, &mut diagnostics)
}

/// The library of a site, with the kinds of the theme it names from the folder of a site.
fn read_library(sources: &mut Sources, theme_site: &Path, config: &Config, diagnostics: &mut Diagnostics) -> Library {
    add_theme_kinds(sources, theme_site, diagnostics);
    model::build(sources, config, diagnostics)
}

/// Adds the kinds of the theme that a site names.
fn add_theme_kinds(sources: &mut Sources, theme_site: &Path, diagnostics: &mut Diagnostics) {
    let theme = theme_of(sources).map(|(name, span)| (name.to_string(), span));
    let named = theme.as_ref().map(|(name, span)| (&**name, *span));
    let kinds = ThemeSource::read_kinds(theme_site, named, &mut sources.files, diagnostics);
    sources.kinds.extend(kinds);
}

/// Reads a site with the theme of another one.
pub fn load_with_theme_of(config: &Config, theme_site: &Path) -> Loaded {
    let mut diagnostics = Diagnostics::new();
    let mut sources = read_site(SiteListing::new(&config.site_dir), None, &mut diagnostics);
    let library = read_library(&mut sources, theme_site, config, &mut diagnostics);
    theme_below(theme_site, sources, library, diagnostics)
}

/// Reads the theme of a site.
pub fn with_theme(sources: Sources, library: Library, diagnostics: Diagnostics) -> Loaded {
    let site_dir = sources.site_dir.clone();
    theme_below(&site_dir, sources, library, diagnostics)
}

/// Reads the theme that a site names, from the folder of a site.
fn theme_below(theme_site: &Path, mut sources: Sources, library: Library, mut diagnostics: Diagnostics) -> Loaded {
    let content = (sources.files.len(), diagnostics.clone());
    let named = library.site.theme.as_ref().map(|(name, span)| (&**name, *span));
    let mut theme_source = ThemeSource::read(theme_site, named, &mut sources.files, &mut diagnostics);
    let mut theme = Theme::build(&mut theme_source, &mut sources.files, &library, &maker_specs(), &mut diagnostics);
    theme.add_words(&sources, &mut diagnostics);
    let engine = Engine::load(&theme, &sources.files, &mut diagnostics);
    Loaded { sources, library, theme: Arc::new(theme), engine: Arc::new(engine), diagnostics, content }
}
