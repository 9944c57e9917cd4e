//! Compares a returned form with the data of the site.

use super::csv_rows::NewRow;
use super::form_sheets::{ID, SHEETS, cell, own};
use crate::diag::{Diagnostics, Files, Span};
use crate::kinds::parse::{FieldSource, parse_fields};
use crate::kinds::{Kind, Type};
use crate::model::{Item, Library, PlaceNo};
use crate::read::{Node, OutsideTable};
use crate::vietnamese::{check_phone, key, parse_date, short_date, slug};

/// The returned form of one place.
#[derive(Debug)]
pub struct ReturnedForm {
    /// The place.
    pub place: PlaceNo,
    /// The differences from the data of the site.
    pub changes: Vec<FormDifference>,
}

/// A difference between a returned form and the data of the site.
#[derive(Debug)]
pub enum FormDifference {
    /// A cell has another value.
    Cell {
        /// The kind of the item.
        kind: &'static Kind,
        /// The row of the item in its table.
        row: Span,
        /// The title of the item.
        title: String,
        /// Name of the field.
        field: &'static str,
        /// The value in the site.
        old: String,
        /// The value in the form.
        new: String,
    },
    /// A row was checked: it gets the date of the import.
    Verified {
        /// The kind of the item.
        kind: &'static Kind,
        /// The row of the item in its table.
        row: Span,
    },
    /// A row is not in the site.
    New {
        /// The kind of the item.
        kind: &'static Kind,
        /// The title of the item.
        title: String,
        /// The values.
        row: NewRow,
    },
    /// A row of the site is not in the form. It is reported and not removed.
    Gone {
        /// The kind of the item.
        kind: &'static Kind,
        /// The title of the item.
        title: String,
    },
}

/// The place of a form, by the code at the beginning of a sheet's title or of the file name.
fn place_of(library: &Library, tables: &[OutsideTable], file_name: &str) -> Option<PlaceNo> {
    let code = |text: &str| text.split([' ', '-', '–', '_', '.', '\t']).next().and_then(|code| library.places.find(code));
    tables.iter().find_map(|t| code(&t.title)).or_else(|| code(file_name))
}

/// Compares the sheets of a returned form with the library. None when no place is named. Invalid cells are reported and not returned.
pub fn read_returned_form(
    library: &Library,
    tables: &[OutsideTable],
    file_name: &str,
    files: &Files,
    diagnostics: &mut Diagnostics,
) -> Option<ReturnedForm> {
    let place = place_of(library, tables, file_name)?;
    let mut changes = Vec::new();
    for table in tables {
        let Some(sheet) = SHEETS.iter().find(|s| key(s.name) == key(&table.name)) else { continue };
        let Some(kind) = Kind::built_in(sheet.kind) else { continue };
        let known: Vec<&Item> = own(library, place, kind).collect();
        let mut seen: Vec<&str> = Vec::new();
        let text = &files.get(table.file).text;
        for node in table.node.as_list().unwrap_or_default() {
            let intake = FieldSource::of_settings(table.file, text, "content");
            // The column with the slugs is the field `id`.
            let read = parse_fields(kind, node, &intake, diagnostics);
            let is_faulty = |field: &str| kind.table().named(field).is_some_and(|no| read.faulty.contains(&no));
            let written = |field: &str| written(kind, node, field);
            let id = written("id").unwrap_or_default();
            match known.iter().find(|item| *item.slug == *slug(&id)) {
                Some(item) => {
                    seen.push(&item.slug);
                    // A row with invalid cells does not count as checked.
                    if read.faulty.is_empty() {
                        changes.push(FormDifference::Verified { kind, row: item.span });
                    }
                    for field in sheet.fields.iter().filter(|f| !is_faulty(f)) {
                        let old = item.get(field).map(cell).unwrap_or_default();
                        let new = normalized(kind, field, &written(field).unwrap_or_default());
                        if !same(kind, field, &old, &new) {
                            let title = item.title().to_string();
                            changes.push(FormDifference::Cell { kind, row: item.span, title, field, old, new });
                        }
                    }
                }
                None => {
                    let cells: Vec<(&'static str, String)> = sheet
                        .fields
                        .iter()
                        .filter_map(|f| Some((*f, normalized(kind, f, &written(f)?))))
                        .filter(|(_, v)| !v.is_empty())
                        .collect();
                    let required = |f: &str| kind.fields.iter().any(|known| known.name == f && known.required);
                    let is_there = |f: &str| cells.iter().any(|(name, _)| *name == f) && !is_faulty(f);
                    let is_complete = sheet.fields.iter().all(|f| !required(f) || is_there(f));
                    let Some(title) = kind.title_from.and_then(|from| cells.iter().find(|(f, _)| *f == from)).map(|(_, v)| v.clone())
                    else {
                        continue;
                    };
                    if is_complete && !read.faulty.iter().any(|no| sheet.fields.contains(&kind.table().field(*no).name)) {
                        let code = &library.places.get(place).code;
                        let id = if id.is_empty() { format!("{}-{code}", slug(&title)) } else { slug(&id) };
                        let mut row = vec![("id", id), ("place", code.to_string())];
                        row.extend(cells);
                        changes.push(FormDifference::New { kind, title, row: NewRow(row) });
                    }
                }
            }
        }
        let gone = known.iter().filter(|item| !seen.contains(&&*item.slug));
        changes.extend(gone.map(|item| FormDifference::Gone { kind, title: item.title().to_string() }));
    }
    Some(ReturnedForm { place, changes })
}

/// The value of a field in a row, by any of its names in the header.
fn written(kind: &'static Kind, row: &Node, field: &str) -> Option<String> {
    let no = kind.table().named(field);
    let is_field = |head: &str| kind.table().find(head) == no || (field == "id" && key(head) == key(ID));
    let found = row.as_map()?.iter().find(|(k, _)| no.is_some() && is_field(&k.text))?;
    Some(found.1.as_text()?.trim().to_string())
}

fn of_type(kind: &'static Kind, field: &str) -> Option<Type> {
    kind.table().named(field).map(|no| kind.table().field(no).ty)
}

/// A value in the notation of the site: dates with the day first, `|` between the parts of lists.
fn normalized(kind: &'static Kind, field: &str, text: &str) -> String {
    match of_type(kind, field) {
        Some(Type::Date) => parse_date(text).map_or_else(|| text.to_string(), short_date),
        Some(Type::List(_)) => text.split(['|', '\n']).map(str::trim).filter(|p| !p.is_empty()).collect::<Vec<_>>().join("|"),
        _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// Whether two texts have the same value.
fn same(kind: &'static Kind, field: &str, old: &str, new: &str) -> bool {
    let plain = |text: &str| normalized(kind, field, text);
    match of_type(kind, field) {
        Some(Type::Phone) => match (check_phone(old), check_phone(new)) {
            (Ok(a), Ok(b)) => a.digits == b.digits,
            _ => plain(old) == plain(new),
        },
        Some(Type::Choice(_) | Type::Boolean) => key(old) == key(new),
        Some(Type::Latitude | Type::Longitude) => old.replace(',', ".").parse::<f64>() == new.replace(',', ".").parse::<f64>(),
        _ => plain(old) == plain(new),
    }
}
