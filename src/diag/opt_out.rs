//! Opt-outs: a comment `loa-ok: CODE reason` on the line or on the line above suppresses a diagnostic that a person has judged.
//! A table has a column for them, `loa-ok` or `cho phép`, with `CODE reason` in the cell of the row.

use super::{Diagnostic, Files};

/// Names of the column.
const COLUMN: [&str; 2] = ["loa-ok", "cho phép"];
/// The header is one of this many first lines of a table.
const HEAD: usize = 6;

/// Whether this is the header of the column for opt-outs, which is not a field of a kind.
pub fn is_opt_out(head: &str) -> bool {
    COLUMN.contains(&&*head.trim().to_lowercase())
}

/// Whether an opt-out suppresses a diagnostic. An opt-out without a reason has no effect.
pub fn is_allowed(diagnostic: &Diagnostic, files: &Files) -> bool {
    let Some(span) = diagnostic.span.filter(|s| diagnostic.code.suppressible && !s.is_whole_file()) else { return false };
    let file = files.get(span.file);
    let text = &*file.text;
    let mut at = (span.start as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let above = text[..start.saturating_sub(1)].rfind('\n').map_or(0, |i| i + 1);
    let code = diagnostic.code.name;
    let allows = |line: &str| line.match_indices("loa-ok:").any(|(i, mark)| names(&line[i + mark.len()..], code));
    if allows(&text[start..end]) || (above < start && allows(&text[above..start])) {
        return true;
    }
    let is_table = file.cells.is_some() || file.path.ends_with(".csv") || file.path.ends_with(".tsv");
    is_table && has_column(text) && cells(row(text, at)).any(|cell| cell.split(';').any(|part| names(part, code)))
}

/// Whether `words` begins with `code` and has a reason of at least three letters behind it.
fn names(words: &str, code: &str) -> bool {
    let reason = words.trim_start().strip_prefix(code).filter(|rest| rest.starts_with([' ', ',', ':', '(']));
    reason.is_some_and(|reason| reason.chars().filter(|c| c.is_alphanumeric()).count() >= 3)
}

fn has_column(text: &str) -> bool {
    text.lines().take(HEAD).flat_map(cells).any(is_opt_out)
}

/// The row around byte offset `at`. A quoted cell may contain line breaks: a row ends at a line break outside quotes.
fn row(text: &str, at: usize) -> &str {
    let (mut start, mut is_open) = (0, false);
    for (i, b) in text.bytes().enumerate() {
        match b {
            b'"' => is_open = !is_open,
            b'\n' if !is_open && i < at => start = i + 1,
            b'\n' if !is_open => return &text[start..i],
            _ => {}
        }
    }
    &text[start..]
}

/// The approximate cells of a row: the texts between quotes, or between comma, semicolon or tab outside quotes.
fn cells(row: &str) -> impl Iterator<Item = &str> {
    row.split('"').enumerate().flat_map(|(no, part)| {
        let is_quoted = no % 2 == 1;
        part.split(move |c| !is_quoted && matches!(c, ',' | ';' | '\t'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_found_whole_and_its_reason_too() {
        let text = "số;cho phép\n\"1\n2\";\"listed-twice dùng chung, cả hai phường; phone-in-text mã máy\"\n3;\n";
        assert!(has_column(text));
        let row = row(text, 16);
        let allowed = |code| cells(row).any(|cell| cell.split(';').any(|part| names(part, code)));
        assert!(allowed("listed-twice") && allowed("phone-in-text") && !allowed("old-unit"));
        assert!(!names("listed-twice", "listed-twice") && !names("listed-twice -", "listed-twice"), "no reason");
    }
}
