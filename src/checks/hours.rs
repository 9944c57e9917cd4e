//! Opening hours that end before they begin, or that pages cannot read.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, HOURS_REVERSED, HOURS_UNREAD};
use crate::kinds::Value;
use crate::model::LangNo;
use crate::vietnamese::parse_time;

/// The rule.
pub static RULE: Rule = Rule { name: "hours", feature: None, check: Check::Library(check) };

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    for item in context.planner.library.items.iter().filter(|i| i.lang == LangNo::MAIN) {
        let Some(Value::Text(hours)) = item.get("hours") else { continue };
        let span = item.span_of("hours");
        if let Some((from, to)) = reversed(hours) {
            diagnostics.push(Diagnostic::new(&HOURS_REVERSED).at(span).with("from", from).with("to", to));
        } else if item.kind.name != "session" && item.get("opening").is_none() {
            diagnostics.push(Diagnostic::new(&HOURS_UNREAD).at(span).with("hours", hours));
        }
    }
}

/// The first range of times that ends before it begins. Ranges from evening into the morning are night duty, and right.
fn reversed(hours: &str) -> Option<(&str, &str)> {
    for (dash, sign) in hours.match_indices(['-', '–', '—']) {
        let time = |c: char| c.is_ascii_digit() || matches!(c, ':' | 'h' | 'g');
        let before = hours[..dash].trim_end();
        let from = before.rfind(|c| !time(c)).map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
        let after = hours[dash + sign.len()..].trim_start();
        let to = &after[..after.find(|c| !time(c)).unwrap_or(after.len())];
        let from = &before[from..];
        let (Some(begins), Some(ends)) = (parse_time(from), parse_time(to)) else { continue };
        let night = begins.0 >= 17 && ends.0 <= 8;
        if ends <= begins && !night && ends != (0, 0) {
            return Some((from, to));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::reversed;

    #[test]
    fn a_day_ends_after_it_begins() {
        assert_eq!(reversed("Thứ Hai–Thứ Sáu: 7:30–11:30, 17:00–13:00"), Some(("17:00", "13:00")));
        for good in ["Thứ Hai–Thứ Sáu: 7:30–11:30, 13:00–17:00", "trực đêm 18h–6h", "8h - 24h", "24/7", "7–11"] {
            assert_eq!(reversed(good), None, "{good}");
        }
    }
}
