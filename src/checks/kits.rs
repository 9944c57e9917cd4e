//! Orders of campaigns that make no file at a place they are for.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, KIT_GAP};
use crate::model::PlaceNo;
use crate::plan::{OrderNo, PlacePlan};

/// The rule.
pub static RULE: Rule = Rule { name: "kits", feature: None, check: Check::Place(check) };

fn check(context: &CheckContext, place: PlaceNo, plan: &PlacePlan, diagnostics: &mut Diagnostics) {
    let planner = context.planner;
    for (no, order) in OrderNo::all(planner.orders.len()).zip(&planner.orders) {
        let product = planner.theme.product(order.product);
        if !product.left_out && planner.is_expected_at(order, place) && !plan.jobs.iter().any(|job| job.order == Some(no)) {
            let name = &planner.library.places.get(place).name;
            diagnostics.push(Diagnostic::new(&KIT_GAP).at(order.span).with("product", &product.name).with("place", name).for_place(name));
        }
    }
}
