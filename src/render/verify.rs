//! JSON and XML products are parsed after rendering: a template that breaks them is at fault, not the reader.

/// Whether the bytes are what the format promises. `Err` is the parser's reason.
pub fn verify(format: &str, text: &str) -> Result<(), String> {
    match format {
        "json" | "geojson" | "webmanifest" => serde_json::from_str::<serde::de::IgnoredAny>(text).map(drop).map_err(|e| e.to_string()),
        "xml" | "svg" | "atom" | "rss" => xml(text),
        _ => Ok(()),
    }
}

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
            Ok(Event::Text(words)) if depth == 0 && !words.iter().all(u8::is_ascii_whitespace) => {
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

    #[test]
    fn broken_feeds_are_found() {
        assert!(verify("xml", "<?xml version=\"1.0\"?><a><b>x</b></a>").is_ok());
        for bad in ["<a><b></a>", "<a>", "<a/><b/>", "", "<a x=1/>", "x<a/>"] {
            assert!(verify("xml", bad).is_err(), "{bad}");
        }
        assert!(verify("json", "{\"a\":1,}").is_err());
    }
}
