//! How likely a syllable is between its neighbours, and which syllable it may be a slip for: `tiếp nhân` is `tiếp nhận`.
//!
//! The data (`official.bin`) are counts of pairs of syllables in official Vietnamese texts alone (headings of the Pháp điển, laws, procedures: 24 million
//! words, no copyright by article 15 of the Luật Sở hữu trí tuệ), a list of 5,251 syllables and one of 4,758 words of other languages. No sentence is in it.
//! The weights were fitted on planted slips in documents that were not counted.
//!
//! The file is compressed with zlib: `WPR1`, the number of streams, their lengths (u32, little-endian), then the streams: 0 weights (f32) · 1 keys, 2 forms
//! (one a line, in the order of their ids, which begin at 3) · 3 probability of a word, 4 of a pair that was not counted, 5 count of the word (a byte
//! each) · 6 number of pairs of each left word, 7 their right words as differences, 8 their probability · 9 words of other languages · 10 number of words
//! that each may be a slip for, 11 these, 12 the sort of slip. Probabilities are −4·ln, counts 4·ln(1 + n), numbers of streams 6, 7, 10, 11 varints.

mod near;
mod typing;

use super::syllables::SpelledSyllable;
use flate2::read::ZlibDecoder;
use std::io::Read;
use std::ops::Range;
use std::sync::OnceLock;

/// The number of a word in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PairWord(u16);

impl PairWord {
    /// The begin or end of what is read together.
    pub const BOUNDARY: PairWord = PairWord(0);
    /// A word with digits.
    pub const NUMBER: PairWord = PairWord(1);
    /// A word that is no syllable.
    pub const OTHER: PairWord = PairWord(2);
    /// A syllable that nobody writes.
    pub const UNSEEN: PairWord = PairWord(u16::MAX);

    /// Whether it is a syllable that was counted.
    pub fn is_known(self) -> bool {
        self.0 >= FIRST && self != PairWord::UNSEEN
    }
}

/// The number of the first syllable.
const FIRST: u16 = 3;

/// What a word may be a slip for.
#[derive(Clone, Copy, Debug)]
pub struct WordDoubt {
    /// The word that is probably meant.
    pub near: PairWord,
    /// How sure that is; doubts above 0 are worth a report in official texts.
    pub score: f32,
}

/// The step of stored logarithms.
const STEP: f32 = 0.25;
/// The logarithm of the probability of a word that was never counted.
const NEVER: f32 = -17.;
/// Pairs at least so likely are common: no word between two of them is looked at.
const COMMON: f32 = -7.;
/// Bits of the table of common pairs.
const TABLE_BITS: u32 = 22;
/// Doubts by the neighbours alone below this are not worth a closer look.
const WORTH_A_LOOK: f32 = 1.5;
/// How many features are weighted before the sorts of slips.
const FEATURES: usize = 14;

/// What each sort of slip costs, in the order of the data: people leave a mark out more often than they write an x for an s. No tone; no mark; no marks at
/// all; marks missing; hỏi and ngã; another tone; another mark; mark and tone; final; initial; rhyme; a letter too many; a letter missing; a key beside;
/// two letters swapped.
const COSTS: [f32; 15] = [0., 0., 0.5, 0.5, 0., 1., 1., 2.5, 1., 1., 1.5, 2., 2., 2.5, 2.];

/// Rows of numbers, one row for each word.
#[derive(Default)]
struct Rows {
    starts: Vec<u32>,
    numbers: Vec<u16>,
}

impl Rows {
    /// Reads rows with these numbers of entries, whose ascending entries are stored as differences.
    fn read(counts: &[u8], differences: &[u8]) -> Rows {
        let mut rows = Rows { starts: vec![0], numbers: Vec::new() };
        let mut differences = varints(differences);
        for count in varints(counts) {
            let mut last = -1;
            for difference in differences.by_ref().take(count as usize) {
                last += difference as i32 + 1;
                rows.numbers.push(u16::try_from(last).unwrap_or(u16::MAX));
            }
            rows.starts.push(rows.numbers.len() as u32);
        }
        rows
    }

    fn row(&self, word: PairWord) -> Range<usize> {
        let start = |at: usize| self.starts.get(at).map_or(self.numbers.len(), |start| *start as usize);
        start(usize::from(word.0))..start(usize::from(word.0) + 1)
    }
}

