//! Builds a site: all six steps, of a shard's share, or with the files that shards have made.

use super::executor::Executor;
use super::make::{FileCounts, Make, MakeResults, RebuildReason};
use super::merge::{Merge, check_shards_present};
use super::opening::open_output;
use super::pictures;
use super::place_roots::PlaceRoots;
use super::planned::{PlannedSite, plan_and_check};
use super::repeated::RepeatedBuild;
use super::room::RoomProbe;
use super::selection::Selection;
use super::shard_outputs::ShardOutputs;
use super::shares::Shares;
use super::site::{Loaded, load_listed};
use super::static_files::StaticFiles;
use crate::config::Config;
use crate::diag::{Diagnostic, Diagnostics, Files, Levels, PRINT_LEFT_OUT, VOICE_MISSING};
use crate::model::{LangNo, Library, MissingSound, PlaceNo};
use crate::plan::Planner;
use crate::read::{SiteListing, themes_digest};
use crate::render::{PrintEngine, Views};
use crate::write::{Built, CommitScope, Durability, Output, RootSummary};
use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

/// How far a build is, for whoever shows it.
pub enum BuildProgress<'a> {
    /// Another run holds the output.
    Waiting,
    /// Everything is planned and checked.
    Planned {
        /// Number of places of the site.
        places: usize,
        /// Files, all places together.
        jobs: usize,
    },
    /// The first level of one more place is made.
    Rendered {
        /// Name of the place.
        place: &'a str,
    },
}

/// What a build did.
#[derive(Debug, Default)]
pub struct BuildSummary {
    /// Places that were made.
    pub sites: usize,
    /// HTML files.
    pub pages: usize,
    /// All files.
    pub files: usize,
    /// Files that were made anew.
    pub rendered: usize,
    /// What became of each root.
    pub roots: Vec<RootSummary>,
    /// The checksum of the manifest of each root that is there, in the order of `roots`; none where one is not sound.
    pub sums: Option<Vec<String>>,
    /// Files for print shops that were out of date and could not be made anew, since nobody asked for them.
    pub press_removed: Vec<String>,
    /// The next day on which the same content gives other pages.
    pub next_change: Option<jiff::civil::Date>,
    /// Language code and how many items have no text in it.
    pub untranslated: Vec<(Arc<str>, usize)>,
    /// For `--explain-rebuild`.
    pub reasons: Vec<RebuildReason>,
    /// Everything was as the last build left it, so nothing was parsed.
    pub is_repeated: bool,
}

/// What a build comes back with. Without a summary nothing was written.
pub struct BuildResult {
    /// Everything there is to report.
    pub diagnostics: Diagnostics,
    /// The files that diagnostics point to.
    pub files: Files,
    /// What was built from; none where nothing had changed. Whoever ends the program next need not free it.
    pub loaded: Option<Loaded>,
    /// What it did; none after an error.
    pub summary: Option<BuildSummary>,
}

/// Where the files of a build come from.
enum BuildSource {
    /// They are made here; of a shard, its number from 1 and who makes what.
    Make(Option<(usize, Shares)>),
    /// Shards made them.
    Shards(ShardOutputs, Shares),
}

/// Who is told how far a build is.
type OnProgress<'p> = &'p (dyn Fn(BuildProgress) + Sync);

/// All six steps; those of a shard for its share.
pub fn build(config: &Config, explain: bool, progress: OnProgress) -> BuildResult {
    let mut listing = SiteListing::new(&config.site_dir);
    if !RepeatedBuild::is_possible(config) {
        return build_from(config, listing, None, explain, progress);
    }
    // Before anything is read: what changes from here on is seen by the next build.
    let themes = themes_digest(&config.site_dir);
    if let Some(result) =
        themes.and_then(|themes| RepeatedBuild::find(config, &mut listing, themes)).and_then(|last| last.repeat(config, progress))
    {
        return result;
    }
    let result = build_from(config, listing, None, explain, progress);
    if let Some(themes) = themes {
        RepeatedBuild::remember(config, themes, &result);
    }
    result
}

