//! Tags of HTML and JSX: names, attributes, and what each element is.

use crate::text::decode_entities;

/// What is done with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementKind {
    /// It parts the text, and Markdown has nothing for it but blank lines: `div`.
    Wrapper,
    /// It is part of a line, and Markdown has nothing for it: `span`.
    Plain,
    /// Markdown has it.
    Markdown,
    /// It is kept as HTML, its text is Markdown: `sup`.
    KeptInline,
    /// It is kept as HTML with all it contains: `dl`.
    KeptBlock,
    /// A frame, film or sound, which becomes a link.
    Media,
    /// A part of a form.
    Form,
    /// Code that no reader sees.
    Code,
    /// A part of a table or list outside of one.
    Part,
    /// No element of HTML.
    Unknown,
}

/// The kind of an element by its name in small letters.
pub fn element_kind(name: &str) -> ElementKind {
    match name {
        "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "center" | "nav" | "figure" | "figcaption" | "address"
        | "hgroup" | "picture" | "fieldset" | "form" | "dialog" | "search" | "template" | "noscript" | "html" | "body" => {
            ElementKind::Wrapper
        }
        "span" | "font" | "big" | "nobr" | "bdi" | "label" | "legend" | "data" | "tt" | "wbr" => ElementKind::Plain,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "li" | "strong" | "b" | "em" | "i" | "del" | "s" | "strike"
        | "code" | "pre" | "br" | "hr" | "blockquote" | "a" | "img" | "table" | "details" | "summary" => ElementKind::Markdown,
        "sup" | "sub" | "kbd" | "u" | "mark" | "abbr" | "q" | "cite" | "var" | "ins" | "time" | "samp" | "small" | "dfn" | "bdo"
        | "ruby" | "rt" | "rp" | "acronym" => ElementKind::KeptInline,
        "dl" | "dt" | "dd" => ElementKind::KeptBlock,
        "iframe" | "video" | "audio" | "embed" | "object" | "source" | "track" => ElementKind::Media,
        "input" | "button" | "select" | "option" | "optgroup" | "textarea" | "progress" | "meter" | "output" => ElementKind::Form,
        "script" | "style" | "svg" | "math" | "canvas" | "head" | "meta" | "link" | "base" | "title" | "param" => ElementKind::Code,
        "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "caption" | "colgroup" | "col" => ElementKind::Part,
        _ => ElementKind::Unknown,
    }
}

/// Whether an element has no end tag.
pub fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "input" | "meta" | "link" | "source" | "track" | "embed" | "col" | "wbr" | "base" | "param")
}

/// Whether an element begins a block.
pub fn is_block(name: &str) -> bool {
    matches!(element_kind(name), ElementKind::Wrapper | ElementKind::KeptBlock | ElementKind::Part)
        || matches!(
            name,
            "p" | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "ul"
                | "ol"
                | "li"
                | "pre"
                | "hr"
                | "blockquote"
                | "table"
                | "details"
                | "summary"
                | "iframe"
                | "video"
        )
}

/// A tag.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HtmlTag {
    /// As written.
    pub name: String,
    /// It is an end tag.
    pub closes: bool,
    /// It ends in `/>`.
    pub is_empty: bool,
    /// Names in small letters for HTML, and decoded values.
    pub attributes: Vec<(String, String)>,
    /// Length in bytes.
    pub len: usize,
}

impl HtmlTag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.as_str())
    }
}

/// Longest tag that is read.
const MAX_TAG: usize = 20_000;

