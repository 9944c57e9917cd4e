//! Where the long words of print may break: addresses of pages and e-mails behind `@ . / -`, long parts of them in their middle. No hyphen is printed, and
//! nothing that would be copied with the words.

use typst::foundations::{Content, NativeElement};
use typst::layout::{Abs, HElem};
use typst::syntax::Span;
use typst::text::TextElem;

/// Words that are shorter need no break: no Vietnamese syllable is a third as long.
pub const LONG: usize = 20;
/// The longest part of a word that stays whole.
const PART: usize = 14;

/// A text in pieces between which a line may end; none where it has no long word.
pub fn broken(text: &str, span: Span) -> Option<Content> {
    // Most texts are told by their spaces: none of their words is long enough.
    let mut words = text.split(is_end).filter(|word| word.len() >= LONG && word.chars().count() >= LONG).peekable();
    words.peek()?;
    let mut parts = Vec::new();
    let mut from = 0;
    for word in words {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        for end in ends(word) {
            parts.push(TextElem::packed(&text[from..start + end]).spanned(span));
            // A space of no width would be dropped; this one is narrower than any printer can show.
            parts.push(HElem::new(Abs::pt(0.001).into()).pack().spanned(span));
            from = start + end;
        }
    }
    parts.push(TextElem::packed(&text[from..]).spanned(span));
    Some(Content::sequence(parts))
}

/// The longest run of joined words, in letters: what is longer than a narrow column is parted in its middle.
const RUN: usize = 26;
const NBSP: char = '\u{a0}';

/// A text whose words were joined, with spaces again where a run of them is too long for a line.
pub fn loosened(text: String) -> String {
    if !text.split(' ').any(is_long_run) {
        return text;
    }
    text.split(' ').map(parted).collect::<Vec<_>>().join(" ")
}

fn is_long_run(run: &str) -> bool {
    run.len() > RUN && run.contains(NBSP) && run.chars().count() > RUN
}

fn parted(run: &str) -> String {
    let middle = run.len() / 2;
    let nearest = run.match_indices(NBSP).min_by_key(|(at, _)| at.abs_diff(middle)).filter(|_| is_long_run(run));
    match nearest {
        Some((at, joint)) => format!("{} {}", parted(&run[..at]), parted(&run[at + joint.len()..])),
        None => run.to_string(),
    }
}

/// Whether a word ends here; U+2060 keeps words together that the author joined.
fn is_end(c: char) -> bool {
    c.is_whitespace() || c == '\u{2060}'
}

/// Where a long word may break, but for its end.
fn ends(word: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut count = 0;
    let mut chars = word.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        count += 1;
        let Some((next, follows)) = chars.peek().copied() else { break };
        let is_mark = |c: char| matches!(c, '@' | '.' | '/' | '-' | '_' | '?' | '&' | '=' | '#');
        if (is_mark(c) && !is_mark(follows)) || (count >= PART && !is_mark(follows)) {
            found.push(next);
            count = 0;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{broken, ends, loosened};
    use typst::syntax::Span;

    fn parts(word: &str) -> String {
        let mut from = 0;
        let mut found = String::new();
        for end in ends(word) {
            found += &word[from..end];
            found.push('|');
            from = end;
        }
        found + &word[from..]
    }

    #[test]
    fn addresses_break_behind_their_marks() {
        assert_eq!(parts("tiepnhan.hoso@phuonghongbang.haiphong.gov.vn"), "tiepnhan.|hoso@|phuonghongbang.|haiphong.|gov.|vn");
        assert_eq!(parts("https://dichvucong.gov.vn/p/home"), "https://|dichvucong.|gov.|vn/|p/|home");
        assert_eq!(parts("trungtamphucvuhanhchinhcong@haiphong.gov.vn"), "trungtamphucvu|hanhchinhcong@|haiphong.|gov.|vn");
        assert_eq!(parts("NGHĨAVỤQUÂNSỰ/ĐĂNGKÝTẠMTRÚ"), "NGHĨAVỤQUÂNSỰ/|ĐĂNGKÝTẠMTRÚ");
    }

    #[test]
    fn runs_of_joined_words_are_no_longer_than_a_column() {
        let shown = |text: &str| loosened(text.replace('_', "\u{a0}")).replace('\u{a0}', "_");
        assert_eq!(shown("Gọi 0225_000_123_hoặc_1900_54_54_69 nhé"), "Gọi 0225_000_123_hoặc 1900_54_54_69 nhé");
        assert_eq!(shown("Ủy_ban_nhân_dân thành_phố"), "Ủy_ban_nhân_dân thành_phố");
    }

    #[test]
    fn only_texts_with_long_words_are_broken() {
        assert!(broken("Gọi số 0225\u{a0}000\u{a0}123 để được giúp.", Span::detached()).is_none());
        let found = broken("Thư tới tiepnhan.hoso@phuonghongbang.vn nhé.", Span::detached());
        assert_eq!(found.map(|found| found.plain_text().to_string()).as_deref(), Some("Thư tới tiepnhan.hoso@phuonghongbang.vn nhé."));
    }
}
