//! `loa import contacts|locations FILE`: imports a list row by row and prints new rows, corrections, and rows that a person must decide.

use super::tables::{RowAddition, print_faults, write};
use crate::cli::{CONTENT, GOOD, SYSTEM};
use crate::config::Config;
use crate::diag::{Diagnostics, Files, SourcePosition};
use crate::forms::{ImportChoices, ImportDecision, columns, import_rows, is_known_column};
use crate::kinds::Kind;
use crate::lang::Words;
use crate::model::Registry;
use crate::pipeline::load;
use crate::read::disk::read_text;
use crate::read::read_list;
use crate::vietnamese::key;
use crate::write::put_file;
use std::path::Path;

/// The file of a site that remembers which columns are which fields: a line each, `contacts: Số máy bàn=phone`.
const REMEMBERED: &str = "import-columns.txt";

/// What was said on the command line.
pub struct ListOptions<'a> {
    /// Columns and their fields: `Số ĐT=phone`.
    pub maps: Vec<&'a str>,
    /// Code of the place of all rows.
    pub place: Option<&'a str>,
    /// Whether hidden rows are passed over.
    pub skip_hidden: bool,
    /// Whether it is written.
    pub yes: bool,
}

/// Runs the command.
pub fn run(config: &Config, what: &str, path: &Path, options: &ListOptions, words: &Words) -> u8 {
    let mut loaded = load(config);
    let Some(kind) = loaded.library.site.kinds.of_folder(what) else { return SYSTEM };
    let registry = Registry::read(&mut loaded.sources, &mut Diagnostics::new());
    let library = &loaded.library;
    let remembered_at = config.site_dir.join(REMEMBERED);
    let remembered = read_text(&remembered_at).unwrap_or_default();
    let mut choices = ImportChoices::default();
    let told = options.maps.iter().map(|map| map.to_string());
    let known = remembered.lines().filter_map(|line| line.strip_prefix(what)?.strip_prefix(": ").map(str::to_string));
    for map in told.chain(known) {
        let field = map.rsplit_once('=').and_then(|(head, field)| {
            let no = kind.table().find(field.trim()).or_else(|| kind.table().named(field.trim()))?;
            Some((head.trim().to_string(), kind.table().field(no).name))
        });
        match field {
            Some(column) => choices.columns.push(column),
            None => {
                complain!("{}", words.say("cli-import-no-map", &[("map", map), ("kind", kind.name.to_string())]));
                return SYSTEM;
            }
        }
    }
    if let Some(code) = options.place {
        match library.places.find(code) {
            Some(place) => choices.place = Some(place),
            None => {
                complain!("{}", words.say("cli-no-place", &[("place", code.to_string())]));
                return SYSTEM;
            }
        }
    }
    let (mut files, mut diagnostics) = (Files::default(), Diagnostics::new());
    let is_known = |head: &str| is_known_column(kind, head) || choices.columns.iter().any(|(column, _)| key(column) == key(head));
    let list = read_list(path, &is_known, &mut files, &mut diagnostics);
    print_faults(diagnostics, &files, words);
    let Some(list) = list else { return CONTENT };
    let table = &list.table;
    if list.sheets > 1 {
        say!("{}", words.say("cli-import-sheet", &[("name", table.name.clone()), ("count", list.sheets.to_string())]));
    }
    let label = |field: &'static str| {
        let known = kind.table().named(field).map(|no| kind.table().field(no));
        known.map_or(field, |f| words.speech.choose(f.vi, f.name))
    };
    let columns = columns(kind, &table.node, &choices);
    let unused = columns.iter().find(|(head, field)| field.is_none() && !is_numbering(head)).map(|(head, _)| head.clone());
    for (head, field) in columns {
        match field {
            Some(field) if key(&head) == key(label(field)) => {}
            Some(field) => say!("{}", words.say("cli-import-column", &[("head", head), ("field", label(field).to_string())])),
            None => say!("{}", words.say("cli-import-no-column", &[("head", head)])),
        }
    }
    if let Some(head) = unused {
        let fields: Vec<&str> = kind.fields.iter().map(|field| label(field.name)).collect();
        say!("{}", words.say("cli-import-map-hint", &[("head", head), ("fields", fields.join(", "))]));
    }
    if !list.hidden.is_empty() {
        let skipped = if options.skip_hidden { "skipped" } else { "taken" };
        say!("{}", words.say("cli-import-hidden", &[("count", list.hidden.len().to_string()), ("what", skipped.to_string())]));
    }
    let mut additions = Vec::new();
    let mut undecided = 0;
    for imported in import_rows(library, &registry, kind, &table.node, &choices) {
        let place = match files.locate(imported.row) {
            SourcePosition::Line { line, .. } => line.to_string(),
            SourcePosition::Cell { cell, .. } => cell.trim_start_matches(|c: char| c.is_ascii_alphabetic()).to_string(),
            SourcePosition::File => String::new(),
        };
        let is_hidden = place.parse().is_ok_and(|no: usize| list.hidden.contains(&no));
        if is_hidden && options.skip_hidden {
            continue;
        }
        let hidden = if is_hidden { format!(" {}", words.say("cli-import-hidden-row", &[])) } else { String::new() };
        let row = format!("{}{hidden}", words.say("cli-import-row", &[("row", place)]));
        let corrections: Vec<String> = imported
            .corrections
            .iter()
            .map(|(field, old, new)| {
                let old = if old.is_empty() { words.say("cli-import-empty", &[]) } else { format!("“{old}”") };
                format!("{}: {old} → “{new}”", label(field))
            })
            .chain(
                imported
                    .left_out
                    .iter()
                    .map(|(head, text)| words.say("cli-import-cell-left-out", &[("head", head.clone()), ("text", text.clone())])),
            )
            .collect();
        let corrections = if corrections.is_empty() { String::new() } else { format!(" ({})", corrections.join("; ")) };
        match (imported.new, imported.decision) {
            (Some(new), _) => {
                let id = new.0.first().map(|(_, id)| id.clone()).unwrap_or_default();
                say!("{row}  + {} [{id}]{corrections}", imported.title);
                let code = new.0.iter().find(|(f, _)| *f == "place").map(|(_, v)| v.as_str()).unwrap_or_default();
                additions.extend(library.places.find(code).map(|place| RowAddition { kind, place, row: new.clone() }));
            }
            (None, Some(ImportDecision::NoItem(text))) => say!("{row}  - {}", words.say("cli-import-no-item", &[("text", text)])),
            (None, Some(ImportDecision::Known(title))) => say!("{row}  = {}", words.say("cli-import-held", &[("title", title)])),
            (None, decision) => {
                undecided += 1;
                say!("{row}  ? {}: {}", imported.title, decision.map(|d| why(&d, kind, words)).unwrap_or_default());
            }
        }
    }
    let count = [("count", additions.len().to_string()), ("undecided", undecided.to_string())];
    say!("{}", words.say("cli-import-count", &count));
    if !options.yes {
        say!("{}", words.say("cli-import-dry", &[]));
        return GOOD;
    }
    let new: String =
        options.maps.iter().map(|map| format!("{what}: {map}\n")).filter(|line| !remembered.contains(line.as_str())).collect();
    if !new.is_empty() {
        if let Err(error) = put_file(&remembered_at, format!("{remembered}{new}").as_bytes(), true) {
            complain!("{}", words.cannot_write(&remembered_at, &error));
            return SYSTEM;
        }
        say!("{}", words.say("cli-import-remembered", &[("path", remembered_at.display().to_string())]));
    }
    write(config, library, &loaded.sources.files, Vec::new(), additions, words)
}

/// Whether a header is that of the numbers of rows, which nobody wants to take.
fn is_numbering(head: &str) -> bool {
    matches!(&*key(head), "stt" | "tt" | "sott" | "sothutu" | "no")
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
        ImportDecision::NoItem(text) => words.say("cli-import-no-item", &[("text", text.clone())]),
        ImportDecision::Known(title) => words.say("cli-import-held", &[("title", title.clone())]),
    }
}
