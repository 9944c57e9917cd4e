//! The spoken form of a word of a line, together with words behind it.

use super::numbers::{say_digits, say_number, say_whole};
use super::words;
use crate::vietnamese::dates::{parse_date, parse_time};
use crate::vietnamese::fold::fold;
use jiff::civil::Date;

/// A word of a line, without the signs around it.
#[derive(Clone, Copy)]
pub struct LineWord<'a> {
    /// The signs in front of it: quotes and brackets.
    pub before: &'a str,
    /// The word itself.
    pub core: &'a str,
    /// The signs behind it: stops, quotes and brackets.
    pub after: &'a str,
}

/// Splits quotes, brackets and stops off a word; `TP.` and `v.v.` keep their stops.
pub fn peel(word: &str) -> LineWord<'_> {
    let opens = |c: char| matches!(c, '(' | '[' | '"' | '“' | '‘' | '\'' | '«' | '*');
    let closes = |c: char| matches!(c, ')' | ']' | '"' | '”' | '’' | '\'' | '»' | '*' | '.' | ',' | ';' | ':' | '!' | '?' | '…');
    let inner = word.trim_start_matches(opens);
    let before = &word[..word.len() - inner.len()];
    if words::abbreviation(inner).is_some() {
        return LineWord { before, core: inner, after: "" };
    }
    let core = inner.trim_end_matches(closes);
    LineWord { before, core, after: &inner[core.len()..] }
}

/// The spoken form of the words from `i` on, and how many words it takes.
pub fn say(words: &[LineWord], i: usize) -> (String, usize) {
    let core = words[i].core;
    if matches!(core, "-" | "–" | "—" | "•" | "") {
        return (String::new(), 1);
    }
    if let Some(found) = phone(words, i) {
        return found;
    }
    if let Some(said) =
        legal_number(core).or_else(|| date(words, i)).or_else(|| range(words, i)).or_else(|| time(core)).or_else(|| address(core))
    {
        return (said, 1);
    }
    if core.starts_with(|c: char| c.is_ascii_digit()) {
        return number(words, i);
    }
    (word(words, i), 1)
}

fn previous<'a>(words: &[LineWord<'a>], i: usize) -> &'a str {
    if i > 0 && words[i - 1].after.is_empty() { words[i - 1].core } else { "" }
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    let lower = word.to_lowercase();
    list.contains(&lower.as_str())
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `0225 000 1234`, `(0225) 3822 616`, `0912.345.678`, `+84 225…`, `1900 54 54 69`; also 113, 114 … behind `gọi` and `số`.
fn phone(words: &[LineWord], i: usize) -> Option<(String, usize)> {
    let core = words[i].core;
    if matches!(core, "111" | "112" | "113" | "114" | "115") && is_one_of(previous(words, i), &["gọi", "số", "đài"]) {
        return Some((say_digits(core), 1));
    }
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
    if let [one] = groups[..]
        && one.len() == 10
    {
        groups = vec![&one[..4], &one[4..7], &one[7..]];
    }
    let said: Vec<String> = groups.iter().map(|g| say_digits(g)).collect();
    let plus = if core.starts_with('+') { "cộng " } else { "" };
    Some((format!("{plus}{}", said.join(", ")), taken))
}

