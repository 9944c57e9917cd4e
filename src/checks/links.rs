//! Links of texts to items, files, anchors and lists, as each place sees them.

use super::link_reports::{link_report, named_item};
use super::rule::{Check, CheckContext, Rule};
use super::shown_values::each_value;
use crate::diag::{Diagnostic, Diagnostics, FILE_MISSING, LINK_EXPIRED, Span};
use crate::kinds::Value;
use crate::model::{LangNo, PlaceNo};
use crate::plan::{Destination, PlacePlan, Planner, TextContext};
use crate::text::LinkTarget;
use crate::vietnamese::short_date;

/// The rule.
pub static RULE: Rule = Rule { name: "links", feature: None, check: Check::Place(check) };

fn check(context: &CheckContext, place: PlaceNo, plan: &PlacePlan, diagnostics: &mut Diagnostics) {
    let planner = context.planner;
    let some_expired = planner.library.groups.iter().any(|g| g.expired);
    each_value(planner, place, diagnostics, |value, reader, diagnostics| {
        let Value::Document(excerpt) = value else { return };
        let document = &*excerpt.document;
        for link in &document.links {
            let span = document.span(link.start, link.end);
            match planner.destination(&link.target, Some(document), reader) {
                Destination::Broken(fault) => {
                    diagnostics.extend(link_report(planner, &link.target, &fault, reader, Some(document), span).into_iter().collect())
                }
                Destination::Page(path, _) if matches!(link.target, LinkTarget::Root(_)) => {
                    let path = path.split(['#', '?']).next().unwrap_or_default();
                    let folder =
                        format!("{}index.html", if path.is_empty() || path.ends_with('/') { path.to_string() } else { format!("{path}/") });
                    if plan.find(path).is_none() && plan.find(&folder).is_none() {
                        let known = plan.jobs.iter().map(|j| &*j.path);
                        diagnostics.push(Diagnostic::new(&FILE_MISSING).at(span).with("path", path).suggest(path, known));
                    }
                }
                _ if some_expired => diagnostics.extend(expired(planner, &link.target, reader, span).into_iter().collect()),
                _ => {}
            }
        }
    });
}

/// The report for a link to an expired item.
fn expired(planner: &Planner, target: &LinkTarget, reader: TextContext, span: Span) -> Option<Diagnostic> {
    let library = planner.library;
    let (kind, slug) = named_item(library, target)?;
    if kind == &crate::kinds::PLACE {
        return None;
    }
    let group = library.nearest(reader.place, kind, slug)?;
    let last = library.item(library.variant(group, LangNo::MAIN)).get("valid_to").and_then(Value::as_date)?;
    library
        .group(group)
        .expired
        .then(|| Diagnostic::new(&LINK_EXPIRED).at(span).with("target", target.written()).with("date", short_date(last)))
}
