//! Diagnostics as texts and positions: for the overlay in the browser, the desk and the terminal.

use crate::diag::{Diagnostic, Diagnostics, Files, SourcePosition, cap};
use crate::lang::Words;
use serde::Serialize;

/// One diagnostic as text.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// The code: `link-broken`.
    pub code: &'static str,
    /// The message.
    pub message: String,
    /// How to correct the fault.
    pub help: Option<String>,
    /// Path below the site's folder; empty when the fault belongs to no file.
    pub path: String,
    /// From 1; zero for the whole file.
    pub line: usize,
    /// From 1, in characters; zero for the whole file.
    pub column: usize,
    /// The cell of a sheet: `Trang tính1!B4`.
    pub cell: Option<String>,
    /// The first 160 characters of the line.
    pub source: String,
    /// How often the fault occurs.
    pub count: u32,
}

impl Finding {
    /// The position: `content/a.md:3:5`, `content/so.xlsx [Trang tính1!B4]`; empty when the fault belongs to no file.
    pub fn place(&self) -> String {
        match (&self.cell, self.line) {
            (Some(cell), _) => format!("{} [{cell}]", self.path),
            (None, 0) => self.path.clone(),
            (None, line) => format!("{}:{line}:{}", self.path, self.column),
        }
    }
}

/// The length of a shown source line, in characters.
const LONG: usize = 160;

/// The diagnostics as texts in the language of `words`. Of thousands with the same code in the same file the first are told, then how many there are.
pub fn findings(diagnostics: &Diagnostics, files: &Files, words: &Words) -> Vec<Finding> {
    let finding = |d: &&Diagnostic| {
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
                    let line = &file.text[files.lines(span.file).range(&file.text, span.start as usize)];
                    finding.source = line.trim_end_matches('\r').chars().take(LONG).collect();
                }
                SourcePosition::Cell { sheet, cell } => finding.cell = Some(format!("{sheet}!{cell}")),
            }
        }
        finding
    };
    let mut shown: Vec<&Diagnostic> = diagnostics.iter().collect();
    let more = cap(&mut shown);
    let rest = more.iter().map(|more| {
        let path = more.file.map(|file| files.get(file).path.to_string());
        let args = [("count", more.count.to_string()), ("code", more.code.name.into()), ("path", path.clone().unwrap_or("none".into()))];
        Finding {
            severity: more.code.severity.name(),
            code: more.code.name,
            message: words.say("cli-more", &args),
            help: None,
            path: path.unwrap_or_default(),
            line: 0,
            column: 0,
            cell: None,
            source: String::new(),
            count: more.count,
        }
    });
    shown.iter().map(finding).chain(rest).collect()
}
