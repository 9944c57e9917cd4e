//! Runs rules: over the library, over files, over places.

use super::knowledge::Knowledge;
use super::prose::{FeatureTable, Lexicon, Prose, WordFeatures, compose};
use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, FileId, SourceFile};
use crate::model::PlaceNo;
use crate::plan::PlacePlan;
use crate::read::is_register;
use rayon::prelude::*;

/// Does what it is given, and may note how long that took under the name.
pub type Observer<'a> = &'a (dyn Fn(&'static str, &mut dyn FnMut()) + Sync);

/// What `work` returns, observed. `None` if the observer did not run it.
pub fn observed<T>(observe: Observer, name: &'static str, work: impl FnOnce() -> T) -> Option<T> {
    let (mut work, mut done) = (Some(work), None);
    observe(name, &mut || done = work.take().map(|work| work()));
    done
}

/// Runs the rules over the library, then those over the files of `content/`; see [`check_files`] for `knowledge`.
pub fn check_library(
    rules: &[&'static Rule],
    context: &CheckContext,
    knowledge: Option<&Knowledge>,
    observe: Observer,
    diagnostics: &mut Diagnostics,
) {
    let found: Vec<Diagnostics> = rules
        .par_iter()
        .filter_map(|rule| match rule.check {
            Check::Library(check) => Some(collected(observe, rule.name, |d| check(context, d))),
            _ => None,
        })
        .collect();
    // Boundaries are generated numbers, registers hold old names on purpose.
    let is_prose = |f: &SourceFile| f.path.starts_with("content/") && !f.path.ends_with(".geojson") && !is_register(&f.path);
    let content: Vec<(FileId, &SourceFile)> = context.files.iter().filter(|(_, f)| is_prose(f)).collect();
    found.into_iter().for_each(|found| diagnostics.extend(found));
    check_files(rules, &content, knowledge, observe, diagnostics);
}

/// Runs the rules over characters, and with `knowledge` those over prose, on files of a site or documents outside any. Reading every text word by
/// word takes as long as a whole build in which nothing changed, so builds leave prose out.
pub fn check_files(
    rules: &[&'static Rule],
    files: &[(FileId, &SourceFile)],
    knowledge: Option<&Knowledge>,
    observe: Observer,
    diagnostics: &mut Diagnostics,
) {
    let (rules, features) = FileRules::of(rules);
    let found: Vec<Diagnostics> = files
        .par_iter()
        .with_min_len(16)
        .map_init(
            || knowledge.map(|knowledge| Lexicon::new(knowledge, &features)),
            |lexicon, (file, source)| {
                let mut found = Diagnostics::new();
                rules.check(*file, source, lexicon.as_mut(), observe, &mut found);
                found
            },
        )
        .collect();
    found.into_iter().for_each(|found| diagnostics.extend(found));
}

type SourceCheck = fn(FileId, &SourceFile, &mut Diagnostics);
type ProseCheck = fn(&Prose, WordFeatures, &Knowledge, &mut Diagnostics);

/// The rules over one file.
struct FileRules {
    source: Vec<(&'static str, SourceCheck)>,
    prose: Vec<(&'static str, ProseCheck, WordFeatures)>,
}

impl FileRules {
    /// Picks them out of all rules, and gives their features their bits.
    fn of(rules: &[&'static Rule]) -> (FileRules, FeatureTable) {
        let (mut picked, mut features) = (FileRules { source: Vec::new(), prose: Vec::new() }, FeatureTable::new());
        for rule in rules {
            match rule.check {
                Check::Source(check) => picked.source.push((rule.name, check)),
                Check::Prose(check) => {
                    let own = rule.feature.as_ref().map(|feature| features.add(feature)).unwrap_or_default();
                    picked.prose.push((rule.name, check, own));
                }
                Check::Library(_) | Check::Place(_) => {}
            }
        }
        (picked, features)
    }

    fn check(&self, file: FileId, source: &SourceFile, lexicon: Option<&mut Lexicon>, observe: Observer, diagnostics: &mut Diagnostics) {
        let composed = observed(observe, "composed", || compose(file, source, diagnostics)).flatten();
        let source = composed.as_ref().map_or(source, |c| &c.source);
        let mut found = Diagnostics::new();
        for &(name, check) in &self.source {
            found.extend(collected(observe, name, |d| check(file, source, d)));
        }
        if let Some(lexicon) = lexicon {
            let knowledge = lexicon.knowledge;
            if let Some(prose) = observed(observe, "prose", || Prose::new(file, source, lexicon)) {
                for &(name, check, features) in &self.prose {
                    found.extend(collected(observe, name, |d| check(&prose, features, knowledge, d)));
                }
            }
        }
        diagnostics.extend(match &composed {
            Some(composed) => found.into_iter().map(|report| composed.in_file(report)).collect(),
            None => found,
        });
    }
}

/// Runs the rules over what one place shows. Reports about an example place count for all `places` places it stands for.
pub fn check_place(
    rules: &[&'static Rule],
    context: &CheckContext,
    place: PlaceNo,
    plan: &PlacePlan,
    places: u32,
    diagnostics: &mut Diagnostics,
) {
    let mut found = Diagnostics::new();
    for rule in rules {
        if let Check::Place(check) = rule.check {
            check(context, place, plan, &mut found);
        }
    }
    let counted = |mut report: Diagnostic| {
        if report.example.is_some() {
            report.count *= places;
        }
        report
    };
    found.into_iter().map(counted).for_each(|report| diagnostics.push(report));
}

fn collected(observe: Observer, name: &'static str, check: impl FnOnce(&mut Diagnostics)) -> Diagnostics {
    let work = || {
        let mut diagnostics = Diagnostics::new();
        check(&mut diagnostics);
        diagnostics
    };
    observed(observe, name, work).unwrap_or_default()
}
