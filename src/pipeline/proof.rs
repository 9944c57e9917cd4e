//! Proof that an output holds what a build would make now: every planned file is there, made of today's content, and nobody has touched it.

use super::merge::Way;
use super::plans::Plans;
use super::run::{Counts, Done, Run, fact, wanted};
use super::{Copies, Loaded, Roots, load, opening, outspoken, plan_and_check};
use crate::config::{Config, Only};
use crate::diag::{Diagnostic, Diagnostics, NOT_DELIVERED, NOTHING_TO_DELIVER, OUTPUT_CHANGED, OUTPUT_OUTDATED, Reported, Severity};
use crate::model::PlaceNo;
use crate::plan::{Job, JobVariant, PlacePlan, Planner};
use crate::render::{PlaceViews, PrintEngine, Views};
use crate::write::{Built, Output, Root};
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// An output that is what it should be, held so that nobody changes it meanwhile.
pub struct Proven<'a> {
    pub loaded: &'a Loaded,
    pub output: &'a Output,
    pub built: &'a Built,
    /// The places that were asked for.
    pub places: Vec<PlaceNo>,
    /// Their roots.
    pub roots: Vec<Root<'a>>,
}

/// What came of a proof, and of what was done with it.
pub struct Proved<T> {
    pub diagnostics: Diagnostics,
    /// None where nothing needed to be read to see that there is nothing to prove.
    pub loaded: Option<Loaded>,
    pub value: Option<T>,
}

/// Files in which an output is not what it should be, by why.
#[derive(Default)]
pub struct Proof {
    /// By number of the place: whether it was asked for.
    asked: Vec<bool>,
    faults: Mutex<BTreeMap<&'static str, Vec<String>>>,
}

impl Proof {
    fn fault(&self, why: &'static str, place: PlaceNo, root: &Root, path: &str) {
        if self.asked.get(place.index()).copied().unwrap_or(false) {
            let mut faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
            faults.entry(why).or_default().push(format!("{}/{path}", root.name()));
        }
    }

    fn faults(&self) -> Diagnostics {
        let faults = self.faults.lock().unwrap_or_else(PoisonError::into_inner);
        faults
            .iter()
            .map(|(why, files)| {
                of_files(if *why == "changed" { &OUTPUT_CHANGED } else { &OUTPUT_OUTDATED }, files.clone()).with("why", why)
            })
            .collect()
    }
}

/// A diagnostic about some files.
fn of_files(code: &'static crate::diag::Code, mut files: Vec<String>) -> Diagnostic {
    const SHOWN: usize = 5;
    files.sort();
    let more = if files.len() > SHOWN { ", …" } else { "" };
    let shown = files.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    Diagnostic::new(code).with("count", files.len()).with("files", format!("{shown}{more}"))
}

/// Proves the output of `config` for the places it names, else all, and does something with it.
pub fn prove<T>(config: &Config, act: impl FnOnce(&Proven) -> Result<T, Diagnostics>) -> Proved<T> {
    let refused = |fault: Diagnostic| Proved { diagnostics: Diagnostics::from_iter([fault]), loaded: None, value: None };
    let nothing = |why| Diagnostic::new(&NOTHING_TO_DELIVER).with("path", config.output.display()).with("why", why);
    let built = match Built::read(&config.output) {
        Err(fault) => return refused(fault),
        Ok(None) => return refused(nothing("nothing")),
        Ok(Some(built)) if built.shard.is_some() => return refused(nothing("shard")),
        Ok(Some(built)) if built.drafts && !config.drafts => return refused(nothing("drafts")),
        Ok(Some(built)) => built,
    };
    let asked = built.again(config);
    let mut loaded = load(&asked);
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let planned = plan_and_check(&loaded, &planner, &asked, None, &|_, work| work(), &mut diagnostics);
    let today = config.build_date(&loaded.library.site.time_zone).unwrap_or(built.as_of);
    if let Some(date) = loaded.library.next_change().filter(|date| built.as_of_today && *date <= today) {
        let report = Diagnostic::new(&OUTPUT_OUTDATED).with("why", "date").with("files", crate::vietnamese::short_date(date));
        diagnostics.push(report.with("count", 0));
    }
    // What else there is to say of the content the build has said.
    let settled = loaded.settled(diagnostics);
    let mut diagnostics: Diagnostics = settled.into_iter().filter(|d| d.severity == Severity::Error).collect();
    let mut value = None;
    if !diagnostics.has_errors() {
        match proven(&asked, &loaded, &planner, &planned.plans, &built, act) {
            Ok(done) => {
                value = Some(done.value);
                diagnostics.extend(done.diagnostics);
            }
            Err(faults) => diagnostics.extend(faults),
        }
    }
    drop(planner);
    Proved { diagnostics, loaded: Some(loaded), value }
}

