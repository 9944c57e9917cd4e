//! `loa merge`: joins the outputs of shards.

use super::report::OutputFormat;
use super::{SYSTEM, build, config, limit_threads, progress::PlaceProgressBar, report};
use crate::diag::Files;
use crate::lang::Words;
use crate::pipeline::{self, ShardOutputs};
use clap::ArgMatches;
use std::path::PathBuf;
use std::time::Instant;

/// Runs the command and returns its exit code.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let started = Instant::now();
    limit_threads(matches);
    let (config, format) = (config(matches), OutputFormat::of(matches));
    let quiet = matches.get_flag("quiet");
    let dirs: Vec<PathBuf> = matches.get_many("dir").into_iter().flatten().cloned().collect();
    let shards = match ShardOutputs::read(&dirs) {
        Ok(shards) => shards,
        Err(faults) => {
            report::print(&faults, &Files::default(), words, format, quiet);
            return SYSTEM;
        }
    };
    let bar = PlaceProgressBar::new(words, quiet || format != OutputFormat::Human);
    let mut outcome = pipeline::merge(&config, shards, &|p| bar.show(p));
    bar.finish();
    let code = build::print_outcome(&mut outcome, &config, started, words, format, quiet);
    build::exit_without_drop(outcome, code)
}