/// Numbers of seven bits a byte, the low ones first; the last byte of each has no high bit.
fn varints(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.split_inclusive(|byte| byte & 128 == 0).map(|number| {
        let digits = number.iter().enumerate().take(4);
        digits.fold(0, |value, (at, byte)| value | u32::from(byte & 127) << (7 * at))
    })
}

/// The data in memory: about 1.5 MB.
#[derive(Default)]
pub struct WordPairs {
    /// Sorted.
    keys: Vec<Box<str>>,
    forms: Vec<Box<str>>,
    /// Of words; in the order of ids.
    likelihoods: Vec<u8>,
    back_off: Vec<u8>,
    counts: Vec<u8>,
    pairs: Rows,
    pair_likelihoods: Vec<u8>,
    /// Words of other languages in ASCII, sorted.
    foreign: Vec<Box<str>>,
    slips: Rows,
    sorts: Vec<u8>,
    weights: Vec<f32>,
    /// Common pairs by their hash, a bit each.
    common: Vec<u64>,
}

static OFFICIAL: &[u8] = include_bytes!("official.bin");

impl WordPairs {
    /// The data of the program, unpacked at the first call (some milliseconds).
    pub fn get() -> &'static WordPairs {
        static LOADED: OnceLock<WordPairs> = OnceLock::new();
        LOADED.get_or_init(|| WordPairs::read(OFFICIAL).unwrap_or_default())
    }

    fn read(compressed: &[u8]) -> Option<WordPairs> {
        let mut bytes = Vec::new();
        ZlibDecoder::new(compressed).read_to_end(&mut bytes).ok()?;
        let number = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize);
        let count = number(4).filter(|_| bytes.starts_with(b"WPR1"))?;
        let mut at = 8 + 4 * count;
        let mut streams = Vec::new();
        for stream in 0..count {
            let end = at + number(8 + 4 * stream)?;
            streams.push(bytes.get(at..end)?);
            at = end;
        }
        let [weights, keys, forms, likelihoods, back_off, counts, lefts, rights, pair_likelihoods, foreign, slip_counts, slips, sorts] =
            streams[..]
        else {
            return None;
        };
        let lines = |bytes: &[u8]| Some(std::str::from_utf8(bytes).ok()?.split('\n').map(Box::from).collect::<Vec<Box<str>>>());
        let mut read = WordPairs {
            keys: lines(keys)?,
            forms: lines(forms)?,
            likelihoods: likelihoods.to_vec(),
            back_off: back_off.to_vec(),
            counts: counts.to_vec(),
            pairs: Rows::read(lefts, rights),
            pair_likelihoods: pair_likelihoods.to_vec(),
            foreign: lines(foreign)?,
            slips: Rows::read(slip_counts, slips),
            sorts: sorts.to_vec(),
            weights: weights.as_chunks::<4>().0.iter().map(|weight| f32::from_le_bytes(*weight)).collect(),
            common: vec![0; 1 << (TABLE_BITS - 6)],
        };
        read.mark_common_pairs();
        Some(read)
    }

    fn mark_common_pairs(&mut self) {
        for left in 0..self.pairs.starts.len() as u16 - 1 {
            for at in self.pairs.row(PairWord(left)) {
                if -STEP * f32::from(self.pair_likelihoods[at]) >= COMMON {
                    let (word, bit) = table_place(PairWord(left), PairWord(self.pairs.numbers[at]));
                    self.common[word] |= bit;
                }
            }
        }
    }

    /// The number of a word in lower case.
    pub fn word(&self, lower: &str) -> PairWord {
        match syllable_key(lower) {
            Some(key) => self.by_key(&key).unwrap_or(if key.chars().count() > 2 { PairWord::UNSEEN } else { PairWord::OTHER }),
            None if lower.contains(char::is_numeric) => PairWord::NUMBER,
            None => PairWord::OTHER,
        }
    }

    fn by_key(&self, key: &str) -> Option<PairWord> {
        self.keys.binary_search_by(|known| (**known).cmp(key)).ok().map(|at| PairWord(at as u16 + FIRST))
    }

    /// How a syllable is written, in lower case; empty for what is no syllable.
    pub fn form(&self, word: PairWord) -> &str {
        usize::from(word.0).checked_sub(usize::from(FIRST)).and_then(|at| self.forms.get(at)).map_or("", |form| form)
    }

    /// Whether a pair is so common that nothing is wrong with either word beside the other. Some few pairs that are not are taken for such.
    pub fn is_common(&self, left: PairWord, word: PairWord) -> bool {
        let (at, bit) = table_place(left, word);
        self.common.get(at).is_some_and(|bits| bits & bit != 0)
    }

    /// Whether a pair was counted.
    pub fn is_counted(&self, left: PairWord, word: PairWord) -> bool {
        self.find(left, word).is_some()
    }

    fn find(&self, left: PairWord, word: PairWord) -> Option<usize> {
        let row = self.pairs.row(left);
        self.pairs.numbers[row.clone()].binary_search(&word.0).ok().map(|at| row.start + at)
    }

    /// The logarithm of the probability of a word, whatever stands before it.
    pub fn likelihood(&self, word: PairWord) -> f32 {
        self.likelihoods.get(usize::from(word.0)).map_or(NEVER, |value| -STEP * f32::from(*value))
    }

    /// The logarithm of the probability of a word behind another.
    pub fn pair_likelihood(&self, left: PairWord, word: PairWord) -> f32 {
        match self.find(left, word) {
            Some(at) => -STEP * f32::from(self.pair_likelihoods[at]),
            None => self.back_off.get(usize::from(left.0)).map_or(0., |value| -STEP * f32::from(*value)) + self.likelihood(word),
        }
    }

    /// The logarithm of the probability of a word between its neighbours.
    pub fn between(&self, left: PairWord, word: PairWord, right: PairWord) -> f32 {
        self.pair_likelihood(left, word) + self.pair_likelihood(word, right)
    }

    /// The logarithm of the probability of a word that was never counted, before another.
    pub fn uncounted_before(&self, right: PairWord) -> f32 {
        NEVER + self.likelihood(right)
    }

    /// Whether a word of other languages is known: it is meant as it stands.
    pub fn is_foreign(&self, lower: &str) -> bool {
        self.foreign.binary_search_by(|known| (**known).cmp(lower)).is_ok()
    }

    /// The word that a counted syllable is most probably a slip for, and how sure that is.
    pub fn doubt(&self, left: PairWord, word: PairWord, right: PairWord) -> Option<WordDoubt> {
        // Without a neighbour there is nobody to ask.
        if !word.is_known() || (left.0 < FIRST && right.0 < FIRST) {
            return None;
        }
        let (left_word, word_right) = (self.pair_likelihood(left, word), self.pair_likelihood(word, right));
        let candidates = self.slips.row(word).map(|at| {
            let (near, sort) = (PairWord(self.slips.numbers[at]), usize::from(self.sorts[at]));
            let (left_near, near_right) = (self.pair_likelihood(left, near), self.pair_likelihood(near, right));
            let gain = left_near + near_right - left_word - word_right - COSTS.get(sort).copied().unwrap_or_default();
            (gain, near, sort, left_near, near_right)
        });
        let (gain, near, sort, left_near, near_right) = candidates.max_by(|a, b| a.0.total_cmp(&b.0))?;
        if gain <= WORTH_A_LOOK || !(self.is_counted(left, near) || self.is_counted(near, right)) {
            return None;
        }
        let (at_left, at_right) = (left_near - left_word, near_right - word_right);
        let count = |word: PairWord| self.counts.get(usize::from(word.0)).map_or(0., |value| STEP * f32::from(*value));
        let flag = |holds: bool| f32::from(u8::from(holds));
        let is_odd = |word: PairWord| matches!(word, PairWord::NUMBER | PairWord::OTHER);
        let features: [f32; FEATURES] = [
            at_left,
            at_right,
            at_left.min(at_right),
            at_left + at_right,
            left_word,
            word_right,
            left_near,
            near_right,
            count(word),
            count(near),
            flag(left == PairWord::BOUNDARY),
            flag(right == PairWord::BOUNDARY),
            flag(is_odd(left)),
            flag(is_odd(right)),
        ];
        let weighted: f32 = features.iter().zip(&self.weights).map(|(feature, weight)| feature * weight).sum();
        let of_sort = self.weights.get(FEATURES + sort).copied().unwrap_or_default();
        let bias = self.weights.get(FEATURES + COSTS.len()).copied().unwrap_or_default();
        Some(WordDoubt { near, score: weighted + of_sort + bias })
    }
}

