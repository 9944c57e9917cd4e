//! Sort keys of texts in common letters, from a table of weights that is read from the collator once: thirty times as fast as the collator's keys.

use super::fold::latin_place;
use super::order::{collator, sort_key};
use icu_collator::CollatorBorrowed;
use icu_collator::options::Strength;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::sync::LazyLock;

/// Letters with marks and signs of Vietnamese texts, besides ASCII.
const LETTERS: &str = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ–—“”‘’";
/// Digits of the longest number.
const MOST_DIGITS: usize = 200;

/// The weights of a letter: letter, tone, case. All are above 1, which ends a level of a key.
type Weights = [u8; 3];

/// By [`place`]; zeros for letters that are not in the table.
static WEIGHTS: LazyLock<Option<Vec<Weights>>> = LazyLock::new(|| {
    let levels = [Strength::Primary, Strength::Secondary, Strength::Tertiary].map(collator);
    let [Some(letter), Some(tone), Some(case)] = &levels else { return None };
    weights([letter, tone, case])
});

fn weights(levels: [&CollatorBorrowed; 3]) -> Option<Vec<Weights>> {
    // One digit stands for all numbers.
    let ascii = (' '..='~').filter(|c| !matches!(c, '1'..='9'));
    let mut letters: Vec<char> = ascii.chain(LETTERS.chars().flat_map(|c| c.to_uppercase().chain([c]))).collect();
    let order = |level: &CollatorBorrowed, a: &char, b: &char| level.compare(a.encode_utf8(&mut [0; 4]), b.encode_utf8(&mut [0; 4]));
    letters.sort_by(|a, b| order(levels[2], a, b));
    letters.dedup();
    let most = letters.iter().filter_map(|c| place(*c)).max()?;
    let mut found = vec![[0; 3]; most + 1];
    let mut last: Weights = [1; 3];
    let mut before: Option<char> = None;
    for c in letters {
        let level = before.map_or(Some(0), |before| levels.iter().position(|level| order(level, &before, &c) == Ordering::Less))?;
        last[level] = last[level].checked_add(1)?;
        last[level + 1..].fill(2);
        found[place(c)?] = last;
        before = Some(c);
    }
    Some(found)
}

fn place(c: char) -> Option<usize> {
    match c {
        '\0'..='\x7f' => Some(c as usize),
        '\u{2010}'..='\u{2026}' => Some(c as usize - 0x2010 + 0x80),
        c => latin_place(c).map(|at| at + 0x97),
    }
}

/// A key that compares with others of its kind as [`super::compare`] does; `None` for a text with letters that are not in the table.
fn usual_key(text: &str) -> Option<Vec<u8>> {
    let table = WEIGHTS.as_ref()?;
    let mut key = Vec::with_capacity(text.len() * 4 + 4);
    let (mut tones, mut cases) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len()));
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let weights = table.get(place(if c.is_ascii_digit() { '0' } else { c })?).filter(|weights| weights[0] > 0)?;
        key.push(weights[0]);
        tones.push(weights[1]);
        cases.push(weights[2]);
        if c.is_ascii_digit() {
            // A number: the longer is the greater.
            let length = key.len();
            key.push(2);
            let rest = std::iter::from_fn(|| letters.next_if(char::is_ascii_digit));
            key.extend(std::iter::once(c).chain(rest).skip_while(|c| *c == '0').map(|c| c as u8));
            let digits = key.len() - length - 1;
            key[length] += u8::try_from(digits).ok().filter(|digits| usize::from(*digits) <= MOST_DIGITS)?;
        }
    }
    for level in [&tones, &cases] {
        key.push(1);
        key.extend_from_slice(level);
    }
    // The text itself decides between equal keys.
    key.push(0);
    key.extend_from_slice(text.as_bytes());
    Some(key)
}

/// Keys of texts that compare with each other as [`super::compare`] does.
pub fn sort_keys(texts: &[&str]) -> Vec<Vec<u8>> {
    let usual: Option<Vec<Vec<u8>>> = texts.par_iter().with_min_len(256).map(|text| usual_key(text)).collect();
    usual.unwrap_or_else(|| texts.par_iter().with_min_len(64).map(|text| sort_key(text)).collect())
}

/// A text with a capital as its first letter.
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::compare;

    #[test]
    fn usual_keys_compare_as_texts_do() {
        let mut letters: Vec<char> = (' '..='~').chain(LETTERS.chars().flat_map(|c| c.to_uppercase().chain([c]))).collect();
        letters.extend("aaaAáàÁạ eéẹêế  0011229 dđDĐ".chars());
        let mut state: u64 = 7;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        let mut texts: Vec<String> = (0..500).map(|_| (0..random(6)).map(|_| letters[random(letters.len())]).collect()).collect();
        // Letters that differ in tone or case alone.
        texts.extend((0..200).map(|_| (0..random(5)).map(|_| ['a', 'A', 'á', 'Á', 'ạ', 'ấ', 'Ấ', '1', '0'][random(9)]).collect()));
        texts.extend(["Phường 2", "Phường 10", "phường 10", "Điều 007", "Điều 7", &"9".repeat(300)].map(String::from));
        let keys: Vec<(Option<Vec<u8>>, &String)> = texts.iter().map(|text| (usual_key(text), text)).collect();
        assert_eq!(keys.iter().filter(|(key, _)| key.is_none()).count(), 1, "only the number without end is unusual");
        let keys: Vec<(Vec<u8>, &String)> = keys.into_iter().filter_map(|(key, text)| Some((key?, text))).collect();
        for (a, first) in &keys {
            for (b, second) in &keys {
                assert_eq!(a.cmp(b), compare(first, second), "{first:?} {second:?}");
            }
        }
    }

    #[test]
    fn one_unusual_text_is_sorted_among_the_others() {
        let texts = ["Đ", "a", "ωmega", "½", "A"];
        let mut keyed: Vec<(Vec<u8>, &str)> = sort_keys(&texts).into_iter().zip(texts).collect();
        keyed.sort();
        let mut sorted = texts;
        sorted.sort_by(|a, b| compare(a, b));
        assert_eq!(keyed.into_iter().map(|(_, text)| text).collect::<Vec<_>>(), sorted);
    }
}
