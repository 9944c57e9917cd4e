//! The addresses that stand on paper: every page is laid out as for printing and its QR codes are asked where they lead.

use super::executor::Executor;
use super::planned::PlannedSite;
use super::run_mode::{RunMode, Step, Task};
use super::site::Loaded;
use crate::diag::Diagnostics;
use crate::model::PlaceNo;
use crate::plan::{Job, JobVariant, PlacePlan, Planner, Subject};
use crate::render::{PrintEngine, Views};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

/// An address that is printed, below the address of each of some places.
#[derive(Debug, PartialEq, Eq)]
pub struct ScannedAddress {
    /// `q/839373/`
    pub path: String,
    /// What a short address leads to.
    pub to: Option<String>,
    /// Below the addresses of which places.
    pub places: BTreeSet<PlaceNo>,
}

/// Collects the addresses in QR codes.
struct CollectAddresses<'a> {
    loaded: &'a Loaded,
    print: &'a PrintEngine<'a>,
    /// Addresses of places, the longest first: a ward's address may begin with the city's.
    bases: Vec<(&'a str, PlaceNo)>,
    /// What the pages of short addresses lead to, by path.
    shorts: Mutex<BTreeMap<Box<str>, String>>,
    /// Places by the path that is printed.
    found: BTreeMap<String, BTreeSet<PlaceNo>>,
}

impl RunMode for CollectAddresses<'_> {
    /// Addresses on the pages of a job.
    type Outcome = Vec<String>;
    type Pending = ();

    /// The other variants of a file have the same codes.
    fn selects(&self, _place: PlaceNo, job: &Job) -> bool {
        let is_printed = |no| self.loaded.theme.product(no).maker.is_printed();
        job.variant == JobVariant::Web && job.product.is_some_and(is_printed)
    }

    fn perform(&self, _task: &Task, _diagnostics: &mut Diagnostics) -> Step<Vec<String>, ()> {
        Step::Print(())
    }

    fn print(&self, task: &Task, _pending: &(), diagnostics: &mut Diagnostics) -> Option<Vec<String>> {
        let product = self.loaded.theme.product(task.job.product?);
        let template = product.maker.print_template()?;
        self.print.addresses(template, product, task.job, task.views, diagnostics)
    }

    fn visit_plan(&self, _at: usize, _place: PlaceNo, plan: &PlacePlan) {
        let mut shorts = self.shorts.lock().unwrap_or_else(PoisonError::into_inner);
        for job in &plan.jobs {
            if let Subject::Short(target) = &job.subject {
                shorts.insert(job.path.clone(), target.written());
            }
        }
    }

    fn collect(&mut self, _at: usize, addresses: Vec<String>) {
        for address in addresses {
            let bare = address.split('#').next().unwrap_or_default();
            if let Some((base, place)) = self.bases.iter().find(|(base, _)| bare.starts_with(base)) {
                self.found.entry(bare[base.len()..].to_string()).or_default().insert(*place);
            }
        }
    }

    fn stops_at_errors(&self) -> bool {
        false
    }
}

/// The addresses of this site in the QR codes of everything it prints, sorted by path.
pub fn printed_addresses(loaded: &Loaded, planner: &Planner, planned: &PlannedSite, diagnostics: &mut Diagnostics) -> Vec<ScannedAddress> {
    let print = PrintEngine::new(&loaded.theme, &loaded.sources, diagnostics);
    let views = Views::new(planner, loaded.component_engine(), loaded.library.site.minify);
    let places: Vec<PlaceNo> = loaded.library.places.numbers().collect();
    let mut bases: Vec<(&str, PlaceNo)> = places.iter().map(|place| (&*loaded.library.places.get(*place).base_url, *place)).collect();
    bases.sort_by_key(|(base, _)| std::cmp::Reverse(base.len()));
    let mut mode = CollectAddresses { loaded, print: &print, bases, shorts: Mutex::default(), found: BTreeMap::new() };
    let executor = Executor { loaded, planner, plans: &planned.plans, views: &views, places: &places };
    executor.run(&mut mode, &|_| (), diagnostics);
    let shorts = mode.shorts.into_inner().unwrap_or_else(PoisonError::into_inner);
    let target = |path: &str| shorts.get(&*format!("{path}index.html")).cloned();
    mode.found.into_iter().map(|(path, places)| ScannedAddress { to: target(&path), path, places }).collect()
}
