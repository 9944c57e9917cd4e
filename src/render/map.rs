//! Maps: positions and boundaries as coordinates and SVG path data for a drawing of the theme.

use super::value_parts::map;
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Longitude and latitude in degrees (WGS 84).
type GeoPoint = (f64, f64);

/// Least extent of a map in degrees of latitude (about 900 m), for maps of a single point.
const LEAST: f64 = 0.008;
/// Metres in a degree of latitude.
const METRES: f64 = 111_195.0;

/// Registers the function `map`.
///
/// `map(points=locations, boundary=place.boundary, shapes=places, width=640, padding=16)`, all but one optional, gives
/// {width, height, path, points: [{x, y, n}], shapes: [{path, x, y, n}], metre}: `path` is the boundary as SVG path data (fill-rule
/// evenodd), `n` is the number in the given list, from 1; entries without a position are left out.
/// `metre` is the length of a metre on the drawing. The result is null when there is nothing to draw.
pub fn register(tera: &mut Tera) {
    tera.register_function("map", |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let list = |name: &str| -> TeraResult<Vec<Value>> {
            Ok(kwargs.get::<Value>(name)?.and_then(|v| v.as_array().map(<[Value]>::to_vec)).unwrap_or_default())
        };
        let points = numbered(&list("points")?, |v| Some((number(v, "lon")?, number(v, "lat")?)));
        let shapes = numbered(&list("shapes")?, |v| rings(v.get_from_path("boundary")?.as_str()?));
        let boundary = kwargs.get::<Value>("boundary")?.and_then(|v| rings(v.as_str()?)).unwrap_or_default();
        let width = kwargs.get::<f64>("width")?.unwrap_or(640.0).clamp(40.0, 10_000.0);
        let padding = kwargs.get::<f64>("padding")?.unwrap_or(16.0).clamp(0.0, width / 3.0);
        let all = points.iter().map(|(_, p)| *p);
        let all = all.chain(shapes.iter().flat_map(|(_, r)| r.iter().flatten().copied())).chain(boundary.iter().flatten().copied());
        let Some(frame) = MapFrame::around(&all.collect::<Vec<_>>(), width, padding) else { return Ok(Value::none()) };
        let point = |(n, position): &(usize, GeoPoint)| {
            let (x, y) = frame.place(*position);
            map([("x", Value::from(x)), ("y", Value::from(y)), ("n", Value::from(*n as u64))])
        };
        let shape = |(n, rings): &(usize, Vec<Vec<GeoPoint>>)| {
            let (x, y) = frame.place(middle(rings.first().map_or(&[][..], |r| r)));
            let path = Value::normal_string(&frame.path(rings));
            map([("path", path), ("x", Value::from(x)), ("y", Value::from(y)), ("n", Value::from(*n as u64))])
        };
        let path = if boundary.is_empty() { Value::none() } else { Value::normal_string(&frame.path(&boundary)) };
        Ok(map([
            ("width", Value::from(width)),
            ("height", Value::from(frame.height)),
            ("path", path),
            ("points", Value::from(points.iter().map(point).collect::<Vec<_>>())),
            ("shapes", Value::from(shapes.iter().map(shape).collect::<Vec<_>>())),
            ("metre", Value::from((frame.scale / METRES * 1e6).round() / 1e6)),
        ]))
    });
}

fn number(value: &Value, name: &str) -> Option<f64> {
    value.get_from_path(name)?.as_f64()
}

/// The results of `read`, each with the number of its value in the list, from 1.
fn numbered<T>(values: &[Value], read: impl Fn(&Value) -> Option<T>) -> Vec<(usize, T)> {
    values.iter().enumerate().filter_map(|(i, v)| Some((i + 1, read(v)?))).collect()
}

/// Reads the rings of `place.boundary`: `lon,lat lon,lat …;lon,lat …`.
fn rings(text: &str) -> Option<Vec<Vec<GeoPoint>>> {
    let position = |pair: &str| {
        let (lon, lat) = pair.split_once(',')?;
        Some((lon.parse().ok()?, lat.parse().ok()?))
    };
    text.split(';').map(|ring| ring.split(' ').map(position).collect()).collect()
}

