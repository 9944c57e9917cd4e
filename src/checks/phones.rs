//! Telephone numbers in running text that cannot be dialled, and mobile numbers whose publication no document orders. Fields have their own checks.

use super::knowledge::Knowledge;
use super::prose::{BlockForm, Prose, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{Diagnostic, Diagnostics, PERSONAL_NUMBER, PHONE_IN_TEXT};
use crate::vietnamese::{PhoneFault, check_phone, fold, is_mobile, parse_date};
use std::ops::Range;

/// The rule.
pub static RULE: Rule = Rule { name: "phones", feature: None, check: Check::Prose(check) };

/// Words before a telephone number, folded.
const CUES: &[&str] =
    &["dien thoai", "dt:", "dt ", "sdt", "so may", "goi", "hotline", "duong day nong", "lien he", "zalo", "tel", "phone", "call"];
/// Words before other numbers, folded.
const OTHERS: &[&str] = &["ma so", "mst", "tai khoan", "stk", "can cuoc", "cmnd", "cccd", "ho so", "so hieu", "ma buu", "account", "code"];
/// How many bytes before a number its word may stand.
const NEAR: usize = 40;

/// A number with so many digits or fewer is no telephone number.
const FEWEST: u32 = 5;

fn check(prose: &Prose, _: WordFeatures, knowledge: &Knowledge, diagnostics: &mut Diagnostics) {
    for (block, text) in prose.passages().filter(|(block, _)| block.digits > FEWEST) {
        for range in numbers(text) {
            let number = &text[range.clone()];
            let is_field = block.form == BlockForm::Value && prose.is_content() && text.trim() == number;
            if is_field || parse_date(number).is_some() {
                continue;
            }
            let span = prose.span(block.range.start + range.start..block.range.start + range.end);
            match check_phone(number) {
                Ok(phone)
                    if is_mobile(&phone.digits)
                        && !knowledge.allowed_numbers.contains(&*phone.digits)
                        && !is_other(&text[..range.start]) =>
                {
                    diagnostics.push(Diagnostic::new(&PERSONAL_NUMBER).at(span).with("phone", number));
                }
                Ok(_) => {}
                Err(why) if is_meant(text, &range, why) => {
                    diagnostics.push(Diagnostic::new(&PHONE_IN_TEXT).at(span).with("phone", number).with("why", why.name()));
                }
                Err(_) => {}
            }
        }
    }
}

/// Whether a number that cannot be dialled is meant as a telephone number: by a word before it, or by its groups.
fn is_meant(text: &str, range: &Range<usize>, why: PhoneFault) -> bool {
    if is_other(&text[..range.start]) || why == PhoneFault::TwoNumbers {
        return false;
    }
    let number = &text[range.clone()];
    let grouped = number.split([' ', '.', '-']).filter(|g| !g.is_empty()).count() > 1;
    let area = number.starts_with("02") || number.starts_with("O2") || number.starts_with("09");
    let before = near(&text[..range.start]);
    CUES.iter().any(|cue| before.contains(cue)) || (grouped && area && why != PhoneFault::UnknownPrefix)
}

fn is_other(before: &str) -> bool {
    let before = near(before);
    OTHERS.iter().any(|other| before.contains(other))
}

/// The words just before a number, folded.
fn near(before: &str) -> String {
    let mut from = before.len().saturating_sub(NEAR);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    // Only the words of the same sentence.
    let part = before[from..].rsplit(['.', ';', '\n']).find(|p| p.chars().any(char::is_alphabetic)).unwrap_or_default();
    fold(part)
}

/// Bytes of numbers written as telephone numbers: from 7 to 13 digits in groups, beginning with 0, O or +84.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let is_digit = |b: u8| b.is_ascii_digit() || matches!(b, b'O' | b'o');
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(|b| matches!(b, b'0' | b'O' | b'+')).map(|i| at + i) {
        at = start + 1;
        let before = text[..start].chars().next_back();
        let begins = match bytes[start] {
            b'+' => bytes[start..].starts_with(b"+84"),
            b'O' => bytes.get(start + 1).is_some_and(u8::is_ascii_digit),
            _ => true,
        };
        if !begins || before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '.' | ',' | '-' | '_' | '=' | ':' | '+')) {
            continue;
        }
        let mut end = start + 1;
        let mut i = end;
        while i < bytes.len() {
            match bytes[i] {
                b if is_digit(b) => {
                    i += 1;
                    end = i;
                }
                // Groups are parted by one sign, or a bracket and a space; ` - ` parts two numbers.
                b' ' | b'.' | b'-' | b'(' | b')' if i - end < 2 && text.get(end..i + 2) != Some(" -") => i += 1,
                0xc2 if bytes.get(i + 1) == Some(&0xa0) && i - end < 1 => i += 2,
                _ => break,
            }
        }
        let digits = bytes[start..end].iter().filter(|b| is_digit(**b)).count();
        let after = text[end..].chars().next();
        // `0225 000 xxxx` is a pattern, not a number.
        let open = text[end..].trim_start().starts_with(['x', 'X', '…', '*', '#']) || text[end..].starts_with("..");
        let closed = !open && !after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '_' | '@'));
        if closed
            && (7..=13).contains(&digits)
            && (digits != 12 || is_grouped(&text[start..end]))
            && bytes[start..end].iter().filter(|b| b.is_ascii_digit()).count() > FEWEST as usize
        {
            found.push(start..end);
        }
        at = end.max(at);
    }
    found
}

/// Whether twelve digits are grouped as a telephone number; without groups they are an identity number.
fn is_grouped(number: &str) -> bool {
    number.starts_with("02") && number.contains([' ', '.', '-'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_whole() {
        let text = "Gọi 0225 000 1234 hoặc O225 000 123, ngày 05.12.2026, số 09/2026; (+84) 912.345.678 - 0912345678.";
        let found: Vec<&str> = numbers(text).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, ["0225 000 1234", "O225 000 123", "05.12.2026", "+84) 912.345.678", "0912345678"]);
    }

    #[test]
    fn a_wrong_number_is_told_from_other_figures() {
        let meant = |text: &str| numbers(text).into_iter().any(|r| check_phone(&text[r.clone()]).is_err_and(|why| is_meant(text, &r, why)));
        assert!(meant("Điện thoại: 0225 000 123"));
        assert!(meant("Liên hệ 0168 123 4567"));
        assert!(meant("O225 000 1234 (giờ hành chính)"));
        assert!(!meant("Mã số thuế 0200 123 456"));
        assert!(!meant("Quyết định 0123456 ngày"));
        assert!(!meant("Gọi 0225 000 1234"));
    }
}
