//! Contacts and locations that were not checked for a long time, the oldest first.

use super::{Grid, Report};
use crate::kinds::Value;
use crate::lang::Words;
use crate::model::Library;
use crate::vietnamese::short_date;

/// Days after which an item is in the report, unless `site.yaml` sets another number.
const DAYS: u32 = 180;

/// A row for each contact or location whose last check is older than the number of days of the code `not-verified` (else 180).
pub fn stale(library: &Library, words: &Words) -> Report {
    let as_of = library.site.as_of;
    let days = i64::from(library.site.levels.days("not-verified").unwrap_or(DAYS));
    let mut found: Vec<(i64, Vec<String>)> = Vec::new();
    let mut all = 0;
    for group in library.groups.iter().filter(|g| matches!(g.kind.name, "contact" | "location") && !g.hidden && !g.expired) {
        let item = library.original(group);
        all += 1;
        let seen = item.get("verified_on").and_then(Value::as_date);
        let age = seen.map_or(i64::MAX, |date| i64::from((as_of - date).get_days()));
        if age > days {
            let place = library.places.get(group.place);
            let (date, age_text) = match seen {
                Some(date) => (short_date(date), age.to_string()),
                None => (words.say("cli-report-never", &[]), String::new()),
            };
            let row = [&*place.code, &*place.name, group.kind.label(words.speech), item.title(), &date, &age_text];
            found.push((age, row.map(str::to_string).to_vec()));
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let columns = ["code", "place", "kind", "title", "seen", "days"].map(|id| words.say(&format!("cli-report-{id}"), &[])).to_vec();
    let count = [("count", found.len().to_string()), ("all", all.to_string()), ("days", days.to_string())];
    let title = words.say("cli-report-stale", &[("date", short_date(as_of))]);
    let notes = vec![words.say("cli-report-stale-count", &count)];
    Report { as_of, grids: vec![Grid { title, columns, rows: found.into_iter().map(|f| f.1).collect(), notes }] }
}
