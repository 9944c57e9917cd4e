//! What a maker has made in memory, and what others may know of it.

use crate::plan::FileMeta;
use crate::read::{Encoding, FileFormat, Syntax};
use std::sync::Arc;

/// The bytes of one file.
#[derive(Debug)]
pub enum Artifact {
    /// Bytes of this file alone.
    Own(Vec<u8>),
    /// Bytes, and how many pages they are.
    Pages(Vec<u8>, u32),
    /// Bytes, and how many seconds of sound they are.
    Sound(Vec<u8>, u32),
    /// The same bytes at every place: style sheets, copied files.
    Shared(Arc<[u8]>),
}

impl Artifact {
    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Artifact::Own(bytes) | Artifact::Pages(bytes, _) | Artifact::Sound(bytes, _) => bytes,
            Artifact::Shared(bytes) => bytes,
        }
    }

    /// Its size, pages and digest.
    pub fn fact(&self) -> FileMeta {
        let bytes = self.bytes();
        let pages = if let Artifact::Pages(_, extent) | Artifact::Sound(_, extent) = self { *extent } else { 0 };
        let mut hash = [0; 16];
        hash.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
        FileMeta { pages, bytes: bytes.len() as u64, hash }
    }
}

/// Larger pictures are for machines and stand in the kit as PDF too. In bytes.
const LARGEST_PICTURE: usize = 1_000_000;

/// One file of a kit that is no PDF.
#[derive(Debug)]
pub struct KitFile {
    /// Below the root of its place.
    pub path: String,
    /// Its extension.
    pub format: Box<str>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl KitFile {
    /// Whether pages can show it: texts, tables, pictures that are not huge.
    pub fn is_readable(&self) -> bool {
        match FileFormat::find(&self.format).map(|format| format.encoding) {
            Some(Encoding::Text(Syntax::Free | Syntax::Table)) => true,
            Some(Encoding::Pages) => self.bytes.len() <= LARGEST_PICTURE,
            _ => false,
        }
    }
}
