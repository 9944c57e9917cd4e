//! Fills a search index with the items of its needs.

use super::super::search::{SearchEntry, SearchIndex, SearchWords, Weight};
use super::super::values::plain;
use super::place_views::{PlaceViews, keep};
use crate::kinds::{Choice, PLACE, Type, Value};
use crate::lang::Speech;
use crate::model::{Item, ItemNo};
use crate::plan::{Job, Need, Product, Query, Select, TextContext};
use crate::text::{Block, Excerpt, Part, words_of_html};
use crate::vietnamese::each_word;
use rayon::prelude::*;
use std::sync::{Arc, PoisonError};

/// Longest context of a result, in characters.
const CONTEXT: usize = 160;
/// Number of items whose words are collected at a time.
const BATCH: usize = 512;

impl PlaceViews<'_> {
    /// The script of a search index: all items of its needs that have an address.
    pub fn search_index(&self, product: &Product, job: &Job) -> String {
        let library = self.planner().library;
        let mut index = SearchIndex::default();
        for (no, (_, need)) in product.needs.iter().enumerate() {
            let Need::Items(query) = need else { continue };
            let (items, _) = self.members(job, product, no, query);
            for batch in items.chunks(BATCH) {
                let found: Vec<Option<(SearchEntry, Arc<SearchWords>)>> =
                    batch.par_iter().map(|item| self.entry(query, *item, job)).collect();
                found.into_iter().flatten().for_each(|(entry, words)| index.add(entry, &words));
            }
        }
        index.script(Speech::of_language(library.site.code(job.lang)))
    }

    fn entry(&self, query: &Query, item: ItemNo, job: &Job) -> Option<(SearchEntry<'_>, Arc<SearchWords>)> {
        let library = self.planner().library;
        let of = library.item(item);
        let reader = TextContext { place: self.place, lang: job.lang, item };
        let url = if of.kind == &PLACE { self.abs_url_of(item, job.lang) } else { self.url(item, job.lang) }?;
        let lang = (of.lang != job.lang).then(|| &**self.code(of.lang));
        let entry = SearchEntry { url, title: of.title(), kind: of.kind, context: self.context(query, of, reader), lang };
        Some((entry, self.words(query, item, of)))
    }

    /// The summary, else the selected short fields, else the beginning of the text.
    fn context(&self, query: &Query, of: &Item, reader: TextContext) -> String {
        let planner = self.planner();
        let values = || {
            query.select.iter().filter_map(|select| match select {
                Select::Field(no) => of.value(*no).map(|value| (of.kind.table().field(*no), value)),
                _ => None,
            })
        };
        let line = |value: &Value| match value {
            Value::Text(text) => Some(text.to_string()),
            Value::Interpolated(text) => planner.fill(text, reader).ok(),
            Value::List(values) => {
                let words: Vec<&str> = values.iter().filter_map(|v| if let Value::Text(text) = v { Some(&**text) } else { None }).collect();
                Some(words.join("; ")).filter(|words| !words.is_empty())
            }
            _ => None,
        };
        let summary = || values().find(|(field, _)| field.name == "summary").and_then(|(_, value)| line(value));
        let lines = || {
            let short = values().filter(|(field, value)| {
                let is_title = matches!(value, Value::Text(text) if **text == *of.title());
                matches!(field.ty, Type::Code | Type::Line | Type::Sentence | Type::List(Type::Line)) && !is_title
            });
            Some(short.filter_map(|(_, value)| line(value)).collect::<Vec<_>>().join(" · ")).filter(|lines| !lines.is_empty())
        };
        let begin = || {
            values().find_map(|(_, value)| match value {
                Value::Document(excerpt) => Some(plain(planner, excerpt, reader, &self.views.lowered)),
                _ => None,
            })
        };
        shortened(&summary().or_else(lines).or_else(begin).unwrap_or_default())
    }

    /// The words of an item that are not in its title and summary. They are the same at every place, since values of references are left out.
    fn words(&self, query: &Query, item: ItemNo, of: &Item) -> Arc<SearchWords> {
        let key = (query.look, item);
        if let Some(known) = self.views.words.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let mut words = SearchWords::default();
        let speech = Speech::of_language(self.code(of.lang));
        for select in &query.select {
            let Select::Field(no) = select else { continue };
            let field = of.kind.table().field(*no);
            let Some(value) = of.value(*no) else { continue };
            let short = match field.ty {
                Type::Code | Type::Term { .. } | Type::List(Type::Term { .. } | Type::Code | Type::Item(_)) | Type::Item(_) => Weight::Key,
                _ => Weight::Heading,
            };
            each_leaf(value, &mut |leaf| match leaf {
                Value::Document(excerpt) => words_of_text(excerpt, &mut words),
                Value::Term { taxonomy, slug, written } => {
                    let name = self.planner().library.terms.get(taxonomy, slug).map_or(written, |term| term.name(of.lang));
                    each_word(name, |word| words.add(word, short));
                }
                Value::Choice(Choice { vi, en, .. }) => {
                    each_word(if speech.is_vietnamese() { vi } else { en }, |word| words.add(word, short))
                }
                leaf => literal(leaf, |text| each_word(text, |word| words.add(word, short))),
            });
        }
        each_word(of.title(), |word| words.remove(word));
        // A summary with references may be cut at another word at each place, so only summaries without references are subtracted.
        let summary = of.kind.table().named("summary").filter(|no| query.select.contains(&Select::Field(*no))).and_then(|no| of.value(no));
        if let Some(Value::Text(summary)) = summary {
            each_word(&shortened(summary), |word| words.remove(word));
        }
        let words = Arc::new(words);
        if self.views.keep_items {
            keep(&self.views.words, key, words.clone());
        }
        words
    }
}

