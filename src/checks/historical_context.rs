//! Sentences in which old names are right: about the past, or about what is not needed.

use crate::vietnamese::joined_words;
use jiff::ToSpan;
use jiff::civil::Date;
use memchr::memmem;

/// Words of sentences about the past, in lower case.
#[rustfmt::skip]
const PAST: &[&str] = &[
    "cũ", "trước đây", "trước kia", "trước sắp xếp", "nay là", "nay gọi", "đổi tên", "đổi thành", "chuyển thành", "không còn",
    "thay cho", "thay thế", "thay vì", "thay bằng", "được thay", "bãi bỏ", "bỏ", "bị bỏ", "hết hiệu lực", "hết giá trị", "hết hạn",
    "sáp nhập", "hợp nhất", "sắp xếp", "giải thể", "vốn là", "tiền thân", "nguyên là", "kết thúc hoạt động", "đã cấp", "đã được cấp", "hợp thành",
    "hồi đó", "hồi ấy", "hồi còn", "hồi xưa", "khi còn", "khi đó", "khi ấy", "ngày xưa", "ngày trước", "thời đó", "thời ấy", "thuở", "xưa", "bấy giờ", "từng là",
    "từng thuộc", "từng có", "đã từng",
];
/// Words before a time at the beginning of a sentence, in lower case.
const OPENINGS: &[&str] = &["từ", "vào", "trong", "hồi", "đầu", "cuối", "giữa", "khoảng", "những", "đến", "ngay"];
/// Words of sentences that come up to the present, in lower case.
const PRESENT: &[&str] = &["đến nay", "tới nay", "hiện nay", "hiện tại", "hiện là", "bây giờ"];

/// Words of sentences that say something is not needed, in lower case.
const NOT_NEEDED: &[&str] = &[
    "không cần",
    "không phải",
    "không yêu cầu",
    "không được yêu cầu",
    "không đòi",
    "không bắt buộc",
    "không nộp",
    "khỏi",
    "đừng",
    "chớ",
    "không ai",
    "không có quyền",
    "có còn",
    "còn phải",
    "không gửi",
    "không chụp",
    "không đưa",
];

/// Whether a sentence in lower case is about the past.
pub fn is_about_past(sentence: &str) -> bool {
    has_any(sentence, PAST)
}

/// Whether a sentence says that something is not needed. `before` is the part before it, in lower case: `không phải mang sổ hộ khẩu`.
pub fn is_not_asked(before: &str) -> bool {
    has_any(before, NOT_NEEDED)
}

/// Whether a sentence in lower case names its time, and that is not later than `end`: `Năm 2010, …`, `trước ngày 01/7/2025`.
pub fn is_dated_before(sentence: &str, end: Option<Date>) -> bool {
    let Some(end) = end else { return false };
    let words: Vec<&str> = sentence.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    // The day after is the first on which it is over.
    let is_before = |at: usize| time_at(&words[at..]).is_some_and(|begin| begin <= end.saturating_add(1.day()));
    let first = words.iter().position(|word| !OPENINGS.contains(word)).unwrap_or_default();
    let is_then =
        words.get(first..).is_some_and(|_| time_at(&words[first..]).is_some_and(|begin| begin <= end)) && !has_any(sentence, PRESENT);
    is_then || words.iter().enumerate().any(|(at, word)| *word == "trước" && is_before(at + 1))
}

/// The first day of a time in words: `năm 2010`, `tháng 6/2025`, `ngày 01/7/2025`.
fn time_at(words: &[&str]) -> Option<Date> {
    let [unit, figures, ..] = words else { return None };
    let numbers: Vec<i16> = figures.split(['/', '-', '.']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let date = |year: i16, month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    match (*unit, numbers.as_slice()) {
        ("năm", [year]) if (1900..2100).contains(year) => date(*year, 1, 1),
        ("tháng", [month, year]) => date(*year, *month, 1),
        ("ngày", [day, month, year]) => date(*year, *month, *day),
        _ => None,
    }
}

fn has_any(sentence: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| has(sentence, phrase))
}

/// Whether a text contains a phrase as whole words.
pub fn has(text: &str, phrase: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric();
    memmem::find_iter(text.as_bytes(), phrase)
        .any(|at| !text[..at].chars().next_back().is_some_and(is_part) && !text[at + phrase.len()..].chars().next().is_some_and(is_part))
        || (text.contains('\n') && has_across_lines(text, phrase))
}

/// The same for a phrase across a line end.
fn has_across_lines(text: &str, phrase: &str) -> bool {
    has(&joined_words(text), phrase)
}

#[cfg(test)]
mod tests {
    use super::is_dated_before;
    use jiff::civil::date;

    #[test]
    fn a_sentence_may_say_when_it_was_true() {
        let past = |sentence: &str| is_dated_before(sentence, Some(date(2025, 6, 30)));
        for sentence in
            ["trước ngày 01/7/2025, nơi này thuộc huyện ấy", "từ năm 2014 đến tháng 6/2025 đây là xã ấy", "cuối năm 2010, quận dựng bia"]
        {
            assert!(past(sentence), "{sentence}");
        }
        for sentence in [
            "từ ngày 01/7/2025, đến quận",
            "từ năm 2014 đến nay, huyện lo việc này",
            "theo luật năm 2023, đến quận",
            "năm 2026, quận mở lớp",
        ] {
            assert!(!past(sentence), "{sentence}");
        }
    }
}
