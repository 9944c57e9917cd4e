//! Values of cells of a workbook (ECMA-376, SpreadsheetML) as text.

use super::node::ScalarForm;
use calamine::{DataRef, ExcelDateTime};
use std::borrow::Cow;

/// The text of a cell and how it is stored; none for empty cells and errors.
pub(super) fn value_text<'a>(value: &'a DataRef) -> Option<(Cow<'a, str>, ScalarForm)> {
    let (text, form): (Cow<str>, ScalarForm) = match value {
        DataRef::String(text) => (text.trim().into(), ScalarForm::Quoted),
        DataRef::SharedString(text) => (text.trim().into(), ScalarForm::Quoted),
        DataRef::Int(n) => (n.to_string().into(), ScalarForm::Number),
        DataRef::Float(n) => (number_text(*n).into(), ScalarForm::Number),
        DataRef::Bool(b) => (if *b { "true" } else { "false" }.into(), ScalarForm::Plain),
        DataRef::DateTime(date) => date_text(date),
        DataRef::DateTimeIso(text) => (text.trim_end_matches("T00:00:00").into(), ScalarForm::Quoted),
        DataRef::DurationIso(text) => (text.into(), ScalarForm::Quoted),
        DataRef::Error(_) | DataRef::Empty => return None,
    };
    if text.is_empty() { None } else { Some((text, form)) }
}

/// Whole numbers without decimal point, all others with the fifteen significant digits that spreadsheet programs keep.
fn number_text(n: f64) -> String {
    if n.fract() == 0.0 && n.abs() < 1e15 {
        return (n as i64).to_string();
    }
    format!("{n:.14e}").parse::<f64>().unwrap_or(n).to_string()
}

/// A date as `2026-11-22`, with a time as `2026-11-22T08:00`, a time of day or a duration as `08:00`.
fn date_text(date: &ExcelDateTime) -> (Cow<'static, str>, ScalarForm) {
    let serial = date.as_f64();
    if !(0.0..2_958_466.0).contains(&serial) {
        return (number_text(serial).into(), ScalarForm::Number);
    }
    if date.is_duration() {
        let minutes = (serial * 1440.0).round() as u64;
        return (format!("{:02}:{:02}", minutes / 60, minutes % 60).into(), ScalarForm::Quoted);
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let text = match (serial < 1.0, hour, minute, second) {
        (true, ..) => format!("{hour:02}:{minute:02}"),
        (false, 0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        (false, _, _, 0) => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"),
        (false, ..) => format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"),
    };
    (text.into(), ScalarForm::Quoted)
}
