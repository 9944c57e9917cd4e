//! Reports: what each place has and lacks, what was done in a week, as tables for the official report.

mod coverage;
mod kit;
mod stale;
mod table;
mod translations;
mod week;
mod word;

pub use coverage::coverage;
pub use kit::kit;
pub use stale::stale;
pub use table::{Format, Grid, Report};
pub use translations::translations;
pub use week::{Period, week};
