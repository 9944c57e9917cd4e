//! Text as a loudspeaker's announcer reads it: numbers, dates, telephone numbers, units, addresses and abbreviations in words.
//!
//! Station software reads typed text letter by letter where it meets digits and signs; what comes out of here has none.

mod numbers;
mod words;

use super::dates::{parse_date, parse_time};
use jiff::civil::Date;
use numbers::{say_digits, say_number, say_whole};

/// A word of a line, without the signs around it.
#[derive(Clone, Copy)]
struct Word<'a> {
    before: &'a str,
    core: &'a str,
    after: &'a str,
}

/// Writes every line of a text as it is said. `own` are the reader's own pairs (written, said), which go before all rules.
pub fn speak(text: &str, own: &[(&str, &str)]) -> String {
    text.lines().map(|line| speak_line(line, own)).collect::<Vec<_>>().join("\n")
}

/// How long a text that is already in words takes to read, in half minutes rounded up: 150 syllables a minute, the pace of public announcements.
pub fn half_minutes(spoken: &str) -> usize {
    let syllables = spoken.split(|c: char| c.is_whitespace() || c == '-').filter(|w| w.chars().any(char::is_alphanumeric)).count();
    syllables.div_ceil(75)
}

fn speak_line(line: &str, own: &[(&str, &str)]) -> String {
    let words: Vec<Word> = line.split_whitespace().map(peel).collect();
    let mut out = String::with_capacity(line.len() * 2);
    let mut i = 0;
    while i < words.len() {
        let (said, taken) = own_words(&words[i..], own).unwrap_or_else(|| say(&words, i));
        let (first, last) = (words[i], words[i + taken - 1]);
        i += taken;
        if said.is_empty() {
            // A dash between two parts of a sentence is a short rest.
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
            out.push_str(&capitalised(&said));
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

/// A sign of rest; the stronger of two that meet stays.
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

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Takes quotes, brackets and stops off a word; `TP.` and `v.v.` keep theirs.
fn peel(word: &str) -> Word<'_> {
    let opens = |c: char| matches!(c, '(' | '[' | '"' | '“' | '‘' | '\'' | '«' | '*');
    let closes = |c: char| matches!(c, ')' | ']' | '"' | '”' | '’' | '\'' | '»' | '*' | '.' | ',' | ';' | ':' | '!' | '?' | '…');
    let inner = word.trim_start_matches(opens);
    let before = &word[..word.len() - inner.len()];
    if words::abbreviation(inner).is_some() {
        return Word { before, core: inner, after: "" };
    }
    let core = inner.trim_end_matches(closes);
    Word { before, core, after: &inner[core.len()..] }
}

/// The reader's own pairs, of one or several words.
fn own_words(words: &[Word], own: &[(&str, &str)]) -> Option<(String, usize)> {
    own.iter().find_map(|(written, said)| {
        let parts: Vec<&str> = written.split_whitespace().collect();
        let fits = !parts.is_empty() && parts.len() <= words.len() && parts.iter().zip(words).all(|(part, word)| *part == word.core);
        // Nothing but spaces may stand between the words of a pair.
        let whole = fits && words[..parts.len() - 1].iter().all(|w| w.after.is_empty());
        whole.then(|| (said.to_string(), parts.len()))
    })
}

/// What is said for the words from `i` on, and how many of them that takes.
fn say(words: &[Word], i: usize) -> (String, usize) {
    let core = words[i].core;
    if matches!(core, "-" | "–" | "—" | "•" | "") {
        return (String::new(), 1);
    }
    if let Some(found) = phone(words, i) {
        return found;
    }
    if let Some(said) =
        legal_number(core).or_else(|| date(words, i)).or_else(|| range(words, i)).or_else(|| time(core)).or_else(|| address(core))
    {
        return (said, 1);
    }
    if core.starts_with(|c: char| c.is_ascii_digit()) {
        return number(words, i);
    }
    (word(words, i), 1)
}

fn previous<'a>(words: &[Word<'a>], i: usize) -> &'a str {
    if i > 0 && words[i - 1].after.is_empty() { words[i - 1].core } else { "" }
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    let lower = word.to_lowercase();
    list.contains(&lower.as_str())
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `0225 000 1234`, `(0225) 3822 616`, `0912.345.678`, `+84 225…`, `1900 54 54 69`; also 113, 114 … behind `gọi` and `số`.
fn phone(words: &[Word], i: usize) -> Option<(String, usize)> {
    let core = words[i].core;
    if matches!(core, "111" | "112" | "113" | "114" | "115") && is_one_of(previous(words, i), &["gọi", "số", "đài"]) {
        return Some((say_digits(core), 1));
    }
    let plain = core.trim_start_matches('+');
    let starts = core.starts_with("+84") || core.starts_with('0') || plain.starts_with("1900") || plain.starts_with("1800");
    if !starts || core.contains('/') {
        return None;
    }
    let mut groups: Vec<&str> = Vec::new();
    let mut taken = 0;
    let mut digits = 0;
    for word in &words[i..] {
        let parts: Vec<&str> = word.core.trim_start_matches('+').split(['.', '-']).collect();
        let more: usize = parts.iter().map(|p| p.len()).sum();
        if !parts.iter().all(|p| all_digits(p)) || digits + more > 12 {
            break;
        }
        digits += more;
        taken += 1;
        groups.extend(parts);
        // `(0225) 3822 616` closes a bracket inside; every other sign ends the number.
        if !matches!(word.after, "" | ")") {
            break;
        }
    }
    let enough = if core.starts_with('+') || core.starts_with('1') { 8..=12 } else { 9..=11 };
    if !enough.contains(&digits) {
        return None;
    }
    if let [one] = groups[..]
        && one.len() == 10
    {
        groups = vec![&one[..4], &one[4..7], &one[7..]];
    }
    let said: Vec<String> = groups.iter().map(|g| say_digits(g)).collect();
    let plus = if core.starts_with('+') { "cộng " } else { "" };
    Some((format!("{plus}{}", said.join(", ")), taken))
}

