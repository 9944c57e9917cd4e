//! Filters that write opening hours and holidays as data attributes for scripts.

use crate::vietnamese::{self, Minute, WeeklyPeriod};
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// Registers the filters `opening_data` and `holiday_data`.
pub fn register(tera: &mut Tera) {
    // `item.opening` in short form: `1-5 0730-1130 1330-1700;6 0800-1130`.
    tera.register_filter("opening_data", |periods: Value, _: Kwargs, _: &State| -> TeraResult<String> {
        let periods: Option<Vec<WeeklyPeriod>> = periods.as_array().unwrap_or_default().iter().map(period).collect();
        periods.map(|p| vietnamese::compact(&p)).ok_or_else(|| Error::message("these are no opening hours"))
    });
    // Items of kind holiday in short form: a day off as its date, a working day with `+` before it, an undecided day with `?`.
    tera.register_filter("holiday_data", |holidays: Value, _: Kwargs, _: &State| -> TeraResult<String> {
        let days: Option<Vec<String>> = holidays.as_array().unwrap_or_default().iter().map(holiday).collect();
        let days = days.ok_or_else(|| Error::message("`holiday_data` takes holidays with their day and type"))?;
        Ok(days.join(" "))
    });
}

fn holiday(value: &Value) -> Option<String> {
    let mark = match value.get_from_path("type.name")?.as_str()? {
        "work" => "+",
        "unsure" => "?",
        _ => "",
    };
    Some(format!("{mark}{}", value.get_from_path("day")?.as_str()?))
}

fn period(value: &Value) -> Option<WeeklyPeriod> {
    let minute = |name: &str| -> Option<Minute> {
        let (hour, minute) = vietnamese::parse_time(value.get_from_path(name)?.as_str()?)?;
        Some(Minute::from(hour) * 60 + Minute::from(minute))
    };
    let days = value.get_from_path("days")?.as_array()?.iter().map(|d| u8::try_from(d.as_u64()?).ok()).collect::<Option<_>>()?;
    Some(WeeklyPeriod { days, from: minute("from")?, to: minute("to")? })
}
