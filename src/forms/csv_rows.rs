//! Changes of cells and rows in a CSV table; the bytes of all other cells and rows stay.

use crate::diag::{Diagnostics, FileId, Span};
use crate::kinds::Kind;
use crate::lang::Speech;
use crate::read::{Node, read_csv};
use std::collections::BTreeMap;
use std::ops::Range;

/// A CSV table and its changes.
pub struct CsvRows<'a> {
    text: &'a str,
    kind: &'static Kind,
    separator: char,
    /// Byte range of the header.
    header: Range<usize>,
    heads: Vec<String>,
    /// Names of fields that get a new column.
    added: Vec<String>,
    /// By the byte offset of a row: the offset of its end, and new values.
    changes: BTreeMap<usize, (usize, NamedCells)>,
    /// New rows, each with the byte offset of the end of the record before it.
    inserted: Vec<(usize, NamedCells)>,
}

/// Values with the names of their fields: `name`, and in another language `name.en`.
type NamedCells = Vec<(String, String)>;

/// A new row.
#[derive(Clone, Debug, Default)]
pub struct NewRow(
    /// Names of fields with their values.
    pub Vec<(&'static str, String)>,
);

impl<'a> CsvRows<'a> {
    /// Reads the header. None when no record is a header: one with more than half of its cells naming fields of the kind.
    pub fn new(text: &'a str, kind: &'static Kind) -> Option<CsvRows<'a>> {
        let mut at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        while at < text.len() {
            let end = record_end(text, at);
            let line = &text[at..end];
            let separator = [',', ';', '\t'].into_iter().max_by_key(|s| (line.matches(*s).count(), *s == ','))?;
            let heads: Vec<String> = cells(line, separator).into_iter().map(|range| unquoted(&line[range])).collect();
            if heads.iter().filter(|h| kind.table().find_in(h).is_some()).count() > heads.len() / 2 {
                let (header, added) = (at..end, Vec::new());
                return Some(CsvRows { text, kind, separator, header, heads, added, changes: BTreeMap::new(), inserted: Vec::new() });
            }
            at = next_line(text, end);
        }
        None
    }

    /// The headers as they are written.
    pub fn heads(&self) -> &[String] {
        &self.heads
    }

    /// The header of a field as it is written.
    pub fn head_of(&self, name: &str) -> Option<String> {
        self.column_of(name).map(|at| self.heads[at].clone())
    }

    /// The separator of cells: comma, semicolon or tab.
    pub fn separator(&self) -> char {
        self.separator
    }

    /// Changes a field of the row at a span.
    pub fn set(&mut self, row: Span, name: &str, value: String) {
        self.column(name);
        let (start, end) = (row.start as usize, row.end as usize);
        self.changes.entry(start).or_insert((end, Vec::new())).1.push((name.to_string(), value));
    }

    /// Adds a row behind the last one.
    pub fn append(&mut self, row: NewRow) {
        let rows = self.rows();
        let last = rows.last().map(|row| row.span);
        self.insert(last, row.0.into_iter().map(|(name, value)| (name.to_string(), value)).collect());
    }

    /// Adds a row behind another one, or below the header.
    pub fn insert(&mut self, behind: Option<Span>, cells: NamedCells) {
        for (name, _) in &cells {
            self.column(name);
        }
        self.inserted.push((behind.map_or(self.header.end, |row| row.end as usize), cells));
    }

    /// The rows as they are read.
    fn rows(&self) -> Vec<Node> {
        let table = read_csv(FileId(0), self.text, &mut Diagnostics::new());
        table.as_ref().and_then(Node::as_list).unwrap_or_default().to_vec()
    }

    /// The index of the column of a field.
    fn column_of(&self, name: &str) -> Option<usize> {
        let table = self.kind.table();
        let field = table.find_in(name)?;
        self.heads.iter().position(|h| table.find_in(h) == Some(field))
    }

    /// The index of the column of a field, which is added when there is none.
    fn column(&mut self, name: &str) -> usize {
        if let Some(at) = self.column_of(name) {
            return at;
        }
        let at = self.added.iter().position(|f| *f == name).unwrap_or_else(|| {
            self.added.push(name.to_string());
            self.added.len() - 1
        });
        self.heads.len() + at
    }

    /// The text with all changes.
    pub fn finish(mut self) -> String {
        let mut splices: Vec<(Range<usize>, String)> = Vec::new();
        for (start, (end, changes)) in std::mem::take(&mut self.changes) {
            let line = &self.text[start..end];
            splices.push((start..end, self.changed(line, changes)));
        }
        let speech = if self.heads.iter().all(|h| h.is_ascii()) { Speech::English } else { Speech::Vietnamese };
        let header = &self.text[self.header.clone()];
        let all_quoted = cells(header, self.separator).into_iter().all(|range| is_quoted(&header[range]));
        let names: Vec<String> = self.added.iter().map(|name| self.head(name, speech)).collect();
        let names: String = names.iter().map(|name| format!("{}{}", self.separator, quoted(name, self.separator, all_quoted))).collect();
        splices.push((self.header.end..self.header.end, names));
        let inserted = std::mem::take(&mut self.inserted);
        if !inserted.is_empty() {
            let styles = self.styles();
            for (at, cells) in inserted {
                let row = self.row(cells, &styles);
                splices.push((at..at, format!("{}{row}", line_end(self.text, at))));
            }
        }
        // The sort is stable: at the same position the new headers stay before the rows.
        splices.sort_by_key(|(range, _)| range.start);
        let (mut out, mut at) = (String::with_capacity(self.text.len() + 256), 0);
        for (range, new) in splices {
            out.push_str(&self.text[at..range.start]);
            out.push_str(&new);
            at = range.end;
        }
        out.push_str(&self.text[at..]);
        out
    }

    /// A record with new values in some of its cells.
    fn changed(&mut self, line: &str, changes: NamedCells) -> String {
        let mut fields: Vec<String> = cells(line, self.separator).into_iter().map(|range| line[range].to_string()).collect();
        for (name, value) in changes {
            let column = self.column(&name);
            if fields.len() <= column {
                fields.resize(column + 1, String::new());
            }
            // Quotes that were not necessary are kept.
            let keeps_quotes = is_quoted(&fields[column]) && !needs_quotes(&unquoted(&fields[column]), self.separator);
            fields[column] = quoted(&value, self.separator, keeps_quotes);
        }
        fields.join(&self.separator.to_string())
    }

    /// The record of a new row in the style of the others.
    fn row(&mut self, cells: NamedCells, styles: &[ColumnStyle]) -> String {
        let empty = |style: &ColumnStyle| if style.quotes_empty { "\"\"".to_string() } else { String::new() };
        let mut fields: Vec<String> = styles.iter().map(empty).collect();
        fields.resize(self.heads.len() + self.added.len(), String::new());
        for (name, value) in cells {
            let column = self.column(&name);
            let quotes = styles.get(column).is_some_and(|style| style.quotes);
            fields[column] = if value.is_empty() { continue } else { quoted(&value, self.separator, quotes) };
        }
        fields.join(&self.separator.to_string())
    }

    /// The style of each column.
    fn styles(&self) -> Vec<ColumnStyle> {
        let mut styles = vec![ColumnStyle::default(); self.heads.len()];
        let mut bare = vec![false; self.heads.len()];
        for row in self.rows() {
            let line = &self.text[row.span.start as usize..row.span.end as usize];
            for ((range, style), bare) in cells(line, self.separator).into_iter().zip(&mut styles).zip(&mut bare) {
                let (cell, text) = (&line[range.clone()], unquoted(&line[range]));
                match (is_quoted(cell), text.is_empty()) {
                    (true, true) => style.quotes_empty = true,
                    (true, false) => style.quotes |= !needs_quotes(&text, self.separator),
                    (false, empty) => *bare |= !empty,
                }
            }
        }
        styles.iter_mut().zip(bare).for_each(|(style, bare)| style.quotes &= !bare);
        styles
    }

    /// The header of a new column.
    fn head(&self, name: &str, speech: Speech) -> String {
        let translated = || {
            let (base, lang) = name.rsplit_once('.')?;
            Some(format!("{}.{lang}", self.heads[self.column_of(base)?]))
        };
        translated().unwrap_or_else(|| label(self.kind, name, speech))
    }
}

