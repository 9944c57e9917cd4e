//! Identity numbers of twelve digits and bank accounts in texts.

use super::knowledge::Knowledge;
use super::prose::{Prose, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{ACCOUNT_NUMBER, Diagnostic, Diagnostics, ID_NUMBER};
use crate::vietnamese::fold;

/// The rule.
pub static RULE: Rule = Rule { name: "identities", feature: None, check: Check::Prose(check) };

/// Words before the number of an account, folded.
const ACCOUNTS: &[&str] = &["so tai khoan", "stk", "tai khoan so", "tk so", "account number", "account no"];
/// Digits of the shortest account.
const FEWEST: u32 = 8;
/// How many bytes before a number its word may stand.
const NEAR: usize = 48;

fn check(prose: &Prose, _: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    for (block, text) in prose.passages().filter(|(block, _)| block.digits >= FEWEST) {
        for (start, end) in figures(text) {
            let digits: Vec<u8> = text[start..end].bytes().filter(u8::is_ascii_digit).collect();
            let span = || prose.span(block.range.start + start..block.range.start + end);
            if is_identity(&digits) && !text[start..end].contains('.') {
                diagnostics.push(Diagnostic::new(&ID_NUMBER).at(span()).with("number", masked(&text[start..end])));
            } else if (FEWEST as usize..=16).contains(&digits.len()) && !is_sample(&digits) && names_account(&text[..start]) {
                diagnostics.push(Diagnostic::new(&ACCOUNT_NUMBER).at(span()).with("number", &text[start..end]));
            }
        }
    }
}

/// A number masked for the report, so that the report does not publish it.
fn masked(number: &str) -> String {
    let kept = 3;
    number.chars().enumerate().map(|(i, c)| if i < kept || !c.is_ascii_digit() { c } else { '•' }).collect()
}

/// Whether digits are an identity number (Decree 137/2015/NĐ-CP): a province from 001 to 096, a digit for century and sex, two for the year of birth,
/// six of the person.
fn is_identity(digits: &[u8]) -> bool {
    let number = |range: std::ops::Range<usize>| digits[range].iter().fold(0u32, |n, d| n * 10 + u32::from(d - b'0'));
    digits.len() == 12 && (1..=96).contains(&number(0..3)) && digits[3] <= b'3' && !is_sample(digits) && number(6..12) > 0
}

/// Whether digits are an example: ascending, or all the same.
fn is_sample(digits: &[u8]) -> bool {
    let steps = |by: i16| digits.windows(2).filter(|d| (i16::from(d[1]) - i16::from(d[0])).rem_euclid(10) == by).count();
    let most = digits.len().saturating_sub(4);
    steps(0) >= most || steps(1) >= most || digits.ends_with(b"000000")
}

fn names_account(before: &str) -> bool {
    let mut from = before.len().saturating_sub(NEAR);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let near = fold(&before[from..]);
    ACCOUNTS.iter().any(|word| near.contains(word))
}

/// Digits in groups with single spaces or dots between them.
fn figures(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|i| at + i) {
        let mut end = start;
        while end < bytes.len() {
            match bytes[end] {
                b if b.is_ascii_digit() => end += 1,
                b' ' | b'.' if bytes.get(end + 1).is_some_and(u8::is_ascii_digit) => end += 1,
                _ => break,
            }
        }
        let inside = text[..start].chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | ',' | '.' | '+'))
            || text[end..].chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/'));
        if end - start >= 8 && !inside {
            found.push((start, end));
        }
        at = end.max(start + 1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_told_from_examples() {
        assert!(is_identity(b"031190004567"));
        for fine in [&b"001234567890"[..], b"000000000000", b"012345678901", b"031190000000", b"991190004567", b"02250001234"] {
            assert!(!is_identity(fine), "{}", String::from_utf8_lossy(fine));
        }
        assert_eq!(masked("031 190"), "031 •••");
    }
}
