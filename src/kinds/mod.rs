//! Kinds of content. Each is a file with a table of its fields, and a line in `list.rs`. Parsing, spans, JSON Schema, suggestions, queries and labels
//! follow from the tables.
#![warn(missing_docs)]

mod activity;
mod campaign;
mod shared_fields;
mod contact;
mod declared;
mod field;
mod foreign_words;
mod guide;
mod holiday;
mod infographic;
mod kind;
mod kind_file;
mod list;
mod location;
mod notice;
mod opening_hours;
mod page;
pub mod parse;
mod place;
mod procedure;
mod question;
pub mod registry;
mod samples;
mod scalar;
pub mod schema;
pub mod sections;
mod session;
pub mod settings;
mod slogan;
mod table;
mod taxonomies;
mod term;
mod value;

pub use crate::ids::FieldNo;
pub use campaign::CAMPAIGN;
pub use contact::CONTACT;
pub use field::{Choice, Field, Type, choice, field};
pub use foreign_words::foreign_field;
pub use kind::Kind;
pub use kind_file::read_kinds;
pub use list::KindSet;
pub use location::LOCATION;
pub use page::PAGE;
pub use place::PLACE;
pub use samples::{SampleAmount, SampleMaker};
pub use shared_fields::STATUS;
pub use table::{DerivationContext, Derived, FieldTable};
pub use taxonomies::{OWN_TAXONOMIES, OWN_TERMS, TaxonomyNames};
pub use term::TERM;
pub use value::{Value, hash_value};
