//! Whether a sentence speaks of what was, or says that something is not needed: old names are in their place there.

use super::prose::words;
use memchr::memmem;

/// Words of such sentences, in lower case.
#[rustfmt::skip]
const PAST: &[&str] = &[
    "cũ", "trước đây", "trước kia", "trước sắp xếp", "nay là", "nay gọi", "đổi tên", "đổi thành", "chuyển thành", "không còn",
    "thay cho", "thay thế", "thay vì", "thay bằng", "được thay", "bãi bỏ", "bỏ", "bị bỏ", "hết hiệu lực", "hết giá trị", "hết hạn",
    "sáp nhập", "hợp nhất", "sắp xếp", "giải thể", "vốn là", "tiền thân", "nguyên là", "kết thúc hoạt động", "đã cấp", "đã được cấp", "hợp thành",
];

/// Words that say something is not asked for.
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

pub fn is_about_past(sentence: &str) -> bool {
    has_any(sentence, PAST)
}

/// Given the words of the sentence in front of the name: `không phải mang sổ hộ khẩu`.
pub fn is_not_asked(before: &str) -> bool {
    has_any(before, NOT_NEEDED)
}

fn has_any(sentence: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| has(sentence, phrase))
}

/// Whether a phrase stands in a text as whole words.
pub fn has(text: &str, phrase: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric();
    memmem::find_iter(text.as_bytes(), phrase)
        .any(|at| !text[..at].chars().next_back().is_some_and(is_part) && !text[at + phrase.len()..].chars().next().is_some_and(is_part))
        || (text.contains('\n') && has_across_lines(text, phrase))
}

/// The same where the words stand on two lines.
fn has_across_lines(text: &str, phrase: &str) -> bool {
    let line = words(text).map(|(_, w)| w).collect::<Vec<_>>().join(" ");
    has(&line, phrase)
}
