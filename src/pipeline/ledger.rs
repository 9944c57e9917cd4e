//! What stands on paper: every page is laid out as for printing and its QR codes are asked where they lead.

use super::plans::Plans;
use super::{Loaded, print};
use crate::diag::{Diagnostics, Reported};
use crate::model::PlaceNo;
use crate::plan::{Job, JobVariant, Maker, Planner, Product, Subject};
use crate::render::{PrintEngine, Views};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// An address that is printed, below the address of each of some places.
#[derive(Debug, PartialEq, Eq)]
pub struct OnPaper {
    /// `q/839373/`
    pub path: String,
    /// What a short address leads to.
    pub to: Option<String>,
    pub places: BTreeSet<PlaceNo>,
}

/// The addresses of this site in the QR codes of everything it prints, sorted by path.
pub fn on_paper(loaded: &Loaded, planner: &Planner) -> Reported<Vec<OnPaper>> {
    let mut diagnostics = Diagnostics::new();
    let press = PrintEngine::new(&loaded.theme, &loaded.sources).into(&mut diagnostics);
    let views = Views::new(planner, loaded.library.site.minify);
    let places = &loaded.library.places;
    let mut bases: Vec<(&str, PlaceNo)> = places.numbers().map(|place| (&*places.get(place).base_url, place)).collect();
    // A ward's address may begin with the city's.
    bases.sort_by_key(|(base, _)| std::cmp::Reverse(base.len()));
    // The other variants of a file have the same codes.
    let prints = |job: &Job| job.variant == JobVariant::Web && template(loaded, job).is_some();
    let mut jobs: Vec<(PlaceNo, Job)> = Vec::new();
    let mut shorts: BTreeMap<Box<str>, String> = BTreeMap::new();
    for place in places.numbers() {
        for job in planner.plan(place).jobs {
            if let Subject::Short(target) = &job.subject {
                shorts.insert(job.path.clone(), target.written());
            } else if prints(&job) {
                jobs.push((place, job));
            }
        }
    }
    let found: Mutex<BTreeMap<String, BTreeSet<PlaceNo>>> = Mutex::default();
    diagnostics.extend(print::each(planner, &Plans::default(), &views, jobs, |place, job, views| {
        let Some((product, template)) = template(loaded, job) else { return Diagnostics::new() };
        let Reported { value, diagnostics } = press.addresses(template, product, job, views);
        let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
        for address in value.into_iter().flatten() {
            let bare = address.split('#').next().unwrap_or_default();
            if let Some((base, place)) = bases.iter().find(|(base, _)| bare.starts_with(base)) {
                found.entry(bare[base.len()..].to_string()).or_default().insert(*place);
            }
        }
        diagnostics.for_place(&places.get(place).name)
    }));
    let entry =
        |(path, places): (String, BTreeSet<PlaceNo>)| OnPaper { to: shorts.get(&*format!("{path}index.html")).cloned(), path, places };
    let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    Reported { value: found.into_iter().map(entry).collect(), diagnostics }
}

/// The print template of a job.
fn template<'a>(loaded: &'a Loaded, job: &Job) -> Option<(&'a Product, &'a Arc<str>)> {
    let product = loaded.theme.product(job.product?);
    if let Maker::Print(template) = &product.maker { Some((product, template)) } else { None }
}
