//! Answers: a form that came back, compared with what the site holds.

use super::rows::NewRow;
use super::sheets::{ID, SHEETS, cell, own};
use crate::diag::{Diagnostics, Files, Span};
use crate::kinds::written::{Intake, read_fields};
use crate::kinds::{Kind, Type};
use crate::model::{Item, Library, PlaceNo};
use crate::read::{Node, ReadTable};
use crate::vietnamese::{check_phone, key, parse_date, short_date, slug};

/// What one place answered.
#[derive(Debug)]
pub struct Answer {
    pub place: PlaceNo,
    pub changes: Vec<Change>,
}

/// A cell, a row or the lack of one.
#[derive(Debug)]
pub enum Change {
    Cell {
        kind: &'static Kind,
        row: Span,
        title: String,
        field: &'static str,
        old: String,
        new: String,
    },
    /// A row of the site that was looked at: it gets the day.
    Verified {
        kind: &'static Kind,
        row: Span,
    },
    New {
        kind: &'static Kind,
        title: String,
        row: NewRow,
    },
    /// A row of the site that the answer has no more: a person decides.
    Gone {
        kind: &'static Kind,
        title: String,
    },
}

/// The place a form belongs to: by the code its title or its file begins with.
fn place_of(library: &Library, tables: &[ReadTable], file_name: &str) -> Option<PlaceNo> {
    let code = |text: &str| text.split([' ', '-', '–', '_', '.', '\t']).next().and_then(|code| library.places.find(code));
    tables.iter().find_map(|t| code(&t.title)).or_else(|| code(file_name))
}

/// Reads the sheets of a form that came back. None when it tells of no place. Cells that cannot be are reported and left as they are.
pub fn read_answer(
    library: &Library,
    tables: &[ReadTable],
    file_name: &str,
    files: &Files,
    diagnostics: &mut Diagnostics,
) -> Option<Answer> {
    let place = place_of(library, tables, file_name)?;
    let mut changes = Vec::new();
    for table in tables {
        let Some(sheet) = SHEETS.iter().find(|s| key(s.name) == key(&table.name)) else { continue };
        let Some(kind) = Kind::find(sheet.kind) else { continue };
        let held: Vec<&Item> = own(library, place, kind).collect();
        let mut seen: Vec<&str> = Vec::new();
        let text = &files.get(table.file).text;
        for node in table.node.as_list().unwrap_or_default() {
            let intake = Intake { file: table.file, text, folder: "content", allow_html: false };
            // The column that tells rows apart is a field of its own: `id`.
            let read = read_fields(kind, node, &intake, diagnostics);
            let is_faulty = |field: &str| kind.table().named(field).is_some_and(|no| read.faulty.contains(&no));
            let written = |field: &str| written(kind, node, field);
            let id = written("id").unwrap_or_default();
            match held.iter().find(|item| *item.slug == *slug(&id)) {
                Some(item) => {
                    seen.push(&item.slug);
                    // What cannot be was not looked at well.
                    if read.faulty.is_empty() {
                        changes.push(Change::Verified { kind, row: item.span });
                    }
                    for field in sheet.fields.iter().filter(|f| !is_faulty(f)) {
                        let old = item.get(field).map(cell).unwrap_or_default();
                        let new = tidy(kind, field, &written(field).unwrap_or_default());
                        if !same(kind, field, &old, &new) {
                            let title = item.title().to_string();
                            changes.push(Change::Cell { kind, row: item.span, title, field, old, new });
                        }
                    }
                }
                None => {
                    let cells: Vec<(&'static str, String)> = sheet
                        .fields
                        .iter()
                        .filter_map(|f| Some((*f, tidy(kind, f, &written(f)?))))
                        .filter(|(_, v)| !v.is_empty())
                        .collect();
                    let required = |f: &str| kind.fields.iter().any(|known| known.name == f && known.required);
                    let is_there = |f: &str| cells.iter().any(|(name, _)| *name == f) && !is_faulty(f);
                    let whole = sheet.fields.iter().all(|f| !required(f) || is_there(f));
                    let Some(title) = kind.title_from.and_then(|from| cells.iter().find(|(f, _)| *f == from)).map(|(_, v)| v.clone())
                    else {
                        continue;
                    };
                    if whole && !read.faulty.iter().any(|no| sheet.fields.contains(&kind.table().field(*no).name)) {
                        let code = &library.places.get(place).code;
                        let id = if id.is_empty() { format!("{}-{code}", slug(&title)) } else { slug(&id) };
                        let mut row = vec![("id", id), ("place", code.to_string())];
                        row.extend(cells);
                        changes.push(Change::New { kind, title, row: NewRow(row) });
                    }
                }
            }
        }
        let gone = held.iter().filter(|item| !seen.contains(&&*item.slug));
        changes.extend(gone.map(|item| Change::Gone { kind, title: item.title().to_string() }));
    }
    Some(Answer { place, changes })
}

/// What a row says of a field, whichever of its names the header uses.
fn written(kind: &'static Kind, row: &Node, field: &str) -> Option<String> {
    let no = kind.table().named(field);
    let is_field = |head: &str| kind.table().find(head) == no || (field == "id" && key(head) == key(ID));
    let found = row.as_map()?.iter().find(|(k, _)| no.is_some() && is_field(&k.text))?;
    Some(found.1.as_text()?.trim().to_string())
}

fn of_type(kind: &'static Kind, field: &str) -> Option<Type> {
    kind.table().named(field).map(|no| kind.table().field(no).ty)
}

/// A value as the site writes it: dates with their day first, signs between the parts of lists.
fn tidy(kind: &'static Kind, field: &str, text: &str) -> String {
    match of_type(kind, field) {
        Some(Type::Date) => parse_date(text).map_or_else(|| text.to_string(), short_date),
        Some(Type::List(_)) => text.split(['|', '\n']).map(str::trim).filter(|p| !p.is_empty()).collect::<Vec<_>>().join("|"),
        _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// Whether two ways to write a value mean the same.
fn same(kind: &'static Kind, field: &str, old: &str, new: &str) -> bool {
    let plain = |text: &str| tidy(kind, field, text);
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
