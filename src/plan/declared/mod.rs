//! What declarations say, as plain data: products, needs, paths, paper, presets, options, themes, orders.

pub mod component;
pub mod files;
pub mod finish;
pub mod inks;
pub mod maker;
pub mod options;
pub mod order;
pub mod paper;
pub mod pattern;
pub mod preset;
pub mod product;
pub mod query;
pub mod range;
pub mod subject;
pub mod text_parts;
pub mod theme;
pub mod typst_files;
pub mod variants;
pub mod waiting;
