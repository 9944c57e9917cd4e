//! Shards: which part of a site each of several runs makes, so that all have about as much to do. Every run finds the same by itself.

use super::planned::PlannedSite;
use super::site::Loaded;
use crate::model::PlaceNo;
use crate::plan::{Job, Planner, Subject, Theme};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// What a file costs to make, about, in hundredths of a millisecond of one core.
pub fn cost(theme: &Theme, job: &Job) -> u64 {
    let Some(product) = job.product.map(|no| theme.product(no)) else { return 1 };
    product.maker.spec.cost(job.variant)
}

/// Who makes what: whole places, or files of a site of one place.
pub struct Shares {
    /// Shard of each place, from 1; empty where files are shared out.
    places: Vec<usize>,
    files: FxHashMap<Box<str>, usize>,
}

impl Shares {
    /// Shares the jobs of a site out among so many shards.
    pub fn new(loaded: &Loaded, planner: &Planner, planned: &PlannedSite, of: usize) -> Shares {
        let [_] = loaded.library.places.list[..] else {
            return Shares { places: share_out(&planned.costs, of), files: FxHashMap::default() };
        };
        let plan = planned.plans.get_or_plan(planner, PlaceNo::PORTAL);
        // What comes from one picture or one layout is made together; what waits for other files is left for the merge.
        let mut together: BTreeMap<(bool, Box<str>), SharedJobs> = BTreeMap::new();
        for job in &plan.jobs {
            let name = match &job.subject {
                Subject::Picture(variant) => (true, (*variant.source).into()),
                _ => (false, job.laid_out().path),
            };
            let group = together.entry(name).or_default();
            group.cost += cost(&loaded.theme, job);
            group.paths.push(job.path.clone());
        }
        let costs: Vec<u64> = together.values().map(|group| group.cost).collect();
        let shared = together.into_values().zip(share_out(&costs, of));
        let files = shared.flat_map(|(group, shard)| group.paths.into_iter().map(move |path| (path, shard)));
        Shares { places: Vec::new(), files: files.collect() }
    }

    /// The shard that makes a place. None where each makes a part of the only one.
    pub fn of_place(&self, place: PlaceNo) -> Option<usize> {
        self.places.get(place.index()).copied()
    }

    /// The shard that makes a file.
    pub fn of_file(&self, place: PlaceNo, path: &str) -> usize {
        self.of_place(place).or_else(|| self.files.get(path).copied()).unwrap_or(1)
    }

    /// How many places, or files of the only place, a shard makes.
    pub fn count(&self, shard: usize) -> usize {
        self.places.iter().chain(self.files.values()).filter(|of| **of == shard).count()
    }
}

/// Files that are made by one shard.
#[derive(Default)]
struct SharedJobs {
    cost: u64,
    paths: Vec<Box<str>>,
}

/// The largest first, each to whoever has least so far; among equals the first.
fn share_out(costs: &[u64], of: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..costs.len()).collect();
    order.sort_by_key(|i| Reverse(costs[*i]));
    let mut least: BinaryHeap<Reverse<(u64, usize)>> = (1..=of).map(|shard| Reverse((0, shard))).collect();
    let mut shares = vec![1; costs.len()];
    for i in order {
        if let Some(Reverse((load, shard))) = least.pop() {
            shares[i] = shard;
            least.push(Reverse((load + costs[i], shard)));
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::share_out;

    #[test]
    fn shares_are_even_and_nothing_is_left_out() {
        let costs: Vec<u64> = (0..100).map(|i| 10 + (i * 37) % 90).collect();
        let shares = share_out(&costs, 7);
        let load = |shard: usize| costs.iter().zip(&shares).filter(|(_, of)| **of == shard).map(|(cost, _)| cost).sum::<u64>();
        let (most, least) = ((1..=7).map(load).max().unwrap(), (1..=7).map(load).min().unwrap());
        assert!(most - least <= 10, "{least} to {most}");
        assert_eq!((1..=7).map(load).sum::<u64>(), costs.iter().sum::<u64>());
        assert_eq!(share_out(&[5, 5, 5, 5], 2), [1, 2, 1, 2]);
        assert_eq!(share_out(&[5], 3), [1]);
        assert!(share_out(&[], 3).is_empty());
    }
}
