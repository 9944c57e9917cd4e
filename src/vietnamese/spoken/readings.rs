//! The spoken form of a word of a line, together with words behind it.

use super::line::{LineWord, is_number, is_one_of, previous};
use super::numbers::{say_digits, say_whole};
use super::{addresses, calendar, codes, measures, words};
use crate::vietnamese::is_syllable;

/// The spoken form of the words from `i` on, and how many words it takes. Empty where a sign only parts words.
pub fn say(words: &[LineWord], i: usize) -> (String, usize) {
    let core = words[i].core;
    if let Some(said) = sign(words, i) {
        return (said, 1);
    }
    if let Some(said) = words::abbreviation(core).filter(|_| !is_own_issuer(words, i)) {
        let said = if core.to_lowercase() == "đ/c" && words[i].after.starts_with(':') { "địa chỉ" } else { said };
        return (said.into(), 1);
    }
    if let Some(found) = codes::phone(words, i).or_else(|| codes::code(words, i)) {
        return found;
    }
    let single = codes::legal_number(core)
        .or_else(|| calendar::period(words, i))
        .or_else(|| calendar::date(words, i))
        .or_else(|| range(words, i))
        .or_else(|| calendar::time(core))
        .or_else(|| addresses::address(core));
    if let Some(said) = single {
        return (said, 1);
    }
    if is_number(core) {
        return measures::number(words, i);
    }
    (word(words, i), 1)
}

/// A sign that stands alone. A dash between numbers or days is `đến`, before a number `>` and its like compare; others part the sentence.
fn sign(words: &[LineWord], i: usize) -> Option<String> {
    let core = words[i].core;
    let follows = words.get(i + 1).is_some_and(|next| is_number(next.core));
    let said = match core {
        "-" | "–" | "—" => {
            let is_end = |word: Option<&LineWord>| {
                word.is_some_and(|w| is_number(w.core) || calendar::is_weekday(w.core) || is_one_of(w.core, &["thứ", "chủ"]))
            };
            let between = i > 0 && words[i - 1].after.is_empty() && is_end(words.get(i - 1)) && is_end(words.get(i + 1));
            if between { "đến" } else { "" }
        }
        "x" | "×" if follows && i > 0 && is_number(words[i - 1].core) => "nhân",
        ">" if follows => "hơn",
        "<" if follows => "dưới",
        "≥" if follows => "ít nhất",
        "≤" if follows => "không quá",
        "~" | "≈" | "±" if follows => "khoảng",
        "=" => "bằng",
        "+" => "cộng",
        "%" => "phần trăm",
        "" => "",
        _ if core.chars().all(|c| !c.is_alphanumeric() && !matches!(c, '&' | '@')) => "",
        _ => return None,
    };
    Some(said.into())
}

/// `Nghị quyết của HĐND`, not `NQ-HĐND`: abbreviations are words anywhere but inside numbers of documents, which are one word.
fn is_own_issuer(words: &[LineWord], i: usize) -> bool {
    words[i].core.len() == 1 && i > 0 && is_number(words[i - 1].core)
}

/// `7:30–11:30`, `3–5`, `Hai–thứ`, `30/4–1/5`: both ends said, `đến` between them.
fn range(words: &[LineWord], i: usize) -> Option<String> {
    let core = words[i].core;
    let (from, to) = match core.split_once(['–', '—']) {
        Some(ends) => ends,
        None => core.split_once('-').filter(|(a, b)| is_number(a) && is_number(b))?,
    };
    if from.is_empty() || to.is_empty() {
        return None;
    }
    if let Some(said) = calendar::date_range(words, i, from, to) {
        return Some(said);
    }
    let end = |text: &'_ str| -> String {
        let single = [words[i.saturating_sub(1)], LineWord { before: "", core: text, after: "" }];
        let (context, at) = if i > 0 { (&single[..], 1) } else { (&single[1..], 0) };
        let said = calendar::time(text).or_else(|| calendar::date(context, at));
        said.unwrap_or_else(|| if is_number(text) { measures::number(context, at).0 } else { word(context, at) })
    };
    Some(format!("{} đến {}", end(from), end(to)))
}

/// A word that is no number.
pub fn word(words: &[LineWord], i: usize) -> String {
    let core = words[i].core;
    if let Some(said) = words::abbreviation(core) {
        return said.into();
    }
    if let Some(said) = calendar::short_weekday(core) {
        return said;
    }
    if let Some(number) = words::roman(core).filter(|_| counts(words, i)) {
        return say_whole(number);
    }
    if core.contains('/') && core.split('/').all(|part| !part.is_empty() && part.chars().all(char::is_alphabetic)) {
        let parts: Vec<String> = core.split('/').map(alone).collect();
        return match (core, parts.as_slice()) {
            ("và/hoặc" | "hoặc/và", _) => "hoặc".into(),
            (_, [first @ .., last]) => format!("{} hoặc {last}", first.join(", ")),
            _ => core.into(),
        };
    }
    if core.contains('-') && core.split('-').all(|part| part.len() > 1 && part.chars().all(char::is_uppercase)) {
        return core.split('-').map(alone).collect::<Vec<_>>().join(", ");
    }
    // Capitals that are no syllable are spelled.
    let is_upper = core.chars().count() > 1 && core.chars().all(char::is_uppercase);
    if is_upper && core.chars().count() <= 6 && !is_syllable(core) {
        return words::spell(core);
    }
    if core.contains(|c: char| c.is_ascii_digit()) {
        return letters_and_digits(core);
    }
    core.into()
}

/// A word as it is said without its neighbours.
fn alone(text: &str) -> String {
    word(&[LineWord { before: "", core: text, after: "" }], 0)
}

/// Whether a Roman number is meant: behind a word that counts, or as the number of a heading.
fn counts(words: &[LineWord], i: usize) -> bool {
    let is_heading = i == 0 && words.len() > 1 && words[i].after.starts_with('.');
    is_heading || is_one_of(previous(words, i), words::COUNTING)
}

/// `A4`, `K12-3`: letters said, digits as numbers.
fn letters_and_digits(core: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut run = String::new();
    let digit = |c: char| c.is_ascii_digit();
    let flush = |run: &mut String, parts: &mut Vec<String>| {
        if run.starts_with(digit) {
            parts.push(super::numbers::say_number(run).unwrap_or_else(|| say_digits(run)));
        } else if run.chars().count() <= 2 && run.chars().all(char::is_uppercase) {
            parts.push(words::spell(run));
        } else if !run.is_empty() {
            parts.push(alone(run));
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
