//! Plans of places, which every level of products needs again.

use crate::model::PlaceNo;
use crate::plan::{PlacePlan, Planner};
use rustc_hash::FxHashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Most files of the plans in memory, about: some 20 MiB. Places beyond are planned anew, so that memory does not grow with places.
const ROOM: usize = 100_000;

/// The plans in memory.
#[derive(Default)]
pub struct PlanStore {
    plans: FxHashMap<PlaceNo, Arc<PlacePlan>>,
}

impl PlanStore {
    /// The plan of a place: the one in memory, else a new one.
    pub fn get_or_plan(&self, planner: &Planner, place: PlaceNo) -> Arc<PlacePlan> {
        self.plans.get(&place).cloned().unwrap_or_else(|| Arc::new(planner.plan(place)))
    }

    /// Stores the plan of a place, if there is one.
    pub fn keep(&mut self, place: PlaceNo, plan: Option<PlacePlan>) {
        self.plans.extend(plan.map(|plan| (place, Arc::new(plan))));
    }
}

/// Decides while places are planned which plans stay in memory; the first always does.
#[derive(Default)]
pub struct PlanRoom(AtomicUsize);

impl PlanRoom {
    /// The plan, if there is room for it.
    pub fn take(&self, plan: PlacePlan) -> Option<PlacePlan> {
        (self.0.fetch_add(plan.jobs.len(), Relaxed) < ROOM).then_some(plan)
    }
}
