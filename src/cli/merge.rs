//! `loa merge`: joins what shards have made.

use super::report::Format;
use super::{SYSTEM, build, config, limit_threads, progress::Bar, report};
use crate::diag::Files;
use crate::lang::Words;
use crate::pipeline::{self, Shards};
use clap::ArgMatches;
use std::path::PathBuf;
use std::time::Instant;

pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let started = Instant::now();
    limit_threads(matches);
    let (config, format) = (config(matches), Format::of(matches));
    let quiet = matches.get_flag("quiet");
    let dirs: Vec<PathBuf> = matches.get_many("dir").into_iter().flatten().cloned().collect();
    let shards = match Shards::read(&dirs) {
        Ok(shards) => shards,
        Err(faults) => {
            report::print(&faults, &Files::default(), words, format, quiet);
            return SYSTEM;
        }
    };
    let bar = Bar::new(words, quiet || format != Format::Human);
    let mut outcome = pipeline::merge(&config, shards, &|p| bar.show(p));
    bar.finish();
    let code = build::tell(&mut outcome, &config, started, words, format, quiet);
    build::end(outcome, code)
}
