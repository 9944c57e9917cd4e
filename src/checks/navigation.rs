//! Entries of the main menu that lead nowhere at the root.

use super::link_reports::link_report;
use super::rule::{Check, CheckContext, Rule};
use super::template_links::leads_to;
use crate::diag::{BAD_URL, Diagnostic, Diagnostics, FILE_MISSING};
use crate::model::{LangNo, PlaceNo};
use crate::plan::{Destination, PlacePlan, TextContext};
use crate::text::{LinkTarget, target};
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule { name: "navigation", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let planner = context.planner;
    let reader = TextContext {
        place: PlaceNo::PORTAL,
        lang: LangNo::MAIN,
        item: planner.library.variant(planner.library.place_group(PlaceNo::PORTAL), LangNo::MAIN),
    };
    let mut plan: Option<PlacePlan> = None;
    for entry in &planner.library.site.navigation {
        let target = target::link(&entry.link, "content", entry.span, diagnostics);
        let destination = planner.destination(&target, None, reader);
        match (&target, &destination) {
            // A path below the root, or that of a folder, must be a file or the folder of a page, as in texts.
            (LinkTarget::Root(_) | LinkTarget::File { .. }, Destination::Page(path, _)) => {
                let plan = plan.get_or_insert_with(|| planner.plan(PlaceNo::PORTAL));
                if !leads_to(plan, path) {
                    let known: BTreeSet<&str> = plan.jobs.iter().map(|job| &*job.path).collect();
                    diagnostics.push(Diagnostic::new(&FILE_MISSING).at(entry.span).with("path", path).suggest(path, known));
                }
            }
            (LinkTarget::Url(url), _) if has_no_host(url) => {
                diagnostics.push(Diagnostic::new(&BAD_URL).at(entry.span).with("url", url.escape_debug()));
            }
            _ => {}
        }
        if let Destination::Broken(fault) = destination {
            // An empty list is not made, and its entry is left out of the menu.
            if matches!(&target, LinkTarget::Product(name) if planner.theme.find_product(name).is_some()) {
                continue;
            }
            diagnostics.extend(link_report(planner, &target, &fault, reader, None, entry.span).into_iter().collect());
        }
    }
}

/// Whether a complete address names no server: `https://`.
fn has_no_host(url: &str) -> bool {
    let host = url.split_once("://").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default());
    host.is_some_and(|host| !host.contains(|c: char| c.is_alphanumeric()))
}