/// `63/2024/NĐ-CP`: số sáu mươi ba năm hai nghìn không trăm hai mươi tư của Chính phủ.
fn legal_number(core: &str) -> Option<String> {
    let (number, rest) = core.split_once('/')?;
    if !all_digits(number) || number.len() > 5 || !rest.contains(|c: char| c.is_uppercase()) {
        return None;
    }
    let (year, suffix) = match rest.split_once('/') {
        Some((year, suffix)) if year.len() == 4 && all_digits(year) => (Some(year), suffix),
        _ => (None, rest),
    };
    let mut said = say_number(number)?;
    if let Some(year) = year {
        said.push_str(&format!(" năm {}", say_number(year)?));
    }
    match words::issuer(suffix) {
        Some(issuer) => said.push_str(&format!(" của {issuer}")),
        None => said.push_str(&format!(" {}", words::spell(suffix))),
    }
    Some(said)
}

fn say_day(day: i8) -> String {
    if day <= 10 { format!("mùng {}", say_whole(day as u64)) } else { say_whole(day as u64) }
}

fn say_month(month: i8) -> String {
    if month == 4 { "tư".into() } else { say_whole(month as u64) }
}

fn say_date(date: Date, introduced: bool) -> String {
    let head = if introduced { "" } else { "ngày " };
    format!("{head}{} tháng {} năm {}", say_day(date.day()), say_month(date.month()), say_whole(date.year() as u64))
}

/// `22/11/2026`, `22/11` behind a word of time, `11/2026`.
fn date(words: &[Word], i: usize) -> Option<String> {
    let core = words[i].core;
    if !core.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let introduced = is_one_of(previous(words, i), &["ngày", "mùng", "mồng"]);
    let two = core.bytes().filter(|b| matches!(b, b'/' | b'-' | b'.')).count() == 2;
    if two && let Some(date) = parse_date(core) {
        return Some(say_date(date, introduced));
    }
    let (a, b) = core.split_once('/')?;
    if !all_digits(a) || !all_digits(b) || a.len() > 2 {
        return None;
    }
    let (first, second): (i8, i16) = (a.parse().ok()?, b.parse().ok()?);
    if b.len() == 4 && (1..=12).contains(&first) && (1900..2200).contains(&second) {
        let head = if is_one_of(previous(words, i), &["tháng"]) { "" } else { "tháng " };
        return Some(format!("{head}{} năm {}", say_month(first), say_whole(second as u64)));
    }
    let dated = introduced || is_one_of(previous(words, i), &["sáng", "chiều", "tối", "trưa", "hôm", "từ", "đến", "trước", "sau"]);
    // 2024 has every day of every month.
    let day = Date::new(2024, second.try_into().ok()?, first).ok().filter(|_| dated && b.len() <= 2)?;
    Some(format!("{}{} tháng {}", if introduced { "" } else { "ngày " }, say_day(day.day()), say_month(day.month())))
}

