//! Opt-outs: `loa-ok: CODE reason` in a comment on the line, or on the line above, says that a person has looked and it is right.

use super::{Diagnostic, Files};

/// Whether the text around a diagnostic allows it. A reason is required: without one nothing is allowed.
pub fn is_allowed(diagnostic: &Diagnostic, files: &Files) -> bool {
    let Some(span) = diagnostic.span.filter(|s| diagnostic.code.judged && !s.is_whole_file()) else { return false };
    let text = &files.get(span.file).text;
    let mut at = (span.start as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let above = text[..start.saturating_sub(1)].rfind('\n').map_or(0, |i| i + 1);
    let allows = |line: &str| {
        line.match_indices("loa-ok:").any(|(i, mark)| {
            let words = line[i + mark.len()..].trim_start();
            let reason = words.strip_prefix(diagnostic.code.name).filter(|r| r.starts_with([' ', ',', ':', '(']));
            reason.is_some_and(|r| r.chars().filter(|c| c.is_alphanumeric()).count() >= 3)
        })
    };
    allows(&text[start..end]) || (above < start && allows(&text[above..start]))
}
