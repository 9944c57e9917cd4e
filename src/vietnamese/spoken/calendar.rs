//! Dates, times of day, weekdays and periods as they are said: days below eleven are `mùng`, the fourth month is `tháng tư`.

use super::line::{LineWord, all_digits, is_number, is_one_of, next, previous};
use super::numbers::{say_number, say_whole};
use super::words;
use crate::vietnamese::dates::{parse_date, parse_time};
use jiff::civil::Date;

/// Words in front of a day, or of a holiday that is called by its date.
const BEFORE_DAYS: &[&str] =
    &["ngày", "mùng", "mồng", "sáng", "chiều", "tối", "trưa", "hôm", "dịp", "lễ", "nghỉ", "mừng", "tết", "niệm", "rằm", "hạn", "chót"];
/// Words in front of a day or of another number.
const BEFORE_ANY: &[&str] = &["từ", "đến", "tới", "trước", "sau", "vào", "qua", "hết"];
/// Days that are called by their date alone.
#[rustfmt::skip]
const KNOWN_DAYS: &[(i8, i8)] = &[
    (1, 1), (3, 2), (27, 2), (8, 3), (26, 3), (30, 4), (1, 5), (7, 5), (19, 5), (1, 6), (27, 7), (19, 8), (2, 9), (10, 10), (20, 10), (20, 11),
    (22, 12),
];
/// Words in front of a number within a year.
const PERIODS: &[&str] = &["quý", "kỳ", "kì", "đợt", "khóa", "khoá", "lần", "số", "tuần", "vụ"];
/// Words in front of a number of a house.
pub const HOUSES: &[&str] = &["số", "ngõ", "ngách", "hẻm", "kiệt", "nhà", "đường", "phố"];

fn say_day(day: i8) -> String {
    if day <= 10 { format!("mùng {}", say_whole(day as u64)) } else { say_whole(day as u64) }
}

fn say_month(month: i8) -> String {
    if month == 4 { "tư".into() } else { say_whole(month as u64) }
}

fn say_year(year: i16) -> String {
    say_whole(year as u64)
}

/// A day with its month, and its year where it is written.
#[derive(Clone, Copy)]
struct WrittenDay {
    day: i8,
    month: i8,
    year: Option<i16>,
}

impl WrittenDay {
    /// `22/11/2026`, `22/11`. 2024 has every day of every month.
    fn read(text: &str) -> Option<WrittenDay> {
        let signs = text.bytes().filter(|b| matches!(b, b'/' | b'-' | b'.')).count();
        if signs == 2
            && let Some(date) = parse_date(text)
        {
            return Some(WrittenDay { day: date.day(), month: date.month(), year: Some(date.year()) });
        }
        let (day, month) = text.split_once('/').filter(|(a, b)| all_digits(a) && all_digits(b) && a.len() <= 2 && b.len() <= 2)?;
        let date = Date::new(2024, month.parse().ok()?, day.parse().ok()?).ok()?;
        Some(WrittenDay { day: date.day(), month: date.month(), year: None })
    }

    fn said(self) -> String {
        let year = self.year.map_or_else(String::new, |year| format!(" năm {}", say_year(year)));
        format!("{} tháng {}{year}", say_day(self.day), say_month(self.month))
    }
}

/// `22/11/2026`; `22/11` where a day is meant; `11/2026`.
pub fn date(words: &[LineWord], i: usize) -> Option<String> {
    let core = words[i].core;
    let before = previous(words, i);
    let introduced = is_one_of(before, &["ngày", "mùng", "mồng"]);
    let bare = |said: String| if is_one_of(before, &["mùng", "mồng"]) { said.trim_start_matches("mùng ").to_string() } else { said };
    if let Some(written) = WrittenDay::read(core) {
        let is_day = written.year.is_some() || introduced || is_plain_day(words, i, written);
        return is_day.then(|| if introduced { bare(written.said()) } else { format!("ngày {}", written.said()) });
    }
    let (month, year) = core.split_once(['/', '-'])?;
    let (month, year) = month_of_year(month.trim_start_matches('T'), year).filter(|_| {
        // `12-2026` is a range of numbers unless a month is meant.
        core.contains('/') || is_one_of(before, &["tháng"])
    })?;
    let head = if is_one_of(before, &["tháng"]) { "" } else { "tháng " };
    Some(format!("{head}{} năm {}", say_month(month), say_year(year)))
}

