//! What there is to say of a site, or of documents outside any: steps 1 to 4, and nothing written.

use super::plans::Plans;
use super::{Loaded, load, plan_and_check, print};
use crate::checks::{Knowledge, Observer, check_files, observed};
use crate::config::Config;
use crate::diag::{Diagnostics, FileId, Files, Reported, SourceFile};
use crate::model::{PlaceNo, Registry};
use crate::plan::{Job, JobVariant, Maker, Planner};
use crate::read::disk::is_folder;
use crate::read::read_document;
use crate::render::{PlaceViews, PrintEngine, Views};
use rayon::prelude::*;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// What a check comes back with.
pub struct Findings {
    pub diagnostics: Diagnostics,
    pub files: Files,
}

/// Steps 1 to 4, and 5 without keeping anything when `deep`: everything there is to say, and nothing written.
pub fn check(config: &Config, deep: bool, observe: Observer) -> Findings {
    let mut loaded = load(config);
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    let registry = Registry::read(&mut loaded.sources, &mut diagnostics);
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let knowledge = Knowledge::new(&registry, Some(&loaded.library), loaded.library.site.as_of);
    let planned = plan_and_check(&loaded, &planner, config, Some(&knowledge), observe, &mut diagnostics);
    let settled = loaded.settled(diagnostics);
    if !deep || settled.has_errors() {
        return Findings { diagnostics: settled, files: loaded.sources.files };
    }
    let mut diagnostics = settled;
    diagnostics.extend(observed(observe, "render", || render_all(&loaded, &planner, &planned.plans)).unwrap_or_default());
    Findings { diagnostics: loaded.settled(diagnostics), files: loaded.sources.files }
}

/// Renders everything and keeps nothing: what there is to say about it.
fn render_all(loaded: &Loaded, planner: &Planner, plans: &Plans) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let press = PrintEngine::new(&loaded.theme, &loaded.sources).into(&mut diagnostics);
    let renderer = loaded.renderer(&press);
    let views = Views::new(planner, loaded.library.site.minify);
    let render = |place: PlaceNo, job: &Job, views: &PlaceViews| {
        let Some(no) = job.product else { return Diagnostics::new() };
        let Reported { value, diagnostics } = renderer.render(loaded.theme.product(no), job, views);
        if let Some(artifact) = value.filter(|_| loaded.theme.is_awaited(no)) {
            views.finished().learn(place, &job.path, artifact.fact());
        }
        diagnostics.for_place(&loaded.library.places.get(place).name)
    };
    for level in 0..=loaded.theme.levels.iter().copied().max().unwrap_or(0) {
        let printed: Mutex<Vec<(PlaceNo, Job)>> = Mutex::default();
        for place in loaded.library.places.numbers() {
            let plan = plans.of(planner, place);
            let seen = views.place(place, &plan);
            let jobs = plan.jobs.par_iter().filter(|job| job.product.is_some_and(|no| loaded.theme.level(no) == level));
            let said: Vec<Diagnostics> = jobs
                .filter_map(|job| {
                    // A picture has nothing to say that its web file has not.
                    if job.variant == JobVariant::Picture {
                        return None;
                    }
                    if let Maker::Print(_) = loaded.theme.product(job.product?).maker {
                        printed.lock().unwrap_or_else(PoisonError::into_inner).push((place, job.clone()));
                        return None;
                    }
                    Some(render(place, job, &seen))
                })
                .collect();
            said.into_iter().for_each(|said| diagnostics.extend(said));
        }
        let printed = printed.into_inner().unwrap_or_else(PoisonError::into_inner);
        diagnostics.extend(print::each(planner, plans, &views, printed, render));
    }
    diagnostics
}

/// The rules over prose on documents outside the site. What they know of the world is the site's, where there is one.
pub fn check_documents(config: &Config, paths: &[&PathBuf], observe: Observer) -> Findings {
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
    Findings { diagnostics: diagnostics.settle(&levels, &files), files }
}
