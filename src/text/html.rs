//! Raw HTML in texts: the words of it, its entities, and the names of its tags.

/// The words of a piece of HTML, without tags and comments. Entities of HTML's own signs are resolved.
pub fn words(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(i) = rest.find(['<', '&']) {
        out.push_str(&rest[..i]);
        rest = &rest[i..];
        if let Some((sign, entity)) = ENTITIES.iter().find_map(|(name, sign)| rest.starts_with(name).then_some((*sign, *name))) {
            out.push_str(sign);
            rest = &rest[entity.len()..];
        } else if rest.starts_with('&') {
            out.push('&');
            rest = &rest[1..];
        } else if let Some(end) = silent_end(rest) {
            rest = &rest[end..];
        } else {
            out.push('<');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

/// Elements that may begin or end within a word.
const WITHIN_WORDS: &[&str] = &[
    "a", "abbr", "b", "bdi", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong",
    "sub", "sup", "time", "u", "var", "wbr",
];

/// Elements that part words and stand in one line with what is beside them.
const BETWEEN_WORDS: &[&str] = &[
    "audio", "button", "data", "iframe", "img", "input", "label", "meter", "object", "option", "output", "picture", "progress", "rp", "rt",
    "ruby", "select", "source", "svg", "td", "th", "track", "video",
];

/// Whether the words before and behind a tag of this name may be one word.
pub fn is_within_words(name: &str) -> bool {
    WITHIN_WORDS.contains(&&*name.to_ascii_lowercase())
}

/// The words of a piece of HTML, a line for each block that has some.
pub fn lines(html: &str) -> String {
    let mut parted = String::with_capacity(html.len());
    let html = html.replace('\n', " ");
    let mut rest = &*html;
    while let Some(at) = rest.find('<') {
        parted.push_str(&rest[..at]);
        rest = &rest[at..];
        match tag_name(rest) {
            Some((name, _)) if is_within_words(name) => {}
            Some((name, _)) if BETWEEN_WORDS.contains(&&*name.to_ascii_lowercase()) => parted.push(' '),
            Some(_) => parted.push('\n'),
            None => {}
        }
        parted.push('<');
        rest = &rest[1..];
    }
    parted.push_str(rest);
    let words = words(&parted);
    let lines = words.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

const ENTITIES: [(&str, &str); 6] = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{a0}")];

/// The length of the tag, comment, script or style that `html` begins with.
fn silent_end(html: &str) -> Option<usize> {
    if html.starts_with("<!--") {
        return Some(html.find("-->").map_or(html.len(), |i| i + 3));
    }
    for name in ["script", "style"] {
        if tag_name(html) == Some((name, false)) {
            let close = format!("</{name}");
            let end = find_ignoring_case(html, &close);
            return Some(end.and_then(|i| Some(i + html[i..].find('>')? + 1)).unwrap_or(html.len()));
        }
    }
    html[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')).then(|| html.find('>').map(|i| i + 1))?
}

/// Where an ASCII text stands in HTML, in small letters or capitals. `<` begins it.
pub fn find_ignoring_case(html: &str, text: &str) -> Option<usize> {
    let is_here = |at: &usize| html.as_bytes()[*at..].get(..text.len()).is_some_and(|here| here.eq_ignore_ascii_case(text.as_bytes()));
    memchr::memchr_iter(b'<', html.as_bytes()).find(is_here)
}

/// The name of the tag `html` begins with, and whether it is a closing one. The name is as written.
pub fn tag_name(html: &str) -> Option<(&str, bool)> {
    let inner = html.strip_prefix('<')?;
    let (inner, closing) = inner.strip_prefix('/').map_or((inner, false), |inner| (inner, true));
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '.' && c != ':').unwrap_or(inner.len());
    (end > 0 && inner.starts_with(|c: char| c.is_ascii_alphabetic())).then(|| (&inner[..end], closing))
}

/// How deep the elements of a text are nested after this piece of HTML, where they were `depth` deep before. Elements whose end may be left out do not count.
pub fn depth(html: &str, mut depth: usize) -> usize {
    const ENDS_ITSELF: [&str; 27] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "p", "li", "dt", "dd",
        "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rt",
    ];
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        match tag_name(&html[at..]) {
            Some((name, _)) if ENDS_ITSELF.contains(&&*name.to_ascii_lowercase()) => {}
            Some((_, true)) => depth = depth.saturating_sub(1),
            Some((_, false)) => depth += 1,
            None => {}
        }
    }
    depth
}

/// Whether `html` is a line break: `<br>`, `<br/>`.
pub fn is_break(html: &str) -> bool {
    tag_name(html).is_some_and(|(name, closing)| !closing && name.eq_ignore_ascii_case("br"))
}

/// How far the end of a tag or shortcode is looked for, in bytes.
pub const FAR: usize = 2000;

/// Whether `html` is a tag with an expression of JSX: `<Tabs items={[1]} />`.
pub fn has_expression(html: &str) -> bool {
    html.get(1..html.floor_char_boundary(FAR.min(html.len())))
        .and_then(|tag| Some(&tag[..tag.find("={")?]))
        .is_some_and(|name| name.starts_with(|c: char| c.is_ascii_uppercase()) && !name.contains('>'))
}

/// Replaces the entities of HTML that stand for one character.
pub fn decode_entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_string();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|b| b == b';');
        let found = end.and_then(|end| Some((character(&rest[1..end])?, end)));
        match found {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "bull" => '•',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "middot" => '·',
        "times" => '×',
        "raquo" => '»',
        "laquo" => '«',
        "eacute" => 'é',
        "deg" => '°',
        _ => return None,
    })
}

/// Escapes a text for element content and quoted attributes.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// Appends a text, escaped for element content and quoted attributes.
pub fn escape(text: &str, out: &mut String) {
    if memchr::memchr3(b'&', b'<', b'>', text.as_bytes()).is_none() && memchr::memchr(b'"', text.as_bytes()).is_none() {
        out.push_str(text);
        return;
    }
    let mut at = 0;
    for (i, b) in text.bytes().enumerate() {
        let entity = match b {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[at..i]);
        out.push_str(entity);
        at = i + 1;
    }
    out.push_str(&text[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_html_are_what_one_reads() {
        assert_eq!(words("<p class=\"a\">Một &amp; hai<br>ba</p><!-- x --><script>y()</script> < 4 &copy;"), "Một & haiba < 4 &copy;");
        assert_eq!(words("<style>p{}"), "");
    }

    #[test]
    fn a_block_is_a_line() {
        let html = "<h3>Gọi</h3><p>Số <b>0225</b>,\n hỏi <img src=\"a.png\" alt=\"\"> tổ</p><table><tr><td>A</td><td>1</td></tr><tr><td>B</td></tr></table><dl><dt>C<dd>2</dl>x<br>y";
        assert_eq!(lines(html), "Gọi\nSố 0225, hỏi tổ\nA 1\nB\nC\n2\nx\ny");
    }

    #[test]
    fn breaks_are_told_from_other_tags() {
        assert!(is_break("<BR />") && !is_break("</br>") && !is_break("<brx>"));
    }

    #[test]
    fn entities_of_one_character_are_decoded() {
        assert_eq!(decode_entities("A&#46; B &amp; C&nbsp;&eacute; &unknown; &#x1F600; &"), "A. B & C\u{a0}é &unknown; 😀 &");
    }
}
