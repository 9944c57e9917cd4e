//! No-break spaces inside telephone numbers, between a number and its unit, and in phrases such as `ngày 22`.

use std::borrow::Cow;

const NBSP: char = '\u{a0}';

/// Units that stay with the number before them. Short words only: a joined pair must still fit a narrow panel.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "%", "‰", "giây", "phút", "giờ", "ngày", "tuần", "tháng", "năm", "đồng", "đ", "vnd", "vnđ", "₫", "nghìn", "ngàn", "triệu", "tỷ", "tỉ",
    "lần", "bản", "bộ", "trang", "bước", "tuổi", "người", "hộ", "xã", "phường", "m", "m²", "km", "cm", "mm", "ha", "kg", "g", "kb", "mb", "gb",
];
/// Words that stay with the number behind them.
const LABELS: &[&str] =
    &["số", "ngày", "tháng", "năm", "quý", "điều", "khoản", "mục", "chương", "phần", "bước", "tầng", "phòng", "tổ", "quầy", "mẫu", "mức"];
/// `50 nghìn đồng`: the unit behind these has a unit of its own.
const MULTIPLES: &[&str] = &["nghìn", "ngàn", "triệu", "tỷ", "tỉ"];

/// A word of the text, cut at white space.
#[derive(Clone, Copy)]
struct TextWord<'a> {
    start: usize,
    text: &'a str,
    /// Whether one plain space parts it from the word before; only such spaces are replaced.
    follows: bool,
}

impl<'a> TextWord<'a> {
    /// The word around a byte that is no white space.
    fn around(text: &'a str, at: usize) -> TextWord<'a> {
        let before = text[..at].char_indices().rev().find(|(_, c)| c.is_whitespace());
        let start = before.map_or(0, |(space, c)| space + c.len_utf8());
        let follows = text[..start].strip_suffix(' ').is_some_and(|before| before.ends_with(|c: char| !c.is_whitespace()));
        TextWord { start, text: &text[start..word_end(text, at)], follows }
    }

    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The words of a text from one on, read as far as they are asked for.
struct WordsFrom<'a> {
    text: &'a str,
    read: Vec<TextWord<'a>>,
}

impl<'a> WordsFrom<'a> {
    fn get(&mut self, no: usize) -> Option<TextWord<'a>> {
        while self.read.len() <= no {
            let end = self.read.last()?.end();
            let start = end + self.text[end..].find(|c: char| !c.is_whitespace())?;
            let follows = &self.text[end..start] == " ";
            self.read.push(TextWord { start, text: &self.text[start..word_end(self.text, start)], follows });
        }
        self.read.get(no).copied()
    }
}

/// The text with no-break spaces in place of some spaces. For display only: search, checks and links use the plain text. Linear in its length.
pub fn join_numbers(text: &str) -> Cow<'_, str> {
    let mut joints = Vec::new();
    let mut words = WordsFrom { text, read: Vec::new() };
    let mut at = 0;
    while let Some(digit) = digit_from(text.as_bytes(), at) {
        let number = TextWord::around(text, digit);
        at = number.end();
        if !is_number(number.text) {
            continue;
        }
        let is_label = |word: TextWord| is_one_of(word.text.trim_start_matches(['(', '"', '“']), LABELS);
        let labelled = number.follows && is_label(TextWord::around(text, text.floor_char_boundary(number.start - 2)));
        if labelled {
            joints.push(number.start - 1);
        }
        words.read.clear();
        words.read.push(number);
        let run = number_run(&mut words);
        joints.extend(words.read[1..run].iter().map(|w| w.start - 1));
        let last = words.read[run - 1];
        at = last.end();
        // `ngày 22 tháng 11`: a word behind a labelled number belongs to the next number.
        // `7h30 ngày 05/12`: a time has no unit.
        if labelled || !is_open(last.text) || last.text.contains([':', 'h']) {
            continue;
        }
        let Some(unit) = words.get(run).filter(|w| w.follows && is_unit(w.text)) else { continue };
        joints.push(unit.start - 1);
        if is_one_of(unit.text, MULTIPLES)
            && let Some(next) = words.get(run + 1).filter(|w| w.follows && is_unit(w.text))
        {
            joints.push(next.start - 1);
        }
    }
    if joints.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + joints.len());
    let mut from = 0;
    for at in joints {
        out.push_str(&text[from..at]);
        out.push(NBSP);
        from = at + 1;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// Where the word ends that contains a byte.
fn word_end(text: &str, at: usize) -> usize {
    text[at..].find(char::is_whitespace).map_or(text.len(), |length| at + length)
}

/// The next ASCII digit. Most texts have few: eight bytes are looked at at once.
fn digit_from(bytes: &[u8], from: usize) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let (chunks, rest) = bytes[from..].as_chunks::<8>();
    for (no, chunk) in chunks.iter().enumerate() {
        // A digit is a byte below ten now; the lowest byte that is marked is one.
        let above_zero = u64::from_le_bytes(*chunk) ^ (ONES * u64::from(b'0'));
        let digits = above_zero.wrapping_sub(ONES * 10) & !above_zero & (ONES * 0x80);
        if digits != 0 {
            return Some(from + 8 * no + (digits.trailing_zeros() / 8) as usize);
        }
    }
    let digit = rest.iter().position(u8::is_ascii_digit)?;
    Some(bytes.len() - rest.len() + digit)
}

