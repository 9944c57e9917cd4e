//! Tables in CSV changed cell by cell: rows and cells nobody touched stay byte for byte as they were.

use crate::diag::Span;
use crate::kinds::Kind;
use std::collections::BTreeMap;
use std::ops::Range;

/// A CSV file and the changes to it.
pub struct CsvRows<'a> {
    text: &'a str,
    kind: &'static Kind,
    separator: char,
    /// The line of the header.
    header: Range<usize>,
    heads: Vec<String>,
    /// Fields that get a column of their own.
    added: Vec<&'static str>,
    /// By the beginning of a row: its range, and what its fields become.
    changes: BTreeMap<usize, (usize, NewRow)>,
    appended: Vec<NewRow>,
}

/// Fields of a row: of one that is not in the table yet, or what changes in one that is.
#[derive(Clone, Debug, Default)]
pub struct NewRow(pub Vec<(&'static str, String)>);

impl<'a> CsvRows<'a> {
    /// None when the text has no header that names fields of the kind.
    pub fn new(text: &'a str, kind: &'static Kind) -> Option<CsvRows<'a>> {
        let mut at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        while at < text.len() {
            let end = record_end(text, at);
            let line = &text[at..end];
            let separator = [',', ';', '\t'].into_iter().max_by_key(|s| (line.matches(*s).count(), *s == ','))?;
            let heads: Vec<String> = cells(line, separator).into_iter().map(|range| unquoted(&line[range])).collect();
            if heads.iter().filter(|h| kind.table().find(h).is_some()).count() > heads.len() / 2 {
                let (header, added) = (at..end, Vec::new());
                return Some(CsvRows { text, kind, separator, header, heads, added, changes: BTreeMap::new(), appended: Vec::new() });
            }
            at = next_line(text, end);
        }
        None
    }

    /// Changes a field of the row at a span.
    pub fn set(&mut self, row: Span, field: &'static str, value: String) {
        self.column(field);
        let (start, end) = (row.start as usize, row.end as usize);
        self.changes.entry(start).or_insert((end, NewRow::default())).1.0.push((field, value));
    }

    /// Adds a row at the end.
    pub fn append(&mut self, row: NewRow) {
        for (field, _) in &row.0 {
            self.column(field);
        }
        self.appended.push(row);
    }

    /// The column of a field, made when there is none.
    fn column(&mut self, field: &'static str) -> usize {
        let table = self.kind.table();
        let no = table.named(field);
        if let Some(at) = self.heads.iter().position(|h| no.is_some() && table.find(h) == no) {
            return at;
        }
        let at = self.added.iter().position(|f| *f == field).unwrap_or_else(|| {
            self.added.push(field);
            self.added.len() - 1
        });
        self.heads.len() + at
    }

    /// The text with all changes.
    pub fn finish(mut self) -> String {
        let ending = if self.text.contains("\r\n") { "\r\n" } else { "\n" };
        let mut out = self.text.to_string();
        for (start, (end, changes)) in std::mem::take(&mut self.changes).into_iter().rev() {
            let line = &self.text[start..end];
            let mut fields: Vec<String> = cells(line, self.separator).into_iter().map(|range| line[range].to_string()).collect();
            for (field, value) in changes.0 {
                let column = self.column(field);
                if fields.len() <= column {
                    fields.resize(column + 1, String::new());
                }
                fields[column] = quoted(&value, self.separator);
            }
            out.replace_range(start..end, &fields.join(&self.separator.to_string()));
        }
        let english = self.heads.iter().all(|h| h.is_ascii());
        let names: Vec<String> = self.added.iter().map(|f| label(self.kind, f, english)).collect();
        for name in names.iter().rev() {
            out.insert_str(self.header.end, &format!("{}{}", self.separator, quoted(name, self.separator)));
        }
        for row in std::mem::take(&mut self.appended) {
            let mut fields: Vec<String> = vec![String::new(); self.heads.len() + self.added.len()];
            for (field, value) in row.0 {
                let column = self.column(field);
                fields[column] = quoted(&value, self.separator);
            }
            if !out.ends_with('\n') {
                out.push_str(ending);
            }
            out.push_str(&fields.join(&self.separator.to_string()));
            out.push_str(ending);
        }
        out
    }
}

/// A header for new tables and columns.
pub fn label(kind: &Kind, field: &str, english: bool) -> String {
    let table = kind.table();
    let Some(known) = table.named(field).map(|no| table.field(no)) else { return field.to_string() };
    if english {
        return known.name.to_string();
    }
    let mut letters = known.vi.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Where the record that begins here ends: at a line's end outside quotes.
fn record_end(text: &str, start: usize) -> usize {
    let mut quoted = false;
    for (i, b) in text.bytes().enumerate().skip(start) {
        match b {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => return i,
            _ => {}
        }
    }
    text.len()
}

fn next_line(text: &str, end: usize) -> usize {
    match &text.as_bytes()[end..] {
        [b'\r', b'\n', ..] => end + 2,
        [] => end,
        _ => end + 1,
    }
}

/// Ranges of the cells of a record, quotes included.
fn cells(line: &str, separator: char) -> Vec<Range<usize>> {
    let (mut found, mut start, mut quoted) = (Vec::new(), 0, false);
    for (i, c) in line.char_indices() {
        match c {
            // A quote inside a cell that begins without one is a sign like others: 5" ống.
            '"' if line[start..].trim_start().starts_with('"') => quoted = !quoted,
            c if c == separator && !quoted => {
                found.push(start..i);
                start = i + c.len_utf8();
            }
            _ => {}
        }
    }
    found.push(start..line.len());
    found
}

fn unquoted(cell: &str) -> String {
    let cell = cell.trim();
    match cell.strip_prefix('"').and_then(|c| c.strip_suffix('"')) {
        Some(inside) => inside.replace("\"\"", "\""),
        None => cell.to_string(),
    }
}

fn quoted(value: &str, separator: char) -> String {
    if value.contains([separator, '"', '\n', '\r']) || value.trim() != value {
        return format!("\"{}\"", value.replace('"', "\"\""));
    }
    value.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    #[test]
    fn only_touched_cells_change() {
        let kind = Kind::find("contact").unwrap();
        let text =
            "\u{feff}Mã dòng,Vai trò,Bộ phận,Điện thoại\r\na,trực,\"Tổ \"\"Một\"\", nhà A\",0225 000 1\r\nb,trực, Tổ hai ,0225 000 2\r\n";
        let span = |row: &str| {
            let start = text.find(row).unwrap();
            Span::new(FileId(0), start, record_end(text, start))
        };
        let mut rows = CsvRows::new(text, kind).unwrap();
        rows.set(span("a,"), "phone", "0225 000 1234".into());
        rows.set(span("a,"), "verified_on", "22/11/2026".into());
        rows.append(NewRow(vec![("id", "c".into()), ("unit", "Tổ ba, nhà C".into())]));
        assert_eq!(
            rows.finish(),
            "\u{feff}Mã dòng,Vai trò,Bộ phận,Điện thoại,Ngày kiểm tra\r\na,trực,\"Tổ \"\"Một\"\", nhà A\",0225 000 1234,22/11/2026\r\nb,trực, Tổ hai ,0225 000 2\r\nc,,\"Tổ ba, nhà C\",,\r\n"
        );
        assert_eq!(CsvRows::new(text, kind).unwrap().finish(), text);
    }
}
