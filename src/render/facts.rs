//! Filters for facts that scripts and calendars read.

use crate::vietnamese::{self, Minute, Period};
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// Adds the filters to an engine.
pub fn register(tera: &mut Tera) {
    // `item.opening` in the short form of a data attribute: `1-5 0730-1130 1330-1700;6 0800-1130`.
    tera.register_filter("opening_data", |periods: Value, _: Kwargs, _: &State| -> TeraResult<String> {
        let periods: Option<Vec<Period>> = periods.as_array().unwrap_or_default().iter().map(period).collect();
        periods.map(|p| vietnamese::compact(&p)).ok_or_else(|| Error::message("these are no opening hours"))
    });
}

fn period(value: &Value) -> Option<Period> {
    let minute = |name: &str| -> Option<Minute> {
        let (hour, minute) = vietnamese::parse_time(value.get_from_path(name)?.as_str()?)?;
        Some(Minute::from(hour) * 60 + Minute::from(minute))
    };
    let days = value.get_from_path("days")?.as_array()?.iter().map(|d| d.as_u64()?.try_into().ok()).collect::<Option<_>>()?;
    Some(Period { days, from: minute("from")?, to: minute("to")? })
}
