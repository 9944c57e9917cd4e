//! Entries of the main menu that lead nowhere at the root.

use super::link_reports::link_report;
use super::rule::{Check, CheckContext, Rule};
use crate::diag::Diagnostics;
use crate::model::{LangNo, PlaceNo};
use crate::plan::{Destination, TextContext};
use crate::text::{LinkTarget, target};

/// The rule.
pub static RULE: Rule = Rule { name: "navigation", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let planner = context.planner;
    let reader = TextContext {
        place: PlaceNo::PORTAL,
        lang: LangNo::MAIN,
        item: planner.library.variant(planner.library.place_group(PlaceNo::PORTAL), LangNo::MAIN),
    };
    for entry in &planner.library.site.navigation {
        let target = target::link(&entry.link, "content", entry.span, diagnostics);
        if let Destination::Broken(fault) = planner.destination(&target, None, reader) {
            // An empty list is not made, and its entry is left out of the menu.
            if matches!(&target, LinkTarget::Product(name) if planner.theme.find_product(name).is_some()) {
                continue;
            }
            diagnostics.extend(link_report(planner, &target, &fault, reader, None, entry.span).into_iter().collect());
        }
    }
}
