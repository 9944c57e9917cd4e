//! The sentences of a block, each with its full stop, question or exclamation mark.

use std::ops::Range;

/// The sentences of a block.
pub fn sentences(text: &str, block: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut from = block.start;
    std::iter::from_fn(move || {
        if from >= block.end {
            return None;
        }
        let rest = &text[from..block.end];
        let end = stops(rest).find(|end| ends_sentence(rest, *end));
        let range = from..end.map_or(block.end, |end| from + end);
        from = range.end;
        Some(range)
    })
}

/// The bytes behind signs that may end a sentence.
fn stops(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let stop = |at: usize| match bytes[at] {
        b'.' | b'?' | b'!' => Some(at + 1),
        0xe2 if bytes[at..].starts_with("…".as_bytes()) => Some(at + "…".len()),
        _ => None,
    };
    (0..bytes.len()).filter_map(stop)
}

/// Whether the sign before `end` ends a sentence: a space and a capital follow, and no short form such as `TP.` stands before it.
fn ends_sentence(text: &str, end: usize) -> bool {
    let after = text[end..].trim_start_matches(['”', '"', ')']);
    let begins = after.trim_start();
    if begins.is_empty() {
        return true;
    }
    if after.len() == begins.len() || begins.starts_with(|c: char| c.is_lowercase()) {
        return false;
    }
    let before = text[..end].trim_end_matches(['.', '?', '!', '…']);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_short = word.chars().count() <= 2 && word.chars().next().is_some_and(char::is_uppercase);
    !(is_short && text[..end].ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_stops_before_capitals() {
        let text = "Nộp tại TP. Hải Phòng lúc 7.30. Mang thẻ? “Có ạ.” Xong… Đi";
        let found: Vec<&str> = sentences(text, 0..text.len()).map(|r| text[r].trim()).collect();
        assert_eq!(found, ["Nộp tại TP. Hải Phòng lúc 7.30.", "Mang thẻ?", "“Có ạ.", "” Xong…", "Đi"]);
    }
}
