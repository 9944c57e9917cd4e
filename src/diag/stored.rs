//! Diagnostics as they are stored beside an output, with the texts that they point to, to be shown again without reading the site.

use super::{Diagnostic, Diagnostics, FileId, Files, Fix, Severity, SheetCells, SourceFile, Span, find_code};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Total size of the texts that are stored, in bytes. A report on more text is not stored.
const MAX_TEXT: usize = 8 << 20;

/// Settled diagnostics and the files they point to.
#[derive(Debug, Serialize, Deserialize)]
pub struct StoredReport {
    files: Vec<StoredFile>,
    diagnostics: Vec<StoredDiagnostic>,
}

#[derive(Debug, Serialize, Deserialize)]
struct StoredFile {
    path: String,
    text: String,
    /// Name of the sheet; start, end, row and column of each cell.
    cells: Option<(String, Vec<[u32; 4]>)>,
}

/// Number of the file in the report, start, end.
type StoredSpan = [u32; 3];

#[derive(Debug, Serialize, Deserialize)]
struct StoredDiagnostic {
    code: String,
    severity: String,
    span: Option<StoredSpan>,
    also: Vec<StoredSpan>,
    args: Vec<(String, String)>,
    fix: Option<(StoredSpan, String)>,
    count: u32,
    example: Option<String>,
}

impl StoredReport {
    /// The form to be stored; none where the diagnostics point to too much text.
    pub fn new(diagnostics: &Diagnostics, files: &Files) -> Option<StoredReport> {
        let mut numbers: BTreeMap<FileId, u32> = BTreeMap::new();
        let mut span = |span: Span| {
            let next = numbers.len() as u32;
            [*numbers.entry(span.file).or_insert(next), span.start, span.end]
        };
        let stored = diagnostics.iter().map(|d| StoredDiagnostic {
            code: d.code.name.to_string(),
            severity: d.severity.name().to_string(),
            span: d.span.map(&mut span),
            also: d.also.iter().copied().map(&mut span).collect(),
            args: d.args.iter().map(|(name, value)| (name.to_string(), value.clone())).collect(),
            fix: d.fix.as_ref().map(|fix| (span(fix.span), fix.text.to_string())),
            count: d.count,
            example: d.example.as_deref().map(str::to_string),
        });
        let stored = stored.collect();
        let mut used: Vec<(u32, FileId)> = numbers.into_iter().map(|(file, number)| (number, file)).collect();
        used.sort_unstable();
        let used: Vec<&SourceFile> = used.into_iter().map(|(_, file)| files.get(file)).collect();
        if used.iter().map(|file| file.text.len()).sum::<usize>() > MAX_TEXT {
            return None;
        }
        Some(StoredReport { files: used.into_iter().map(StoredFile::new).collect(), diagnostics: stored })
    }

    /// The diagnostics with files of their own. None where the form is that of another version of the program.
    pub fn restore(self) -> Option<(Diagnostics, Files)> {
        let mut files = Files::default();
        let ids: Vec<FileId> = self.files.into_iter().map(|file| files.add(file.restore())).collect();
        let span = |[file, start, end]: StoredSpan| Some(Span { file: *ids.get(file as usize)?, start, end });
        let restore = |d: StoredDiagnostic| {
            Some(Diagnostic {
                code: find_code(&d.code)?,
                severity: Severity::from_name(&d.severity)?,
                span: d.span.map_or(Some(None), |at| span(at).map(Some))?,
                also: d.also.into_iter().map(span).collect::<Option<_>>()?,
                args: d.args.into_iter().map(|(name, value)| (name.into(), value)).collect(),
                fix: d.fix.map_or(Some(None), |(at, text)| span(at).map(|span| Some(Box::new(Fix { span, text: text.into() }))))?,
                count: d.count,
                example: d.example.map(Arc::from),
            })
        };
        let diagnostics: Diagnostics = self.diagnostics.into_iter().map(restore).collect::<Option<_>>()?;
        Some((diagnostics, files))
    }
}

