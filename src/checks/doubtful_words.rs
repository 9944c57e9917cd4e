//! Words that are real syllables and yet probably another word misspelt: `tiếp nhân`, `bưu điên`, `kh ai`, `ddieenj`. Each is judged by its neighbours
//! (`vietnamese/word_pairs`).

use super::knowledge::Knowledge;
use super::prose::{Prose, ProseBlock, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{DOUBTFUL_WORD, Diagnostic, Diagnostics};
use crate::vietnamese::{PairWord, WordPairs, with_capitals_of};
use std::ops::Range;

/// The rule.
pub static RULE: Rule = Rule { name: "doubtful words", feature: None, check: Check::Prose(check) };

/// The mean logarithm of a pair in official texts, and how many such pairs every text is credited with.
const USUAL: (f32, f32) = (-4.5, 200.);
/// A text whose mean is below this is of a kind that was never counted: a story, notes about code.
const STRANGE: f32 = -5.;
/// How much surer a doubt must be for each step below.
const GUARD: f32 = 1.7;
/// What the score of a doubted syllable must exceed: half as many false reports as from 0 up, for one slip in a hundred.
const SURE: f32 = 0.4;
/// The rank of syllables that nobody writes.
const RARE_RANK: u8 = 1;
/// What the odds of words that are no counted syllable must exceed.
const RARE: f32 = 9.;
const TYPED: f32 = 4.;
const FOREIGN: f32 = 10.;
const PARTED: f32 = 6.;
/// Signs that tie words to codes, addresses and loan words.
const TIES: [char; 9] = ['-', '‑', '_', '.', '/', '@', '\'', '’', '\\'];

/// A word, or two, and what is probably meant.
struct Suspect {
    words: Range<usize>,
    near: String,
    /// Of neighbours that explain one another the one of the highest rank stays, then the surest.
    rank: u8,
    score: f32,
}

fn check(prose: &Prose, _: WordFeatures, knowledge: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.is_vietnamese() {
        return;
    }
    let mut suspects = Vec::new();
    for block in &prose.blocks {
        BlockReader { prose, block, pairs: WordPairs::get() }.find(&mut suspects);
    }
    if suspects.is_empty() {
        return;
    }
    let guard = GUARD * strangeness(prose);
    suspects.retain(|suspect| match suspect.rank {
        0 => suspect.score > guard,
        RARE_RANK => suspect.score > RARE + guard,
        _ => true,
    });
    suspects.sort_by(|a, b| b.rank.cmp(&a.rank).then(b.score.total_cmp(&a.score)));
    let mut kept: Vec<Suspect> = Vec::new();
    for suspect in suspects {
        let apart = |other: &Suspect| suspect.words.start > other.words.end || other.words.start > suspect.words.end;
        if kept.iter().all(apart) && !is_explained(prose, &suspect, knowledge, diagnostics) {
            kept.push(suspect);
        }
    }
    kept.sort_by_key(|suspect| suspect.words.start);
    report(prose, kept, diagnostics);
}

/// The syllable one slip from a word that is none, that its neighbours speak for: `in_name`, those with a capital, that often have it.
pub(super) fn nearest_in_context(prose: &Prose, block: &ProseBlock, at: usize, in_name: bool) -> Option<String> {
    let reader = BlockReader { prose, block, pairs: WordPairs::get() };
    let of_name = |no: Option<usize>, word: PairWord| {
        let is_high = no.is_some_and(|no| block.words.contains(&no) && reader.written(no).starts_with(char::is_uppercase));
        if !in_name || is_high { word } else { PairWord::BOUNDARY }
    };
    let (left, right) = (of_name(at.checked_sub(1), reader.left(at)), of_name(Some(at + 1), reader.right(at)));
    let candidates = reader.pairs.one_slip_from(prose.lower(at));
    let speaks = |one: PairWord, other: PairWord| match in_name {
        true => one.is_known() && other.is_known() && reader.pairs.is_common(one, other),
        false => reader.pairs.is_counted(one, other),
    };
    let counted = candidates.into_iter().filter(|(near, _)| speaks(left, *near) || speaks(*near, right));
    let value = |(near, cost): (PairWord, f32)| (near, reader.pairs.between(left, near, right) - cost);
    let (near, _) = counted.map(value).max_by(|a, b| a.1.total_cmp(&b.1))?;
    Some(with_capitals_of(reader.written(at), reader.pairs.form(near)))
}

/// Reports each word with what it should be once, with all its places.
fn report(prose: &Prose, suspects: Vec<Suspect>, diagnostics: &mut Diagnostics) {
    let mut found: Vec<(String, Diagnostic)> = Vec::new();
    for Suspect { words, near, .. } in suspects {
        let range = prose.range(words.clone());
        let word = prose.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let near = with_capitals_of(&word, &near);
        let name = format!("{}\n{}", word.to_lowercase(), near.to_lowercase());
        match found.iter_mut().find(|known| known.0 == name) {
            Some((_, first)) => first.also.push(prose.span(range)),
            None => {
                let report = Diagnostic::new(&DOUBTFUL_WORD).at(prose.span(range)).with("phrase", phrase(prose, &words));
                found.push((name, report.with("word", word).with("near", near)));
            }
        }
    }
    found.into_iter().for_each(|(_, report)| diagnostics.push(report));
}

/// The words with one neighbour on either side, as far as they stand in the same block.
fn phrase(prose: &Prose, words: &Range<usize>) -> String {
    let within = prose.block_of(words.start).map_or(words.clone(), |block| block.words.clone());
    let around = words.start.saturating_sub(1).max(within.start)..(words.end + 1).min(within.end);
    prose.text[prose.range(around)].split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether another rule speaks of these words, or the registry or the site knows them.
fn is_explained(prose: &Prose, suspect: &Suspect, knowledge: &Knowledge, diagnostics: &Diagnostics) -> bool {
    let span = prose.span(prose.range(suspect.words.clone()));
    let is_known = prose.phrases.iter().any(|phrase| phrase.words.start < suspect.words.end && suspect.words.start < phrase.words.end);
    let overlaps = |other: &Diagnostic| other.span.is_some_and(|o| o.file == span.file && o.start < span.end && span.start < o.end);
    let word_at = |no: usize| prose.words.get(no).map(|_| prose.lower(no));
    is_known || suspect.words.clone().all(|no| knowledge.own_words.has(no, &word_at)) || diagnostics.iter().any(overlaps)
}

/// How much less likely the words of a text are than those of official texts: 0 for papers of offices, 1.5 for a story.
fn strangeness(prose: &Prose) -> f32 {
    let pairs = WordPairs::get();
    let (mut sum, mut count) = (USUAL.0 * USUAL.1, USUAL.1);
    for block in &prose.blocks {
        let reader = BlockReader { prose, block, pairs };
        for at in block.words.clone().filter(|at| prose.pair_word(*at).is_known()) {
            sum += pairs.pair_likelihood(reader.left(at), prose.pair_word(at));
            count += 1.;
        }
    }
    (STRANGE - sum / count).max(0.)
}

/// The words of a block, each with its neighbours.
struct BlockReader<'a> {
    prose: &'a Prose<'a>,
    block: &'a ProseBlock,
    pairs: &'static WordPairs,
}

impl BlockReader<'_> {
    fn find(&self, suspects: &mut Vec<Suspect>) {
        let pairs = self.pairs;
        let mut is_shouted = None;
        for at in self.block.words.clone() {
            let (left, word, right) = (self.left(at), self.prose.pair_word(at), self.right(at));
            // Nearly all words stand between neighbours that they often have.
            if pairs.is_common(left, word) && pairs.is_common(word, right) {
                continue;
            }
            self.find_parted(at, suspects);
            let is_shouted = *is_shouted.get_or_insert_with(|| self.is_shouted());
            if !self.is_eligible(at, is_shouted) {
                continue;
            }
            let one = |near: PairWord, rank: u8, score: f32| Suspect { words: at..at + 1, near: pairs.form(near).to_string(), rank, score };
            if word.is_known() {
                let is_letter = self.prose.lower(at).chars().nth(1).is_none();
                let doubt = pairs.doubt(left, word, right).filter(|doubt| doubt.score > SURE && !is_letter);
                suspects.extend(doubt.map(|doubt| one(doubt.near, 0, doubt.score)));
            } else if let Some((near, rank, score)) = self.odd_word(at, left, word, right) {
                suspects.push(one(near, rank, score));
            }
        }
    }

    /// What a word that is no counted syllable may stand for, with the rank and the odds.
    fn odd_word(&self, at: usize, left: PairWord, word: PairWord, right: PairWord) -> Option<(PairWord, u8, f32)> {
        let (pairs, lower) = (self.pairs, self.prose.lower(at));
        let length = lower.chars().count();
        let by_hand = |words: Vec<PairWord>| words.into_iter().map(|word| (word, 0.)).collect::<Vec<_>>();
        let (candidates, rank, least) = match word {
            PairWord::NUMBER if is_raw_vni(lower) => (by_hand(pairs.of_vni(lower)), 2, TYPED),
            PairWord::UNSEEN => (pairs.one_slip_from(lower), RARE_RANK, RARE),
            PairWord::OTHER if length > 2 && lower.is_ascii() && !pairs.is_foreign(lower) && (left.is_known() || right.is_known()) => {
                let typed = by_hand(pairs.of_telex(lower));
                if !typed.is_empty() {
                    (typed, 2, if length == 3 { 2. * TYPED } else { TYPED })
                } else if left.is_known() && right.is_known() && self.written(at).chars().all(char::is_lowercase) {
                    // As sure as can be: most such words are of another language.
                    let mut near = pairs.one_slip_from(lower);
                    near.retain(|(near, _)| pairs.is_counted(left, *near) && pairs.is_counted(*near, right));
                    (near, 0, FOREIGN)
                } else {
                    return None;
                }
            }
            _ => return None,
        };
        let odd = pairs.uncounted_before(right);
        let value = |(near, cost): &(PairWord, f32)| (*near, pairs.between(left, *near, right) - odd - cost);
        let (near, odds) = candidates.iter().map(value).max_by(|a, b| a.1.total_cmp(&b.1))?;
        (odds > least).then_some((near, rank, odds))
    }

    /// One word in two: `kh ai`.
    fn find_parted(&self, at: usize, suspects: &mut Vec<Suspect>) {
        const LONGEST: usize = 8;
        if at + 1 >= self.block.words.end || !self.is_adjacent(at, at + 1) {
            return;
        }
        let (pairs, prose) = (self.pairs, self.prose);
        let (first, second) = (prose.pair_word(at), prose.pair_word(at + 1));
        let lengths = [at, at + 1].map(|at| prose.lower(at).chars().count());
        let is_whole = first.is_known() && second.is_known() && lengths.iter().all(|length| *length > 2);
        let is_number = [first, second].contains(&PairWord::NUMBER);
        if is_whole || is_number || lengths[0] + lengths[1] > LONGEST || pairs.is_common(first, second) {
            return;
        }
        let shouted = |at: usize| self.written(at).chars().all(char::is_uppercase);
        let lower = self.written(at + 1).chars().all(char::is_lowercase);
        if !(lower || (shouted(at) && shouted(at + 1))) || self.is_tied(at) || self.is_tied(at + 1) || self.is_plain(at..at + 2) {
            return;
        }
        let joined = pairs.word(&format!("{}{}", prose.lower(at), prose.lower(at + 1)));
        if !joined.is_known() {
            return;
        }
        let (left, right) = (self.left(at), self.right(at + 1));
        if !(pairs.is_counted(left, joined) || pairs.is_counted(joined, right)) {
            return;
        }
        let is_odd = |word: PairWord, length: usize| (!word.is_known() && length < 3) || word == PairWord::UNSEEN;
        let written = if is_odd(first, lengths[0]) || is_odd(second, lengths[1]) {
            pairs.uncounted_before(right) - f32::from(u8::from(first.is_known()))
        } else {
            pairs.between(left, first, second) + pairs.pair_likelihood(second, right)
        };
        let odds = pairs.between(left, joined, right) - written - 1.;
        if odds > PARTED {
            suspects.push(Suspect { words: at..at + 2, near: pairs.form(joined).to_string(), rank: 3, score: odds });
        }
    }

    /// The word before, or the boundary where another sign stands between.
    fn left(&self, at: usize) -> PairWord {
        let is_beside = at > self.block.words.start && self.is_adjacent(at - 1, at);
        if is_beside { self.neighbour(at - 1) } else { PairWord::BOUNDARY }
    }

    fn right(&self, at: usize) -> PairWord {
        let is_beside = at + 1 < self.block.words.end && self.is_adjacent(at, at + 1);
        if is_beside { self.neighbour(at + 1) } else { PairWord::BOUNDARY }
    }

    /// A word beside another. Of a date or a code (`01/7/2025`, `1.000003`) it says nothing that its last part is a number.
    fn neighbour(&self, at: usize) -> PairWord {
        let word = self.prose.pair_word(at);
        if word == PairWord::NUMBER && self.is_tied(at) { PairWord::BOUNDARY } else { word }
    }

    /// Whether only spaces and marks of emphasis stand between two words of the source.
    fn is_adjacent(&self, one: usize, other: usize) -> bool {
        let gap = &self.prose.source.as_bytes()[self.prose.words[one].end as usize..self.prose.words[other].start as usize];
        gap == b" " || gap.iter().all(|byte| byte.is_ascii_whitespace() || matches!(byte, b'*' | b'_'))
    }

    fn written(&self, at: usize) -> &str {
        self.prose.word(self.prose.words[at])
    }

    /// Whether most letters of the block are capitals.
    fn is_shouted(&self) -> bool {
        let letters = self.prose.passage(self.block).chars().filter(|c| c.is_alphabetic());
        let (all, capitals) = letters.fold((0, 0), |(all, capitals), c| (all + 1, capitals + usize::from(c.is_uppercase())));
        capitals * 10 > all * 7
    }

    /// Whether a sign ties the word to another without a space.
    fn is_tied(&self, at: usize) -> bool {
        let (text, word) = (self.prose.source, self.prose.words[at]);
        let before = text.get(..word.start as usize).unwrap_or_default().chars().rev();
        let after = text.get(word.end as usize..).unwrap_or_default().chars();
        let ties = |mut signs: Box<dyn Iterator<Item = char> + '_>| {
            let sign = signs.next();
            sign == Some('#') || (sign.is_some_and(|sign| TIES.contains(&sign)) && signs.next().is_some_and(char::is_alphanumeric))
        };
        ties(Box::new(before)) || ties(Box::new(after))
    }

    /// Whether a word may be doubted: no name, no part of a code, an address or a loan word, nothing of another language.
    fn is_eligible(&self, at: usize, is_shouted: bool) -> bool {
        let (written, word) = (self.written(at), self.prose.pair_word(at));
        let is_upper = written.chars().all(|c| !c.is_lowercase());
        if (is_shouted && !is_upper) || self.is_tied(at) {
            return false;
        }
        let begins_high = written.starts_with(char::is_uppercase);
        if begins_high
            && !is_shouted
            && word != PairWord::NUMBER
            && !(self.begins_sentence(at) && written.chars().skip(1).all(char::is_lowercase))
        {
            return false;
        }
        if word != PairWord::NUMBER && self.is_plain(at..at + 1) {
            return false;
        }
        !(word.is_known() && written.is_ascii() && [self.left(at), self.right(at)].contains(&PairWord::OTHER))
    }

    /// Whether neither the words nor two on either side have any mark: all are typed so, or of another language.
    fn is_plain(&self, words: Range<usize>) -> bool {
        let around = words.start.saturating_sub(2).max(self.block.words.start)..(words.end + 2).min(self.block.words.end);
        self.block.words.len() > 1 && around.into_iter().all(|at| self.written(at).is_ascii())
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let before = &self.prose.text[self.block.range.start..self.prose.words[at].start as usize];
        let before = before.trim_end().trim_end_matches(['"', '“', '”', '(', ')', '–', '-', '•', '*', '+', ' ']);
        before.is_empty() || before.ends_with(['.', ';', ':', '!', '?', '…'])
    }
}

/// Whether a word has the form of raw VNI: letters with digits behind vowels or d, no code such as `CT01`.
fn is_raw_vni(lower: &str) -> bool {
    let marked = lower.as_bytes().windows(2).any(|pair| b"aeoudiy".contains(&pair[0]) && pair[1].is_ascii_digit());
    (3..10).contains(&lower.len())
        && lower.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && lower.starts_with(|c: char| c.is_ascii_lowercase())
        && marked
}
