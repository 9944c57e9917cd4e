#![doc = include_str!("ARCHITECTURE.md")]
#![cfg_attr(test, expect(clippy::disallowed_methods, reason = "tests make files of their own"))]
// Modules in reading order: each uses only those above it (tests/suite/tidy.rs).
pub mod ids;
pub mod diag;
pub mod lang;
pub mod config;
pub mod vietnamese;
pub mod separation;
pub mod read;
pub mod text;
pub mod kinds;
pub mod model;
pub mod view_schema;
pub mod plan;
pub mod checks;
pub mod forms;
pub mod import;
pub mod reports;
pub mod render;
pub mod write;
pub mod edit;
pub mod manual;
pub mod pipeline;
pub mod publish;
pub mod serve;
pub mod cli;
