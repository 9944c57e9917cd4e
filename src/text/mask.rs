//! Makes a text ready for the Markdown parser, byte for byte, so that positions stay: blanks in references, text on the line of a comment, fences of blocks.

use super::{fences, references};
use memchr::memmem;

/// What a fence `:::` is for the parser: a line of HTML that ends every paragraph and every list before it.
pub const FENCE: &str = "<?>";
/// How a comment before words on its line begins for the parser: an inline tag, which swallows no line.
pub const TAG: &str = "<a";

/// The text as the parser is to see it, when that differs.
pub fn mask(text: &str) -> Option<String> {
    let mut bytes = None;
    // One byte is found much faster than several, and most texts have none.
    let has = |mark: &[u8]| memchr::memchr(mark[0], text.as_bytes()).is_some() && memmem::find(text.as_bytes(), mark).is_some();
    if has(b"{{") {
        mask_references(text, bytes.get_or_insert_with(|| text.as_bytes().to_vec()));
    }
    if has(b"<!--") {
        mask_comments(text, bytes.get_or_insert_with(|| text.as_bytes().to_vec()));
    }
    if has(b":::") {
        mask_fences(text, bytes.get_or_insert_with(|| text.as_bytes().to_vec()));
    }
    if has(b"!!! ") || has(b"???") {
        mask_admonitions(text, bytes.get_or_insert_with(|| text.as_bytes().to_vec()));
    }
    String::from_utf8(bytes?).ok()
}

/// Replaces blanks inside `{{ … }}`: Markdown link targets hold no blanks. Of shortcodes of other tools every sign is replaced.
fn mask_references(text: &str, bytes: &mut [u8]) {
    for (start, end) in references::ranges(text) {
        let is_foreign = references::is_foreign(&text[start..end]);
        for b in &mut bytes[start + 2..end - 2] {
            if *b == b' ' || (is_foreign && b.is_ascii_punctuation()) {
                *b = references::BLANK;
            }
        }
    }
}

/// A line that begins with a comment is HTML for the parser, words behind the comment too. Such comments become tags within the line.
fn mask_comments(text: &str, bytes: &mut [u8]) {
    let mut fence: Option<&str> = None;
    let mut done = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.len());
        at = end;
        if done >= end {
            continue;
        }
        let mark = ["```", "~~~"].into_iter().find(|mark| line.trim_start_matches([' ', '>']).starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fence.is_some() {
            continue;
        }
        done = done.max(start);
        while let Some(open) = text.get(done..end).and_then(|rest| rest.find("<!--")).map(|i| done + i) {
            let Some(close) = text[open + 2..].find("-->").map(|i| open + i + 5) else { return };
            let begins_line = text[start..open].bytes().all(|b| b" \t>-*+.)".contains(&b) || b.is_ascii_digit());
            // Within a line, a comment ends in the same paragraph, or it is none.
            if !begins_line && text[open..close].split('\n').skip(1).any(|line| line.trim_matches([' ', '\t', '>', '\r']).is_empty()) {
                done = open + 4;
                continue;
            }
            done = close;
            let line_end = text[close..].find('\n').map_or(text.len(), |i| close + i);
            if !has_words(&text[close..line_end]) {
                continue;
            }
            if close <= end {
                tag(bytes, open, close);
            } else if begins_line {
                several_lines(text, bytes, open, close);
            }
        }
    }
}

fn tag(bytes: &mut [u8], start: usize, end: usize) {
    bytes[start..end].fill(b' ');
    bytes[start..start + TAG.len()].copy_from_slice(TAG.as_bytes());
    bytes[end - 1] = b'>';
}

