//! `loa check --theme`: every product of the theme, made of sample items.

use super::check::{StepClock, print_result};
use super::report::OutputFormat;
use super::{GOOD, SYSTEM};
use crate::config::Config;
use crate::diag::{Diagnostics, Files, system_reason};
use crate::lang::Words;
use crate::pipeline::{TRIALS, check_trial, trial_site, trial_theme};
use crate::write::{ScratchFolder, hand_out};
use clap::ArgMatches;
use std::path::PathBuf;

/// The file by which a folder of sample sites is known.
const MARK: &str = "content/site.yaml";
/// The seed of the samples.
const SEED: u64 = 1;

/// Runs the trials and returns the exit code.
pub fn run(matches: &ArgMatches, config: &Config, clock: &StepClock, words: &Words) -> u8 {
    let kept = matches.get_one::<PathBuf>("keep");
    let scratch = match kept {
        Some(_) => None,
        None => match ScratchFolder::below(&std::env::temp_dir()) {
            Ok(folder) => Some(folder),
            Err(error) => {
                let args = [("path", std::env::temp_dir().display().to_string()), ("reason", system_reason(&error).to_string())];
                complain!("{}", words.say("cannot-write", &[&args[..], &[("system", error.to_string())]].concat()));
                return SYSTEM;
            }
        },
    };
    let Some(folder) = kept.map(PathBuf::as_path).or(scratch.as_ref().map(ScratchFolder::path)) else { return SYSTEM };
    let theme = trial_theme(config);
    let format = OutputFormat::from_name(matches.get_one::<String>("format").map_or("human", String::as_str));
    let deny = matches.get_flag("deny-warnings");
    let mut code = GOOD;
    let mut print = |found: Diagnostics, files: &Files| {
        code = code.max(print_result(matches, found, files, format, deny, words));
    };
    for (trial, amount) in TRIALS {
        let site = folder.join(trial);
        if let Err(faults) = hand_out(&site, MARK, &trial_site(&theme, amount, SEED)) {
            print(faults, &Files::default());
            continue;
        }
        if format == OutputFormat::Human {
            complain!("{}", words.say("cli-theme-trial", &[("name", trial.to_string())]));
        }
        let found = check_trial(config, &site, &|step, work| clock.observe(step, work));
        print(found.diagnostics, &found.files);
    }
    code
}