/// The style of the cells of a column.
#[derive(Clone, Copy, Debug, Default)]
struct ColumnStyle {
    /// Whether cells are quoted also where that is not necessary.
    quotes: bool,
    /// Whether empty cells are quoted.
    quotes_empty: bool,
}

/// The header of a field in a new table or column.
pub fn label(kind: &Kind, name: &str, speech: Speech) -> String {
    let table = kind.table();
    let Some((no, lang)) = table.find_in(name) else { return name.to_string() };
    let field = table.field(no);
    let mut letters = speech.choose(field.vi, field.name).chars();
    let first = letters.next().map(|first| speech.choose(first.to_uppercase().collect(), first.to_string()));
    let lang = lang.map(|lang| format!(".{lang}")).unwrap_or_default();
    format!("{}{}{lang}", first.unwrap_or_default(), letters.as_str())
}

/// Byte offset of the end of a record: a line break outside quotes.
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

/// The line break at a position; at the end of the text, the one that the text uses.
fn line_end(text: &str, at: usize) -> &str {
    match next_line(text, at) {
        next if next > at => &text[at..next],
        _ if text.contains("\r\n") => "\r\n",
        _ => "\n",
    }
}

/// The text without a row. The row before keeps its line break, except when the removed row was the last and had none.
pub fn csv_without_row(text: &str, row: Span) -> String {
    let (start, end) = (row.start as usize, row.end as usize);
    let next = next_line(text, end);
    let start = match next == end {
        true => start - line_before(&text[..start]),
        false => start,
    };
    format!("{}{}", &text[..start], &text[next..])
}

