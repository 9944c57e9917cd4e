//! Forms: workbooks with the data of a place for the place to check, forms that were returned, and lists from other sources.
//!
//! Tables in CSV are changed cell by cell: the bytes of all other cells stay.
#![warn(missing_docs)]

mod csv_rows;
mod form_sheets;
mod import;
mod list_phones;
mod returned;
pub mod workbook;

pub use csv_rows::{CsvRows, NewRow, csv_without_row, label};
pub use form_sheets::{FormSheet, SHEETS, form_workbook};
pub use import::{ImportChoices, ImportDecision, ImportedRow, columns, import_rows, is_known_column};
pub use returned::{FormDifference, ReturnedForm, read_returned_form};
