//! `loa build`: runs the pipeline and prints the result.

use super::progress::PlaceProgressBar;
use super::report::{self, OutputFormat};
use super::{ASKS, CONTENT, GOOD, SYSTEM, config, limit_threads};
use crate::config::Config;
use crate::diag::{
    CANNOT_READ, CANNOT_WRITE, Diagnostic, OUTPUT_BUSY, OUTPUT_FOREIGN, OUTPUT_UNSAFE, PRUNE_MANY, SHARD_CHANGED, SHARD_MISSING,
    SHARD_OUTDATED, Severity, SystemFault, UNKNOWN_LANGUAGE, UNKNOWN_PLACE, UNKNOWN_PRODUCT,
};
use crate::lang::Words;
use crate::pipeline::{self, BuildResult, BuildSummary};
use crate::serve::watch::{self, WatchEvent};
use crate::vietnamese::short_date;
use clap::ArgMatches;
use std::collections::BTreeSet;
use std::time::Instant;

/// Runs the command and returns its exit code.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    limit_threads(matches);
    let config = config(matches);
    if matches.get_flag("watch") {
        return build_on_changes(&config, matches, words);
    }
    let (outcome, code) = build(&config, matches, words);
    exit_without_drop(outcome, code)
}

/// Returns the exit code without freeing the memory of the run: the operating system does that faster.
pub fn exit_without_drop(outcome: BuildResult, code: u8) -> u8 {
    std::mem::forget(outcome);
    code
}

/// Builds, and builds again after each change of a source.
fn build_on_changes(config: &Config, matches: &ArgMatches, words: &Words) -> u8 {
    let (sender, inbox) = std::sync::mpsc::channel();
    let deaf_words = Words::new(words.speech);
    let complain_deaf = move |fault: SystemFault| complain!("{}", deaf_words.say("serve-deaf", &[("reason", deaf_words.reason(fault))]));
    let on_event = move |event| match event {
        WatchEvent::Touched(path) => drop(sender.send(path)),
        WatchEvent::Deaf(fault) => complain_deaf(fault),
    };
    let watching = watch::watch(&config.site_dir, on_event);
    if let Err(error) = &watching {
        complain!("{}", words.say("serve-deaf", &[("reason", words.reason(watch::fault(error)))]));
        return SYSTEM;
    }
    loop {
        build(&config.restarted(), matches, words);
        say!("{}", words.say("watch-waiting", &[]));
        let Ok(first) = inbox.recv() else { return SYSTEM };
        watch::collect(&inbox, &mut BTreeSet::from([first]), Ok, &mut Vec::new());
    }
}

fn build(config: &Config, matches: &ArgMatches, words: &Words) -> (BuildResult, u8) {
    let started = Instant::now();
    let quiet = matches.get_flag("quiet");
    let format = OutputFormat::of(matches);
    let bar = PlaceProgressBar::new(words, quiet || format != OutputFormat::Human);
    let mut outcome = pipeline::build(config, matches.get_flag("explain-rebuild"), &|p| bar.show(p));
    bar.finish();
    let code = print_outcome(&mut outcome, config, started, words, format, quiet);
    (outcome, code)
}

/// Prints the result of a run and returns the exit code.
pub fn print_outcome(outcome: &mut BuildResult, config: &Config, started: Instant, words: &Words, format: OutputFormat, quiet: bool) -> u8 {
    for root in outcome.summary.iter().flat_map(|s| &s.roots).filter(|r| !r.foreign.is_empty()) {
        let report = Diagnostic::new(&OUTPUT_FOREIGN).with("path", &root.name).with("count", root.foreign.len());
        outcome.diagnostics.push(report.with("files", root.foreign.iter().take(5).cloned().collect::<Vec<_>>().join(", ")));
    }
    report::print(&outcome.diagnostics, &outcome.files, words, format, quiet);
    let code = exit_code(outcome);
    match (&outcome.summary, format) {
        (Some(summary), OutputFormat::Human) if !quiet => print_summary(summary, config, started, words),
        (None, OutputFormat::Human) => complain!("{}", words.say("cli-nothing-written", &[])),
        (Some(summary), OutputFormat::Json) => say!("{}", summary_json(summary, started)),
        _ => {}
    }
    code
}