fn proven<T>(
    config: &Config,
    loaded: &Loaded,
    planner: &Planner,
    plans: &Plans,
    built: &Built,
    act: impl FnOnce(&Proven) -> Result<T, Diagnostics>,
) -> Result<Reported<T>, Diagnostics> {
    let only = |d: Diagnostic| Diagnostics::from_iter([d]);
    let output = opening(config, &|| ()).map_err(only)?;
    let places: Vec<PlaceNo> = loaded.library.places.numbers().collect();
    let is_asked = |place: &PlaceNo| {
        config.only.places.is_empty() || config.only.places.iter().any(|c| **c == *loaded.library.places.get(*place).code)
    };
    let asked: Vec<bool> = places.iter().map(is_asked).collect();
    let whole = Config { only: Only::default(), ..config.clone() };
    let press = PrintEngine::new(&loaded.theme, &loaded.sources).value;
    let way = Way::Prove(Proof { asked: asked.clone(), ..Proof::default() });
    let run = Run {
        config: &whole,
        loaded,
        planner,
        plans,
        renderer: &loaded.renderer(&press),
        views: &Views::new(planner, loaded.library.site.minify),
        copies: Copies::new(loaded),
        wanted: wanted(&whole, &loaded.theme),
        way: &way,
        explain: false,
        counts: Counts::default(),
    };
    let roots: Result<Vec<Root>, Diagnostic> = places.iter().map(|place| output.root(&loaded.library.places.get(*place).folder)).collect();
    let roots = roots.map_err(only)?;
    for level in 0..=loaded.theme.levels.iter().copied().max().unwrap_or(0) {
        run.level(level, Roots { places: &places, roots: &roots }, &|_| ());
    }
    if let Way::Prove(proof) = &way {
        let faults = proof.faults();
        if faults.has_errors() {
            return Err(faults);
        }
    }
    let kept: Vec<(PlaceNo, Root)> = places.into_iter().zip(roots).filter(|(place, _)| asked[place.index()]).collect();
    let foreign: Vec<String> =
        kept.iter().flat_map(|(_, root)| root.foreign().into_iter().map(|path| format!("{}/{path}", root.name()))).collect();
    let diagnostics = Diagnostics::from_iter((!foreign.is_empty()).then(|| of_files(&NOT_DELIVERED, foreign)));
    let (places, roots) = kept.into_iter().unzip();
    let value = act(&Proven { loaded, output: &output, built, places, roots })?;
    Ok(Reported { value, diagnostics })
}

impl Run<'_> {
    /// Compares a file with the one that would be made.
    pub fn prove(&self, proof: &Proof, root: &Root, job: &Job, views: &PlaceViews) -> Done {
        let key = self.planned_key(job, views);
        let made = key
            .filter(|key| root.is_current(&job.path, key))
            .or(key.map(|key| outspoken(&key)).filter(|key| root.is_current(&job.path, key)));
        match (made, root.known_key(&job.path)) {
            (Some(_), _) => {
                if let Some(known) = root.known_file(&job.path) {
                    self.learn(views, job, || fact(known));
                }
            }
            // Files for print shops are there or not, as it was asked.
            (None, None) if job.variant == JobVariant::Press && !self.config.press => {}
            (None, None) => proof.fault("missing", views.place, root, &job.path),
            (None, Some(known)) => {
                let same = key.is_some_and(|key| *known == key || *known == outspoken(&key));
                proof.fault(if same { "changed" } else { "key" }, views.place, root, &job.path);
            }
        }
        Done::Kept
    }

    /// What a root holds beside the plan.
    pub fn prove_rest(&self, proof: &Proof, root: &Root, place: PlaceNo, plan: &PlacePlan) {
        for (path, ..) in root.files().filter(|(path, ..)| plan.find(path).is_none()) {
            proof.fault("unplanned", place, root, path);
        }
    }
}
