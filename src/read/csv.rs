//! CSV files: RFC 4180, with the separators and line ends that spreadsheet programs write. Every cell has its byte range.

use super::list_head::{ListRow, known_columns, list_node};
use super::node::{Node, ScalarForm};
use super::table::{HEAD_ROWS, MAX_ROWS, TableBuilder, TableCell, header_row, no_header};
use crate::diag::{self, Diagnostic, Diagnostics, FileId, Span};
use std::borrow::Cow;
use std::ops::Range;

/// Parses a CSV file to a list of maps from header to cell. None where it has no header, which is reported.
///
/// The separator (`,` `;` or tab) is the one that the header uses. Empty rows, a line `sep=;` and titles above the header are skipped.
pub fn read_csv(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut records = CsvRecords::new(text);
    let head: Vec<CsvRecord> = records.by_ref().filter(|r| !r.cells.is_empty()).take(HEAD_ROWS).collect();
    // A title exported from a spreadsheet has empty cells behind it: `Danh sách,,,`. A single cell is the header of one column.
    let titles: Vec<bool> = head.iter().map(|r| r.fields > 1 && r.cells.len() == 1).collect();
    let mut rows = head.into_iter().skip(header_row(&titles));
    let node = match rows.next() {
        None => {
            // An unclosed quote in the header is reported already.
            if records.faults.is_empty() {
                no_header(file, diagnostics);
            }
            None
        }
        Some(header) => {
            let mut table = TableBuilder::new(file, false, header.cells.into_iter(), diagnostics);
            for row in rows.chain(records.by_ref()) {
                if !table.row(row.range, row.cells.into_iter()) {
                    break;
                }
            }
            Some(table.finish())
        }
    };
    report_quotes(file, &records, diagnostics);
    node
}

/// Parses a CSV file to a list of maps as [`read_csv`] does, below the row with most known columns.
pub fn read_csv_list(file: FileId, text: &str, is_known: &dyn Fn(&str) -> bool, diagnostics: &mut Diagnostics) -> Option<Node> {
    let mut records = CsvRecords::new(text);
    let rows =
        records.by_ref().filter(|record| !record.cells.is_empty()).map(|record| ListRow { range: record.range, cells: record.cells });
    let rows: Vec<ListRow> = rows.take(MAX_ROWS + 100).collect();
    if known_columns(&rows, is_known) == 0 {
        return read_csv(file, text, diagnostics);
    }
    report_quotes(file, &records, diagnostics);
    Some(list_node(file, false, rows, is_known, diagnostics))
}

/// Reports faults of quotation marks.
fn report_quotes(file: FileId, records: &CsvRecords, diagnostics: &mut Diagnostics) {
    for (problem, range) in &records.faults {
        diagnostics.push(Diagnostic::new(&diag::TABLE).at(Span::new(file, range.start, range.end)).with("problem", *problem));
    }
}

/// Iterator over the records of a CSV text.
struct CsvRecords<'a> {
    text: &'a str,
    separator: u8,
    at: usize,
    /// Faults of quotation marks, as messages name them, and their byte ranges.
    faults: Vec<(&'static str, Range<usize>)>,
}

struct CsvRecord<'a> {
    /// Byte range without the line end.
    range: Range<usize>,
    /// Number of fields, empty ones too.
    fields: usize,
    /// The fields that are not empty.
    cells: Vec<TableCell<'a>>,
}

