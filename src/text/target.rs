//! Reads link targets as authors write them.

use super::document::LinkTarget;
use super::references;
use crate::diag::{BAD_URL, Diagnostic, Diagnostics, FILE_MISSING, IMAGE_REMOTE, Span};
use crate::read::paths;
use std::ops::Range;
use std::sync::Arc;

/// Schemes that links may have. All others (`javascript:`, `data:`, `file:` …) are refused.
const SCHEMES: &[&str] = &["https", "http", "mailto", "tel", "sms"];

/// Reads a link target. `folder` is the folder of the source file. A refused target is `LinkTarget::Bad` after a report.
pub fn link(written: &str, folder: &str, span: Span, diagnostics: &mut Diagnostics) -> LinkTarget {
    if written.contains("{{") {
        let written = references::unmask(written);
        let safe = scheme(&written).is_none_or(|s| SCHEMES.contains(&&*s)) && !written.starts_with("{{");
        if !safe {
            return refuse(&written, span, diagnostics);
        }
        return match references::interpolated(&written, span, diagnostics) {
            Some(text) => LinkTarget::Interpolated(Arc::new(text)),
            None => LinkTarget::Bad,
        };
    }
    let holds_control =
        if written.is_ascii() { written.bytes().any(|b| b.is_ascii_control()) } else { written.chars().any(char::is_control) };
    if holds_control {
        return refuse(written, span, diagnostics);
    }
    if let Some(anchor) = written.strip_prefix('#') {
        return LinkTarget::Anchor(anchor.into());
    }
    if let Some(scheme) = scheme(written) {
        if SCHEMES.contains(&&*scheme) {
            return LinkTarget::Url(written.into());
        }
        let rest = &written[scheme.len() + 1..];
        let name_like = scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && !rest.is_empty();
        if scheme == "product" {
            return LinkTarget::Product(rest.into());
        }
        if !name_like || ["javascript", "data", "file", "vbscript", "blob", "about", "ftp"].contains(&&*scheme) {
            return refuse(written, span, diagnostics);
        }
        let (written, anchor) = split_anchor(rest);
        // A procedure is named by its code as it is printed: 1.001193.
        let slug = written.split('/').map(crate::vietnamese::name_slug).collect::<Vec<_>>().join("/");
        return LinkTarget::Item { kind: scheme.into(), slug: slug.into(), anchor };
    }
    if written.starts_with("//") || written.starts_with('\\') {
        return refuse(written, span, diagnostics);
    }
    if let Some(path) = written.strip_prefix('/') {
        return LinkTarget::Root(path.into());
    }
    if written.is_empty() {
        return refuse(written, span, diagnostics);
    }
    if is_mailbox(written) {
        return LinkTarget::Url(format!("mailto:{written}").into());
    }
    let (path, anchor) = split_anchor(written);
    let (path, query) = match path.find('?') {
        Some(i) => (&path[..i], Some(path[i..].into())),
        None => (path, None),
    };
    if path.is_empty() {
        return LinkTarget::Anchor(anchor.unwrap_or_default());
    }
    match paths::resolve(folder, path) {
        Some(path) => LinkTarget::File { path: path.into(), query, anchor },
        None => {
            diagnostics.push(Diagnostic::new(&FILE_MISSING).at(span).with("path", written).suggest(written, []));
            LinkTarget::Bad
        }
    }
}

/// Reads the target of a picture, which must be a file of the site.
pub fn image(written: &str, folder: &str, span: Span, diagnostics: &mut Diagnostics) -> LinkTarget {
    match link(written, folder, span, diagnostics) {
        // Pictures are files: their names are as on the disk.
        LinkTarget::Root(path) => LinkTarget::Root(paths::percent_decode(&path).map_or_else(|| path.clone(), |name| (*name).into())),
        target @ (LinkTarget::File { anchor: None, query: None, .. } | LinkTarget::Bad) => target,
        _ => {
            diagnostics.push(Diagnostic::new(&IMAGE_REMOTE).at(span).with("url", written));
            LinkTarget::Bad
        }
    }
}

/// The lower-case scheme of an address, if it has one.
pub fn scheme(written: &str) -> Option<String> {
    let colon = written.find(':')?;
    let name = &written[..colon];
    let valid =
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    valid.then(|| name.to_ascii_lowercase())
}

/// Whether an address may stand in a field of type Url.
pub fn is_web_address(written: &str) -> bool {
    scheme(written).is_some_and(|s| s == "https" || s == "http" || s == "mailto" || s == "tel")
        && !written.chars().any(|c| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | '"'))
}

