//! Bare addresses in running text that become links, by the rules of GitHub Flavored Markdown (6.9), with the quotation marks of Vietnamese texts.

use std::ops::Range;

/// An address in a text.
#[derive(Debug, PartialEq)]
pub struct Autolink {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// What goes in front of it for a whole address: `http://`, `mailto:` or nothing.
    pub scheme: &'static str,
}

/// Whether a text may have any: a test for whole texts.
pub fn may_have(text: &[u8]) -> bool {
    memchr::memchr(b'@', text).is_some() || memchr::memmem::find(text, b"://").is_some() || memchr::memmem::find(text, b"www.").is_some()
}

/// The addresses in a piece of text, in order.
pub fn find(text: &str) -> Vec<Autolink> {
    let mut found: Vec<Autolink> = Vec::new();
    let bytes = text.as_bytes();
    for at in memchr::memchr3_iter(b'@', b':', b'w', bytes) {
        let from = found.last().map_or(0, |link| link.range.end);
        if at < from {
            continue;
        }
        let link = match bytes[at] {
            b'@' => mail(text, from, at),
            b':' => web(text, from, at),
            _ => www(text, from, at),
        };
        found.extend(link);
    }
    found
}

/// `https://a.vn/b`: `at` is the colon.
fn web(text: &str, from: usize, at: usize) -> Option<Autolink> {
    if !text[at..].starts_with("://") {
        return None;
    }
    let letters = text[from..at].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let start = at - letters;
    let known = ["http", "https", "ftp"].iter().any(|scheme| text[start..at].eq_ignore_ascii_case(scheme));
    let domain = domain(&text[at + 3..], false)?;
    (known && !follows_letter(text, start)).then(|| Autolink { range: start..end(text, start, at + 3 + domain), scheme: "" })
}

/// `www.a.vn`: `at` is the first letter.
fn www(text: &str, from: usize, at: usize) -> Option<Autolink> {
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '@' | '-' | ':');
    if !text[at..].starts_with("www.") || at < from || text[..at].chars().next_back().is_some_and(joined) {
        return None;
    }
    let domain = domain(&text[at..], true)?;
    Some(Autolink { range: at..end(text, at, at + domain), scheme: "http://" })
}

/// `a@b.vn`: `at` is the sign.
fn mail(text: &str, from: usize, at: usize) -> Option<Autolink> {
    let is_local = |b: &u8| b.is_ascii_alphanumeric() || b".-_+".contains(b);
    let local = text[from..at].bytes().rev().take_while(is_local).count();
    let start = at - local;
    let host = text[at + 1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || b".-_".contains(b)).count();
    let end = at + 1 + text[at + 1..at + 1 + host].trim_end_matches('.').len();
    let host = &text[at + 1..end];
    let follows = text[..start].chars().next_back();
    let whole = local > 0
        && host.contains('.')
        && !host.ends_with(['-', '_'])
        && !host.starts_with('.')
        && !host.contains("..")
        && !follows.is_some_and(|c| c.is_alphanumeric() || c == '/')
        && !text[end..].starts_with('@');
    let scheme = ["mailto:", "xmpp:"].into_iter().find(|scheme| text[from..start].ends_with(scheme));
    match scheme {
        _ if !whole => None,
        Some("xmpp:") => None,
        Some(scheme) => Some(Autolink { range: start - scheme.len()..end, scheme: "" }),
        None => Some(Autolink { range: start..end, scheme: "mailto:" }),
    }
}

fn follows_letter(text: &str, start: usize) -> bool {
    text[..start].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// The length of the domain a text begins with: parts of letters, digits, `-` and `_`, no `_` in the last two.
fn domain(text: &str, needs_dot: bool) -> Option<usize> {
    let length = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))).unwrap_or(text.len());
    let name = text[..length].trim_end_matches('.');
    let mut parts = name.rsplit('.');
    let last_two = [parts.next().unwrap_or_default(), parts.next().unwrap_or_default()];
    let sound = name.starts_with(char::is_alphanumeric) && last_two.iter().all(|part| !part.contains('_'));
    (sound && (!needs_dot || name.len() > "www.".len())).then_some(length)
}

/// Where an address ends that has its domain up to byte `at`: at a blank, `<` or a quotation mark, without the signs that belong to the sentence.
fn end(text: &str, start: usize, at: usize) -> usize {
    let stops = |c: char| c.is_whitespace() || matches!(c, '<' | '“' | '”' | '«' | '»' | '‘' | '’' | '\u{200b}') || c.is_control();
    let mut end = at + text[at..].find(stops).unwrap_or(text.len() - at);
    loop {
        let link = &text[start..end];
        let Some(last) = link.chars().next_back() else { return end };
        let count = |sign: char| link.matches(sign).count();
        match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' | '…' | '>' => end -= last.len_utf8(),
            ')' if count(')') > count('(') => end -= 1,
            ']' if count(']') > count('[') => end -= 1,
            '}' if count('}') > count('{') => end -= 1,
            '(' | '[' => end -= 1,
            ';' => match entity(link) {
                Some(length) => end -= length,
                None => end -= 1,
            },
            _ => return end,
        }
    }
}

/// The length of the entity at the end of an address: `&copy;`.
fn entity(link: &str) -> Option<usize> {
    let inner = &link[..link.len() - 1];
    let letters = inner.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    (letters > 0 && inner[..inner.len() - letters].ends_with('&')).then_some(letters + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|link| &text[link.range]).collect()
    }

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, found) in [
            ("Nộp tại https://dichvucong.gov.vn, hoặc www.haiphong.gov.vn.", vec!["https://dichvucong.gov.vn", "www.haiphong.gov.vn"]),
            ("(xem http://a.vn/b_(c)).", vec!["http://a.vn/b_(c)"]),
            ("[https://a.vn/x]", vec!["https://a.vn/x"]),
            ("“https://a.vn/x”…", vec!["https://a.vn/x"]),
            ("Trang:https://a.vn/?q=á&b=1;", vec!["https://a.vn/?q=á&b=1"]),
            ("www.a.vn/x&hl; và www.", vec!["www.a.vn/x"]),
            ("Thư: vanphong@haiphong.gov.vn.", vec!["vanphong@haiphong.gov.vn"]),
            ("mailto:a.b+c@x-y.vn, a@b, a@b.vn-, @a.vn, a@b..vn", vec!["mailto:a.b+c@x-y.vn"]),
            ("xhttps://a.vn, shttp://a.vn, https://, http://_a.vn", vec![]),
            ("tênwww.a.vn, //www.a.vn", vec![]),
            ("http://a_b.c_d.vn http://a.b_c", vec![]),
            ("ẩ@a.vn", vec![]),
        ] {
            assert_eq!(links(text), found, "{text}");
        }
    }
}
