//! The command line: reads arguments, calls the pipeline, prints. Nothing else prints or exits.

/// Prints a line to standard output. A reader who went away (`loa list jobs | head`) is no fault of ours.
macro_rules! say {
    ($($arg:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stdout(), $($arg)*);
    }};
}

/// Prints a line to standard error, with its colours where that is a terminal that shows them.
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
mod schema;
mod serve;
mod start;
mod view;

pub use arguments::command;

use crate::config::{Config, Only, Shard};
use crate::diag::Diagnostic;
use crate::lang::{Speech, Words};
use crate::pipeline::{Loaded, load};
use clap::ArgMatches;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The content is good.
const GOOD: u8 = 0;
/// The content has errors.
const CONTENT: u8 = 1;
/// The command or the system is at fault.
const SYSTEM: u8 = 2;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let args: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let words = Words::new(speech(&args));
    if args.len() == 1
        && let Some(code) = start::run(&words)
    {
        return ExitCode::from(code);
    }
    let matches = match arguments::command(&words).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { SYSTEM } else { GOOD });
        }
    };
    ExitCode::from(run(&matches, &words))
}

fn run(matches: &ArgMatches, words: &Words) -> u8 {
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

/// The language of messages: `--lang`, else the locale, else Vietnamese. Needed before the arguments can be read, for their help.
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

/// Reads the site and prints the errors there are; none when there are some.
fn sound(config: &Config, words: &Words) -> Option<Loaded> {
    let mut loaded = load(config);
    let said = std::mem::take(&mut loaded.diagnostics);
    let diagnostics = loaded.settled(said);
    report::print(&diagnostics, &loaded.sources.files, words, report::Format::Human, true);
    (!diagnostics.has_errors()).then_some(loaded)
}

/// Says why a command does nothing, where no file is at fault.
fn refused(fault: &Diagnostic, words: &Words) -> u8 {
    complain!("{}\n{}", words.message(fault), words.help(fault).unwrap_or_default());
    SYSTEM
}

/// The run the arguments ask for.
fn config(matches: &ArgMatches) -> Config {
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
        // A shard's output is its own.
        shard.map_or(output.clone(), |Shard { number, of }| output.join(format!("shard-{number}-of-{of}")))
    });
    Config {
        as_of: matches.try_get_one::<jiff::civil::Date>("as-of").ok().flatten().copied(),
        press: matches!(matches.try_get_one::<bool>("press"), Ok(Some(true))),
        drafts: matches!(matches.try_get_one::<bool>("drafts"), Ok(Some(true))),
        base_url: one("base-url"),
        only: Only { places: many("place"), products: many("only"), lang: one("lang") },
        shard,
        ..plain_config(root, output)
    }
}

/// A run of this person, now.
fn plain_config(root: PathBuf, output: PathBuf) -> Config {
    Config { home: dirs::home_dir(), ..Config::plain(root, output, jiff::Timestamp::now()) }
}

/// Limits the threads of the run to `--jobs`.
fn limit_threads(matches: &ArgMatches) {
    if let Ok(Some(jobs)) = matches.try_get_one::<usize>("jobs") {
        // Fails only when a pool exists already, which then serves as well.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(*jobs).build_global();
    }
}
