//! Announced numbers that differ from what the same sentence lists: `Mang 3 loại giấy tờ: thẻ căn cước, giấy khai sinh.`

use super::counts::counts_in;
use super::knowledge::Knowledge;
use super::prose::{Prose, WordFeature, WordFeatures, sentences};
use super::rule::{Check, Rule};
use crate::diag::{COUNT_DIFFERS, Diagnostic, Diagnostics};
use std::ops::{Range, RangeInclusive};

/// The rule. It looks for colons.
pub static RULE: Rule =
    Rule { name: "counts in sentences", feature: Some(WordFeature::of_gaps(|byte| byte == b':')), check: Check::Prose(check) };

/// Most words of an entry between commas: a longer one is a clause with commas of its own.
const SHORT: usize = 7;
/// Most words between a count and its colon.
const NEAR: usize = 12;
/// First words of what says more about the entry before it, in lower case.
#[rustfmt::skip]
const MORE: &[&str] = &[
    "gồm", "bao", "trong", "nếu", "khi", "để", "do", "vì", "đã", "có", "không", "chỉ", "kể", "nhất", "ví", "tức", "là", "như", "kèm", "mỗi", "được", "phải",
    "cần", "hãy", "rồi", "sau", "trước", "theo", "tùy", "nhưng", "mà", "ai", "thì",
];
/// Beginnings of lists that go on in the next sentence.
const COUNTED: &[&str] = &["một là", "thứ nhất", "đầu tiên", "bước ", "trước hết", "đó là "];

fn check(prose: &Prose, colon: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.is_vietnamese() {
        return;
    }
    for block in prose.blocks_with(colon) {
        for sentence in sentences(&prose.text, block.range.clone()) {
            let lower = &prose.lower_text()[sentence.clone()];
            let Some(at) = lower.find(": ").filter(|at| !lower[at + 1..].trim().is_empty()) else { continue };
            let before: Vec<usize> = block.words.clone().filter(|no| is_within(prose, *no, sentence.start..sentence.start + at)).collect();
            let Some((words, announced)) = counts_in(prose, block, &before) else { continue };
            let behind = before.last().map_or(0, |last| last + 1 - words.end);
            let Some(listed) = listed(&lower[at + 1..]).filter(|_| behind <= NEAR) else { continue };
            if !listed.contains(&announced) {
                let listed = if announced < *listed.start() { listed.start() } else { listed.end() };
                let report = Diagnostic::new(&COUNT_DIFFERS).at(prose.span(prose.range(words)));
                diagnostics.push(report.with("announced", announced).with("listed", listed));
            }
        }
    }
}

fn is_within(prose: &Prose, word: usize, range: Range<usize>) -> bool {
    prose.words.get(word).is_some_and(|word| range.contains(&(word.start as usize)))
}

/// The fewest and the most entries that a list in lower case may be read as; none where it has no entries, or may have more.
fn listed(list: &str) -> Option<RangeInclusive<usize>> {
    let list = without_brackets(list.trim().trim_end_matches(['.', '!', '”', '"', '*', ' ']));
    let list = list.trim();
    if list.is_empty() || list.contains("…") || list.contains("...") || list.contains("v.v") || list.contains(": ") {
        return None;
    }
    if COUNTED.iter().any(|word| list.starts_with(word)) {
        return None;
    }
    let joined = |text: &str| [" và ", " hoặc ", " cùng ", " hay ", " với "].iter().map(|word| text.matches(word).count()).sum::<usize>();
    if list.contains(';') {
        let entries: Vec<&str> = list.split(';').map(str::trim).filter(|entry| !entry.is_empty()).collect();
        let is_last_joined = entries.last().is_some_and(|last| joined(last) > 0 && !last.starts_with("và "));
        return (entries.len() > 1).then(|| entries.len()..=entries.len() + usize::from(is_last_joined));
    }
    let entries: Vec<&str> = list.split(", ").map(str::trim).collect();
    let is_plain = |entry: &str| {
        let mut words = entry.trim_start_matches("và ").split_whitespace();
        let first = words.next().unwrap_or_default();
        !entry.is_empty() && !MORE.contains(&first) && words.count() < SHORT
    };
    let most = entries.len() + entries.iter().map(|entry| joined(entry)).sum::<usize>();
    (most > 1 && entries.iter().all(|entry| is_plain(entry))).then_some(entries.len()..=most)
}

/// The text without what stands in brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|c| {
            depth += usize::from(*c == '(');
            let is_kept = depth == 0;
            depth -= usize::from(*c == ')' && depth > 0);
            is_kept
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn entries_between_commas_are_counted_where_that_is_sure() {
        assert_eq!(listed(" thẻ căn cước, giấy khai sinh."), Some(2..=2));
        assert_eq!(listed(" tên, họ và chữ đệm (nếu có, và đúng)"), Some(2..=3));
        assert_eq!(listed(" đơn; ảnh; và giấy hẹn."), Some(3..=3));
        assert_eq!(listed(" đơn, ảnh, v.v."), None);
        assert_eq!(listed(" đơn."), None);
        assert_eq!(listed(" đơn, nếu đi thay, và ảnh."), None);
    }
}
