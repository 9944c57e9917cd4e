//! Where a new item belongs: beside those of its kind and its place.

use super::begin::item_path;
use super::file::{Format, rows};
use super::rows::has_column;
use super::wanted::record_fields;
use crate::diag::{FileId, Files, SourceFile};
use crate::kinds::{Kind, Type};
use crate::model::{Library, PlaceNo, kind_of_table};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Where a new item belongs.
#[derive(Clone, Debug, PartialEq)]
pub enum Home {
    /// A Markdown file of its own.
    Text(String),
    /// A row of a table that is there.
    Table(FileId),
    /// A table that is not there yet.
    NewTable(String),
}

/// Where a place's new item of a kind belongs: where most of the others are; else in a table that holds the rows of many places; else as its kind usually is.
/// `folder` is that of the place below `content/places/`, none at the root.
pub fn home(library: &Library, files: &Files, kind: &'static Kind, title: &str, place: PlaceNo, folder: Option<&str>) -> Home {
    let text = || Home::Text(item_path(kind, title, folder));
    let (mut tables, mut texts): (BTreeMap<FileId, usize>, usize) = (BTreeMap::new(), 0);
    for group in library.groups.iter().filter(|g| g.kind == kind && g.stands == place) {
        match group.span.is_whole_file() {
            true => texts += 1,
            false => *tables.entry(group.span.file).or_default() += 1,
        }
    }
    match tables.into_iter().max_by_key(|(file, count)| (*count, Reverse(*file))) {
        Some((file, count)) if count >= texts => return Home::Table(file),
        _ if texts > 0 => return text(),
        _ => {}
    }
    let of_kind = || files.iter().filter(|(_, source)| Format::of(source) != Format::Markdown && kind_of_table(&source.path) == Some(kind));
    let below = folder.map_or("content/".to_string(), |folder| format!("content/places/{folder}/"));
    let is_shared = |source: &SourceFile| !source.path.starts_with("content/places/");
    let own = of_kind().find(|(_, source)| source.path.starts_with(&below) && (folder.is_some() || is_shared(source)));
    let shared = || of_kind().find(|(file, source)| is_shared(source) && names_places(library, *file, source, kind));
    match own.or_else(shared) {
        Some((file, _)) => Home::Table(file),
        None if is_tabular(kind) => Home::NewTable(format!("{below}{}.csv", kind.folder)),
        None => text(),
    }
}

/// Whether the rows of a table say for which place they are.
fn names_places(library: &Library, file: FileId, source: &SourceFile, kind: &'static Kind) -> bool {
    match Format::of(source) {
        Format::Csv | Format::Yaml => has_column(source, kind, &rows(source, file).unwrap_or_default(), "place"),
        _ => library.groups.iter().any(|g| g.span.file == file && g.stands != PlaceNo::PORTAL),
    }
}

/// Whether items of a kind are usually rows: they have no text of their own and nothing that a cell cannot hold.
fn is_tabular(kind: &Kind) -> bool {
    let needs_room = kind.fields.iter().any(|f| f.required && (record_fields(&f.ty).is_some() || matches!(f.ty, Type::Prose)));
    kind.new_body.is_empty() && !needs_room
}
