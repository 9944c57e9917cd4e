//! Read: the only door in. Files become text, tables and front matter become nodes; nothing is judged here but form.

#![expect(clippy::disallowed_methods, reason = "this module opens input files for all others")]

mod bomb;
mod csv;
pub mod disk;
mod document;
mod encoding;
mod formats;
pub mod front_matter;
pub mod node;
pub mod paths;
mod plain;
mod registry;
mod sheet;
mod table;
mod theme;
mod walk;
mod word;
pub mod yaml;

pub use csv::read_csv;
pub use document::{ReadTable, read_document, read_tables, read_word_file, tables_in};
pub use encoding::decode_any;
pub use formats::{Encoding, FORMATS, FileFormat, Syntax};
pub use node::{Form, Key, Node, NodeValue, Scalar};
pub use registry::{built_in_registers, is_register};
pub use theme::{Layer, ThemeFile, ThemeSource, embedded_fonts, is_font};
pub use walk::is_clutter;
pub use word::WordText;

use crate::config::Unsaved;
use crate::diag::{
    CANNOT_READ, Diagnostic, Diagnostics, EMPTY_FILE, FILE_TOO_BIG, FileId, Files, NO_SITE, NOT_UTF8, Reported, SourceFile, Span, UTF16,
};
use encoding::{Decoded, decode_table, decode_text};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walk::{Found, walk};

/// Largest Markdown or YAML file, in bytes. A book of a million words is far below.
const MAX_TEXT: u64 = 16 << 20;
/// Largest table, in bytes.
const MAX_TABLE: u64 = 64 << 20;

/// Where the addresses that stand on paper are kept.
pub const PRINTED: &str = "content/printed.yaml";

/// Everything read from the site's folder. A copy shares what is large.
#[derive(Clone, Debug)]
pub struct Sources {
    pub root: PathBuf,
    pub files: Files,
    /// `content/site.yaml`, when it is there and could be read.
    pub site: Option<Node>,
    /// `content/printed.yaml`: the addresses that stand on paper.
    pub printed: Option<Node>,
    pub texts: Vec<TextSource>,
    pub tables: Vec<TableSource>,
    /// Tables of `content/registry/`: facts the checks go by.
    pub registers: Arc<Vec<TableSource>>,
    /// Boundaries of places: GeoJSON files, not parsed yet.
    pub boundaries: Vec<FileId>,
    /// Pictures and other files of `content/` and `static/`, by path below the site's folder.
    pub assets: Arc<BTreeMap<Arc<str>, Asset>>,
}

/// A Markdown file. Its front matter is split off where its item is made: nodes of ten thousand files at once would be half the memory.
#[derive(Clone, Copy, Debug)]
pub struct TextSource {
    pub file: FileId,
}

/// A table or YAML list: a list of maps.
#[derive(Clone, Debug)]
pub struct TableSource {
    pub file: FileId,
    pub node: Node,
}

/// A file that is handed on as it is.
#[derive(Debug)]
pub struct Asset {
    pub disk: PathBuf,
}

impl Asset {
    /// The bytes as they are now.
    pub fn bytes(&self) -> std::io::Result<Vec<u8>> {
        std::fs::read(&self.disk)
    }
}

enum Content {
    Text,
    Table(Node),
    Boundary,
    Nothing,
}

