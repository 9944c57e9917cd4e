//! Dates with a time of day and a zone, as other generators, mail and Git write them: which day it is in the site's zone.

use super::dates::{date_in_words, number, parse_time};
use super::fold::fold;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};

/// The months in English by their first three letters.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// The days of the week in English by their first three letters.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Reads `2026-11-22`, `22/11/2026` (also with `-` or `.`), `ngày 22 tháng 11 năm 2026`, each with a time of day behind it or not, and the forms
/// of RFC 3339, RFC 2822, Git and Hugo: `2018-07-30 14:00:00 -0500`, `Mon, 30 Jul 2018 14:00:00 +0700`, `Jul 30, 2018`.
///
/// The day comes first unless the year does. With `zone`, a moment with a zone of its own is the day that it has there; a time without a zone
/// is one of `zone`. Dates that do not exist and two-digit years are refused.
pub fn parse_date_in(text: &str, zone: Option<&TimeZone>) -> Option<Date> {
    let text = text.trim();
    if text.len() > 64 {
        return None;
    }
    if text.contains(char::is_alphabetic) {
        let folded = fold(text);
        if let Some(date) = date_in_words(&folded).or_else(|| date_in_english(&folded, text, zone)) {
            return Some(date);
        }
    }
    let (date, time) = match text.find(|c: char| matches!(c, 'T' | 't') || c.is_whitespace()) {
        Some(at) => (&text[..at], Some(text[at..].trim_start_matches(['T', 't']).trim())),
        None => (text, None),
    };
    let separator = ['-', '/', '.'].into_iter().find(|c| date.contains(*c))?;
    let mut parts = date.split(separator);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let date = if a.len() == 4 { civil(a, b, c) } else { civil(c, b, a) }?;
    match time {
        Some(time) => moment(date, time, zone),
        None => Some(date),
    }
}

/// The day of a date and a time of day with or without a zone: `08:00`, `08:00:00.000Z`, `14:00:00 -0500`, `8:00 Asia/Ho_Chi_Minh`.
fn moment(date: Date, text: &str, zone: Option<&TimeZone>) -> Option<Date> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(text.len());
    let time = time_of_day(&text[..end])?;
    match text[end..].trim() {
        "" => Some(date),
        own => in_zone(date, time, &zone_of(own)?, zone),
    }
}

/// The day on which it is `time` of `date` in the zone `own`, as the zone `here` counts.
fn in_zone(date: Date, time: Time, own: &TimeZone, here: Option<&TimeZone>) -> Option<Date> {
    let Some(here) = here else { return Some(date) };
    Some(date.to_datetime(time).to_zoned(own.clone()).ok()?.with_time_zone(here.clone()).date())
}

/// `8:00`, `08:00:00`, `08:00:00.250`; `24:00` is the last minute of the day.
fn time_of_day(clock: &str) -> Option<Time> {
    let mut parts = clock.splitn(3, ':');
    let (hour, minute) = (parts.next()?, parts.next()?);
    let second = match parts.next() {
        Some(second) => {
            let whole = second.split('.').next().filter(|s| s.len() == 2 && !second.ends_with('.'))?;
            whole.parse::<i8>().ok().filter(|_| second.bytes().all(|b| b.is_ascii_digit() || b == b'.'))?
        }
        None => 0,
    };
    match parse_time(&format!("{hour}:{minute}"))? {
        (24, _) => Time::new(23, 59, 59, 0).ok(),
        (hour, minute) => Time::new(hour.try_into().ok()?, minute.try_into().ok()?, second, 0).ok(),
    }
}

/// `Z`, `UTC`, `GMT`, `+07`, `-0500`, `+07:00`, or the name of a zone, perhaps in brackets.
fn zone_of(text: &str) -> Option<TimeZone> {
    let text = text.trim_start_matches('[').trim_end_matches(']');
    if ["z", "ut", "utc", "gmt"].contains(&&*text.to_ascii_lowercase()) {
        return Some(TimeZone::UTC);
    }
    let Some((sign, digits)) = text.strip_prefix('+').map(|d| (1, d)).or_else(|| text.strip_prefix('-').map(|d| (-1, d))) else {
        return text.contains('/').then(|| TimeZone::get(text).ok())?;
    };
    let digits = digits.replacen(':', "", 1);
    let number = |part: Option<&str>| part.unwrap_or("0").parse::<i32>().ok();
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = (number(digits.get(..2))?, number(digits.get(2..).filter(|m| !m.is_empty()))?);
    (hours < 24 && minutes < 60).then(|| Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok().map(|o| o.to_time_zone()))?
}

