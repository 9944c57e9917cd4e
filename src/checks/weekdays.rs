//! Weekdays that do not match their dates, and dates that do not exist.

use super::knowledge::Knowledge;
use super::prose::{Prose, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{DAY_IMPOSSIBLE, Diagnostic, Diagnostics, WEEKDAY_WRONG};
use crate::vietnamese::short_date;
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// The rule. It looks for numbers and for the first words of weekdays.
pub static RULE: Rule =
    Rule { name: "weekdays", feature: Some(WordFeature::of_words(|word, _| may_begin_day(word.lower))), check: Check::Prose(check) };

const NAMES: [&str; 7] = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];

fn check(prose: &Prose, begins_day: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    for block in prose.blocks_with(begins_day) {
        let mut last: Option<(Range<usize>, Date)> = None;
        let mut at = block.words.start;
        while at < block.words.end {
            if !prose.words[at].features.has(begins_day) {
                at += 1;
                continue;
            }
            if let Some((words, date)) = date_at(prose, at, block.words.end) {
                match date {
                    Some(date) => last = Some((words.clone(), date)),
                    // A value that is a date alone is a field, which is read and reported as a date.
                    None if words != block.words => {
                        let range = prose.range(words.clone());
                        let name = prose.text[range.clone()].to_string();
                        diagnostics.push(Diagnostic::new(&DAY_IMPOSSIBLE).at(prose.span(range)).with("name", name));
                    }
                    None => {}
                }
                at = words.end;
                continue;
            }
            let Some(weekday) = weekday_at(prose, at, block.words.end) else {
                at += 1;
                continue;
            };
            let after = at + 2;
            let next = if is_word(prose, after, "ngày") { after + 1 } else { after };
            let follows = joins(prose, at + 1, after) && (next == after || joins(prose, after, next));
            let named = date_at(prose, next, block.words.end).filter(|_| follows);
            // `23/11/2026 (thứ Hai)`
            let before = last.take().filter(|(words, _)| words.end == at && joins(prose, at - 1, at));
            let meant = match named {
                Some((_, date)) => date,
                None => before.map(|(_, date)| date),
            };
            if let Some(date) = meant.filter(|d| d.weekday() != weekday) {
                let right = NAMES[date.weekday().to_monday_zero_offset() as usize];
                let report = Diagnostic::new(&WEEKDAY_WRONG).at(prose.span(prose.range(at..after)));
                let name = prose.text[prose.range(at..after)].to_string();
                diagnostics.push(report.with("name", name).with("date", short_date(date)).with("right", right));
            }
            at = after;
        }
    }
}

/// Whether a date or a weekday may begin with a word.
fn may_begin_day(lower: &str) -> bool {
    matches!(lower, "chủ" | "thứ") || lower.parse::<i16>().is_ok()
}

fn is_word(prose: &Prose, no: usize, word: &str) -> bool {
    prose.lower(no) == word
}

/// Whether only spaces, commas, brackets or dashes stand between two words that follow each other.
fn joins(prose: &Prose, one: usize, next: usize) -> bool {
    between(prose, one, next).is_some_and(|text| text.chars().all(|c| matches!(c, ' ' | ',' | '(' | '–' | '-' | '\n' | '\r')))
}

fn between<'a>(prose: &'a Prose, one: usize, next: usize) -> Option<&'a str> {
    prose.text.get(prose.words.get(one)?.end as usize..prose.words.get(next)?.start as usize)
}

/// The weekday that begins at word `at`: `thứ Hai` … `Chủ nhật`, `thứ 2`.
fn weekday_at(prose: &Prose, at: usize, end: usize) -> Option<Weekday> {
    let next = if at + 1 < end { prose.lower(at + 1) } else { return None };
    let offset = match (prose.lower(at), next) {
        ("chủ", "nhật") => 6,
        ("thứ", "hai" | "2") => 0,
        ("thứ", "ba" | "3") => 1,
        ("thứ", "tư" | "4") => 2,
        ("thứ", "năm" | "5") => 3,
        ("thứ", "sáu" | "6") => 4,
        ("thứ", "bảy" | "bẩy" | "7") => 5,
        _ => return None,
    };
    let is_one = between(prose, at, at + 1).is_some_and(|gap| gap.trim().is_empty());
    Weekday::from_monday_zero_offset(offset).ok().filter(|_| is_one)
}

/// The words of a date such as `23/11/2026` or `23 tháng 11 năm 2026`, and the day; `None` for a day that does not exist.
fn date_at(prose: &Prose, at: usize, end: usize) -> Option<(Range<usize>, Option<Date>)> {
    let number = |no: usize| prose.lower(no).parse::<i16>().ok();
    let day = number(at).filter(|_| at < end)?;
    let (month, year, last) = if is_word(prose, at + 1, "tháng") && is_word(prose, at + 3, "năm") {
        (number(at + 2)?, number(at + 4)?, at + 5)
    } else {
        let sign = |no: usize| between(prose, no, no + 1).filter(|s| matches!(*s, "/" | "-" | "."));
        if sign(at)? != sign(at + 1)? {
            return None;
        }
        (number(at + 1)?, number(at + 2)?, at + 3)
    };
    // Longer sequences are no dates: `1.004.222.000`, `10/11/2026/QĐ`.
    let is_longer = between(prose, last - 1, last).is_some_and(|s| last < end && matches!(s, "/" | "-" | "."));
    let is_date = (1900..2100).contains(&year) && (1..=31).contains(&day) && (1..=31).contains(&month) && last <= end && !is_longer;
    let before = at.checked_sub(1).and_then(|no| between(prose, no, at)).unwrap_or(" ");
    if !is_date || matches!(before, "/" | "-" | ".") {
        return None;
    }
    Some((at..last, Date::new(year, month as i8, day as i8).ok()))
}
