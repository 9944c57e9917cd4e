//! The whole program on one screen: read → model → plan → check → render → write.

mod bundles;
mod checking;
mod copies;
mod ledger;
mod merge;
mod pictures;
mod plans;
pub mod preview;
mod print;
mod proof;
mod reload;
mod run;
mod shards;
pub mod single;

use crate::checks::{CheckContext, Knowledge, Observer, check_library, check_place, observed, representatives};
use crate::config::Config;
use crate::diag::{Diagnostic, Diagnostics, Levels, PRINT_LEFT_OUT, Reported, UNKNOWN_LANGUAGE, UNKNOWN_PLACE, UNKNOWN_PRODUCT};
use crate::model::{self, Library, PlaceNo};
use crate::plan::{Planner, Theme};
use crate::read::{Sources, ThemeSource, read_site};
use crate::render::{Engine, PrintEngine, Renderer, Views};
use crate::write::{Built, Busy, Durability, Mode, Opening, Output, Root, RootSummary};
use bundles::Roots;
pub use checking::{Findings, check, check_documents};
use copies::Copies;
pub use ledger::{OnPaper, on_paper};
pub use merge::Shards;
use merge::{Merge, Way};
use plans::{Plans, Room};
use print::outspoken;
pub use proof::{Proved, Proven, prove};
use rayon::prelude::*;
pub use reload::reload;
use run::{Counts, Run, wanted};
use shards::{Shares, cost};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

/// Everything up to the plan: what `list` and `view` need too.
pub struct Loaded {
    pub sources: Sources,
    pub library: Library,
    pub theme: Arc<Theme>,
    pub engine: Arc<Engine>,
    pub diagnostics: Diagnostics,
    /// What of it is of the content: so many of the files, and what was said of them.
    pub content: (usize, Diagnostics),
}

/// How far a build is, for whoever shows it.
pub enum Progress<'a> {
    /// Another run holds the output.
    Waiting,
    Planned {
        places: usize,
        jobs: usize,
    },
    /// One more place is rendered.
    Rendered {
        place: &'a str,
    },
}

/// What a build did.
#[derive(Debug, Default)]
pub struct Summary {
    pub sites: usize,
    pub pages: usize,
    pub files: usize,
    pub rendered: usize,
    pub roots: Vec<RootSummary>,
    /// Files for print shops that were out of date and could not be made anew, since nobody asked for them.
    pub press_removed: Vec<String>,
    pub next_change: Option<jiff::civil::Date>,
    /// Language code and how many items have no text in it.
    pub untranslated: Vec<(Arc<str>, usize)>,
    /// For `--explain-rebuild`.
    pub reasons: Vec<Reason>,
}

/// Why a file was made anew.
#[derive(Debug)]
pub struct Reason {
    /// Root and path.
    pub file: String,
    /// The parts of its key that changed, or `new`, `file` (it was changed in the output), `same-bytes`.
    pub why: Vec<&'static str>,
}

/// What a build comes back with. Without a summary nothing was written.
pub struct Outcome {
    pub diagnostics: Diagnostics,
    /// What was built from: its files say where diagnostics point. Whoever ends the program next need not free it.
    pub loaded: Loaded,
    pub summary: Option<Summary>,
}

impl Loaded {
    /// What was said, with the levels of the site and the opt-outs of its texts.
    pub fn settled(&self, said: Diagnostics) -> Diagnostics {
        said.settle(&self.library.site.levels, &self.sources.files)
    }

    pub fn renderer<'a>(&'a self, press: &'a PrintEngine<'a>) -> Renderer<'a> {
        Renderer { theme: &self.theme, engine: &self.engine, press, files: &self.sources.files, minify: self.library.site.minify }
    }
}

/// Steps 1 and 2, and the theme.
pub fn load(config: &Config) -> Loaded {
    let mut diagnostics = Diagnostics::new();
    let mut sources = read_site(&config.site_dir, config.unsaved.as_ref()).into(&mut diagnostics);
    let library = model::build(&mut sources, config).into(&mut diagnostics);
    themed(sources, library, diagnostics)
}

/// The theme of what was read.
fn themed(mut sources: Sources, library: Library, mut diagnostics: Diagnostics) -> Loaded {
    let content = (sources.files.len(), diagnostics.clone());
    let named = library.site.theme.as_ref().map(|(name, span)| (&**name, *span));
    let mut theme_source = ThemeSource::read(&sources.root, named, &mut sources.files).into(&mut diagnostics);
    let theme = Theme::build(&mut theme_source, &mut sources.files, &library, &mut diagnostics);
    let engine = Engine::load(&theme, &sources.files).into(&mut diagnostics);
    Loaded { sources, library, theme: Arc::new(theme), engine: Arc::new(engine), diagnostics, content }
}

