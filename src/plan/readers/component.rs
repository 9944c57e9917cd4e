//! Reads `components/<name>/component.yaml`: parameters, needs, and which templates stand beside it.

use super::options::{report_of, unknown_choice};
use super::query::read_need;
use super::templates::closure_digest;
use crate::diag::{
    Diagnostic, Diagnostics, FIELD_MISSING, FileId, Files, RESERVED_NAME, TEMPLATE_MISSING, UNANSWERABLE_NEED, UNKNOWN_FIELD, WRONG_TYPE,
};
use crate::kinds::KindSet;
use crate::plan::declared::component::{ComponentParameter, ComponentTemplate, ThemeComponent, parameter_types};
use crate::plan::declared::options::OptionType;
use crate::plan::declared::query::Need;
use crate::plan::declared::subject::SubjectSpec;
use crate::plan::declared::theme::TemplateClosure;
use crate::plan::declared::typst_files::TypstFiles;
use crate::read::yaml::parse_yaml;
use crate::read::{Node, NodeKey, ThemeFile, ThemeSource};
use rustc_hash::FxHashMap;
use std::sync::Arc;

const KEYS: &[&str] = &["doc", "parameters", "needs"];
const PARAMETER_KEYS: &[&str] = &["type", "of", "required", "default", "doc"];
/// Names that templates of components have anyway.
const RESERVED: &[&str] = &["params", "body", "place", "lang", "theme", "root", "words", "color"];

/// What the readers of components look at.
pub(super) struct ComponentSources<'a> {
    pub source: &'a ThemeSource,
    pub files: &'a Files,
    pub closures: &'a FxHashMap<Arc<str>, TemplateClosure>,
    pub typst: &'a TypstFiles,
    /// The kinds of the site.
    pub kinds: &'a KindSet,
}

/// Reads all components of a theme, by name.
pub(super) fn read_components(of: &ComponentSources, diagnostics: &mut Diagnostics) -> Vec<ThemeComponent> {
    let mut found = Vec::new();
    for (path, file) in of.source.paths() {
        let name = path.strip_prefix("components/").and_then(|p| p.strip_suffix("/component.yaml"));
        if let (Some(name), ThemeFile::Text(file)) = (name, file) {
            found.extend(read_component(name, *file, of, diagnostics));
        }
    }
    found
}

fn read_component(name: &str, file: FileId, of: &ComponentSources, diagnostics: &mut Diagnostics) -> Option<ThemeComponent> {
    let text = of.files.get(file).text.clone();
    let node = match parse_yaml(file, &text, 0) {
        Ok(node) => node,
        Err(faults) => {
            diagnostics.extend(faults);
            return None;
        }
    };
    if crate::text::alert(name).is_some() {
        diagnostics.push(Diagnostic::new(&RESERVED_NAME).at(node.span).with("name", name).with("what", "component"));
    }
    let entries = of_map(&node, "component.yaml", diagnostics)?;
    unknown_keys(entries, KEYS, "component", diagnostics);
    let mut parameters = Vec::new();
    for (key, node) in node.get("parameters").and_then(|node| of_map(node, "parameters", diagnostics)).unwrap_or_default() {
        parameters.extend(read_parameter(key, node, diagnostics));
    }
    let mut needs = Vec::new();
    for (key, node) in node.get("needs").and_then(|node| of_map(node, "needs", diagnostics)).unwrap_or_default() {
        if RESERVED.contains(&&*key.text) {
            diagnostics.push(Diagnostic::new(&RESERVED_NAME).at(key.span).with("name", &key.text).with("what", "need"));
        }
        match read_need(node, &SubjectSpec::Place, false, of.kinds, diagnostics) {
            Some(Need::Items(query)) if !query.shows_text => needs.push(((*key.text).into(), query)),
            Some(_) => {
                let report = Diagnostic::new(&UNANSWERABLE_NEED).at(node.span).with("name", &key.text);
                diagnostics.push(report.with("why", "component").suggest("", []));
            }
            None => {}
        }
    }
    let path = |extension: &str| -> Arc<str> { format!("components/{name}/{name}.{extension}").into() };
    let template = |path: Arc<str>| match of.source.find(&path) {
        Some(ThemeFile::Text(file)) => Some(ComponentTemplate { shows_body: mentions_body(&of.files.get(*file).text), path }),
        _ => None,
    };
    let Some(html) = template(path("html")) else {
        diagnostics.push(Diagnostic::new(&TEMPLATE_MISSING).at(node.span).with("path", path("html")).suggest("", []));
        return None;
    };
    let (print, plain) = (template(path("typ")), template(path("txt")).map(|template| template.path));
    let mut hasher = blake3::Hasher::new();
    hasher.update(name.as_bytes());
    hasher.update(blake3::hash(text.as_bytes()).as_bytes());
    hasher.update(of.kinds.digest().as_bytes());
    hasher.update(closure_digest(of.closures, &html.path).as_bytes());
    if let Some(path) = &plain {
        hasher.update(closure_digest(of.closures, path).as_bytes());
    }
    if let Some(print) = &print {
        hasher.update(of.typst.digest(&print.path).as_bytes());
    }
    Some(ThemeComponent { name: name.into(), parameters, needs, html, print, plain, digest: hasher.finalize(), file })
}

