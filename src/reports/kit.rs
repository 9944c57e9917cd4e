//! Ordered files and copies of each place, and orders that produce no file.

use super::{Grid, Report};
use crate::diag::Diagnostics;
use crate::lang::Words;
use crate::model::LangNo;
use crate::plan::{Order, Planner};
use crate::vietnamese::short_date;

/// A row for each place with orders: the number of files of each order, and the copies.
pub fn kit(planner: &Planner, words: &Words) -> Report {
    let library = planner.library;
    let say = |id: &str| words.say(&format!("cli-report-{id}"), &[]);
    let title = |order: &Order| {
        let product = planner.theme.product(order.product);
        let name = product.title.get(library.site.code(LangNo::MAIN));
        if name.is_empty() { product.name.to_string() } else { name.to_string() }
    };
    let mut columns: Vec<String> = ["code", "place"].map(say).to_vec();
    columns.extend(planner.orders.iter().map(title));
    columns.push(say("copies"));
    let (mut rows, mut files, mut gaps, mut all_copies) = (Vec::new(), 0, 0, 0);
    for place in library.places.numbers() {
        let expected: Vec<bool> = planner.orders.iter().map(|order| planner.is_expected_at(order, place)).collect();
        if !expected.contains(&true) {
            continue;
        }
        let (mut counts, mut copies) = (vec![0u64; planner.orders.len()], 0);
        for job in planner.kit_jobs(place, &mut Diagnostics::new()) {
            let Some(no) = job.order else { continue };
            counts[no.index()] += 1;
            copies += planner.copies(planner.order(no), place).unwrap_or(0);
        }
        files += counts.iter().sum::<u64>();
        all_copies += copies;
        gaps += counts.iter().zip(&expected).filter(|(count, expected)| **expected && **count == 0).count();
        let cell = |(count, expected): (&u64, &bool)| match (count, expected) {
            (0, true) => say("missing"),
            (0, false) => "–".to_string(),
            (count, _) => count.to_string(),
        };
        let at = library.places.get(place);
        let mut row = vec![at.code.to_string(), at.name.to_string()];
        row.extend(counts.iter().zip(&expected).map(cell));
        row.push(if copies > 0 { copies.to_string() } else { "–".into() });
        rows.push(row);
    }
    let count = [("files", files.to_string()), ("copies", all_copies.to_string()), ("gaps", gaps.to_string())];
    let notes = vec![words.say("cli-report-kit-count", &count)];
    let title = words.say("cli-report-kit", &[("date", short_date(library.site.as_of))]);
    Report { as_of: library.site.as_of, grids: vec![Grid { title, columns, rows, notes }] }
}
