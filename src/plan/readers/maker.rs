//! Reads `template`, `make` and `format` of a declaration.

use super::nodes::{Declaration, choice, fault};
use crate::diag::{Diagnostic, Diagnostics, TEMPLATE_MISSING, nearest};
use crate::plan::declared::maker::{MakerInput, MakerList, MakerSetting, MakerSpec, ProductMaker};
use crate::read::{FORMATS, Node, ThemeSource};
use std::sync::Arc;

/// Reads `template` or `make`, with `source` and the maker's own keys.
pub fn read_maker(
    declaration: &Declaration,
    theme: &ThemeSource,
    makers: MakerList,
    diagnostics: &mut Diagnostics,
) -> Option<ProductMaker> {
    let node = declaration.node;
    let (spec, source): (&'static dyn MakerSpec, Arc<str>) = match (node.get("template"), node.get("make")) {
        (Some(template), None) => {
            let path = find_file(declaration, template, theme, diagnostics)?;
            let Some(spec) = makers.iter().find(|spec| spec.takes_template(&path)) else {
                let known: Vec<&str> = FORMATS.iter().filter(|f| f.is_template).map(|f| f.extension).chain(["typ"]).collect();
                let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
                let report = fault(template.span, "template-format", extension);
                diagnostics.push(report.suggest(extension, known));
                return None;
            };
            (*spec, path)
        }
        (None, Some(make)) => {
            let named = |spec: &&&'static dyn MakerSpec| !matches!(spec.input(), MakerInput::Template(_));
            let Some(spec) = makers.iter().filter(named).find(|spec| make.as_text() == Some(spec.name())) else {
                let known: Vec<&str> = makers.iter().filter(named).map(|spec| spec.name()).collect();
                diagnostics.push(choice(make.span, "make", make.as_text().unwrap_or_default(), &known));
                return None;
            };
            let source = match (spec.input(), node.get("source")) {
                (MakerInput::ThemeFile, Some(source)) => find_file(declaration, source, theme, diagnostics)?,
                (MakerInput::ThemeFile, None) => {
                    diagnostics.push(fault(make.span, "missing", "source"));
                    return None;
                }
                _ => "".into(),
            };
            (*spec, source)
        }
        (Some(_), Some(make)) => {
            diagnostics.push(fault(make.span, "both", "template, make"));
            return None;
        }
        (None, None) => {
            diagnostics.push(fault(node.span, "missing", "template"));
            return None;
        }
    };
    let setting = |key: &&'static str| {
        let value = node.get(key)?;
        Some(MakerSetting { key, text: value.as_text()?.into(), span: value.span })
    };
    Some(ProductMaker { spec, source, settings: spec.keys().iter().filter_map(setting).collect() })
}

/// The file of the theme that a key names: beside the declaration, else by its whole path.
fn find_file(declaration: &Declaration, name: &Node, theme: &ThemeSource, diagnostics: &mut Diagnostics) -> Option<Arc<str>> {
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
}

/// Reads `format`, which must be one the maker makes.
pub fn read_format(node: &Node, maker: &ProductMaker, diagnostics: &mut Diagnostics) -> Option<Box<str>> {
    let Some(value) = node.get("format") else { return Some(maker.spec.extension(&maker.source).into()) };
    let format = value.as_text().unwrap_or_default();
    let known: Vec<&str> = FORMATS.iter().filter(|f| maker.spec.makes_format(f)).map(|f| f.extension).collect();
    if !known.contains(&format) {
        diagnostics.push(choice(value.span, "format", format, &known));
        return None;
    }
    Some(format.into())
}
