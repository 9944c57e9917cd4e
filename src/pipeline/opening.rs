//! The output of a run, opened as soon as no other process has it.

use crate::config::Config;
use crate::diag::Diagnostics;
use crate::write::{Durability, Opening, Output, WhenBusy};
use std::path::Path;

/// Opens the output of `config`. `durability` is what a commit survives. `waiting` is called once if another process has it.
///
/// Errors: those of [`Output::open`].
pub fn open_output(config: &Config, durability: Durability, waiting: &dyn Fn()) -> Result<Output, Diagnostics> {
    let inputs = config.inputs();
    let inputs = inputs.each_ref().map(|p| p.as_path());
    let around: Vec<&Path> = [Some(&config.site_dir), config.home.as_ref()].into_iter().flatten().map(|p| p.as_path()).collect();
    Output::open(
        &config.output,
        Opening { inputs: &inputs, around: &around, busy: WhenBusy::Wait(waiting), durability, may_prune: config.prune },
    )
}
