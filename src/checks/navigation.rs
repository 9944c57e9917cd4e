//! Entries of the main menu that lead nowhere at the root.

use super::{Checked, links};
use crate::diag::Diagnostics;
use crate::plan::{Destination, Reader};
use crate::text::{Target, target};

pub fn check(checked: &Checked, diagnostics: &mut Diagnostics) {
    let planner = checked.planner;
    let reader = Reader { place: 0, lang: 0, item: planner.library.variant(planner.library.place_groups[0], 0) };
    for entry in &planner.library.site.navigation {
        let target = target::link(&entry.link, "content", entry.span, diagnostics);
        if let Destination::Broken(fault) = planner.destination(&target, None, reader) {
            // A list with nothing in it is not made; its entry is left out of the menu.
            if matches!(&target, Target::Product(name) if planner.theme.product(name).is_some()) {
                continue;
            }
            diagnostics.extend(links::broken(planner, &target, &fault, reader, None, entry.span).into_iter().collect());
        }
    }
}
