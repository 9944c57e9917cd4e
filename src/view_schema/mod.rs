//! What views hold. Each record of a view is declared once, in `records`: its value for templates, its part of a key and its rows in the
//! reference follow from that declaration.
//!
//! `render::view` fills these records from library and plan; `checks::templates` and the reference read their names from here.
#![warn(missing_docs)]

mod digest;
mod fields;
mod record;
mod records;
mod reference;
mod shape;
mod values;

pub use digest::ViewDigest;
pub use fields::*;
pub use record::{ViewField, ViewRecord, ViewType, ViewValue};
pub use records::*;
use reference::{AnyItem, shown_type};
pub use reference::{FieldRow, field_rows, item_names, kind_rows, place_names};
pub use shape::Shape;
pub use values::{Html, NamedTexts, SharedValue, WhenAsked};
