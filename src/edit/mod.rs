//! Changes of content at the desk, written into the files in their own style.
//!
//! A [`FieldChange`] names a field and its new value. [`edited`] returns the new text of the file, in which every byte outside the change
//! stays, and reads it again to verify that. Only [`save`], [`create`], [`replace`] and [`remove`] open or write files.
#![warn(missing_docs)]

mod new_item;
mod file;
pub mod form;
mod location;
mod lists;
mod picture;
mod submitted;
mod referrers;
mod rows;
mod save;
mod scalar;
mod style;
mod change;
mod yaml;

pub use change::{FieldChange, NewValue, record_fields};
pub use file::{EditRefusal, EditTarget, SourceFormat, body, edited, rows, written_fields};
pub use location::{NewItemLocation, new_item_location};
pub use new_item::{MAX_SLUG, hidden_item, item_path, item_text, place_folder};
pub use picture::{MAX_PICTURE, UploadedPicture, accept_picture, with_picture};
pub use referrers::{Referrer, referrers, replacement_item};
pub use rows::{contains_row, example_row, has_column, new_table, row_slug, with_row, without_row, written_value};
pub use save::{SaveError, SaveRequest, create, not_edited, remove, replace, save, text_digest};
pub use submitted::{BODY, FormChanges, FormPairs, normalized_body, read_form, refill};

#[cfg(test)]
mod tests;
