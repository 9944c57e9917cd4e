//! Reads link targets as authors write them.

use super::document::LinkTarget;
use super::references;
use crate::diag::{BAD_URL, Diagnostic, Diagnostics, FILE_MISSING, IMAGE_REMOTE, Span};
use crate::read::paths;
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
    let (path, anchor) = split_anchor(written);
    match paths::resolve(folder, path) {
        Some(path) => LinkTarget::File { path: path.into(), anchor },
        None => {
            diagnostics.push(Diagnostic::new(&FILE_MISSING).at(span).with("path", written).suggest(written, []));
            LinkTarget::Bad
        }
    }
}

/// Reads the target of a picture, which must be a file of the site.
pub fn image(written: &str, folder: &str, span: Span, diagnostics: &mut Diagnostics) -> LinkTarget {
    match link(written, folder, span, diagnostics) {
        target @ (LinkTarget::File { anchor: None, .. } | LinkTarget::Root(_) | LinkTarget::Bad) => target,
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

fn split_anchor(written: &str) -> (&str, Option<Box<str>>) {
    match written.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.into())),
        None => (written, None),
    }
}

fn refuse(written: &str, span: Span, diagnostics: &mut Diagnostics) -> LinkTarget {
    diagnostics.push(Diagnostic::new(&BAD_URL).at(span).with("url", written.escape_debug()));
    LinkTarget::Bad
}
