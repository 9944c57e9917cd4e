//! Print that only a place's own data keeps from being made: it is left out and named, and everything else is made.

use super::run_mode::Task;
use crate::diag::{Diagnostic, Diagnostics, PRINT_BEYOND, PRINT_NO_ROOM, PRINT_OVERFLOW, PRINT_OVERLAP, PRINT_PAGES, Severity};
use crate::plan::{JobVariant, Product};
use std::sync::Arc;

/// Whether a file may be left out: ordered print, which only lists of finished files name.
fn may_be_left_out(product: &Product) -> bool {
    product.kit && product.maker.is_printed()
}

/// What is reported of a file, where all its errors are too little room for the place's own data: a warning for each that names product and place. The
/// job is left out then. Otherwise the reports as they are.
pub fn leave_out(task: &Task, product: &Product, found: Diagnostics) -> Diagnostics {
    let views = task.views;
    let is_error = |report: &&Diagnostic| report.severity == Severity::Error;
    let is_own = |report: &Diagnostic| {
        let is_room = [&PRINT_OVERFLOW, &PRINT_OVERLAP, &PRINT_BEYOND, &PRINT_PAGES].contains(&report.code);
        is_room && report.span.is_some_and(|span| views.is_own_data(span))
    };
    if !found.has_errors() || !may_be_left_out(product) || !found.iter().filter(is_error).all(is_own) {
        return found;
    }
    views.finished().leave_out(task.place, &task.job.path);
    let name: Arc<str> = views.planner().library.places.get(task.place).name.clone();
    let mut kept = Diagnostics::new();
    for report in found.iter() {
        if report.severity != Severity::Error {
            kept.push(report.clone());
            continue;
        }
        let said = |of: &str| report.args.iter().find(|(key, _)| key == of).map_or("", |(_, value)| value).to_string();
        let told = Diagnostic::new(&PRINT_NO_ROOM).at_opt(report.span).with("product", views.product_title(product, task.job));
        let told = told.with("place", &name).with("why", report.code.name).with("name", said("name")).with("need", said("need"));
        kept.push(told.with("have", said("have")).with("lines", said("lines")).for_place(&name));
    }
    kept
}

/// Whether the layout that a file shares was left out: only the file for the web is inspected.
pub fn is_left_out(task: &Task, product: &Product) -> bool {
    task.job.variant != JobVariant::Web
        && may_be_left_out(product)
        && task.views.finished().is_left_out(task.place, &task.job.variant.web_path(&task.job.path))
}

/// Whether a file that an output lacks may have been left out: below the root, ordered print. A new order shows in the page of its campaign as well.
pub fn may_be_missing(task: &Task, product: Option<&Product>) -> bool {
    let is_root = task.views.planner().library.places.get(task.place).parent.is_none();
    let missing = !is_root && product.is_some_and(may_be_left_out);
    if missing {
        task.views.finished().leave_out(task.place, &task.job.variant.web_path(&task.job.path));
    }
    missing
}
