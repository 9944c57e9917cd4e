//! What is wrong, in words and places a person can find: for the overlay, the desk and the terminal.

use crate::diag::{Diagnostics, Files, SourcePosition};
use crate::lang::Words;
use serde::Serialize;

/// One diagnostic in words.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    pub code: &'static str,
    pub message: String,
    pub help: Option<String>,
    /// Path below the site's folder; empty when it is about no file.
    pub path: String,
    /// 1-based; zero when it is about the whole file.
    pub line: usize,
    pub column: usize,
    /// Of a sheet: `Trang tính1!B4`.
    pub cell: Option<String>,
    /// The line it is about.
    pub source: String,
    /// How often it was met.
    pub count: u32,
}

impl Finding {
    /// Where it is: `content/a.md:3:5`, `content/so.xlsx [Trang tính1!B4]`; empty when it is about no file.
    pub fn place(&self) -> String {
        match (&self.cell, self.line) {
            (Some(cell), _) => format!("{} [{cell}]", self.path),
            (None, 0) => self.path.clone(),
            (None, line) => format!("{}:{line}:{}", self.path, self.column),
        }
    }
}

/// Longest line that is shown, in letters.
const LONG: usize = 160;

/// All there is to say, in words.
pub fn findings(diagnostics: &Diagnostics, files: &Files, words: &Words) -> Vec<Finding> {
    let finding = |d: &crate::diag::Diagnostic| {
        let mut finding = Finding {
            severity: d.severity.name(),
            code: d.code.name,
            message: words.message(d),
            help: words.help(d),
            path: String::new(),
            line: 0,
            column: 0,
            cell: None,
            source: String::new(),
            count: d.count,
        };
        if let Some(span) = d.span {
            let file = files.get(span.file);
            finding.path = file.path.to_string();
            match files.locate(span) {
                SourcePosition::File => {}
                SourcePosition::Line { line, column } => {
                    (finding.line, finding.column) = (line, column);
                    finding.source = file.text.lines().nth(line - 1).unwrap_or_default().chars().take(LONG).collect();
                }
                SourcePosition::Cell { sheet, cell } => finding.cell = Some(format!("{sheet}!{cell}")),
            }
        }
        finding
    };
    diagnostics.iter().map(finding).collect()
}