/// The place of a pair in the table of common pairs: index of a number, and its bit.
fn table_place(left: PairWord, word: PairWord) -> (usize, u64) {
    let pair = u32::from(left.0) << 16 | u32::from(word.0);
    let hash = pair.wrapping_mul(0x9e37_79b1) >> (u32::BITS - TABLE_BITS);
    ((hash >> 6) as usize, 1 << (hash & 63))
}

/// The letters of a well spelled syllable without its tone, and the tone as a digit; `y` at the end is `i` where both are in use: `hoà`, `hòa` → `hoa1`,
/// `kỹ`, `kĩ` → `ki4`. None for words that are no syllable.
fn syllable_key(lower: &str) -> Option<String> {
    let syllable = SpelledSyllable::new(lower).filter(SpelledSyllable::is_well_placed)?;
    Some(key_of(&syllable.letters, syllable.tone))
}

fn key_of(letters: &str, tone: u8) -> String {
    let before = letters.strip_suffix('y').filter(|before| ["h", "k", "l", "m", "s", "t", "v", "qu"].contains(before));
    let (letters, last) = before.map_or((letters, ""), |before| (before, "i"));
    format!("{letters}{last}{tone}")
}

#[cfg(test)]
mod tests {
    use super::{FEATURES, PairWord, WordPairs};