/// A comment over several lines at the start of a line becomes a line of HTML, empty lines, and a tag before the words behind it.
fn several_lines(text: &str, bytes: &mut [u8], open: usize, close: usize) {
    let mut at = open;
    for line in text[open..close].split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        let from = if at == open { at } else { at + (words.len() - words.trim_start_matches([' ', '\t', '>']).len()) };
        // The end of the comment is no quotation mark.
        let (from, to) = (from.min(close - 3).max(at), at + words.len());
        if to == close {
            tag(bytes, from, to);
        } else {
            bytes[from..to].fill(b' ');
            if at == open {
                bytes[from..from + FENCE.len()].copy_from_slice(FENCE.as_bytes());
            }
        }
        at += line.len();
    }
}

/// Whether there is something besides comments and blanks.
fn has_words(line: &str) -> bool {
    let mut rest = line.trim();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some(end) = comment.find("-->") else { return false };
        rest = comment[end + 3..].trim_start();
    }
    !rest.is_empty()
}

fn mask_fences(text: &str, bytes: &mut [u8]) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start_matches([' ', '\t', '>']).len());
        at += line.len();
        if text[start..at].starts_with(":::") {
            bytes[start..start + FENCE.len()].copy_from_slice(FENCE.as_bytes());
        }
    }
}

/// What `!!! ` becomes: the mark of a list, since what is indented by four stands in the note. Two marks, so that notes behind each other are two lists.
const ADMONITIONS: [&str; 2] = ["1)  ", "+   "];

fn mask_admonitions(text: &str, bytes: &mut [u8]) {
    let (mut at, mut found) = (0, 0);
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start_matches([' ', '\t', '>']).len());
        at += line.len();
        let words = text[start..at].trim_end();
        if fences::admonition(words).is_some() {
            let (mark, end) = (ADMONITIONS[found % 2], start + words.len());
            bytes[start..end].fill(b' ');
            bytes[start..start + mark.len()].copy_from_slice(mark.as_bytes());
            bytes[start + mark.len()..start + mark.len() + FENCE.len()].copy_from_slice(FENCE.as_bytes());
            found += 1;
        }
    }
}

/// How many bytes before the fence of a note its line begins.
pub fn before_admonition() -> usize {
    ADMONITIONS[0].len()
}

/// Code within a line as written, without its marks (CommonMark 6.1): the parser saw it masked.
pub fn code(source: &str, in_table: bool) -> String {
    let marks = source.bytes().take_while(|b| *b == b'`').count();
    let inner = source.get(marks..source.len().saturating_sub(marks)).unwrap_or_default();
    let mut code = inner.replace("\r\n", " ").replace('\n', " ");
    if code.starts_with(' ') && code.ends_with(' ') && !code.trim_matches(' ').is_empty() {
        code = code[1..code.len() - 1].to_string();
    }
    if in_table { code.replace("\\|", "|") } else { code }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masked_texts_keep_their_length_and_what_is_not_masked() {
        for (text, masked) in [
            ("Một", None),
            ("[a](tel:{{ place.hotline }})", Some("[a](tel:{{;place.hotline;}})")),
            ("{{< ref \"*a*\" >}}", Some("{{;;ref;;;a;;;;}}")),
            ("<!-- x -->\nMột", Some("<!-- x -->\nMột")),
            ("- <!-- x -->một", Some("- <a       >một")),
            ("<!-- x --> <!-- y -->", Some("<!-- x --> <!-- y -->")),
            ("<!--\ná\n--> đuôi", Some("<?> \n  \n<a> đuôi")),
            ("> <!--\n> á\n> --> đuôi", Some("> <?> \n>   \n> <a> đuôi")),
            ("```\n<!-- x -->a\n```\n<!--y-->b", Some("```\n<!-- x -->a\n```\n<a     >b")),
            ("a <!--\nb", Some("a <!--\nb")),
            (":::note\na\n:::", Some("<?>note\na\n<?>")),
            ("!!! mẹo\n    a\n??? note\n", Some("1)  <?>  \n    a\n+   <?> \n")),
            ("!!! Nhanh lên\n", Some("!!! Nhanh lên\n")),
        ] {
            assert_eq!(mask(text).as_deref(), masked, "{text}");
        }
        assert_eq!(code("`` a ` {{ b }} ``", false), "a ` {{ b }}");
    }
}
