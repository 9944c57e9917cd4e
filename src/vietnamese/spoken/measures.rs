//! Numbers with their units, fractions and comparisons.

use super::calendar::{HOUSES, in_context};
use super::line::{LineWord, all_digits, is_number, is_one_of, previous};
use super::numbers::{say_digits, say_number, say_whole};
use super::words;

/// What the sign in front of a number says.
fn signed(core: &str) -> Option<(&'static str, &str)> {
    let sign = core.chars().next()?;
    let said = match sign {
        '-' | '−' => "âm",
        '+' => "cộng",
        '>' => "hơn",
        '<' => "dưới",
        '≥' => "ít nhất",
        '≤' => "không quá",
        '~' | '≈' | '±' => "khoảng",
        _ => return None,
    };
    Some((said, &core[sign.len_utf8()..]))
}

/// A number with the unit that is written on it or stands behind it, and how many words it takes.
pub fn number(words: &[LineWord], i: usize) -> (String, usize) {
    if let Some((said, rest)) = signed(words[i].core) {
        let mut unsigned = words[i..].to_vec();
        unsigned[0].core = rest;
        let (number, taken) = number(&unsigned, 0);
        return (format!("{said} {number}"), taken);
    }
    let core = words[i].core;
    let before = previous(words, i);
    if core == "7/7" && i > 0 && words[i - 1].core.starts_with("24") {
        return ("bảy ngày mỗi tuần".into(), 1);
    }
    if let Some((a, b)) = core.split_once('/')
        && let (Some(over), Some(under)) = (say_house(a), say_house(b))
    {
        let is_fraction = core.len() == 3 && !is_one_of(before, HOUSES);
        let said = match b {
            "4" if is_fraction => format!("{over} phần tư"),
            _ if is_fraction => format!("{over} phần {under}"),
            _ => format!("{over} trên {under}"),
        };
        return (said, 1);
    }
    // `3.000722`: the code of a procedure, not three million.
    if let Some((a, b)) = core.split_once('.')
        && b.len() == 6
        && all_digits(a)
        && all_digits(b)
    {
        return (format!("{} chấm {}", say_digits(a), say_digits(b)), 1);
    }
    let end = core.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(core.len());
    let (digits, tail) = core.split_at(end);
    let Some(said) = in_context(words, i, digits).or_else(|| say_number(digits)) else {
        let said = core.split(['.', ',']).map(|p| if all_digits(p) { say_digits(p) } else { p.to_string() });
        return (said.collect::<Vec<_>>().join(" chấm "), 1);
    };
    if let Some(other) = tail.strip_prefix(['x', '×']).filter(|other| is_number(other)) {
        let mut second = words[i..].to_vec();
        second[0].core = other;
        let (second, taken) = number(&second, 0);
        return (format!("{said} nhân {second}"), taken);
    }
    if tail == "+" {
        return (format!("từ {said} trở lên"), 1);
    }
    if !tail.is_empty() {
        return (format!("{said} {}", say_unit(tail)), 1);
    }
    let next = words.get(i + 1).filter(|w| words[i].after.is_empty() && w.before.is_empty());
    match next.map(|w| w.core) {
        // `50 000`: groups of three parted by spaces.
        Some(group) if group.len() == 3 && all_digits(group) && digits.len() <= 3 && !digits.starts_with('0') => {
            let mut joined = digits.to_string();
            let groups = words[i + 1..].iter().take_while(|w| w.core.len() == 3 && all_digits(w.core)).take(4);
            let taken = groups.map(|w| joined.push_str(w.core)).count();
            (say_number(&joined).unwrap_or(said), taken + 1)
        }
        Some(unit) if words::unit(unit).is_some() || is_rate(unit) => (format!("{said} {}", say_unit(unit)), 2),
        _ => (said, 1),
    }
}

/// `đồng/bản`, `người/hộ`: words with slashes between them behind a number.
fn is_rate(unit: &str) -> bool {
    unit.contains('/') && unit.split('/').all(|part| !part.is_empty() && !is_number(part)) && unit != "và/hoặc"
}

/// `12`, `12A` of a house number.
fn say_house(text: &str) -> Option<String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let letter = words::spell(&text[digits.len()..]);
    let number = if digits.starts_with('0') && digits.len() > 1 {
        all_digits(digits).then(|| say_digits(digits))
    } else {
        digits.parse().ok().filter(|_| all_digits(digits)).map(say_whole)
    }?;
    Some(if letter.is_empty() { number } else { format!("{number} {letter}") })
}

/// `đồng/bản` is `đồng một bản`, `đồng/người/tháng` is `đồng một người một tháng`.
fn say_unit(unit: &str) -> String {
    let say = |part: &str| match words::unit(part) {
        Some(said) => said.to_string(),
        None if part.chars().all(char::is_uppercase) => words::spell(part),
        None => part.trim_matches('-').to_string(),
    };
    unit.split('/').map(say).collect::<Vec<_>>().join(" một ")
}
