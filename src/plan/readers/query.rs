//! Reads the entries of `needs`.

use super::conditions::{ConditionScope, read_conditions};
use super::files::{read_jobs, read_orders};
use super::nodes::{choice, fault, read_kind, words};
use crate::diag::{Diagnostic, Diagnostics, Span, UNANSWERABLE_NEED, UNKNOWN_FIELD, UNKNOWN_QUERY_FIELD};
use crate::kinds::{Kind, KindSet, OWN_TAXONOMIES, OWN_TERMS};
use crate::model::{TAXONOMIES, known_taxonomy};
use crate::plan::declared::query::{Need, OrderBy, Query, QueryScope, Select};
use crate::plan::declared::subject::SubjectSpec;
use crate::read::Node;

/// Reads an entry of `needs`. `kit`: the product is made for campaigns, so that conditions may name their fields.
pub fn read_need(node: &Node, about: &SubjectSpec, kit: bool, kinds: &KindSet, diagnostics: &mut Diagnostics) -> Option<Need> {
    let Some(entries) = node.as_map() else {
        diagnostics.push(fault(node.span, "map", "needs"));
        return None;
    };
    let known: &[&str] = match (node.get("jobs"), node.get("terms"), node.get("orders")) {
        (Some(_), ..) => &["jobs", "of", "lang", "variants", "facts"],
        (_, Some(_), _) => &["terms", "of", "within"],
        (_, _, Some(_)) => &["orders", "variants", "facts"],
        _ => &["kind", "in", "where", "order", "limit", "select"],
    };
    let mut sound = true;
    for (key, _) in entries {
        if !known.contains(&&*key.text) {
            let report = Diagnostic::new(&UNKNOWN_FIELD).at(key.span).with("name", &key.text).with("kind", "needs");
            diagnostics.push(report.suggest(&key.text, known.iter().copied()));
            sound = false;
        }
    }
    if let Some(jobs) = node.get("jobs") {
        return read_jobs(node, jobs, about, diagnostics).filter(|_| sound);
    }
    if let Some(orders) = node.get("orders") {
        return read_orders(node, orders, about, diagnostics).filter(|_| sound);
    }
    if let Some(terms) = node.get("terms") {
        let name = terms.as_text().unwrap_or_default();
        let Some(taxonomy) = known_taxonomy(name) else {
            diagnostics.push(choice(terms.span, "terms", name, TAXONOMIES));
            return None;
        };
        let of = match node.get("of") {
            Some(of) => Some(read_kind(of, kinds, diagnostics)?),
            None => None,
        };
        let within = match node.get("within") {
            None => false,
            Some(within) if within.as_text() != Some("term") => {
                diagnostics.push(choice(within.span, "within", within.as_text().unwrap_or_default(), &["term"]));
                return None;
            }
            Some(within) => {
                let about_taxonomy = matches!(about, SubjectSpec::Each { taxonomy: OWN_TAXONOMIES, .. });
                if !about_taxonomy || taxonomy != OWN_TERMS {
                    let report = Diagnostic::new(&UNANSWERABLE_NEED).at(within.span).with("name", "within: term").with("why", "no-term");
                    diagnostics.push(report.suggest("", []));
                    return None;
                }
                true
            }
        };
        return sound.then_some(Need::Terms { taxonomy, of, within });
    }
    let Some(kind_node) = node.get("kind") else {
        diagnostics.push(fault(node.span, "missing", "kind"));
        return None;
    };
    let kind = read_kind(kind_node, kinds, diagnostics)?;
    let scope = match node.get("in").map(|n| (n, n.as_text().unwrap_or_default())) {
        None | Some((_, "place")) => QueryScope::Place,
        Some((_, "here")) => QueryScope::Here,
        Some((_, "below")) => QueryScope::Below,
        Some((_, "all")) => QueryScope::All,
        Some((n, other)) => {
            diagnostics.push(choice(n.span, "in", other, &["here", "place", "below", "all"]));
            sound = false;
            QueryScope::Place
        }
    };
    let before = diagnostics.len();
    let conditions = node.get("where").map(|w| read_conditions(w, kind, ConditionScope { about, kit }, diagnostics)).unwrap_or_default();
    let order = node.get("order").map(|o| read_order(o, kind, diagnostics)).unwrap_or_else(|| default_order(kind));
    let select: Vec<Select> = match node.get("select") {
        Some(list) => words(list).into_iter().filter_map(|(word, span)| read_select(word, span, kind, diagnostics)).collect(),
        None => all_but_texts(kind),
    };
    let limit = node.get("limit").and_then(|l| {
        let limit = l.as_text().and_then(|t| t.parse().ok());
        if limit.is_none() {
            diagnostics.push(fault(l.span, "number", "limit"));
        }
        limit
    });
    (sound && diagnostics.len() == before).then_some(Need::Items(Query {
        no: 0,
        kind,
        scope,
        conditions,
        order,
        limit,
        look: look(kind, &select),
        shows_text: shows_text(kind, &select),
        select,
        span: node.span,
    }))
}

