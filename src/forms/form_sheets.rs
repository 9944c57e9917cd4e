//! The sheets of a form: the kinds and fields that a place checks, filled with the data of the site.

use super::workbook::{WorkbookColumn, WorkbookPage, workbook};
use crate::kinds::{Field, Kind, Type, Value};
use crate::model::{Item, Library, PlaceNo};
use crate::vietnamese::short_date;

/// One sheet: the items of a kind at the place.
pub struct FormSheet {
    /// Name of the kind.
    pub kind: &'static str,
    /// Name of the sheet.
    pub name: &'static str,
    /// Names of the fields, a column each.
    pub fields: &'static [&'static str],
}

/// The header of the column with the slugs of the items.
pub const ID: &str = "Mã dòng";

/// The sheets of a form.
pub static SHEETS: &[FormSheet] = &[
    FormSheet { kind: "contact", name: "Liên hệ", fields: &["role", "unit", "phone", "hours", "email", "basis"] },
    FormSheet {
        kind: "location",
        name: "Địa điểm",
        fields: &["name", "type", "address", "hours", "phones", "equipment", "helper", "bcci", "services", "access", "lat", "lon"],
    },
    FormSheet { kind: "session", name: "Buổi hỗ trợ", fields: &["name", "day", "hours", "venue", "services", "bring"] },
];

/// The number of empty rows for new items.
const SPARE: u32 = 15;

/// The bytes of the workbook of a place. Fails with the message of the workbook library.
pub fn form_workbook(library: &Library, place: PlaceNo) -> Result<Vec<u8>, String> {
    let at = library.places.get(place);
    let pages: Vec<WorkbookPage> = SHEETS
        .iter()
        .filter_map(|sheet| {
            let kind = Kind::built_in(sheet.kind)?;
            let fields: Vec<&Field> = sheet.fields.iter().filter_map(|name| kind.fields.iter().find(|f| f.name == *name)).collect();
            let rows = own(library, place, kind).map(|item| {
                let cells = fields.iter().map(|f| item.get(f.name).map(cell).unwrap_or_default());
                std::iter::once(item.slug.to_string()).chain(cells).collect()
            });
            let columns = std::iter::once(WorkbookColumn { head: ID.into(), choices: Vec::new() })
                .chain(fields.iter().map(|f| WorkbookColumn { head: head(f), choices: choices(&f.ty) }));
            Some(WorkbookPage {
                name: sheet.name.into(),
                title: format!("{} – {}: {}", at.code, at.name, sheet.name),
                columns: columns.collect(),
                rows: rows.collect(),
                spare: SPARE,
            })
        })
        .collect();
    workbook(&pages, library.site.as_of)
}

/// The items of a kind that belong to the place itself and are neither hidden nor expired.
pub fn own<'l>(library: &'l Library, place: PlaceNo, kind: &'static Kind) -> impl Iterator<Item = &'l Item> {
    let groups = library.groups.iter().filter(move |g| g.kind == kind && g.place == place && !g.hidden && !g.expired);
    groups.map(|g| library.original(g))
}

/// The header of a field.
fn head(field: &Field) -> String {
    let mut letters = field.vi.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The choices of a type; empty for free text.
fn choices(ty: &Type) -> Vec<String> {
    match ty {
        Type::Choice(choices) => choices.iter().map(|c| c.vi.to_string()).collect(),
        Type::Boolean => vec!["có".into(), "không".into()],
        _ => Vec::new(),
    }
}

/// A value as the text of a cell, in Vietnamese.
pub fn cell(value: &Value) -> String {
    match value {
        Value::Bool(yes) => if *yes { "có" } else { "không" }.into(),
        Value::Date(date) => short_date(*date),
        Value::Choice(choice) => choice.vi.into(),
        Value::Term { written, .. } => written.to_string(),
        Value::List(values) => values.iter().map(cell).collect::<Vec<_>>().join("|"),
        value => value.plain().map(|text| text.into_owned()).unwrap_or_default(),
    }
}
