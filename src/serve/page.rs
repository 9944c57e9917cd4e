//! HTML on its way to a browser: links between places lead here, and a script keeps the page up to date.

use super::address::Bases;
use crate::render::escaped;
use axum::body::Bytes;

/// The script of every page, and the style of what it shows.
pub const SCRIPT: &str = include_str!("live.js");
pub const STYLE: &str = include_str!("live.css");

/// A page ready to be sent.
#[derive(Clone, Debug)]
pub struct Page {
    pub html: Bytes,
    pub seen: Seen,
}

/// What a browser shows of a page, as far as it needs to know whether to show it anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Digest of all but the addresses of style sheets.
    pub body: String,
    /// Addresses of style sheets in their order.
    pub styles: Vec<String>,
}

/// Prepares a page. `address` is what a browser asked for, `here` how links between places are shown.
pub fn page(html: &str, address: &str, bases: &Bases) -> Page {
    let html = bases.localised(html);
    let seen = seen(&html);
    let tag = format!(
        r#"<script src="/_loa/live.js" data-page="{}" data-body="{}" data-styles="{}" defer></script>"#,
        escaped(address),
        seen.body,
        escaped(&seen.styles.join(" ")),
    );
    let end = html.rfind("</body>").or_else(|| html.rfind("</html>")).unwrap_or(html.len());
    Page { html: Bytes::from([&html[..end], &tag, &html[end..]].concat()), seen }
}

fn seen(html: &str) -> Seen {
    let (mut hasher, mut styles) = (blake3::Hasher::new(), Vec::new());
    let mut rest = html;
    while let Some(at) = rest.find("<link") {
        let (before, tag) = rest.split_at(at);
        hasher.update(before.as_bytes());
        let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |end| end + 1));
        match href(tag) {
            Some(href) => styles.push(href.to_string()),
            None => drop(hasher.update(tag.as_bytes())),
        }
        rest = after;
    }
    hasher.update(rest.as_bytes());
    Seen { body: hasher.finalize().to_hex()[..24].to_string(), styles }
}

/// The address of a `<link>` to a style sheet.
fn href(tag: &str) -> Option<&str> {
    let value = |name: &str| {
        let after = &tag[tag.find(name)? + name.len()..];
        match after.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => after.split([' ', '>']).next(),
        }
    };
    value(" href=").filter(|_| value(" rel=") == Some("stylesheet"))
}

#[cfg(test)]
mod tests {
    use super::seen;

    #[test]
    fn a_new_style_sheet_is_no_new_page() {
        let with = |style: &str, text: &str| {
            seen(&format!(r#"<head><link rel="stylesheet" href="{style}"><link rel="icon" href="a.png"></head>{text}"#))
        };
        let (one, two, three) = (with("a-1.css", "x"), with("a-2.css", "x"), with("a-2.css", "y"));
        assert_eq!((&one.body, &one.styles), (&two.body, &vec!["a-1.css".to_string()]));
        assert_ne!(two.styles, one.styles);
        assert_ne!(two.body, three.body);
    }
}
