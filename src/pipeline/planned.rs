//! Steps 3 and 4: every place is planned and checked.

use super::plan_store::{PlanRoom, PlanStore};
use super::shares::cost;
use super::site::Loaded;
use crate::checks::{CheckContext, Knowledge, Observer, check_library, check_place, observed, representatives};
use crate::config::Config;
use crate::diag::{Diagnostic, Diagnostics, NEEDS_ALL_PLACES, UNKNOWN_LANGUAGE, UNKNOWN_PLACE, UNKNOWN_PRODUCT};
use crate::plan::Planner;
use rayon::prelude::*;

/// What planning all places leaves for making them.
#[derive(Default)]
pub struct PlannedSite {
    /// Number of files, all places together.
    pub jobs: usize,
    /// What each place costs to make, by its number, in hundredths of a millisecond of one core.
    pub(super) costs: Vec<u64>,
    /// How many more files there would be if this program could print.
    pub(super) left_out: usize,
    /// How many files are left out because this machine lacks a program for sound.
    pub(super) unspoken: usize,
    pub(super) plans: PlanStore,
}

/// Plans and checks every place: counts of jobs, and everything there is to report.
pub fn plan_and_check(
    loaded: &Loaded,
    planner: &Planner,
    config: &Config,
    known: Option<&Knowledge>,
    observe: Observer,
    diagnostics: &mut Diagnostics,
) -> PlannedSite {
    planner.check_declarations(&loaded.sources.files, diagnostics);
    check_only(config, loaded, diagnostics);
    let checked = CheckContext { planner, files: &loaded.sources.files };
    let representatives = representatives(planner);
    let room = PlanRoom::default();
    let plan = |place| {
        let mut diagnostics = Diagnostics::new();
        let plan = planner.check_plan(place, &mut diagnostics);
        if let Some(places) = representatives.get(&place) {
            check_place(&checked, place, &plan, *places, &mut diagnostics);
        }
        let cost = plan.jobs.iter().map(|job| cost(&loaded.theme, job)).sum();
        (place, cost, plan.jobs.len(), (plan.left_out, plan.unspoken), room.take(plan), diagnostics)
    };
    let places: Option<Vec<_>> =
        observed(observe, "places", || loaded.library.places.numbers().collect::<Vec<_>>().into_par_iter().map(plan).collect());
    check_library(&checked, known, observe, diagnostics);
    let mut planned = PlannedSite::default();
    for (place, cost, jobs, (left_out, unspoken), plan, found) in places.unwrap_or_default() {
        planned.jobs += jobs;
        planned.left_out += left_out;
        planned.unspoken += unspoken;
        planned.costs.push(cost);
        planned.plans.keep(place, plan);
        diagnostics.extend(found);
    }
    planned
}

/// `--place`, `--only` and `--lang` must name what there is.
fn check_only(config: &Config, loaded: &Loaded, diagnostics: &mut Diagnostics) {
    let library = &loaded.library;
    for code in &config.only.places {
        if library.places.find(code).is_none() {
            let known = library.places.list.iter().map(|p| &*p.code);
            diagnostics.push(Diagnostic::new(&UNKNOWN_PLACE).with("value", code).suggest(code, known));
        }
    }
    for name in &config.only.products {
        if loaded.theme.find_product(name).is_none() {
            let known = loaded.theme.products.iter().map(|p| &*p.name);
            diagnostics.push(Diagnostic::new(&UNKNOWN_PRODUCT).with("name", name).suggest(name, known));
        }
    }
    for name in &config.only.products {
        let Some(no) = loaded.theme.find_product(name) else { continue };
        let needs_all = match library.places.list.len() {
            1 => loaded.theme.product(no).waits(),
            _ => loaded.theme.is_cross_place(no),
        };
        let is_root = |code: &&String| library.places.find(code).is_some_and(|place| library.places.get(place).parent.is_none());
        if let (true, Some(code)) = (needs_all, config.only.places.iter().find(is_root)) {
            diagnostics.push(Diagnostic::new(&NEEDS_ALL_PLACES).with("name", name).with("place", code));
        }
    }
    if let Some(lang) = &config.only.lang
        && library.site.lang(lang).is_none()
    {
        let known = library.site.languages.iter().map(|l| &*l.code);
        diagnostics.push(Diagnostic::new(&UNKNOWN_LANGUAGE).with("value", lang).suggest(lang, known));
    }
}