/// `ubnd@haiphong.gov.vn`: a mailbox that lacks `mailto:`. `anh@2x.png` is a file.
fn is_mailbox(written: &str) -> bool {
    let Some((name, host)) = written.split_once('@') else { return false };
    let top = host.rsplit_once('.').map_or("", |(_, top)| top);
    let is_host = host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b)) && !host.starts_with(|c: char| c.is_ascii_digit());
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+".contains(&b));
    is_name && is_host && top.len() >= 2 && top.bytes().all(|b| b.is_ascii_alphabetic()) && !FILES.contains(&top)
}

/// `dichvucong.gov.vn/x`: an address of the web that lacks `https://`.
pub fn is_domain(written: &str) -> bool {
    let host = written.split(['/', '?', '#']).next().unwrap_or_default();
    let top = host.rsplit_once('.').map_or("", |(_, top)| top);
    let is_host = host.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b));
    is_host && !host.starts_with('.') && (host.starts_with("www.") || ["vn", "com", "org", "net", "gov", "edu"].contains(&top))
}

/// Where the address stands in a link as written, `[words](address "title")`; none where it is defined elsewhere.
pub fn written(link: &str) -> Option<Range<usize>> {
    let start = link.rfind("](")? + 2;
    let inner = &link[start..];
    let start = start + (inner.len() - inner.trim_start().len());
    let inner = &link[start..];
    if let Some(inner) = inner.strip_prefix('<') {
        return Some(start + 1..start + 1 + inner.find('>')?);
    }
    let mut depth = 0;
    let end = inner.find(|c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c.is_whitespace() || depth < 0
    })?;
    Some(start..start + end)
}

/// Extensions of files beside texts, which are no domains.
const FILES: &[&str] = &["png", "jpg", "jpeg", "webp", "gif", "svg", "pdf", "docx", "xlsx", "pptx", "zip", "md", "html", "csv", "txt"];

fn split_anchor(written: &str) -> (&str, Option<Box<str>>) {
    match written.split_once('#') {
        Some((path, "")) => (path, None),
        Some((path, anchor)) => (path, Some(anchor.into())),
        None => (written, None),
    }
}

fn refuse(written: &str, span: Span, diagnostics: &mut Diagnostics) -> LinkTarget {
    diagnostics.push(Diagnostic::new(&BAD_URL).at(span).with("url", written.escape_debug()));
    LinkTarget::Bad
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    fn read(written: &str) -> LinkTarget {
        link(written, "content/g", Span::new(FileId(0), 0, 0), &mut Diagnostics::new())
    }

    #[test]
    fn links_are_read_as_people_write_them() {
        let file = |path: &str, query: Option<&str>, anchor: Option<&str>| LinkTarget::File {
            path: path.into(),
            query: query.map(Box::from),
            anchor: anchor.map(Box::from),
        };
        assert_eq!(read("./b"), file("content/g/b", None, None));
        assert_eq!(read("b.md?x=1#y"), file("content/g/b.md", Some("?x=1"), Some("y")));
        assert_eq!(read("b.md#"), file("content/g/b.md", None, None));
        assert_eq!(read("a\u{309}nh.png"), file("content/g/ảnh.png", None, None));
        assert_eq!(read("#"), LinkTarget::Anchor("".into()));
        assert_eq!(read("?x=1"), LinkTarget::Anchor("".into()));
        assert_eq!(read("ubnd@haiphong.gov.vn"), LinkTarget::Url("mailto:ubnd@haiphong.gov.vn".into()));
        assert_eq!(read("anh@2x.png"), file("content/g/anh@2x.png", None, None));
        assert_eq!(read("/g/b"), LinkTarget::Root("g/b".into()));
        assert_eq!(read(""), LinkTarget::Bad);
    }

    #[test]
    fn domains_are_told_from_files() {
        assert!(["dichvucong.gov.vn", "www.a-b.info/x", "haiphong.gov.vn/tin?x=1"].iter().all(|d| is_domain(d)));
        assert!(!["don.pdf", "b.md", "../vn", "1.001193", "Mau.com.docx", "guide:x"].iter().any(|d| is_domain(d)));
    }

    #[test]
    fn the_address_of_a_link_is_found() {
        let found = |link: &'static str| written(link).map(|range| &link[range]);
        assert_eq!(found("[a](b.md)"), Some("b.md"));
        assert_eq!(found("[a [c](d)]( <b c.md> \"t\")"), Some("b c.md"));
        assert_eq!(found("[a](b_(c).md \"t\")"), Some("b_(c).md"));
        assert_eq!(found("[a][b]"), None);
    }
}