/// The length of the line break at the end of a text.
fn line_before(text: &str) -> usize {
    match text {
        t if t.ends_with("\r\n") => 2,
        t if t.ends_with(['\n', '\r']) => 1,
        _ => 0,
    }
}

/// Byte ranges of the cells of a record, including quotes.
fn cells(line: &str, separator: char) -> Vec<Range<usize>> {
    let (mut found, mut start, mut quoted) = (Vec::new(), 0, false);
    for (i, c) in line.char_indices() {
        match c {
            // In a cell that does not begin with a quote, quotes are ordinary characters: 5" ống.
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

fn is_quoted(cell: &str) -> bool {
    cell.trim().starts_with('"')
}

fn unquoted(cell: &str) -> String {
    let cell = cell.trim();
    match cell.strip_prefix('"').and_then(|c| c.strip_suffix('"')) {
        Some(inside) => inside.replace("\"\"", "\""),
        None => cell.to_string(),
    }
}

fn needs_quotes(value: &str, separator: char) -> bool {
    value.contains([separator, '"', '\n', '\r']) || value.trim() != value
}

/// A value as a cell, quoted where that is necessary or with `always`.
fn quoted(value: &str, separator: char, always: bool) -> String {
    match always || needs_quotes(value, separator) {
        true => format!("\"{}\"", value.replace('"', "\"\"")),
        false => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_touched_cells_change() {
        let kind = Kind::built_in("contact").unwrap();
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

    #[test]
    fn quotes_follow_the_style_of_the_column() {
        let kind = Kind::built_in("contact").unwrap();
        let text = "\"Mã dòng\";\"Bộ phận\";\"Điện thoại\";\"Căn cứ\"\n\"a\";\"Tổ A\";0225 000 1;\"\"";
        let mut rows = CsvRows::new(text, kind).unwrap();
        let row = rows.rows()[0].span;
        rows.set(row, "unit", "Tổ B".into());
        rows.set(row, "unit.en", "Team B".into());
        rows.append(NewRow(vec![("id", "c".into()), ("unit", "Tổ C".into()), ("phone", "0225 000 3".into())]));
        assert_eq!(
            rows.finish(),
            "\"Mã dòng\";\"Bộ phận\";\"Điện thoại\";\"Căn cứ\";\"Bộ phận.en\"\n\"a\";\"Tổ B\";0225 000 1;\"\";Team B\n\"c\";\"Tổ C\";0225 000 3;\"\";"
        );
    }
}