impl StoredFile {
    fn new(file: &SourceFile) -> StoredFile {
        let cells = file.cells.as_ref().map(|cells| {
            let list = cells.cells.iter().map(|(range, row, column)| [range.start, range.end, *row, *column]);
            (cells.sheet.clone(), list.collect())
        });
        StoredFile { path: file.path.to_string(), text: file.text.to_string(), cells }
    }

    fn restore(self) -> SourceFile {
        let cells = self.cells.map(|(sheet, list)| {
            let cells = list.into_iter().map(|[start, end, row, column]| (start..end, row, column)).collect();
            Arc::new(SheetCells { sheet, cells })
        });
        SourceFile { path: self.path.into(), text: self.text.into(), cells }
    }
}

#[cfg(test)]
mod tests {
    use super::StoredReport;
    use crate::diag::{CODES, Diagnostic, Diagnostics, Files, SheetCells, SourceFile, Span};
    use std::sync::Arc;

    #[test]
    fn what_is_stored_is_restored() {
        let mut files = Files::default();
        let cells = SheetCells { sheet: "Tờ 1".into(), cells: vec![(0..2, 0, 0), (3..5, 4, 1)] };
        let unused = files.add(SourceFile { path: "content/a.md".into(), text: "không".into(), cells: None });
        let sheet = files.add(SourceFile { path: "content/b.xlsx".into(), text: "ab\tcd".into(), cells: Some(Arc::new(cells)) });
        let text = files.add(SourceFile { path: "content/c.md".into(), text: "Đăng ký".into(), cells: None });
        assert_ne!(unused, text);
        let mut diagnostics = Diagnostics::new();
        for (n, code) in CODES.iter().enumerate() {
            let place: Arc<str> = format!("Phường {n}").into();
            let plain = Diagnostic::new(code).with("path", n).with("near", "\"\n đ");
            diagnostics.push(plain.clone());
            diagnostics.push(plain.clone().at(Span::new(text, n, n + 2)).and_at(Some(Span::file(sheet))).for_place(&place));
            diagnostics.push(plain.at(Span::new(sheet, 3, 5)).mend("mới"));
        }
        let stored = serde_json::to_string(&StoredReport::new(&diagnostics, &files).unwrap()).unwrap();
        let (again, own) = serde_json::from_str::<StoredReport>(&stored).unwrap().restore().unwrap();
        assert_eq!(own.len(), 2);
        let shown = |files: &Files, span: Span| (files.get(span.file).path.clone(), files.locate(span), span.start, span.end);
        assert_eq!(again.len(), diagnostics.len());
        for (a, b) in diagnostics.iter().zip(again.iter()) {
            assert_eq!((a.code.name, a.severity, &a.args, a.count, &a.example), (b.code.name, b.severity, &b.args, b.count, &b.example));
            assert_eq!(a.span.map(|s| shown(&files, s)), b.span.map(|s| shown(&own, s)));
            assert_eq!(a.also.len(), b.also.len());
            assert_eq!(a.fix.as_ref().map(|f| (shown(&files, f.span), &f.text)), b.fix.as_ref().map(|f| (shown(&own, f.span), &f.text)));
        }
    }

    #[test]
    fn a_report_of_another_version_is_not_restored() {
        let unknown = r#"{"files":[],"diagnostics":[{"code":"no-such-code","severity":"error","span":null,"also":[],"args":[],"fix":null,"count":1,"example":null}]}"#;
        assert!(serde_json::from_str::<StoredReport>(unknown).unwrap().restore().is_none());
        let lost = unknown.replace("no-such-code", CODES[0].name).replace("\"span\":null", "\"span\":[7,0,1]");
        assert!(serde_json::from_str::<StoredReport>(&lost).unwrap().restore().is_none());
    }
}