impl<'a> CsvRecords<'a> {
    fn new(text: &'a str) -> CsvRecords<'a> {
        let mut at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let mut separator = None;
        // Excel's way to name the separator.
        if let [s, e, p, b'=', sign @ (b',' | b';' | b'\t'), rest @ ..] = &text.as_bytes()[at..]
            && [*s, *e, *p].eq_ignore_ascii_case(b"sep")
            && (rest.is_empty() || rest.starts_with(b"\n") || rest.starts_with(b"\r"))
        {
            separator = Some(*sign);
            at += 5;
        }
        CsvRecords { text, separator: separator.unwrap_or_else(|| separator_of(&text[at..])), at, faults: Vec::new() }
    }

    /// Reads the field at `self.at` and moves to its end: a separator, a line end or the end of the text.
    /// None where its quotation mark is not closed.
    fn field(&mut self) -> Option<(Range<usize>, Cow<'a, str>)> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let open = start + bytes[start..].iter().take_while(|b| **b == b' ').count();
        if bytes.get(open) != Some(&b'"') {
            self.at = self.end_of_field(start);
            let range = trimmed(self.text, start..self.at);
            return Some((range.clone(), Cow::Borrowed(&self.text[range])));
        }
        let mut doubled = false;
        let mut close = open + 1;
        loop {
            let Some(next) = bytes[close..].iter().position(|b| *b == b'"') else {
                let line = self.text[open..].find(['\n', '\r']).map_or(bytes.len(), |i| open + i);
                self.faults.push(("unclosed-quote", open..line));
                self.at = bytes.len();
                return None;
            };
            close += next;
            if bytes.get(close + 1) != Some(&b'"') {
                break;
            }
            doubled = true;
            close += 2;
        }
        self.at = self.end_of_field(close + 1);
        if !self.text[close + 1..self.at].trim().is_empty() {
            // `"Nhà văn hóa" phường An Biên`, or an unclosed quotation mark of an earlier row that this one closes.
            self.faults.push(("text-after-quote", trimmed(self.text, close + 1..self.at)));
            let range = trimmed(self.text, open..self.at);
            return Some((range.clone(), Cow::Borrowed(&self.text[range])));
        }
        let range = trimmed(self.text, open + 1..close);
        let inside = &self.text[range.clone()];
        Some((range, if doubled { Cow::Owned(inside.replace("\"\"", "\"")) } else { Cow::Borrowed(inside) }))
    }

    fn end_of_field(&self, from: usize) -> usize {
        let rest = &self.text.as_bytes()[from..];
        from + rest.iter().position(|b| *b == self.separator || matches!(b, b'\n' | b'\r')).unwrap_or(rest.len())
    }
}

impl<'a> Iterator for CsvRecords<'a> {
    type Item = CsvRecord<'a>;

