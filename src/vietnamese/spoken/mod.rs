//! Text as an announcer reads it over loudspeakers: numbers, dates, telephone numbers, units, addresses and abbreviations in words.
//!
//! Station software reads typed text letter by letter where it meets digits and signs; the text made here has none.

mod addresses;
mod calendar;
mod codes;
mod line;
mod measures;
mod numbers;
mod readings;
mod words;

use super::letters::capitalized;
use line::{LineWord, peel};
use readings::say;
use std::borrow::Cow;

/// Writes every line of a text as it is read aloud. `own` are pairs (written, spoken) that go before all rules.
pub fn speak(text: &str, own: &[(&str, &str)]) -> String {
    text.lines().map(|line| speak_line(line, own)).collect::<Vec<_>>().join("\n")
}

/// How long a spoken text takes, in half minutes rounded up: at 150 syllables a minute, the pace of public announcements.
pub fn half_minutes(spoken: &str) -> usize {
    let syllables = spoken.split(|c: char| c.is_whitespace() || c == '-').filter(|w| w.chars().any(char::is_alphanumeric)).count();
    syllables.div_ceil(75)
}

fn speak_line(line: &str, own: &[(&str, &str)]) -> String {
    let line = without_pictures(line);
    let words: Vec<LineWord> = line.split_whitespace().flat_map(peel).collect();
    let mut out = String::with_capacity(line.len() * 2);
    let mut i = 0;
    while i < words.len() {
        let (said, taken) =
            own_words(&words[i..], own).or_else(|| own_words(&words[i..], words::PHRASES)).unwrap_or_else(|| say(&words, i));
        let (first, last) = (words[i], words[i + taken - 1]);
        i += taken;
        if said.is_empty() {
            // A dash between parts of a sentence becomes a comma.
            rest(&mut out, ',');
            continue;
        }
        if first.before.contains('(') {
            rest(&mut out, ',');
        }
        if !out.is_empty() {
            out.push(' ');
        }
        if out.is_empty() && words[0].core.starts_with(|c: char| !c.is_lowercase()) {
            out.push_str(&capitalized(&said));
        } else {
            out.push_str(&said);
        }
        for sign in last.after.chars() {
            match sign {
                ')' if i < words.len() => rest(&mut out, ','),
                '.' | '!' | '?' | ':' | ';' | ',' => rest(&mut out, sign),
                '…' => rest(&mut out, '.'),
                _ => {}
            }
        }
    }
    out
}

/// Appends a punctuation mark; of two that meet the stronger stays.
fn rest(out: &mut String, sign: char) {
    match out.chars().last() {
        None => {}
        Some(',') if sign != ',' => {
            out.pop();
            out.push(sign);
        }
        Some(',' | '.' | '!' | '?' | ':' | ';') => {}
        Some(_) => out.push(sign),
    }
}

/// A line without pictures and dingbats: ☎, 👉, ✓ and what selects their look.
fn without_pictures(line: &str) -> Cow<'_, str> {
    let is_picture = |c: char| matches!(c, '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{200d}' | '\u{1f000}'..='\u{1faff}');
    if line.contains(is_picture) { Cow::Owned(line.replace(is_picture, " ")) } else { Cow::Borrowed(line) }
}

