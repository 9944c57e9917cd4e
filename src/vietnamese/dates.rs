//! Dates and times of day as people in Viet Nam write them: day first.

use super::date_times::{civil, parse_date_in};
use super::fold::fold;
use jiff::civil::Date;

/// [`parse_date_in`] without a zone: the day as it is written.
pub fn parse_date(text: &str) -> Option<Date> {
    parse_date_in(text, None)
}

/// `ngay 22 thang 11 nam 2026`, `22 thang 11, 2026`, `ngay 22/11/2026`; already folded.
pub(super) fn date_in_words(folded: &str) -> Option<Date> {
    let mut words = folded.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).peekable();
    if words.next_if_eq(&"ngay").is_some()
        && let Some(date) = words.peek().and_then(|w| if w.contains('/') { parse_date(w) } else { None })
    {
        words.next();
        return if words.next().is_none() { Some(date) } else { None };
    }
    let day = words.next()?;
    words.next_if_eq(&"thang")?;
    let month = words.next()?;
    words.next_if_eq(&"nam");
    let year = words.next()?;
    if words.next().is_none() { civil(year, month, day) } else { None }
}

pub(super) fn number(digits: &str) -> Option<i16> {
    if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

/// A date as `ngày 22 tháng 11 năm 2026`, with the zeros of Decree 30/2020/NĐ-CP: for days below 10, January and February.
pub fn long_date(date: Date) -> String {
    let zero = if date.month() < 3 { "0" } else { "" };
    format!("ngày {:02} tháng {zero}{} năm {}", date.day(), date.month(), date.year())
}

/// A date as `22/11/2026`.
pub fn short_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// The date that a number from 20000 to 80000 is as a serial of spreadsheets (days since 1899-12-30), where a cell lost its date format.
pub fn looks_like_serial(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() != 5 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let days: i64 = text.parse().ok()?;
    if !(20_000..=80_000).contains(&days) {
        return None;
    }
    Date::new(1899, 12, 30).ok()?.checked_add(jiff::Span::new().days(days)).ok()
}

/// Reads a time of day such as `7:30`, `07h30`, `7h`, `7 giờ 30 phút` as (hour, minute). `24:00` is the end of a day.
pub fn parse_time(text: &str) -> Option<(u8, u8)> {
    let text = text.trim();
    if text.len() > 32 {
        return None;
    }
    let folded = fold(text);
    let (hour, rest) = folded.split_at(folded.find(|c: char| !c.is_ascii_digit())?);
    let rest = rest.trim_start();
    if let Some(minute) = rest.strip_prefix(':') {
        return clock_time(hour, minute);
    }
    let minute = ["gio", "h", "g"].into_iter().find_map(|unit| rest.strip_prefix(unit))?.trim_start();
    let minute = minute.trim_end_matches("phut").trim_end_matches(['p', '\'']).trim_end();
    if minute.is_empty() { clock_time(hour, "00") } else { clock_time(hour, minute) }
}

fn clock_time(hour: &str, minute: &str) -> Option<(u8, u8)> {
    if hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    match (number(hour)?, number(minute)?) {
        (24, 0) => Some((24, 0)),
        (h @ 0..=23, m @ 0..=59) => Some((h as u8, m as u8)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_usual_form_is_the_same_day() {
        for text in [
            "2026-11-22",
            "22/11/2026",
            "22-11-2026",
            "22.11.2026",
            " ngày 22 tháng 11 năm 2026",
            "NGÀY 22 THÁNG 11 NĂM 2026",
            "22 tháng 11, 2026",
            "ngày 22/11/2026",
            "2026-11-22T08:00",
            "2026-11-22 00:00:00",
            "2026-11-22T08:00:00.250+07:00",
            "2026-11-22T01:00:00Z",
            "22/11/2026 0:00",
        ] {
            assert_eq!(parse_date(text), Some(date(2026, 11, 22)), "{text}");
        }
        assert_eq!(parse_date("1/2/2026"), Some(date(2026, 2, 1)));
    }

    #[test]
    fn impossible_and_unclear_dates_are_refused() {
        for text in [
            "",
            "2026-02-30",
            "29/02/2026",
            "11/22/2026",
            "22/11/26",
            "26-11-22",
            "22/11",
            "22/11/2026/1",
            "22/11-2026",
            "2026-11-22T25:00",
            "2026-11-22 nháp",
            "ngày 22 tháng 11",
            "ngày 22/11/2026 và 23/11/2026",
            "tháng 11 năm 2026",
            "0026-11-22",
            "+2/11/2026",
            "22/11/20２6",
            "ngày ngày ngày",
            "2026-11-22T",
            "2026-11-22T08:00:",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn serials_of_spreadsheets_are_recognised() {
        assert_eq!(looks_like_serial("46348"), Some(date(2026, 11, 22)));
        assert_eq!(looks_like_serial("19999"), None);
        assert_eq!(looks_like_serial("50.000"), None);
        assert_eq!(looks_like_serial("99999999999999999999"), None);
    }

    #[test]
    fn times_beyond_the_day_are_refused() {
        for text in ["7:30", "07h30", "7 giờ 30", "7h30'", "7g30", "7 giờ 30 phút"] {
            assert_eq!(parse_time(text), Some((7, 30)), "{text}");
        }
        assert_eq!(parse_time("7h"), Some((7, 0)));
        assert_eq!(parse_time("24:00"), Some((24, 0)));
        for text in ["25:00", "24:01", "7:60", "7:3", "7", "h30", "", "7:30 - 8:00", "7h30đ", "٧:30"] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_written_as_in_documents() {
        assert_eq!(long_date(date(2026, 11, 22)), "ngày 22 tháng 11 năm 2026");
        assert_eq!(long_date(date(2026, 2, 5)), "ngày 05 tháng 02 năm 2026");
        assert_eq!(short_date(date(2026, 2, 5)), "05/02/2026");
    }
}
