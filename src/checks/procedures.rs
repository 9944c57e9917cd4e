//! Procedures named by their code that are repealed, or not in force yet.

use super::Known;
use super::past::is_about_past;
use super::prose::Prose;
use crate::diag::{Diagnostic, Diagnostics, PROCEDURE_OUT_OF_FORCE};
use crate::kinds::Value;
use crate::model::Library;
use crate::vietnamese::short_date;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

/// When a procedure holds, and what follows it.
#[derive(Debug)]
pub struct Procedure {
    from: Option<Date>,
    to: Option<Date>,
    next: Option<String>,
}

/// The site's procedures by code.
pub fn procedures(library: &Library) -> FxHashMap<String, Procedure> {
    let mut found = FxHashMap::default();
    for item in library.items.iter().filter(|i| i.kind.name == "procedure") {
        let date = |name: &str| item.get(name).and_then(Value::as_date);
        let next = item.get("replaced_by").and_then(Value::plain).map(|slug| slug.replacen('-', ".", 1));
        if let Some(code) = item.get("code").and_then(Value::plain) {
            found.insert(code.into_owned(), Procedure { from: date("valid_from"), to: date("valid_to"), next });
        }
    }
    found
}

pub fn check(prose: &Prose, known: &Known, diagnostics: &mut Diagnostics) {
    for block in &prose.blocks {
        for at in block.words.clone() {
            // The number of a procedure: `1.001193`.
            if !(prose.lower(at).len() == 1 && prose.lower(at + 1).len() == 6 && block.words.contains(&(at + 1))) {
                continue;
            }
            let range = prose.range(at..at + 2);
            let Some(procedure) = known.procedures.get(&prose.text[range.clone()]) else { continue };
            let (early, over) = (procedure.from.filter(|d| *d > known.as_of), procedure.to.filter(|d| *d < known.as_of));
            // Where it is listed, with its dates, it may stand.
            let is_its_row =
                prose.path.rsplit('/').next().is_some_and(|name| name.starts_with("procedures") || prose.path.contains("/procedures/"));
            if (early, over) == (None, None) || is_its_row || is_about_past(prose.sentence_at(range.start)) {
                continue;
            }
            let report = Diagnostic::new(&PROCEDURE_OUT_OF_FORCE).at(prose.span(range.clone())).with("code", &prose.text[range]);
            let report =
                report.with("from", early.map_or("none".to_string(), short_date)).with("to", over.map_or("none".to_string(), short_date));
            diagnostics.push(report.with("next", procedure.next.as_deref().unwrap_or("none")));
        }
    }
}
