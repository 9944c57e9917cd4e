//! Reads declarations, themes and kits into the types of `declared`, and reports what is wrong in them.

mod built_in;
mod component;
mod conditions;
pub mod contrast;
mod files;
mod finish;
mod inks;
mod like;
mod maker;
pub mod nodes;
mod options;
pub mod orders;
mod paper;
mod pattern;
mod preset;
mod product;
mod query;
mod references;
mod style;
mod templates;
mod theme;
pub mod tokens;
mod typst_files;
mod variants;
