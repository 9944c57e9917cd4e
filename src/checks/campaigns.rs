//! Campaigns: phases that overlap or are over, audiences that no ordered product reaches.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{AUDIENCE_MISSED, CAMPAIGN_OVER, Diagnostic, Diagnostics, PHASES_OVERLAP};
use crate::kinds::{CAMPAIGN, TERM, Value};
use crate::model::{Item, LangNo};
use crate::vietnamese::short_date;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The rule.
pub static RULE: Rule = Rule { name: "campaigns", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let library = context.planner.library;
    let suiting = suiting(context);
    for (no, group) in library
        .group_numbers()
        .zip(library.groups.iter())
        .filter(|(_, g)| g.kind == &CAMPAIGN && g.absence.is_none() && !g.hidden && !g.expired)
    {
        let item = library.original(group);
        check_phases(item, library.site.as_of, diagnostics);
        let ordered: Vec<&str> =
            context.planner.orders.iter().filter(|o| o.campaign == no).map(|o| &*context.planner.theme.product(o.product).name).collect();
        let Some(Value::List(audiences)) = item.get("audience").filter(|_| !ordered.is_empty()) else { continue };
        for audience in audiences {
            let Value::Term { slug, .. } = audience else { continue };
            let Some(products) = suiting.get(&**slug) else { continue };
            if !products.iter().any(|p| ordered.contains(&&**p)) {
                let name = library.terms.get("audience", slug).map_or(&**slug, |t| t.name(LangNo::MAIN));
                let report = Diagnostic::new(&AUDIENCE_MISSED).at(item.span_of("audience")).with("audience", name);
                diagnostics.push(report.with("products", products.join(", ")));
            }
        }
    }
}

/// The products that suit each audience, from the column `products` of `terms/audience`.
fn suiting(context: &CheckContext) -> FxHashMap<String, Vec<String>> {
    let term = |item: &Arc<Item>| {
        let slug = item.slug.strip_prefix("audience/").filter(|_| item.kind == &TERM)?;
        let Some(Value::List(products)) = item.get("products") else { return None };
        let products: Vec<String> = products.iter().filter_map(Value::plain).map(|p| p.into_owned()).collect();
        (!products.is_empty()).then(|| (slug.to_string(), products))
    };
    context.planner.library.items.iter().filter_map(term).collect()
}

fn check_phases(item: &Item, as_of: Date, diagnostics: &mut Diagnostics) {
    let Some(Value::List(phases)) = item.get("phases") else { return };
    let mut spans: Vec<(Date, Date, &str)> = phases
        .iter()
        .filter_map(|phase| {
            let Value::Record(entries) = phase else { return None };
            let get = |name: &str| entries.iter().find(|(n, _)| &**n == name).map(|(_, v)| v);
            let name = if let Some(Value::Text(name)) = get("name") { &**name } else { "" };
            Some((get("from")?.as_date()?, get("to")?.as_date()?, name))
        })
        .collect();
    spans.sort();
    for pair in spans.windows(2).filter(|pair| pair[1].0 <= pair[0].1) {
        let report = Diagnostic::new(&PHASES_OVERLAP).at(item.span_of("phases")).with("one", pair[0].2).with("two", pair[1].2);
        diagnostics.push(report.with("from", short_date(pair[1].0)).with("to", short_date(pair[0].1)));
    }
    if let Some(last) = spans.iter().map(|s| s.1).max().filter(|last| *last < as_of) {
        diagnostics.push(Diagnostic::new(&CAMPAIGN_OVER).at(item.span_of("phases")).with("date", short_date(last)));
    }
}
