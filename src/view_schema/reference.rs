//! The reference of views as rows, and the names that a template may say.

use super::{
    ChoiceView, ComponentView, FileRowView, FileView, OrderRowView, PhoneView, PictureView, TaxonomyView, TermLinkView, TermRowView,
    TextView,
};
use super::{ItemFields, PlaceFields, View, ViewDigest, ViewRecord, ViewType, ViewValue};
use crate::kinds::{Field, Kind, PLACE, Type, parse};
use tera::Value;

/// A row of the reference: one name in views.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldRow {
    /// The name with all it stands in: `job.size.width`, `job.alternates[].lang`. Words in capitals stand for a name that a declaration chooses.
    pub path: String,
    /// `text`, `number`, `flag`, `HTML`, `record`, `list of text` …
    pub ty: String,
    /// Whether it may be `null`, or missing where nobody asks for it.
    pub may_be_empty: bool,
    /// What it means, in one sentence.
    pub doc: &'static str,
}

/// Stands for an item of any kind where only the schema is asked for. It has no values.
pub(super) enum AnyItem {}

impl ViewValue for AnyItem {
    const TYPE: ViewType = ViewType::Item;

    fn value(&self) -> Value {
        match *self {}
    }

    fn feed(&self, _: &mut ViewDigest) {
        match *self {}
    }
}

/// The fields of all views but those of kinds (`kind_rows`): first the names every template has, then the answers to needs for files, orders and terms.
pub fn field_rows() -> Vec<FieldRow> {
    let mut rows = Vec::new();
    for field in View::<AnyItem>::RECORD.fields {
        let mut of_field = field_row(field.name.to_string(), field.ty, field.may_be_empty, field.doc);
        match field.name {
            "place" => record_rows("place", &PlaceFields::RECORD, &mut of_field),
            "item" => record_rows("item", &ItemFields::RECORD, &mut of_field),
            _ => {}
        }
        rows.append(&mut of_field);
    }
    let others = [
        ("JOBS[]", &FileRowView::RECORD),
        ("ORDERS[]", &OrderRowView::RECORD),
        ("TERMS[]", &TermRowView::RECORD),
        ("COMPONENT", &ComponentView::RECORD),
    ];
    for (path, record) in others {
        rows.push(FieldRow { path: path.into(), ty: "record".into(), may_be_empty: false, doc: record.doc });
        record_rows(path, record, &mut rows);
    }
    rows
}

/// The fields that the table of a kind gives to `item`, to the answers that select them, and for kind place to `place`.
pub fn kind_rows(kind: &Kind) -> Vec<FieldRow> {
    let thing = if kind == &PLACE { "place" } else { "item" };
    let mut rows = Vec::new();
    table_rows(thing, kind.table().fields.iter().copied(), &mut rows);
    rows
}

/// Names a template may ask of an item of a kind.
pub fn item_names(kind: &'static Kind) -> impl Iterator<Item = &'static str> {
    kind.table().names().chain(ItemFields::RECORD.names())
}

/// Names a template may ask of `place`.
pub fn place_names() -> impl Iterator<Item = &'static str> {
    item_names(&PLACE).chain(PlaceFields::RECORD.names())
}

fn record_rows(path: &str, record: &'static ViewRecord, rows: &mut Vec<FieldRow>) {
    for field in record.fields {
        rows.append(&mut field_row(format!("{path}.{}", field.name), field.ty, field.may_be_empty, field.doc));
    }
}

/// The row of a field and those of what it holds.
fn field_row(path: String, ty: ViewType, may_be_empty: bool, doc: &'static str) -> Vec<FieldRow> {
    let mut rows = vec![FieldRow { ty: type_name(ty), may_be_empty, doc, path: path.clone() }];
    match ty {
        ViewType::Record(record) => record_rows(&path, record, &mut rows),
        ViewType::List(ViewType::Record(record)) => record_rows(&format!("{path}[]"), record, &mut rows),
        _ => {}
    }
    rows
}

fn type_name(ty: ViewType) -> String {
    match ty {
        ViewType::Any => "any".into(),
        ViewType::Flag => "flag".into(),
        ViewType::Number => "number".into(),
        ViewType::Text => "text".into(),
        ViewType::Html => "HTML".into(),
        ViewType::Words => "texts by name".into(),
        ViewType::List(inner) => format!("list of {}", type_name(*inner)),
        ViewType::Record(_) => "record".into(),
        ViewType::Item => "item".into(),
    }
}