/// `7:30`, `7h30`, `17h`.
fn time(core: &str) -> Option<String> {
    let clock = core.contains(':') || core.contains(['h', 'g']);
    if !clock || !core.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (hour, minute) = parse_time(core)?;
    let hour = say_whole(u64::from(hour));
    Some(if minute == 0 { format!("{hour} giờ") } else { format!("{hour} giờ {}", say_whole(u64::from(minute))) })
}

/// `7:30–11:30`, `3–5`, `Hai–thứ`: both ends said, `đến` between them.
fn range(words: &[Word], i: usize) -> Option<String> {
    let core = words[i].core;
    let numeric = |t: &str| t.starts_with(|c: char| c.is_ascii_digit());
    let (from, to) = match core.split_once(['–', '—']) {
        Some(ends) => ends,
        None => core.split_once('-').filter(|(a, b)| numeric(a) && numeric(b))?,
    };
    if from.is_empty() || to.is_empty() {
        return None;
    }
    let end = |text: &'_ str| -> String {
        let single = [words[i.saturating_sub(1)], Word { before: "", core: text, after: "" }];
        let (context, at) = if i > 0 { (&single[..], 1) } else { (&single[1..], 0) };
        time(text).or_else(|| date(context, at)).unwrap_or_else(|| if numeric(text) { number(context, at).0 } else { word(context, at) })
    };
    Some(format!("{} đến {}", end(from), end(to)))
}

/// `https://dichvucong.gov.vn/x`, `a@b.vn`, `dichvucong.gov.vn`.
fn address(core: &str) -> Option<String> {
    if let Some((name, host)) = core.split_once('@') {
        let name = name.replace('.', " chấm ").replace(['_', '-'], " ");
        return host.contains('.').then(|| format!("{name} a còng {}", words::domain(host)));
    }
    let host = core.split_once("://").map_or(core, |(_, rest)| rest);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let last = host.rsplit_once('.')?.1;
    let is_host =
        host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')) && matches!(last, "vn" | "com" | "org" | "net");
    is_host.then(|| words::domain(&host.to_lowercase()))
}

/// A number with the unit that is written on it or stands behind it.
fn number(words: &[Word], i: usize) -> (String, usize) {
    let core = words[i].core;
    let before = previous(words, i);
    if core == "24/7" {
        return ("hai mươi bốn giờ mỗi ngày, bảy ngày mỗi tuần".into(), 1);
    }
    if let Some((a, b)) = core.split_once('/')
        && let (Some(a), Some(b)) = (say_house(a), say_house(b))
    {
        let small = core.len() == 3 && !is_one_of(before, &["số", "ngõ", "ngách", "hẻm", "kiệt", "nhà"]);
        return (format!("{a} {} {b}", if small { "phần" } else { "trên" }), 1);
    }
    // `3.000722`: the code of a procedure, not three million.
    if let Some((a, b)) = core.split_once('.')
        && b.len() == 6
        && all_digits(a)
        && all_digits(b)
    {
        return (format!("{} chấm {}", say_digits(a), say_digits(b)), 1);
    }
    let end = core.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(core.len());
    let (digits, tail) = core.split_at(end);
    let Some(said) = in_context(words, i, digits).or_else(|| say_number(digits)) else {
        let said = core.split(['.', ',']).map(|p| if all_digits(p) { say_digits(p) } else { p.to_string() });
        return (said.collect::<Vec<_>>().join(" chấm "), 1);
    };
    if !tail.is_empty() {
        return (format!("{said} {}", say_unit(tail)), 1);
    }
    let next = words.get(i + 1).filter(|w| words[i].after.is_empty() && w.before.is_empty());
    match next.map(|w| w.core) {
        // `50 000`: groups of three parted by spaces.
        Some(group) if group.len() == 3 && all_digits(group) && digits.len() <= 3 && !digits.starts_with('0') => {
            let mut joined = digits.to_string();
            let groups = words[i + 1..].iter().take_while(|w| w.core.len() == 3 && all_digits(w.core)).take(4);
            let taken = groups.map(|w| joined.push_str(w.core)).count();
            (say_number(&joined).unwrap_or(said), taken + 1)
        }
        Some(unit) if words::unit(unit).is_some() || unit.split_once('/').is_some_and(|(a, b)| !a.is_empty() && !b.is_empty()) => {
            (format!("{said} {}", say_unit(unit)), 2)
        }
        _ => (said, 1),
    }
}

