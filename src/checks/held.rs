//! Facts typed by hand that a table or a field holds differently: a place's telephone number, a guide's fee.

use super::Known;
use super::past::{has, is_about_past};
use super::prose::Prose;
use super::sentences::sentences;
use crate::diag::{Diagnostic, Diagnostics, FACT_DIFFERS, FileId};
use crate::kinds::Value;
use crate::model::{Item, Library};
use crate::vietnamese::{Money, check_phone, format_money, parse_money};
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::Arc;

/// What the site's tables and fields say.
#[derive(Debug, Default)]
pub struct Held {
    /// Names of places in lower case, with the numbers of each; longest names first.
    places: Vec<(String, Arc<str>, Vec<Arc<str>>)>,
    /// Numbers that stand in some table.
    numbers: FxHashSet<Arc<str>>,
    /// The fee of the item that a file is.
    fees: FxHashMap<FileId, i64>,
}

impl Held {
    pub fn new(library: &Library) -> Held {
        let mut held = Held::default();
        let mut of_place: Vec<Vec<Arc<str>>> = vec![Vec::new(); library.places.list.len()];
        for item in &library.items {
            let stands = library.group(item.group).stands as usize;
            item.fields.iter().for_each(|(_, _, value)| {
                value.each_leaf(&mut |leaf| {
                    if let Value::Phone { digits, .. } = leaf {
                        of_place[stands].push(digits.clone());
                        held.numbers.insert(digits.clone());
                    }
                })
            });
            // A row of a table is no file of its own.
            if let Some(fee) = fee(item, library).filter(|_| item.span.is_whole_file()) {
                held.fees.insert(item.span.file, fee);
            }
        }
        for (place, numbers) in library.places.list.iter().zip(of_place) {
            if place.parent.is_some() && !numbers.is_empty() {
                held.places.push((place.name.to_lowercase(), place.name.clone(), numbers));
            }
        }
        held.places.sort_by_key(|(name, ..)| std::cmp::Reverse(name.len()));
        held
    }
}

/// What an item costs: its own fee, else that of the one procedure it explains.
fn fee(item: &Item, library: &Library) -> Option<i64> {
    let amount = |item: &Item| match item.get("fee")? {
        Value::Money { amount, .. } => Some(*amount),
        _ => None,
    };
    if let Some(own) = amount(item) {
        return own;
    }
    match item.get("procedures")? {
        Value::List(slugs) => match slugs.as_slice() {
            [Value::Item(slug)] => {
                let found = library.items.iter().find(|i| i.kind.name == "procedure" && i.slug == *slug)?;
                amount(found)?
            }
            _ => None,
        },
        _ => None,
    }
}

/// Digits of the shortest number of an office.
const FEWEST: u32 = 8;

pub fn check(prose: &Prose, known: &Known, diagnostics: &mut Diagnostics) {
    let fee = known.held.fees.get(&prose.file);
    let has_numbers = !known.held.places.is_empty();
    if fee.is_none() && !has_numbers {
        return;
    }
    for block in &prose.blocks {
        let may_be_fee = fee.is_some() && block.digits > 0;
        if !may_be_fee && (!has_numbers || block.digits < FEWEST) {
            continue;
        }
        for range in sentences(&prose.text, block.range.clone()) {
            let phone = phone(prose, known, range.clone());
            let fee = fee.and_then(|fee| amount(prose, *fee, range.clone()));
            let found = phone.into_iter().chain(fee).filter(|_| !is_about_past(&prose.lower_text()[range.clone()]));
            found.for_each(|report| diagnostics.push(report));
        }
    }
}

/// A sentence that names one place and one number which is not among those of the place.
fn phone(prose: &Prose, known: &Known, range: Range<usize>) -> Option<Diagnostic> {
    let found: Vec<(Range<usize>, String)> = numbers(&prose.text[range.clone()]).collect();
    let [(at, digits)] = found.as_slice() else { return None };
    let lower = &prose.lower_text()[range.clone()];
    let mut named = known.held.places.iter().filter(|(name, ..)| has(lower, name));
    let (Some((longest, name, numbers)), others) = (named.next(), named) else { return None };
    let is_one = others.into_iter().all(|(other, ..)| longest.contains(other.as_str()));
    // A national line or somebody's mobile is no slip of the place's own number.
    let is_alike = numbers.iter().any(|n| n.len() == digits.len() && n.get(..2) == digits.get(..2));
    if !is_one || !is_alike || numbers.iter().any(|n| **n == **digits) {
        return None;
    }
    // The number of the city, or of another office, is no slip.
    let is_elsewhere = known.held.numbers.contains(digits.as_str());
    if is_elsewhere && !known.held.places.iter().any(|(_, _, numbers)| numbers.iter().any(|n| **n == **digits)) {
        return None;
    }
    let span = prose.span(range.start + at.start..range.start + at.end);
    let report = Diagnostic::new(&FACT_DIFFERS).at(span).with("what", "phone").with("of", name);
    Some(report.with("written", &prose.text[range.start + at.start..range.start + at.end]).with("held", numbers.join(", ")))
}

/// What looks like a telephone number of ten digits or more.
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

/// A sentence that says what the thing costs, and says another amount.
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

/// Words by which a sentence speaks of one case among several.
const CONDITIONS: &[&str] = &["nếu", "giảm", "cước", "mỗi", "thêm", "phạt", "trực tiếp", "tại quầy", "ví dụ", "bản sao", "đến"];

/// `50.000 đồng`, `8.000đ`.
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
