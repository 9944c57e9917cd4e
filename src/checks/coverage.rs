//! Wards that lack a duty number, a receiving contact, a one-stop counter or a post office that helps.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{COVERAGE, Diagnostic, Diagnostics};
use crate::kinds::Value;
use crate::model::{Item, LangNo, Library, PlaceNo};

/// The rule.
pub static RULE: Rule = Rule { name: "coverage", feature: None, check: Check::Library(check) };

/// Something a ward must have of its own.
pub struct Requirement {
    /// Its name in messages and reports.
    pub name: &'static str,
    /// The kind of the items that meet it.
    pub kind: &'static str,
    /// Whether an item of the kind meets it.
    pub is_met_by: fn(&Item) -> bool,
}

/// What every ward must have.
pub static REQUIREMENTS: &[Requirement] = &[
    Requirement { name: "duty", kind: "contact", is_met_by: |item| is(item, "role", "duty") },
    Requirement { name: "receive", kind: "contact", is_met_by: |item| is(item, "role", "receive") },
    Requirement { name: "one-stop", kind: "location", is_met_by: |item| is(item, "type", "one-stop") },
    Requirement {
        name: "post-office",
        kind: "location",
        is_met_by: |item| is(item, "type", "post-office") && item.get("helper") == Some(&Value::Bool(true)),
    },
];

/// Types of places that serve people at a counter.
const WARDS: &[&str] = &["phuong", "xa", "dac-khu", "thi-tran", "ward", "commune"];
/// How many further places a report points at.
const MOST_ALSO: usize = 3;

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let library = context.planner.library;
    let wards: Vec<PlaceNo> = library.places.numbers().filter(|place| is_ward(library, *place)).collect();
    let lacks = |ward: PlaceNo, required: &Requirement| !own(library, ward, required.kind).any(required.is_met_by);
    // A requirement that most wards lack is not kept at all yet: no gap.
    let is_kept = |required: &&Requirement| 2 * wards.iter().filter(|ward| lacks(**ward, required)).count() < wards.len();
    let kept: Vec<&Requirement> = REQUIREMENTS.iter().filter(is_kept).collect();
    let lacking: Vec<PlaceNo> = wards.iter().copied().filter(|ward| kept.iter().any(|required| lacks(*ward, required))).collect();
    let Some(first) = lacking.first() else { return };
    let span = |place: PlaceNo| library.place_item(place, LangNo::MAIN).span;
    let mut names: Vec<&str> = lacking.iter().take(MOST_ALSO + 1).map(|p| &*library.places.get(*p).name).collect();
    if lacking.len() > names.len() {
        names.push("…");
    }
    let mut report = Diagnostic::new(&COVERAGE).at(span(*first)).with("places", lacking.len()).with("names", names.join(", "));
    report.also.extend(lacking[1..].iter().take(MOST_ALSO).map(|place| span(*place)));
    for required in REQUIREMENTS {
        let is_kept = kept.iter().any(|k| k.name == required.name);
        let count = if is_kept { lacking.iter().filter(|ward| lacks(**ward, required)).count() } else { 0 };
        report = report.with(required.name, count);
    }
    diagnostics.push(report);
}

/// Whether a place is one that serves people at a counter.
pub fn is_ward(library: &Library, place: PlaceNo) -> bool {
    WARDS.contains(&&*crate::vietnamese::slug(&library.places.get(place).ty))
}

/// The items of a kind that stand at the place itself and are shown.
pub fn own<'l>(library: &'l Library, place: PlaceNo, kind: &str) -> impl Iterator<Item = &'l Item> {
    let groups = library.site.kinds.find(kind).map(|kind| library.inheritance.visible(place, kind).clone());
    let groups = groups.map_or(Vec::new(), |groups| groups.to_vec());
    groups.into_iter().map(|no| library.group(no)).filter(move |g| g.place == place && !g.expired).map(|g| library.original(g))
}

fn is(item: &Item, field: &str, choice: &str) -> bool {
    matches!(item.get(field), Some(Value::Choice(c)) if c.name == choice)
}
