//! Typst files of a theme: print templates, what they read, and fonts.

use crate::diag::{FileId, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The files of a theme that Typst reads, by path below the theme's folder.
#[derive(Debug, Default)]
pub struct TypstFiles {
    /// Typst files.
    pub sources: BTreeMap<Arc<str>, FileId>,
    /// Pictures and data that some Typst file names.
    pub data: BTreeMap<Arc<str>, Arc<[u8]>>,
    /// Fonts in `fonts/` that are not those of the embedded theme: path below the theme's folder, bytes.
    pub fonts: Vec<(Arc<str>, Arc<[u8]>)>,
    /// What each Typst file reaches, by its path.
    pub closures: BTreeMap<Arc<str>, TypstClosure>,
}

/// A template with everything it names.
#[derive(Debug)]
pub struct TypstClosure {
    /// Of all its files and the fonts.
    pub digest: blake3::Hash,
    /// The paths of the files, its own included.
    pub reached: BTreeSet<Arc<str>>,
}

impl TypstFiles {
    /// Digest of a template, of all it names, and of the theme's own fonts.
    pub fn digest(&self, template: &str) -> blake3::Hash {
        self.closures.get(template).map_or_else(|| blake3::hash(template.as_bytes()), |c| c.digest)
    }

    /// Whether a template may read a file: whether it, or a file it names, names it.
    pub fn reaches(&self, template: &str, path: &str) -> bool {
        self.closures.get(template).is_some_and(|c| c.reached.contains(path))
    }

    /// Where to point when something is wrong with a file of the theme.
    pub fn span(&self, path: &str) -> Option<Span> {
        self.sources.get(path).map(|file| Span::file(*file))
    }
}
