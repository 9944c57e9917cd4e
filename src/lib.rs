#![doc = include_str!("ARCHITECTURE.md")]
// Modules in reading order: each uses only those above it.
pub mod checks;
pub mod cli;
pub mod config;
pub mod diag;
pub mod kinds;
pub mod lang;
pub mod model;
pub mod pipeline;
pub mod plan;
pub mod read;
pub mod render;
pub mod text;
pub mod vietnamese;
pub mod write;
