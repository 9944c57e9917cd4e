//! Documents of office programs as blocks of Markdown.

mod blocks;
mod hidden_rows;
mod markdown;
mod numbering;
mod old_book;
mod open_styles;
mod open_text;
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
pub use hidden_rows::hidden_rows;
pub use open_text::read_open_text;
pub use word::{OldFontText, read_word};
