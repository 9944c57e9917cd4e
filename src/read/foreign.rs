//! The folder of a site that another tool made: all its files by path. Nothing in it is changed.

use super::encoding::decode_any;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

/// Largest text that is read, in bytes.
const MAX_TEXT: u64 = 16 << 20;
/// Most files of a folder; more are a disk and not a site.
const MAX_FILES: usize = 400_000;

/// A file of a foreign site.
#[derive(Clone, Debug)]
pub struct ForeignFile {
    /// Path below the folder, with `/`, in Unicode normalization form C.
    pub path: String,
    /// Its path on the disk.
    pub disk: PathBuf,
    /// Its size in bytes.
    pub size: u64,
}

/// Why a file or folder of a foreign site is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ForeignFault {
    /// A symbolic link leads out of the folder, nowhere or in a circle.
    Link,
    /// The name is no UTF-8.
    Name,
    /// It cannot be read.
    Unreadable,
    /// It is larger than the limit for texts.
    TooBig,
    /// Its encoding is not certain.
    Encoding,
    /// There are more files than the limit.
    TooMany,
}

/// The files of a foreign site.
#[derive(Debug, Default)]
pub struct ForeignSite {
    /// Sorted by path.
    pub files: Vec<ForeignFile>,
    /// What is left out, sorted by path.
    pub faults: Vec<(String, ForeignFault)>,
    /// Folders of programs (`node_modules`, `.git`), which hold nothing that a person wrote.
    pub skipped: Vec<String>,
}

/// Folders that programs fill.
const PROGRAM_FOLDERS: &[&str] =
    &["node_modules", ".git", ".hg", ".svn", ".cache", ".docusaurus", ".jekyll-cache", ".sass-cache", "__pycache__", ".venv", ".bundle"];
/// Folders with a dot that hold settings of a site.
const SETTINGS_FOLDERS: &[&str] = &[".vitepress", ".vuepress", ".eleventy"];

impl ForeignSite {
    /// Reads the names of all files below a folder; no file is opened.
    pub fn read(dir: &Path) -> ForeignSite {
        let mut site = ForeignSite::default();
        let inside = dir.canonicalize().unwrap_or_else(|_| dir.to_path_buf());
        let shown = |path: &Path| {
            let parts: Vec<_> = path.strip_prefix(dir).unwrap_or(path).components().map(|c| c.as_os_str().to_string_lossy()).collect();
            parts.join("/").nfc().collect::<String>()
        };
        let mut entries = WalkDir::new(dir).follow_links(true).into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().map(shown).unwrap_or_default();
                    let is_link =
                        error.loop_ancestor().is_some() || error.path().is_some_and(|p| p.symlink_metadata().is_ok_and(|m| m.is_symlink()));
                    site.faults.push((path, if is_link { ForeignFault::Link } else { ForeignFault::Unreadable }));
                    continue;
                }
            };
            if entry.depth() == 0 {
                continue;
            }
            let (path, is_folder) = (shown(entry.path()), entry.file_type().is_dir());
            let fault = if entry.file_name().to_str().is_none() {
                Some(ForeignFault::Name)
            } else if entry.path_is_symlink() && !entry.path().canonicalize().is_ok_and(|real| real.starts_with(&inside)) {
                Some(ForeignFault::Link)
            } else {
                None
            };
            if let Some(fault) = fault {
                site.faults.push((path, fault));
                if is_folder {
                    entries.skip_current_dir();
                }
                continue;
            }
            let name = entry.file_name().to_str().unwrap_or_default();
            if is_folder {
                let is_hidden = name.starts_with('.') && !SETTINGS_FOLDERS.contains(&name);
                if PROGRAM_FOLDERS.contains(&name) || is_hidden {
                    site.skipped.push(path);
                    entries.skip_current_dir();
                }
                continue;
            }
            if !entry.file_type().is_file() {
                site.faults.push((path, ForeignFault::Unreadable));
                continue;
            }
            if site.files.len() == MAX_FILES {
                site.faults.push((path, ForeignFault::TooMany));
                break;
            }
            let size = entry.metadata().map_or(0, |m| m.len());
            site.files.push(ForeignFile { path, disk: entry.into_path(), size });
        }
        site.files.sort_by(|a, b| a.path.cmp(&b.path));
        site.files.dedup_by(|twin, first| twin.path == first.path);
        site.faults.sort();
        site.skipped.sort();
        site
    }

    /// The file with this path.
    pub fn find(&self, path: &str) -> Option<&ForeignFile> {
        self.files.binary_search_by(|f| f.path.as_str().cmp(path)).ok().map(|i| &self.files[i])
    }

    /// The files below a folder, named without a slash at its end; all files for an empty name.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a ForeignFile> {
        self.files.iter().filter(move |f| folder.is_empty() || f.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
    }

    /// Whether a file lies below this folder.
    pub fn has_folder(&self, folder: &str) -> bool {
        self.below(folder).next().is_some()
    }
}

impl ForeignFile {
    /// The text of the file, with `\n` at the ends of lines.
    ///
    /// # Errors
    /// Why there is none.
    pub fn text(&self) -> Result<String, ForeignFault> {
        if self.size > MAX_TEXT {
            return Err(ForeignFault::TooBig);
        }
        let bytes = std::fs::read(&self.disk).map_err(|_| ForeignFault::Unreadable)?;
        let text = decode_any(&bytes).ok_or(ForeignFault::Encoding)?;
        Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_string() })
    }
}
