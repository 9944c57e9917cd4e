//! `loa import`: forms that came back, and lists from elsewhere, taken into the site's tables; nothing is written without `--yes`.

mod answers;
mod guides;
mod lists;

use super::report::{self, Format};
use super::{CONTENT, GOOD, SYSTEM, config};
use crate::config::Config;
use crate::diag::{Diagnostics, FileId, Files};
use crate::forms::{CsvRows, NewRow, label};
use crate::kinds::Kind;
use crate::lang::Words;
use crate::model::{Library, PlaceNo};
use crate::read::disk::is_folder;
use crate::write::{put_file, replace_file};
use clap::ArgMatches;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let what = matches.get_one::<String>("what").map_or("", String::as_str);
    let yes = matches.get_flag("yes");
    match (what, matches.get_one::<PathBuf>("file")) {
        ("contacts" | "locations", Some(file)) => lists::run(&config(matches), what, file, yes, words),
        ("guide", Some(file)) => guides::run(&config(matches), file, yes, words),
        ("contacts" | "locations" | "guide", None) => {
            complain!("{}", words.say("cli-import-what", &[]));
            SYSTEM
        }
        (_, None) if is_folder(Path::new(what)) => answers::run(&config(matches), Path::new(what), yes, words),
        _ => {
            complain!("{}", words.say("cli-import-what", &[]));
            SYSTEM
        }
    }
}

/// A cell of a row of the site that gets another value.
struct Edit {
    kind: &'static Kind,
    row: crate::diag::Span,
    field: &'static str,
    value: String,
}

/// A row that the site has not, and the place it is of.
struct Addition {
    kind: &'static Kind,
    place: PlaceNo,
    row: NewRow,
}

/// What happens to one table: edits, and new rows.
type Table = (&'static Kind, Vec<Edit>, Vec<NewRow>);

/// Writes edits and additions into the tables of the site. Says what it did, and what stands where no program may write.
fn write(config: &Config, library: &Library, files: &Files, edits: Vec<Edit>, additions: Vec<Addition>, words: &Words) -> u8 {
    let mut by_file: BTreeMap<FileId, Table> = BTreeMap::new();
    let mut new_files: BTreeMap<String, (&'static Kind, Vec<NewRow>)> = BTreeMap::new();
    for edit in edits {
        by_file.entry(edit.row.file).or_insert((edit.kind, Vec::new(), Vec::new())).1.push(edit);
    }
    for Addition { kind, place, mut row } in additions {
        match table_of(library, files, kind, place) {
            Some(file) => {
                // What stands in a place's own folder is the place's.
                if files.get(file).path.starts_with("content/places/") {
                    row.0.retain(|(field, _)| *field != "place");
                }
                by_file.entry(file).or_insert((kind, Vec::new(), Vec::new())).2.push(row);
            }
            None => new_files.entry(format!("content/{}.csv", kind.folder)).or_insert((kind, Vec::new())).1.push(row),
        }
    }
    let mut code = GOOD;
    let mut told = |path: &str, result: std::io::Result<()>| match result {
        Ok(()) => say!("{}", words.say("cli-import-wrote", &[("path", path.to_string())])),
        Err(error) => {
            complain!("{}", words.say("cli-not-fixed", &[("path", path.to_string()), ("reason", error.to_string())]));
            code = CONTENT;
        }
    };
    for (file, (kind, edits, rows)) in by_file {
        let source = files.get(file);
        let text = &*source.text;
        let table = if source.path.ends_with(".csv") { CsvRows::new(text, kind) } else { None };
        let Some(mut table) = table else {
            told(&source.path, Err(std::io::Error::other(words.say("cli-import-no-csv", &[]))));
            continue;
        };
        edits.into_iter().for_each(|edit| table.set(edit.row, edit.field, edit.value));
        rows.into_iter().for_each(|row| table.append(row));
        // The mark in front of the file stays where it is.
        let new = table.finish();
        let bare = |text: &'_ str| text.trim_start_matches('\u{feff}').to_string();
        told(&source.path, replace_file(&config.site_dir.join(&*source.path), &bare(text), &bare(&new)));
    }
    for (path, (kind, rows)) in new_files {
        let mut fields: Vec<&'static str> = Vec::new();
        for (field, _) in rows.iter().flat_map(|row| &row.0) {
            if !fields.contains(field) {
                fields.push(field);
            }
        }
        let header: Vec<String> = fields.iter().map(|field| label(kind, field, false)).collect();
        let text = format!("\u{feff}{}\n", header.join(","));
        let Some(mut table) = CsvRows::new(&text, kind) else { continue };
        rows.into_iter().for_each(|row| table.append(row));
        told(&path, put_file(&config.site_dir.join(&path), table.finish().as_bytes(), false));
    }
    code
}

/// The table that holds a kind's rows of a place, else of the whole site.
fn table_of(library: &Library, files: &Files, kind: &'static Kind, place: PlaceNo) -> Option<FileId> {
    let of_kind = || library.groups.iter().filter(|g| g.kind == kind).map(|g| (g.stands, g.span.file));
    let is_csv = |file: FileId| files.get(file).path.ends_with(".csv");
    let own = of_kind().find(|(stands, file)| *stands == place && is_csv(*file));
    let shared = || of_kind().find(|(_, file)| is_csv(*file) && !files.get(*file).path.starts_with("content/places/"));
    own.or_else(shared).map(|(_, file)| file)
}

/// Prints faults of what was read, each with its cell.
fn print_faults(diagnostics: Diagnostics, files: &Files, words: &Words) {
    let settled = diagnostics.settle(&crate::diag::Levels::default(), files);
    report::print(&settled, files, words, Format::Human, false);
}
