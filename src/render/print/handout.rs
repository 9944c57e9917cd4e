//! A template with its view, fonts and pictures, as files that open in any Typst editor. The results of the program's functions are computed in
//! advance for every text of the view.

use super::breaks::loosened;
use super::data::parted;
use super::fonts;
use super::world::{COMPONENTS, LOA, PRELUDE, PrintWorld, VIEW};
use crate::render::qr::Matrix;
use crate::vietnamese;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeSet;
use tera::Value;

/// Replaces `host.typ`: reads the computed results.
const ALONE: &str = include_str!("alone.typ");

/// Path and bytes of each file.
pub type Handout = Vec<(String, Vec<u8>)>;

/// The files for a template that was laid out in `world`, with the pictures it read.
pub fn files(world: &PrintWorld, entries: Vec<(String, Value)>) -> Handout {
    let (view, style) = parted(&entries);
    let [view, style] = [view, style].map(|part| plain(serde_json::to_value(part).unwrap_or_default()));
    let mut words = BTreeSet::new();
    [&view, &style].into_iter().for_each(|part| collect(part, &mut words));
    let pictures = world.pictures();
    let photos: Vec<String> = pictures.iter().filter(|(path, _)| path.contains('@')).map(|(path, _)| format!("/{path}")).collect();
    let text = |value: &Json| serde_json::to_vec_pretty(value).unwrap_or_default();
    let mut files = vec![
        ("loa.typ".to_string(), LOA.into()),
        ("prelude.typ".to_string(), PRELUDE.into()),
        ("view.typ".to_string(), VIEW.into()),
        (COMPONENTS.to_string(), world.typst.components.as_bytes().to_vec()),
        ("host.typ".to_string(), ALONE.into()),
        ("view.json".to_string(), text(&view)),
        ("style.json".to_string(), text(&style)),
        ("name.txt".to_string(), world.job_files.file("name.txt").map(|name| name.to_vec()).unwrap_or_default()),
        ("answers.json".to_string(), serde_json::to_vec(&answers(&words, &photos)).unwrap_or_default()),
    ];
    files.extend(world.theme_files());
    files.extend(fonts::files(&world.typst.fonts));
    files.extend(pictures);
    files
}

/// Replaces runs of words by plain texts, which templates take as well.
fn plain(value: Json) -> Json {
    match value {
        Json::Object(entries) if entries.get("t").and_then(Json::as_str) == Some("txt") => entries.get("s").cloned().unwrap_or_default(),
        Json::Object(entries) => entries.into_iter().map(|(name, value)| (name, plain(value))).collect(),
        Json::Array(values) => values.into_iter().map(plain).collect(),
        other => other,
    }
}

/// Every text of a view.
fn collect<'a>(value: &'a Json, words: &mut BTreeSet<&'a str>) {
    match value {
        Json::String(text) => drop(words.insert(text)),
        Json::Array(values) => values.iter().for_each(|value| collect(value, words)),
        Json::Object(entries) => entries.values().for_each(|value| collect(value, words)),
        _ => {}
    }
}

/// The results of the functions of `functions.rs` for every text of the view, where they differ from the text.
fn answers(words: &BTreeSet<&str>, photos: &[String]) -> Json {
    let table = |answer: &dyn Fn(&str) -> Option<Json>| -> Json {
        words.iter().filter_map(|text| Some((text.to_string(), answer(text)?))).collect::<Map<_, _>>().into()
    };
    let changed = |text: &str, answer: String| (answer != text).then(|| Json::String(answer));
    let date = |text: &str| text.parse::<jiff::civil::Date>().ok();
    json!({
        "qr": table(&|text| text.contains("://").then(|| Matrix::of(text)).flatten().map(|code| {
            json!({ "side": code.side, "runs": code.runs().map(|(row, column, length)| [row, column, length]).collect::<Vec<_>>() })
        })),
        "join": table(&|text| changed(text, loosened(vietnamese::join_numbers(text).into_owned()))),
        "whole": table(&|text| changed(text, loosened(vietnamese::join_words(&vietnamese::join_numbers(text))))),
        "phrases": table(&|text| Some(vietnamese::phrases(text)).filter(|phrases| phrases.len() > 1).map(|phrases| phrases.into())),
        "date": table(&|text| date(text).map(|date| vietnamese::short_date(date).into())),
        "long-date": table(&|text| date(text).map(|date| vietnamese::long_date(date).into())),
        "spoken": table(&|text| changed(text, vietnamese::speak(text, &[]))),
        "photos": photos,
    })
}
