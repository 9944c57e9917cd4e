//! Prose: the words of a source file without its markup, at the byte positions of the file, so that reports point where the words stand.

mod blocks;
mod broken_lines;
mod code_lines;
mod composed;
mod document;
mod features;
mod lexicon;
mod mask;
mod sentences;

pub use blocks::{BlockForm, ProseBlock, ProseWord};
pub use composed::compose;
pub use document::Prose;
pub use features::{FeatureTable, WordFeature, WordFeatures};
pub use lexicon::Lexicon;
pub use sentences::sentences;
