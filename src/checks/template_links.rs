//! Links and pictures that a template names itself and that lead nowhere.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, Span, TEMPLATE_LINK};
use crate::plan::{PlacePlan, Planner, Product};
use crate::read::paths;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

/// The rule.
pub static RULE: Rule = Rule { name: "template links", feature: None, check: Check::Library(check) };

/// Attributes whose value is an address.
const ATTRIBUTES: &[&str] = &["href", "src", "poster", "action"];
/// What stands in front of a path below the root of the place.
const ROOT: &str = "job.root";

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let planner = context.planner;
    let mut found: Vec<(Span, LiteralAddress, &str)> = Vec::new();
    for (name, file) in planner.theme.templates.iter().filter(|(name, _)| name.ends_with(".html")) {
        for (at, address) in literal_addresses(&context.files.get(*file).text) {
            found.push((Span::new(*file, at, at + address.written().len()), address, name));
        }
    }
    if found.is_empty() {
        return;
    }
    // Most templates name files that every place has; other places are planned only for the rest.
    for place in planner.library.places.numbers() {
        let plan = planner.plan(place);
        found.retain(|(_, address, template)| !exists(planner, &plan, address, template));
        if found.is_empty() {
            return;
        }
    }
    let plan = planner.plan(crate::model::PlaceNo::PORTAL);
    let known: BTreeSet<&str> = plan.jobs.iter().map(|job| &*job.path).collect();
    for (span, address, _) in &found {
        let path = address.written();
        diagnostics.push(Diagnostic::new(&TEMPLATE_LINK).at(*span).with("path", path).suggest(path, known.iter().copied()));
    }
}

/// An address in a template that contains no value.
#[derive(Debug, PartialEq)]
pub enum LiteralAddress<'t> {
    /// Below the root of the place: `{{ job.root }}anh/huy-hieu.svg`.
    Root(&'t str),
    /// As browsers resolve it, from the folder of the page: `anh/huy-hieu.svg`.
    Relative(&'t str),
}

impl LiteralAddress<'_> {
    /// The path as it is written.
    pub fn written(&self) -> &str {
        match self {
            LiteralAddress::Root(path) | LiteralAddress::Relative(path) => path,
        }
    }
}

/// Whether some page of the place that is made of a template finds a file there.
fn exists(planner: &Planner, plan: &PlacePlan, address: &LiteralAddress, template: &str) -> bool {
    let uses = |product: &Product| planner.theme.closure_of(product).is_some_and(|closure| closure.reached.contains(template));
    let jobs = plan.jobs.iter().filter(|job| planner.product(job).is_some_and(uses));
    match address {
        LiteralAddress::Root(path) => leads_to(plan, path) || jobs.count() == 0,
        LiteralAddress::Relative(path) => {
            let folders: FxHashSet<&str> = jobs.map(|job| paths::folder(&job.path)).collect();
            folders.iter().any(|folder| paths::resolve(folder, path).is_some_and(|path| leads_to(plan, &path))) || folders.is_empty()
        }
    }
}

/// Whether a path below the root is a file, or the folder of a page.
pub fn leads_to(plan: &PlacePlan, written: &str) -> bool {
    let path = written.split(['#', '?']).next().unwrap_or_default();
    let path = paths::percent_decode(path).unwrap_or_else(|| path.into());
    let folder = path.trim_end_matches('/');
    let index = if folder.is_empty() { "index.html".to_string() } else { format!("{folder}/index.html") };
    plan.find(&path).is_some() || plan.find(&index).is_some()
}

/// The addresses without values in the tags of a template, each with where its path begins. Complete addresses, anchors and those with values other
/// than the root of the place are left out; so are comments.
pub fn literal_addresses(text: &str) -> Vec<(usize, LiteralAddress<'_>)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("=\"") {
        let name = text[..at].rfind(|c: char| !c.is_ascii_alphabetic() && c != '-').map_or(&text[..at], |i| &text[i + 1..at]);
        let start = at + 2;
        let Some(end) = text[start..].find('"').map(|end| start + end) else { continue };
        if !ATTRIBUTES.contains(&name) || in_comment(text, at) {
            continue;
        }
        let value = &text[start..end];
        let below_root = value.strip_prefix("{{").and_then(|rest| rest.trim_start_matches('-').trim_start().strip_prefix(ROOT));
        let path = match below_root.and_then(|rest| rest.trim_start().trim_start_matches('-').strip_prefix("}}")) {
            Some(path) => path,
            None => value,
        };
        let is_value = path.contains("{{") || path.contains("{%") || path.is_empty();
        if is_value {
            continue;
        }
        let begins = end - path.len();
        if path.len() < value.len() {
            found.push((begins, LiteralAddress::Root(path)));
        } else if !path.starts_with(['#', '?', '/']) && crate::text::target::scheme(path).is_none() {
            found.push((begins, LiteralAddress::Relative(path)));
        }
    }
    found
}

/// Whether a place in a template lies in a comment of the template or of HTML.
fn in_comment(text: &str, at: usize) -> bool {
    [("{#", "#}"), ("<!--", "-->")].iter().any(|(open, close)| {
        let opened = text[..at].rfind(open);
        opened.is_some_and(|opened| !text[opened..at].contains(close))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_values_are_left_alone() {
        let text = r##"{# <a href="x.html"> #}<a href="{{ job.root }}a.html">{{ "b=\"" }}<img src="{{- job.root -}}c.png"><a href="d/e.html#f">
            <a href="{{ job.root }}{{ x.url }}"><a href="#g"><a href="https://x/"><a data-src="h"><a href="/i"><a href="{{ x }}"><a href="">"##;
        let found: Vec<LiteralAddress> = literal_addresses(text).into_iter().map(|(_, address)| address).collect();
        assert_eq!(found, [LiteralAddress::Root("a.html"), LiteralAddress::Root("c.png"), LiteralAddress::Relative("d/e.html#f")]);
    }
}
