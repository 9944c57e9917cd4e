//! The forms of texts that templates show.

/// The forms of a text besides its HTML; each is made only for templates that mention it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TextParts {
    /// As plain text.
    pub plain: bool,
    /// As it is heard over loudspeakers.
    pub heard: bool,
    /// The table of contents.
    pub toc: bool,
    /// What no section takes.
    pub rest: bool,
    /// How long it takes to read.
    pub minutes: bool,
    /// The pages before and after that of the job (of views, not of texts).
    pub around: bool,
    /// Blocks as data instead of HTML, for Typst.
    pub blocks: bool,
}

impl TextParts {
    /// What print templates see.
    pub const PRINT: TextParts =
        TextParts { plain: true, heard: false, toc: false, rest: false, minutes: false, around: false, blocks: true };
}
