//! `loa check`: everything there is to say about the content, and nothing written unless `--fix` asks for it.

use super::report::{self, Format};
use super::{CONTENT, GOOD, SYSTEM, config, fix};
use crate::diag::{self, CODES, Diagnostic, Diagnostics, Files, Severity};
use crate::lang::Words;
use crate::pipeline;
use clap::ArgMatches;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Instant;

pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let config = config(matches);
    let rules: Vec<&String> = matches.get_many("rule").into_iter().flatten().collect();
    for rule in &rules {
        if diag::find_code(rule).is_none() {
            let known: Vec<&str> = CODES.iter().map(|c| c.name).collect();
            let near = diag::nearest(rule, &known).unwrap_or("none").to_string();
            complain!("{}", words.say("cli-unknown-rule", &[("name", rule.to_string()), ("near", near)]));
            return SYSTEM;
        }
    }
    let paths: Vec<&PathBuf> = matches.get_many("path").into_iter().flatten().collect();
    let (inside, outside): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.into_iter().partition(|p| below(&config.root, p).is_some());
    let clock = Clock::new(matches.get_flag("timing"));
    let mut found = Vec::new();
    if outside.is_empty() || !inside.is_empty() {
        let findings = pipeline::check(&config, matches.get_flag("deep"), &|step| clock.lap(step));
        let inside: Vec<String> = inside.iter().filter_map(|p| below(&config.root, p)).collect();
        found.push((findings.diagnostics, findings.files, inside));
    }
    if !outside.is_empty() {
        let findings = pipeline::check_documents(&config, &outside, &|step| clock.lap(step));
        found.push((findings.diagnostics, findings.files, Vec::new()));
    }
    let format = Format::from_name(matches.get_one::<String>("format").map_or("human", String::as_str));
    let deny = matches.get_flag("deny-warnings");
    let mut code = GOOD;
    for (diagnostics, files, paths) in found {
        let wanted = |d: &Diagnostic| {
            let here = paths.is_empty() || d.span.is_some_and(|s| paths.iter().any(|p| is_below(&files.get(s.file).path, p)));
            here && (rules.is_empty() || rules.iter().any(|r| **r == d.code.name))
        };
        let wanted: Diagnostics = diagnostics.into_iter().filter(wanted).collect();
        code = code.max(answer(matches, &config.root, wanted, &files, format, deny, words));
    }
    clock.print();
    code
}

/// Mends where asked to, prints the rest.
fn answer(matches: &ArgMatches, root: &Path, found: Diagnostics, files: &Files, format: Format, deny: bool, words: &Words) -> u8 {
    let found = match matches.get_flag("fix") || matches.get_flag("dry-run") {
        true => fix::run(root, found, files, matches.get_flag("dry-run"), words),
        false => found,
    };
    if found.is_empty() && format == Format::Human {
        complain!("{}", words.say("cli-check-good", &[]));
    }
    report::print(&found, files, words, format, false);
    let bad = |d: &Diagnostic| d.severity == Severity::Error || (deny && d.severity == Severity::Warning);
    if found.iter().any(bad) { CONTENT } else { GOOD }
}

/// A path as the site names it; none when it lies outside `content/`, `themes/` and `static/`.
fn below(root: &Path, path: &Path) -> Option<String> {
    let (root, path) = (std::path::absolute(root).ok()?, std::path::absolute(path).ok()?);
    let below = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
    let inside = below.is_empty() || ["content", "themes", "static"].iter().any(|top| is_below(&below, top));
    inside.then_some(below)
}

fn is_below(path: &str, top: &str) -> bool {
    top.is_empty() || path == top || path.strip_prefix(top).is_some_and(|rest| rest.starts_with('/'))
}

/// When the last step ended, and what each took in seconds.
type Laps = (Instant, Vec<(&'static str, f64)>);

/// The seconds between the steps, for `--timing`.
struct Clock {
    laps: Option<Mutex<Laps>>,
}

impl Clock {
    fn new(on: bool) -> Clock {
        Clock { laps: on.then(|| Mutex::new((Instant::now(), Vec::new()))) }
    }

    fn lap(&self, step: &'static str) {
        let Some(mut laps) = self.laps.as_ref().and_then(|l| l.lock().ok()) else { return };
        let seconds = laps.0.elapsed().as_secs_f64();
        laps.0 = Instant::now();
        laps.1.push((step, seconds));
    }

    fn print(&self) {
        let Some(laps) = self.laps.as_ref().and_then(|l| l.lock().ok()) else { return };
        for (step, seconds) in &laps.1 {
            say!("{:>9.1} ms  {step}", seconds * 1000.0);
        }
    }
}
