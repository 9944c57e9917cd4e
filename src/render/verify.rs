//! Parses rendered files of machine-readable formats, so that faults of templates are found by the build.

use crate::read::Syntax;

/// Whether a text is what its format promises. `Err` is the parser's reason.
pub fn verify(syntax: Syntax, text: &str) -> Result<(), String> {
    if matches!(syntax, Syntax::Html | Syntax::Xml) {
        controls(text)?;
    }
    match syntax {
        Syntax::Json => serde_json::from_str::<serde::de::IgnoredAny>(text).map(drop).map_err(|e| e.to_string()),
        Syntax::Xml => xml(text),
        Syntax::Html => data_blocks(text),
        Syntax::Calendar => super::calendar::verify(text),
        Syntax::Table => csv(text),
        // A message is checked while it is encoded.
        Syntax::Mail | Syntax::Free => Ok(()),
    }
}

/// Rejects control characters, which neither HTML nor XML 1.0 allows.
fn controls(text: &str) -> Result<(), String> {
    let is_control = |b: u8| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r');
    if !text.bytes().fold(false, |found, b| found | is_control(b)) {
        return Ok(());
    }
    let at = text.bytes().position(is_control).unwrap_or_default();
    Err(format!("a control character, U+{:04X} (line {})", text.as_bytes()[at], text[..at].matches('\n').count() + 1))
}

/// Checks the JSON-LD blocks of a page: `<script type="application/ld+json">`.
fn data_blocks(html: &str) -> Result<(), String> {
    if memchr::memmem::find(html.as_bytes(), b"ld+json").is_none() {
        return Ok(());
    }
    let lower = html.to_ascii_lowercase();
    let mut at = 0;
    while let Some(tag) = lower[at..].find("<script").map(|i| at + i) {
        let Some(body) = lower[tag..].find('>').map(|i| tag + i + 1) else { break };
        let Some(end) = lower[body..].find("</script").map(|i| body + i) else {
            return Err("a script element is not closed".into());
        };
        if lower[tag..body].contains("ld+json") {
            serde_json::from_str::<serde::de::IgnoredAny>(&html[body..end]).map_err(|e| format!("JSON-LD: {e}"))?;
        }
        at = end;
    }
    Ok(())
}

/// Checks that all rows of a CSV table have the same number of cells. Empty lines at the end are allowed.
fn csv(text: &str) -> Result<(), String> {
    let text = text.trim_end_matches(['\r', '\n']);
    let (mut cells, mut line, mut first) = (1usize, 1usize, None);
    let (mut quoted, mut empty) = (false, true);
    let mut end_row = |cells: usize, line: usize, empty: bool| match first {
        _ if empty && cells == 1 => Err(format!("an empty row (line {line})")),
        None => {
            first = Some(cells);
            Ok(())
        }
        Some(wanted) if wanted == cells => Ok(()),
        Some(wanted) => Err(format!("{cells} cells instead of {wanted} (line {line})")),
    };
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells += 1,
            '\n' if !quoted => {
                end_row(cells, line, empty)?;
                (cells, empty) = (1, true);
            }
            _ => {}
        }
        empty &= c == '\n' || c == '\r';
        line += usize::from(c == '\n');
    }
    if quoted {
        return Err("a quotation mark is not closed".into());
    }
    if empty && cells == 1 { Ok(()) } else { end_row(cells, line, empty) }
}

/// Checks that XML is well-formed: one root element, closed elements, sound attributes.
fn xml(text: &str) -> Result<(), String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let (mut depth, mut roots) = (0usize, 0usize);
    loop {
        let at = |reader: &quick_xml::Reader<&[u8]>, why: &str| {
            let line = text[..(reader.buffer_position() as usize).min(text.len())].matches('\n').count() + 1;
            format!("{why} (line {line})")
        };
        match reader.read_event() {
            Err(error) => return Err(at(&reader, &error.to_string())),
            Ok(Event::Eof) => break,
            Ok(Event::Start(tag)) => {
                roots += usize::from(depth == 0);
                depth += 1;
                check_attributes(&tag).map_err(|why| at(&reader, &why))?;
            }
            Ok(Event::Empty(tag)) => {
                roots += usize::from(depth == 0);
                check_attributes(&tag).map_err(|why| at(&reader, &why))?;
            }
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Text(words)) if depth == 0 && !words.bytes().all(|byte| byte.is_ascii_whitespace()) => {
                return Err(at(&reader, "text outside the root element"));
            }
            Ok(_) => {}
        }
    }
    if depth > 0 {
        return Err("an element is not closed".into());
    }
    if roots == 1 { Ok(()) } else { Err(format!("{roots} root elements")) }
}

fn check_attributes(tag: &quick_xml::events::BytesStart) -> Result<(), String> {
    tag.attributes().find_map(|a| a.err()).map_or(Ok(()), |e| Err(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::verify;
    use crate::read::Syntax;

    #[test]
    fn broken_feeds_are_found() {
        assert!(verify(Syntax::Xml, "<?xml version=\"1.0\"?><a><b>x</b></a>").is_ok());
        for bad in ["<a><b></a>", "<a>", "<a/><b/>", "", "<a x=1/>", "x<a/>"] {
            assert!(verify(Syntax::Xml, bad).is_err(), "{bad}");
        }
        assert!(verify(Syntax::Json, "{\"a\":1,}").is_err());
    }

    #[test]
    fn control_characters_are_found() {
        for syntax in [Syntax::Html, Syntax::Xml] {
            assert!(verify(syntax, "<p>a\tb\r\n</p>").is_ok());
            assert_eq!(verify(syntax, "<p>\na\u{b}</p>"), Err("a control character, U+000B (line 2)".to_string()));
        }
    }

    #[test]
    fn broken_data_blocks_are_found() {
        let page = |block: &str| format!("<script src=a.js></script><SCRIPT type=application/ld+json>{block}</SCRIPT><p>x</p>");
        assert_eq!(verify(Syntax::Html, &page(" {\"a\": \"\\u003c/script>\"} ")), Ok(()));
        assert_eq!(verify(Syntax::Html, "<script>không phải JSON</script> ld+json"), Ok(()));
        for bad in ["", "{\"a\":1,}", "{&quot;a&quot;:1}", "{\"a\": \"</script>\"}"] {
            assert!(verify(Syntax::Html, &page(bad)).is_err(), "{bad}");
        }
        assert!(verify(Syntax::Html, "<script type=\"application/ld+json\">{}").is_err());
    }

    #[test]
    fn rows_of_unequal_length_are_found() {
        for good in ["", "a,b\n", "a,b\r\n\"x, y\",\"z \"\"\nw\"\r\n", "a\nb", ",\n,"] {
            assert_eq!(verify(Syntax::Table, good), Ok(()), "{good:?}");
        }
        for bad in ["a,b\nc\n", "a,b\nc,d,e", "a\n\nb\n\n", "a,\"b\n"] {
            assert!(verify(Syntax::Table, bad).is_err(), "{bad:?}");
        }
    }
}