/// The exit code of a run: [`ASKS`] when it stops only because it would remove too much, [`SYSTEM`] when an error is one of the system or of the command, else [`CONTENT`] when there are errors.
fn exit_code(outcome: &BuildResult) -> u8 {
    let system =
        [&CANNOT_READ, &CANNOT_WRITE, &OUTPUT_BUSY, &OUTPUT_UNSAFE, &SHARD_MISSING, &SHARD_OUTDATED, &SHARD_CHANGED].map(|c| c.name);
    let errors: Vec<&Diagnostic> = outcome.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
    // Faults in `--place`, `--only` and `--lang` have no position.
    let usage = [&UNKNOWN_PLACE, &UNKNOWN_PRODUCT, &UNKNOWN_LANGUAGE].map(|c| c.name);
    let is_system = |d: &Diagnostic| system.contains(&d.code.name) || (d.span.is_none() && usage.contains(&d.code.name));
    if !errors.is_empty() && errors.iter().all(|d| d.code.name == PRUNE_MANY.name) {
        return ASKS;
    }
    match (errors.is_empty(), errors.iter().any(|d| is_system(d))) {
        (true, _) => GOOD,
        (false, true) => SYSTEM,
        (false, false) => CONTENT,
    }
}

fn totals(summary: &BuildSummary) -> (usize, usize, usize) {
    let written = summary.roots.iter().map(|r| r.written).sum();
    let unchanged = summary.roots.iter().map(|r| r.unchanged).sum();
    let pruned = summary.roots.iter().map(|r| r.pruned.len()).sum();
    (written, unchanged, pruned)
}

fn print_summary(summary: &BuildSummary, config: &Config, started: Instant, words: &Words) {
    let (written, unchanged, pruned) = totals(summary);
    for reason in &summary.reasons {
        let why: Vec<String> = reason.why.iter().map(|w| words.say(&format!("cli-because-{w}"), &[])).collect();
        say!("{}: {}", reason.file, why.join(", "));
    }
    let seconds = format!("{:.2}", started.elapsed().as_secs_f64());
    let seconds = words.speech.choose(seconds.replace('.', ","), seconds.clone());
    let numbers = [
        ("sites", summary.sites.to_string()),
        ("pages", summary.pages.to_string()),
        ("files", summary.files.to_string()),
        ("rendered", summary.rendered.to_string()),
        ("written", written.to_string()),
        ("unchanged", unchanged.to_string()),
        ("pruned", pruned.to_string()),
        ("seconds", seconds),
    ];
    say!("{}", words.say("cli-summary-sites", &numbers));
    if summary.is_repeated {
        say!("{}", words.say("cli-repeated", &[]));
    }
    for (lang, count) in summary.untranslated.iter().filter(|u| u.1 > 0) {
        say!("{}", words.say("cli-untranslated", &[("count", count.to_string()), ("lang", lang.to_string())]));
    }
    if !summary.press_removed.is_empty() {
        let files = named(&summary.press_removed);
        say!("{}", words.say("cli-press-removed", &[("count", summary.press_removed.len().to_string()), ("files", files)]));
    }
    if let Some(date) = summary.next_change {
        say!("{}", words.say("cli-next-change", &[("date", short_date(date))]));
    }
    let path = match config.shard {
        Some(shard) => {
            let dirs = config.output.display().to_string().replace(&format!("shard-{}-of", shard.number), "shard-*-of");
            let numbers = [("shard", shard.to_string()), ("of", shard.of.to_string()), ("dirs", dirs)];
            return say!("{}", words.say("cli-shard-made", &numbers));
        }
        None => config.output.join("www").join("index.html"),
    };
    say!("{}", words.say("cli-open", &[("path", path.display().to_string())]));
}

/// The first five files of a list.
fn named(files: &[String]) -> String {
    const SHOWN: usize = 5;
    let more = if files.len() > SHOWN { ", …" } else { "" };
    format!("{}{more}", files.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", "))
}

fn summary_json(summary: &BuildSummary, started: Instant) -> serde_json::Value {
    let (written, unchanged, pruned) = totals(summary);
    let mut json = serde_json::json!({
        "type": "summary",
        "sites": summary.sites,
        "pages": summary.pages,
        "files": summary.files,
        "rendered": summary.rendered,
        "written": written,
        "unchanged": unchanged,
        "pruned": pruned,
        "seconds": started.elapsed().as_secs_f64(),
        "next_change": summary.next_change.map(|d| d.to_string()),
        "untranslated": summary.untranslated.iter().map(|(l, n)| (l.to_string(), *n)).collect::<std::collections::BTreeMap<_, _>>(),
    });
    if summary.is_repeated {
        json["repeated"] = true.into();
    }
    if !summary.press_removed.is_empty() {
        json["press_removed"] = summary.press_removed.clone().into();
    }
    json
}
