//! What there is to report of a site, or of documents outside any: steps 1 to 4, and nothing written.

use super::executor::Executor;
use super::plan_store::PlanStore;
use super::planned::plan_and_check;
use super::report::ReportMode;
use super::room::RoomProbe;
use super::site::{Loaded, load};
use crate::checks::{Knowledge, Observer, check_files, observed};
use crate::config::Config;
use crate::diag::{Diagnostics, FileId, Files, SourceFile};
use crate::model::{PlaceNo, Registry};
use crate::plan::Planner;
use crate::read::disk::is_folder;
use crate::read::read_document;
use crate::render::{PrintEngine, Views};
use std::path::PathBuf;

/// What a check comes back with.
pub struct CheckResult {
    /// Everything there is to report.
    pub diagnostics: Diagnostics,
    /// The files that diagnostics point into.
    pub files: Files,
}

/// Steps 1 to 4, and 5 without keeping anything when `deep`: everything there is to report, and nothing written.
pub fn check(config: &Config, deep: bool, observe: Observer) -> CheckResult {
    check_loaded(load(config), config, deep, observe)
}

/// The same of a site that is loaded.
pub fn check_loaded(mut loaded: Loaded, config: &Config, deep: bool, observe: Observer) -> CheckResult {
    let diagnostics = faults_of(&mut loaded, config, deep, observe);
    CheckResult { diagnostics, files: loaded.sources.files }
}

/// The same of a site that is used afterwards. What reading it has found is taken from it.
pub fn faults_of(loaded: &mut Loaded, config: &Config, deep: bool, observe: Observer) -> Diagnostics {
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    let registry = Registry::read(&mut loaded.sources, &mut diagnostics);
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let knowledge = Knowledge::new(&registry, Some(&loaded.library), loaded.library.site.as_of);
    let loaded = &*loaded;
    let planned = plan_and_check(loaded, &planner, config, Some(&knowledge), observe, &mut diagnostics);
    let settled = loaded.settled(diagnostics);
    if !deep || settled.has_errors() {
        return settled;
    }
    let mut diagnostics = settled;
    diagnostics.extend(observed(observe, "render", || render_all(loaded, &planner, &planned.plans)).unwrap_or_default());
    loaded.settled(diagnostics)
}

/// What there is to report of all files when they are rendered.
fn render_all(loaded: &Loaded, planner: &Planner, plans: &PlanStore) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let print = PrintEngine::new(&loaded.theme, &loaded.sources, &mut diagnostics);
    let views = Views::new(planner, loaded.component_engine(), loaded.library.site.minify);
    let places: Vec<PlaceNo> = loaded.library.places.numbers().collect();
    let executor = Executor { loaded, planner, plans, views: &views, places: &places };
    let renderer = loaded.renderer(&print);
    let mut mode = ReportMode { loaded, renderer: &renderer, room: RoomProbe::new(&renderer) };
    executor.run(&mut mode, &|_| (), &mut diagnostics);
    diagnostics
}

/// The rules over prose on documents outside the site. What they know of the world is the site's, where there is one.
pub fn check_documents(config: &Config, paths: &[&PathBuf], observe: Observer) -> CheckResult {
    let mut diagnostics = Diagnostics::new();
    let mut files = Files::default();
    let read: Vec<FileId> = paths.iter().flat_map(|path| read_document(path, &mut files, &mut diagnostics)).collect();
    let mut site = is_folder(&config.site_dir.join("content")).then(|| load(config));
    let registry = match &mut site {
        Some(site) => Registry::read(&mut site.sources, &mut Diagnostics::new()),
        None => Registry::built_in(&mut files, &mut diagnostics),
    };
    let library = site.as_ref().map(|s| &s.library);
    let as_of = library.map(|l| l.site.as_of).or(config.build_date("Asia/Ho_Chi_Minh").ok()).unwrap_or(jiff::civil::Date::ZERO);
    let knowledge = Knowledge::new(&registry, library, as_of);
    let sources: Vec<(FileId, &SourceFile)> = read.iter().map(|file| (*file, files.get(*file))).collect();
    check_files(&sources, Some(&knowledge), observe, &mut diagnostics);
    let levels = library.map(|l| l.site.levels.clone()).unwrap_or_default();
    CheckResult { diagnostics: diagnostics.settle(&levels, &files), files }
}
