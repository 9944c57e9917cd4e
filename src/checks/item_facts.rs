//! The same fact with two values in two items: fee, time and level of a guide and of the procedures it explains.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, FACT_DIFFERS};
use crate::kinds::Value;
use crate::model::{Item, LangNo};
use crate::vietnamese::{fold, format_money};
use rustc_hash::FxHashMap;

/// The rule.
pub static RULE: Rule = Rule { name: "facts of items", feature: None, check: Check::Library(check) };

/// What a field says; none where it has no comparable value.
type Reader = fn(&Value) -> Option<Said>;
/// The facts that guides repeat, and what each says.
const FACTS: &[(&str, Reader)] = &[("fee", fee), ("time", time), ("level", level)];
/// Words that leave a fact open, folded.
const OPEN: &[&str] = &["theo quy dinh", "theo tung", "tuy ", "theo gia", "theo thong bao", "theo thoi han"];

/// What a field says, as far as two fields can be compared.
#[derive(PartialEq)]
enum Said {
    /// That it depends on something.
    Open,
    /// An amount, lengths of time with their units, or a level.
    Values(Vec<String>),
}

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let library = context.planner.library;
    let items = || library.items.iter().filter(|item| item.lang == LangNo::MAIN).map(|item| &**item);
    let procedures: FxHashMap<&str, &Item> = items().filter(|item| item.kind.name == "procedure").map(|item| (&*item.slug, item)).collect();
    if procedures.is_empty() {
        return;
    }
    for item in items().filter(|item| item.kind.name != "procedure") {
        let Some(Value::List(slugs)) = item.get("procedures") else { continue };
        let explained: Vec<&Item> =
            slugs.iter().filter_map(|slug| if let Value::Item(slug) = slug { procedures.get(&**slug).copied() } else { None }).collect();
        for (field, read) in FACTS {
            let Some(written) = item.get(field).and_then(read) else { continue };
            let held: Vec<(&Item, Said)> = explained.iter().filter_map(|p| Some((*p, p.get(field).and_then(read)?))).collect();
            // A guide to several procedures says what is true of one of them.
            let Some((procedure, said)) = held.first() else { continue };
            if held.iter().any(|(_, said)| *said == written) {
                continue;
            }
            let what = match (&written, said) {
                (Said::Values(_), Said::Open) => "open-row",
                (Said::Open, Said::Values(_)) => "open-item",
                _ => "rows",
            };
            let mut report = Diagnostic::new(&FACT_DIFFERS).at(item.span_of(field)).with("what", what).with("field", field);
            report.also.push(procedure.span_of(field));
            report = report.with("written", shown(item, field)).with("held", shown(procedure, field));
            diagnostics.push(report.with("of", code(procedure)));
        }
    }
}

fn shown(item: &Item, field: &str) -> String {
    item.get(field).and_then(Value::plain).unwrap_or_default().into_owned()
}

fn code(procedure: &Item) -> String {
    procedure.get("code").and_then(Value::plain).map_or_else(|| procedure.slug.to_string(), |code| code.into_owned())
}

fn is_open(folded: &str) -> bool {
    OPEN.iter().any(|words| folded.starts_with(words))
}

/// An amount; free of charge is nothing to pay, whatever is said of when.
fn fee(value: &Value) -> Option<Said> {
    let Value::Money { amount, text } = value else { return None };
    let folded = fold(text);
    let amount = amount.or_else(|| ["mien ", "0 dong", "khong thu"].iter().any(|words| folded.starts_with(words)).then_some(0));
    match amount {
        Some(amount) => Some(Said::Values(vec![format_money(amount)])),
        None if is_open(&folded) => Some(Said::Open),
        None => Some(Said::Values(figures(&folded))).filter(|said| *said != Said::Values(Vec::new())),
    }
}

/// Lengths of time, in order of value.
fn time(value: &Value) -> Option<Said> {
    let text = value.plain()?;
    let folded = fold(&text);
    if is_open(&folded) {
        return Some(Said::Open);
    }
    let mut found = figures(&folded);
    found.retain(|figure| figure.ends_with("ngay") || figure.ends_with("thang") || figure.ends_with("gio") || figure.ends_with("tuan"));
    if folded.contains("trong ngay") {
        found.push("trong ngay".to_string());
    }
    found.sort();
    found.dedup();
    Some(Said::Values(found)).filter(|said| *said != Said::Values(Vec::new()))
}

fn level(value: &Value) -> Option<Said> {
    value.plain().map(|level| Said::Values(vec![level.into_owned()]))
}

/// Numbers with the word behind each, of folded text: `3 ngay`.
fn figures(folded: &str) -> Vec<String> {
    let words: Vec<&str> = folded.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.trim_start_matches('0').to_string();
    // `sau 15 giờ` is a time of day.
    let is_clock =
        |i: usize| i > 0 && matches!(words[i - 1], "sau" | "truoc" | "luc") && words.get(i + 1).is_some_and(|unit| *unit == "gio");
    words
        .iter()
        .enumerate()
        .filter(|(i, word)| word.starts_with(|c: char| c.is_ascii_digit()) && !is_clock(*i))
        .map(|(i, word)| format!("{} {}", number(word), words.get(i + 1).copied().unwrap_or_default().trim_end_matches('.')))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_the_same_whatever_words_are_around_them() {
        let said = |text: &str| time(&Value::text(text));
        assert!(said("03 ngày làm việc kể từ khi nhận đủ hồ sơ") == said("Không quá 3 ngày làm việc"));
        assert!(said("3 ngày; phải xác minh thì 23 ngày") != said("3 ngày làm việc"));
        assert!(said("Theo quy định") == Some(Said::Open) && said("Xem ngay").is_none());
    }
}
