//! The command line: reads arguments, calls the pipeline and prints. No other module prints or exits.
#![warn(missing_docs)]

/// Prints a line to standard output. Faults are remembered for the exit code.
macro_rules! say {
    ($($arg:tt)*) => {{
        use std::io::Write;
        let _ = writeln!($crate::cli::standard_output::StandardOutput, $($arg)*);
    }};
}

/// Prints a line to standard error, with colours where that is a terminal that supports them.
macro_rules! complain {
    ($($arg:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(anstream::stderr(), $($arg)*);
    }};
}

mod arguments;
mod build;
mod check;
mod fix;
mod form;
mod help;
mod import;
mod list;
mod merge;
mod new;
mod preview;
mod print_ledger;
mod progress;
mod publish;
pub mod report;
mod reports;
mod standard_output;
mod schema;
mod serve;
mod setup;
mod start;
mod theme_trial;
mod view;
mod watchdog;

pub use arguments::command;

use crate::lang::{Speech, Words};
use clap::ArgMatches;
use setup::{ASKS, CONTENT, GOOD, SYSTEM, config, limit_threads, load_sound, plain_config, refused};
use std::process::ExitCode;

/// Runs the program with the arguments of the process and returns its exit code.
pub fn main() -> ExitCode {
    let args: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let words = Words::new(speech(&args));
    if args.len() == 1
        && let Some(code) = start::run(&words)
    {
        return ExitCode::from(standard_output::exit_code(code, &words));
    }
    let matches = match arguments::command(&words).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { SYSTEM } else { GOOD });
        }
    };
    ExitCode::from(standard_output::exit_code(run(&matches, &words), &words))
}

fn run(matches: &ArgMatches, words: &Words) -> u8 {
    watchdog::start(words, matches.subcommand_name() == Some("serve"));
    match matches.subcommand() {
        Some(("build", matches)) => build::run(matches, words),
        Some(("merge", matches)) => merge::run(matches, words),
        Some(("serve", matches)) => serve::run(matches, words),
        Some(("publish", matches)) => publish::run(matches, words),
        Some(("check", matches)) => check::run(matches, words),
        Some(("list", matches)) => list::run(matches, words),
        Some(("preview", matches)) => preview::run(matches, words),
        Some(("view", matches)) => view::run(matches, words),
        Some(("print-ledger", matches)) => print_ledger::run(matches, words),
        Some(("schema", matches)) => schema::run(matches, words),
        Some(("new", matches)) => new::run(matches, words),
        Some(("form", matches)) => form::run(matches, words),
        Some(("import", matches)) => import::run(matches, words),
        Some(("report", matches)) => reports::run(matches, words),
        Some(("help", matches)) => help::run(matches, words),
        Some(("explain", matches)) => schema::explain(matches, words),
        _ => SYSTEM,
    }
}

/// The language of messages: `--speak`, else the locale, else Vietnamese. It is found before clap reads the arguments, because their help
/// texts depend on it.
fn speech(args: &[std::ffi::OsString]) -> Speech {
    let text = |i: usize| args.get(i).and_then(|a| a.to_str());
    for i in 1..args.len() {
        match text(i) {
            Some("--speak") => return Speech::from_name(text(i + 1).unwrap_or_default()),
            Some(arg) if arg.starts_with("--speak=") => return Speech::from_name(&arg[8..]),
            _ => {}
        }
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    match locale {
        Some(locale) if locale.to_ascii_lowercase().starts_with("en") => Speech::English,
        _ => Speech::Vietnamese,
    }
}
