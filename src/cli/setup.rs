//! What commands share: exit codes, the settings of a run, reading a site, refusals.

use super::report::{self, OutputFormat};
use crate::config::{Config, Only, Shard};
use crate::diag::Diagnostics;
use crate::lang::Words;
use crate::pipeline::{Loaded, load};
use clap::ArgMatches;
use std::path::{Path, PathBuf};

/// Exit code: the command succeeded and the content has no errors.
pub const GOOD: u8 = 0;
/// Exit code: the content has errors.
pub const CONTENT: u8 = 1;
/// Exit code: the command is wrong, or the system refuses it.
pub const SYSTEM: u8 = 2;
/// Exit code: nothing is wrong, but the command would remove so much that it asks first (`--prune`).
pub const ASKS: u8 = 3;

/// Reads the site and prints its errors. None when there are any.
pub fn load_sound(config: &Config, words: &Words) -> Option<Loaded> {
    let mut loaded = load(config);
    let diagnostics = std::mem::take(&mut loaded.diagnostics);
    let diagnostics = loaded.settled(diagnostics);
    report::print(&diagnostics, &loaded.sources.files, words, OutputFormat::Human, true);
    (!diagnostics.has_errors()).then_some(loaded)
}

/// Prints why a command does nothing, for faults without a position in a file. Returns the exit code.
pub fn refused(faults: impl Into<Diagnostics>, words: &Words) -> u8 {
    for fault in faults.into().iter() {
        complain!("{}\n{}", words.message(fault), words.help(fault).unwrap_or_default());
    }
    SYSTEM
}

/// The settings of the run from the arguments.
pub fn config(matches: &ArgMatches) -> Config {
    let many = |name: &str| -> Vec<String> {
        match matches.try_get_many::<String>(name) {
            Ok(Some(values)) => values.cloned().collect(),
            _ => Vec::new(),
        }
    };
    let one = |name: &str| matches.try_get_one::<String>(name).ok().flatten().cloned();
    let root = matches.try_get_one::<PathBuf>("root").ok().flatten().cloned().unwrap_or_else(|| PathBuf::from("."));
    let shard = matches.try_get_one::<Shard>("shard").ok().flatten().copied();
    let output = matches.try_get_one::<PathBuf>("output").ok().flatten().cloned().unwrap_or_else(|| {
        let output = if root == Path::new(".") { "output".into() } else { root.join("output") };
        // Each shard has an output of its own.
        shard.map_or(output.clone(), |Shard { number, of }| output.join(format!("shard-{number}-of-{of}")))
    });
    Config {
        as_of: matches.try_get_one::<jiff::civil::Date>("as-of").ok().flatten().copied(),
        press: matches!(matches.try_get_one::<bool>("press"), Ok(Some(true))),
        drafts: matches!(matches.try_get_one::<bool>("drafts"), Ok(Some(true))),
        prune: matches!(matches.try_get_one::<bool>("prune"), Ok(Some(true))),
        base_url: one("base-url"),
        only: Only { places: many("place"), products: many("only"), lang: one("lang") },
        shard,
        ..plain_config(root, output)
    }
}

/// The default settings of a run that starts now.
pub fn plain_config(root: PathBuf, output: PathBuf) -> Config {
    let program_folders = std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default();
    Config {
        home: dirs::home_dir(),
        voice: std::env::var("LOA_VOICE").ok(),
        program_folders,
        ..Config::plain(root, output, jiff::Timestamp::now())
    }
}

/// Limits the threads of the run to `--jobs`.
pub fn limit_threads(matches: &ArgMatches) {
    if let Ok(Some(jobs)) = matches.try_get_one::<usize>("jobs") {
        // Fails only when a pool exists already; that one is used then.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(*jobs).build_global();
    }
}