/// Whether a template mentions `body` as a word.
fn mentions_body(text: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices("body").any(|(at, word)| !text[..at].ends_with(is_word) && !text[at + word.len()..].starts_with(is_word))
}

fn read_parameter(key: &NodeKey, node: &Node, diagnostics: &mut Diagnostics) -> Option<ComponentParameter> {
    unknown_keys(of_map(node, &key.text, diagnostics)?, PARAMETER_KEYS, "component-parameter", diagnostics);
    let missing = |name: &str| {
        Diagnostic::new(&FIELD_MISSING).at(key.span).with("name", name).with("label", name).with("kind", "component-parameter")
    };
    let Some(written) = node.get("type") else {
        diagnostics.push(missing("type"));
        return None;
    };
    let word = written.as_text().unwrap_or_default();
    let Some((_, ty)) = parameter_types().find(|(name, _)| *name == word) else {
        diagnostics.push(unknown_choice(written.span, "type", word, parameter_types().map(|(name, _)| name)));
        return None;
    };
    let of: Vec<Arc<str>> =
        node.get("of").and_then(Node::as_list).unwrap_or_default().iter().filter_map(Node::as_text).map(Arc::from).collect();
    if ty == OptionType::Choice && of.is_empty() {
        diagnostics.push(missing("of"));
        return None;
    }
    let is_required = node.get("required").and_then(Node::as_text).is_some_and(|text| text == "true");
    let mut parameter = ComponentParameter { name: (*key.text).into(), ty, of, is_required, default: None, span: key.span };
    if let Some(default) = node.get("default").filter(|node| !node.is_null()) {
        let text = default.as_text().unwrap_or_default();
        match parameter.value(text) {
            Ok(value) => parameter.default = Some(value),
            Err(fault) => diagnostics.push(report_of(fault, &key.text, text, &parameter.of, default.span)),
        }
    }
    Some(parameter)
}

fn of_map<'n>(node: &'n Node, name: &str, diagnostics: &mut Diagnostics) -> Option<&'n [(NodeKey, Node)]> {
    let map = node.as_map();
    if map.is_none() && !node.is_null() {
        diagnostics.push(Diagnostic::new(&WRONG_TYPE).at(node.span).with("name", name).with("label", name).with("expected", "map"));
    }
    map.or(node.is_null().then_some(&[]))
}

fn unknown_keys(entries: &[(NodeKey, Node)], known: &[&str], kind: &str, diagnostics: &mut Diagnostics) {
    for (key, _) in entries.iter().filter(|(key, _)| !known.contains(&&*key.text)) {
        let report = Diagnostic::new(&UNKNOWN_FIELD).at(key.span).with("name", &key.text).with("kind", kind);
        diagnostics.push(report.suggest(&key.text, known.iter().copied()));
    }
}
