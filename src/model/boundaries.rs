//! Boundaries of places from the GeoJSON files (RFC 7946) in `content/boundaries/`: parsed, checked, simplified to the field `boundary`.

use super::draft::Draft;
use super::places::Places;
use super::simplify::{LonLat, simplify};
use crate::diag::{BAD_BOUNDARY, DUPLICATE_ITEM, Diagnostic, Diagnostics, FileId, Span, UNKNOWN_PLACE};
use crate::ids::PlaceNo;
use crate::kinds::{PLACE, Value, hash_value};
use crate::read::{Sources, paths};
use rustc_hash::FxHashMap;
use serde::de::IgnoredAny;
use serde_json::Value as Json;

/// Most corners of a simplified boundary: enough for a map about 10 cm wide.
const MAX_CORNERS: usize = 60;

/// A feature or geometry of a GeoJSON file, and where it starts.
struct GeoFeature {
    json: Json,
    span: Span,
}

/// Adds the field `boundary` to the drafts of places; `drafts` are in the order of `places`.
pub fn attach(sources: &Sources, places: &Places, drafts: &mut [Draft], diagnostics: &mut Diagnostics) {
    let Some(field) = PLACE.table().named("boundary") else { return };
    let mut known: FxHashMap<PlaceNo, Span> = FxHashMap::default();
    for file in &sources.boundaries {
        let source = sources.files.get(*file);
        let name = paths::file_name(&source.path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        for GeoFeature { json, span } in features(*file, &source.text, diagnostics) {
            let Some(place) = place_of(&json, stem, places, span, diagnostics) else { continue };
            let rings = match rings(json.get("geometry").unwrap_or(&json)) {
                Ok(rings) => simplify(rings, MAX_CORNERS),
                Err((why, value)) => {
                    diagnostics.push(Diagnostic::new(&BAD_BOUNDARY).at(span).with("why", why).with("value", value));
                    continue;
                }
            };
            if let Some(first) = known.insert(place, span) {
                let report = Diagnostic::new(&DUPLICATE_ITEM).at(span).and_at(Some(first));
                diagnostics.push(report.with("id", format!("boundary:{}", places.get(place).code)));
                continue;
            }
            let (Some(draft), false) = (drafts.get_mut(place.index()), rings.is_empty()) else { continue };
            let value = Value::text(&boundary_text(&rings));
            let mut hasher = blake3::Hasher::new();
            hasher.update(draft.digest.as_bytes());
            hash_value(&mut hasher, &value);
            draft.digest = hasher.finalize();
            draft.fields.push((field, span, value));
        }
    }
}

/// The features of a file. A file that is one feature or geometry has one.
fn features(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Vec<GeoFeature> {
    let fault = |span: Span, why: &str, value: &str| Diagnostic::new(&BAD_BOUNDARY).at(span).with("why", why).with("value", value);
    let json: Json = match serde_json::from_str(text) {
        Ok(json) => json,
        Err(error) => {
            let start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
            let at = (start + error.column().saturating_sub(1)).min(text.len());
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            diagnostics.push(fault(Span::new(file, at, at), "json", reason));
            return Vec::new();
        }
    };
    let whole = Span::new(file, 0, 1.min(text.len()));
    match json.get("type").and_then(Json::as_str) {
        Some("FeatureCollection") => {}
        Some("Feature" | "Polygon" | "MultiPolygon") => return vec![GeoFeature { json, span: whole }],
        other => {
            diagnostics.push(fault(whole, "type", other.unwrap_or_default()));
            return Vec::new();
        }
    }
    let Some(Json::Array(list)) = json.get("features") else {
        diagnostics.push(fault(whole, "type", "FeatureCollection"));
        return Vec::new();
    };
    let starts = feature_starts(text);
    let span = |i: usize| starts.get(i).map_or(whole, |at| Span::new(file, *at, at + 1));
    list.iter().enumerate().map(|(i, json)| GeoFeature { json: json.clone(), span: span(i) }).collect()
}

/// Byte offset of each element of the list `features`.
fn feature_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let Some(mut at) = text.find("\"features\"").and_then(|key| Some(key + text[key..].find('[')? + 1)) else { return starts };
    loop {
        at += text[at..].len() - text[at..].trim_start_matches([' ', '\t', '\r', '\n', ',']).len();
        let mut stream = serde_json::Deserializer::from_str(&text[at..]).into_iter::<IgnoredAny>();
        if !matches!(stream.next(), Some(Ok(_))) {
            return starts;
        }
        starts.push(at);
        at += stream.byte_offset();
    }
}

/// The place of a feature: by its property `code`, else by the name of the file.
fn place_of(json: &Json, stem: &str, places: &Places, span: Span, diagnostics: &mut Diagnostics) -> Option<PlaceNo> {
    let code = match json.get("properties").and_then(|p| p.get("code")) {
        Some(Json::String(code)) => code.trim().to_string(),
        Some(Json::Number(code)) => code.to_string(),
        _ => stem.to_string(),
    };
    let found = places.find(&code).or_else(|| places.of_folder(&code));
    if found.is_none() {
        diagnostics.push(Diagnostic::new(&UNKNOWN_PLACE).at(span).with("value", &code).suggest(&code, places.codes()));
    }
    found
}

/// Why a geometry is no boundary, as messages name it, and the value at fault.
type GeometryFault = (&'static str, String);

/// The rings of a `Polygon` or `MultiPolygon` (RFC 7946, 3.1.6 and 3.1.7), without the last position, which repeats the first.
fn rings(geometry: &Json) -> Result<Vec<Vec<LonLat>>, GeometryFault> {
    let kind = geometry.get("type").and_then(Json::as_str).unwrap_or_default();
    let coordinates = geometry.get("coordinates").and_then(Json::as_array);
    let polygons: Vec<&Json> = match (kind, coordinates) {
        ("Polygon", Some(rings)) => rings.iter().collect(),
        ("MultiPolygon", Some(polygons)) => polygons.iter().filter_map(Json::as_array).flatten().collect(),
        _ => return Err(("geometry", if kind.is_empty() { "none" } else { kind }.to_string())),
    };
    let mut rings = Vec::with_capacity(polygons.len());
    for ring in polygons {
        let positions: Option<Vec<LonLat>> = ring.as_array().and_then(|list| list.iter().map(position).collect());
        let Some(mut positions) = positions.filter(|p| p.len() >= 4) else { return Err(("ring", String::new())) };
        for (lon, lat) in &positions {
            if let Some(why) = misplaced(*lon, *lat) {
                return Err((why.name(), format!("[{lon}, {lat}]")));
            }
        }
        if positions.first() == positions.last() {
            positions.pop();
        }
        rings.push(positions);
    }
    if rings.is_empty() { Err(("ring", String::new())) } else { Ok(rings) }
}

/// A position (RFC 7946, 3.1.1): longitude, latitude, and perhaps an altitude, which is ignored.
fn position(json: &Json) -> Option<LonLat> {
    let numbers = json.as_array()?;
    Some((numbers.first()?.as_f64()?, numbers.get(1)?.as_f64()?))
}

/// Longitudes of Viet Nam with its islands, in degrees.
const LONGITUDES: std::ops::RangeInclusive<f64> = 102.0..=118.0;
/// Latitudes of Viet Nam with its islands, in degrees.
const LATITUDES: std::ops::RangeInclusive<f64> = 6.0..=24.0;

/// Why a position cannot be in Viet Nam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misplaced {
    /// Longitude and latitude are exchanged.
    Swapped,
    /// The numbers are no degrees, but metres of a projection such as VN-2000.
    Projected,
    /// The position is in another country.
    Outside,
}

impl Misplaced {
    fn name(self) -> &'static str {
        match self {
            Misplaced::Swapped => "swapped",
            Misplaced::Projected => "projected",
            Misplaced::Outside => "outside",
        }
    }
}

/// Why a position in degrees (WGS 84) is not in Viet Nam; none where it is.
pub fn misplaced(lon: f64, lat: f64) -> Option<Misplaced> {
    match (LONGITUDES.contains(&lon) && LATITUDES.contains(&lat), LONGITUDES.contains(&lat) && LATITUDES.contains(&lon)) {
        (true, _) => None,
        (_, true) => Some(Misplaced::Swapped),
        _ if lon.abs() > 180.0 || lat.abs() > 90.0 => Some(Misplaced::Projected),
        _ => Some(Misplaced::Outside),
    }
}

/// The value of the field `boundary`: `lon,lat` with five decimals (about a metre), a space between positions, a semicolon between rings.
fn boundary_text(rings: &[Vec<LonLat>]) -> String {
    let ring = |ring: &Vec<LonLat>| ring.iter().map(|(lon, lat)| format!("{lon:.5},{lat:.5}")).collect::<Vec<_>>().join(" ");
    rings.iter().map(ring).collect::<Vec<_>>().join(";")
}