/// Reads `content/` and `static/` below `root`; `unsaved` stands in the place of its file. The theme is read by [`ThemeSource::read`] once the site names it.
pub fn read_site(root: &Path, unsaved: Option<&Unsaved>) -> Reported<Sources> {
    let mut diagnostics = Diagnostics::new();
    if !root.join("content").is_dir() {
        diagnostics.push(Diagnostic::new(&NO_SITE).with("path", root.display()));
    }
    let mut found = walk(root, "content", &mut diagnostics);
    found.extend(walk(root, "static", &mut diagnostics));
    let other: Vec<Found> = found.extract_if(.., |f| !f.path.starts_with("content/") || reads_as(&f.path).is_none()).collect();
    let read: Vec<(SourceFile, Content, Diagnostics)> = found
        .par_iter()
        .enumerate()
        .with_min_len(16)
        .map_init(Vec::new, |bytes, (i, found)| read_file(FileId(i as u32), found, unsaved, bytes))
        .collect();
    let mut sources = Sources {
        root: root.to_path_buf(),
        files: Files::default(),
        site: None,
        printed: None,
        texts: Vec::with_capacity(read.len()),
        tables: Vec::new(),
        registers: Arc::default(),
        boundaries: Vec::new(),
        assets: Arc::new(other.into_iter().map(|f| (f.path, Asset { disk: f.disk })).collect()),
    };
    let mut registers = Vec::new();
    for (source, form, said) in read {
        let is_register = is_register(&source.path);
        let (is_site, is_ledger) = (&*source.path == "content/site.yaml", &*source.path == PRINTED);
        let file = sources.files.add(source);
        diagnostics.extend(said);
        match form {
            Content::Text => sources.texts.push(TextSource { file }),
            Content::Table(node) if is_site => sources.site = Some(node),
            Content::Table(node) if is_register => registers.push(TableSource { file, node }),
            Content::Table(node) if is_ledger => sources.printed = Some(node),
            Content::Table(node) => sources.tables.push(TableSource { file, node }),
            Content::Boundary => sources.boundaries.push(file),
            Content::Nothing => {}
        }
    }
    sources.registers = Arc::new(registers);
    Reported { value: sources, diagnostics }
}

#[derive(Clone, Copy, PartialEq)]
enum ReadsAs {
    Markdown,
    Yaml,
    Csv,
    Sheet,
    GeoJson,
}

fn reads_as(path: &str) -> Option<ReadsAs> {
    let (_, extension) = paths::file_name(path).rsplit_once('.')?;
    Some(match &*extension.to_ascii_lowercase() {
        "md" => ReadsAs::Markdown,
        "yaml" | "yml" => ReadsAs::Yaml,
        "csv" | "tsv" => ReadsAs::Csv,
        "xlsx" => ReadsAs::Sheet,
        "geojson" if path.starts_with("content/boundaries/") => ReadsAs::GeoJson,
        _ => return None,
    })
}

/// `bytes` is room for the file, used again for the next.
fn read_file(file: FileId, found: &Found, unsaved: Option<&Unsaved>, bytes: &mut Vec<u8>) -> (SourceFile, Content, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let reads_as = reads_as(&found.path).unwrap_or(ReadsAs::Markdown);
    let mut source = SourceFile { path: found.path.clone(), text: "".into(), cells: None };
    let is_table = matches!(reads_as, ReadsAs::Csv | ReadsAs::Sheet | ReadsAs::GeoJson);
    if let Some(unsaved) = unsaved.filter(|unsaved| unsaved.path == found.path) {
        bytes.clear();
        bytes.extend_from_slice(unsaved.text.as_bytes());
    } else if let Err(diagnostic) = read_limited(file, found, if is_table { MAX_TABLE } else { MAX_TEXT }, bytes) {
        diagnostics.push(*diagnostic);
        return (source, Content::Nothing, diagnostics);
    }
    if reads_as == ReadsAs::Sheet {
        let form = match sheet::open_sheet(bytes) {
            Ok(sheet) => {
                source.text = sheet.text.clone();
                source.cells = Some(sheet.cells.clone());
                sheet.into_node(file, &mut diagnostics).map_or(Content::Nothing, Content::Table)
            }
            Err(reason) => {
                diagnostics.push(Diagnostic::new(&CANNOT_READ).at(Span::file(file)).with("path", &found.path).with("reason", reason));
                Content::Nothing
            }
        };
        return (source, form, diagnostics);
    }
    match if is_table { decode_table(bytes) } else { decode_text(bytes) } {
        Decoded::Text(text) => {
            source.text = text;
            // Excel saves its “Unicode text” so, and it is read as well.
            if !is_table {
                diagnostics.extend(utf16(file, bytes, &source.text).into_iter().collect());
            }
        }
        Decoded::Unknown { guess, at } => {
            let line = bytes[..at.min(bytes.len())].iter().filter(|b| **b == b'\n').count() + 1;
            diagnostics.push(not_utf8(file, bytes, guess, line));
            return (source, Content::Nothing, diagnostics);
        }
    }
    if source.text.trim().is_empty() {
        diagnostics.push(Diagnostic::new(&EMPTY_FILE).at(Span::file(file)));
        return (source, Content::Nothing, diagnostics);
    }
    let form = match reads_as {
        ReadsAs::Markdown => Content::Text,
        ReadsAs::GeoJson => Content::Boundary,
        ReadsAs::Csv => read_csv(file, &source.text, &mut diagnostics).map_or(Content::Nothing, Content::Table),
        ReadsAs::Yaml | ReadsAs::Sheet => match yaml::parse_yaml(file, &source.text, 0) {
            Ok(node) => Content::Table(node),
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                Content::Nothing
            }
        },
    };
    (source, form, diagnostics)
}

