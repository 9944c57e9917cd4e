//! Sources: everything that is read from the folder of a site, before the model makes items of it.

use super::node::Node;
use crate::diag::{FileId, Files};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Everything read from the site's folder. Clones share what is large.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The folder of the site.
    pub site_dir: PathBuf,
    /// The text files.
    pub files: Files,
    /// `content/site.yaml`; none where it is missing or could not be parsed.
    pub site: Option<Node>,
    /// `content/printed.yaml`, the ledger of printed addresses.
    pub printed: Option<Node>,
    /// Markdown files.
    pub texts: Vec<TextSource>,
    /// Tables and YAML lists of items.
    pub tables: Vec<TableSource>,
    /// Tables of `content/registry/`.
    pub registers: Arc<Vec<TableSource>>,
    /// GeoJSON files of `content/boundaries/`, not parsed yet.
    pub boundaries: Vec<FileId>,
    /// Pictures and other files of `content/` and `static/`, by path below the site's folder.
    pub assets: Arc<BTreeMap<Arc<str>, Asset>>,
}

/// A Markdown file. Its front matter is parsed when its item is made: the nodes of ten thousand files at once would take half the memory.
#[derive(Clone, Copy, Debug)]
pub struct TextSource {
    /// The file.
    pub file: FileId,
}

/// A table or YAML file of items.
#[derive(Clone, Debug)]
pub struct TableSource {
    /// The file.
    pub file: FileId,
    /// A list of maps, one for each item.
    pub node: Node,
}

/// A file that is published or measured, but not parsed here.
#[derive(Debug)]
pub struct Asset {
    /// Where it is on the disk.
    pub disk: PathBuf,
}

impl Asset {
    /// Reads the bytes of the file.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn bytes(&self) -> std::io::Result<Vec<u8>> {
        std::fs::read(&self.disk)
    }
}

/// Whether a file is there and empty: some programs truncate a file before they write it again.
pub fn is_emptied(disk: &Path) -> bool {
    std::fs::metadata(disk).is_ok_and(|file| file.is_file() && file.len() == 0)
}

/// The bytes of a file that a later step needs.
///
/// # Errors
/// Those of the file system.
pub fn read_bytes(disk: &Path) -> std::io::Result<Vec<u8>> {
    std::fs::read(disk)
}
