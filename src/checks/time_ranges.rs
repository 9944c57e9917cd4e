//! Times that end before they begin: `từ 8h00 đến 7h30`. Ranges over midnight (`22 giờ đến 6 giờ`) are none.

use super::knowledge::Knowledge;
use super::prose::{Prose, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, TIMES_REVERSED};

/// The rule. It looks for words with digits.
pub static RULE: Rule = Rule {
    name: "time ranges",
    feature: Some(WordFeature::of_words(|word, _| word.lower.starts_with(|c: char| c.is_ascii_digit()))),
    check: Check::Prose(check),
};

/// From this hour on a range that ends in the morning goes over midnight.
const EVENING: u32 = 18 * 60;
const NOON: u32 = 12 * 60;

fn check(prose: &Prose, number: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.is_vietnamese() {
        return;
    }
    for block in prose.blocks_with(number) {
        let text = &prose.lower_text()[block.range.clone()];
        let mut until = 0;
        for at in text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at) {
            let begins = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ':' | '/' | '.' | ','));
            if at < until || !begins {
                continue;
            }
            let Some((start, end, to)) = range_at(text, at) else { continue };
            until = to;
            let is_over_night = start >= EVENING && end <= NOON;
            if end <= start && !is_over_night && !names_next_day(&text[to..]) {
                let range = block.range.start + at..block.range.start + to;
                let written = prose.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
                diagnostics.push(Diagnostic::new(&TIMES_REVERSED).at(prose.span(range)).with("text", written));
            }
        }
    }
}

/// Two times with a dash or `đến` between them: minutes since midnight, and the byte behind the second.
fn range_at(text: &str, at: usize) -> Option<(u32, u32, usize)> {
    let (start, after) = time_at(text, at)?;
    let rest = text[after..].trim_start();
    let rest = ["–", "—", "-", "đến", "tới"].iter().find_map(|sign| rest.strip_prefix(sign))?.trim_start();
    let (end, to) = time_at(text, text.len() - rest.len())?;
    Some((start, end, to))
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
