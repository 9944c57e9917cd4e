//! Reads `template` and `make` of a declaration.

use super::nodes::{Declaration, choice, fault};
use crate::diag::{Diagnostic, Diagnostics, TEMPLATE_MISSING, nearest};
use crate::plan::declared::maker::Maker;
use crate::plan::declared::query::{Need, Query, Select};
use crate::plan::declared::subject::SubjectSpec;
use crate::read::{Node, ThemeSource};
use std::sync::Arc;

/// Reads `template` or `make`.
pub fn read_maker(declaration: &Declaration, theme: &ThemeSource, diagnostics: &mut Diagnostics) -> Option<Maker> {
    let node = declaration.node;
    let find = |name: &Node, diagnostics: &mut Diagnostics| -> Option<Arc<str>> {
        let written = name.as_text().unwrap_or_default();
        let beside = format!("products/{}/{written}", declaration.name);
        let found = [beside.as_str(), written].into_iter().find(|p| theme.find(p).is_some());
        if found.is_none() {
            let paths = theme.paths();
            // A file of this name elsewhere in the theme is suggested by its whole path.
            let files = || paths.keys().map(|p| &***p).filter(|p| !p.ends_with(".yaml"));
            let last = |p: &'_ str| p.rsplit_once('/').map_or(p, |(_, name)| name).to_string();
            let names: Vec<String> = files().map(last).collect();
            let near = nearest(written, &names.iter().map(String::as_str).collect::<Vec<_>>());
            let near = near.and_then(|near| files().find(|p| last(p) == near)).unwrap_or("none");
            diagnostics.push(Diagnostic::new(&TEMPLATE_MISSING).at(name.span).with("path", written).with("near", near).with("known", ""));
        }
        found.map(Arc::from)
    };
    match (node.get("template"), node.get("make")) {
        (Some(template), None) => {
            let name = find(template, diagnostics)?;
            Some(if name.ends_with(".typ") { Maker::Print(name) } else { Maker::Template(name) })
        }
        (None, Some(make)) if make.as_text() == Some("search-index") => Some(Maker::SearchIndex),
        (None, Some(make)) if make.as_text() == Some("zip") => Some(Maker::Zip),
        (None, Some(make)) if make.as_text() == Some("join") => Some(Maker::Join),
        (None, Some(make)) => {
            let source = match node.get("source") {
                Some(source) => find(source, diagnostics)?,
                None => {
                    diagnostics.push(fault(make.span, "missing", "source"));
                    return None;
                }
            };
            match make.as_text().unwrap_or_default() {
                "css" => Some(Maker::Css(source)),
                "copy" => Some(Maker::Copy(source)),
                other => {
                    diagnostics.push(choice(make.span, "make", other, &["css", "copy", "search-index", "zip", "join"]));
                    None
                }
            }
        }
        (Some(_), Some(make)) => {
            diagnostics.push(fault(make.span, "both", "template, make"));
            None
        }
        (None, None) => {
            diagnostics.push(fault(node.span, "missing", "template"));
            None
        }
    }
}

/// Checks a search index: it is about one place, and its needs select title and address.
pub fn check_indexed(node: &Node, about: &SubjectSpec, needs: &[(Box<str>, Need)], diagnostics: &mut Diagnostics) {
    if !matches!(about, SubjectSpec::Place | SubjectSpec::Site) {
        diagnostics.push(fault(node.get("for").map_or(node.span, |n| n.span), "index-for", "search-index"));
    }
    if let Some(when) = node.get("when").filter(|when| when.as_text() == Some("kit")) {
        diagnostics.push(fault(when.span, "index-for", "search-index"));
    }
    let Some(entries) = node.get("needs").and_then(Node::as_map).filter(|entries| !entries.is_empty()) else {
        diagnostics.push(fault(node.span, "missing", "needs"));
        return;
    };
    let leads = |query: &Query| {
        let titles = ["title"].into_iter().chain(query.kind.title_from).filter_map(|name| query.kind.table().named(name));
        let titles: Vec<Select> = titles.map(Select::Field).collect();
        query.select.iter().any(|s| titles.contains(s)) && query.select.iter().any(|s| matches!(s, Select::Url | Select::AbsUrl))
    };
    for (name, need) in needs {
        if !matches!(need, Need::Items(query) if leads(query)) {
            let span = entries.iter().find(|(n, _)| n.text == *name).map_or(node.span, |(n, _)| n.span);
            diagnostics.push(fault(span, "index-need", name));
        }
    }
}
