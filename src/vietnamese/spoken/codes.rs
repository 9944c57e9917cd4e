//! Rows of digits that name something: telephone numbers, short codes, account numbers, numbers of documents.

use super::line::{LineWord, all_digits, is_one_of, next, previous};
use super::numbers::{say_digits, say_number};
use super::words;

/// Words in front of a number that is called.
#[rustfmt::skip]
const CALLED: &[&str] = &["gọi", "số", "đài", "máy", "báo", "bấm", "quay", "nóng", "sát", "hỏa", "hoả", "cứu", "hotline", "em", "alo"];
/// Words in front of a number that is written digit by digit.
const TYPED: &[&str] = &["gửi", "đầu", "nhánh", "lẻ", "mã", "phím", "pin", "otp"];
/// Words in front of long numbers of accounts, cards and files.
const NUMBERED: &[&str] = &["khoản", "cước", "mã", "thẻ", "số", "hồ", "cccd", "mst", "bhxh", "bhyt", "thuế", "danh"];

fn is_emergency(core: &str) -> bool {
    matches!(core, "111" | "112" | "113" | "114" | "115")
}

/// `113, 114`, `113/114` where they are called; `gửi 5555`, `tổng đài 1022`; long rows of digits.
pub fn code(words: &[LineWord], i: usize) -> Option<(String, usize)> {
    let core = words[i].core;
    if core.contains('/') && core.split('/').all(is_emergency) {
        return Some((core.split('/').map(say_digits).collect::<Vec<_>>().join(", "), 1));
    }
    if !all_digits(core) {
        return None;
    }
    let before = previous(words, i);
    let is_counted = is_one_of(next(words, i), words::COUNTED);
    let is_meant = if is_emergency(core) {
        is_called(words, i)
    } else {
        let (called, typed) = (is_one_of(before, &["gọi", "đài", "máy", "nóng"]), is_one_of(before, TYPED) || is_sent_to(words, i));
        let (number_of, account) = (is_one_of(before, &["số"]) && after_typed(words, i), is_one_of(before, NUMBERED));
        !is_counted && ((called && (3..=6).contains(&core.len())) || (typed || number_of) && core.len() <= 8 || account && core.len() >= 7)
    };
    let is_row = is_meant || core.len() >= 11 || (core.len() >= 6 && core.starts_with('0') && core.len() != 10);
    // Ten and more digits that begin as telephone numbers do are read in their groups.
    (is_row && !(core.starts_with('0') && (10..=11).contains(&core.len()))).then(|| (say_row(core), 1))
}

/// Whether an emergency number is called: behind `gọi`, `số` …, or beside another one that is.
fn is_called(words: &[LineWord], i: usize) -> bool {
    let joins = |word: &LineWord| is_emergency(word.core) || is_one_of(word.core, &["và", "hoặc", "hay"]);
    let first = (0..i).rev().take_while(|at| joins(&words[*at])).last().unwrap_or(i);
    let called = first > 0 && is_one_of(words[first - 1].core, CALLED);
    let is_list =
        words[i + 1..].iter().take_while(|word| joins(word)).any(|word| is_emergency(word.core)) && words[i].after.starts_with(',');
    called || is_list || (first < i && words[first..i].iter().any(|word| is_emergency(word.core)))
}

/// `nhắn tin tới 8088`, `gửi đến 5555`.
fn is_sent_to(words: &[LineWord], i: usize) -> bool {
    let sent = (i.saturating_sub(4)..i).any(|at| is_one_of(words[at].core, &["gửi", "nhắn", "soạn"]));
    sent && is_one_of(previous(words, i), &["tới", "đến", "về"]) && words[i].core.len() >= 3
}

/// `đầu số 8088`, `mã số 1234`, `gửi tới số 5555`.
fn after_typed(words: &[LineWord], i: usize) -> bool {
    i > 1 && (is_one_of(words[i - 2].core, TYPED) || is_sent_to(words, i - 1))
}

/// Digits one by one, long rows in groups of three.
pub fn say_row(digits: &str) -> String {
    if digits.len() < 6 {
        return say_digits(digits);
    }
    let groups = (0..digits.len()).step_by(3).map(|at| say_digits(&digits[at..(at + 3).min(digits.len())]));
    groups.collect::<Vec<_>>().join(", ")
}

/// `0225 000 1234`, `(0225) 3822 616`, `0912.345.678`, `+84 225…`, `1900 54 54 69`.
pub fn phone(words: &[LineWord], i: usize) -> Option<(String, usize)> {
    let core = words[i].core;
    let plain = core.trim_start_matches('+');
    let starts = core.starts_with("+84") || core.starts_with('0') || plain.starts_with("1900") || plain.starts_with("1800");
    if !starts || core.contains('/') {
        return None;
    }
    let mut groups: Vec<&str> = Vec::new();
    let mut taken = 0;
    let mut digits = 0;
    for word in &words[i..] {
        let parts: Vec<&str> = word.core.trim_start_matches('+').split(['.', '-']).collect();
        let more: usize = parts.iter().map(|p| p.len()).sum();
        if !parts.iter().all(|p| all_digits(p)) || digits + more > 12 {
            break;
        }
        digits += more;
        taken += 1;
        groups.extend(parts);
        // `(0225) 3822 616` closes a bracket inside; every other sign ends the number.
        if !matches!(word.after, "" | ")") {
            break;
        }
    }
    let enough = if core.starts_with('+') || core.starts_with('1') { 8..=12 } else { 9..=11 };
    if !enough.contains(&digits) {
        return None;
    }
    if let [one] = groups[..] {
        groups = match one.len() {
            8 => vec![&one[..4], &one[4..]],
            10 | 11 => vec![&one[..4], &one[4..7], &one[7..]],
            _ => groups,
        };
    }
    let said: Vec<String> = groups.iter().map(|g| say_digits(g)).collect();
    let plus = if core.starts_with('+') { "cộng " } else { "" };
    Some((format!("{plus}{}", said.join(", ")), taken))
}

/// `63/2024/NĐ-CP`: số sáu mươi ba năm hai nghìn không trăm hai mươi tư của Chính phủ.
pub fn legal_number(core: &str) -> Option<String> {
    let (number, rest) = core.split_once('/')?;
    let is_suffix = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/');
    if !all_digits(number) || number.len() > 5 || !rest.contains(char::is_uppercase) || !rest.chars().all(is_suffix) {
        return None;
    }
    let (year, suffix) = match rest.split_once('/') {
        Some((year, suffix)) if year.len() == 4 && all_digits(year) => (Some(year), suffix),
        _ => (None, rest),
    };
    let mut said = say_number(number)?;
    if let Some(year) = year {
        said.push_str(&format!(" năm {}", say_number(year)?));
    }
    match words::issuer(suffix) {
        Some(issuer) => said.push_str(&format!(" của {issuer}")),
        None => said.push_str(&format!(" {}", words::spell(suffix))),
    }
    Some(said)
}
