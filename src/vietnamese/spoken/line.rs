//! A line as words with the signs around them, and what stands beside a word.

use super::words;

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

/// Whether a word begins as numbers do: with a digit, or with a sign and a digit.
pub fn is_number(core: &str) -> bool {
    core.trim_start_matches(['-', '−', '+', '>', '<', '≥', '≤', '~', '≈', '±']).starts_with(|c: char| c.is_ascii_digit())
}
