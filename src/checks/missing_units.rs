//! Amounts and lengths of time without their unit: `lệ phí 50.000`, `trong vòng 15.`

use super::knowledge::Knowledge;
use super::prose::{BlockForm, Prose, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, UNIT_MISSING};

/// The rule. It looks for words with digits.
pub static RULE: Rule = Rule {
    name: "missing units",
    feature: Some(WordFeature::of_words(|word, _| word.lower.starts_with(|c: char| c.is_ascii_digit()))),
    check: Check::Prose(check),
};

/// What is paid, in lower case.
const MONEY: &[&str] = &["lệ phí", "phí", "mức thu", "mức phạt", "số tiền", "giá vé", "mức đóng", "mức hưởng", "tiền phạt", "học phí"];
/// What takes time, in lower case.
const TIME: &[&str] = &["trong vòng", "trong thời hạn", "thời hạn", "thời gian giải quyết", "thời gian xử lý", "thời hạn giải quyết"];
/// Words between those and the number.
const BETWEEN: &[&str] = &["là", "từ", "mức", "tối đa", "chỉ", "hết", "không quá", "khoảng", "thu", "nhiều nhất"];
/// Signs that are units of their own.
const SIGNS: &[char] = &['%', '₫', '$', '€', '‰'];
/// What joins two numbers of a range, in lower case.
const RANGE: &[&str] = &["-", "–", "—", "đến", "tới", "hoặc", "và", "~"];

fn check(prose: &Prose, number: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.is_vietnamese() {
        return;
    }
    for block in prose.blocks_with(number) {
        // The head of a column, or the name of a field, gives the unit of its values.
        if block.form == BlockForm::Value && !prose.passage(block).starts_with(char::is_alphabetic) {
            continue;
        }
        let lower = &prose.lower_text()[block.range.clone()];
        let mut until = 0;
        for at in prose.words_with(block, number) {
            let start = prose.words[at].start as usize - block.range.start;
            if start < until {
                continue;
            }
            let end = figure_end(lower, start);
            until = end;
            let Some(what) = kind_before(&lower[..start]) else { continue };
            let digits = lower[start..end].bytes().filter(u8::is_ascii_digit).count();
            let fits = match what {
                "money" => digits > 3 && (lower[start..end].contains('.') || digits > 4),
                _ => digits < 4,
            };
            if fits && lacks_unit(&lower[end..], what) {
                let range = block.range.start + start..block.range.start + end;
                let report = Diagnostic::new(&UNIT_MISSING).at(prose.span(range.clone())).with("what", what);
                diagnostics.push(report.with("number", &prose.text[range]));
            }
        }
    }
}

/// The end of a number in groups: `1.250.000`, `7,5`.
fn figure_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len());
    start + rest[..end].trim_end_matches(['.', ',']).len()
}

/// What the number behind these words measures.
fn kind_before(before: &str) -> Option<&'static str> {
    let mut text = before.trim_end_matches([':', ' ']);
    loop {
        let ends = |words: &[&str]| words.iter().any(|word| strip_last(text, word).is_some());
        if ends(MONEY) {
            return Some("money");
        }
        if ends(TIME) {
            return Some("time");
        }
        text = BETWEEN.iter().find_map(|word| strip_last(text, word))?.trim_end_matches([':', ' ']);
    }
}

/// A text without its last word or words, if they are these.
fn strip_last<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    text.strip_suffix(word).filter(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// Whether what follows a number names no unit.
fn lacks_unit(after: &str, what: &str) -> bool {
    let rest = after.trim_start();
    if let Some(further) = RANGE.iter().find_map(|joint| rest.strip_prefix(joint)).map(str::trim_start)
        && further.starts_with(|c: char| c.is_ascii_digit())
    {
        return lacks_unit(&further[figure_end(further, 0)..], what);
    }
    match rest.chars().next() {
        None | Some('.' | ',' | ';' | ')' | '!' | '?') => true,
        // `50.000đ`, `50.000 một bản`: what is paid in is a word or a sign; a length of time may be of anything.
        Some(c) if what == "money" => {
            !SIGNS.contains(&c) && ["một ", "mỗi ", "cho ", "khi ", "nếu ", "và ", "đối với "].iter().any(|word| rest.starts_with(word))
        }
        Some(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{kind_before, lacks_unit};

    #[test]
    fn a_unit_may_stand_behind_a_range() {
        assert!(lacks_unit(" – 70.000.", "money") && lacks_unit(" cho mỗi bản", "money"));
        assert!(!lacks_unit(" – 70.000 đồng", "money") && !lacks_unit("đ/bản", "money") && !lacks_unit(" ngày", "time"));
        assert_eq!((kind_before("lệ phí chỉ là "), kind_before("điện thoại: ")), (Some("money"), None));
    }
}
