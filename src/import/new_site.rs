//! The new site that an import makes.

use super::report::ImportReport;
use super::tool::Tool;
use std::path::PathBuf;

/// A file of the new site.
#[derive(Debug)]
pub struct NewFile {
    /// Path below the new folder.
    pub path: String,
    /// What is written.
    pub content: NewContent,
}

/// The content of a new file.
#[derive(Debug)]
pub enum NewContent {
    /// A text.
    Text(String),
    /// The bytes of this file of the source.
    Copy(PathBuf),
}

/// A site of another tool as a site of this program.
#[derive(Debug)]
pub struct ImportedSite {
    /// The tool that the source is made for.
    pub tool: Tool,
    /// The files, sorted by path.
    pub files: Vec<NewFile>,
    /// How many of them are pages.
    pub pages: usize,
    /// Where each page of the source is now.
    pub moved: Vec<MovedPage>,
    /// What a person should look at.
    pub report: ImportReport,
}

/// A page of the source and what it has become.
#[derive(Debug)]
pub struct MovedPage {
    /// Its file in the source.
    pub source: String,
    /// Its path in the old site.
    pub address: String,
    /// Its file below the new folder.
    pub path: String,
}