/// `63/2024/NĐ-CP`: số sáu mươi ba năm hai nghìn không trăm hai mươi tư của Chính phủ.
fn legal_number(core: &str) -> Option<String> {
    let (number, rest) = core.split_once('/')?;
    if !all_digits(number) || number.len() > 5 || !rest.contains(|c: char| c.is_uppercase()) {
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

fn say_day(day: i8) -> String {
    if day <= 10 { format!("mùng {}", say_whole(day as u64)) } else { say_whole(day as u64) }
}

fn say_month(month: i8) -> String {
    if month == 4 { "tư".into() } else { say_whole(month as u64) }
}

fn say_date(date: Date, introduced: bool) -> String {
    let head = if introduced { "" } else { "ngày " };
    format!("{head}{} tháng {} năm {}", say_day(date.day()), say_month(date.month()), say_whole(date.year() as u64))
}

/// `22/11/2026`, `22/11` behind a word of time, `11/2026`.
fn date(words: &[LineWord], i: usize) -> Option<String> {
    let core = words[i].core;
    if !core.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let introduced = is_one_of(previous(words, i), &["ngày", "mùng", "mồng"]);
    let two = core.bytes().filter(|b| matches!(b, b'/' | b'-' | b'.')).count() == 2;
    if two && let Some(date) = parse_date(core) {
        return Some(say_date(date, introduced));
    }
    let (a, b) = core.split_once('/')?;
    if !all_digits(a) || !all_digits(b) || a.len() > 2 {
        return None;
    }
    let (first, second): (i8, i16) = (a.parse().ok()?, b.parse().ok()?);
    if b.len() == 4 && (1..=12).contains(&first) && (1900..2200).contains(&second) {
        let head = if is_one_of(previous(words, i), &["tháng"]) { "" } else { "tháng " };
        return Some(format!("{head}{} năm {}", say_month(first), say_whole(second as u64)));
    }
    let dated = introduced || is_one_of(previous(words, i), &["sáng", "chiều", "tối", "trưa", "hôm", "từ", "đến", "trước", "sau"]);
    // 2024 has every day of every month.
    let day = Date::new(2024, second.try_into().ok()?, first).ok().filter(|_| dated && b.len() <= 2)?;
    Some(format!("{}{} tháng {}", if introduced { "" } else { "ngày " }, say_day(day.day()), say_month(day.month())))
}

/// `7:30`, `7h30`, `17h`.
fn time(core: &str) -> Option<String> {
    let clock = core.contains(':') || core.contains(['h', 'g']);
    if !clock || !core.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (hour, minute) = parse_time(core)?;
    let hour = say_whole(u64::from(hour));
    Some(if minute == 0 { format!("{hour} giờ") } else { format!("{hour} giờ {}", say_whole(u64::from(minute))) })
}

/// `7:30–11:30`, `3–5`, `Hai–thứ`: both ends said, `đến` between them.
fn range(words: &[LineWord], i: usize) -> Option<String> {
    let core = words[i].core;
    let numeric = |t: &str| t.starts_with(|c: char| c.is_ascii_digit());
    let (from, to) = match core.split_once(['–', '—']) {
        Some(ends) => ends,
        None => core.split_once('-').filter(|(a, b)| numeric(a) && numeric(b))?,
    };
    if from.is_empty() || to.is_empty() {
        return None;
    }
    let end = |text: &'_ str| -> String {
        let single = [words[i.saturating_sub(1)], LineWord { before: "", core: text, after: "" }];
        let (context, at) = if i > 0 { (&single[..], 1) } else { (&single[1..], 0) };
        time(text).or_else(|| date(context, at)).unwrap_or_else(|| if numeric(text) { number(context, at).0 } else { word(context, at) })
    };
    Some(format!("{} đến {}", end(from), end(to)))
}

/// `https://dichvucong.gov.vn/x`, `a@b.vn`, `dichvucong.gov.vn`.
fn address(core: &str) -> Option<String> {
    if let Some((name, host)) = core.split_once('@') {
        let name = name.replace('.', " chấm ").replace(['_', '-'], " ");
        return host.contains('.').then(|| format!("{name} a còng {}", words::domain(host)));
    }
    let host = core.split_once("://").map_or(core, |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let last = host.rsplit_once('.')?.1;
    let is_host =
        host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')) && matches!(last, "vn" | "com" | "org" | "net");
    is_host.then(|| words::domain(&host.to_lowercase()))
}

/// A number with the unit that is written on it or stands behind it.
fn number(words: &[LineWord], i: usize) -> (String, usize) {
    let core = words[i].core;
    let before = previous(words, i);
    if core == "24/7" {
        return ("hai mươi bốn giờ mỗi ngày, bảy ngày mỗi tuần".into(), 1);
    }
    if let Some((a, b)) = core.split_once('/')
        && let (Some(a), Some(b)) = (say_house(a), say_house(b))
    {
        let small = core.len() == 3 && !is_one_of(before, &["số", "ngõ", "ngách", "hẻm", "kiệt", "nhà"]);
        return (format!("{a} {} {b}", if small { "phần" } else { "trên" }), 1);
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
        Some(unit) if words::unit(unit).is_some() || unit.split_once('/').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty()) => {
            (format!("{said} {}", say_unit(unit)), 2)
        }
        _ => (said, 1),
    }
}

/// `12`, `12A` of a house number.
fn say_house(text: &str) -> Option<String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let letter = words::spell(&text[digits.len()..]);
    let number = say_number(digits).filter(|_| all_digits(digits))?;
    Some(if letter.is_empty() { number } else { format!("{number} {letter}") })
}