/// `mon, 30 jul 2018 14:00:00 +0700`, `mon jul 30 14:00:00 2018 -0500`, `july 30th, 2018`: a month in English, each part once. `text` is the text
/// before it was folded, for names of zones.
fn date_in_english(folded: &str, text: &str, zone: Option<&TimeZone>) -> Option<Date> {
    let (mut day, mut month, mut year, mut time, mut own) = (None, None, None, None, None);
    let separates = |c: char| c.is_whitespace() || c == ',';
    for (word, written) in folded.split(separates).zip(text.split(separates)).filter(|(word, _)| !word.is_empty()) {
        let letters = word.trim_end_matches('.');
        let named = |names: &[&str]| names.iter().position(|name| letters.starts_with(name) && letters.len() <= 9);
        let number = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        if word.contains(':') && !word.starts_with(['+', '-']) {
            time.replace(time_of_day(word)?).is_none().then_some(())?;
        } else if word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) {
            year.replace(word).is_none().then_some(())?;
        } else if (1..=2).contains(&number.len()) && ["", "st", "nd", "rd", "th"].contains(&&word[number.len()..]) {
            day.replace(number).is_none().then_some(())?;
        } else if letters.bytes().all(|b| b.is_ascii_lowercase()) && letters.len() >= 3 && named(&DAYS).is_some() {
            continue;
        } else if letters.bytes().all(|b| b.is_ascii_lowercase()) && letters.len() >= 3 && named(&MONTHS).is_some() {
            month.replace(named(&MONTHS)? + 1).is_none().then_some(())?;
        } else {
            own.replace(zone_of(written)?).is_none().then_some(())?;
        }
    }
    let date = civil(year?, &month?.to_string(), day?)?;
    match (time, own) {
        (Some(time), Some(own)) => in_zone(date, time, &own, zone),
        (None, Some(_)) => None,
        _ => Some(date),
    }
}

/// A date of a year of four digits, a month and a day.
pub(super) fn civil(year: &str, month: &str, day: &str) -> Option<Date> {
    if year.len() != 4 || year.starts_with('0') {
        return None;
    }
    Date::new(number(year)?, number(month)?.try_into().ok()?, number(day)?.try_into().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn moments_are_days_of_the_site_s_zone() {
        let here = TimeZone::fixed(Offset::constant(7));
        for (text, day) in [
            ("2018-07-30 14:00:00 -0500", 31),
            ("2018-07-30 09:00:00 -05:00", 30),
            ("2018-07-30T17:00:00Z", 31),
            ("2018-07-30t16:59:59.999999z", 30),
            ("2018-07-30T23:00:00+07", 30),
            ("2018-07-31T06:00:00+09:00", 31),
            ("2018-07-31T00:30:00+09:00", 30),
            ("2018/07/30", 30),
            ("2018/07/30 23:30", 30),
            ("Mon, 30 Jul 2018 14:00:00 -0500", 31),
            ("Mon Jul 30 14:00:00 2018 -0500", 31),
            ("30 Jul 2018 08:00 GMT", 30),
            ("July 30th, 2018", 30),
            ("Sept. 30, 2018", 30),
            ("Jul 30 2018", 30),
            ("2018-07-30 8:00", 30),
            ("2018-07-30 24:00", 30),
        ] {
            let found = parse_date_in(text, Some(&here)).map(|found| found.day());
            assert_eq!(found, Some(day), "{text}");
        }
        assert_eq!(parse_date_in("2018-07-30 14:00:00 -0500", None), Some(date(2018, 7, 30)));
        let named = TimeZone::get("Asia/Ho_Chi_Minh").unwrap();
        assert_eq!(parse_date_in("2026-11-22T20:00:00 Europe/Paris", Some(&named)), Some(date(2026, 11, 23)));
    }

    #[test]
    fn unclear_moments_are_refused() {
        for text in [
            "2018-07-30 14:00:00 -05000",
            "2018-07-30 14:00 EST",
            "2018-07-30 14:00 mai",
            "2018-07-30 14",
            "2018-07-30 14:00:60:00",
            "2018-07-30 14:00:00.",
            "30 Jul 18",
            "Jul 2018",
            "Jul Jul 30 2018",
            "30 Jul 2018 +0700",
            "Mon 2018",
            "May",
        ] {
            assert_eq!(parse_date_in(text, None), None, "{text}");
        }
    }
}
