//! Forms: what the site holds of a place as a workbook that the place looks through, and what came back of it.

mod answers;
mod intake;
mod rows;
mod sheets;
pub mod workbook;

pub use answers::{Answer, Change, read_answer};
pub use intake::{Decision, Taken, columns, take_in};
pub use rows::{CsvRows, NewRow, label, without_row};
pub use sheets::{SHEETS, Sheet, form};
