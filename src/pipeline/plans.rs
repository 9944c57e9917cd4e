//! Plans of places, which every level of products needs again.

use crate::model::PlaceNo;
use crate::plan::{PlacePlan, Planner};
use rustc_hash::FxHashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// How many files, about, the plans in memory may have: some 20 MiB. Places beyond are planned anew, so that memory does not grow with places.
const ROOM: usize = 100_000;

#[derive(Default)]
pub struct Plans {
    kept: FxHashMap<PlaceNo, Arc<PlacePlan>>,
}

impl Plans {
    pub fn of(&self, planner: &Planner, place: PlaceNo) -> Arc<PlacePlan> {
        self.kept.get(&place).cloned().unwrap_or_else(|| Arc::new(planner.plan(place)))
    }

    pub fn keep(&mut self, place: PlaceNo, plan: Option<PlacePlan>) {
        self.kept.extend(plan.map(|plan| (place, Arc::new(plan))));
    }
}

/// Says while places are planned which plans to keep; the first always.
#[derive(Default)]
pub struct Room(AtomicUsize);

impl Room {
    pub fn take(&self, plan: PlacePlan) -> Option<PlacePlan> {
        (self.0.fetch_add(plan.jobs.len(), Relaxed) < ROOM).then_some(plan)
    }
}
