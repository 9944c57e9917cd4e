//! The pieces of prose: blocks of a file and the words in them.

use super::features::WordFeatures;
use std::ops::Range;

/// A paragraph, heading, list entry, value or cell: no sentence goes beyond it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProseBlock {
    /// Bytes of the file.
    pub range: Range<usize>,
    /// What sort of block it is.
    pub form: BlockForm,
    /// Bytes of the key or the column's head of a value; empty where there is none.
    pub label: Range<usize>,
    /// Indexes of its words in `Prose::words`.
    pub words: Range<usize>,
    /// The features of its words and of the bytes between them.
    pub features: WordFeatures,
    /// How many ASCII digits it has.
    pub digits: u32,
}

/// The sorts of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockForm {
    /// Running text.
    Paragraph,
    /// A heading.
    Heading,
    /// An entry of a list.
    Entry,
    /// A cell of a table, or a value of front matter.
    Value,
}

/// A word of a file: letters, marks and digits in a row.
#[derive(Clone, Copy, Debug)]
pub struct ProseWord {
    /// First byte in the file.
    pub start: u32,
    /// Byte behind the last.
    pub end: u32,
    /// Its features.
    pub features: WordFeatures,
    /// Its number in the lexicon.
    pub(super) number: u32,
}
