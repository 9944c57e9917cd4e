//! HTML as it is sent to a browser: links between places lead to this server, and a script keeps the page up to date.

use super::address::PlaceAddresses;
use crate::text::escaped;
use axum::body::Bytes;

/// The script of every page.
pub const SCRIPT: &str = include_str!("live.js");
/// The style sheet of the panel that the script shows.
pub const STYLE: &str = include_str!("live.css");

/// A page as it is sent.
#[derive(Clone, Debug)]
pub struct LivePage {
    /// The HTML with the script.
    pub html: Bytes,
    /// Its state, which the script sends back.
    pub state: PageState,
}

/// Tells whether a browser must reload a page or only its style sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageState {
    /// Digest of the page without the addresses of its style sheets: 24 hexadecimal digits.
    pub body: String,
    /// Addresses of the style sheets in their order.
    pub styles: Vec<String>,
}

/// Prepares a page. `address` is the requested address; `places` translates links between places.
pub fn page(html: &str, address: &str, places: &PlaceAddresses) -> LivePage {
    let html = places.with_local_links(html);
    let state = page_state(&html);
    let tag = format!(
        r#"<script src="/_loa/live.js" data-page="{}" data-body="{}" data-styles="{}" defer></script>"#,
        escaped(address),
        state.body,
        escaped(&state.styles.join(" ")),
    );
    let end = html.rfind("</body>").or_else(|| html.rfind("</html>")).unwrap_or(html.len());
    LivePage { html: Bytes::from([&html[..end], &tag, &html[end..]].concat()), state }
}

fn page_state(html: &str) -> PageState {
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
    PageState { body: hasher.finalize().to_hex()[..24].to_string(), styles }
}

/// The address of a style sheet in a `<link>` element; none for other links.
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
    use super::page_state;

    #[test]
    fn a_new_style_sheet_does_not_change_the_body() {
        let with = |style: &str, text: &str| {
            page_state(&format!(r#"<head><link rel="stylesheet" href="{style}"><link rel="icon" href="a.png"></head>{text}"#))
        };
        let (one, two, three) = (with("a-1.css", "x"), with("a-2.css", "x"), with("a-2.css", "y"));
        assert_eq!((&one.body, &one.styles), (&two.body, &vec!["a-1.css".to_string()]));
        assert_ne!(two.styles, one.styles);
        assert_ne!(two.body, three.body);
    }
}
