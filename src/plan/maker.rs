//! Makers: what makes the bytes of a product's files. Templates, and a closed list of those that need none.

use super::about::{SubjectSpec, choice, fault};
use super::product::Declaration;
use super::query::{Need, Query, Select};
use crate::diag::{Diagnostic, Diagnostics, TEMPLATE_MISSING, nearest};
use crate::read::{Node, ThemeSource};
use std::sync::Arc;

/// Whether this program can print. Without, print templates are read and looked over, but nothing is made of them.
pub const PRINTS: bool = cfg!(feature = "print");

/// What makes the bytes.
#[derive(Clone, Debug, PartialEq)]
pub enum Maker {
    /// Name of a Tera template.
    Template(Arc<str>),
    /// Name of a Typst template.
    Print(Arc<str>),
    /// The style sheet at this path of the theme, with the tokens in front.
    Css(Arc<str>),
    /// The theme's file at this path, as it is.
    Copy(Arc<str>),
    /// An archive of the files of its needs.
    Zip,
    /// The PDFs of its needs, one after the other.
    Join,
    /// A script that hands the words of the needs' items to the reader's browser.
    SearchIndex,
}

/// The extension of what a maker makes, where nothing else is said.
pub fn extension(maker: &Maker) -> &str {
    match maker {
        Maker::Template(name) | Maker::Copy(name) => name.rsplit_once('.').map_or("html", |(_, e)| e),
        Maker::Print(_) => "pdf",
        Maker::Css(_) => "css",
        Maker::SearchIndex => "js",
        Maker::Zip => "zip",
        Maker::Join => "pdf",
    }
}

/// Reads `template` or `make`.
pub fn read_maker(declaration: &Declaration, theme: &ThemeSource, diagnostics: &mut Diagnostics) -> Option<Maker> {
    let node = declaration.node;
    let find = |name: &Node, diagnostics: &mut Diagnostics| -> Option<Arc<str>> {
        let written = name.as_text().unwrap_or_default();
        let beside = format!("products/{}/{written}", declaration.name);
        let found = [beside.as_str(), written].into_iter().find(|p| theme.find(p).is_some());
        if found.is_none() {
            let paths = theme.paths();
            // The file of this name may lie elsewhere in the theme: its whole path says where.
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

/// An index is of one place, and a result of a search needs a title and somewhere to lead to.
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