/// Reads the tag at the start of `text`. None where it is no tag; `braces` allows the values of JSX.
pub fn read_tag(text: &str, braces: bool) -> Option<HtmlTag> {
    let mut rest = text.strip_prefix('<')?;
    let mut tag = HtmlTag::default();
    if let Some(after) = rest.strip_prefix('/') {
        (tag.closes, rest) = (true, after);
    }
    // `<>` and `</>` of JSX.
    if braces && rest.starts_with('>') {
        tag.len = text.len() - rest.len() + 1;
        return Some(tag);
    }
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'))).unwrap_or(rest.len());
    tag.name = rest[..end].to_string();
    rest = &rest[end..];
    // `<https://…>` and `<name@host>` are addresses.
    if !(rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/'))
        || (tag.name.contains(':') && rest.starts_with('/'))
    {
        return None;
    }
    loop {
        rest = rest.trim_start();
        if text.len() - rest.len() > MAX_TAG {
            return None;
        }
        if let Some(after) = rest.strip_prefix("/>") {
            (tag.is_empty, rest) = (true, after);
            break;
        }
        match rest.chars().next()? {
            '>' => {
                rest = &rest[1..];
                break;
            }
            '/' => rest = &rest[1..],
            // A template inside a tag, or the spread of JSX.
            '{' => {
                let len = braces_len(rest)?;
                tag.attributes.push((String::new(), rest[..len].to_string()));
                rest = &rest[len..];
            }
            '<' => return None,
            _ => {
                let end = rest
                    .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '{') || (c == '/' && rest.contains("/>")))
                    .unwrap_or(rest.len())
                    .max(1);
                let end = (end..=rest.len()).find(|i| rest.is_char_boundary(*i))?;
                let name = rest[..end].to_ascii_lowercase();
                let name = if braces { rest[..end].to_string() } else { name };
                rest = rest[end..].trim_start();
                let value = match rest.strip_prefix('=') {
                    Some(after) => {
                        let (value, len) = read_value(after.trim_start())?;
                        rest = &after.trim_start()[len..];
                        value
                    }
                    None => String::new(),
                };
                tag.attributes.push((name, value));
            }
        }
    }
    tag.len = text.len() - rest.len();
    Some(tag)
}

/// The value of an attribute and its length as written.
fn read_value(text: &str) -> Option<(String, usize)> {
    match text.chars().next()? {
        quote @ ('"' | '\'') => {
            let end = text[1..].find(quote)? + 1;
            Some((decode_entities(&text[1..end]), end + 1))
        }
        '{' => {
            let len = braces_len(text)?;
            let inner = text[1..len - 1].trim();
            let quoted = ['"', '\'', '`'].iter().find_map(|q| inner.strip_prefix(*q)?.strip_suffix(*q));
            Some((quoted.unwrap_or(&text[..len]).to_string(), len))
        }
        _ => {
            let end = text.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(text.len());
            Some((decode_entities(&text[..end]), end))
        }
    }
}

/// The length of an expression in braces, which may contain others and quoted texts.
pub fn braces_len(text: &str) -> Option<usize> {
    let (mut open, mut quote) = (0usize, None);
    for (i, c) in text.char_indices() {
        if i > MAX_TAG {
            return None;
        }
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (Some('"' | '\''), '\n') => quote = None,
            (Some(_), _) => {}
            (None, '"' | '`') => quote = Some(c),
            // An apostrophe between letters is one of a text.
            (None, '\'') if !text[..i].ends_with(|c: char| c.is_alphanumeric()) => quote = Some(c),
            (None, '{') => open += 1,
            (None, '}') => {
                open -= 1;
                if open == 0 {
                    return Some(i + 1);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_as_people_write_them() {
        let tag = read_tag("<a HREF=\"x?a=1&amp;b\" target=_blank title='t > u'>b", false).unwrap();
        assert_eq!((tag.get("href"), tag.get("title"), tag.get("target")), (Some("x?a=1&b"), Some("t > u"), Some("_blank")));
        assert_eq!(tag.len, "<a HREF=\"x?a=1&amp;b\" target=_blank title='t > u'>".len());
        assert!(read_tag("<br/>", false).is_some_and(|t| t.is_empty));
        let jsx = read_tag("<TabItem value=\"a\" label={'Nộp hồ sơ'} on={() => { x > 1 }} {...p}>", true).unwrap();
        assert_eq!((jsx.get("label"), jsx.name.as_str()), (Some("Nộp hồ sơ"), "TabItem"));
        for text in ["<https://a.vn>", "<ubnd@a.vn>", "< a>", "<a", "<3", "<a href=\"x", "<a b={", "a"] {
            assert!(read_tag(text, true).is_none(), "{text}");
        }
    }
}
