//! Simpler outlines: the corners that matter least go first (Visvalingam and Whyatt).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Longitude and latitude in degrees.
pub type Position = (f64, f64);

/// Fewest corners of a ring.
const LEAST: usize = 3;

/// Rings of at most `most` corners together, largest first. Rings too small to be seen go before corners do.
pub fn simplify(mut rings: Vec<Vec<Position>>, most: usize) -> Vec<Vec<Position>> {
    rings.sort_by(|a, b| area(b).abs().total_cmp(&area(a).abs()));
    let largest = rings.first().map_or(0.0, |r| area(r).abs());
    rings.retain(|r| r.len() >= LEAST && area(r).abs() > largest / 2000.0);
    // Half of the corners are for the large rings.
    rings.truncate((most / 2 / LEAST).max(1));
    let total = rings.iter().map(Vec::len).sum::<usize>();
    if total > most {
        thin(&mut rings, total - most);
    }
    rings
}

/// Twice the signed area would do as well: only comparisons are made of it.
fn area(ring: &[Position]) -> f64 {
    let next = |i: usize| ring[(i + 1) % ring.len()];
    (0..ring.len()).map(|i| ring[i].0 * next(i).1 - next(i).0 * ring[i].1).sum::<f64>() / 2.0
}

fn triangle(a: Position, b: Position, c: Position) -> f64 {
    ((b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1)).abs() / 2.0
}

/// A corner waiting to be taken out; the smallest first, ties in the order of the outline.
#[derive(PartialEq)]
struct Corner {
    area: f64,
    at: usize,
}

impl Eq for Corner {}

impl Ord for Corner {
    fn cmp(&self, other: &Corner) -> Ordering {
        other.area.total_cmp(&self.area).then_with(|| other.at.cmp(&self.at))
    }
}

impl PartialOrd for Corner {
    fn partial_cmp(&self, other: &Corner) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Takes out `excess` corners of all rings together.
fn thin(rings: &mut [Vec<Position>], mut excess: usize) {
    // All corners in one row: which ring they are of, their neighbours, their triangle's area.
    let corners: Vec<Position> = rings.iter().flatten().copied().collect();
    let (mut of, mut before, mut after) = (Vec::new(), Vec::new(), Vec::new());
    let mut left: Vec<usize> = rings.iter().map(Vec::len).collect();
    for (no, ring) in rings.iter().enumerate() {
        let start = of.len();
        for i in 0..ring.len() {
            of.push(no);
            before.push(start + (i + ring.len() - 1) % ring.len());
            after.push(start + (i + 1) % ring.len());
        }
    }
    let measure = |at: usize, before: &[usize], after: &[usize]| triangle(corners[before[at]], corners[at], corners[after[at]]);
    let mut areas: Vec<f64> = (0..corners.len()).map(|at| measure(at, &before, &after)).collect();
    let mut heap: BinaryHeap<Corner> = areas.iter().enumerate().map(|(at, area)| Corner { area: *area, at }).collect();
    let mut gone = vec![false; corners.len()];
    while let Some(Corner { area, at }) = heap.pop().filter(|_| excess > 0) {
        if gone[at] || area != areas[at] || left[of[at]] <= LEAST {
            continue;
        }
        gone[at] = true;
        left[of[at]] -= 1;
        excess -= 1;
        let (a, b) = (before[at], after[at]);
        (after[a], before[b]) = (b, a);
        for neighbour in [a, b] {
            // A corner never matters less than one that went before it.
            areas[neighbour] = measure(neighbour, &before, &after).max(area);
            heap.push(Corner { area: areas[neighbour], at: neighbour });
        }
    }
    let mut at = 0;
    for ring in rings {
        ring.retain(|_| {
            at += 1;
            !gone[at - 1]
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_of_a_square_stay_and_bumps_go() {
        let mut ring = Vec::new();
        for (x, y, dx, dy) in [(0.0, 0.0, 1.0, 0.0), (1.0, 0.0, 0.0, 1.0), (1.0, 1.0, -1.0, 0.0), (0.0, 1.0, 0.0, -1.0)] {
            for i in 0..100 {
                let bump = if i % 2 == 1 { 0.0005 } else { 0.0 };
                ring.push((x + dx * f64::from(i) / 100.0 + dy * bump, y + dy * f64::from(i) / 100.0 + dx * bump));
            }
        }
        let simple = simplify(vec![ring], 4);
        assert_eq!(simple, [vec![(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]]);
    }

    #[test]
    fn many_rings_share_the_corners() {
        let circle = |x: f64, r: f64| {
            (0..500).map(|i| f64::from(i) / 500.0 * std::f64::consts::TAU).map(|a| (x + r * a.cos(), r * a.sin())).collect::<Vec<_>>()
        };
        let rings: Vec<_> = (0..40).map(|i| circle(f64::from(i) * 3.0, 1.0 / f64::from(i + 1))).collect();
        let simple = simplify(rings, 60);
        assert!(simple.iter().map(Vec::len).sum::<usize>() <= 60 && simple.len() == 10, "{simple:?}");
        assert!(simple[0].len() > 10 && simple.iter().all(|r| r.len() >= 3));
        assert!((area(&simple[0]).abs() - 3.1).abs() < 0.3, "the largest keeps its size");
        assert_eq!(simplify(vec![vec![(1.0, 1.0); 900]], 60), Vec::<Vec<Position>>::new());
    }
}
