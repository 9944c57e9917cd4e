//! Messages (`.eml`): header fields as mail programs read them (RFC 5322, names and subjects in RFC 2047), the text after them as it is.

/// Longest line in octets, its end not counted (RFC 5322, 2.1.1).
const LONGEST: usize = 998;
/// Longest line of a header field with encoded words (RFC 2047, 2).
const WIDTH: usize = 76;
/// Longest text of one encoded word in octets, so that the word with its frame has at most 75 (RFC 2047, 2).
const WORD: usize = 50;

/// A rendered message with CRLF at the end of lines and header fields in ASCII. What says how the text is sent is added where the template does not.
/// `Err` is the reason why it is no message.
pub fn message(text: &str) -> Result<String, String> {
    let mut lines = text.trim_start().lines();
    let mut fields: Vec<(&str, String)> = Vec::new();
    for line in lines.by_ref().take_while(|line| !line.trim().is_empty()) {
        match fields.last_mut().filter(|_| line.starts_with([' ', '\t'])) {
            Some((_, value)) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            None => {
                let (name, value) = line.split_once(':').ok_or_else(|| format!("not a header field: {line}"))?;
                if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
                    return Err(format!("not the name of a header field: {name}"));
                }
                fields.push((name, value.trim().to_string()));
            }
        }
    }
    if fields.is_empty() {
        return Err("no header field".into());
    }
    let mut out = String::with_capacity(text.len() + 128);
    for (name, value) in &fields {
        if !value.is_ascii() && name.len() > 8 && name[..8].eq_ignore_ascii_case("content-") {
            return Err(format!("{name} holds letters other than ASCII"));
        }
        out.push_str(&field(name, value));
    }
    for (name, value) in [("MIME-Version", "1.0"), ("Content-Transfer-Encoding", "8bit")] {
        if !fields.iter().any(|(known, _)| known.eq_ignore_ascii_case(name)) {
            out.push_str(&format!("{name}: {value}\r\n"));
        }
    }
    out.push_str("\r\n");
    for line in lines {
        out.push_str(line);
        out.push_str("\r\n");
    }
    match out.split("\r\n").find(|line| line.len() > LONGEST) {
        Some(line) => Err(format!("a line is longer than {LONGEST} octets: {}…", line.chars().take(40).collect::<String>())),
        None => Ok(out),
    }
}

/// A header field as it stands in the message, its lines no longer than they should be where there are spaces to break them. Words in other letters than
/// ASCII are encoded; quotation marks around such words go.
fn field(name: &str, value: &str) -> String {
    let mut words_out: Vec<String> = Vec::new();
    // Words that are encoded together, since spaces between encoded words are not shown.
    let mut run: Vec<&str> = Vec::new();
    for word in words(value) {
        if word.is_ascii() {
            words_out.extend(encoded(&mut run));
            words_out.push(word.to_string());
        } else {
            run.push(word.strip_prefix('"').and_then(|word| word.strip_suffix('"')).unwrap_or(word));
        }
    }
    words_out.extend(encoded(&mut run));
    let mut out = format!("{name}:");
    let mut width = out.len();
    for word in words_out {
        if width + 1 + word.len() > WIDTH && width > 1 {
            out.push_str("\r\n");
            width = 0;
        }
        out.push(' ');
        out.push_str(&word);
        width += 1 + word.len();
    }
    out + "\r\n"
}

/// Words between spaces; what stands in quotation marks is one.
fn words(value: &str) -> Vec<&str> {
    let (mut words, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, letter) in value.char_indices() {
        quoted ^= letter == '"';
        if letter == ' ' && !quoted {
            words.push(&value[start..at]);
            start = at + 1;
        }
    }
    words.push(&value[start..]);
    words.retain(|word| !word.is_empty());
    words
}

/// A run of words as encoded words; nothing is left of it.
fn encoded(run: &mut Vec<&str>) -> Vec<String> {
    let text = std::mem::take(run).join(" ");
    let mut chunks: Vec<String> = Vec::new();
    for letter in text.chars().map(quoted_printable) {
        match chunks.last_mut().filter(|chunk| chunk.len() + letter.len() <= WORD) {
            Some(chunk) => chunk.push_str(&letter),
            None => chunks.push(letter),
        }
    }
    chunks.into_iter().map(|chunk| format!("=?UTF-8?Q?{chunk}?=")).collect()
}

/// A letter in the encoding `Q`, in the subset that every field may hold (RFC 2047, 5).
fn quoted_printable(letter: char) -> String {
    if letter.is_ascii_alphanumeric() {
        return letter.into();
    }
    if letter == ' ' {
        return "_".into();
    }
    letter.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("={byte:02X}")).collect()
}

#[cfg(test)]
mod tests {
    use super::message;

    #[test]
    fn header_fields_are_ascii_and_the_text_is_as_it_was() {
        let text =
            "\nSubject: Tạm ngừng cấp nước từ 8 giờ\nFrom: \"Phường An Biên\" <lien-he@an-bien.gov.vn>\n\nKính gửi bà con,\n\n8 giờ.\n";
        assert_eq!(
            message(text).unwrap(),
            "Subject: =?UTF-8?Q?T=E1=BA=A1m_ng=E1=BB=ABng_c=E1=BA=A5p_n=C6=B0?=\r\n =?UTF-8?Q?=E1=BB=9Bc_t=E1=BB=AB?= 8 =?UTF-8?Q?gi=E1=BB=9D?=\r\n\
             From: =?UTF-8?Q?Ph=C6=B0=E1=BB=9Dng_An_Bi=C3=AAn?= <lien-he@an-bien.gov.vn>\r\n\
             MIME-Version: 1.0\r\nContent-Transfer-Encoding: 8bit\r\n\r\nKính gửi bà con,\r\n\r\n8 giờ.\r\n"
        );
    }

    #[test]
    fn long_subjects_are_cut_between_letters() {
        let made = message(&format!("Subject: {}\n\nx", "Hướng dẫn ".repeat(12))).unwrap();
        assert!(made.lines().all(|line| line.len() <= 76), "{made}");
        assert!(made.matches("=?UTF-8?Q?").count() > 2);
    }

    #[test]
    fn what_is_no_message_is_refused() {
        for bad in
            ["", "Kính gửi bà con", "Chủ đề: x\n\nx", "Content-Type: text/plain; name=đơn\n\nx", &format!("A: b\n\n{}", "x".repeat(999))]
        {
            assert!(message(bad).is_err(), "{bad}");
        }
    }
}
