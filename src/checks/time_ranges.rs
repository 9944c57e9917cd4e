//! Times that end before they begin: `từ 8h00 đến 7h30`. Ranges over midnight (`22 giờ đến 6 giờ`) are none.

use super::knowledge::Knowledge;
use super::prose::{BlockForm, Prose, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, HOURS_REVERSED};
use crate::vietnamese::fold;
use std::ops::Range;

/// The rule. It looks for words with digits.
pub static RULE: Rule = Rule {
    name: "time ranges",
    feature: Some(WordFeature::of_words(|word, _| word.lower.starts_with(|c: char| c.is_ascii_digit()))),
    check: Check::Prose(check),
};

/// A range that begins from this minute on, and ends before the other, goes over midnight.
const EVENING: u32 = 17 * 60;
const MORNING: u32 = 9 * 60;

fn check(prose: &Prose, number: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.is_vietnamese() {
        return;
    }
    for block in prose.blocks_with(number) {
        // Fields with hours are checked in the library, by a build too.
        if prose.is_content() && block.form == BlockForm::Value && is_hours(prose.label(block)) {
            continue;
        }
        let text = &prose.lower_text()[block.range.clone()];
        for [from, to] in reversed_ranges(text) {
            let range = block.range.start + from.start..block.range.start + to.end;
            let report = Diagnostic::new(&HOURS_REVERSED).at(prose.span(range));
            diagnostics.push(report.with("from", &text[from]).with("to", &text[to]));
        }
    }
}

/// Whether a column or key is that of hours: `hours`, `giờ trực`.
fn is_hours(label: &str) -> bool {
    let label = fold(label);
    label == "hours" || label.starts_with("gio")
}

/// The ranges of times in a text in lower case that end before or when they begin: the bytes of both times.
pub(super) fn reversed_ranges(text: &str) -> Vec<[Range<usize>; 2]> {
    let (mut found, mut until) = (Vec::new(), 0);
    for at in text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at) {
        let begins = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ':' | '/' | '.' | ','));
        if at < until || !begins {
            continue;
        }
        let Some([(start, from), (end, to)]) = range_at(text, at) else { continue };
        until = to.end;
        let is_over_night = (start >= EVENING && end < MORNING) || end == 0;
        if end <= start && !is_over_night && !names_next_day(&text[to.end..]) {
            found.push([from, to]);
        }
    }
    found
}

/// Two times with a dash or `đến` between them: minutes since midnight, and their bytes.
fn range_at(text: &str, at: usize) -> Option<[(u32, Range<usize>); 2]> {
    let (start, after) = time_at(text, at)?;
    let rest = text[after..].trim_start();
    let rest = ["–", "—", "-", "đến", "tới"].iter().find_map(|sign| rest.strip_prefix(sign))?.trim_start();
    let second = text.len() - rest.len();
    let (end, to) = time_at(text, second)?;
    Some([(start, at..after), (end, second..to)])
}

/// A time of day in minutes since midnight, and the byte behind it: `8h`, `8h30`, `8:30`, `8 giờ 30 phút`, `2 giờ chiều`.
fn time_at(text: &str, at: usize) -> Option<(u32, usize)> {
    let (hour, rest) = number(&text[at..])?;
    let (minute, rest) = if let Some(rest) = rest.strip_prefix(':') {
        let (minute, after) = number(rest)?;
        (minute, after)
    } else {
        let rest = rest.trim_start();
        let rest = rest.strip_prefix("giờ").or_else(|| rest.strip_prefix('h')).or_else(|| rest.strip_prefix('g'))?;
        match number(rest.trim_start()) {
            Some((minute, after)) => (minute, after.trim_start().strip_prefix("phút").unwrap_or(after)),
            None if rest.starts_with(char::is_alphabetic) => return None,
            None => (0, rest),
        }
    };
    if hour > 24 || minute > 59 || rest.starts_with(|c: char| c.is_alphanumeric() || c == ':' || c == '/') {
        return None;
    }
    let part = rest.trim_start();
    let is_late = ["chiều", "tối"].iter().any(|late| part.starts_with(late)) && hour < 12;
    let named = ["sáng", "trưa", "chiều", "tối", "đêm"].iter().find_map(|name| part.strip_prefix(name));
    let minutes = (hour + if is_late { 12 } else { 0 }) * 60 + minute;
    Some((minutes, text.len() - named.unwrap_or(rest).len()))
}

/// One or two digits, and what follows.
fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number = text.get(..end).filter(|digits| (1..=2).contains(&digits.len()))?.parse().ok()?;
    Some((number, &text[end..]))
}

/// Whether the words behind a range say that it ends on another day.
fn names_next_day(behind: &str) -> bool {
    let behind = behind.trim_start_matches([' ', ',', '(']);
    ["hôm sau", "ngày", "sáng hôm sau", "mai"].iter().any(|next| behind.starts_with(next)) && !behind.starts_with("ngày thường")
}

#[cfg(test)]
mod tests {
    use super::reversed_ranges;

    #[test]
    fn a_day_ends_after_it_begins() {
        let found =
            |text: &str| reversed_ranges(text).into_iter().map(|range| range.map(|part| text[part].to_string())).collect::<Vec<_>>();
        for (text, from, to) in [
            ("thứ hai–thứ sáu: 7:30–11:30, 17:00–13:00", "17:00", "13:00"),
            ("từ 8h00 đến 7h30", "8h00", "7h30"),
            ("9 giờ 15 phút tới 9 giờ", "9 giờ 15 phút", "9 giờ"),
            ("2 giờ chiều - 11 giờ", "2 giờ chiều", "11 giờ"),
        ] {
            assert_eq!(found(text), [[from.to_string(), to.to_string()]], "{text}");
        }
        for good in
            ["thứ hai–thứ sáu: 7:30–11:30, 13:00–17:00", "trực đêm 18h–6h", "8h - 24h", "17h–0h", "24/7", "7–11", "8h đến 7h hôm sau"]
        {
            assert!(found(good).is_empty(), "{good}");
        }
    }
}