    fn next(&mut self) -> Option<CsvRecord<'a>> {
        let bytes = self.text.as_bytes();
        if self.at >= bytes.len() {
            return None;
        }
        let mut record = CsvRecord { range: self.at..self.at, fields: 0, cells: Vec::new() };
        loop {
            let (range, text) = self.field()?;
            if !text.is_empty() {
                let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { text };
                record.cells.push(TableCell { column: record.fields, range, text, form: ScalarForm::Plain });
            }
            record.fields += 1;
            record.range.end = self.at;
            match &bytes[self.at..] {
                [b'\r', b'\n', ..] => self.at += 2,
                [b'\n' | b'\r', ..] => self.at += 1,
                [] => {}
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            return Some(record);
        }
    }
}

/// The separator: the sign that occurs most outside quotation marks in the first line that is not empty.
fn separator_of(text: &str) -> u8 {
    let mut counts = [(b',', 0usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for b in text.trim_start_matches(['\n', '\r', ' ']).bytes() {
        match b {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            b if !quoted => counts.iter_mut().filter(|(sign, _)| *sign == b).for_each(|(_, n)| *n += 1),
            _ => {}
        }
    }
    // Of equal counts the later sign counts: words of headers contain commas more often than semicolons and tabs.
    counts.iter().filter(|(_, n)| *n > 0).max_by_key(|(_, n)| *n).map_or(b',', |(sign, _)| *sign)
}

/// The range without white space around its content.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = &text[range.clone()];
    let start = range.start + (inside.len() - inside.trim_start().len());
    start..start + inside.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Node>, Vec<String>) {
        let mut diagnostics = Diagnostics::new();
        let node = read_csv(FileId(0), text, &mut diagnostics);
        let said = diagnostics.iter().map(|d| {
            let span = d.span.filter(|s| !s.is_whole_file());
            format!("{} {}", d.code.name, span.map_or("-", |s| &text[s.start as usize..s.end as usize]))
        });
        let said = said.collect();
        (node, said)
    }

    /// Rows as `key=value` with what the spans point at.
    fn rows(text: &str) -> Vec<String> {
        let (node, said) = read(text);
        assert_eq!(said, Vec::<String>::new(), "{text:?}");
        let node = node.unwrap();
        let rows = node.as_list().unwrap().iter().map(|row| {
            let cells = row.as_map().unwrap().iter().map(|(key, value)| {
                let slice = |s: Span| &text[s.start as usize..s.end as usize];
                assert_eq!(slice(key.span).split_whitespace().collect::<Vec<_>>().join(" "), *key.text);
                let value_text = value.as_text().unwrap();
                assert_eq!(slice(value.span).replace("\"\"", "\"").replace("\r\n", "\n"), value_text);
                assert!(row.span.start <= value.span.start && value.span.end <= row.span.end);
                format!("{}={}", key.text, value_text)
            });
            cells.collect::<Vec<_>>().join("|")
        });
        rows.collect()
    }

    #[test]
    fn cells_are_found_whatever_program_wrote_the_file() {
        let rows_of_two = ["tên=An Biên|phí=50.000", "tên=Lê Chân"];
        for text in [
            "tên,phí\nAn Biên,50.000\nLê Chân,\n",
            "tên;phí\r\nAn Biên;50.000\r\n\r\n;;\r\nLê Chân",
            "\u{feff}sep=;\r\ntên;phí\r\n\"An Biên\";\"50.000\"\r\nLê Chân;;;\r\n",
            "tên\tphí\rAn Biên\t 50.000 \rLê Chân\r",
            "\n  \n\"tên\" , \"phí\"\n An Biên , \"50.000 \"\nLê Chân,\"\"",
            "Danh sách phường,\n,\ntên,phí\nAn Biên,50.000\nLê Chân,",
        ] {
            assert_eq!(rows(text), rows_of_two, "{text:?}");
        }
    }

    #[test]
    fn quotes_keep_separators_lines_and_quotes() {
        assert_eq!(rows("a,\"b\nc\"\n\"1, \"\"2\"\"\",\"x\r\ny, z\"\n5\" ống,\"\"\"\"\n"), ["a=1, \"2\"|b c=x\ny, z", "a=5\" ống|b c=\""]);
        assert_eq!(rows("khẩu hiệu\n\"Nhanh, dễ\"\n"), ["khẩu hiệu=Nhanh, dễ"]);
        assert_eq!(rows("chữ;\nmột;\nhai;\n"), ["chữ=một", "chữ=hai"]);
    }

    #[test]
    fn faults_are_shown_where_they_stand() {
        for (text, faults) in [
            ("", &["table-no-header -"][..]),
            ("\n,,\n", &["table-no-header -"]),
            ("sep=;", &["table-no-header -"]),
            ("Tên,tên_,a\nx", &["column-twice tên_"]),
            ("#,#\n1,2", &["column-twice #"]),
            ("a,b\n1,2, ba,4\n1,2,,\n", &["row-too-long ba"]),
            ("a,,b\n1,2,3\n1,2,3", &["table-no-header 2"]),
            ("a,b\n=1+1,H?i Phòng\nPh??ng,x", &["formula =1+1", "lost-letters H?i Phòng"]),
            ("a,b\n1,\"hai\n3,4\n", &["table \"hai"]),
            ("a,b\n1,\"hai\n3,4\n5,\"sáu\"\n7,8", &["table sáu\""]),
            ("a,b\n\"Nhà\" A,2", &["table A"]),
            ("\"a\n", &["table \"a"]),
        ] {
            assert_eq!(read(text).1, faults, "{text:?}");
        }
    }

    #[test]
    fn hostile_files_end() {
        let many = format!("a\n{}", "1\n".repeat(super::super::table::MAX_ROWS + 5));
        let (node, said) = read(&many);
        assert_eq!(said, ["table-too-long 1"]);
        assert_eq!(node.unwrap().as_list().unwrap().len(), super::super::table::MAX_ROWS);
        for text in ["\"".repeat(100_001), ",".repeat(100_000), "\r".repeat(100_000), "a,\"".repeat(50_000), "\0\u{feff}".repeat(9)] {
            read(&text);
        }
    }
}
