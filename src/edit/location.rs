//! The location of a new item: beside the other items of its kind and its place.

use super::change::record_fields;
use super::file::{SourceFormat, rows};
use super::new_item::item_path;
use super::rows::has_column;
use crate::diag::{FileId, Files, SourceFile};
use crate::kinds::{Kind, Type};
use crate::model::{Library, PlaceNo, kind_of_table};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The location of a new item.
#[derive(Clone, Debug, PartialEq)]
pub enum NewItemLocation {
    /// A Markdown file of its own, with this path.
    Text(String),
    /// A row of an existing table.
    Table(FileId),
    /// A row of a new table with this path.
    NewTable(String),
}

/// The location of a new item: where most items of its kind and place are; else a table with rows of several places; else the usual one of
/// its kind. `folder` is the folder of the place below `content/places/`, none for the root.
pub fn new_item_location(
    library: &Library,
    files: &Files,
    kind: &'static Kind,
    title: &str,
    place: PlaceNo,
    folder: Option<&str>,
) -> NewItemLocation {
    let text = || NewItemLocation::Text(item_path(kind, title, folder));
    let (mut tables, mut texts): (BTreeMap<FileId, usize>, usize) = (BTreeMap::new(), 0);
    for group in library.groups.iter().filter(|g| g.kind == kind && g.place == place) {
        match group.span.is_whole_file() {
            true => texts += 1,
            false => *tables.entry(group.span.file).or_default() += 1,
        }
    }
    match tables.into_iter().max_by_key(|(file, count)| (*count, Reverse(*file))) {
        Some((file, count)) if count >= texts => return NewItemLocation::Table(file),
        _ if texts > 0 => return text(),
        _ => {}
    }
    let of_kind = || {
        files.iter().filter(|(_, source)| {
            SourceFormat::of(source) != SourceFormat::Markdown && kind_of_table(&source.path, &library.site.kinds) == Some(kind)
        })
    };
    let below = folder.map_or("content/".to_string(), |folder| format!("content/places/{folder}/"));
    let is_shared = |source: &SourceFile| !source.path.starts_with("content/places/");
    let own = of_kind().find(|(_, source)| source.path.starts_with(&below) && (folder.is_some() || is_shared(source)));
    let shared = || of_kind().find(|(file, source)| is_shared(source) && has_places(library, *file, source, kind));
    match own.or_else(shared) {
        Some((file, _)) => NewItemLocation::Table(file),
        None if is_tabular(kind) => NewItemLocation::NewTable(format!("{below}{}.csv", kind.folder)),
        None => text(),
    }
}

/// Whether the rows of a table name their places.
fn has_places(library: &Library, file: FileId, source: &SourceFile, kind: &'static Kind) -> bool {
    match SourceFormat::of(source) {
        SourceFormat::Csv | SourceFormat::Yaml => has_column(source, kind, &rows(source, file).unwrap_or_default(), "place"),
        _ => library.groups.iter().any(|g| g.span.file == file && g.place != PlaceNo::PORTAL),
    }
}

/// Whether items of a kind are usually rows: they have no text of their own and no required field that a cell cannot contain.
fn is_tabular(kind: &Kind) -> bool {
    let needs_room = kind.fields.iter().any(|f| f.required && (record_fields(&f.ty).is_some() || matches!(f.ty, Type::Prose)));
    kind.new_body.is_empty() && !needs_room
}
