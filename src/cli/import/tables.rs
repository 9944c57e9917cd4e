//! The changes of an import, and how they are written into the tables of the site.

use crate::cli::report::{self, OutputFormat};
use crate::cli::{CONTENT, GOOD};
use crate::config::Config;
use crate::diag::{Diagnostics, FileId, Files, Levels, Span};
use crate::forms::{CsvRows, NewRow, label};
use crate::kinds::Kind;
use crate::lang::{Speech, Words};
use crate::model::{Library, PlaceNo};
use crate::write::{put_file, replace_file};
use std::collections::BTreeMap;

/// A new value of a cell.
pub struct CellEdit {
    /// The kind of the table.
    pub kind: &'static Kind,
    /// The row.
    pub row: Span,
    /// Name of the field.
    pub field: &'static str,
    /// The new value.
    pub value: String,
}

/// A new row.
pub struct RowAddition {
    /// The kind of the item.
    pub kind: &'static Kind,
    /// The place of the item.
    pub place: PlaceNo,
    /// The values.
    pub row: NewRow,
}

/// The changes of one table: its kind, new values and new rows.
type TableChanges = (&'static Kind, Vec<CellEdit>, Vec<NewRow>);

/// Writes new values and rows into the tables of the site, and prints each written file and each that cannot be changed. Returns the exit
/// code.
pub fn write(config: &Config, library: &Library, files: &Files, edits: Vec<CellEdit>, additions: Vec<RowAddition>, words: &Words) -> u8 {
    let mut by_file: BTreeMap<FileId, TableChanges> = BTreeMap::new();
    let mut new_files: BTreeMap<String, (&'static Kind, Vec<NewRow>)> = BTreeMap::new();
    for edit in edits {
        by_file.entry(edit.row.file).or_insert((edit.kind, Vec::new(), Vec::new())).1.push(edit);
    }
    for RowAddition { kind, place, mut row } in additions {
        match table_of(library, files, kind, place) {
            Some(file) => {
                // A table in the folder of a place has no column for the place.
                if files.get(file).path.starts_with("content/places/") {
                    row.0.retain(|(field, _)| *field != "place");
                }
                by_file.entry(file).or_insert((kind, Vec::new(), Vec::new())).2.push(row);
            }
            None => new_files.entry(format!("content/{}.csv", kind.folder)).or_insert((kind, Vec::new())).1.push(row),
        }
    }
    let mut code = GOOD;
    let mut report_file = |path: &str, result: Result<(), String>| match result {
        Ok(()) => say!("{}", words.say("cli-import-wrote", &[("path", path.to_string())])),
        Err(reason) => {
            complain!("{}", words.say("cli-not-fixed", &[("path", path.to_string()), ("reason", reason)]));
            code = CONTENT;
        }
    };
    for (file, (kind, edits, rows)) in by_file {
        let source = files.get(file);
        let text = &*source.text;
        let table = if source.path.ends_with(".csv") { CsvRows::new(text, kind) } else { None };
        let Some(mut table) = table else {
            report_file(&source.path, Err(words.say("cli-import-no-csv", &[])));
            continue;
        };
        edits.into_iter().for_each(|edit| table.set(edit.row, edit.field, edit.value));
        rows.into_iter().for_each(|row| table.append(row));
        // `replace_file` keeps the byte order mark.
        let new = table.finish();
        let bare = |text: &'_ str| text.trim_start_matches('\u{feff}').to_string();
        let replaced = replace_file(Some(&config.site_dir), &config.site_dir.join(&*source.path), &bare(text), &bare(&new));
        report_file(&source.path, replaced.map_err(|error| words.reason(&error)));
    }
    for (path, (kind, rows)) in new_files {
        let mut fields: Vec<&'static str> = Vec::new();
        for (field, _) in rows.iter().flat_map(|row| &row.0) {
            if !fields.contains(field) {
                fields.push(field);
            }
        }
        let header: Vec<String> = fields.iter().map(|field| label(kind, field, Speech::Vietnamese)).collect();
        let text = format!("\u{feff}{}\n", header.join(","));
        let Some(mut table) = CsvRows::new(&text, kind) else { continue };
        rows.into_iter().for_each(|row| table.append(row));
        let put = put_file(&config.site_dir.join(&path), table.finish().as_bytes(), false);
        report_file(&path, put.map_err(|error| words.reason(&error)));
    }
    code
}

/// The CSV table with rows of a kind and a place, else the shared one of the kind.
fn table_of(library: &Library, files: &Files, kind: &'static Kind, place: PlaceNo) -> Option<FileId> {
    let of_kind = || library.groups.iter().filter(|g| g.kind == kind).map(|g| (g.place, g.span.file));
    let is_csv = |file: FileId| files.get(file).path.ends_with(".csv");
    let own = of_kind().find(|(stands, file)| *stands == place && is_csv(*file));
    let shared = || of_kind().find(|(_, file)| is_csv(*file) && !files.get(*file).path.starts_with("content/places/"));
    own.or_else(shared).map(|(_, file)| file)
}

/// Prints diagnostics of imported files.
pub fn print_faults(diagnostics: Diagnostics, files: &Files, words: &Words) {
    let settled = diagnostics.settle(&Levels::default(), files);
    report::print(&settled, files, words, OutputFormat::Human, false);
}
