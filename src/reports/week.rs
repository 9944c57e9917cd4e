//! The work of a period: for each place what was published, broadcast, printed and held, compared with the period before, and the indicators
//! of campaigns.

use super::{Grid, Report};
use crate::checks::coverage::is_ward;
use crate::kinds::{CAMPAIGN, Value};
use crate::lang::Words;
use crate::model::{Group, Item, Library, PlaceNo};
use crate::vietnamese::{fold, short_date};
use jiff::ToSpan;
use jiff::civil::Date;

/// A range of days.
#[derive(Clone, Copy, Debug)]
pub struct ReportPeriod {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl ReportPeriod {
    /// The seven days up to and including a day.
    pub fn week_to(to: Date) -> ReportPeriod {
        ReportPeriod { from: to.saturating_sub(6.days()), to }
    }

    fn contains(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }

    /// The period of the same length just before.
    fn before(&self) -> ReportPeriod {
        let days = (self.to - self.from).get_days();
        let to = self.from.saturating_sub(1.day());
        ReportPeriod { from: to.saturating_sub(days.days()), to }
    }
}

/// The work of a place in a period, as counts.
#[derive(Clone, Copy, Debug, Default)]
struct PlaceWork {
    published: i64,
    broadcast: i64,
    printed: i64,
    held: i64,
    people: i64,
}

impl PlaceWork {
    fn cells(&self) -> [i64; 5] {
        [self.published, self.broadcast, self.printed, self.held, self.people]
    }
}

/// Words in the channel or product of an activity that was spoken, or on paper; folded.
const SPOKEN: &[&str] = &["loa", "phat thanh", "truyen thanh", "radio"];
const PAPER: &[&str] = &["to roi", "ap phich", "bang ron", "pano", "standee", "tan tay", "to gap", "so tay", "poster", "leaflet", "banner"];

/// A row for each place with work in a period, sums, places without work, and a table of indicators. `campaign` restricts it to the campaign
/// with this slug.
pub fn week(library: &Library, period: ReportPeriod, campaign: Option<&str>, words: &Words) -> Report {
    let say = |id: &str| words.say(&format!("cli-report-{id}"), &[]);
    let places: Vec<PlaceNo> = library.places.numbers().collect();
    let done = |period: ReportPeriod| -> Vec<PlaceWork> {
        let mut all = vec![PlaceWork::default(); places.len()];
        library.groups.iter().for_each(|group| add(library, group, period, campaign, &mut all[group.place.index()]));
        all
    };
    let (now, before) = (done(period), done(period.before()));
    let sum = |all: &[PlaceWork]| all.iter().fold([0i64; 5], |sum, work| std::array::from_fn(|i| sum[i] + work.cells()[i]));
    let (total, total_before) = (sum(&now), sum(&before));
    let texts = |numbers: [i64; 5]| numbers.iter().map(i64::to_string).collect::<Vec<_>>();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for place in places.iter().filter(|p| now[p.index()].cells() != [0; 5]) {
        let at = library.places.get(*place);
        rows.push([at.code.to_string(), at.name.to_string()].into_iter().chain(texts(now[place.index()].cells())).collect());
    }
    rows.push([String::new(), say("total")].into_iter().chain(texts(total)).collect());
    rows.push([String::new(), say("before")].into_iter().chain(texts(total_before)).collect());
    let columns = ["code", "place", "published", "broadcast", "printed", "held", "people"].map(say).to_vec();
    let silent: Vec<&str> = places
        .iter()
        .filter(|p| is_ward(library, **p) && now[p.index()].cells() == [0; 5])
        .map(|p| &*library.places.get(*p).name)
        .collect();
    let wards = places.iter().filter(|p| is_ward(library, **p)).count();
    let args = [("count", silent.len().to_string()), ("all", wards.to_string()), ("names", silent.join(", "))];
    let dates = [("from", short_date(period.from)), ("to", short_date(period.to))];
    let main = Grid { title: words.say("cli-report-week", &dates), columns, rows, notes: vec![words.say("cli-report-silent", &args)] };
    let mut grids = vec![main];
    grids.extend(indicators(library, campaign, words));
    Report { as_of: library.site.as_of, grids }
}

/// Adds a group to the counts of its place.
fn add(library: &Library, group: &Group, period: ReportPeriod, campaign: Option<&str>, work: &mut PlaceWork) {
    let item = library.original(group);
    let date = |name: &str| item.get(name).and_then(Value::as_date);
    let belongs = campaign.is_none_or(|campaign| matches!(item.get("campaign"), Some(Value::Item(slug)) if **slug == *campaign));
    let number = |name: &str| if let Some(Value::Integer(n)) = item.get(name) { Some(*n) } else { None };
    match item.kind.name {
        "activity" if belongs && date("day").is_some_and(|d| period.contains(d)) => {
            let words = fold(&format!("{} {}", text(item, "channel"), text(item, "product")));
            let quantity = number("quantity").unwrap_or(1);
            let (spoken, paper) = (SPOKEN.iter().any(|w| words.contains(w)), PAPER.iter().any(|w| words.contains(w)));
            match (spoken, paper) {
                (true, _) => work.broadcast += quantity,
                (_, true) => work.printed += quantity,
                _ => {}
            }
            // An activity with paper as its product and a meeting as its channel counts as both.
            if !spoken && !PAPER.iter().any(|w| fold(text(item, "channel")).contains(w)) {
                work.held += 1;
            }
            work.people += number("people").unwrap_or(0);
        }
        "session" if belongs && group.absence.is_none() && date("day").is_some_and(|d| period.contains(d) && d <= library.site.as_of) => {
            work.held += 1;
        }
        "guide" | "notice" | "infographic" | "page" | "question"
            if group.absence.is_none()
                && (campaign.is_none() || belongs)
                && date("date").or(date("updated")).is_some_and(|d| period.contains(d)) =>
        {
            work.published += 1;
        }
        _ => {}
    }
}

fn text<'i>(item: &'i Item, name: &str) -> &'i str {
    if let Some(Value::Text(text)) = item.get(name) { text } else { "" }
}

