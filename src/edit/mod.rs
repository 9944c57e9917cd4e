//! Edit: what is changed at the desk, put into the files as a person would have written it.
//!
//! A change names a field and what it is to say ([`Change`]); [`edited`] gives the new text of the file, every byte outside the change being
//! the old one, and reads it again before it believes itself. Nothing here opens or writes a file but [`save`].

mod begin;
mod file;
pub mod form;
mod home;
mod lists;
mod picture;
mod posted;
mod referring;
mod rows;
mod save;
mod scalar;
mod style;
mod wanted;
mod yaml;

pub use begin::{MOST, hidden_item, item_path, item_text, place_folder};
pub use file::{Format, Refusal, Target, as_written, body, edited, rows};
pub use home::{Home, home};
pub use picture::{MAX_PICTURE, Picture, picture, with_picture};
pub use posted::{BODY, Pairs, Posted, posted, refill, tidy_body};
pub use referring::{Referring, instead, referring};
pub use rows::{added, example, has_column, holds, new_table, removed, row_slug, said};
pub use save::{NotSaved, Save, create, not_edited, remove, replace, save, text_digest};
pub use wanted::{Change, Wanted, record_fields};

#[cfg(test)]
mod tests;