/// Says that a text is stored as UTF-16, which is read here and hardly anywhere else.
fn utf16(file: FileId, bytes: &[u8], text: &Arc<str>) -> Option<Diagnostic> {
    encoding::is_utf16(bytes).then(|| Diagnostic::new(&UTF16).at(Span::file(file)).mend(text.clone()))
}

/// A file that is no UTF-8, with its text where that can be told.
fn not_utf8(file: FileId, bytes: &[u8], guess: &'static str, line: usize) -> Diagnostic {
    let report = Diagnostic::new(&NOT_UTF8).at(Span::file(file)).with("guess", guess).with("line", line);
    match encoding::recode(bytes, guess) {
        Some(text) => report.mend(text),
        None => report,
    }
}

fn read_limited(file: FileId, found: &Found, max: u64, bytes: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
    bytes.clear();
    // No look at the size before: of ten thousand small files that is a fifth of the time.
    let read = std::fs::File::open(&found.disk).and_then(|open| open.take(max + 1).read_to_end(bytes));
    match read {
        Ok(size) if size as u64 <= max => Ok(()),
        Ok(size) => {
            let size = std::fs::metadata(&found.disk).map_or(size as u64, |m| m.len());
            Err(Box::new(Diagnostic::new(&FILE_TOO_BIG).at(Span::file(file)).with("size", size >> 20).with("max", max >> 20)))
        }
        Err(error) => Err(Box::new(Diagnostic::new(&CANNOT_READ).at(Span::file(file)).with("path", &found.path).with("reason", error))),
    }
}

impl Sources {
    /// Reads one file of `content/` again, in the place of what was read of it before. A text is among `texts`, a table among `tables` then.
    /// False where it is no such file, is gone, or has anything to report: then everything is to be read again.
    pub fn read_again(&mut self, file: FileId, unsaved: Option<&Unsaved>) -> bool {
        let path = self.files.get(file).path.clone();
        let found = Found { disk: self.root.join(&*path), path };
        let (source, content, said) = read_file(file, &found, unsaved, &mut Vec::new());
        let is_own = |path: &str| path.starts_with("content/") && path != "content/site.yaml" && path != PRINTED && !is_register(path);
        match content {
            _ if !said.is_empty() || !is_own(&found.path) => return false,
            Content::Text => self.texts.push(TextSource { file }),
            Content::Table(node) => self.tables.push(TableSource { file, node }),
            Content::Boundary | Content::Nothing => return false,
        }
        self.files.replace(file, source);
        true
    }
}

/// Whether a file is there and has no bytes: some programs empty it before they write it anew.
pub fn is_emptied(disk: &Path) -> bool {
    std::fs::metadata(disk).is_ok_and(|file| file.is_file() && file.len() == 0)
}

/// The bytes of a file that some step found it needs after all.
pub fn read_bytes(disk: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(disk)
}
