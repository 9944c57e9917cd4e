//! Coverage: which wards have the items that every ward needs.

use super::{Grid, Report};
use crate::checks::coverage::{REQUIREMENTS, Requirement, is_ward, own};
use crate::kinds::Value;
use crate::lang::Words;
use crate::model::{Item, Library};
use crate::vietnamese::short_date;

/// A row for each ward with the telephone number or title of each required item, or that it is missing.
pub fn coverage(library: &Library, words: &Words) -> Report {
    let say = |id: &str| words.say(&format!("cli-report-{id}"), &[]);
    let missing = say("missing");
    let mut gaps = vec![0; REQUIREMENTS.len()];
    let wards: Vec<_> = library.places.numbers().filter(|place| is_ward(library, *place)).collect();
    let rows = wards.iter().map(|ward| {
        let place = library.places.get(*ward);
        let cells = REQUIREMENTS.iter().zip(&mut gaps).map(|(required, gap)| {
            match own(library, *ward, required.kind).find(|item| (required.is_met_by)(item)) {
                Some(item) => shown(item),
                None => {
                    *gap += 1;
                    missing.clone()
                }
            }
        });
        [place.code.to_string(), place.name.to_string()].into_iter().chain(cells).collect::<Vec<String>>()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let columns = ["code", "place"].into_iter().chain(REQUIREMENTS.iter().map(|required| required.name)).map(say).collect();
    let date = short_date(library.site.as_of);
    let title = words.say("cli-report-coverage", &[("date", date)]);
    let note = |(required, gap): (&Requirement, &i32)| {
        words.say("cli-report-gap", &[("what", say(required.name)), ("count", gap.to_string()), ("all", wards.len().to_string())])
    };
    let notes = REQUIREMENTS.iter().zip(&gaps).map(note).collect();
    Report { as_of: library.site.as_of, grids: vec![Grid { title, columns, rows, notes }] }
}

/// The telephone number, else the title.
fn shown(item: &Item) -> String {
    match item.get("phone") {
        Some(Value::Phone { text, .. }) => text.to_string(),
        _ => item.title().to_string(),
    }
}
