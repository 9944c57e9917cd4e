//! Deadlines whose words may be read the other way round: `trước khi hết hạn 15 ngày` is the fifteen days before, or the time before these.

use super::knowledge::Knowledge;
use super::prose::{Prose, ProseBlock, WordFeature, WordFeatures};
use super::rule::{Check, Rule};
use crate::diag::{DEADLINE_TURNED, Diagnostic, Diagnostics};
use std::ops::Range;

/// The rule. It looks for the words that begin such a phrase.
pub static RULE: Rule = Rule {
    name: "deadlines",
    feature: Some(WordFeature::of_words(|word, _| matches!(word.lower, "trước" | "sau"))),
    check: Check::Prose(check),
};

/// Units of time, in lower case.
const UNITS: &[&str] = &["ngày", "tuần", "tháng", "giờ"];
const NUMBERS: &[&str] = &["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
/// How a term ends, in lower case.
const ENDS: &[&[&str]] = &[&["hết", "hạn"], &["đến", "hạn"], &["tới", "hạn"], &["đáo", "hạn"], &["kết", "thúc"], &["hết", "hiệu", "lực"]];
/// Most words of what ends: `trước khi thẻ bảo hiểm y tế hết hạn`.
const SUBJECT: usize = 8;
/// Most words behind the end of a term: `hết hạn tạm trú`, `hết hạn sử dụng`.
const OBJECT: usize = 3;
/// Words before a number that say on which side of it, or words that a length of time belongs to.
const SIDES: &[&str] = &[
    "nhất", "thiểu", "đủ", "trong", "quá", "khoảng", "hơn", "đa", "là", "thời", "đợt", "kỳ", "khóa", "chuyến", "vòng", "gói", "hạn", "mỗi",
    "cuối", "đầu",
];
/// What people do by a deadline, in lower case.
const DUTIES: &[&str] = &["đăng ký", "khai báo", "thông báo", "nộp", "gia hạn", "trình báo", "khai", "làm thủ tục"];

fn check(prose: &Prose, begins: WordFeatures, _: &Knowledge, diagnostics: &mut Diagnostics) {
    if !prose.is_vietnamese() {
        return;
    }
    for block in prose.blocks_with(begins) {
        for at in prose.words_with(block, begins) {
            let found = if prose.lower(at) == "trước" {
                before_the_end(prose, block, at)
                    .map(|words| ("end", words))
                    .or_else(|| since(prose, block, at).map(|words| ("within", words)))
            } else {
                since(prose, block, at).filter(|_| is_duty(prose, at)).map(|words| ("late", words))
            };
            let Some((why, words)) = found else { continue };
            let range = prose.range(words);
            let phrase = prose.text[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
            diagnostics.push(Diagnostic::new(&DEADLINE_TURNED).at(prose.span(range)).with("why", why).with("phrase", phrase));
        }
    }
}

/// `trước khi … hết hạn 15 ngày`.
fn before_the_end(prose: &Prose, block: &ProseBlock, at: usize) -> Option<Range<usize>> {
    if !matches!(prose.lower(at + 1), "khi" | "ngày" | "lúc") || (at > block.words.start && SIDES.contains(&prose.lower(at - 1))) {
        return None;
    }
    // `ít nhất 15 ngày trước khi …`: the side is said before.
    if at > block.words.start && UNITS.contains(&prose.lower(at - 1)) {
        return None;
    }
    let (end, words) =
        (at + 2..at + 3 + SUBJECT).find_map(|no| ENDS.iter().find(|end| stands(prose, no, end)).map(|end| (no, end.len())))?;
    let behind = end + words;
    let number = (behind..=behind + OBJECT).find(|no| is_length(prose, *no))?;
    let is_said = (behind..number).any(|no| SIDES.contains(&prose.lower(no)));
    (block.words.contains(&(number + 1)) && !is_said && is_one_breath(prose, at, number + 1)).then_some(at..number + 2)
}

/// `sau 60 ngày kể từ`, `trước 30 ngày kể từ`.
fn since(prose: &Prose, block: &ProseBlock, at: usize) -> Option<Range<usize>> {
    let from = [prose.lower(at + 3), prose.lower(at + 4), prose.lower(at + 5)];
    let (is_from, words) = match from {
        ["kể" | "tính", "từ", _] => (true, 5),
        ["làm", "việc", "kể" | "tính"] => (true, 6),
        ["từ", "ngày" | "khi", _] => (true, 5),
        _ => (false, 0),
    };
    let fits = is_from && is_length(prose, at + 1) && block.words.contains(&(at + words - 1));
    (fits && is_one_breath(prose, at, at + words - 1)).then_some(at..at + words)
}

/// Whether the clause before word `at` says what somebody must do: `phải đăng ký khai sinh`.
fn is_duty(prose: &Prose, at: usize) -> bool {
    let before = prose.before(prose.words[at].start as usize);
    let clause = before.rsplit([',', ';', ':', '(']).next().unwrap_or_default();
    let Some((_, ordered)) = ["phải ", "cần "].iter().find_map(|word| clause.rsplit_once(word)) else { return false };
    let is_denied = clause.contains("không phải") || clause.contains("không cần") || ordered.contains(" lại");
    DUTIES.iter().any(|duty| ordered.starts_with(duty)) && !is_denied
}

/// Whether a number and a unit of time stand at word `at`.
fn is_length(prose: &Prose, at: usize) -> bool {
    let word = prose.lower(at);
    let is_number = (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    (is_number || NUMBERS.contains(&word)) && UNITS.contains(&prose.lower(at + 1)) && is_one_breath(prose, at, at + 1)
}

fn stands(prose: &Prose, at: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(i, word)| prose.lower(at + i) == *word)
}

/// Whether only spaces stand between words.
fn is_one_breath(prose: &Prose, from: usize, to: usize) -> bool {
    let start = |no: usize| prose.words.get(no).map_or(0, |word| word.start as usize);
    !prose.text[start(from)..start(to).max(start(from))].contains([',', '.', ';', ':', '?', '/', '(', '-', '–'])
}
