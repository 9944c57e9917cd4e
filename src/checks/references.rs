//! References in texts: the field must exist, and have a value at every place that shows the text.

use super::link_reports::reference_report;
use super::rule::{Check, CheckContext, Rule};
use super::shown_values::each_value;
use crate::diag::{Diagnostics, Span};
use crate::kinds::Value;
use crate::model::PlaceNo;
use crate::plan::{PlacePlan, Planner, TextContext};
use crate::text::Segment;

/// The rule.
pub static RULE: Rule = Rule { name: "references", feature: None, check: Check::Place(check) };

fn check(context: &CheckContext, place: PlaceNo, _: &PlacePlan, diagnostics: &mut Diagnostics) {
    let planner = context.planner;
    each_value(planner, place, diagnostics, |value, reader, diagnostics| match value {
        Value::Interpolated(text) => {
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

fn check_path(planner: &Planner, path: &str, reader: TextContext, span: Span, diagnostics: &mut Diagnostics) {
    if let Err(why) = planner.reference(path, reader) {
        diagnostics.push(reference_report(planner, path, why, reader, span));
    }
}