/// The indicators of the campaigns: value, target and share. None without indicators.
fn indicators(library: &Library, campaign: Option<&str>, words: &Words) -> Option<Grid> {
    let mut rows = Vec::new();
    let is_selected = |g: &&Group| g.kind == &CAMPAIGN && g.absence.is_none() && !g.hidden && campaign.is_none_or(|slug| *g.slug == *slug);
    for group in library.groups.iter().filter(is_selected) {
        let Some(Value::List(list)) = library.original(group).get("indicators") else { continue };
        for indicator in list {
            let Value::Record(entries) = indicator else { continue };
            let get = |name: &str| entries.iter().find(|(n, _)| &**n == name).map(|(_, v)| v);
            let number = |name: &str| if let Some(Value::Number(n)) = get(name) { Some(*n) } else { None };
            let shown = |n: Option<f64>| n.map(|n| n.to_string().replace('.', ",")).unwrap_or_default();
            let share = number("value").zip(number("target")).filter(|(_, t)| *t > 0.0).map(|(v, t)| format!("{:.0} %", v / t * 100.0));
            let plain = |name: &str| get(name).and_then(Value::plain).map(|t| t.into_owned()).unwrap_or_default();
            let date = get("as_of").and_then(Value::as_date).map(short_date).unwrap_or_default();
            rows.push(vec![
                plain("label"),
                shown(number("value")),
                shown(number("target")),
                plain("unit"),
                share.unwrap_or_default(),
                date,
            ]);
        }
    }
    let say = |id: &str| words.say(&format!("cli-report-{id}"), &[]);
    let columns = ["indicator", "value", "target", "unit", "share", "as-of"].map(say).to_vec();
    (!rows.is_empty()).then(|| Grid { title: say("indicators"), columns, rows, notes: Vec::new() })
}
