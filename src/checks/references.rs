//! References in texts: the field must exist, and have a value at every place that shows the text.

use super::{Checked, each_value};
use crate::diag::{Diagnostic, Diagnostics, EMPTY_REFERENCE, Span, UNKNOWN_REFERENCE};
use crate::kinds::{PLACE, Value};
use crate::model::PlaceNo;
use crate::plan::{NoValue, PlacePlan, Planner, Reader};
use crate::text::Segment;

pub fn check(checked: &Checked, place: PlaceNo, _: &PlacePlan, diagnostics: &mut Diagnostics) {
    let planner = checked.planner;
    each_value(planner, place, diagnostics, |value, reader, diagnostics| match value {
        Value::Holed(text) => {
            for segment in &text.segments {
                if let Segment::Field(path) = segment {
                    check_path(planner, path, reader, text.span, diagnostics);
                }
            }
        }
        Value::Document(excerpt) => {
            let document = &*excerpt.document;
            for reference in &document.references {
                check_path(planner, &reference.path, reader, document.span(reference.start, reference.end), diagnostics);
            }
        }
        _ => {}
    });
}

fn check_path(planner: &Planner, path: &str, reader: Reader, span: Span, diagnostics: &mut Diagnostics) {
    if let Err(why) = planner.reference(path, reader) {
        diagnostics.push(fault(planner, path, why, reader, span));
    }
}

/// The report for a reference without a value.
pub fn fault(planner: &Planner, path: &str, why: NoValue, reader: Reader, span: Span) -> Diagnostic {
    let library = planner.library;
    match why {
        NoValue::Empty => {
            let place = &library.places.get(reader.place).name;
            Diagnostic::new(&EMPTY_REFERENCE).at(span).with("name", path).with("place", place).for_place(place)
        }
        NoValue::Unknown => {
            let kind = library.item(reader.item).kind;
            let of = |thing: &str, names: Vec<&'static str>| names.into_iter().map(|n| format!("{thing}.{n}")).collect::<Vec<_>>();
            let usable =
                |kind: &'static crate::kinds::Kind| kind.table().fields.iter().filter(|f| !f.ty.is_text()).map(|f| f.name).collect();
            let mut known = of("place", usable(&PLACE));
            known.extend(of("item", usable(kind)));
            known.extend(of("site", vec!["title", "description", "base_url"]));
            Diagnostic::new(&UNKNOWN_REFERENCE).at(span).with("name", path).suggest(path, known.iter().map(String::as_str))
        }
    }
}
