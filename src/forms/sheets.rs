//! The sheets of a form: which fields of which kind a place is asked about, filled with what the site holds.

use super::workbook::{Column, Page, workbook};
use crate::kinds::{Field, Kind, Type, Value};
use crate::model::{Item, Library, PlaceNo};
use crate::vietnamese::short_date;

/// One sheet: the items of a kind that stand at the place.
pub struct Sheet {
    pub kind: &'static str,
    pub name: &'static str,
    pub fields: &'static [&'static str],
}

/// The head of the column that tells the rows apart.
pub const ID: &str = "Mã dòng";

pub static SHEETS: &[Sheet] = &[
    Sheet { kind: "contact", name: "Liên hệ", fields: &["role", "unit", "phone", "hours", "email", "basis"] },
    Sheet {
        kind: "location",
        name: "Địa điểm",
        fields: &["name", "type", "address", "hours", "phones", "equipment", "helper", "bcci", "services", "access", "lat", "lon"],
    },
    Sheet { kind: "session", name: "Buổi hỗ trợ", fields: &["name", "day", "hours", "venue", "services", "bring"] },
];

/// Empty rows for what the site does not hold yet.
const SPARE: u32 = 15;

/// The workbook of a place.
pub fn form(library: &Library, place: PlaceNo) -> Result<Vec<u8>, String> {
    let at = library.places.get(place);
    let pages: Vec<Page> = SHEETS
        .iter()
        .filter_map(|sheet| {
            let kind = Kind::find(sheet.kind)?;
            let fields: Vec<&Field> = sheet.fields.iter().filter_map(|name| kind.fields.iter().find(|f| f.name == *name)).collect();
            let rows = own(library, place, kind).map(|item| {
                let cells = fields.iter().map(|f| item.get(f.name).map(cell).unwrap_or_default());
                std::iter::once(item.slug.to_string()).chain(cells).collect()
            });
            let columns = std::iter::once(Column { head: ID.into(), choices: Vec::new() })
                .chain(fields.iter().map(|f| Column { head: head(f), choices: choices(&f.ty) }));
            Some(Page {
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

/// The items of a kind that stand at the place itself and are not over.
pub fn own<'l>(library: &'l Library, place: PlaceNo, kind: &'static Kind) -> impl Iterator<Item = &'l Item> {
    let groups = library.groups.iter().filter(move |g| g.kind == kind && g.stands == place && !g.hidden && !g.expired);
    groups.map(|g| library.original(g))
}

fn head(field: &Field) -> String {
    let mut letters = field.vi.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn choices(ty: &Type) -> Vec<String> {
    match ty {
        Type::Choice(choices) => choices.iter().map(|c| c.vi.to_string()).collect(),
        Type::Boolean => vec!["có".into(), "không".into()],
        _ => Vec::new(),
    }
}

/// A value as people write it in a cell.
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
