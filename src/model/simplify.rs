//! Simplification of outlines: removes the corners with the smallest effective area first (Visvalingam and Whyatt 1993).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Longitude and latitude in degrees.
pub type LonLat = (f64, f64);

/// Fewest corners of a ring.
const MIN_CORNERS: usize = 3;

/// Rings with at most `most` corners together, the largest first. Rings of less than a 2000th of the largest one's area are removed.
pub fn simplify(mut rings: Vec<Vec<LonLat>>, most: usize) -> Vec<Vec<LonLat>> {
    rings.sort_by(|a, b| area(b).abs().total_cmp(&area(a).abs()));
    let largest = rings.first().map_or(0.0, |r| area(r).abs());
    rings.retain(|r| r.len() >= MIN_CORNERS && area(r).abs() > largest / 2000.0);
    // As many rings as half of the corners suffice for: the other half is left for the shapes of the large ones.
    rings.truncate((most / 2 / MIN_CORNERS).max(1));
    let total = rings.iter().map(Vec::len).sum::<usize>();
    if total > most {
        remove_corners(&mut rings, total - most);
    }
    rings
}

/// Signed area of a ring in square degrees (shoelace formula).
fn area(ring: &[LonLat]) -> f64 {
    let next = |i: usize| ring[(i + 1) % ring.len()];
    (0..ring.len()).map(|i| ring[i].0 * next(i).1 - next(i).0 * ring[i].1).sum::<f64>() / 2.0
}

/// Area of the triangle of three positions, in square degrees.
fn triangle(a: LonLat, b: LonLat, c: LonLat) -> f64 {
    ((b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1)).abs() / 2.0
}

/// A corner in the heap: the smallest effective area first, equal ones in the order of the outline.
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

/// Removes `excess` corners from all rings together.
fn remove_corners(rings: &mut [Vec<LonLat>], mut excess: usize) {
    // The corners of all rings in one list; by corner: the number of its ring, its neighbours, its effective area.
    let corners: Vec<LonLat> = rings.iter().flatten().copied().collect();
    let (mut ring_of, mut before, mut after) = (Vec::new(), Vec::new(), Vec::new());
    let mut left: Vec<usize> = rings.iter().map(Vec::len).collect();
    for (no, ring) in rings.iter().enumerate() {
        let start = ring_of.len();
        for i in 0..ring.len() {
            ring_of.push(no);
            before.push(start + (i + ring.len() - 1) % ring.len());
            after.push(start + (i + 1) % ring.len());
        }
    }
    let measure = |at: usize, before: &[usize], after: &[usize]| triangle(corners[before[at]], corners[at], corners[after[at]]);
    let mut areas: Vec<f64> = (0..corners.len()).map(|at| measure(at, &before, &after)).collect();
    let mut heap: BinaryHeap<Corner> = areas.iter().enumerate().map(|(at, area)| Corner { area: *area, at }).collect();
    let mut removed = vec![false; corners.len()];
    while let Some(Corner { area, at }) = heap.pop().filter(|_| excess > 0) {
        if removed[at] || area != areas[at] || left[ring_of[at]] <= MIN_CORNERS {
            continue;
        }
        removed[at] = true;
        left[ring_of[at]] -= 1;
        excess -= 1;
        let (a, b) = (before[at], after[at]);
        (after[a], before[b]) = (b, a);
        for neighbour in [a, b] {
            // The effective area of a corner is at least that of the corners removed before it.
            areas[neighbour] = measure(neighbour, &before, &after).max(area);
            heap.push(Corner { area: areas[neighbour], at: neighbour });
        }
    }
    let mut at = 0;
    for ring in rings {
        ring.retain(|_| {
            at += 1;
            !removed[at - 1]
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
        assert_eq!(simplify(vec![vec![(1.0, 1.0); 900]], 60), Vec::<Vec<LonLat>>::new());
    }
}
