//! Reads path patterns.

use crate::diag::{Diagnostic, Diagnostics, PRODUCT, Span};
use crate::plan::declared::pattern::{FIELDS, PathPattern, PatternPart, check_portable};

impl PathPattern {
    /// Reads a pattern; unknown fields and paths that leave the root are reported.
    pub fn parse(text: &str, span: Span, diagnostics: &mut Diagnostics) -> Option<PathPattern> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let Some(len) = rest[open..].find('}') else { break };
            let name = &rest[open + 1..open + len];
            if open > 0 {
                parts.push(PatternPart::Text(rest[..open].into()));
            }
            match FIELDS.iter().find(|(n, _)| *n == name) {
                Some((_, field)) => parts.push(PatternPart::Field(*field)),
                None => {
                    let report = Diagnostic::new(&PRODUCT).at(span).with("why", "path-field").with("name", name);
                    diagnostics.push(report.suggest(name, FIELDS.iter().map(|f| f.0)));
                    return None;
                }
            }
            rest = &rest[open + len + 1..];
        }
        if !rest.is_empty() {
            parts.push(PatternPart::Text(rest.into()));
        }
        let plain: String = parts.iter().map(|p| if let PatternPart::Text(t) = p { t } else { "x" }).collect();
        if let Err(why) = check_portable(&plain) {
            diagnostics.push(Diagnostic::new(&PRODUCT).at(span).with("why", "path").with("name", why).suggest("", []));
            return None;
        }
        Some(PathPattern { parts })
    }
}