/// The steps once more, with files that shards have made.
pub fn merge(config: &Config, shards: ShardOutputs, progress: OnProgress) -> BuildResult {
    let config = shards.built.restarted(config);
    build_from(&config, SiteListing::new(&config.site_dir), Some(shards), false, progress)
}

fn build_from(config: &Config, listing: SiteListing, shards: Option<ShardOutputs>, explain: bool, progress: OnProgress) -> BuildResult {
    let mut loaded = load_listed(config, listing);
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let planned = plan_and_check(&loaded, &planner, config, None, &|_, work| work(), &mut diagnostics);
    if planned.left_out > 0 {
        diagnostics.push(Diagnostic::new(&PRINT_LEFT_OUT).with("files", planned.left_out));
    }
    if planned.unspoken > 0 {
        let missing = loaded.theme.products.iter().find_map(|product| product.missing_sound(&loaded.library.site.voice));
        if let Some(missing) = missing {
            diagnostics.push(voice_missing(&missing, planned.unspoken));
        }
    }
    let share = |of| Shares::new(&loaded, &planner, &planned, of);
    let source = match (shards, config.shard) {
        (Some(outputs), _) => {
            let shares = share(outputs.of);
            check_shards_present(&outputs, &shares, &loaded, &mut diagnostics);
            BuildSource::Shards(outputs, shares)
        }
        (None, shard) => BuildSource::Make(shard.map(|shard| (shard.number, share(shard.of)))),
    };
    diagnostics = loaded.settled(diagnostics);
    if diagnostics.has_errors() {
        drop(planner);
        return BuildResult { diagnostics, files: std::mem::take(&mut loaded.sources.files), loaded: Some(loaded), summary: None };
    }
    progress(BuildProgress::Planned { places: loaded.library.places.list.len(), jobs: planned.jobs });
    let job = BuildJob { config, loaded: &loaded, planner: &planner, planned: &planned, explain, progress };
    let summary = job.render_and_write(source, &mut diagnostics);
    drop(planner);
    let summary = summary.map_err(|faults| diagnostics.extend(faults)).ok();
    if let Some(text) = loaded.sources.attached.text().filter(|_| summary.is_some()) {
        Output::set_attached(&config.output, &text);
    }
    let files = std::mem::take(&mut loaded.sources.files);
    BuildResult { diagnostics: diagnostics.settle(&Levels::default(), &files), files, loaded: Some(loaded), summary }
}

/// Steps 5 and 6.
struct BuildJob<'a> {
    config: &'a Config,
    loaded: &'a Loaded,
    planner: &'a Planner<'a>,
    planned: &'a PlannedSite,
    explain: bool,
    progress: OnProgress<'a>,
}

