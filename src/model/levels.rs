//! The levels of diagnostics, from `checks:` in `site.yaml`.

use crate::diag::{
    self, BAD_NUMBER, Diagnostic, Diagnostics, FILE_MISSING, LEVEL_FIXED, Level, Levels, Severity, UNKNOWN_CHOICE, UNKNOWN_FIELD,
    WRONG_TYPE,
};
use crate::read::{Node, NodeKey, Sources, paths};

/// Reads levels by code, `code: level` or `code: { level: …, days: … }`, and by folder, `tin/2019/: { code: level }`.
pub fn read_levels(node: &Node, sources: &Sources, diagnostics: &mut Diagnostics) -> Levels {
    let mut levels = Levels::default();
    for (name, value) in node.as_map().unwrap_or_default() {
        if name.text.contains('/') {
            read_folder(name, value, sources, &mut levels, diagnostics);
            continue;
        }
        let Some(code) = known_code(name, diagnostics) else { continue };
        let (value, days) = match value.as_map() {
            Some(_) => (value.get("level"), value.get("days")),
            None => (Some(value), None),
        };
        match days.map(|node| (node, node.as_text().unwrap_or_default().parse::<u32>())) {
            Some((_, Ok(days))) => levels.set_days(code.name, days),
            Some((node, Err(_))) => {
                let written = node.as_text().unwrap_or_default();
                let report = Diagnostic::new(&BAD_NUMBER).at(node.span).with("name", "days").with("label", "days");
                diagnostics.push(report.with("value", written));
            }
            None => {}
        }
        if let Some(level) = value.and_then(|value| level(code, name, value, diagnostics)) {
            levels.set(code.name, level);
        }
    }
    levels
}

/// Reads the levels of the files below a folder of `content/`.
fn read_folder(name: &NodeKey, value: &Node, sources: &Sources, levels: &mut Levels, diagnostics: &mut Diagnostics) {
    let below = name.text.trim_matches('/').trim_start_matches("content/");
    let folder = format!("content/{below}/");
    let exists = sources.files.iter().any(|(_, file)| file.path.starts_with(&folder));
    if !exists {
        let mut known: Vec<&str> = sources.files.iter().map(|(_, f)| paths::folder(&f.path).trim_start_matches("content/")).collect();
        known.sort_unstable();
        known.dedup();
        diagnostics.push(Diagnostic::new(&FILE_MISSING).at(name.span).with("path", &folder).suggest(below, known));
    }
    let Some(entries) = value.as_map() else {
        diagnostics
            .push(Diagnostic::new(&WRONG_TYPE).at(value.span).with("name", &name.text).with("label", &name.text).with("expected", "map"));
        return;
    };
    for (code, value) in entries {
        if let Some(known) = known_code(code, diagnostics)
            && let Some(level) = level(known, code, value, diagnostics)
        {
            levels.set_below(&folder, known.name, level);
        }
    }
}

fn known_code(name: &NodeKey, diagnostics: &mut Diagnostics) -> Option<&'static diag::Code> {
    let found = diag::find_code(&name.text);
    if found.is_none() {
        let report = Diagnostic::new(&UNKNOWN_FIELD).at(name.span).with("name", &name.text).with("kind", "checks");
        diagnostics.push(report.suggest(&name.text, diag::CODES.iter().map(|c| c.name)));
    }
    found
}

fn level(code: &diag::Code, name: &NodeKey, value: &Node, diagnostics: &mut Diagnostics) -> Option<Level> {
    let text = value.as_text().unwrap_or_default();
    let level = if text == "off" { Some(Level::Off) } else { Severity::from_name(text).map(Level::At) };
    let Some(level) = level else {
        let report = Diagnostic::new(&UNKNOWN_CHOICE).at(value.span).with("name", &name.text).with("label", &name.text).with("value", text);
        diagnostics.push(report.suggest(text, ["error", "warning", "note", "off"]));
        return None;
    };
    if code.fixed && level != Level::At(Severity::Error) {
        diagnostics.push(Diagnostic::new(&LEVEL_FIXED).at(value.span).with("code", code.name));
        return None;
    }
    Some(level)
}
