//! Reads the folders `content/` and `static/` of a site: decodes each file and parses it by its extension.

use super::encoding::{self, Decoded, decode_table, decode_text, not_utf8};
use super::node::Node;
use super::open::SiteFolder;
use super::registry::is_register;
use super::site_listing::{ReadText, SiteListing, names_digest, read_into, text_digest, texts_digest};
use super::sources::{Asset, Sources, TableSource, TextSource};
use super::walk::DiskFile;
use super::{csv, paths, sheet, yaml};
use crate::config::Unsaved;
use crate::diag::{CANNOT_READ, Diagnostic, Diagnostics, EMPTY_FILE, FILE_TOO_BIG, FileId, SourceFile, Span};
use rayon::prelude::*;
use std::sync::Arc;

/// Largest Markdown or YAML file, in bytes. A book of a million words is far smaller.
const MAX_TEXT: u64 = 16 << 20;
/// Largest table, in bytes.
const MAX_TABLE: u64 = 64 << 20;

/// Path of the ledger of printed addresses.
pub const PRINTED: &str = "content/printed.yaml";

/// What a file is parsed to.
enum FileContent {
    Text,
    Table(Node),
    Boundary,
    /// Nothing: the fault is reported.
    Unreadable,
}

/// Reads `content/` and `static/` of a site; what was read ahead is not read again. `unsaved` is read instead of its file. The theme, which the
/// site names, is read by [`ThemeSource::read`](super::ThemeSource::read).
pub fn read_site(listing: SiteListing, unsaved: Option<&Unsaved>, diagnostics: &mut Diagnostics) -> Sources {
    let SiteListing { site_dir, folder, texts: found, others: other, read_ahead, faults } = listing;
    let names = names_digest(&found, &other, &faults);
    diagnostics.extend(faults);
    let mut read_ahead: Vec<Option<ReadText>> = if read_ahead.is_empty() { found.iter().map(|_| None).collect() } else { read_ahead };
    let read: Vec<(SourceFile, FileContent, u64, Diagnostics)> = found
        .par_iter()
        .zip(&mut read_ahead)
        .enumerate()
        .with_min_len(16)
        .map_init(Vec::new, |buffer, (i, (found, ahead))| {
            let mut reported = Diagnostics::new();
            let mut ahead = ahead.take();
            let (digest, bytes) = ahead.as_mut().map_or((None, buffer), |(digest, bytes)| (Some(*digest), bytes));
            let (source, content) = read_file(FileId(i as u32), &folder, found, unsaved, digest.is_some(), bytes, &mut reported);
            (source, content, digest.unwrap_or_else(|| text_digest(bytes)), reported)
        })
        .collect();
    let mut sources = Sources {
        digest: texts_digest(names, read.iter().map(|file| Some(file.2))),
        texts: Vec::with_capacity(read.len()),
        assets: Arc::new(other.into_iter().map(|f| (f.path, Asset::new(f.disk, folder.clone()))).collect()),
        ..Sources::empty(site_dir)
    };
    let mut registers = Vec::new();
    for (source, content, _, reported) in read {
        let is_register = is_register(&source.path);
        let (is_site, is_ledger) = (&*source.path == "content/site.yaml", &*source.path == PRINTED);
        let file = sources.files.add(source);
        diagnostics.extend(reported);
        match content {
            FileContent::Text => sources.texts.push(TextSource { file }),
            FileContent::Table(node) if is_site => sources.site = Some(node),
            FileContent::Table(node) if words_of(&sources.files.get(file).path).is_some() => sources.words.push(TableSource { file, node }),
            FileContent::Table(node) if kind_of(&sources.files.get(file).path).is_some() => sources.kinds.push(TableSource { file, node }),
            FileContent::Table(node) if is_register => registers.push(TableSource { file, node }),
            FileContent::Table(node) if is_ledger => sources.printed = Some(node),
            FileContent::Table(node) => sources.tables.push(TableSource { file, node }),
            FileContent::Boundary => sources.boundaries.push(file),
            FileContent::Unreadable => {}
        }
    }
    sources.registers = Arc::new(registers);
    sources
}

/// The language whose words for templates a file holds: `content/lang/fr.yaml`.
pub fn words_of(path: &str) -> Option<&str> {
    path.strip_prefix("content/lang/")?.strip_suffix(".yaml").filter(|code| !code.contains('/'))
}

/// The kind that a file declares: `content/kinds/polling-place.yaml`, or the same below a theme.
pub fn kind_of(path: &str) -> Option<&str> {
    let below = path.strip_prefix("content/").or_else(|| path.strip_prefix("themes/")?.split_once('/').map(|(_, below)| below))?;
    below.strip_prefix("kinds/")?.strip_suffix(".yaml").filter(|name| !name.contains('/'))
}

/// The format of a file in `content/` that is read as text.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum TextFormat {
    Markdown,
    Yaml,
    Csv,
    Xlsx,
    GeoJson,
}

impl TextFormat {
    fn is_table(self) -> bool {
        matches!(self, TextFormat::Csv | TextFormat::Xlsx | TextFormat::GeoJson)
    }

    /// Largest file of this format.
    pub(super) fn max_bytes(self) -> u64 {
        if self.is_table() { MAX_TABLE } else { MAX_TEXT }
    }
}