fn table_rows(path: &str, fields: impl Iterator<Item = &'static Field>, rows: &mut Vec<FieldRow>) {
    for field in fields {
        let path = format!("{path}.{}", field.name);
        let may_be_empty = !field.required && !matches!(field.ty, Type::Boolean | Type::Places | Type::Free) && !field.ty.is_list();
        table_row(path, &field.ty, may_be_empty, field.doc[0], rows);
    }
}

/// The row of a field of a table and those of what it holds.
fn table_row(path: String, ty: &Type, may_be_empty: bool, doc: &'static str, rows: &mut Vec<FieldRow>) {
    let fields = match ty {
        Type::Record(fields) | Type::List(Type::Record(fields)) => Some(*fields),
        Type::Entries => Some(parse::entry_fields()),
        _ => None,
    };
    let Some(fields) = fields else {
        rows.append(&mut field_row(path, shown_type(ty), may_be_empty, doc));
        return;
    };
    let (ty, inner) = match ty {
        Type::Record(_) => ("record", path.clone()),
        _ => ("list of record", format!("{path}[]")),
    };
    rows.push(FieldRow { path, ty: ty.into(), may_be_empty, doc });
    table_rows(&inner, fields.iter(), rows);
}

/// The type that views have for a field that holds no fields of its own.
pub(super) fn shown_type(ty: &Type) -> ViewType {
    match ty {
        Type::Boolean => ViewType::Flag,
        Type::Integer | Type::Number | Type::Latitude | Type::Longitude => ViewType::Number,
        Type::Prose => TextView::TYPE,
        Type::Phone => PhoneView::TYPE,
        Type::Choice(_) => ChoiceView::TYPE,
        Type::Term { .. } => TermLinkView::TYPE,
        Type::Terms => <Vec<TaxonomyView>>::TYPE,
        Type::Image => PictureView::TYPE,
        Type::File => FileView::TYPE,
        Type::List(Type::Choice(_)) => <Vec<ChoiceView>>::TYPE,
        Type::List(Type::Term { .. }) => <Vec<TermLinkView>>::TYPE,
        Type::List(Type::Phone) => <Vec<PhoneView>>::TYPE,
        Type::List(Type::Image) => <Vec<PictureView>>::TYPE,
        Type::List(Type::File) => <Vec<FileView>>::TYPE,
        Type::List(Type::Integer | Type::Number) => <Vec<f64>>::TYPE,
        Type::List(_) | Type::Places => <Vec<String>>::TYPE,
        Type::Free | Type::Translated => ViewType::Any,
        _ => ViewType::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::{field_rows, item_names, kind_rows, place_names};
    use crate::kinds::{KindSet, PLACE};

    #[test]
    fn rows_name_every_field_once_and_say_what_it_means() {
        let rows = field_rows();
        let mut paths: Vec<&str> = rows.iter().map(|row| &*row.path).collect();
        for expected in
            ["job.variant", "job.alternates[].lang", "job.size.folds", "place.parent.code", "item.sections", "ORDERS[].sheet.width"]
        {
            assert!(paths.contains(&expected), "{expected} is not among {paths:?}");
        }
        let all = paths.len();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), all, "a path stands twice");
        for row in rows.iter().chain(KindSet::built_in().iter().chain([&PLACE]).flat_map(kind_rows).collect::<Vec<_>>().iter()) {
            assert!(row.doc.len() > 2 && !row.ty.is_empty(), "{row:?}");
        }
        let size = rows.iter().find(|row| row.path == "job.size").expect("there");
        assert!(size.may_be_empty && size.ty == "record");
        assert!(rows.iter().any(|row| row.path == "page.number" && row.ty == "number" && !row.may_be_empty));
    }

    #[test]
    fn kinds_give_rows_with_what_they_hold() {
        let rows = kind_rows(&PLACE);
        assert!(rows.iter().any(|row| row.path == "place.hotline.tel"));
        assert!(rows.iter().any(|row| row.path == "place.sources[].title"));
    }

    #[test]
    fn items_and_places_have_the_fields_of_their_kind_and_more() {
        assert!(item_names(&PLACE).any(|name| name == "title") && place_names().any(|name| name == "is_root"));
    }
}
