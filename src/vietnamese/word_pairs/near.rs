//! Syllables one slip of the hand from a word that is none, or that nobody writes: another tone or mark, a letter too many or missing, a key beside, two
//! letters swapped.

use super::{COSTS, PairWord, WordPairs, key_of, syllable_key};
use crate::vietnamese::syllables::letters_and_tones;
use crate::vietnamese::{fold, with_tone_placed};

/// What sorts of slips cost in the data; a letter too many and one that is missing cost the same.
const TONE: f32 = COSTS[5];
const MARK: f32 = COSTS[6];
const LETTER: f32 = COSTS[11];
const KEY: f32 = COSTS[13];
const SWAPPED: f32 = COSTS[14];

/// Letters that a keyboard has around each letter.
#[rustfmt::skip]
const AROUND: [(char, &str); 26] = [
    ('q', "wa"), ('w', "qeas"), ('e', "wrsd"), ('r', "etdf"), ('t', "ryfg"), ('y', "tugh"), ('u', "yihj"), ('i', "uojk"), ('o', "ipkl"), ('p', "ol"),
    ('a', "qwsz"), ('s', "awedxz"), ('d', "serfcx"), ('f', "drtgvc"), ('g', "ftyhbv"), ('h', "gyujnb"), ('j', "huikmn"), ('k', "jiolm"), ('l', "kop"),
    ('z', "asx"), ('x', "zsdc"), ('c', "xdfv"), ('v', "cfgb"), ('b', "vghn"), ('n', "bhjm"), ('m', "njk"),
];

/// Letters of Vietnamese.
const LETTERS: &str = "aăâbcdđeêghiklmnoôơpqrstuưvxy";

/// Letters that differ by their marks.
const MARKED: [(char, &str); 5] = [('a', "aăâ"), ('e', "eê"), ('o', "oôơ"), ('u', "uư"), ('d', "dđ")];

impl WordPairs {
    /// The syllables one slip from a word, with what each slip costs.
    pub fn one_slip_from(&self, lower: &str) -> Vec<(PairWord, f32)> {
        let mut found: Vec<(PairWord, f32)> = Vec::new();
        let mut add = |key: &str, cost: f32| {
            if let Some(word) = self.by_key(key)
                && key.chars().count() > 2
                && found.iter().all(|known| known.0 != word)
            {
                found.push((word, cost));
            }
        };
        let written: Vec<char> = lower.chars().collect();
        // No syllable has more than seven letters; each may have two marks behind it.
        if written.len() > 24 {
            return found;
        }
        let mut add_written = |letters: &[char], cost: f32| {
            let word: String = letters.iter().collect();
            if let Some(key) = syllable_key(&word).or_else(|| syllable_key(&with_tone_placed(&word)?)) {
                add(&key, cost);
            }
        };
        for at in 1..written.len() {
            add_written(&swapped(&written, at), SWAPPED);
        }
        for at in 0..written.len() {
            add_written(&without(&written, at), LETTER);
        }
        let Some((letters, tones)) = letters_and_tones(lower).filter(|(_, tones)| tones.len() <= 1) else { return found };
        let tone = tones.first().copied().unwrap_or(0);
        (0..=5).for_each(|other| add(&key_of(&letters, other), TONE));
        let letters: Vec<char> = letters.chars().collect();
        for marked in marked_ways(&letters) {
            let all_tones = if tone > 0 { tone..=tone } else { 0..=5 };
            all_tones.for_each(|tone| add(&key_of(&marked, tone), MARK));
        }
        let mut add_letters = |letters: Vec<char>, cost: f32| add(&key_of(&letters.iter().collect::<String>(), tone), cost);
        for at in 0..letters.len() {
            let plain = fold(&letters[at].to_string()).chars().next().unwrap_or(letters[at]);
            let around = AROUND.iter().find(|key| key.0 == plain).map_or("", |key| key.1);
            around.chars().for_each(|key| add_letters(replaced(&letters, at, key), KEY));
            if at > 0 {
                add_letters(swapped(&letters, at), SWAPPED);
            }
            add_letters(without(&letters, at), LETTER);
        }
        for at in 0..=letters.len() {
            for letter in LETTERS.chars() {
                let mut longer = letters.clone();
                longer.insert(at, letter);
                add_letters(longer, LETTER);
            }
        }
        found
    }
}

fn swapped(letters: &[char], at: usize) -> Vec<char> {
    let mut letters = letters.to_vec();
    letters.swap(at - 1, at);
    letters
}

fn without(letters: &[char], at: usize) -> Vec<char> {
    let mut letters = letters.to_vec();
    letters.remove(at);
    letters
}

fn replaced(letters: &[char], at: usize, letter: char) -> Vec<char> {
    let mut letters = letters.to_vec();
    letters[at] = letter;
    letters
}

/// The same letters with every choice of marks; none where there are too many.
fn marked_ways(letters: &[char]) -> Vec<String> {
    const MOST: usize = 200;
    let mut ways = vec![String::new()];
    for letter in letters {
        let plain = fold(&letter.to_string()).chars().next().unwrap_or(*letter);
        let choices: Vec<char> = MARKED.iter().find(|marked| marked.0 == plain).map_or(vec![*letter], |marked| marked.1.chars().collect());
        if ways.len() * choices.len() > MOST {
            return Vec::new();
        }
        ways = ways.iter().flat_map(|way| choices.iter().map(move |choice| format!("{way}{choice}"))).collect();
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::WordPairs;

    #[test]
    fn one_slip_leads_back() {
        let pairs = WordPairs::get();
        for (slip, meant) in [("khoàn", "khoản"), ("theeo", "theo"), ("khii", "khi"), ("nguời", "người"), ("hsoồ", "hồ")] {
            let forms: Vec<&str> = pairs.one_slip_from(slip).iter().map(|(word, _)| pairs.form(*word)).collect();
            assert_eq!(forms.contains(&meant), slip != "hsoồ", "{slip}: {forms:?}");
        }
    }
}
