//! Verification of an output before it is delivered: every planned file is there, made of today's content, and nobody has touched it.

use super::executor::Executor;
use super::opening::open_output;
use super::place_roots::PlaceRoots;
use super::plan_store::PlanStore;
use super::planned::plan_and_check;
use super::site::{Loaded, load};
use super::verify::{Verify, about_files};
use crate::config::Config;
use crate::diag::{Diagnostic, Diagnostics, NOT_DELIVERED, NOTHING_TO_DELIVER, OUTPUT_OUTDATED, Severity};
use crate::model::PlaceNo;
use crate::plan::Planner;
use crate::render::Views;
use crate::vietnamese::short_date;
use crate::write::{Built, Durability, Output, SiteOutput};

/// An output that is what it should be, locked so that nobody changes it meanwhile.
pub struct VerifiedOutput<'a> {
    /// The site.
    pub loaded: &'a Loaded,
    /// The output, locked.
    pub output: &'a Output,
    /// What it was built as.
    pub built: &'a Built,
    /// The places that were asked for.
    pub places: Vec<PlaceNo>,
    /// Their roots.
    pub roots: Vec<SiteOutput<'a>>,
}

/// What came of a verification, and of what was done with the output.
pub struct Verification<T> {
    /// Everything there is to report.
    pub diagnostics: Diagnostics,
    /// None where nothing needed to be read to see that there is nothing to verify.
    pub loaded: Option<Loaded>,
    /// None after an error.
    pub value: Option<T>,
}

/// Verifies the output of `config` for the places it names, else all, and does something with it.
pub fn verify_output<T>(config: &Config, act: impl FnOnce(&VerifiedOutput) -> Result<T, Diagnostics>) -> Verification<T> {
    let built = match read_built(config) {
        Ok(built) => built,
        Err(fault) => return Verification { diagnostics: fault, loaded: None, value: None },
    };
    let asked = built.restarted(config);
    let mut loaded = load(&asked);
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let planned = plan_and_check(&loaded, &planner, &asked, None, &|_, work| work(), &mut diagnostics);
    let today = config.build_date(&loaded.library.site.time_zone).unwrap_or(built.as_of);
    if let Some(date) = loaded.next_change().filter(|date| built.as_of_today && *date <= today) {
        diagnostics.push(Diagnostic::new(&OUTPUT_OUTDATED).with("why", "date").with("files", short_date(date)).with("count", 0));
    }
    // Everything but errors was reported by the build.
    let mut diagnostics: Diagnostics = loaded.settled(diagnostics).into_iter().filter(|d| d.severity == Severity::Error).collect();
    let mut value = None;
    if !diagnostics.has_errors() {
        match verify(&asked, &loaded, &planner, &planned.plans, &built, &mut diagnostics, act) {
            Ok(done) => value = Some(done),
            Err(faults) => diagnostics.extend(faults),
        }
    }
    drop(planner);
    Verification { diagnostics, loaded: Some(loaded), value }
}

/// What the output was built as, if it can be delivered.
fn read_built(config: &Config) -> Result<Built, Diagnostics> {
    let nothing = |why| Err(Diagnostic::new(&NOTHING_TO_DELIVER).with("path", config.output.display()).with("why", why).into());
    match Built::read(&config.output)? {
        None => nothing("nothing"),
        Some(built) if built.shard.is_some() => nothing("shard"),
        Some(built) if built.drafts && !config.drafts => nothing("drafts"),
        Some(built) => Ok(built),
    }
}

fn verify<T>(
    config: &Config,
    loaded: &Loaded,
    planner: &Planner,
    plans: &PlanStore,
    built: &Built,
    diagnostics: &mut Diagnostics,
    act: impl FnOnce(&VerifiedOutput) -> Result<T, Diagnostics>,
) -> Result<T, Diagnostics> {
    let output = open_output(config, Durability::Process, &|| ())?;
    let mut faults = Diagnostics::new();
    let places: Vec<PlaceNo> = loaded.library.places.numbers().collect();
    let is_asked = |place: &PlaceNo| {
        config.only.places.is_empty() || config.only.places.iter().any(|c| **c == *loaded.library.places.get(*place).code)
    };
    let asked: Vec<bool> = places.iter().map(is_asked).collect();
    let roots = PlaceRoots::open(&output, places, &loaded.library.places, &mut faults);
    if faults.has_errors() {
        return Err(faults);
    }
    let views = Views::new(planner, loaded.component_engine(), loaded.library.site.minify);
    let mut mode = Verify::new(loaded, &roots, config.press, &asked);
    let executor = Executor { loaded, planner, plans, views: &views, places: &roots.places };
    executor.run(&mut mode, &|_| (), &mut faults);
    mode.check_faults(&mut faults);
    if faults.has_errors() {
        return Err(faults);
    }
    let PlaceRoots { places, roots } = roots;
    let (places, roots): (Vec<PlaceNo>, Vec<SiteOutput>) = places.into_iter().zip(roots).filter(|(place, _)| asked[place.index()]).unzip();
    let foreign: Vec<String> =
        roots.iter().flat_map(|root| root.foreign().into_iter().map(|path| format!("{}/{path}", root.name()))).collect();
    diagnostics.extend(faults);
    let value = act(&VerifiedOutput { loaded, output: &output, built, places, roots })?;
    diagnostics.extend((!foreign.is_empty()).then(|| about_files(&NOT_DELIVERED, foreign)).into_iter().collect());
    Ok(value)
}
