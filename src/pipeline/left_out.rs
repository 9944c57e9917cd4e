//! Print that only a place's own data keeps from being made: it is left out and named, and everything else is made.

use super::room::{RoomProbe, is_lack_of_room};
use super::run_mode::Task;
use crate::diag::{Diagnostic, Diagnostics, GLYPH_MISSING, PRINT_NO_ROOM, Severity, Span};
use crate::plan::Product;
use std::sync::Arc;

/// Whether a file may be left out: ordered print, which only lists of finished files name.
fn may_be_left_out(product: &Product) -> bool {
    product.kit && product.maker.is_printed()
}

/// What is reported of a file, where the place's own data causes all its errors: a warning for each that names product and place. The job is left out
/// then. Otherwise the reports as they are.
pub fn leave_out(task: &Task, product: &Product, room: &RoomProbe, found: Diagnostics) -> Diagnostics {
    if !found.has_errors() || !may_be_left_out(product) {
        return found;
    }
    let errors = found.iter().filter(|report| report.severity == Severity::Error);
    let Some(causes) = errors.map(|report| own_cause(task, product, room, report)).collect::<Option<Vec<Span>>>() else { return found };
    skip(task);
    let name: Arc<str> = task.views.planner().library.places.get(task.place).name.clone();
    let (mut kept, mut causes) = (Diagnostics::new(), causes.into_iter());
    for report in found.iter() {
        if report.severity != Severity::Error {
            kept.push(report.clone());
            continue;
        }
        let cause = causes.next();
        let said = |of: &str| report.args.iter().find(|(key, _)| key == of).map_or("", |(_, value)| value).to_string();
        let told = Diagnostic::new(&PRINT_NO_ROOM).at_opt(cause);
        let told = told.with("product", task.views.product_title(product, task.job)).with("place", &name).with("why", report.code.name);
        let told = ["name", "need", "have", "lines", "letter"].into_iter().fold(told, |told, of| told.with(of, said(of)));
        kept.push(told.for_place(&name));
    }
    kept
}

/// Where the own data of the place is that causes a fault; none where all places share the cause. A fault in words of the place's own is its own. So is too
/// little room of a part that names no words, where the same part has room at other places: then the row of the place is named.
fn own_cause(task: &Task, product: &Product, room: &RoomProbe, report: &Diagnostic) -> Option<Span> {
    let library = task.views.planner().library;
    let own = report.span.filter(|span| task.views.is_own_data(*span));
    if !is_lack_of_room(report) {
        return own.filter(|_| report.code == &GLYPH_MISSING);
    }
    let is_ward = library.places.get(task.place).parent.is_some();
    let row = || library.place_item(task.place, task.job.lang).span;
    own.or_else(|| (is_ward && room.fits_elsewhere(task, product, report)).then(row))
}

/// Lists of finished files leave the file of a task out, and what stands beside it.
pub fn skip(task: &Task) {
    task.views.finished().leave_out(task.place, &task.job.variant.web_path(&task.job.path));
}

/// Whether the web file of a task is left out: only that is inspected, and no other variant is made without it.
pub fn is_left_out(task: &Task, product: &Product) -> bool {
    may_be_left_out(product) && task.views.finished().is_left_out(task.place, &task.job.variant.web_path(&task.job.path))
}