/// Visits every value in lists and records, except anchors (`id`).
fn each_leaf<'v>(value: &'v Value, visit: &mut impl FnMut(&'v Value)) {
    match value {
        Value::List(values) => values.iter().for_each(|v| each_leaf(v, visit)),
        Value::Record(entries) => entries.iter().filter(|(name, _)| &**name != "id").for_each(|(_, v)| each_leaf(v, visit)),
        leaf => visit(leaf),
    }
}

/// The words an author wrote in a short field.
fn literal(value: &Value, mut visit: impl FnMut(&str)) {
    match value {
        Value::Text(text) | Value::Item(text) | Value::Money { text, .. } | Value::Phone { text, .. } => visit(text),
        Value::Interpolated(text) => text.segments.iter().for_each(|segment| {
            if let crate::text::Segment::Text(text) = segment {
                visit(text);
            }
        }),
        _ => {}
    }
}

fn words_of_text(excerpt: &Excerpt, words: &mut SearchWords) {
    let document = &excerpt.document;
    // Emphasis may begin within a word, so words are separated block by block.
    let (mut block, mut weight) = (String::new(), Weight::Body);
    let mut flush = |block: &mut String, weight: Weight| {
        each_word(block, |word| words.add(word, weight));
        block.clear();
    };
    let notes = document.footnotes_of(vec![excerpt.events.clone()]);
    let ranges = std::iter::once(excerpt.events.clone()).chain(notes.iter().map(|n| document.footnotes[*n as usize].events.clone()));
    for event in ranges.flat_map(|range| &document.events[range.start as usize..range.end as usize]) {
        match event.part {
            Part::Open(of) | Part::Close(of) if of.is_inline() && !matches!(of, Block::Image(_)) => {}
            Part::Html => block.push_str(&words_of_html(&document.text[event.start as usize..event.end as usize])),
            Part::Open(of) => {
                flush(&mut block, weight);
                weight = if matches!(of, Block::Heading(_)) { Weight::Heading } else { Weight::Body };
            }
            Part::Close(_) => flush(&mut block, std::mem::replace(&mut weight, Weight::Body)),
            Part::Reference(_) | Part::SoftBreak | Part::HardBreak | Part::Footnote(_) => block.push(' '),
            _ => block.push_str(document.words(event).unwrap_or_default()),
        }
    }
    flush(&mut block, weight);
}

/// A text as one line of at most `CONTEXT` characters, cut between words.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(CONTEXT) {
        None => line,
        Some((end, _)) => {
            format!("{}…", line[..end].rsplit_once(' ').map_or(&line[..end], |(head, _)| head).trim_end_matches([',', ';', ':', '.']))
        }
    }
}
