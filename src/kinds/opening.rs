//! Opening hours as data: what the kinds with a field `hours` derive from its words.

use super::field::{Field, Type, field};
use super::{Derived, Facts, Value};
use crate::vietnamese::{Minute, WeeklyPeriod, clock, parse_hours, parse_span};
use jiff::civil::Date;
use std::sync::Arc;

const PERIOD: &[Field] = &[
    field("days", "ngày", Type::List(&Type::Integer), ["Days of the week, 1 is Monday.", "Các ngày trong tuần, 1 là thứ Hai."]),
    field("from", "từ", Type::Line, ["Opens at, 07:30.", "Giờ mở cửa, 07:30."]),
    field("to", "đến", Type::Line, ["Closes at, 11:30.", "Giờ đóng cửa, 11:30."]),
];

/// `opening`: the weekly periods that `hours` says; empty where they are not surely understood.
pub const OPENING: Derived = Derived {
    field: field(
        "opening",
        "giờ mở cửa theo tuần",
        Type::List(&Type::Record(PERIOD)),
        ["Weekly periods the hours say.", "Các khoảng giờ mở cửa trong tuần."],
    ),
    compute: |facts| Some(Value::List(parse_hours(hours(facts)?)?.iter().map(period).collect())),
};

/// `starts`: when a session begins, as local date and time.
pub const STARTS: Derived = Derived {
    field: field("starts", "bắt đầu", Type::Line, ["Local date and time of its beginning.", "Ngày giờ bắt đầu."]),
    compute: |facts| {
        let (day, (from, _)) = span(facts)?;
        Some(moment(day, from))
    },
};

/// `ends`: when a session ends, as local date and time.
pub const ENDS: Derived = Derived {
    field: field("ends", "kết thúc", Type::Line, ["Local date and time of its end.", "Ngày giờ kết thúc."]),
    compute: |facts| {
        let (day, (_, to)) = span(facts)?;
        match to? {
            // The end of a day is the beginning of the next.
            1440 => Some(moment(day.tomorrow().ok()?, 0)),
            to => Some(moment(day, to)),
        }
    },
};

fn hours<'a>(facts: &'a Facts) -> Option<&'a str> {
    match facts.get("hours")? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn span(facts: &Facts) -> Option<(Date, (Minute, Option<Minute>))> {
    let day = facts.date("day")?;
    Some((day, parse_span(hours(facts)?, day.weekday().to_monday_one_offset() as u8)?))
}

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
