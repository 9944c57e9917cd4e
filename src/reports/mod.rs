//! Reports on places: missing items, items that were not checked, ordered files, translations, and the work of a week. Each is a list of
//! tables, as text, CSV, HTML, a workbook or a Word file.
#![warn(missing_docs)]

mod coverage;
mod faults;
mod kit;
mod stale;
mod table;
mod translations;
mod week;
mod word_file;

pub use coverage::coverage;
pub use faults::faults;
pub use kit::kit;
pub use stale::stale;
pub use table::{Grid, Report, ReportFormat};
pub use translations::translations;
pub use week::{ReportPeriod, week};
