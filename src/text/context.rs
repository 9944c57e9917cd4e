//! The context a text is parsed in.

use super::sections::Role;
use crate::diag::{FileId, Span};

/// Deepest nesting of blocks, and of raw HTML: HTML writers and minifiers recurse, and their stack is finite.
pub const MAX_DEPTH: usize = 256;

/// The context a text is parsed in.
pub struct ParseContext<'a> {
    /// The file it stands in.
    pub file: FileId,
    /// Folder of the file, for relative links: `content/guides`.
    pub folder: &'a str,
    /// The roles headings can have.
    pub roles: &'static [Role],
    /// Raw HTML is kept, to be cleaned when it is rendered; else it is reported.
    pub allow_html: bool,
    /// Where the whole text stands, when it is not byte for byte as in the file (quoted or folded values).
    pub whole: Option<Span>,
}