/// What the first pass leaves for the second.
#[derive(Default)]
pub struct Planned {
    /// Number of files, all places together.
    pub jobs: usize,
    /// What each place costs to make, as `shards` counts it.
    costs: Vec<u64>,
    /// How many more there would be if this program could print.
    left_out: usize,
    plans: Plans,
}

/// Steps 3 and 4 for every place: counts of jobs, and everything there is to say.
pub fn plan_and_check(
    loaded: &Loaded,
    planner: &Planner,
    config: &Config,
    knowledge: Option<&Knowledge>,
    observe: Observer,
    diagnostics: &mut Diagnostics,
) -> Planned {
    planner.check_declarations(&loaded.sources.files, diagnostics);
    check_only(config, loaded, diagnostics);
    let context = CheckContext { planner, files: &loaded.sources.files };
    let representatives = representatives(planner);
    let room = Room::default();
    let plan = |place| {
        let mut diagnostics = Diagnostics::new();
        let plan = planner.check_plan(place, &mut diagnostics);
        if let Some(places) = representatives.get(&place) {
            check_place(&context, place, &plan, *places, &mut diagnostics);
        }
        let cost = plan.jobs.iter().map(|job| cost(&loaded.theme, job)).sum();
        (place, cost, plan.jobs.len(), plan.left_out, room.take(plan), diagnostics)
    };
    let places: Option<Vec<_>> =
        observed(observe, "places", || loaded.library.places.numbers().collect::<Vec<_>>().into_par_iter().map(plan).collect());
    check_library(&context, knowledge, observe, diagnostics);
    let mut planned = Planned::default();
    for (place, cost, jobs, left_out, plan, said) in places.unwrap_or_default() {
        planned.jobs += jobs;
        planned.left_out += left_out;
        planned.costs.push(cost);
        planned.plans.keep(place, plan);
        diagnostics.extend(said);
    }
    planned
}

/// All six steps; those of a shard for its part.
pub fn build(config: &Config, explain: bool, progress: &(dyn Fn(Progress) + Sync)) -> Outcome {
    make(config, None, explain, progress)
}

/// The steps again, with files that shards have made.
pub fn merge(config: &Config, shards: Shards, progress: &(dyn Fn(Progress) + Sync)) -> Outcome {
    make(&shards.built.again(config), Some(shards), false, progress)
}

fn make(config: &Config, shards: Option<Shards>, explain: bool, progress: &(dyn Fn(Progress) + Sync)) -> Outcome {
    let mut loaded = load(config);
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let planned = plan_and_check(&loaded, &planner, config, None, &|_, work| work(), &mut diagnostics);
    if planned.left_out > 0 {
        diagnostics.push(Diagnostic::new(&PRINT_LEFT_OUT).with("files", planned.left_out));
    }
    let levels = &loaded.library.site.levels;
    let share = |of| Shares::new(&loaded, &planner, &planned, of);
    let way = match (shards, config.shard) {
        (Some(shards), _) => {
            let shares = share(shards.of);
            Way::Merge(Merge::new(shards, shares))
        }
        (None, Some(shard)) => Way::Shard(shard.number, share(shard.of)),
        (None, None) => Way::Make,
    };
    if let Way::Merge(merge) = &way {
        diagnostics.extend(merge.missing(&loaded));
    }
    diagnostics = diagnostics.settle(levels, &loaded.sources.files);
    if diagnostics.has_errors() {
        drop(planner);
        return Outcome { diagnostics, loaded, summary: None };
    }
    progress(Progress::Planned { places: loaded.library.places.list.len(), jobs: planned.jobs });
    let (summary, said) = match render_and_write(config, &loaded, &planner, &planned.plans, &way, explain, progress) {
        Ok((summary, said)) => (Some(summary), said),
        Err(said) => (None, said),
    };
    drop(planner);
    diagnostics.extend(said);
    Outcome { diagnostics: diagnostics.settle(&Levels::default(), &loaded.sources.files), loaded, summary }
}