/// `12`, `12A` of a house number.
fn say_house(text: &str) -> Option<String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let letter = words::spell(&text[digits.len()..]);
    let number = say_number(digits).filter(|_| all_digits(digits))?;
    Some(if letter.is_empty() { number } else { format!("{number} {letter}") })
}

/// Days below eleven are `mùng`, the fourth month and weekday `tư`.
fn in_context(words: &[Word], i: usize, digits: &str) -> Option<String> {
    let value: u64 = digits.parse().ok().filter(|_| digits.len() <= 2)?;
    let before = previous(words, i).to_lowercase();
    // `3 ngày 2 đêm` counts days, it names none.
    let counted = i >= 2 && words[i - 2].core.ends_with(|c: char| c.is_ascii_digit());
    match (before.as_str(), value) {
        ("ngày", 1..=10) if !counted => Some(format!("mùng {}", say_whole(value))),
        ("tháng" | "thứ", 4) => Some("tư".into()),
        ("ngày" | "tháng" | "mùng" | "mồng" | "thứ", _) => Some(say_whole(value)),
        _ => None,
    }
}

/// `đồng/bản` is `đồng một bản`.
fn say_unit(unit: &str) -> String {
    match unit.split_once('/') {
        Some((a, b)) => format!("{} một {}", words::unit(a).unwrap_or(a), words::unit(b).unwrap_or(b)),
        None => match words::unit(unit) {
            Some(said) => said.into(),
            None if unit.chars().all(char::is_uppercase) => words::spell(unit),
            None => unit.into(),
        },
    }
}

/// A word without digits at its beginning.
fn word(words: &[Word], i: usize) -> String {
    let core = words[i].core;
    if let Some(said) = words::abbreviation(core) {
        return said.into();
    }
    if is_one_of(previous(words, i), &["quý", "chương", "phần", "khóa", "khoá", "lần", "kỳ", "mục"])
        && let Some(number) = words::roman(core)
    {
        return say_whole(number);
    }
    if let Some((a, b)) = core.split_once('/')
        && a.chars().all(char::is_alphabetic)
        && b.chars().all(char::is_alphabetic)
        && !a.is_empty()
        && !b.is_empty()
    {
        return format!("{a} hoặc {b}");
    }
    // Without a vowel it can only be said letter by letter.
    let upper = core.chars().count() > 1 && core.chars().all(char::is_uppercase);
    let vowels = |c: char| "AEIOUY".contains(super::fold(&c.to_string()).to_uppercase().as_str());
    if upper && core.chars().count() <= 6 && !core.chars().any(vowels) {
        return words::spell(core);
    }
    if core.contains(|c: char| c.is_ascii_digit()) {
        return letters_and_digits(core);
    }
    core.into()
}

/// `A4`, `K12-3`: letters said, digits as numbers.
fn letters_and_digits(core: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut run = String::new();
    let digit = |c: char| c.is_ascii_digit();
    let flush = |run: &mut String, parts: &mut Vec<String>| {
        if run.starts_with(digit) {
            parts.push(say_number(run).unwrap_or_else(|| say_digits(run)));
        } else if run.chars().count() <= 2 && run.chars().all(char::is_uppercase) {
            parts.push(words::spell(run));
        } else if !run.is_empty() {
            parts.push(run.clone());
        }
        run.clear();
    };
    for c in core.chars() {
        if run.starts_with(digit) != digit(c) {
            flush(&mut run, &mut parts);
        }
        if c.is_alphanumeric() {
            run.push(c);
        }
    }
    flush(&mut run, &mut parts);
    parts.retain(|p| !p.is_empty());
    parts.join(" ")
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
            ("còn 3/4 dân số", "còn ba phần bốn dân số"),
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
