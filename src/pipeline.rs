//! The whole program in six steps: read → model → plan → check → render → write.
//!
//! A run walks the jobs of a site with one [`executor`]; what it does with each of them is its [`run_mode::RunMode`]: `make` puts files into roots,
//! `merge` takes them from shards, `verify` compares them, `report` renders them for their diagnostics, `ledger` collects the addresses on them, `show`
//! makes them in memory.
#![warn(missing_docs)]

mod background_check;
mod build;
mod checking;
mod executor;
mod keys;
mod ledger;
mod left_out;
mod make;
mod merge;
mod opening;
mod pictures;
mod place_roots;
mod plan_store;
mod planned;
/// Previews of files and kits.
pub mod preview;
mod print_batches;
mod repeated;
mod reload;
mod report;
mod room;
mod run_mode;
mod selection;
mod shard_outputs;
mod shares;
mod show;
mod site;
mod static_files;
mod theme_trial;
mod verification;
mod verify;

pub use background_check::{BackgroundCheck, CleanKeys};
pub use build::{BuildProgress, BuildResult, BuildSummary, build, merge};
pub use checking::{CheckResult, check, check_documents, faults_of};
pub use ledger::{ScannedAddress, printed_addresses};
pub use make::RebuildReason;
pub use place_roots::unread_part;
pub use planned::{PlannedSite, plan_and_check};
pub use reload::reload;
pub use shard_outputs::ShardOutputs;
pub use show::show_job;
pub use site::{Loaded, load, load_settings};
pub use theme_trial::{TRIALS, TrialTheme, check_trial, trial_site, trial_theme};
pub use verification::{Verification, VerifiedOutput, verify_output};
pub use verify::about_files;
