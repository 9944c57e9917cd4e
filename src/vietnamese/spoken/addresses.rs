//! Web and mail addresses as they are read aloud: Vietnamese words of a label as words, the rest letter by letter.

use super::codes::say_row;
use super::line::all_digits;
use super::words;
use crate::vietnamese::syllables::is_bare_syllable;
use unicode_normalization::UnicodeNormalization;

/// The longest path that is read aloud; of a longer one only the host is.
const LONGEST_PATH: usize = 24;

/// `https://dichvucong.gov.vn/x`, `a@b.vn`, `zalo.me/0912345678`. None for words that are no address.
pub fn address(core: &str) -> Option<String> {
    let core = core.strip_prefix("mailto:").unwrap_or(core);
    if let Some((name, host)) = core.split_once('@')
        && !core.contains('/')
    {
        return (!name.is_empty() && is_host(host)).then(|| format!("{} a còng {}", say_name(name), say_host(host)));
    }
    let (scheme, rest) = core.split_once("://").map_or(("", core), |(scheme, rest)| (scheme, rest));
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    if !is_host(host) || (scheme.is_empty() && words::domain_end(&last_label(host)).is_none()) {
        return None;
    }
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
    let mut said = say_host(host);
    if !path.is_empty() && path.len() <= LONGEST_PATH && path.len() + 1 >= rest.len() - host.len() - 1 {
        for part in path.split('/') {
            said.push_str(" gạch chéo ");
            said.push_str(&say_name(part));
        }
    }
    Some(said)
}

fn last_label(host: &str) -> String {
    host.rsplit('.').next().unwrap_or_default().to_ascii_lowercase()
}

fn is_host(host: &str) -> bool {
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    host.contains('.') && host.split('.').all(is_label) && !all_digits(&last_label(host))
}

fn say_host(host: &str) -> String {
    let lower = host.to_ascii_lowercase();
    let say = |(at, label): (usize, &str)| match words::domain_end(label).filter(|_| at > 0) {
        Some(said) => said.to_string(),
        None => say_label(label),
    };
    lower.split('.').enumerate().map(say).collect::<Vec<_>>().join(" chấm ")
}

/// A name with dots, hyphens and low lines in it.
fn say_name(name: &str) -> String {
    let mut said = String::new();
    for part in name.to_lowercase().split_inclusive(['.', '_', '-']) {
        let label = part.trim_end_matches(['.', '_', '-']);
        for word in [say_label(label).as_str(), words::sign(&part[label.len()..])] {
            if !word.is_empty() {
                said.push_str(if said.is_empty() { "" } else { " " });
                said.push_str(word);
            }
        }
    }
    said
}

/// A label in lower case: a known one, digits, syllables without marks, or letters.
fn say_label(label: &str) -> String {
    if let Some(said) = words::label(label) {
        return said.into();
    }
    let digits = label.find(|c: char| c.is_ascii_digit());
    match digits {
        Some(0) => {
            let end = label.find(|c: char| !c.is_ascii_digit()).unwrap_or(label.len());
            let rest = say_label(&label[end..]);
            if end == label.len() { say_row(label) } else { format!("{} {rest}", say_row(&label[..end])) }
        }
        Some(at) => format!("{} {}", say_label(&label[..at]), say_label(&label[at..])),
        None if label.contains('-') => label.split('-').map(say_label).collect::<Vec<_>>().join(" gạch nối "),
        None => syllables(label)
            .map_or_else(|| words::spell(label), |parts| parts.iter().map(|part| with_marks(part)).collect::<Vec<_>>().join(" ")),
    }
}

/// A syllable without marks with those that it cannot be without: `tiep` is `tiếp`, `phuong` `phương`; which other marks it has nobody knows.
fn with_marks(bare: &str) -> String {
    let is_closed = |vowels: &str| bare.find(vowels).is_some_and(|at| at + vowels.len() < bare.len());
    let twin = [("uye", "uyê"), ("ie", "iê"), ("ye", "yê"), ("uo", "ươ")].into_iter().find(|(vowels, _)| is_closed(vowels));
    let mut said = twin.map_or_else(|| bare.to_string(), |(vowels, marked)| bare.replacen(vowels, marked, 1));
    if bare.ends_with(['c', 'p', 't']) || bare.ends_with("ch") {
        let vowel = said.char_indices().rfind(|(_, c)| !matches!(c, 'c' | 'h' | 'p' | 't'));
        if let Some((at, c)) = vowel {
            said.insert(at + c.len_utf8(), '\u{301}');
        }
    }
    said.nfc().collect()
}

/// `haiphong` as `hai`, `phong`. None where it is not made of syllables; the first of them is as long as possible.
fn syllables(label: &str) -> Option<Vec<&str>> {
    // Longer labels are spelled: splitting tries every way.
    if label.is_empty() || label.len() > 40 || !label.is_ascii() {
        return None;
    }
    // From the end on: the first syllable of the best way to split what begins at each letter.
    let mut first: Vec<Option<usize>> = vec![None; label.len() + 1];
    first[label.len()] = Some(0);
    for start in (0..label.len()).rev() {
        let longest = (start + 7).min(label.len());
        let is_word = |end: &usize| first[*end].is_some() && *end - start > 1 && is_bare_syllable(&label[start..*end]);
        first[start] = (start + 2..=longest).rev().find(is_word);
    }
    let (mut parts, mut at) = (Vec::new(), 0);
    while at < label.len() {
        let end = first[at]?;
        parts.push(&label[at..end]);
        at = end;
    }
    Some(parts)
}
