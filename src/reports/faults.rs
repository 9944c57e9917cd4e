//! What the checks find, for a leader: how many faults each place has, and of which kinds, the most harmful first.

use super::{Grid, Report};
use crate::diag::{Diagnostic, Diagnostics, FileId, Files, Harm, Severity, Span};
use crate::kinds::{PLACE, Value};
use crate::lang::Words;
use crate::model::{Library, PlaceNo};
use crate::vietnamese::short_date;
use std::collections::BTreeMap;

/// A table of places and one of kinds of faults.
pub fn faults(library: &Library, found: &Diagnostics, files: &Files, words: &Words) -> Report {
    let as_of = library.site.as_of;
    let owners = Owners::new(library);
    let mut places: BTreeMap<PlaceNo, Vec<&Diagnostic>> = BTreeMap::new();
    let mut codes: BTreeMap<(Harm, Severity, &str), Vec<&Diagnostic>> = BTreeMap::new();
    for fault in found.iter() {
        places.entry(owners.of(fault)).or_default().push(fault);
        let key = (Harm::of(fault.code), fault.severity, fault.code.name);
        codes.entry(key).or_default().push(fault);
    }
    let column = |ids: &[&str]| ids.iter().map(|id| words.say(&format!("cli-report-{id}"), &[])).collect::<Vec<_>>();
    let count = |faults: &[&Diagnostic], severity: Severity| faults.iter().filter(|d| d.severity == severity).count();
    let all: Vec<&Diagnostic> = found.iter().collect();
    let numbers = |faults: &[&Diagnostic]| [Severity::Error, Severity::Warning, Severity::Note].map(|severity| count(faults, severity));
    let mut by_place: Vec<(PlaceNo, [usize; 3], &Vec<&Diagnostic>)> =
        places.iter().map(|(place, faults)| (*place, numbers(faults), faults)).collect();
    by_place.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let worst = |faults: &[&Diagnostic]| {
        let harm = faults.iter().map(|d| Harm::of(d.code)).min().unwrap_or(Harm::Form);
        words.say(&format!("cli-harm-{}", harm.name()), &[])
    };
    let rows = by_place.iter().map(|(place, [errors, warnings, notes], faults)| {
        let place = library.places.get(*place);
        vec![place.code.to_string(), place.name.to_string(), errors.to_string(), warnings.to_string(), notes.to_string(), worst(faults)]
    });
    let [errors, warnings, notes] = numbers(&all).map(|count| count.to_string());
    let said = words.say("cli-report-faults-count", &[("errors", errors), ("warnings", warnings), ("notes", notes)]);
    let first = Grid {
        title: words.say("cli-report-faults", &[("date", short_date(as_of))]),
        columns: column(&["code", "place", "errors", "warnings", "notes", "harm"]),
        rows: rows.collect(),
        notes: vec![said],
    };
    let rows = codes.into_iter().map(|((harm, severity, name), faults)| {
        let example = faults[0];
        let at = example.span.map(|span| files.get(span.file).path.to_string()).unwrap_or_default();
        let harm = words.say(&format!("cli-harm-{}", harm.name()), &[]);
        let severity = words.say(&format!("cli-{}", severity.name()), &[]);
        vec![harm, severity, name.to_string(), faults.len().to_string(), words.message(example), at]
    });
    let second = Grid {
        title: words.say("cli-report-kinds", &[]),
        columns: column(&["harm", "severity", "check", "count", "example", "file"]),
        rows: rows.collect(),
        notes: Vec::new(),
    };
    Report { as_of, grids: vec![first, second] }
}

/// Whose words stand where: places by the files and rows of their items.
#[derive(Default)]
struct Owners {
    /// Whole files.
    files: BTreeMap<FileId, PlaceNo>,
    /// Rows, in order.
    rows: BTreeMap<FileId, Vec<(Span, PlaceNo)>>,
}

impl Owners {
    fn new(library: &Library) -> Owners {
        let mut owners = Owners::default();
        for item in &library.items {
            // The row or file of a place is the place's own.
            let own = item
                .get("code")
                .and_then(Value::plain)
                .filter(|_| item.kind.name == PLACE.name)
                .and_then(|code| library.places.find(&code));
            let (span, place) = (item.span, own.unwrap_or(library.group(item.group).place));
            match span.is_whole_file() {
                true => drop(owners.files.insert(span.file, place)),
                false => owners.rows.entry(span.file).or_default().push((span, place)),
            }
        }
        owners.rows.values_mut().for_each(|rows| rows.sort_by_key(|(span, _)| (span.start, span.end)));
        owners
    }

    /// The place whose item holds the fault; the first, which is the root, for all else.
    fn of(&self, fault: &Diagnostic) -> PlaceNo {
        let row = |span: Span| {
            let rows = self.rows.get(&span.file)?;
            let (row, place) = rows[..rows.partition_point(|(row, _)| row.start <= span.start)].last()?;
            row.contains(span).then_some(*place)
        };
        let owner = fault.span.and_then(|span| row(span).or_else(|| self.files.get(&span.file).copied()));
        owner.unwrap_or_else(|| PlaceNo::from_index(0))
    }
}
