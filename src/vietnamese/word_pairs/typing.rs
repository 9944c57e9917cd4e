//! What Telex and VNI leave in a text when they fail: `ddieenj`, `d9ie6n5`.

use super::{PairWord, WordPairs, key_of};

/// Letters of Telex and what they make, the longer ones first.
const TELEX: [(&str, &str); 10] =
    [("uwow", "ươ"), ("uow", "ươ"), ("aw", "ă"), ("aa", "â"), ("dd", "đ"), ("ee", "ê"), ("oo", "ô"), ("ow", "ơ"), ("uw", "ư"), ("w", "ư")];

/// The tones that letters of Telex and digits of VNI make, from huyền to nặng.
const TONES: [(char, char); 5] = [('f', '2'), ('s', '1'), ('r', '3'), ('x', '4'), ('j', '5')];

impl WordPairs {
    /// The syllables that raw Telex can mean, wherever its tone letter and its hats were typed.
    pub fn of_telex(&self, lower: &str) -> Vec<PairWord> {
        let is_vowel = |c: char| "aăâeêioôơuưy".contains(c);
        let mut found = Vec::new();
        let tones = lower.char_indices().filter_map(|(at, c)| {
            let tone = TONES.iter().position(|tone| tone.0 == c).filter(|_| lower[..at].contains(is_vowel))?;
            Some((format!("{}{}", &lower[..at], &lower[at + 1..]), tone as u8 + 1))
        });
        for (rest, tone) in tones.chain([(lower.to_string(), 0)]) {
            for letters in hats(&rest).into_iter().filter(|letters| tone > 0 || *letters != lower) {
                self.add_syllable(&letters, tone, &mut found);
            }
        }
        found
    }

    /// The syllables that raw VNI can mean.
    pub fn of_vni(&self, lower: &str) -> Vec<PairWord> {
        let tone = lower.char_indices().find_map(|(at, c)| Some((at, TONES.iter().position(|tone| tone.1 == c)? as u8 + 1)));
        let mut letters = lower.to_string();
        if let Some((at, _)) = tone {
            letters.remove(at);
        }
        letters = letters.replace("u7o7", "ươ").replace("uo7", "ươ");
        while let Some(at) = letters.find(|c: char| c.is_ascii_digit()) {
            let (mark, before) = (letters.remove(at), letters[..at].to_string());
            let hatted = |c: char| match (c, mark) {
                ('a', '6') => Some('â'),
                ('a', '8') => Some('ă'),
                ('e', '6') => Some('ê'),
                ('o', '6') => Some('ô'),
                ('o', '7') => Some('ơ'),
                ('u', '7') => Some('ư'),
                ('d', '9') => Some('đ'),
                _ => None,
            };
            let Some((at, hat)) = before.char_indices().rev().find_map(|(at, c)| Some((at, hatted(c)?))) else { return Vec::new() };
            letters.replace_range(at..at + 1, hat.encode_utf8(&mut [0; 4]));
        }
        let mut found = Vec::new();
        self.add_syllable(&letters, tone.map_or(0, |tone| tone.1), &mut found);
        found
    }

    /// Adds the syllable of these letters and this tone, if it is one that is written.
    fn add_syllable(&self, letters: &str, tone: u8, found: &mut Vec<PairWord>) {
        let word = self.by_key(&key_of(letters, tone));
        found.extend(word.filter(|word| !found.contains(word)));
    }
}

/// The ways to read letters of Telex without a tone letter.
fn hats(rest: &str) -> Vec<String> {
    let mut ways = vec![rest.to_string()];
    // A bar typed behind the whole syllable: `diend`.
    if let Some(inner) = rest.strip_prefix('d').and_then(|rest| rest.strip_suffix('d')) {
        ways.push(format!("đ{inner}"));
    }
    let mut found = Vec::new();
    for way in ways {
        found.push(TELEX.iter().fold(way.clone(), |text, (typed, made)| text.replace(typed, made)));
        // `thuongw`: one horn for both letters.
        if let Some((before, after)) = way.strip_suffix('w').and_then(|way| way.split_once("uo")) {
            found.push(format!("{before}ươ{after}"));
        }
        // `dieune`: the hat of a vowel typed behind the consonants that follow it.
        if let Some(last) = way.chars().next_back().filter(|c| "aeo".contains(*c)) {
            let head = &way[..way.len() - 1];
            let consonants = head.len() - head.trim_end_matches(|c: char| !"aeiouy".contains(c)).len();
            if consonants > 0 && head[..head.len() - consonants].ends_with(last) {
                let hat = match last {
                    'a' => 'â',
                    'e' => 'ê',
                    _ => 'ô',
                };
                let vowel = head.len() - consonants - 1;
                found.push(format!("{}{hat}{}", &head[..vowel], &head[vowel + 1..]));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::WordPairs;

    #[test]
    fn raw_typing_is_read() {
        let pairs = WordPairs::get();
        let forms = |words: Vec<super::PairWord>| words.into_iter().map(|word| pairs.form(word).to_string()).collect::<Vec<_>>();
        for (typed, meant) in
            [("ddieenj", "điện"), ("dienej", "diện"), ("phuowngf", "phường"), ("thuongwf", "thường"), ("giaays", "giấy"), ("hoof", "hồ")]
        {
            assert!(forms(pairs.of_telex(typed)).iter().any(|form| form == meant), "{typed}: {:?}", forms(pairs.of_telex(typed)));
        }
        for (typed, meant) in [("d9ie6n5", "điện"), ("phu7o7ng2", "phường"), ("giay6", "giây"), ("gia6y1", "giấy"), ("ho62", "hồ")]
        {
            assert_eq!(forms(pairs.of_vni(typed)), [meant], "{typed}");
        }
        for code in ["p1", "ct01", "b2b", "h264"] {
            assert!(forms(pairs.of_vni(code)).is_empty(), "{code}");
        }
    }
}
