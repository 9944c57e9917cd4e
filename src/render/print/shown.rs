//! Files of a kit that are no PDF as pages of one: who approves a kit sees all of it.

use super::Press;
use super::data::Given;
use super::world;
use crate::render::Shown;
use crate::render::workbook::{Cell, rows};
use serde_json::{Value as Json, json};
use std::sync::Arc;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, pdf};

/// The files of one product as a PDF; nothing when they cannot be laid out.
pub fn pdf_of(press: &Press, title: &str, lang: &str, files: &[Shown]) -> Option<Vec<u8>> {
    let mut given = Vec::new();
    let entry = |(no, file): (usize, &Shown)| -> Json {
        let text = || String::from_utf8_lossy(&file.bytes).trim_start_matches('\u{feff}').to_string();
        match &*file.format {
            "csv" => json!({ "kind": "table", "path": file.path, "rows": words(&text()) }),
            "txt" => json!({ "kind": "text", "path": file.path, "text": text() }),
            format => {
                let picture = format!("shown/{no}.{format}");
                given.push((picture.clone(), file.bytes.clone()));
                json!({ "kind": "picture", "path": file.path, "picture": picture })
            }
        }
    };
    let entries: Vec<Json> = files.iter().enumerate().map(entry).collect();
    given.push(("shown.json".into(), json!({ "title": title, "lang": lang, "files": entries }).to_string().into_bytes()));
    let template = Arc::from(world::SHOWN_AT);
    let sheet = press.sheet(&template, world::id_of(world::SHOWN_AT)?, Given::files(given));
    super::guarded(|| {
        let document = typst::compile::<PagedDocument>(&sheet).output.ok()?;
        pdf(&document, &PdfOptions::default()).ok()
    })?
}

/// The cells of a table as words.
fn words(csv: &str) -> Vec<Vec<String>> {
    let word = |cell: Cell| match cell {
        Cell::Text(text) => text,
        Cell::Number(n) => n.to_string(),
    };
    rows(csv).into_iter().map(|row| row.into_iter().map(word).collect()).collect()
}