/// The mean of a ring's corners, where its name is placed.
fn middle(ring: &[GeoPoint]) -> GeoPoint {
    let count = ring.len().max(1) as f64;
    let sum = ring.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.0, sum.1 + p.1));
    (sum.0 / count, sum.1 / count)
}

/// The projection from degrees to the drawing: equirectangular, true to scale at the middle latitude.
struct MapFrame {
    west: f64,
    north: f64,
    squeeze: f64,
    /// Units of the drawing in a degree of latitude.
    scale: f64,
    left: f64,
    top: f64,
    height: f64,
}

impl MapFrame {
    fn around(positions: &[GeoPoint], width: f64, padding: f64) -> Option<MapFrame> {
        let (first, rest) = positions.split_first()?;
        let (mut west, mut east, mut south, mut north) = (first.0, first.0, first.1, first.1);
        for (lon, lat) in rest {
            (west, east) = (west.min(*lon), east.max(*lon));
            (south, north) = (south.min(*lat), north.max(*lat));
        }
        let squeeze = ((south + north) / 2.0).to_radians().cos().max(0.01);
        let (wide, high) = (((east - west) * squeeze).max(LEAST), (north - south).max(LEAST));
        // The height is at most 1.2 times the width, so that the map fits the screen of a telephone.
        let most = width * 1.2;
        let scale = ((width - 2.0 * padding) / wide).min((most - 2.0 * padding) / high);
        let height = rounded((high * scale + 2.0 * padding).max(width * 0.4));
        let left = (width - (east - west) * squeeze * scale) / 2.0;
        let top = (height - (north - south) * scale) / 2.0;
        Some(MapFrame { west, north, squeeze, scale, left, top, height })
    }

    fn place(&self, (lon, lat): GeoPoint) -> (f64, f64) {
        let x = self.left + (lon - self.west) * self.squeeze * self.scale;
        let y = self.top + (self.north - lat) * self.scale;
        (rounded(x), rounded(y))
    }

    /// SVG path data of some rings.
    fn path(&self, rings: &[Vec<GeoPoint>]) -> String {
        let mut path = String::new();
        for ring in rings {
            for (i, position) in ring.iter().enumerate() {
                let (x, y) = self.place(*position);
                path.push_str(&format!("{}{x} {y}", if i == 0 { "M" } else { "L" }));
            }
            path.push('Z');
        }
        path
    }
}

fn rounded(number: f64) -> f64 {
    // Adding 0.0 turns -0.0 into 0.0.
    (number * 10.0).round() / 10.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_of_ground_is_a_square_on_the_map() {
        let lon = 0.1 / 20.85_f64.to_radians().cos();
        let square = [(106.0, 20.8), (106.0 + lon, 20.8), (106.0 + lon, 20.9), (106.0, 20.9)];
        let frame = MapFrame::around(&square, 640.0, 16.0).unwrap();
        assert_eq!(frame.height, 640.0);
        assert_eq!(square.map(|p| frame.place(p)), [(16.0, 624.0), (624.0, 624.0), (624.0, 16.0), (16.0, 16.0)]);
        assert_eq!(frame.path(&[square.to_vec()]), "M16 624L624 624L624 16L16 16Z");
    }

    #[test]
    fn one_point_stands_in_the_middle_and_nothing_is_no_map() {
        let frame = MapFrame::around(&[(106.7, 20.9)], 640.0, 16.0).unwrap();
        assert_eq!(frame.place((106.7, 20.9)), (320.0, frame.height / 2.0));
        assert!(MapFrame::around(&[], 640.0, 16.0).is_none());
        let tall = MapFrame::around(&[(106.7, 20.0), (106.7, 21.0)], 640.0, 16.0).unwrap();
        assert_eq!((tall.height, tall.place((106.7, 21.0)), tall.place((106.7, 20.0))), (768.0, (320.0, 16.0), (320.0, 752.0)));
        assert_eq!(rings("106.1,20.2 106.2,20.3;106.5,20.1"), Some(vec![vec![(106.1, 20.2), (106.2, 20.3)], vec![(106.5, 20.1)]]));
        assert_eq!(rings("106.1 20.2"), None);
    }
}
