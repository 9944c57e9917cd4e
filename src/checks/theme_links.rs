//! Scripts, style sheets, frames, pictures and fonts that a theme loads from other sites, which thereby learn who reads.

use super::rule::{Check, CheckContext, Rule};
use crate::diag::{Diagnostic, Diagnostics, Span, THEME_REMOTE};

/// The rule.
pub static RULE: Rule = Rule { name: "theme links", feature: None, check: Check::Library(check) };

/// What stands before an address that browsers load by themselves.
const LOADS: &[&str] = &["src=", "@import", "url(", "srcset=", "poster=", "importScripts("];

fn check(context: &CheckContext, diagnostics: &mut Diagnostics) {
    let is_theme = |path: &str| path.starts_with("themes/") || path.starts_with("(loa)/");
    let is_loaded = |path: &str| [".html", ".css", ".js", ".svg"].iter().any(|e| path.ends_with(e));
    for (file, source) in context.files.iter().filter(|(_, f)| is_theme(&f.path) && is_loaded(&f.path)) {
        let text = &*source.text;
        for (at, _) in text.match_indices("//") {
            let before = text[..at].trim_end_matches("https:").trim_end_matches("http:");
            let rest = &text[at + 2..];
            if !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) || rest.starts_with("www.w3.org") {
                continue;
            }
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ')' | '>' | ';')).unwrap_or(rest.len());
            let before_quote = before.trim_end_matches(['"', '\'', ' ', '`']);
            let loads = LOADS.iter().any(|l| before_quote.ends_with(l)) || is_style_sheet(before_quote, &rest[end..]);
            if loads {
                let span = Span::new(file, before.len(), at + 2 + end);
                diagnostics.push(Diagnostic::new(&THEME_REMOTE).at(span).with("url", &text[before.len()..at + 2 + end]));
            }
        }
    }
}

/// Whether `href=` stands in a `<link>` for a style sheet or font, not in a link to read.
fn is_style_sheet(before: &str, after: &str) -> bool {
    let Some(tag) = before.strip_suffix("href=").and_then(|b| b.rfind('<').map(|i| &b[i..])) else { return false };
    let whole = format!("{tag} {}", &after[..after.find('>').unwrap_or(after.len())]);
    tag.starts_with("<link")
        && ["stylesheet", "preload", "icon", "preconnect", "dns-prefetch", "modulepreload"].iter().any(|r| whole.contains(r))
}
