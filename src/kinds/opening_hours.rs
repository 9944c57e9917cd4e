//! Opening hours as data: derived fields of the kinds with a field `hours`.

use super::field::{Field, Type, field};
use super::{DerivationContext, Derived, Value};
use crate::vietnamese::{Minute, WeeklyPeriod, clock, parse_hours, parse_span};
use jiff::civil::Date;
use std::sync::Arc;

const PERIOD: &[Field] = &[
    field("days", "ngày", Type::List(&Type::Integer), ["Days of the week, 1 is Monday.", "Các ngày trong tuần, 1 là thứ Hai."]),
    field("from", "từ", Type::Line, ["Opens at, 07:30.", "Giờ mở cửa, 07:30."]),
    field("to", "đến", Type::Line, ["Closes at, 11:30.", "Giờ đóng cửa, 11:30."]),
];

/// `opening`: the weekly periods that `hours` says. The field is absent where the words are not understood for certain.
pub const OPENING: Derived = Derived {
    field: field(
        "opening",
        "giờ mở cửa theo tuần",
        Type::List(&Type::Record(PERIOD)),
        ["Weekly periods the hours say.", "Các khoảng giờ mở cửa trong tuần."],
    ),
    compute: |context| Some(Value::List(parse_hours(hours(context)?)?.iter().map(period).collect())),
};

/// `starts`: local date and time at which a session starts, `2026-11-22T07:30:00`.
pub const STARTS: Derived = Derived {
    field: field("starts", "bắt đầu", Type::Line, ["Local date and time of its beginning.", "Ngày giờ bắt đầu."]),
    compute: |context| {
        let (day, (from, _)) = span(context)?;
        Some(moment(day, from))
    },
};

/// `ends`: local date and time at which a session ends; absent where its hours have no end.
pub const ENDS: Derived = Derived {
    field: field("ends", "kết thúc", Type::Line, ["Local date and time of its end.", "Ngày giờ kết thúc."]),
    compute: |context| {
        let (day, (_, to)) = span(context)?;
        match to? {
            // The end of a day is the beginning of the next.
            1440 => Some(moment(day.tomorrow().ok()?, 0)),
            to => Some(moment(day, to)),
        }
    },
};

fn hours<'a>(context: &'a DerivationContext) -> Option<&'a str> {
    match context.get("hours")? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

/// The day of a session, its first minute, and its last one where it is known.
fn span(context: &DerivationContext) -> Option<(Date, (Minute, Option<Minute>))> {
    let day = context.date("day")?;
    Some((day, parse_span(hours(context)?, day.weekday().to_monday_one_offset() as u8)?))
}

/// Local date and time; `minute` counts from midnight.
fn moment(day: Date, minute: Minute) -> Value {
    Value::text(&format!("{day}T{}:00", clock(minute)))
}

fn period(period: &WeeklyPeriod) -> Value {
    let days = period.days.iter().map(|d| Value::Integer(i64::from(*d))).collect();
    let entry = |name: &str, value: Value| -> (Arc<str>, Value) { (name.into(), value) };
    Value::Record(vec![
        entry("days", Value::List(days)),
        entry("from", Value::text(&clock(period.from))),
        entry("to", Value::text(&clock(period.to))),
    ])
}
