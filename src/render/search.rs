//! The search index of one place and language as a script. A script is loaded also from pages opened from a disk, where `fetch` is not allowed.

use crate::kinds::Kind;
use crate::lang::Speech;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The weight of a word for an item. Words of title and context are not listed, since the page reads them from the entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Words of texts.
    Body,
    /// Headings and short fields.
    Heading,
    /// Codes, keywords, topics.
    Key,
}

/// The words of one item, each with its greatest weight.
#[derive(Debug, Default)]
pub struct SearchWords(FxHashMap<Arc<str>, Weight>);

impl SearchWords {
    /// Adds a word.
    pub fn add(&mut self, word: &str, weight: Weight) {
        match self.0.get_mut(word) {
            Some(known) => *known = weight.max(*known),
            None => drop(self.0.insert(word.into(), weight)),
        }
    }

    /// Removes a word.
    pub fn remove(&mut self, word: &str) {
        self.0.remove(word);
    }
}

/// What a result shows of its item.
pub struct SearchEntry<'a> {
    /// Address below the place's root; of a place, complete.
    pub url: String,
    /// Title of the item.
    pub title: &'a str,
    /// Kind of the item.
    pub kind: &'static Kind,
    /// One line of summary or text.
    pub context: String,
    /// Code of the item's language, where it is not that of the page.
    pub lang: Option<&'a str>,
}

/// An index that is being collected.
#[derive(Default)]
pub struct SearchIndex {
    /// JSON, without the brackets around it: a hundred thousand values take ten times as much memory.
    entries: String,
    count: u32,
    kinds: Vec<&'static Kind>,
    words: FxHashMap<Arc<str>, Vec<(u32, Weight)>>,
}

impl SearchIndex {
    /// Adds an item.
    pub fn add(&mut self, entry: SearchEntry, words: &SearchWords) {
        let no = self.count;
        self.count += 1;
        let kind = self.kinds.iter().position(|k| *k == entry.kind).unwrap_or_else(|| {
            self.kinds.push(entry.kind);
            self.kinds.len() - 1
        });
        let mut shown: Vec<serde_json::Value> = vec![entry.url.into(), entry.title.into(), kind.into(), entry.context.into()];
        shown.extend(entry.lang.map(Into::into));
        if no > 0 {
            self.entries.push(',');
        }
        self.entries.push_str(&serde_json::Value::from(shown).to_string());
        for (word, weight) in &words.0 {
            match self.words.get_mut(word) {
                Some(found) => found.push((no, *weight)),
                None => drop(self.words.insert(word.clone(), vec![(no, *weight)])),
            }
        }
    }

    /// The script: `loaIndex({v, kinds, entries, words})`. `words` alternates words and lists of entry numbers, one list for each weight, as
    /// `assets/search.js` of the theme reads it.
    pub fn script(self, speech: Speech) -> String {
        let count = self.count;
        let mut listed: Vec<_> = self.words.into_iter().collect();
        listed.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        let (mut words, mut numbers) = (String::new(), Vec::new());
        for (word, found) in &listed {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
            words.push(' ');
            for weight in [Weight::Body, Weight::Heading, Weight::Key] {
                numbers.clear();
                numbers.extend(found.iter().filter(|f| f.1 == weight).map(|f| f.0));
                write_numbers(&mut words, &numbers, count);
                words.push(',');
            }
            words.truncate(words.trim_end_matches(',').len());
        }
        let kinds = self.kinds.iter().map(|kind| capital(kind.label(speech)));
        let [kinds, words] = [serde_json::Value::from(kinds.collect::<Vec<_>>()), words.into()];
        let script = format!("loaIndex({{\"v\":1,\"kinds\":{kinds},\"entries\":[{}],\"words\":{words}}})\n", self.entries);
        // Line terminators in string literals before ECMAScript 2019.
        match script.contains(['\u{2028}', '\u{2029}']) {
            true => script.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029"),
            false => script,
        }
    }
}

/// Writes rising numbers as differences; when they are more than half of `count`, `!` and the numbers that are missing.
fn write_numbers(out: &mut String, numbers: &[u32], count: u32) {
    let mut last = 0;
    let mut write = |number: u32, out: &mut String| {
        write_step(out, number - last);
        last = number + 1;
    };
    if numbers.len() <= count as usize / 2 {
        numbers.iter().for_each(|number| write(*number, out));
        return;
    }
    out.push('!');
    let mut meant = numbers.iter().peekable();
    for number in 0..count {
        if meant.next_if_eq(&&number).is_none() {
            write(number, out);
        }
    }
}

/// Writes a number in letters of five bits, lowest first; letters of the second half of the alphabet are continued.
fn write_step(out: &mut String, mut step: u32) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    loop {
        let more = usize::from(step > 31) * 32;
        out.push(char::from(LETTERS[step as usize % 32 + more]));
        step /= 32;
        if more == 0 {
            break;
        }
    }
}

fn capital(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_steps_and_most_of_all_are_the_others() {
        let written = |numbers: &[u32], count| {
            let mut out = String::new();
            write_numbers(&mut out, numbers, count);
            out
        };
        assert_eq!(written(&[], 9), "");
        assert_eq!(written(&[0, 1, 5], 9), "AAD");
        assert_eq!(written(&[0, 1, 2, 4, 5, 6, 7, 8], 9), "!D");
        assert_eq!(written(&[31, 64, 1064], 9999), "fgBnf");
    }

    #[test]
    fn a_word_is_listed_once_with_its_greatest_weight() {
        let mut words = SearchWords::default();
        for (word, weight) in
            [("khai", Weight::Body), ("sinh", Weight::Key), ("khai", Weight::Heading), ("sinh", Weight::Body), ("đất", Weight::Body)]
        {
            words.add(word, weight);
        }
        let mut index = SearchIndex::default();
        for no in 0..3 {
            let lang = (no == 1).then_some("vi");
            index.add(
                SearchEntry { url: format!("{no}.html"), title: "A\u{2028}", kind: &crate::kinds::PAGE, context: String::new(), lang },
                &words,
            );
            words.remove("đất");
        }
        let script = index.script(Speech::English);
        let json = script.strip_prefix("loaIndex(").and_then(|s| s.trim_end().strip_suffix(')')).expect("a call");
        let json: serde_json::Value = serde_json::from_str(json).expect("JSON");
        assert_eq!(json["words"], "khai ,! sinh ,,! đất A");
        assert_eq!(json["entries"][1], serde_json::json!(["1.html", "A\u{2028}", 0, "", "vi"]));
        assert_eq!(json["kinds"][0], "Page");
        assert!(!script.contains('\u{2028}'));
    }
}