/// How many of the first words are groups of one number: `0225 000 1234`, `1900 54 54 69`, `50 000`.
fn number_run(words: &mut WordsFrom) -> usize {
    let first = words.read[0].text.trim_start_matches('(');
    // The most digits such a number has; 0 when it is no phone number.
    let most = match first.as_bytes() {
        [b'+', ..] => 12,
        [b'0', b'2', ..] => 11,
        [b'0', ..] | b"1900" | b"1800" => 10,
        _ => 0,
    };
    let mut run = 1;
    let mut digits = first.bytes().filter(u8::is_ascii_digit).count();
    let leading = digits;
    while is_open(words.read[run - 1].text)
        && let Some(next) = words.get(run).filter(|w| w.follows)
    {
        let group = next.text.trim_end_matches(['.', ',', ';', ')', '!', '?', ':']);
        let fits = if most > 0 { (1..=4).contains(&group.len()) && digits + group.len() <= most } else { group.len() == 3 && leading <= 3 };
        if !fits || !group.bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        digits += group.len();
        run += 1;
    }
    // `08 10` is no phone number, nor is `50.000 100` one amount.
    let is_one = if most > 0 { digits >= 8 } else { leading == first.len() };
    if is_one { run } else { 1 }
}

fn is_number(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(b'0'..=b'9') => true,
        // The first byte of a sign before a number.
        Some(b'(' | b'+' | b'"' | b'~' | 0xE2) => {
            word.trim_start_matches(['(', '+', '"', '“', '~', '≈']).starts_with(|c: char| c.is_ascii_digit())
        }
        _ => false,
    }
}

/// Whether a word ends without punctuation, so that a unit may follow.
fn is_open(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit()) || (word.starts_with('(') && word.ends_with(')'))
}

fn is_unit(word: &str) -> bool {
    let word = word.split(['.', ',', ';', ':', ')', '!', '?', '/', '”', '"']).next().unwrap_or_default();
    is_one_of(word, UNITS)
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    // Listed words have as many bytes in upper case: the length rules out most words.
    let same = |w: &&str| w.len() == word.len() && (**w == *word || w.chars().eq(word.chars().flat_map(char::to_lowercase)));
    list.iter().any(same)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        join_numbers(text).replace(NBSP, "_")
    }

    #[test]
    fn numbers_stay_with_their_groups_units_and_labels() {
        for (text, joined) in [
            ("Gọi 0225 000 1234, 24/7", "Gọi 0225_000_1234, 24/7"),
            ("(0225) 3 822 616 hoặc 1900 54 54 69.", "(0225)_3_822_616 hoặc 1900_54_54_69."),
            ("+84 225 000 1234", "+84_225_000_1234"),
            ("Trong 5 ngày làm việc", "Trong 5_ngày làm việc"),
            ("phí 50.000 đồng/bản", "phí 50.000_đồng/bản"),
            ("giảm 50 % (còn 25 000 đồng)", "giảm 50_% (còn 25_000_đồng)"),
            ("1,5 triệu đồng", "1,5_triệu_đồng"),
            ("Ngày 22 tháng 11 năm 2026", "Ngày_22 tháng_11 năm_2026"),
            ("khoản 2 Điều 5 Nghị định số 1382/NĐ", "khoản_2 Điều_5 Nghị định số_1382/NĐ"),
            ("mở từ 8 giờ 30 phút", "mở từ 8_giờ 30_phút"),
            ("từ 7h30–11h30 ngày 05/12/2026", "từ 7h30–11h30 ngày_05/12/2026"),
        ] {
            assert_eq!(shown(text), joined);
        }
    }

    #[test]
    fn other_spaces_stay_as_they_are() {
        for text in [
            "",
            "Không có số",
            "5  ngày",
            "có 5\nngày",
            "gọi 0225\t000 1234",
            "5\u{a0}ngày",
            "từ 2025, 114 nơi",
            "có 1. Ngày mai",
            "50.000 100",
            "7 đường Trần Phú",
            "1 2 3 4 5",
            "0 5 10",
            "Sinh năm",
        ] {
            assert_eq!(join_numbers(text), text);
        }
    }

    #[test]
    fn long_texts_take_linear_time() {
        let text = "0225 000 1234 5 ngày 1 2 3 000 000 ".repeat(5_000);
        let joined = join_numbers(&text);
        assert_eq!(joined.matches(NBSP).count(), 5_000 * 6);
    }
}
