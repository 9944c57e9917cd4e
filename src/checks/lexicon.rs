//! The words of a run. Each is looked at once, and every file only says which of them stand where: a language has few words, and a site says them over and over.

use super::{Known, abbreviations, old_fonts, papers, prose, secrets, syllables, tone_style, weekdays};
use rustc_hash::FxHashMap;
use std::ops::{BitOr, BitOrAssign};

/// What a word, or all there is in a block or a file, has that some rule looks for: whoever finds nothing of his own goes on at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs(u16);

impl Signs {
    pub const ABBREVIATION: Signs = Signs(1);
    /// No Vietnamese syllable.
    pub const IMPOSSIBLE: Signs = Signs(1 << 1);
    /// `bản sao`, `photo`.
    pub const COPY: Signs = Signs(1 << 2);
    /// A number, or the first word of a weekday.
    pub const DAY: Signs = Signs(1 << 3);
    /// Part of what nobody may ask for.
    pub const SECRET: Signs = Signs(1 << 4);
    /// A letter or sign of Latin-1 that Vietnamese does not have.
    pub const LATIN1: Signs = Signs(1 << 5);
    /// The first word of a term of the glossary.
    pub const TERM: Signs = Signs(1 << 6);
    /// The first word of a phrase of the registry.
    pub const PHRASE: Signs = Signs(1 << 7);
    /// Its tone mark may stand on another vowel.
    pub const TONE_STYLE: Signs = Signs(1 << 8);
    /// Brackets, quotes, and what begins with the same byte.
    pub const BRACKET: Signs = Signs(1 << 9);
    pub const DOT: Signs = Signs(1 << 10);

    pub fn has(self, sign: Signs) -> bool {
        self.0 & sign.0 != 0
    }

    fn when(self, is_so: bool) -> Signs {
        if is_so { self } else { Signs::default() }
    }

    /// Of what stands between two words.
    pub fn between(gap: &[u8]) -> Signs {
        let of = |b: &u8| match b {
            b'.' => Signs::DOT,
            b'(' | b')' | b'[' | b']' | 0xe2 => Signs::BRACKET,
            0xc2 => Signs::BRACKET | Signs::LATIN1,
            0xc3 => Signs::LATIN1,
            _ => Signs::default(),
        };
        // Most gaps are one space.
        if gap == b" " { Signs::default() } else { gap.iter().map(of).fold(Signs::default(), Signs::bitor) }
    }
}

impl BitOr for Signs {
    type Output = Signs;
    fn bitor(self, other: Signs) -> Signs {
        Signs(self.0 | other.0)
    }
}

impl BitOrAssign for Signs {
    fn bitor_assign(&mut self, other: Signs) {
        self.0 |= other.0;
    }
}

/// What there is to know of a word wherever it stands.
pub struct Entry {
    pub lower: Box<str>,
    pub signs: Signs,
    /// How many ASCII digits it has.
    pub digits: u32,
    /// Its number among the words of the registry's phrases.
    pub phrase: Option<u32>,
}

/// The words met so far.
pub struct Lexicon<'a> {
    pub known: &'a Known<'a>,
    numbers: FxHashMap<Box<str>, u32>,
    entries: Vec<Entry>,
}

impl<'a> Lexicon<'a> {
    pub fn new(known: &'a Known<'a>) -> Lexicon<'a> {
        Lexicon { known, numbers: FxHashMap::default(), entries: Vec::new() }
    }

    /// The number of a word.
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.entries.len() as u32;
        self.entries.push(entry(word, self.known));
        self.numbers.insert(word.into(), number);
        number
    }

    pub fn get(&self, number: u32) -> &Entry {
        &self.entries[number as usize]
    }
}

/// Asks every rule about a word.
fn entry(word: &str, known: &Known) -> Entry {
    let lower = prose::lowered(word);
    let phrase = known.phrases.word(&lower);
    let signs = Signs::ABBREVIATION.when(abbreviations::is_abbreviation(word))
        | Signs::IMPOSSIBLE.when(syllables::is_impossible(word))
        | Signs::COPY.when(papers::begins_copy(&lower))
        | Signs::DAY.when(weekdays::begins_day(&lower))
        | Signs::SECRET.when(secrets::is_part(word))
        | Signs::LATIN1.when(old_fonts::signs(word) > 0)
        | Signs::TERM.when(known.glossary.has_term_with(&lower))
        | Signs::PHRASE.when(phrase.is_some_and(|no| known.phrases.begins_with(no)))
        | Signs::TONE_STYLE.when(tone_style::is_movable(word, known));
    let digits = word.bytes().filter(u8::is_ascii_digit).count() as u32;
    Entry { lower: lower.into(), signs, digits, phrase }
}