/// The format by the extension; none for assets.
pub(super) fn text_format(path: &str) -> Option<TextFormat> {
    let (_, extension) = paths::file_name(path).rsplit_once('.')?;
    Some(match &*extension.to_ascii_lowercase() {
        "md" => TextFormat::Markdown,
        "yaml" | "yml" => TextFormat::Yaml,
        "csv" | "tsv" => TextFormat::Csv,
        "xlsx" => TextFormat::Xlsx,
        "geojson" if path.starts_with("content/boundaries/") => TextFormat::GeoJson,
        _ => return None,
    })
}

/// Reads, decodes and parses a file. `bytes` has its bytes where `is_read`, else it is a buffer that receives them.
fn read_file(
    file: FileId,
    folder: &SiteFolder,
    found: &DiskFile,
    unsaved: Option<&Unsaved>,
    is_read: bool,
    bytes: &mut Vec<u8>,
    diagnostics: &mut Diagnostics,
) -> (SourceFile, FileContent) {
    let format = text_format(&found.path).unwrap_or(TextFormat::Markdown);
    let mut source = SourceFile { path: found.path.clone(), text: "".into(), cells: None };
    let is_table = format.is_table();
    if let Some(unsaved) = unsaved.filter(|unsaved| unsaved.path == found.path) {
        bytes.clear();
        bytes.extend_from_slice(unsaved.text.as_bytes());
    } else if !is_read && !read_limited(file, folder, found, format.max_bytes(), bytes, diagnostics) {
        return (source, FileContent::Unreadable);
    }
    if format == TextFormat::Xlsx {
        let content = match sheet::open_sheet(bytes) {
            Ok(sheet) => {
                source.text = sheet.text.clone();
                source.cells = Some(sheet.cells.clone());
                sheet.into_node(file, diagnostics).map_or(FileContent::Unreadable, FileContent::Table)
            }
            Err(reason) => {
                diagnostics.push(Diagnostic::new(&CANNOT_READ).at(Span::file(file)).with("path", &found.path).with("reason", reason));
                FileContent::Unreadable
            }
        };
        return (source, content);
    }
    match if is_table { decode_table(bytes) } else { decode_text(bytes) } {
        Decoded::Text(text) => {
            let (text, control) = encoding::without_controls(text);
            source.text = text;
            if let Some(at) = control {
                encoding::report_control(file, &source.text, at, diagnostics);
            }
            // Tables are not reported: Excel writes its “Unicode text” as UTF-16.
            if !is_table {
                encoding::report_utf16(file, bytes, &source.text, diagnostics);
            }
        }
        Decoded::Unknown { guess, at } => {
            diagnostics.push(not_utf8(file, bytes, guess, at));
            return (source, FileContent::Unreadable);
        }
    }
    if source.text.trim().is_empty() {
        diagnostics.push(Diagnostic::new(&EMPTY_FILE).at(Span::file(file)));
        return (source, FileContent::Unreadable);
    }
    let content = match format {
        TextFormat::Markdown => FileContent::Text,
        TextFormat::GeoJson => FileContent::Boundary,
        TextFormat::Csv => csv::read_csv(file, &source.text, diagnostics).map_or(FileContent::Unreadable, FileContent::Table),
        TextFormat::Yaml | TextFormat::Xlsx => match yaml::parse_yaml(file, &source.text, 0) {
            Ok(node) => FileContent::Table(node),
            Err(faults) => {
                diagnostics.extend(faults);
                FileContent::Unreadable
            }
        },
    };
    (source, content)
}

/// Reads a file of at most `max` bytes into `bytes`. False after a report.
fn read_limited(file: FileId, folder: &SiteFolder, found: &DiskFile, max: u64, bytes: &mut Vec<u8>, diagnostics: &mut Diagnostics) -> bool {
    match read_into(folder, found, max, bytes) {
        Ok(size) if size as u64 <= max => return true,
        Ok(size) => {
            let size = std::fs::metadata(&found.disk).map_or(size as u64, |m| m.len());
            diagnostics.push(Diagnostic::new(&FILE_TOO_BIG).at(Span::file(file)).with("size", size >> 20).with("max", max >> 20));
        }
        Err(error) => {
            diagnostics.push(Diagnostic::new(&CANNOT_READ).at(Span::file(file)).with("path", &found.path).because(&error));
        }
    }
    false
}

impl Sources {
    /// Reads a file of `content/` again and replaces what was read of it before. A text is added to `texts`, a table to `tables`.
    ///
    /// False where the file is neither, is gone, or has anything to report; then the caller reads the whole site again.
    pub fn reread(&mut self, file: FileId, unsaved: Option<&Unsaved>) -> bool {
        let path = self.files.get(file).path.clone();
        let found = DiskFile { disk: self.site_dir.join(&*path), path };
        let mut reported = Diagnostics::new();
        let folder = SiteFolder::new(&self.site_dir);
        let (source, content) = read_file(file, &folder, &found, unsaved, false, &mut Vec::new(), &mut reported);
        let is_own = |path: &str| {
            path.starts_with("content/")
                && path != "content/site.yaml"
                && path != PRINTED
                && !is_register(path)
                && words_of(path).is_none()
                && kind_of(path).is_none()
        };
        match content {
            _ if !reported.is_empty() || !is_own(&found.path) => return false,
            FileContent::Text => self.texts.push(TextSource { file }),
            FileContent::Table(node) => self.tables.push(TableSource { file, node }),
            FileContent::Boundary | FileContent::Unreadable => return false,
        }
        self.files.replace(file, source);
        true
    }
}
