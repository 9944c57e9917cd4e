//! Checks: rules over library and plan. One file per rule, one line in the list.

mod characters;
mod dates;
mod headings;
mod items;
mod links;
mod navigation;
mod references;
mod templates;

use crate::diag::{Diagnostics, Files};
use crate::model::PlaceNo;
use crate::plan::{PlacePlan, Planner};
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::sync::{Mutex, PoisonError};

/// What a rule may look at.
pub struct Checked<'a> {
    pub planner: &'a Planner<'a>,
    pub files: &'a Files,
}

/// Rules over everything, run once.
static ONCE: &[fn(&Checked, &mut Diagnostics)] =
    &[characters::check, dates::check, headings::check, items::check, navigation::check, templates::check];

/// Rules over what one place shows.
static PER_PLACE: &[fn(&Checked, PlaceNo, &PlacePlan, &mut Diagnostics)] = &[links::check, references::check];

/// Runs the rules that look at everything.
pub fn check_library(checked: &Checked) -> Diagnostics {
    let said: Vec<Diagnostics> = ONCE
        .par_iter()
        .map(|rule| {
            let mut diagnostics = Diagnostics::new();
            rule(checked, &mut diagnostics);
            diagnostics
        })
        .collect();
    let mut diagnostics = Diagnostics::new();
    said.into_iter().for_each(|d| diagnostics.extend(d));
    diagnostics
}

/// Places that show the same in the same way are checked once.
#[derive(Default)]
pub struct PlaceChecks {
    seen: Mutex<FxHashSet<blake3::Hash>>,
}

impl PlaceChecks {
    /// Runs the rules that look at one place.
    pub fn check(&self, checked: &Checked, place: PlaceNo, plan: &PlacePlan) -> Diagnostics {
        let mut diagnostics = Diagnostics::new();
        if !self.is_new(checked.planner, place, plan) {
            return diagnostics;
        }
        for rule in PER_PLACE {
            rule(checked, place, plan, &mut diagnostics);
        }
        diagnostics
    }

    /// Whether no place was checked yet that shows the same items, has the same pages and lacks the same fields.
    fn is_new(&self, planner: &Planner, place: PlaceNo, plan: &PlacePlan) -> bool {
        let library = planner.library;
        let mut hasher = blake3::Hasher::new();
        for kind in crate::kinds::KINDS {
            hasher.update(&(library.inherited.visible(place, kind).as_ptr() as usize).to_le_bytes());
        }
        for (_, item) in &library.group(library.place_groups[place as usize]).variants {
            for (no, ..) in &library.item(*item).fields {
                hasher.update(&[*no]);
            }
            // A place's own text is checked with the place.
            if library.item(*item).get("body").is_some() {
                hasher.update(&place.to_le_bytes());
            }
        }
        for job in &plan.jobs {
            hasher.update(job.path.as_bytes());
            hasher.update(b"\n");
        }
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(hasher.finalize())
    }
}
