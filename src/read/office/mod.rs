//! Documents of office programs as blocks of Markdown.

mod blocks;
mod markdown;
mod numbering;
mod package;
mod styles;
mod word;
mod word_blocks;
mod word_drawings;
mod word_runs;
mod word_tables;
mod xml;

#[cfg(test)]
mod tests;

pub use blocks::{OfficeBlock, OfficeCell, OfficeLines, OfficePart, OfficeRemark, OfficeTable, WordText, marks_in, to_markdown};
pub use word::{OldFontText, read_word};
