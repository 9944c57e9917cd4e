//! Splits slogans into phrases, between which lines may break.

use super::join_numbers::join_numbers;
use super::join_words::join_words;

const NBSP: char = '\u{a0}';

/// Words that may begin a line of a slogan.
#[rustfmt::skip]
const CONNECTIVES: &[&str] = &[
    "và", "hoặc", "nhưng", "để", "cho", "cùng", "với", "vì", "bằng", "theo", "trong", "trên", "tại", "từ", "đến", "khi", "nếu", "thì", "là",
    "mà", "hãy", "đừng", "không", "mọi", "mỗi", "các", "những", "của", "do", "như", "qua", "về",
    "and", "or", "but", "for", "with", "to", "in", "on", "at", "from", "by", "of", "when", "if", "that", "is", "are",
];

/// The phrases of a text: split behind stops and before connectives. A dash stays with the phrase before it.
pub fn phrases(text: &str) -> Vec<String> {
    let joined = join_words(&join_numbers(text));
    let mut found: Vec<String> = Vec::new();
    // Syllables of the current phrase: one syllable is a phrase only before a stop.
    let mut count = 0;
    for word in joined.split(' ').filter(|w| !w.is_empty()) {
        let first = word.split(NBSP).next().unwrap_or_default().to_lowercase();
        let syllables = word.split(NBSP).count();
        let is_dash = matches!(word, "-" | "–" | "—");
        let begins = CONNECTIVES.contains(&first.as_str()) && count > 1;
        match found.last_mut() {
            Some(last) if is_dash || !(begins || last.ends_with([',', ';', ':', '.', '!', '?', '-', '–', '—'])) => {
                last.push(' ');
                last.push_str(word);
                count += syllables;
            }
            _ => {
                found.push(word.to_string());
                count = syllables;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{NBSP, phrases};

    #[test]
    fn slogans_part_at_stops_and_before_connectives() {
        for (text, parts) in [
            (
                "Dịch vụ công trực tuyến - Đơn giản thủ tục, tiết kiệm thời gian",
                "Dịch vụ công trực tuyến -|Đơn giản thủ tục,|tiết kiệm thời gian",
            ),
            ("Chậm lại một phút để giữ tiền cả đời", "Chậm lại một phút|để giữ tiền cả đời"),
            ("Không đọc mã OTP cho người lạ", "Không đọc mã OTP|cho người lạ"),
            ("One word", "One word"),
            ("", ""),
        ] {
            assert_eq!(phrases(text).join("|").replace(NBSP, " "), parts);
        }
    }
}
