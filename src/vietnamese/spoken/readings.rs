//! The spoken form of a word of a line, together with words behind it.

use super::numbers::{say_digits, say_whole};
use super::{addresses, calendar, codes, measures, words};
use crate::vietnamese::is_syllable;

/// A word of a line, without the signs around it.
#[derive(Clone, Copy, Debug)]
pub struct LineWord<'a> {
    /// The signs in front of it: quotes and brackets.
    pub before: &'a str,
    /// The word itself.
    pub core: &'a str,
    /// The signs behind it: stops, quotes and brackets.
    pub after: &'a str,
}

/// Splits quotes, brackets and stops off a word; `TP.` and `v.v.` keep their stops, `P.Hồng` and `TP.Hải` are two words.
pub fn peel(word: &str) -> impl Iterator<Item = LineWord<'_>> {
    let (first, second) = glued(word).map_or((word, None), |(first, second)| (first, Some(second)));
    std::iter::once(first).chain(second).map(peel_one)
}

/// `P.Hồng` as `P.` and `Hồng`: an abbreviation with its stop, and what begins with a capital letter or digit behind it.
fn glued(word: &str) -> Option<(&str, &str)> {
    let (first, second) = word.split_at(word.find('.')? + 1);
    let begins = second.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (begins && words::abbreviation(word).is_none() && first.starts_with(char::is_uppercase) && words::is_stopped(first))
        .then_some((first, second))
}

fn peel_one(word: &str) -> LineWord<'_> {
    let opens = |c: char| matches!(c, '(' | '[' | '"' | '“' | '‘' | '\'' | '«' | '*');
    let closes = |c: char| matches!(c, ')' | ']' | '"' | '”' | '’' | '\'' | '»' | '*' | '.' | ',' | ';' | ':' | '!' | '?' | '…');
    let inner = word.trim_start_matches(opens);
    let before = &word[..word.len() - inner.len()];
    // `quận Q.` at the end of a sentence is the letter, `Q. 1` the abbreviation; both are rare enough to be said as abbreviations.
    if words::abbreviation(inner).is_some() {
        return LineWord { before, core: inner, after: "" };
    }
    let core = inner.trim_end_matches(closes);
    LineWord { before, core, after: &inner[core.len()..] }
}

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
    if measures::is_number(core) {
        return measures::number(words, i);
    }
    (word(words, i), 1)
}

/// A sign that stands alone. A dash between numbers or days is `đến`, before a number `>` and its like compare; others part the sentence.
fn sign(words: &[LineWord], i: usize) -> Option<String> {
    let core = words[i].core;
    let follows = words.get(i + 1).is_some_and(|next| measures::is_number(next.core));
    let said = match core {
        "-" | "–" | "—" => {
            let is_end = |word: Option<&LineWord>| {
                word.is_some_and(|w| measures::is_number(w.core) || calendar::is_weekday(w.core) || is_one_of(w.core, &["thứ", "chủ"]))
            };
            let between = i > 0 && words[i - 1].after.is_empty() && is_end(words.get(i - 1)) && is_end(words.get(i + 1));
            if between { "đến" } else { "" }
        }
        "x" | "×" if follows && i > 0 && measures::is_number(words[i - 1].core) => "nhân",
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

/// The word in front, where nothing but a space stands between.
pub fn previous<'a>(words: &[LineWord<'a>], i: usize) -> &'a str {
    if i > 0 && words[i - 1].after.is_empty() { words[i - 1].core } else { "" }
}

/// The word behind, where nothing but a space stands between.
pub fn next<'a>(words: &[LineWord<'a>], i: usize) -> &'a str {
    words.get(i + 1).filter(|next| words[i].after.is_empty() && next.before.is_empty()).map_or("", |next| next.core)
}

/// Whether a word, in any case, is one of a list in lower case.
pub fn is_one_of(word: &str, list: &[&str]) -> bool {
    let lower = word.to_lowercase();
    list.contains(&lower.as_str())
}

/// Whether a text is a row of decimal digits.
pub fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `Nghị quyết của HĐND`, not `NQ-HĐND`: abbreviations are words anywhere but inside numbers of documents, which are one word.
fn is_own_issuer(words: &[LineWord], i: usize) -> bool {
    words[i].core.len() == 1 && i > 0 && measures::is_number(words[i - 1].core)
}

/// `7:30–11:30`, `3–5`, `Hai–thứ`, `30/4–1/5`: both ends said, `đến` between them.
fn range(words: &[LineWord], i: usize) -> Option<String> {
    let core = words[i].core;
    let (from, to) = match core.split_once(['–', '—']) {
        Some(ends) => ends,
        None => core.split_once('-').filter(|(a, b)| measures::is_number(a) && measures::is_number(b))?,
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
        said.unwrap_or_else(|| if measures::is_number(text) { measures::number(context, at).0 } else { word(context, at) })
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
