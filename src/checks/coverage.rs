//! Wards that lack what every ward must have: a duty number, a receiving contact, a one-stop counter, a post office that helps.

use super::Checked;
use crate::diag::{COVERAGE, Diagnostic, Diagnostics};
use crate::kinds::{Kind, Value};
use crate::model::{Item, Library, PlaceNo};

/// Something a ward must have: its name, its kind, and what tells it.
pub type Wanted = (&'static str, &'static str, fn(&Item) -> bool);

/// What a ward must have of its own.
pub static WANTED: &[Wanted] = &[
    ("duty", "contact", |item| is(item, "role", "duty")),
    ("receive", "contact", |item| is(item, "role", "receive")),
    ("one-stop", "location", |item| is(item, "type", "one-stop")),
    ("post-office", "location", |item| is(item, "type", "post-office") && item.get("helper") == Some(&Value::Bool(true))),
];

/// Types of places that serve people at a counter.
const WARDS: &[&str] = &["phuong", "xa", "dac-khu", "thi-tran", "ward", "commune"];
/// How many further places a diagnostic points at.
const MOST_ALSO: usize = 3;

pub fn check(checked: &Checked, diagnostics: &mut Diagnostics) {
    let library = checked.planner.library;
    let wards: Vec<PlaceNo> = library.places.numbers().filter(|place| is_ward(library, *place)).collect();
    let lacks = |ward: PlaceNo, (_, kind, suits): &Wanted| !own(library, ward, kind).any(suits);
    // What most wards lack is a list that has not been begun, not a gap in it.
    let is_kept = |wanted: &&Wanted| 2 * wards.iter().filter(|ward| lacks(**ward, wanted)).count() < wards.len();
    let kept: Vec<&Wanted> = WANTED.iter().filter(is_kept).collect();
    let lacking: Vec<PlaceNo> = wards.iter().copied().filter(|ward| kept.iter().any(|wanted| lacks(*ward, wanted))).collect();
    let Some(first) = lacking.first() else { return };
    let span = |place: PlaceNo| library.item(library.variant(library.place_groups[place as usize], 0)).span;
    let mut names: Vec<&str> = lacking.iter().take(MOST_ALSO + 1).map(|p| &*library.places.get(*p).name).collect();
    if lacking.len() > names.len() {
        names.push("…");
    }
    let mut report = Diagnostic::new(&COVERAGE).at(span(*first)).with("places", lacking.len()).with("names", names.join(", "));
    report.also.extend(lacking[1..].iter().take(MOST_ALSO).map(|place| span(*place)));
    for wanted in WANTED {
        let count = if kept.iter().any(|k| k.0 == wanted.0) { lacking.iter().filter(|ward| lacks(**ward, wanted)).count() } else { 0 };
        report = report.with(wanted.0, count);
    }
    diagnostics.push(report);
}

/// Whether a place is one that serves people at a counter.
pub fn is_ward(library: &Library, place: PlaceNo) -> bool {
    WARDS.contains(&&*crate::vietnamese::slug(&library.places.get(place).ty))
}

/// The items of a kind that stand at the place itself and are shown.
pub fn own<'l>(library: &'l Library, place: PlaceNo, kind: &str) -> impl Iterator<Item = &'l Item> {
    let groups = Kind::find(kind).map(|kind| library.inherited.visible(place, kind).clone());
    let groups = groups.map_or(Vec::new(), |groups| groups.to_vec());
    groups.into_iter().map(|no| library.group(no)).filter(move |g| g.stands == place && !g.expired).map(|g| library.item(g.variants[0].1))
}

fn is(item: &Item, field: &str, choice: &str) -> bool {
    matches!(item.get(field), Some(Value::Choice(c)) if c.name == choice)
}