/// Steps 5 and 6: place after place, then all roots at once.
fn render_and_write(
    config: &Config,
    loaded: &Loaded,
    planner: &Planner,
    plans: &Plans,
    way: &Way,
    explain: bool,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<(Summary, Diagnostics), Diagnostics> {
    let (library, site) = (&loaded.library, &loaded.library.site);
    let only = |d: Diagnostic| Diagnostics::from_iter([d]);
    let output = opening(config, &|| progress(Progress::Waiting)).map_err(only)?;
    if let Way::Shard(..) = way {
        output.refuse_whole().map_err(only)?;
    }
    let Reported { value: press, diagnostics: said } = PrintEngine::new(&loaded.theme, &loaded.sources);
    let said = loaded.settled(said);
    if said.has_errors() {
        return Err(said);
    }
    let run = Run {
        config,
        loaded,
        planner,
        plans,
        renderer: &loaded.renderer(&press),
        views: &Views::new(planner, site.minify),
        copies: Copies::new(loaded),
        wanted: wanted(config, &loaded.theme),
        way,
        explain,
        counts: Counts::default(),
    };
    let named =
        |place: &PlaceNo| config.only.places.is_empty() || config.only.places.iter().any(|c| **c == *library.places.get(*place).code);
    let places: Vec<PlaceNo> = library.places.numbers().filter(named).filter(|place| way.is_at(*place)).collect();
    let open = |place: &PlaceNo| output.root(&library.places.get(*place).folder);
    let opened: Vec<Result<Root, Diagnostic>> = places.par_iter().map(open).collect();
    let (mut roots, mut reasons, mut faults) = (Vec::new(), Vec::new(), said);
    for root in opened {
        match root {
            Ok(root) => roots.push(root),
            Err(fault) => faults.push(fault),
        }
    }
    let (mut lacking, mut press_removed) = (pictures::Lacking::default(), Vec::new());
    let last = loaded.theme.levels.iter().copied().max().unwrap_or(0);
    // Who shows what is known of finished files waits for them.
    for level in 0..=last {
        if faults.has_errors() {
            return Err(faults);
        }
        let mut printing = Vec::new();
        for (root, made) in run.level(level, Roots { places: &places, roots: &roots }, progress).into_iter().enumerate() {
            lacking.add(root, made.lacking);
            printing.extend(made.printing.into_iter().map(|(job, key)| print::Wanted { root, place: places[root], job, key }));
            press_removed.extend(made.removed.into_iter().map(|path| format!("{}/{path}", roots[root].name())));
            reasons.extend(made.reasons);
            faults.extend(made.said);
        }
        if let Way::Merge(merge) = way {
            faults.extend(merge.faults());
        }
        if !faults.has_errors() {
            let Reported { value, diagnostics } = print::make(&run, planner, &roots, printing);
            reasons.extend(value);
            faults.extend(diagnostics);
        }
    }
    if let Way::Merge(merge) = way
        && !faults.has_errors()
    {
        faults.extend(merge.left());
    }
    if faults.has_errors() {
        return Err(faults);
    }
    run.counts.rendered.fetch_add(pictures::make(loaded, &output, &roots, lacking)?, Relaxed);
    let mode = if config.only.is_everything() { Mode::Whole } else { Mode::Partial };
    let built = if let Way::Merge(merge) = way { merge.built().clone() } else { Built::of(config, site.as_of) };
    if mode == Mode::Whole {
        output.forget_unless(&built).map_err(only)?;
    }
    let roots = output.commit(roots, mode).map_err(only)?;
    if mode == Mode::Whole {
        output.remember(&built).map_err(only)?;
        output.prune_cache(planner.pictures.values().flat_map(|p| p.variants(false)).map(|v| &v.key));
    }
    let untranslated = site.langs().skip(1).map(|lang| {
        let missing =
            library.groups.iter().filter(|g| g.stands == PlaceNo::PORTAL && g.absent.is_none() && !g.variants.iter().any(|v| v.0 == lang));
        (site.code(lang).clone(), missing.count())
    });
    let Counts { pages, files, rendered } = &run.counts;
    let summary = Summary {
        sites: places.len(),
        pages: pages.load(Relaxed),
        files: files.load(Relaxed),
        rendered: rendered.load(Relaxed),
        roots,
        press_removed,
        next_change: library.next_change(),
        untranslated: untranslated.collect(),
        reasons,
    };
    Ok((summary, faults))
}

/// Opens the output for a run, as soon as no other has it.
fn opening(config: &Config, waiting: &dyn Fn()) -> Result<Output, Diagnostic> {
    let inputs = config.inputs();
    let inputs = inputs.each_ref().map(|p| p.as_path());
    let around: Vec<&Path> = [Some(&config.site_dir), config.home.as_ref()].into_iter().flatten().map(|p| p.as_path()).collect();
    Output::open(&config.output, Opening { inputs: &inputs, around: &around, busy: Busy::Wait(waiting), durability: Durability::Process })
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
    if let Some(lang) = &config.only.lang
        && library.site.lang(lang).is_none()
    {
        diagnostics
            .push(Diagnostic::new(&UNKNOWN_LANGUAGE).with("value", lang).suggest(lang, library.site.languages.iter().map(|l| &*l.code)));
    }
}