/// The spoken form by the caller's own pairs, and how many words it takes.
fn own_words(words: &[LineWord], own: &[(&str, &str)]) -> Option<(String, usize)> {
    own.iter().find_map(|(written, said)| {
        let parts: Vec<&str> = written.split_whitespace().collect();
        let fits = !parts.is_empty() && parts.len() <= words.len() && parts.iter().zip(words).all(|(part, word)| *part == word.core);
        // Only spaces may stand between the words of a pair.
        let whole = fits && words[..parts.len() - 1].iter().all(|w| w.after.is_empty());
        whole.then(|| (said.to_string(), parts.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_said_as_an_announcer_says_them() {
        for (written, said) in [
            ("Gọi 0225 000 1234.", "Gọi không hai hai lăm, không không không, một hai ba bốn."),
            ("Gọi (0225) 3822 616, giờ hành chính", "Gọi, không hai hai lăm, ba tám hai hai, sáu một sáu, giờ hành chính"),
            ("số 0912345678", "số không chín một hai, ba bốn năm, sáu bảy tám"),
            ("Khi cháy, gọi 114 ngay!", "Khi cháy, gọi một một bốn ngay!"),
            ("114 xã, phường", "Một trăm mười bốn xã, phường"),
            ("ngày 22/11/2026", "ngày hai mươi hai tháng mười một năm hai nghìn không trăm hai mươi sáu"),
            ("Từ 05/12/2026", "Từ ngày mùng năm tháng mười hai năm hai nghìn không trăm hai mươi sáu"),
            ("sáng 4/4", "sáng ngày mùng bốn tháng tư"),
            ("ngày 2 tháng 9", "ngày mùng hai tháng chín"),
            ("trong 5 ngày làm việc", "trong năm ngày làm việc"),
            ("tháng 11/2026", "tháng mười một năm hai nghìn không trăm hai mươi sáu"),
            ("mở cửa 7:30–11:30", "mở cửa bảy giờ ba mươi đến mười một giờ ba mươi"),
            ("Thứ Hai–Thứ Sáu: 8h", "Thứ Hai đến Thứ Sáu: tám giờ"),
            ("thứ 2 và thứ 4", "thứ hai và thứ tư"),
            ("từ 3–5 ngày", "từ ba đến năm ngày"),
            ("lệ phí 50.000 đồng/bản", "lệ phí năm mươi nghìn đồng một bản"),
            ("phí 8.000đ", "phí tám nghìn đồng"),
            ("giảm 50%", "giảm năm mươi phần trăm"),
            ("đạt 99,5 % hồ sơ", "đạt chín mươi chín phẩy năm phần trăm hồ sơ"),
            ("1,5 triệu đồng", "Một phẩy năm triệu đồng"),
            ("25 000 đồng", "Hai mươi lăm nghìn đồng"),
            ("Nghị định số 63/2024/NĐ-CP", "Nghị định số sáu mươi ba năm hai nghìn không trăm hai mươi tư của Chính phủ"),
            ("mã 3.000722", "mã ba chấm không không không bảy hai hai"),
            ("số 12/5 đường Trần Phú", "số mười hai trên năm đường Trần Phú"),
            ("trực 24/7", "trực hai mươi bốn giờ mỗi ngày, bảy ngày mỗi tuần"),
            ("còn 3/4 dân số", "còn ba phần tư dân số"),
            ("UBND P. Hồng Bàng", "Ủy ban nhân dân phường Hồng Bàng"),
            ("quý IV", "quý bốn"),
            ("vào dichvucong.gov.vn.", "vào dịch vụ công chấm gờ o vê chấm vê nờ."),
            ("mã OTP (mật mã một lần)", "mã ô tê pê, mật mã một lần"),
            ("Dịch vụ công - Đơn giản", "Dịch vụ công, Đơn giản"),
            ("giấy A4", "giấy a bốn"),
            ("BCH xã", "Bê xê hát xã"),
            ("cha/mẹ", "cha hoặc mẹ"),
            ("BÀ CON CHÚ Ý", "BÀ CON CHÚ Ý"),
        ] {
            assert_eq!(speak(written, &[]), said, "{written}");
        }
    }

    /// The table of spoken forms; `tests/spoken/README.md` has the ear rules.
    #[test]
    fn the_table_is_said_as_it_says() {
        let table = include_str!("../../../tests/spoken/forms.txt");
        let rows: Vec<(&str, &str)> = table.lines().filter(|l| !l.starts_with('#')).filter_map(|line| line.rsplit_once(" → ")).collect();
        assert!(rows.len() >= 200, "{}", rows.len());
        let said = |written: &str| {
            let said = speak(written, &[]);
            // The first letter is that of a sentence.
            if written.starts_with(char::is_uppercase) {
                said
            } else {
                said.chars().take(1).flat_map(char::to_lowercase).chain(said.chars().skip(1)).collect()
            }
        };
        let wrong: Vec<String> = rows
            .iter()
            .filter(|(written, right)| said(written).to_lowercase() != right.to_lowercase())
            .map(|(written, right)| format!("{written}\n   {}\n   {right}", said(written)))
            .collect();
        assert!(wrong.is_empty(), "said, and should be said:\n{}", wrong.join("\n"));
    }

    #[test]
    fn own_pairs_go_first() {
        let own = [("VNeID", "vờ nờ ê i dê"), ("App Store", "áp xì to")];
        assert_eq!(speak("Tải VNeID từ App Store.", &own), "Tải vờ nờ ê i dê từ áp xì to.");
    }

    #[test]
    fn nothing_makes_it_stumble() {
        for text in ["", " – ", "(", "0", "0/0", "+84", "1/2/3/4", "99999999999999999999", "a@", "–5", "5–", "/", "12/", "\u{301}", "٣"]
        {
            speak(text, &[]);
        }
    }

    #[test]
    fn a_minute_is_a_hundred_and_fifty_syllables() {
        assert_eq!(half_minutes(""), 0);
        assert_eq!(half_minutes(&"bà con ".repeat(75)), 2);
        assert_eq!(half_minutes(&"bà con ".repeat(76)), 3);
    }
}
