//! Writes a report as text in columns, CSV, HTML, a workbook or a Word file.

use crate::forms::workbook::{WorkbookColumn, WorkbookPage, workbook};
use crate::lang::Words;
use crate::text::escaped;
use crate::vietnamese::short_date;
use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

/// One table of a report.
#[derive(Debug, Default)]
pub struct Grid {
    /// The title above the table.
    pub title: String,
    /// The headers.
    pub columns: Vec<String>,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
    /// Paragraphs below the table.
    pub notes: Vec<String>,
}

/// A report.
#[derive(Debug, Default)]
pub struct Report {
    /// The date of its data.
    pub as_of: Date,
    /// Its tables.
    pub grids: Vec<Grid>,
}

/// The format of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportFormat {
    /// Text in columns.
    Table,
    /// CSV in UTF-8 with a byte order mark.
    Csv,
    /// HTML tables, without a page around them.
    Html,
    /// An XLSX workbook with a sheet for each table.
    Workbook,
    /// A DOCX file.
    Word,
}

impl ReportFormat {
    /// The format with this name of `--format`; text for an unknown name.
    pub fn from_name(name: &str) -> ReportFormat {
        match name {
            "csv" => ReportFormat::Csv,
            "html" => ReportFormat::Html,
            "xlsx" => ReportFormat::Workbook,
            "docx" => ReportFormat::Word,
            _ => ReportFormat::Table,
        }
    }

    /// Whether the format is binary and needs a file.
    pub fn is_file(self) -> bool {
        matches!(self, ReportFormat::Workbook | ReportFormat::Word)
    }
}

impl Report {
    /// The bytes of the report. Fails with the message of the library that writes the format.
    pub fn to_bytes(&self, format: ReportFormat, words: &Words) -> Result<Vec<u8>, String> {
        let each = |write: fn(&Grid) -> String, between: &str| self.grids.iter().map(write).collect::<Vec<_>>().join(between).into_bytes();
        Ok(match format {
            ReportFormat::Table => each(Grid::text, "\n"),
            // Spreadsheet programs recognise UTF-8 by the byte order mark.
            ReportFormat::Csv => [b"\xef\xbb\xbf".to_vec(), each(Grid::csv, "\n")].concat(),
            ReportFormat::Html => each(Grid::html, ""),
            ReportFormat::Workbook => workbook(&self.grids.iter().map(Grid::sheet).collect::<Vec<_>>(), self.as_of)?,
            ReportFormat::Word => self.word(&words.say("cli-report-day", &[("date", short_date(self.as_of))]))?,
        })
    }
}

impl Grid {
    fn text(&self) -> String {
        let all = || std::iter::once(&self.columns).chain(&self.rows);
        let widths: Vec<usize> =
            (0..self.columns.len()).map(|c| all().filter_map(|r| r.get(c)).map(|t| t.width()).max().unwrap_or(0)).collect();
        let mut out = format!("{}\n\n", self.title);
        for row in all() {
            let cells = row.iter().zip(&widths).map(|(text, width)| format!("{text}{}", " ".repeat(width - text.width())));
            out.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
            out.push('\n');
        }
        if !self.notes.is_empty() {
            out.push_str(&format!("\n{}\n", self.notes.join("\n")));
        }
        out
    }

    fn csv(&self) -> String {
        let cell = |text: &String| match text.contains([',', '"', '\n']) || (text.starts_with('0') && text.len() > 1) {
            true => format!("\"{}\"", text.replace('"', "\"\"")),
            false => text.clone(),
        };
        let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\n";
        std::iter::once(&self.columns).chain(&self.rows).map(line).collect()
    }

    fn html(&self) -> String {
        let row = |row: &Vec<String>, tag: &str| {
            let cells: String = row.iter().map(|text| format!("<{tag}>{}</{}>", escaped(text), &tag[..2])).collect();
            format!("<tr>{cells}</tr>\n")
        };
        let rows: String = self.rows.iter().map(|r| row(r, "td")).collect();
        let notes: String = self.notes.iter().map(|note| format!("<p>{}</p>\n", escaped(note))).collect();
        let head = row(&self.columns, "th scope=\"col\"");
        format!("<table>\n<caption>{}</caption>\n<thead>\n{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n{notes}", escaped(&self.title))
    }

    fn sheet(&self) -> WorkbookPage {
        let columns = self.columns.iter().map(|head| WorkbookColumn { head: head.clone(), choices: Vec::new() }).collect();
        let mut rows = self.rows.clone();
        rows.extend(self.notes.iter().map(|note| vec![note.clone()]));
        // Excel forbids these characters in the name of a sheet, and more than 31 characters.
        let name: String = self
            .title
            .chars()
            .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { ' ' } else { c })
            .take(31)
            .collect();
        WorkbookPage { name: name.trim().to_string(), title: self.title.clone(), columns, rows, spare: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_what_they_are() {
        let grid = Grid {
            title: "Đơn vị".into(),
            columns: vec!["Mã".into(), "Tên".into()],
            rows: vec![vec!["00101".into(), "A, <B>".into()]],
            notes: vec!["Hết".into()],
        };
        assert_eq!(grid.text(), "Đơn vị\n\nMã     Tên\n00101  A, <B>\n\nHết\n");
        assert_eq!(grid.csv(), "Mã,Tên\n\"00101\",\"A, <B>\"\n");
        assert!(grid.html().contains("<th scope=\"col\">Mã</th>") && grid.html().contains("<td>A, &lt;B&gt;</td>"));
    }
}
