//! Opt-outs: a comment `loa-ok: CODE reason` on the line or on the line above suppresses a diagnostic that a person has judged.
//! A table has a column for them, `loa-ok` or `cho phép`, with `CODE reason` in the cell of the row.

use super::{Diagnostic, FileId, Files};
use memchr::memmem;
use rustc_hash::FxHashMap;

/// Names of the column.
const COLUMN: [&str; 2] = ["loa-ok", "cho phép"];
/// What an opt-out in a comment begins with.
const MARK: &[u8] = b"loa-ok:";
/// The header is one of this many first lines of a table.
const HEAD: usize = 6;

/// Whether this is the header of the column for opt-outs, which is not a field of a kind.
pub fn is_opt_out(head: &str) -> bool {
    COLUMN.contains(&&*head.trim().to_lowercase())
}

/// The opt-outs of the files with diagnostics. A file is read once for all of its diagnostics.
pub struct OptOuts<'a> {
    files: &'a Files,
    found: FxHashMap<FileId, FileOptOuts>,
}

/// The opt-outs of one file.
struct FileOptOuts {
    /// Where the marks `loa-ok:` end.
    marks: Vec<usize>,
    /// Where the rows of a table with a column for opt-outs begin.
    rows: Vec<usize>,
}

impl<'a> OptOuts<'a> {
    pub fn new(files: &'a Files) -> OptOuts<'a> {
        OptOuts { files, found: FxHashMap::default() }
    }

    /// Whether an opt-out suppresses a diagnostic. An opt-out without a reason has no effect.
    pub fn allow(&mut self, diagnostic: &Diagnostic) -> bool {
        let Some(span) = diagnostic.span.filter(|s| diagnostic.code.suppressible && !s.is_whole_file()) else { return false };
        let file = self.files.get(span.file);
        let text = &*file.text;
        let of_file = self.found.entry(span.file).or_insert_with(|| {
            let is_table = file.cells.is_some() || file.path.ends_with(".csv") || file.path.ends_with(".tsv");
            let marks = memmem::find_iter(text.as_bytes(), MARK).map(|i| i + MARK.len()).collect();
            FileOptOuts { marks, rows: if is_table && has_column(text) { rows(text) } else { Vec::new() } }
        });
        if of_file.marks.is_empty() && of_file.rows.is_empty() {
            return false;
        }
        let mut at = (span.start as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let code = diagnostic.code.name;
        let line = self.files.lines(span.file).range(text, at);
        let above = self.files.lines(span.file).range(text, line.start.saturating_sub(1));
        let marks = &of_file.marks[of_file.marks.partition_point(|mark| *mark < above.start)..];
        let line_end = |mark: usize| if mark <= above.end { above.end } else { line.end };
        if marks.iter().take_while(|mark| **mark <= line.end).any(|mark| names(&text[*mark..line_end(*mark)], code)) {
            return true;
        }
        let row = of_file.rows.partition_point(|start| *start <= at);
        let end = of_file.rows.get(row).map_or(text.len(), |next| next - 1);
        let Some(start) = row.checked_sub(1).map(|row| of_file.rows[row]) else { return false };
        cells(&text[start..end]).any(|cell| cell.split(';').any(|part| names(part, code)))
    }
}

/// Whether `words` begins with `code` and has a reason of at least three letters behind it.
fn names(words: &str, code: &str) -> bool {
    let reason = words.trim_start().strip_prefix(code).filter(|rest| rest.starts_with([' ', ',', ':', '(']));
    reason.is_some_and(|reason| reason.chars().filter(|c| c.is_alphanumeric()).count() >= 3)
}

fn has_column(text: &str) -> bool {
    text.lines().take(HEAD).flat_map(cells).any(is_opt_out)
}

/// Where the rows of a table begin. A quoted cell may contain line breaks: a row ends at a line break outside quotes.
fn rows(text: &str) -> Vec<usize> {
    let mut is_open = false;
    let ends_row = |i: &usize| {
        is_open ^= text.as_bytes()[*i] == b'"';
        text.as_bytes()[*i] == b'\n' && !is_open
    };
    let ends = memchr::memchr2_iter(b'"', b'\n', text.as_bytes()).filter(ends_row);
    std::iter::once(0).chain(ends.map(|i| i + 1)).collect()
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
        let starts = rows(text);
        let row = &text[starts[1]..starts[2] - 1];
        let allowed = |code| cells(row).any(|cell| cell.split(';').any(|part| names(part, code)));
        assert!(allowed("listed-twice") && allowed("phone-in-text") && !allowed("old-unit"));
        assert!(!names("listed-twice", "listed-twice") && !names("listed-twice -", "listed-twice"), "no reason");
    }
}