fn month_of_year(month: &str, year: &str) -> Option<(i8, i16)> {
    if !all_digits(month) || month.len() > 2 || !all_digits(year) || year.len() != 4 {
        return None;
    }
    let (month, year): (i8, i16) = (month.parse().ok()?, year.parse().ok()?);
    ((1..=12).contains(&month) && (1900..2200).contains(&year)).then_some((month, year))
}

/// Whether `22/11` is a day and no fraction or number of a house.
fn is_plain_day(words: &[LineWord], i: usize, written: WrittenDay) -> bool {
    let (before, behind) = (previous(words, i), next(words, i));
    if is_one_of(before, BEFORE_DAYS) {
        return true;
    }
    if is_one_of(behind, words::COUNTED) {
        return false;
    }
    if is_one_of(before, BEFORE_ANY) {
        return true;
    }
    if is_one_of(before, HOUSES) || is_one_of(behind, HOUSES) {
        return false;
    }
    written.day > 12 || KNOWN_DAYS.contains(&(written.day, written.month))
}

/// `30/4–1/5`, `5–7/12/2026`, `5–6/2026` behind `tháng`.
pub fn date_range(words: &[LineWord], i: usize, from: &str, to: &str) -> Option<String> {
    let before = previous(words, i);
    if is_one_of(before, &["tháng"])
        && let Some((month, year)) = to.split_once('/').and_then(|(month, year)| month_of_year(month, year))
    {
        let first: i8 = from.parse().ok().filter(|m| (1..=12).contains(m))?;
        return Some(format!("{} đến tháng {} năm {}", say_month(first), say_month(month), say_year(year)));
    }
    if is_one_of(before, HOUSES) {
        return None;
    }
    let last = WrittenDay::read(to)?;
    let first = match WrittenDay::read(from) {
        Some(first) => first.said(),
        None => say_day(from.parse().ok().filter(|day| (1..=31).contains(day) && all_digits(from))?),
    };
    let first = if is_one_of(before, &["mùng", "mồng"]) { first.trim_start_matches("mùng ").to_string() } else { first };
    let head = if is_one_of(before, &["ngày", "mùng", "mồng"]) { "" } else { "ngày " };
    Some(format!("{head}{first} đến ngày {}", last.said()))
}

/// `quý 2/2026`, `quý I/2026`, `học kỳ 1/2026`, `đợt 2/2026`: the number and the year.
pub fn period(words: &[LineWord], i: usize) -> Option<String> {
    let (number, year) = words[i].core.split_once('/')?;
    if !is_one_of(previous(words, i), PERIODS) || year.len() != 4 || !all_digits(year) {
        return None;
    }
    let number = if all_digits(number) { say_number(number)? } else { say_whole(words::roman(number)?) };
    Some(format!("{number} năm {}", say_number(year)?))
}

/// `7:30`, `7h30`, `17h`, `7h30p`.
pub fn time(core: &str) -> Option<String> {
    if !is_number(core) || !core.contains([':', 'h', 'g']) {
        return None;
    }
    let (hour, minute) = parse_time(core)?;
    let hour = say_whole(u64::from(hour));
    Some(match minute {
        0 => format!("{hour} giờ"),
        // `bảy giờ năm` is heard as five o'clock something.
        1..=9 => format!("{hour} giờ {} phút", say_whole(u64::from(minute))),
        _ => format!("{hour} giờ {}", say_whole(u64::from(minute))),
    })
}

/// Whether a word is the name of a weekday without `thứ`, or `nhật`.
pub fn is_weekday(word: &str) -> bool {
    is_one_of(word, &["hai", "ba", "tư", "năm", "sáu", "bảy", "nhật", "cn"]) || short_weekday(word).is_some()
}

/// `T2` to `T7`.
pub fn short_weekday(word: &str) -> Option<String> {
    let day = word.strip_prefix('T').filter(|day| matches!(day.as_bytes(), [b'2'..=b'7']))?;
    Some(format!("thứ {}", if day == "4" { "tư".into() } else { say_number(day)? }))
}

/// Days below eleven are `mùng`, the fourth month and weekday `tư`.
pub fn in_context(words: &[LineWord], i: usize, digits: &str) -> Option<String> {
    let value: u64 = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    let before = previous(words, i).to_lowercase();
    // `3 ngày 2 đêm` counts days.
    let counted = i >= 2 && words[i - 2].core.ends_with(|c: char| c.is_ascii_digit());
    match (before.as_str(), value) {
        ("ngày", 1..=10) if !counted => Some(format!("mùng {}", say_whole(value))),
        ("tháng" | "thứ", 4) => Some("tư".into()),
        ("ngày" | "tháng" | "mùng" | "mồng" | "thứ", _) => Some(say_whole(value)),
        _ => None,
    }
}
