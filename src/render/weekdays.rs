//! Filters for days of the week: names, and dates of the same week.

use super::web::read_date;
use jiff::civil::Date;
use tera::{Error, Kwargs, State, Tera};

/// Registers the filters `weekday` and `in_week`.
pub fn register(tera: &mut Tera) {
    // The name of the day: "Thứ Bảy" or, with `lang="en"`, "Saturday".
    tera.register_filter("weekday", |text: &str, kwargs: Kwargs, _: &State| -> tera::TeraResult<String> {
        let date = read_date(text)?;
        Ok(match kwargs.get::<&str>("lang")? {
            Some("en") => date.strftime("%A").to_string(),
            _ => vietnamese_weekday(date).to_string(),
        })
    });
    // The date of a day of the same week (ISO 8601): 1 is Monday, 7 is Sunday.
    tera.register_filter("in_week", |text: &str, kwargs: Kwargs, _: &State| -> tera::TeraResult<String> {
        let date = read_date(text)?;
        let day = kwargs.must_get::<i64>("day")?;
        let found = (1..=7).contains(&day).then(|| in_week(date, day)).flatten();
        found.map(|d| d.to_string()).ok_or_else(|| Error::message(format!("`{day}` is not a day of a week, 1 to 7")))
    });
}

fn vietnamese_weekday(date: Date) -> &'static str {
    const NAMES: [&str; 7] = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"];
    NAMES.get(date.weekday().to_monday_zero_offset() as usize).copied().unwrap_or_default()
}

fn in_week(date: Date, day: i64) -> Option<Date> {
    let offset = day - 1 - i64::from(date.weekday().to_monday_zero_offset());
    date.checked_add(jiff::Span::new().days(offset)).ok()
}

#[cfg(test)]
mod tests {
    use super::{in_week, vietnamese_weekday};
    use jiff::civil::date;

    #[test]
    fn a_week_begins_on_monday() {
        let sunday = date(2026, 12, 6);
        assert_eq!(vietnamese_weekday(sunday), "Chủ nhật");
        assert_eq!(vietnamese_weekday(date(2026, 11, 30)), "Thứ Hai");
        assert_eq!(in_week(sunday, 1), Some(date(2026, 11, 30)));
        assert_eq!(in_week(sunday, 7), Some(sunday));
        assert_eq!(in_week(date(2026, 12, 7), 1), Some(date(2026, 12, 7)));
        assert_eq!(in_week(date(9999, 12, 31), 7), None);
    }
}
