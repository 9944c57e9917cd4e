//! Positions of locations outside of Viet Nam, with swapped coordinates, or outside the boundary of their place.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, POSITION};
use crate::kinds::Value;
use crate::model::{Item, LangNo, Misplaced, misplaced};

/// The rule.
pub static RULE: Rule = Rule { name: "positions", feature: None, check: Check::Library(check) };

/// Tolerance for simplified boundaries, in degrees: about half a kilometre.
const SLACK: f64 = 0.005;

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let library = context.planner.library;
    for item in library.items.iter().filter(|i| i.lang == LangNo::MAIN) {
        let why = match (degrees(item, "lat"), degrees(item, "lon")) {
            (None, None) => continue,
            (Some(lat), Some(lon)) => match misplaced(lon, lat) {
                Some(Misplaced::Swapped) => "swapped",
                Some(_) => "outside",
                None => {
                    let place = library.group(item.group).place;
                    let boundary = library.place_item(place, LangNo::MAIN).get("boundary");
                    match boundary {
                        Some(Value::Text(rings)) if !is_near(rings, (lon, lat)) => "boundary",
                        _ => continue,
                    }
                }
            },
            _ => "half",
        };
        let field = if degrees(item, "lat").is_some() { "lat" } else { "lon" };
        let place = &library.places.get(library.group(item.group).place).name;
        diagnostics
            .push(Diagnostic::new(&POSITION).at(item.span_of(field)).with("why", why).with("title", item.title()).with("place", place));
    }
}

fn degrees(item: &Item, name: &str) -> Option<f64> {
    match item.get(name)? {
        Value::Number(degrees) => Some(*degrees),
        _ => None,
    }
}

/// Whether a position lies within rings written as `lon,lat lon,lat;…`, or not far outside.
fn is_near(rings: &str, (x, y): (f64, f64)) -> bool {
    let mut inside = false;
    let mut nearest = f64::INFINITY;
    for ring in rings.split(';') {
        let points: Vec<(f64, f64)> = ring
            .split(' ')
            .filter_map(|p| p.split_once(','))
            .filter_map(|(lon, lat)| Some((lon.parse().ok()?, lat.parse().ok()?)))
            .collect();
        for (i, (x1, y1)) in points.iter().copied().enumerate() {
            let (x2, y2) = points[(i + 1) % points.len()];
            if (y1 > y) != (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 {
                inside = !inside;
            }
            let (dx, dy) = (x2 - x1, y2 - y1);
            let along = (((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
            nearest = nearest.min((x - x1 - along * dx).hypot(y - y1 - along * dy));
        }
    }
    inside || nearest < SLACK || nearest.is_infinite()
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn a_boundary_holds_what_is_inside() {
        let square = "106.60000,20.80000 106.70000,20.80000 106.70000,20.90000 106.60000,20.90000";
        assert!(is_near(square, (106.65, 20.85)));
        assert!(is_near(square, (106.703, 20.85)), "half a kilometre is forgiven");
        assert!(!is_near(square, (106.75, 20.85)));
        assert!(is_near("", (106.75, 20.85)), "no boundary says nothing");
    }
}
