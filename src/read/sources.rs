//! Sources: everything that is read from the folder of a site, before the model makes items of it.

use super::attached::AttachedMemory;
use super::node::Node;
use super::open::{OpenFile, SiteFolder};
use crate::diag::{FileId, Files};
use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// How much of a file is read at once where it need not be in memory, in bytes.
const PIECE: usize = 128 << 10;

/// Everything read from the site's folder. Clones share what is large.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The folder of the site.
    pub site_dir: PathBuf,
    /// Digest of the names of all files and the bytes of the text files, as they were read.
    pub digest: blake3::Hash,
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
    /// Words of the site for templates: `content/lang/<code>.yaml`.
    pub words: Vec<TableSource>,
    /// Declarations of kinds: those of the site, `content/kinds/<name>.yaml`, then those of its theme, `kinds/<name>.yaml`.
    pub kinds: Vec<TableSource>,
    /// Pictures and other files of `content/` and `static/`, by path below the site's folder.
    pub assets: Arc<BTreeMap<Arc<str>, Asset>>,
    /// What attached files say besides what their readers see.
    pub attached: Arc<AttachedMemory>,
}

impl Sources {
    /// The sources of a site without files.
    pub fn empty(site_dir: PathBuf) -> Sources {
        Sources {
            site_dir,
            digest: blake3::hash(b""),
            files: Files::default(),
            site: None,
            printed: None,
            texts: Vec::new(),
            tables: Vec::new(),
            registers: Arc::default(),
            boundaries: Vec::new(),
            words: Vec::new(),
            kinds: Vec::new(),
            assets: Arc::default(),
            attached: Arc::default(),
        }
    }
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
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it is on the disk.
    pub disk: PathBuf,
    /// The folder of the site, below which it is opened.
    folder: SiteFolder,
    /// Digest and size of its bytes, once something has read them. Clones share it.
    read: Arc<OnceLock<(blake3::Hash, u64)>>,
}

impl Asset {
    /// A file below a folder.
    pub(super) fn new(disk: PathBuf, folder: SiteFolder) -> Asset {
        Asset { disk, folder, read: Arc::default() }
    }

    /// Reads the bytes of the file.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        let bytes = self.folder.read(&self.disk)?;
        self.read.get_or_init(|| (blake3::hash(&bytes), bytes.len() as u64));
        Ok(bytes)
    }

    /// Digest of the bytes that something has read of the file; none where nothing has.
    pub fn digest_read(&self) -> Option<blake3::Hash> {
        self.read.get().map(|read| read.0)
    }

    /// The size of the file in bytes.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn size(&self) -> io::Result<u64> {
        Ok(OpenFile::new(self.open()?)?.size)
    }

    /// Opens the file.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn open(&self) -> io::Result<File> {
        self.folder.open(&self.disk)
    }

    /// Digest and size of the file, which is not held in memory. It is read once.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn digest(&self) -> io::Result<(blake3::Hash, u64)> {
        if let Some(read) = self.read.get() {
            return Ok(*read);
        }
        let read = self.digest_now()?;
        Ok(*self.read.get_or_init(|| read))
    }

    fn digest_now(&self) -> io::Result<(blake3::Hash, u64)> {
        let (mut file, mut hasher, mut size) = (OpenFile::new(self.open()?)?, blake3::Hasher::new(), 0);
        loop {
            let bytes = file.next(PIECE)?;
            if bytes.is_empty() {
                return Ok((hasher.finalize(), size));
            }
            hasher.update(&bytes);
            size += bytes.len() as u64;
        }
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
