//! `loa import contacts|locations FILE`: imports a list row by row and prints new rows, corrections, and rows that a person must decide.

use super::tables::{RowAddition, print_faults, write};
use crate::cli::{CONTENT, GOOD, SYSTEM};
use crate::config::Config;
use crate::diag::{Diagnostics, Files, SourcePosition};
use crate::forms::{ImportDecision, columns, import_rows};
use crate::kinds::Kind;
use crate::lang::Words;
use crate::model::Registry;
use crate::pipeline::load;
use crate::read::read_tables;
use crate::vietnamese::key;
use std::path::Path;

/// Runs the command.
pub fn run(config: &Config, what: &str, path: &Path, yes: bool, words: &Words) -> u8 {
    let Some(kind) = Kind::of_folder(what) else { return SYSTEM };
    let mut loaded = load(config);
    let registry = Registry::read(&mut loaded.sources, &mut Diagnostics::new());
    let library = &loaded.library;
    let (mut files, mut diagnostics) = (Files::default(), Diagnostics::new());
    let tables = read_tables(path, &mut files, &mut diagnostics);
    print_faults(diagnostics, &files, words);
    let Some(table) = tables.first() else { return CONTENT };
    let label = |field: &'static str| {
        let known = kind.table().named(field).map(|no| kind.table().field(no));
        known.map_or(field, |f| words.speech.choose(f.vi, f.name))
    };
    for (head, field) in columns(kind, &table.node) {
        match field {
            Some(field) if key(&head) == key(label(field)) => {}
            Some(field) => say!("{}", words.say("cli-import-column", &[("head", head), ("field", label(field).to_string())])),
            None => say!("{}", words.say("cli-import-no-column", &[("head", head)])),
        }
    }
    let mut additions = Vec::new();
    let mut undecided = 0;
    for imported in import_rows(library, &registry, kind, &table.node) {
        let place = match files.locate(imported.row) {
            SourcePosition::Line { line, .. } => line.to_string(),
            SourcePosition::Cell { cell, .. } => cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).to_string(),
            SourcePosition::File => String::new(),
        };
        let row = words.say("cli-import-row", &[("row", place)]);
        let corrections: Vec<String> = imported
            .corrections
            .iter()
            .map(|(field, old, new)| {
                let old = if old.is_empty() { words.say("cli-import-empty", &[]) } else { format!("“{old}”") };
                format!("{}: {old} → “{new}”", label(field))
            })
            .collect();
        let corrections = if corrections.is_empty() { String::new() } else { format!(" ({})", corrections.join("; ")) };
        match (imported.new, imported.decision) {
            (Some(new), _) => {
                let id = new.0.first().map(|(_, id)| id.clone()).unwrap_or_default();
                say!("{row}  + {} [{id}]{corrections}", imported.title);
                let code = new.0.iter().find(|(f, _)| *f == "place").map(|(_, v)| v.as_str()).unwrap_or_default();
                additions.extend(library.places.find(code).map(|place| RowAddition { kind, place, row: new.clone() }));
            }
            (None, Some(ImportDecision::Known(title))) => say!("{row}  = {}", words.say("cli-import-held", &[("title", title)])),
            (None, decision) => {
                undecided += 1;
                say!("{row}  ? {}: {}", imported.title, decision.map(|d| why(&d, kind, words)).unwrap_or_default());
            }
        }
    }
    let count = [("count", additions.len().to_string()), ("undecided", undecided.to_string())];
    say!("{}", words.say("cli-import-count", &count));
    if !yes {
        say!("{}", words.say("cli-import-dry", &[]));
        return GOOD;
    }
    write(config, library, &loaded.sources.files, Vec::new(), additions, words)
}

/// The text of a decision.
fn why(decision: &ImportDecision, kind: &Kind, words: &Words) -> String {
    let label = |field: &str| {
        let known = kind.table().named(field).map(|no| kind.table().field(no));
        known.map_or(field.to_string(), |f| words.speech.choose(f.vi, f.name).to_string())
    };
    match decision {
        ImportDecision::UnknownPlace(name) => words.say("cli-import-unknown-place", &[("name", name.clone())]),
        ImportDecision::AmbiguousPlace(name, places) => {
            words.say("cli-import-which-place", &[("name", name.clone()), ("places", places.join(", "))])
        }
        ImportDecision::Missing(field) => words.say("cli-import-missing", &[("field", label(field))]),
        ImportDecision::Wrong(field, value) => words.say("cli-import-wrong", &[("field", label(field)), ("value", value.clone())]),
        ImportDecision::Phone(value, why) => words.say("bad-phone", &[("value", value.clone()), ("why", why.name().to_string())]),
        ImportDecision::Known(title) => words.say("cli-import-held", &[("title", title.clone())]),
    }
}