/// Without `order`: as the kind says, else by weight, then title.
fn default_order(kind: &'static Kind) -> Vec<(OrderBy, bool)> {
    if !kind.order.is_empty() {
        return kind.order.iter().filter_map(|word| order_by(word, kind)).collect();
    }
    kind.table().named("weight").map(|no| (OrderBy::Field(no), false)).into_iter().chain([(OrderBy::Title, false)]).collect()
}

pub(super) fn unknown_field(name: &str, kind: &Kind, span: Span) -> Diagnostic {
    let known = kind.table().names().chain(Select::all_beside_table().map(|(name, _)| name));
    Diagnostic::new(&UNKNOWN_QUERY_FIELD).at(span).with("name", name).with("kind", kind.name).suggest(name, known)
}

fn read_order(node: &Node, kind: &'static Kind, diagnostics: &mut Diagnostics) -> Vec<(OrderBy, bool)> {
    let mut order = Vec::new();
    for (word, span) in words(node) {
        match order_by(word, kind) {
            Some(by) => order.push(by),
            None => diagnostics.push(unknown_field(word.trim_start_matches('-'), kind, span)),
        }
    }
    order
}

/// What a word of an order means, and whether it descends.
fn order_by(word: &str, kind: &'static Kind) -> Option<(OrderBy, bool)> {
    let (name, descending) = word.strip_prefix('-').map_or((word, false), |name| (name, true));
    let by = match name {
        "title" | "name" => OrderBy::Title,
        "slug" => OrderBy::Slug,
        name => OrderBy::Field(kind.table().named(name)?),
    };
    Some((by, descending))
}

fn read_select(word: &str, span: Span, kind: &'static Kind, diagnostics: &mut Diagnostics) -> Option<Select> {
    if let Some(select) = Select::beside_table(word) {
        return Some(select);
    }
    let found = kind.table().named(word);
    if found.is_none() {
        diagnostics.push(unknown_field(word, kind, span));
    }
    found.map(Select::Field)
}

/// The selection of a need without `select`.
fn all_but_texts(kind: &Kind) -> Vec<Select> {
    let fields = kind.table().numbered().filter(|(_, f)| !f.ty.is_text() && f.name != "slug" && f.name != "lang");
    // Short addresses and texts are made only where they are selected.
    let all = Select::all_beside_table().map(|(_, select)| select);
    let more = all.filter(|select| !matches!(select, Select::ShortUrl | Select::Sections | Select::Call));
    fields.map(|(no, _)| Select::Field(no)).chain(more).collect()
}

fn look(kind: &Kind, select: &[Select]) -> u64 {
    use std::hash::{Hash, Hasher};
    let mut hasher = rustc_hash::FxHasher::default();
    (kind.name, select).hash(&mut hasher);
    hasher.finish()
}

fn shows_text(kind: &Kind, select: &[Select]) -> bool {
    select.iter().any(|s| matches!(s, Select::Field(no) if kind.table().field(*no).ty.is_text()) || *s == Select::Sections)
}
