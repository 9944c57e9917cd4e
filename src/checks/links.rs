//! Links of texts to items, files, anchors and lists, as each place sees them.

use super::link_reports::{link_report, named_item};
use super::rule::{Check, CheckContext, Rule};
use super::shown_values::each_value;
use crate::diag::{Diagnostic, Diagnostics, FILE_MISSING, Fix, LINK_EXPIRED, Span};
use crate::kinds::Value;
use crate::model::{LangNo, PlaceNo};
use crate::plan::{Destination, PlacePlan, Planner, TextContext};
use crate::text::{Document, Link, LinkTarget, is_page, target};
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
                Destination::Page(path, _) if names_a_page(&link.target) && !has_page(plan, &path) => {
                    diagnostics.push(missing_page(planner, plan, document, link, reader));
                }
                // A page that is past itself may lead to others that are.
                _ if some_expired && !is_expired(planner, reader) => {
                    diagnostics.extend(expired(planner, &link.target, reader, span).into_iter().collect())
                }
                _ => {}
            }
        }
    });
}

/// Whether a target is a path that only the plan of the place can tell to be a page.
fn names_a_page(target: &LinkTarget) -> bool {
    match target {
        LinkTarget::Root(_) => true,
        LinkTarget::File { path, .. } => is_page(path) && !path.ends_with(".md"),
        _ => false,
    }
}

/// Whether a place has a page with this path, or a folder with an index.
pub fn has_page(plan: &PlacePlan, path: &str) -> bool {
    let folder = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { format!("{path}/index.html") };
    plan.find(path).is_some() || plan.find(&folder).is_some()
}

/// The report for a path without a page. Where a text of the site has that path but for its ending, its page is the correction.
fn missing_page(planner: &Planner, plan: &PlacePlan, document: &Document, link: &Link, reader: TextContext) -> Diagnostic {
    let written = link.target.written();
    let bare = written.trim_start_matches('/').split(['#', '?']).next().unwrap_or_default();
    let report = Diagnostic::new(&FILE_MISSING).at(document.span(link.start, link.end));
    let source = match &link.target {
        LinkTarget::Root(_) => planner.page_source(&format!("content/{bare}")),
        _ => None,
    };
    let page = source.and_then(|(kind, slug)| {
        let target = LinkTarget::Item { kind: kind.name.into(), slug: (**slug).into(), anchor: None };
        match planner.destination(&target, Some(document), reader) {
            Destination::Page(path, _) => Some(path),
            _ => None,
        }
    });
    let Some(page) = page else {
        return report.with("path", bare).suggest(bare, plan.jobs.iter().map(|j| &*j.path));
    };
    let mut report = report.with("path", bare).with("near", &page).with("known", &page);
    let text = &document.text[link.start as usize..link.end as usize];
    if let (Some(range), None) = (target::written(text), document.whole) {
        let (start, end) = (link.start + range.start as u32, link.start + range.end as u32);
        let rest = written.find(['#', '?']).map_or("", |i| &written[i..]);
        report.fix = Some(Box::new(Fix { span: document.span(start, end), text: format!("/{page}{rest}").into() }));
    }
    report
}

/// Whether the item whose text it is has expired.
fn is_expired(planner: &Planner, reader: TextContext) -> bool {
    planner.library.group(planner.library.item(reader.item).group).expired
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