impl BuildJob<'_> {
    /// Makes or takes all files, then changes all roots at once. After an error nothing is changed.
    fn render_and_write(&self, source: BuildSource, diagnostics: &mut Diagnostics) -> Result<BuildSummary, Diagnostics> {
        let BuildJob { config, loaded, .. } = *self;
        // What is put together of shards is a release: it is on the disk before the old one goes.
        let durability = if matches!(source, BuildSource::Shards(..)) { Durability::Power } else { Durability::Process };
        let output = open_output(config, durability, &|| (self.progress)(BuildProgress::Waiting))?;
        let (share, shards) = match source {
            BuildSource::Make(share) => (share, None),
            BuildSource::Shards(outputs, shares) => (None, Some((outputs, shares))),
        };
        if share.is_some() {
            output.refuse_whole()?;
        }
        let mut found = Diagnostics::new();
        let print = PrintEngine::new(&loaded.theme, &loaded.sources, &mut found);
        let mut faults = loaded.settled(found);
        stop_at_errors(&mut faults)?;
        let renderer = loaded.renderer(&print);
        let selection = Selection::new(loaded, &config.only, share);
        let places: Vec<PlaceNo> = loaded.library.places.numbers().filter(|place| selection.includes_place(*place)).collect();
        let sites = places.len();
        let roots = PlaceRoots::open(&output, places, &loaded.library.places, &mut faults);
        stop_at_errors(&mut faults)?;
        let make = Make {
            loaded,
            renderer: &renderer,
            room: RoomProbe::new(&renderer),
            static_files: StaticFiles::new(loaded),
            selection,
            roots: &roots,
            press: config.press,
            explain: self.explain,
            counts: FileCounts::default(),
            results: MakeResults::default(),
        };
        let make = self.execute(make, shards.as_ref(), &mut faults);
        stop_at_errors(&mut faults)?;
        let Make { counts: FileCounts { pages, files, rendered }, results, .. } = make;
        let MakeResults { reasons, missing_pictures, press_removed, .. } = results;
        rendered.fetch_add(pictures::make(loaded, &output, &roots.roots, missing_pictures)?, Relaxed);
        let built = shards.map_or_else(|| Built::of(config, loaded.library.site.as_of), |(outputs, _)| outputs.built);
        let roots = self.commit(&output, roots, &built)?;
        let sums = output.sums(&standing(&roots));
        diagnostics.extend(faults);
        Ok(BuildSummary {
            sites,
            pages: pages.into_inner(),
            files: files.into_inner(),
            rendered: rendered.into_inner(),
            roots,
            sums,
            press_removed,
            next_change: loaded.next_change(),
            untranslated: untranslated(&loaded.library),
            reasons,
            is_repeated: false,
        })
    }

    /// Makes every file, or takes it from its shard.
    fn execute<'m>(&'m self, mut make: Make<'m>, shards: Option<&'m (ShardOutputs, Shares)>, diagnostics: &mut Diagnostics) -> Make<'m> {
        let BuildJob { loaded, planner, planned, .. } = *self;
        let views = Views::new(planner, loaded.component_engine(), loaded.library.site.minify);
        let roots = make.roots;
        let executor = Executor { loaded, planner, plans: &planned.plans, views: &views, places: &roots.places };
        let on_place = |place| (self.progress)(BuildProgress::Rendered { place: &loaded.library.places.get(place).name });
        let Some((outputs, shares)) = shards else {
            executor.run(&mut make, &on_place, diagnostics);
            return make;
        };
        let mut merge = Merge::new(make, outputs, shares);
        executor.run(&mut merge, &on_place, diagnostics);
        if !diagnostics.has_errors() {
            merge.check_leftovers(diagnostics);
        }
        merge.make
    }

    /// Makes the output what the roots say.
    fn commit(&self, output: &Output, roots: PlaceRoots, built: &Built) -> Result<Vec<RootSummary>, Diagnostics> {
        let scope = if self.config.only.is_everything() { CommitScope::Whole } else { CommitScope::Partial };
        if scope == CommitScope::Whole {
            output.forget_unless(built)?;
        }
        let roots = output.commit(roots.roots, scope)?;
        if scope == CommitScope::Whole {
            output.remember(built)?;
            output.prune_cache(self.planner.pictures.values().flat_map(|p| p.variants(false)).map(|v| &v.key));
        }
        Ok(roots)
    }
}

/// Ends with what was found, if there is an error among it.
fn stop_at_errors(diagnostics: &mut Diagnostics) -> Result<(), Diagnostics> {
    if diagnostics.has_errors() { Err(std::mem::take(diagnostics)) } else { Ok(()) }
}

/// The names of the roots that are there after a run.
pub fn standing(roots: &[RootSummary]) -> Vec<&str> {
    roots.iter().filter(|root| !root.removed_root).map(|root| &*root.name).collect()
}

/// Language codes, and how many items have no text in them.
fn untranslated(library: &Library) -> Vec<(Arc<str>, usize)> {
    let count = |lang: LangNo| {
        let missing =
            library.groups.iter().filter(|g| g.place == PlaceNo::PORTAL && g.absence.is_none() && !g.variants.iter().any(|v| v.0 == lang));
        (library.site.code(lang).clone(), missing.count())
    };
    library.site.langs().skip(1).map(count).collect()
}

/// The note about files of sound that are left out.
fn voice_missing(missing: &MissingSound, files: usize) -> Diagnostic {
    let (why, program) = match missing {
        MissingSound::Voice => ("voice", ""),
        MissingSound::Engine(name) => ("engine", name.as_str()),
        MissingSound::Encoder(name) => ("encoder", *name),
    };
    Diagnostic::new(&VOICE_MISSING).with("files", files).with("why", why).with("program", program)
}
