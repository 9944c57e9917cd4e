//! Checks: rules over library and plan. One file per rule, one line in the list.

mod abbreviations;
mod actions;
mod addresses;
mod alternatives;
mod approvals;
mod campaigns;
mod characters;
mod composed;
mod counts;
pub mod coverage;
mod dates;
mod duplicates;
mod figures;
mod headings;
mod held;
mod hours;
mod identities;
mod items;
mod kits;
mod known;
mod lengths;
mod lexicon;
mod links;
mod mail;
mod mask;
mod navigation;
mod near_misses;
mod old_fonts;
mod outdated;
mod papers;
mod past;
mod personal;
mod phones;
mod phrases;
mod positions;
mod procedures;
pub mod prose;
mod quotes;
mod references;
mod reviews;
mod secrets;
mod sentences;
mod slogans;
mod spaces;
mod syllables;
mod templates;
mod theme_links;
mod tone_style;
mod twins;
mod units;
mod verified;
mod weekdays;

pub use known::Known;

use crate::diag::{Diagnostics, FileId, Files, SourceFile};
use crate::kinds::{KINDS, Value};
use crate::model::{GroupNo, PlaceNo};
use crate::plan::{PlacePlan, Planner, Reader};
use crate::read::is_register;
use crate::text::Document;
use lexicon::Lexicon;
use prose::Prose;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// What a rule may look at.
pub struct Checked<'a> {
    pub planner: &'a Planner<'a>,
    pub files: &'a Files,
}

type LibraryRule = fn(&Checked, &mut Diagnostics);
type ProseRule = fn(&Prose, &Known, &mut Diagnostics);
type PlaceRule = fn(&Checked, PlaceNo, &PlacePlan, &mut Diagnostics);

/// Rules over everything, run once, each with its name in `--timing`.
static ONCE: &[(&str, LibraryRule)] = &[
    ("actions", actions::check),
    ("alternatives", alternatives::check),
    ("approvals", approvals::check),
    ("campaigns", campaigns::check),
    ("counts of steps", counts::check_titles),
    ("coverage", coverage::check),
    ("dates", dates::check),
    ("duplicates", duplicates::check),
    ("figures", figures::check),
    ("headings", headings::check),
    ("hours", hours::check),
    ("items", items::check),
    ("mail", mail::check),
    ("navigation", navigation::check),
    ("personal", personal::check),
    ("positions", positions::check),
    ("reviews", reviews::check),
    ("slogans", slogans::check),
    ("templates", templates::check),
    ("theme links", theme_links::check),
    ("twins", twins::check),
    ("verified", verified::check),
];

/// Rules over the words of each file. They also run over a document that belongs to no site.
static PROSE: &[(&str, ProseRule)] = &[
    ("abbreviations", abbreviations::check),
    ("addresses", addresses::check),
    ("counts", counts::check),
    ("held", held::check),
    ("identities", identities::check),
    ("lengths", lengths::check),
    ("mail in text", mail::check_prose),
    ("near misses", near_misses::check),
    ("old fonts", old_fonts::check),
    ("outdated", outdated::check),
    ("papers", papers::check),
    ("phones", phones::check),
    ("procedures", procedures::check),
    ("quotes", quotes::check),
    ("secrets", secrets::check),
    ("spaces", spaces::check),
    ("syllables", syllables::check),
    ("tone style", tone_style::check),
    ("units", units::check),
    ("weekdays", weekdays::check),
];

/// Rules over what one place shows.
static PER_PLACE: &[PlaceRule] = &[kits::check, links::check, references::check];

