//! Terms of the glossary with a slip in them: `dịch cụ công`, `Cổng dịch vụ quốc gia`.

use super::Known;
use super::lexicon::Signs;
use super::phrases::Found;
use super::prose::{Prose, words};
use crate::diag::{Diagnostic, Diagnostics, NEAR_MISS};
use crate::model::{Register, Registry};
use crate::vietnamese::fold;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Terms of three words and more that are right today, by their first word.
#[derive(Debug, Default)]
pub struct Glossary {
    terms: FxHashMap<Box<str>, Vec<Term>>,
}

#[derive(Debug)]
struct Term {
    name: Box<str>,
    words: Vec<Box<str>>,
}

impl Glossary {
    pub fn new(registry: &Registry, as_of: Date) -> Glossary {
        let mut glossary = Glossary::default();
        for fact in registry.of(Register::Terms).filter(|f| !f.is_over(as_of) && f.now.is_empty()) {
            for name in std::iter::once(&fact.name).chain(&fact.also) {
                let words: Vec<Box<str>> = words(&name.to_lowercase()).map(|(_, w)| w.into()).collect();
                if words.len() >= 3 {
                    glossary.terms.entry(words[0].clone()).or_default().push(Term { name: (&**name).into(), words });
                }
            }
        }
        glossary
    }

    /// Whether a term begins with a word in lower case.
    pub fn has_term_with(&self, first: &str) -> bool {
        self.terms.contains_key(first)
    }
}

pub fn check(prose: &Prose, known: &Known, diagnostics: &mut Diagnostics) {
    // Slips that people have collected.
    for found in prose.found.iter().filter(|f| known.phrases.is_slip(f)) {
        let Some(fact) = known.phrases.facts(found).next() else { continue };
        let report = report(prose, found.words.clone(), &fact.name);
        let wrong = &prose.source[prose.range(found.words.clone())];
        // Mended where the case of every letter is plain and the words stand together.
        let is_plain = wrong.split(' ').all(|w| w.chars().all(char::is_alphanumeric)) && wrong.chars().skip(1).all(|c| !c.is_uppercase());
        diagnostics.push(if is_plain { report.mend(like(wrong, &fact.name)) } else { report });
    }
    if !prose.vietnamese {
        return;
    }
    for block in prose.blocks_with(Signs::TERM) {
        for at in prose.words_with(block, Signs::TERM) {
            let Some(terms) = known.glossary.terms.get(prose.lower(at)) else { continue };
            let near = terms.iter().find_map(|term| Some((slip(prose, at..block.words.end, &term.words)?, term)));
            if let Some((range, term)) = near.filter(|(range, _)| !is_found(prose, known, range)) {
                diagnostics.push(report(prose, range, &term.name));
            }
        }
    }
}

fn report(prose: &Prose, words: Range<usize>, term: &str) -> Diagnostic {
    let range = prose.range(words);
    let written = prose.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    Diagnostic::new(&NEAR_MISS).at(prose.span(range)).with("name", written).with("term", term)
}

/// The term with its first letter as it was.
fn like(wrong: &str, term: &str) -> String {
    let mut letters = term.chars();
    let first = letters.next();
    let capital = wrong.starts_with(char::is_uppercase);
    let first = first.into_iter().flat_map(|c| if capital { c.to_uppercase().collect::<Vec<_>>() } else { vec![c] });
    first.chain(letters).collect()
}

/// The words from the first of `within` that are this term but for one word, misspelt or left out.
fn slip(prose: &Prose, within: Range<usize>, term: &[Box<str>]) -> Option<Range<usize>> {
    let at = within.start;
    let is_same = |no: usize, word: &str| no < within.end && prose.lower(no) == word;
    let wrong = (1..term.len()).find(|i| !is_same(at + i, &term[*i]))?;
    let rest_at = |from: usize| term[wrong + 1..].iter().enumerate().all(|(i, word)| is_same(from + i, word));
    // The last of three words may be the first of what follows: `dịch vụ cũng`.
    let is_inside = wrong + 1 < term.len();
    if (is_inside || term.len() > 3) && at + wrong < within.end && rest_at(at + wrong + 1) && is_near(prose.lower(at + wrong), &term[wrong])
    {
        return Some(at..at + term.len());
    }
    // A word left out of a short term leaves other good words: `thủ tục chính`.
    (is_inside && term.len() > 5 && rest_at(at + wrong)).then_some(at..at + term.len() - 1)
}

/// One slip of the hand apart: a letter, a mark, two letters changed about.
fn is_near(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    letters(one) && letters(other) && (fold(one) == fold(other) || strsim::osa_distance(one, other) == 1)
}

/// Whether a phrase that is right covers these words, or what is wrong in them was said.
fn is_found(prose: &Prose, known: &Known, words: &Range<usize>) -> bool {
    let covers = |f: &Found| f.words.start <= words.start && words.end <= f.words.end;
    let is_within = |f: &Found| words.start <= f.words.start && f.words.end <= words.end;
    prose.found.iter().any(|f| covers(f) || (is_within(f) && known.phrases.is_slip(f)))
}