/// Days below eleven are `mùng`, the fourth month and weekday `tư`.
fn in_context(words: &[LineWord], i: usize, digits: &str) -> Option<String> {
    let value: u64 = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    let before = previous(words, i).to_lowercase();
    // `3 ngày 2 đêm` counts days.
    let counted = i >= 2 && words[i - 2].core.ends_with(|c: char| c.is_ascii_digit());
    match (before.as_str(), value) {
        ("ngày", 1..=10) if !counted => Some(format!("mùng {}", say_whole(value))),
        ("tháng" | "thứ", 4) => Some("tư".into()),
        ("ngày" | "tháng" | "mùng" | "mồng" | "thứ", _) => Some(say_whole(value)),
        _ => None,
    }
}

/// `đồng/bản` is `đồng một bản`.
fn say_unit(unit: &str) -> String {
    match unit.split_once('/') {
        Some((a, b)) => format!("{} một {}", words::unit(a).unwrap_or(a), words::unit(b).unwrap_or(b)),
        None => match words::unit(unit) {
            Some(said) => said.into(),
            None if unit.chars().all(char::is_uppercase) => words::spell(unit),
            None => unit.into(),
        },
    }
}

/// A word without digits at its beginning.
fn word(words: &[LineWord], i: usize) -> String {
    let core = words[i].core;
    if let Some(said) = words::abbreviation(core) {
        return said.into();
    }
    if is_one_of(previous(words, i), &["quý", "chương", "phần", "khóa", "khoá", "lần", "kỳ", "mục"])
        && let Some(number) = words::roman(core)
    {
        return say_whole(number);
    }
    if let Some((a, b)) = core.split_once('/')
        && a.chars().all(char::is_alphabetic)
        && b.chars().all(char::is_alphabetic)
        && !a.is_empty()
        && !b.is_empty()
    {
        return format!("{a} hoặc {b}");
    }
    // A word without a vowel is spelled.
    let upper = core.chars().count() > 1 && core.chars().all(char::is_uppercase);
    let vowels = |c: char| "AEIOUY".contains(fold(&c.to_string()).to_uppercase().as_str());
    if upper && core.chars().count() <= 6 && !core.chars().any(vowels) {
        return words::spell(core);
    }
    if core.contains(|c: char| c.is_ascii_digit()) {
        return letters_and_digits(core);
    }
    core.into()
}

/// `A4`, `K12-3`: letters said, digits as numbers.
fn letters_and_digits(core: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut run = String::new();
    let digit = |c: char| c.is_ascii_digit();
    let flush = |run: &mut String, parts: &mut Vec<String>| {
        if run.starts_with(digit) {
            parts.push(say_number(run).unwrap_or_else(|| say_digits(run)));
        } else if run.chars().count() <= 2 && run.chars().all(char::is_uppercase) {
            parts.push(words::spell(run));
        } else if !run.is_empty() {
            parts.push(run.clone());
        }
        run.clear();
    };
    for c in core.chars() {
        if run.starts_with(digit) != digit(c) {
            flush(&mut run, &mut parts);
        }
        if c.is_alphanumeric() {
            run.push(c);
        }
    }
    flush(&mut run, &mut parts);
    parts.retain(|p| !p.is_empty());
    parts.join(" ")
}
