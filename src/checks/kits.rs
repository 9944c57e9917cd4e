//! Kits: an order that comes to nothing at a place it is meant for.

use super::Checked;
use crate::diag::{Diagnostic, Diagnostics, KIT_GAP};
use crate::model::PlaceNo;
use crate::plan::PlacePlan;

pub fn check(checked: &Checked, place: PlaceNo, plan: &PlacePlan, diagnostics: &mut Diagnostics) {
    let planner = checked.planner;
    for (no, order) in (0..).zip(&planner.orders) {
        let product = &planner.theme.products[order.product as usize];
        if !product.left_out && planner.is_expected_at(order, place) && !plan.jobs.iter().any(|job| job.order == Some(no)) {
            let name = &planner.library.places.get(place).name;
            diagnostics.push(Diagnostic::new(&KIT_GAP).at(order.span).with("product", &product.name).with("place", name).for_place(name));
        }
    }
}
