//! Reads needs for files: `{ jobs: … }` and `{ orders: … }`.

use super::nodes::{choice, fault, words};
use crate::diag::{Diagnostic, Diagnostics, UNANSWERABLE_NEED};
use crate::plan::declared::files::{FactsRequested, JobsFilter, JobsNeed, ProductSelection};
use crate::plan::declared::order::PRODUCTS;
use crate::plan::declared::query::Need;
use crate::plan::declared::subject::SubjectSpec;
use crate::plan::declared::variants::JobVariant;
use crate::read::Node;

/// Reads `{ jobs: … }`.
pub(super) fn read_jobs(node: &Node, jobs: &Node, about: &SubjectSpec, diagnostics: &mut Diagnostics) -> Option<Need> {
    let selection = match jobs.as_text() {
        Some("all") => ProductSelection::All,
        _ => read_selection(jobs),
    };
    let filter = match node.get("of").map(|of| (of, of.as_text().unwrap_or_default())) {
        None => JobsFilter::All,
        Some((_, "item")) => JobsFilter::Item,
        Some((_, "campaign")) => JobsFilter::Campaign,
        Some((of, other)) => {
            diagnostics.push(choice(of.span, "of", other, &["item", "campaign"]));
            return None;
        }
    };
    if filter != JobsFilter::All && !matches!(about, SubjectSpec::Kind { .. }) {
        let name = if filter == JobsFilter::Item { "of: item" } else { "of: campaign" };
        diagnostics.push(Diagnostic::new(&UNANSWERABLE_NEED).at(node.span).with("name", name).with("why", "no-item").suggest("", []));
        return None;
    }
    let every_language = match node.get("lang").map(|lang| (lang, lang.as_text().unwrap_or_default())) {
        None => false,
        Some((_, "all")) => true,
        Some((lang, other)) => {
            diagnostics.push(choice(lang.span, "lang", other, &["all"]));
            return None;
        }
    };
    let (variants, facts) = (read_variants(node, diagnostics)?, read_facts(node, diagnostics)?);
    Some(Need::Jobs(JobsNeed { selection, filter, every_language, variants, facts }))
}

/// Reads `{ orders: … }`.
pub(super) fn read_orders(node: &Node, orders: &Node, about: &SubjectSpec, diagnostics: &mut Diagnostics) -> Option<Need> {
    if !matches!(about, SubjectSpec::Kind { .. } | SubjectSpec::Each { taxonomy: PRODUCTS, .. }) {
        let report = Diagnostic::new(&UNANSWERABLE_NEED).at(orders.span).with("name", "orders").with("why", "no-campaign");
        diagnostics.push(report.suggest("", []));
        return None;
    }
    let selection = match (orders.as_text(), about) {
        (Some("campaign"), _) => ProductSelection::All,
        (Some("term"), SubjectSpec::Each { taxonomy: PRODUCTS, .. }) => ProductSelection::Term,
        _ => read_selection(orders),
    };
    let (variants, facts) = (read_variants(node, diagnostics)?, read_facts(node, diagnostics)?);
    Some(Need::Orders { selection, variants, facts })
}

/// Reads `variants`: without it the files for the web.
fn read_variants(node: &Node, diagnostics: &mut Diagnostics) -> Option<Vec<JobVariant>> {
    let Some(list) = node.get("variants") else { return Some(vec![JobVariant::Web]) };
    let mut variants = Vec::new();
    for (word, span) in words(list) {
        match JobVariant::ALL.into_iter().find(|variant| variant.name() == word) {
            Some(variant) => variants.push(variant),
            None => {
                diagnostics.push(choice(span, "variants", word, &JobVariant::ALL.map(JobVariant::name)));
                return None;
            }
        }
    }
    Some(variants)
}

/// The needs of a maker that works on finished files must be files; it waits for all of them.
pub(super) fn check_bundled(node: &Node, maker: &str, needs: &mut [(Box<str>, Need)], diagnostics: &mut Diagnostics) {
    if needs.is_empty() {
        diagnostics.push(fault(node.span, "files-need", maker));
    }
    for (name, need) in needs {
        match need {
            Need::Jobs(JobsNeed { facts, .. }) | Need::Orders { facts, .. } => facts.bytes = true,
            _ => {
                let span = node.get("needs").and_then(|needs| needs.get(name)).map_or(node.span, |need| need.span);
                diagnostics.push(fault(span, "files-need", maker));
            }
        }
    }
}

fn read_selection(node: &Node) -> ProductSelection {
    match node.as_text() {
        Some("kit") => ProductSelection::Kit,
        _ => ProductSelection::Named(words(node).into_iter().map(|(word, span)| (word.into(), span)).collect()),
    }
}

fn read_facts(node: &Node, diagnostics: &mut Diagnostics) -> Option<FactsRequested> {
    let mut facts = FactsRequested::default();
    let Some(list) = node.get("facts") else { return Some(facts) };
    for (word, span) in words(list) {
        match word {
            "pages" => facts.pages = true,
            "bytes" => facts.bytes = true,
            "range" => facts.range = true,
            "seconds" => facts.seconds = true,
            other => {
                diagnostics.push(choice(span, "facts", other, &["pages", "bytes", "range", "seconds"]));
                return None;
            }
        }
    }
    if !facts.any() {
        diagnostics.push(fault(list.span, "missing", "facts"));
        return None;
    }
    Some(facts)
}