    fn near(phrase: &str) -> Option<(String, bool)> {
        let pairs = WordPairs::get();
        let words: Vec<PairWord> = phrase.split(' ').map(|word| if word == "|" { PairWord::BOUNDARY } else { pairs.word(word) }).collect();
        let doubt = pairs.doubt(words[0], words[1], words[2])?;
        Some((pairs.form(doubt.near).to_string(), doubt.score > 0.))
    }

    #[test]
    fn the_data_are_whole() {
        let pairs = WordPairs::get();
        assert_eq!((pairs.keys.len(), pairs.forms.len(), pairs.likelihoods.len()), (5251, 5251, 5254));
        assert_eq!(pairs.pairs.numbers.len(), pairs.pair_likelihoods.len());
        assert_eq!(pairs.slips.numbers.len(), pairs.sorts.len());
        assert_eq!(pairs.weights.len(), FEATURES + 15 + 1);
        assert!(pairs.keys.is_sorted() && pairs.foreign.is_sorted());
        // Rhymes of few words (`dyn`) are none of the orthography.
        let is_other = |at: &usize| super::syllable_key(&pairs.forms[*at]).as_deref() != Some(&*pairs.keys[*at]);
        let others: Vec<&str> = (0..pairs.forms.len()).filter(is_other).map(|at| &*pairs.forms[at]).collect();
        assert!(others.len() < 20, "{others:?}");
    }

    #[test]
    fn a_word_is_judged_by_its_neighbours() {
        for (phrase, meant) in [("tiếp nhân hồ", "nhận"), ("quy đinh của", "định"), ("bưu điên là", "điện"), ("hành chinh công", "chính")]
        {
            assert_eq!(near(phrase), Some((meant.to_string(), true)), "{phrase}");
        }
        for phrase in ["cá nhân và", "con đinh ốc", "tiếp nhận hồ", "người bệnh và"] {
            assert!(near(phrase).is_none_or(|found| !found.1), "{phrase}");
        }
    }

    #[test]
    fn both_ways_to_write_a_syllable_are_one_word() {
        let pairs = WordPairs::get();
        for (one, other) in [("hoà", "hòa"), ("kỹ", "kĩ"), ("thuỷ", "thủy"), ("lý", "lí")] {
            assert_eq!(pairs.word(one), pairs.word(other));
        }
        assert_eq!((pairs.word("2026"), pairs.word("vneid"), pairs.word("ngoẵm")), (PairWord::NUMBER, PairWord::OTHER, PairWord::UNSEEN));
    }
}
