//! Telephone numbers and fees in texts that differ from those in fields.

use super::historical_context::{has, is_about_past};
use super::knowledge::{Knowledge, PlaceNumbers};
use super::prose::{Prose, WordFeatures, sentences};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, FACT_DIFFERS};
use crate::vietnamese::{Money, check_phone, format_money, parse_money};
use std::ops::Range;

/// The rule.
pub static RULE: Rule = Rule { name: "known facts", feature: None, check: Check::Prose(check) };

/// Digits of the shortest telephone number of an office.
const FEWEST: u32 = 8;

fn check(prose: &Prose, _: WordFeatures, knowledge: &Knowledge, diagnostics: &mut Diagnostics) {
    let fee = knowledge.facts.fees.get(&prose.file);
    let has_numbers = !knowledge.facts.places.is_empty();
    if fee.is_none() && !has_numbers {
        return;
    }
    for block in &prose.blocks {
        let may_be_fee = fee.is_some() && block.digits > 0;
        if !may_be_fee && (!has_numbers || block.digits < FEWEST) {
            continue;
        }
        for range in sentences(&prose.text, block.range.clone()) {
            let phone = phone(prose, knowledge, range.clone());
            let fee = fee.and_then(|fee| amount(prose, *fee, range.clone()));
            let found = phone.into_iter().chain(fee).filter(|_| !is_about_past(&prose.lower_text()[range.clone()]));
            found.for_each(|report| diagnostics.push(report));
        }
    }
}

/// The report for a sentence that names one place and one number that is none of the place's.
fn phone(prose: &Prose, knowledge: &Knowledge, range: Range<usize>) -> Option<Diagnostic> {
    let found: Vec<(Range<usize>, String)> = numbers(&prose.text[range.clone()]).collect();
    let [(at, digits)] = found.as_slice() else { return None };
    let lower = &prose.lower_text()[range.clone()];
    let mut named = knowledge.facts.places.iter().filter(|place| has(lower, &place.lower_name));
    let (Some(PlaceNumbers { lower_name, name, numbers }), others) = (named.next(), named) else { return None };
    let is_one = others.into_iter().all(|other| lower_name.contains(other.lower_name.as_str()));
    // National lines and mobiles are not meant as the place's number.
    let is_alike = numbers.iter().any(|n| n.len() == digits.len() && n.get(..2) == digits.get(..2));
    if !is_one || !is_alike || numbers.iter().any(|n| **n == **digits) {
        return None;
    }
    // The number of the city or of another office is right.
    let is_elsewhere = knowledge.facts.numbers.contains(digits.as_str());
    if is_elsewhere && !knowledge.facts.places.iter().any(|place| place.numbers.iter().any(|n| **n == **digits)) {
        return None;
    }
    let span = prose.span(range.start + at.start..range.start + at.end);
    let report = Diagnostic::new(&FACT_DIFFERS).at(span).with("what", "phone").with("of", name);
    Some(report.with("written", &prose.text[range.start + at.start..range.start + at.end]).with("held", numbers.join(", ")))
}

/// Telephone numbers of at least [`FEWEST`] digits, with their bytes.
fn numbers(text: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let is_in = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '\u{a0}');
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(|c: char| c.is_ascii_digit())?;
            let end = start + text[start..].find(|c: char| !is_in(c)).unwrap_or(text.len() - start);
            let end = start + text[start..end].trim_end_matches([' ', '.', '\u{a0}']).len();
            at = end.max(start + 1);
            if let Ok(phone) = check_phone(&text[start..end])
                && phone.digits.len() >= FEWEST as usize
            {
                return Some((start..end, phone.digits));
            }
        }
    })
}

/// The report for a sentence that gives another fee than the field.
fn amount(prose: &Prose, fee: i64, range: Range<usize>) -> Option<Diagnostic> {
    let lower = &prose.lower_text()[range.clone()];
    if !has(lower, "lệ phí") || CONDITIONS.iter().any(|w| has(lower, w)) {
        return None;
    }
    let amounts: Vec<(Range<usize>, i64)> = amounts(lower).collect();
    let [(at, amount)] = amounts.as_slice() else { return None };
    let span = range.start + at.start..range.start + at.end;
    let report = Diagnostic::new(&FACT_DIFFERS).at(prose.span(span.clone())).with("what", "fee").with("of", "none");
    (*amount != fee).then(|| report.with("written", &prose.text[span]).with("held", format_money(fee)))
}

/// Words of sentences about one case among several.
const CONDITIONS: &[&str] = &["nếu", "giảm", "cước", "mỗi", "thêm", "phạt", "trực tiếp", "tại quầy", "ví dụ", "bản sao", "đến"];

/// Amounts such as `50.000 đồng` or `8.000đ`, with their bytes.
fn amounts(lower: &str) -> impl Iterator<Item = (Range<usize>, i64)> + '_ {
    lower.match_indices('đ').filter_map(|(sign, _)| {
        let is_unit = lower[sign..].starts_with("đồng") || !lower[sign + 'đ'.len_utf8()..].starts_with(char::is_alphanumeric);
        let figures = lower[..sign].trim_end();
        let start = figures.len() - figures.chars().rev().take_while(|c| c.is_ascii_digit() || *c == '.').count();
        let end = if lower[sign..].starts_with("đồng") { sign + "đồng".len() } else { sign + 'đ'.len_utf8() };
        match parse_money(&lower[start..end]) {
            Ok(Money::Amount(amount)) if is_unit && start < figures.len() => Some((start..end, amount)),
            _ => None,
        }
    })
}
