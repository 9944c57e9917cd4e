//! Boundaries of places, from the GeoJSON files in `content/boundaries/`: read, checked, simplified.

use super::items::Draft;
use super::places::Places;
use super::simplify::{Position, simplify};
use crate::diag::{BAD_BOUNDARY, DUPLICATE_ITEM, Diagnostic, Diagnostics, FileId, Span, UNKNOWN_PLACE};
use crate::ids::PlaceNo;
use crate::kinds::{PLACE, Value, hash_value};
use crate::read::{Sources, paths};
use rustc_hash::FxHashMap;
use serde::de::IgnoredAny;
use serde_json::Value as Json;

/// Corners a boundary keeps: enough for a drawing a hand wide.
const CORNERS: usize = 60;

/// One feature of a file.
struct Feature {
    json: Json,
    span: Span,
}

/// Gives the drafts of places (in the order of the places) the field `boundary`.
pub fn attach(sources: &Sources, places: &Places, drafts: &mut [Draft], diagnostics: &mut Diagnostics) {
    let Some(field) = PLACE.table().named("boundary") else { return };
    let mut known: FxHashMap<PlaceNo, Span> = FxHashMap::default();
    for file in &sources.boundaries {
        let source = sources.files.get(*file);
        let name = paths::file_name(&source.path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        for Feature { json, span } in features(*file, &source.text, diagnostics) {
            let Some(place) = place_of(&json, stem, places, span, diagnostics) else { continue };
            let rings = match rings(json.get("geometry").unwrap_or(&json)) {
                Ok(rings) => simplify(rings, CORNERS),
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
            let value = Value::text(&written(&rings));
            let mut hasher = blake3::Hasher::new();
            hasher.update(draft.digest.as_bytes());
            hash_value(&mut hasher, &value);
            draft.digest = hasher.finalize();
            draft.fields.push((field, span, value));
        }
    }
}

/// The features of a file, each where it stands. A file of one feature or geometry has one.
fn features(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Vec<Feature> {
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
        Some("Feature" | "Polygon" | "MultiPolygon") => return vec![Feature { json, span: whole }],
        other => {
            diagnostics.push(fault(whole, "type", other.unwrap_or_default()));
            return Vec::new();
        }
    }
    let Some(Json::Array(list)) = json.get("features") else {
        diagnostics.push(fault(whole, "type", "FeatureCollection"));
        return Vec::new();
    };
    let starts = starts(text);
    let span = |i: usize| starts.get(i).map_or(whole, |at| Span::new(file, *at, at + 1));
    list.iter().enumerate().map(|(i, json)| Feature { json: json.clone(), span: span(i) }).collect()
}

/// Where each element of the list `features` begins.
fn starts(text: &str) -> Vec<usize> {
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

/// The place a feature is of: by its property `code`, else by the name of its file.
fn place_of(json: &Json, stem: &str, places: &Places, span: Span, diagnostics: &mut Diagnostics) -> Option<PlaceNo> {
    let code = match json.get("properties").and_then(|p| p.get("code")) {
        Some(Json::String(code)) => code.trim().to_string(),
        Some(Json::Number(code)) => code.to_string(),
        _ => stem.to_string(),
    };
    let found = places.find(&code).or_else(|| places.of_folder(&code));
    if found.is_none() {
        let codes = places.list.iter().map(|p| &*p.code).filter(|c| !c.is_empty());
        diagnostics.push(Diagnostic::new(&UNKNOWN_PLACE).at(span).with("value", &code).suggest(&code, codes));
    }
    found
}

type Fault = (&'static str, String);

/// The rings of a geometry, without their closing position.
fn rings(geometry: &Json) -> Result<Vec<Vec<Position>>, Fault> {
    let kind = geometry.get("type").and_then(Json::as_str).unwrap_or_default();
    let coordinates = geometry.get("coordinates").and_then(Json::as_array);
    let polygons: Vec<&Json> = match (kind, coordinates) {
        ("Polygon", Some(rings)) => rings.iter().collect(),
        ("MultiPolygon", Some(polygons)) => polygons.iter().filter_map(Json::as_array).flatten().collect(),
        _ => return Err(("geometry", if kind.is_empty() { "none" } else { kind }.to_string())),
    };
    let mut rings = Vec::with_capacity(polygons.len());
    for ring in polygons {
        let positions: Option<Vec<Position>> = ring.as_array().and_then(|list| list.iter().map(position).collect());
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

fn position(json: &Json) -> Option<Position> {
    let numbers = json.as_array()?;
    Some((numbers.first()?.as_f64()?, numbers.get(1)?.as_f64()?))
}

/// Viet Nam with its islands, in degrees.
const EAST: std::ops::RangeInclusive<f64> = 102.0..=118.0;
const NORTH: std::ops::RangeInclusive<f64> = 6.0..=24.0;

/// Why a position cannot be in Viet Nam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misplaced {
    /// Latitude and longitude stand in each other's place.
    Swapped,
    /// No degrees at all, but metres of some projection.
    Projected,
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

/// What is wrong with a position, if it is not in Viet Nam.
pub fn misplaced(lon: f64, lat: f64) -> Option<Misplaced> {
    match (EAST.contains(&lon) && NORTH.contains(&lat), EAST.contains(&lat) && NORTH.contains(&lon)) {
        (true, _) => None,
        (_, true) => Some(Misplaced::Swapped),
        _ if lon.abs() > 180.0 || lat.abs() > 90.0 => Some(Misplaced::Projected),
        _ => Some(Misplaced::Outside),
    }
}

/// `106.68123,20.85512 …;…`: positions to the metre, rings behind each other.
fn written(rings: &[Vec<Position>]) -> String {
    let ring = |ring: &Vec<Position>| ring.iter().map(|(lon, lat)| format!("{lon:.5},{lat:.5}")).collect::<Vec<_>>().join(" ");
    rings.iter().map(ring).collect::<Vec<_>>().join(";")
}
