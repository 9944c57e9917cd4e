//! Ranges of dates and numbers in conditions: `{ from: month }`, `{ before: as_of }`, `{ from: 10, to: 20 }`.

use crate::kinds::Value;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// A range of dates or numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueRange {
    /// Nothing below it is in the range.
    pub from: Option<RangeLimit>,
    /// Nothing above it is in the range.
    pub to: Option<RangeLimit>,
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RangeLimit {
    /// The value at this end.
    pub end: RangeEnd,
    /// Whether the value itself is outside (`before`, `after`).
    pub is_open: bool,
}

/// The value at an end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RangeEnd {
    /// A number; an amount in đồng.
    Number(f64),
    /// A day.
    Day(Date),
    /// A period that is counted from the build date: 0 is the one the build date is in.
    Relative(Period, i32),
}

/// A period of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A day: `as_of`.
    Day,
    /// Monday to Sunday.
    Week,
    /// A month of the calendar.
    Month,
    /// A year of the calendar.
    Year,
}

impl Period {
    /// The words of declarations for periods.
    pub const WORDS: [(&'static str, Period); 4] =
        [("as_of", Period::Day), ("week", Period::Week), ("month", Period::Month), ("year", Period::Year)];

    fn length(self, count: i32) -> Span {
        match self {
            Period::Day => count.days(),
            Period::Week => count.weeks(),
            Period::Month => count.months(),
            Period::Year => count.years(),
        }
    }

    /// The first day of the period that a day is in.
    fn first(self, day: Date) -> Date {
        match self {
            Period::Day => day,
            Period::Week => day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days()),
            Period::Month => day.first_of_month(),
            Period::Year => day.first_of_year(),
        }
    }

    /// First and last day of the period so many periods after the one that the build date is in.
    fn days(self, as_of: Date, offset: i32) -> (Date, Date) {
        let first = self.first(as_of).saturating_add(self.length(offset));
        (first, first.saturating_add(self.length(1)).saturating_sub(1.day()))
    }
}

impl ValueRange {
    /// Whether a value is in the range. What is neither date nor number is not.
    pub fn contains(&self, value: &Value, as_of: Date) -> bool {
        let above = self.from.is_none_or(|from| from.holds(value, as_of, false));
        above && self.to.is_none_or(|to| to.holds(value, as_of, true))
    }

    /// The day on which the range moves; none where it stands still.
    pub fn moves_on(&self, as_of: Date) -> Option<Date> {
        let ends = [self.from, self.to].into_iter().flatten();
        let next = |limit: RangeLimit| match limit.end {
            RangeEnd::Relative(period, _) => Some(period.days(as_of, 1).0),
            RangeEnd::Number(_) | RangeEnd::Day(_) => None,
        };
        ends.filter_map(next).min()
    }
}

impl RangeLimit {
    /// Whether a value is on the right side of this end, of the upper one or of the lower one.
    fn holds(&self, value: &Value, as_of: Date, is_upper: bool) -> bool {
        let order = match (self.end, value) {
            (RangeEnd::Number(end), value) => {
                let number = match value {
                    Value::Integer(n) => *n as f64,
                    Value::Number(n) => *n,
                    Value::Money { amount: Some(amount), .. } => *amount as f64,
                    _ => return false,
                };
                number.total_cmp(&end)
            }
            (RangeEnd::Day(end), Value::Date(day)) => day.cmp(&end),
            (RangeEnd::Relative(period, offset), Value::Date(day)) => {
                let (first, last) = period.days(as_of, offset);
                // The whole period is in a range that begins or ends with it, and outside one that is before or after it.
                day.cmp(if is_upper == self.is_open { &first } else { &last })
            }
            _ => return false,
        };
        let order = if is_upper { order.reverse() } else { order };
        if self.is_open { order.is_gt() } else { order.is_ge() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn contains(from: Option<(RangeEnd, bool)>, to: Option<(RangeEnd, bool)>, date: &str) -> bool {
        let limit = |(end, is_open)| RangeLimit { end, is_open };
        let range = ValueRange { from: from.map(limit), to: to.map(limit) };
        range.contains(&Value::Date(day(date)), day("2026-11-22"))
    }

    #[test]
    fn periods_are_whole_and_counted_from_the_build_date() {
        let month = |offset| RangeEnd::Relative(Period::Month, offset);
        for (date, this, last, before, after) in [
            ("2026-09-30", false, false, true, false),
            ("2026-10-01", false, true, true, false),
            ("2026-10-31", false, true, true, false),
            ("2026-11-01", true, false, false, false),
            ("2026-11-30", true, false, false, false),
            ("2026-12-01", false, false, false, true),
        ] {
            assert_eq!(contains(Some((month(0), false)), Some((month(0), false)), date), this, "{date} this month");
            assert_eq!(contains(Some((month(-1), false)), Some((month(-1), false)), date), last, "{date} last month");
            assert_eq!(contains(None, Some((month(0), true)), date), before, "{date} before this month");
            assert_eq!(contains(Some((month(0), true)), None, date), after, "{date} after this month");
        }
        let week = RangeEnd::Relative(Period::Week, 0);
        let in_week: Vec<u8> = (14..=25).filter(|d| contains(Some((week, false)), Some((week, false)), &format!("2026-11-{d}"))).collect();
        assert_eq!(in_week, (16..=22).collect::<Vec<u8>>(), "Monday 16 to Sunday 22");
        let today = RangeEnd::Relative(Period::Day, 0);
        assert!(contains(Some((today, false)), None, "2026-11-22") && !contains(Some((today, true)), None, "2026-11-22"));
        assert!(contains(None, Some((RangeEnd::Day(day("2026-11-22")), false)), "2026-11-22"));
    }

    #[test]
    fn a_range_moves_when_its_period_does() {
        let of =
            |period, offset| ValueRange { from: Some(RangeLimit { end: RangeEnd::Relative(period, offset), is_open: false }), to: None };
        for (period, next) in
            [(Period::Day, "2026-11-23"), (Period::Week, "2026-11-23"), (Period::Month, "2026-12-01"), (Period::Year, "2027-01-01")]
        {
            assert_eq!(of(period, -3).moves_on(day("2026-11-22")), Some(day(next)));
        }
        assert_eq!(
            ValueRange { from: None, to: Some(RangeLimit { end: RangeEnd::Number(3.0), is_open: false }) }.moves_on(day("2026-11-22")),
            None
        );
    }

    #[test]
    fn numbers_and_amounts_are_compared_as_numbers() {
        let range = ValueRange { from: Some(RangeLimit { end: RangeEnd::Number(10.0), is_open: true }), to: None };
        let on = day("2026-11-22");
        assert!(!range.contains(&Value::Integer(10), on) && range.contains(&Value::Number(10.5), on));
        assert!(range.contains(&Value::Money { amount: Some(50_000), text: "".into() }, on));
        assert!(!range.contains(&Value::text("100"), on));
    }
}
