//! Texts, tables and small pictures of a kit as pages of a PDF, so that the preview of a kit shows all of it.

use super::PrintEngine;
use super::data::JobFiles;
use super::world;
use crate::read::{Encoding, FileFormat, Syntax};
use crate::render::KitFile;
use crate::render::workbook::{WorkbookCell, rows};
use serde_json::{Value as Json, json};
use std::sync::Arc;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, pdf};

/// The files of one product as a PDF; none when they cannot be laid out.
pub fn pdf_of(engine: &PrintEngine, title: &str, lang: &str, files: &[KitFile]) -> Option<Vec<u8>> {
    let mut job_files = Vec::new();
    let entry = |(no, file): (usize, &KitFile)| -> Json {
        let text = || String::from_utf8_lossy(&file.bytes).trim_start_matches('\u{feff}').to_string();
        match FileFormat::find(&file.format).map(|format| format.encoding) {
            Some(Encoding::Text(Syntax::Table)) => json!({ "kind": "table", "path": file.path, "rows": words(&text()) }),
            Some(Encoding::Text(_)) => json!({ "kind": "text", "path": file.path, "text": text() }),
            _ => {
                let picture = format!("shown/{no}.{}", file.format);
                job_files.push((picture.clone(), file.bytes.clone()));
                json!({ "kind": "picture", "path": file.path, "picture": picture })
            }
        }
    };
    let entries: Vec<Json> = files.iter().enumerate().map(entry).collect();
    job_files.push(("shown.json".into(), json!({ "title": title, "lang": lang, "files": entries }).to_string().into_bytes()));
    let template = Arc::from(world::SHOWN_AT);
    let world = engine.world(&template, world::id_of(world::SHOWN_AT)?, JobFiles::files(job_files));
    super::guarded(|| {
        let document = typst::compile::<PagedDocument>(&world).output.ok()?;
        pdf(&document, &PdfOptions::default()).ok()
    })?
}

/// The cells of a CSV table as texts.
fn words(csv: &str) -> Vec<Vec<String>> {
    let word = |cell: WorkbookCell| match cell {
        WorkbookCell::Text(text) => text,
        WorkbookCell::Number(n) => n.to_string(),
    };
    rows(csv).into_iter().map(|row| row.into_iter().map(word).collect()).collect()
}