/// Does what it is given, and may note how long that took under the name.
pub type Observer<'a> = &'a (dyn Fn(&'static str, &mut dyn FnMut()) + Sync);

/// What `work` returns, observed.
pub fn observed<T>(observe: Observer, name: &'static str, work: impl FnOnce() -> T) -> Option<T> {
    let (mut work, mut done) = (Some(work), None);
    observe(name, &mut || done = work.take().map(|work| work()));
    done
}

/// Runs the rules that look at everything; those over prose only when told what they need to know, for reading ten thousand texts word by word takes as long
/// as all the rest of a build that has nothing to do.
pub fn check_library(checked: &Checked, known: Option<&Known>, observe: Observer) -> Diagnostics {
    let said: Vec<Diagnostics> = ONCE.par_iter().map(|(name, rule)| collected(observe, name, |d| rule(checked, d))).collect();
    // Boundaries are numbers that nobody wrote, registers hold old names on purpose.
    let is_prose = |f: &SourceFile| f.path.starts_with("content/") && !f.path.ends_with(".geojson") && !is_register(&f.path);
    let content: Vec<(FileId, &SourceFile)> = checked.files.iter().filter(|(_, f)| is_prose(f)).collect();
    said.into_iter().chain([check_files(&content, known, observe)]).flatten().collect()
}

/// Runs the rules over letters, and over prose, on some files: those of a site, or documents outside any.
pub fn check_files(files: &[(FileId, &SourceFile)], known: Option<&Known>, observe: Observer) -> Diagnostics {
    let said: Vec<Diagnostics> = files
        .par_iter()
        .with_min_len(16)
        .map_init(|| known.map(Lexicon::new), |lexicon, (file, source)| check_file(*file, source, lexicon.as_mut(), observe))
        .collect();
    said.into_iter().flatten().collect()
}

fn check_file(file: FileId, source: &SourceFile, lexicon: Option<&mut Lexicon>, observe: Observer) -> Diagnostics {
    let mut said = Diagnostics::new();
    let composed = observed(observe, "composed", || characters::compose(file, source, &mut said)).flatten();
    let source = composed.as_ref().map_or(source, |c| &c.source);
    let mut found = collected(observe, "characters", |d| characters::check(file, source, d));
    if let Some(lexicon) = lexicon {
        let known = lexicon.known;
        if let Some(prose) = observed(observe, "prose", || Prose::new(file, source, lexicon)) {
            PROSE.iter().for_each(|(name, rule)| found.extend(collected(observe, name, |d| rule(&prose, known, d))));
        }
    }
    said.extend(match &composed {
        Some(composed) => found.into_iter().map(|report| composed.in_file(report)).collect(),
        None => found,
    });
    said
}

fn collected(observe: Observer, name: &'static str, rule: impl FnOnce(&mut Diagnostics)) -> Diagnostics {
    let work = || {
        let mut diagnostics = Diagnostics::new();
        rule(&mut diagnostics);
        diagnostics
    };
    observed(observe, name, work).unwrap_or_default()
}

/// Calls `rule` for every value of every item a place shows, in every language, its own description included; for each text once.
fn each_value(planner: &Planner, place: PlaceNo, diagnostics: &mut Diagnostics, rule: impl Fn(&Value, Reader, &mut Diagnostics) + Sync) {
    let library = planner.library;
    let own = std::iter::once(library.place_groups[place as usize]);
    let shown = KINDS.iter().flat_map(|k| library.inherited.visible(place, k).iter().copied());
    let groups: Vec<GroupNo> = own.chain(shown).collect();
    let said: Vec<Diagnostics> = groups
        .par_iter()
        .with_min_len(64)
        .map(|group| {
            let mut said = Diagnostics::new();
            for &(lang, item) in &library.group(*group).variants {
                let reader = Reader { place, lang, item };
                let mut seen: Vec<*const Document> = Vec::new();
                let mut visit = |value: &Value| {
                    if let Value::Document(excerpt) = value {
                        let document = Arc::as_ptr(&excerpt.document);
                        if seen.contains(&document) {
                            return;
                        }
                        seen.push(document);
                    }
                    rule(value, reader, &mut said);
                };
                library.item(item).fields.iter().for_each(|(_, _, value)| value.each_leaf(&mut visit));
            }
            said
        })
        .collect();
    said.into_iter().for_each(|d| diagnostics.extend(d));
}

/// Places that show the same in the same way are checked once, at the first of them: for each place that is one, how many it stands for.
pub fn representatives(planner: &Planner) -> FxHashMap<PlaceNo, u32> {
    let mut first: FxHashMap<blake3::Hash, PlaceNo> = FxHashMap::default();
    let mut counts: FxHashMap<PlaceNo, u32> = FxHashMap::default();
    for place in planner.library.places.numbers() {
        let representative = *first.entry(signature(planner, place)).or_insert(place);
        *counts.entry(representative).or_default() += 1;
    }
    counts
}

/// Equal for places that see the same items, have the same products and files, and lack the same fields.
fn signature(planner: &Planner, place: PlaceNo) -> blake3::Hash {
    let library = planner.library;
    let mut hasher = blake3::Hasher::new();
    for kind in KINDS {
        hasher.update(&(library.inherited.visible(place, kind).as_ptr() as usize).to_le_bytes());
    }
    for product in &planner.theme.products {
        hasher.update(&[u8::from(planner.made_at(product, place))]);
    }
    let mut alone = planner.paths_name_places() || planner.has_own_files(place);
    for (_, item) in &library.group(library.place_groups[place as usize]).variants {
        let item = library.item(*item);
        for (no, ..) in &item.fields {
            hasher.update(&[*no]);
        }
        // A place's own text is checked with the place.
        alone |= item.get("body").is_some();
    }
    if alone {
        hasher.update(&place.to_le_bytes());
    }
    hasher.finalize()
}

/// Runs the rules that look at one place. What is said counts for `places` places.
pub fn check_place(checked: &Checked, place: PlaceNo, plan: &PlacePlan, places: u32) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for rule in PER_PLACE {
        rule(checked, place, plan, &mut diagnostics);
    }
    let counted = |mut d: crate::diag::Diagnostic| {
        if d.example.is_some() {
            d.count *= places;
        }
        d
    };
    diagnostics.into_iter().map(counted).collect()
}
