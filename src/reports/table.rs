//! A report as text in columns, CSV, HTML, a workbook or a Word file.

use crate::forms::workbook::{Column, Page, workbook};
use crate::lang::Words;
use crate::vietnamese::short_date;
use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

/// A table with its title and what is to be said below it.
#[derive(Debug, Default)]
pub struct Grid {
    pub title: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub notes: Vec<String>,
}

#[derive(Debug, Default)]
pub struct Report {
    /// As of which day.
    pub as_of: Date,
    pub grids: Vec<Grid>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Table,
    Csv,
    Html,
    Workbook,
    Word,
}

impl Format {
    pub fn from_name(name: &str) -> Format {
        match name {
            "csv" => Format::Csv,
            "html" => Format::Html,
            "xlsx" => Format::Workbook,
            "docx" => Format::Word,
            _ => Format::Table,
        }
    }

    /// Whether it is for a file, and no text.
    pub fn is_file(self) -> bool {
        matches!(self, Format::Workbook | Format::Word)
    }
}

impl Report {
    /// The bytes of the report.
    pub fn to_bytes(&self, format: Format, words: &Words) -> Result<Vec<u8>, String> {
        let each = |write: fn(&Grid) -> String, between: &str| self.grids.iter().map(write).collect::<Vec<_>>().join(between).into_bytes();
        Ok(match format {
            Format::Table => each(Grid::text, "\n"),
            // The mark tells spreadsheet programs that it is UTF-8.
            Format::Csv => [b"\xef\xbb\xbf".to_vec(), each(Grid::csv, "\n")].concat(),
            Format::Html => each(Grid::html, ""),
            Format::Workbook => workbook(&self.grids.iter().map(Grid::page).collect::<Vec<_>>(), self.as_of)?,
            Format::Word => self.word(&words.say("cli-report-day", &[("date", short_date(self.as_of))]))?,
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
        let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        let row = |row: &Vec<String>, tag: &str| {
            let cells: String = row.iter().map(|text| format!("<{tag}>{}</{}>", escaped(text), &tag[..2])).collect();
            format!("<tr>{cells}</tr>\n")
        };
        let rows: String = self.rows.iter().map(|r| row(r, "td")).collect();
        let notes: String = self.notes.iter().map(|note| format!("<p>{}</p>\n", escaped(note))).collect();
        let head = row(&self.columns, "th scope=\"col\"");
        format!("<table>\n<caption>{}</caption>\n<thead>\n{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n{notes}", escaped(&self.title))
    }

    fn page(&self) -> Page {
        let columns = self.columns.iter().map(|head| Column { head: head.clone(), choices: Vec::new() }).collect();
        let mut rows = self.rows.clone();
        rows.extend(self.notes.iter().map(|note| vec![note.clone()]));
        // Signs that no sheet may have in its name, and its greatest length.
        let name: String = self
            .title
            .chars()
            .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') { ' ' } else { c })
            .take(31)
            .collect();
        Page { name: name.trim().to_string(), title: self.title.clone(), columns, rows, spare: 0 }
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
