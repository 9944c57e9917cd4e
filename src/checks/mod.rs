//! Checks: rules over library and plan. One file per rule, one line in the list.

mod characters;
mod dates;
mod headings;
mod items;
mod links;
mod navigation;
pub mod prose;
mod quotes;
mod references;
mod spaces;
mod syllables;
mod templates;

use crate::diag::{Diagnostics, FileId, Files, SourceFile};
use crate::kinds::{KINDS, Value};
use crate::model::{GroupNo, PlaceNo};
use crate::plan::{PlacePlan, Planner, Reader};
use crate::text::Document;
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
    ("dates", dates::check),
    ("headings", headings::check),
    ("items", items::check),
    ("navigation", navigation::check),
    ("templates", templates::check),
];

/// Rules over the words of each file. They also run over a document that belongs to no site.
static PROSE: &[(&str, ProseRule)] = &[("quotes", quotes::check), ("spaces", spaces::check), ("syllables", syllables::check)];

/// Rules over what one place shows.
static PER_PLACE: &[PlaceRule] = &[links::check, references::check];

/// What the rules over prose know of the world.
pub struct Known<'a> {
    pub as_of: jiff::civil::Date,
    pub official_domains: &'a [Arc<str>],
}

/// Told the name of each rule when it is done.
pub type Observer<'a> = &'a (dyn Fn(&'static str) + Sync);

/// Runs the rules that look at everything; those over prose only when asked to, for reading ten thousand texts word by word takes as long as all the rest of a
/// build that has nothing to do.
pub fn check_library(checked: &Checked, with_prose: bool, observe: Observer) -> Diagnostics {
    let said: Vec<Diagnostics> = ONCE
        .par_iter()
        .map(|(name, rule)| {
            let mut diagnostics = Diagnostics::new();
            rule(checked, &mut diagnostics);
            observe(name);
            diagnostics
        })
        .collect();
    let site = &checked.planner.library.site;
    let known = Known { as_of: site.as_of, official_domains: &site.official_domains };
    // Boundaries are numbers that nobody wrote.
    let is_prose = |f: &SourceFile| f.path.starts_with("content/") && !f.path.ends_with(".geojson");
    let content: Vec<(FileId, &SourceFile)> = checked.files.iter().filter(|(_, f)| is_prose(f)).collect();
    let mut diagnostics = Diagnostics::new();
    let characters: Vec<Diagnostics> =
        content.par_iter().with_min_len(64).map(|(file, source)| collected(|d| characters::check(*file, source, d))).collect();
    observe("characters");
    said.into_iter().chain(characters).for_each(|d| diagnostics.extend(d));
    if with_prose {
        diagnostics.extend(check_prose(&content, &known, observe));
    }
    diagnostics
}

fn collected(rule: impl FnOnce(&mut Diagnostics)) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    rule(&mut diagnostics);
    diagnostics
}

/// Runs the rules over letters and over prose on documents outside the site.
pub fn check_documents(files: &[(FileId, &SourceFile)], known: &Known, observe: Observer) -> Diagnostics {
    let mut diagnostics = check_prose(files, known, observe);
    files.iter().for_each(|(file, source)| characters::check(*file, source, &mut diagnostics));
    diagnostics
}

/// Runs the rules over prose on some files.
fn check_prose(files: &[(FileId, &SourceFile)], known: &Known, observe: Observer) -> Diagnostics {
    let prose: Vec<Prose> = files.par_iter().with_min_len(16).map(|(file, source)| Prose::new(*file, source)).collect();
    observe("prose");
    let mut diagnostics = Diagnostics::new();
    for (name, rule) in PROSE {
        let said: Vec<Diagnostics> = prose
            .par_iter()
            .with_min_len(16)
            .map(|prose| {
                let mut said = Diagnostics::new();
                rule(prose, known, &mut said);
                said
            })
            .collect();
        said.into_iter().for_each(|d| diagnostics.extend(d));
        observe(name);
    }
    diagnostics
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
