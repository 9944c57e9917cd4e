//! Sentences in which old names are right: about the past, or about what is not needed.

use crate::vietnamese::joined_words;
use memchr::memmem;

/// Words of sentences about the past, in lower case.
#[rustfmt::skip]
const PAST: &[&str] = &[
    "cũ", "trước đây", "trước kia", "trước sắp xếp", "nay là", "nay gọi", "đổi tên", "đổi thành", "chuyển thành", "không còn",
    "thay cho", "thay thế", "thay vì", "thay bằng", "được thay", "bãi bỏ", "bỏ", "bị bỏ", "hết hiệu lực", "hết giá trị", "hết hạn",
    "sáp nhập", "hợp nhất", "sắp xếp", "giải thể", "vốn là", "tiền thân", "nguyên là", "kết thúc hoạt động", "đã cấp", "đã được cấp", "hợp thành",
];

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
