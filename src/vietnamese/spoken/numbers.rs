//! Numbers as they are said in northern Viet Nam: `linh`, `nghìn`, `mốt`, `tư`, `lăm`.

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/// A whole number below 10¹⁸: 1205 is `một nghìn hai trăm linh năm`.
pub fn say_whole(number: u64) -> String {
    if number == 0 {
        return DIGITS[0].into();
    }
    let mut words = Vec::new();
    say_billions(number, false, &mut words);
    words.join(" ")
}

/// Billions are said like a number of their own: `hai nghìn tỷ`.
fn say_billions(number: u64, full: bool, words: &mut Vec<&'static str>) {
    const BILLION: u64 = 1_000_000_000;
    let (billions, rest) = (number / BILLION, number % BILLION);
    if billions > 0 {
        say_billions(billions, full, words);
        words.push("tỷ");
    }
    let mut full = full || billions > 0;
    for (size, name) in [(1_000_000, "triệu"), (1_000, "nghìn"), (1, "")] {
        let group = rest / size % 1_000;
        if group > 0 {
            say_group(group, full, words);
            if !name.is_empty() {
                words.push(name);
            }
            full = true;
        }
    }
}

/// A number from 1 to 999; `full` says the hundreds even when there are none: `không trăm hai mươi`.
fn say_group(group: u64, full: bool, words: &mut Vec<&'static str>) {
    let (hundreds, tens, ones) = ((group / 100) as usize, (group / 10 % 10) as usize, (group % 10) as usize);
    if hundreds > 0 || full {
        words.extend([DIGITS[hundreds], "trăm"]);
        if tens == 0 && ones > 0 {
            words.push("linh");
        }
    }
    match tens {
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([DIGITS[tens], "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(DIGITS[ones]),
    }
}

/// Digits one by one, as telephone numbers are said; a last 5 behind another digit is `lăm`: 0225 is `không hai hai lăm`, 5555 four times `năm`.
pub fn say_digits(digits: &str) -> String {
    let bytes = digits.as_bytes();
    let word = |i: usize| match bytes[i] {
        b'5' if bytes.len() >= 4 && i + 1 == bytes.len() && matches!(bytes[i - 1], b'1'..=b'4' | b'6'..=b'9') => "lăm",
        d if d.is_ascii_digit() => DIGITS[usize::from(d - b'0')],
        _ => "",
    };
    (0..bytes.len()).map(word).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The spoken form of a number as written in Vietnamese: `50.000`, `1,5`, `1 000 000` already joined, `0,05`. `None` when it is none.
pub fn say_number(written: &str) -> Option<String> {
    let (whole, decimals) = match written.split_once(',') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (written, None),
    };
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let mut digits = first.to_string();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    if digits.is_empty() || digits.len() > 18 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    // `007` is a row of digits, not seven.
    let mut said = if digits.len() > 1 && digits.starts_with('0') { say_digits(&digits) } else { say_whole(digits.parse().ok()?) };
    if let Some(decimals) = decimals {
        if decimals.is_empty() || decimals.len() > 6 || !decimals.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        said.push_str(" phẩy ");
        said.push_str(&if decimals.starts_with('0') || decimals.len() > 2 {
            say_digits(decimals)
        } else {
            say_whole(decimals.parse().ok()?)
        });
    }
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers() {
        for (number, said) in [
            (0, "không"),
            (5, "năm"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (55, "năm mươi lăm"),
            (100, "một trăm"),
            (105, "một trăm linh năm"),
            (114, "một trăm mười bốn"),
            (1_000, "một nghìn"),
            (1_005, "một nghìn không trăm linh năm"),
            (2_026, "hai nghìn không trăm hai mươi sáu"),
            (3_321, "ba nghìn ba trăm hai mươi mốt"),
            (50_000, "năm mươi nghìn"),
            (1_000_001, "một triệu không trăm linh một"),
            (1_250_000, "một triệu hai trăm năm mươi nghìn"),
            (2_000_000_000_000, "hai nghìn tỷ"),
            (1_000_020_000, "một tỷ không trăm hai mươi nghìn"),
        ] {
            assert_eq!(say_whole(number), said, "{number}");
        }
    }

    #[test]
    fn written_numbers() {
        for (written, said) in [
            ("50.000", Some("năm mươi nghìn")),
            ("1,5", Some("một phẩy năm")),
            ("99,05", Some("chín mươi chín phẩy không năm")),
            ("3,25", Some("ba phẩy hai mươi lăm")),
            ("007", Some("không không bảy")),
            ("3.000722", None),
            ("1.2.3", None),
            ("", None),
            (",5", None),
        ] {
            assert_eq!(say_number(written).as_deref(), said, "{written}");
        }
    }

    #[test]
    fn telephone_numbers() {
        assert_eq!(say_digits("0225"), "không hai hai lăm");
        assert_eq!(say_digits("115"), "một một năm");
        assert_eq!(say_digits("0905"), "không chín không năm");
        assert_eq!(say_digits("5555"), "năm năm năm năm");
    }
}
