//! `loa check`: reports all diagnostics of the content. It writes nothing without `--fix`.

use super::report::{self, OutputFormat};
use super::{CONTENT, GOOD, SYSTEM, config, fix};
use crate::diag::{self, CODES, Diagnostic, Diagnostics, Files, Severity};
use crate::lang::Words;
use crate::pipeline;
use clap::ArgMatches;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Runs the command and returns its exit code.
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
    let (inside, outside): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.into_iter().partition(|p| below(&config.site_dir, p).is_some());
    let clock = StepClock::new(matches.get_flag("timing"));
    let mut found = Vec::new();
    if outside.is_empty() || !inside.is_empty() {
        let findings = pipeline::check(&config, matches.get_flag("deep"), &|step, work| clock.observe(step, work));
        let inside: Vec<String> = inside.iter().filter_map(|p| below(&config.site_dir, p)).collect();
        found.push((findings.diagnostics, findings.files, inside, Some(&*config.site_dir)));
    }
    if !outside.is_empty() {
        let findings = pipeline::check_documents(&config, &outside, &|step, work| clock.observe(step, work));
        found.push((findings.diagnostics, findings.files, Vec::new(), None));
    }
    let format = OutputFormat::from_name(matches.get_one::<String>("format").map_or("human", String::as_str));
    let deny = matches.get_flag("deny-warnings");
    let mut code = GOOD;
    for (diagnostics, files, paths, site_dir) in found {
        let is_selected = |d: &Diagnostic| {
            let here = paths.is_empty() || d.span.is_some_and(|s| paths.iter().any(|p| is_below(&files.get(s.file).path, p)));
            here && (rules.is_empty() || rules.iter().any(|r| **r == d.code.name))
        };
        let selected: Diagnostics = diagnostics.into_iter().filter(is_selected).collect();
        code = code.max(print_result(matches, site_dir, selected, &files, format, deny, words));
    }
    clock.print();
    code
}

/// Applies fixes where asked to and prints the remaining diagnostics. Returns the exit code.
fn print_result(
    matches: &ArgMatches,
    site_dir: Option<&Path>,
    found: Diagnostics,
    files: &Files,
    format: OutputFormat,
    deny: bool,
    words: &Words,
) -> u8 {
    let found = match matches.get_flag("fix") || matches.get_flag("dry-run") {
        true => fix::run(site_dir, found, files, matches.get_flag("dry-run"), words),
        false => found,
    };
    if found.is_empty() && format == OutputFormat::Human {
        complain!("{}", words.say("cli-check-good", &[]));
    }
    report::print(&found, files, words, format, false);
    let bad = |d: &Diagnostic| d.severity == Severity::Error || (deny && d.severity == Severity::Warning);
    if found.iter().any(bad) { CONTENT } else { GOOD }
}

/// A path below the site's folder; none when it is outside `content/`, `themes/` and `static/`.
fn below(site_dir: &Path, path: &Path) -> Option<String> {
    let (site_dir, path) = (std::path::absolute(site_dir).ok()?, std::path::absolute(path).ok()?);
    let below = path.strip_prefix(site_dir).ok()?.to_str()?.replace('\\', "/");
    let inside = below.is_empty() || ["content", "themes", "static"].iter().any(|top| is_below(&below, top));
    inside.then_some(below)
}

fn is_below(path: &str, top: &str) -> bool {
    top.is_empty() || path == top || path.strip_prefix(top).is_some_and(|rest| rest.starts_with('/'))
}

/// The steps with their seconds, summed over all threads, in the order of their first end.
type StepTimes = Vec<(&'static str, f64)>;

/// Measures the steps for `--timing`.
struct StepClock {
    steps: Option<Mutex<StepTimes>>,
}

impl StepClock {
    fn new(on: bool) -> StepClock {
        StepClock { steps: on.then(Mutex::default) }
    }

    fn observe(&self, step: &'static str, work: &mut dyn FnMut()) {
        let Some(steps) = &self.steps else { return work() };
        let start = Instant::now();
        work();
        let seconds = start.elapsed().as_secs_f64();
        let mut steps = steps.lock().unwrap_or_else(PoisonError::into_inner);
        match steps.iter_mut().find(|(name, _)| *name == step) {
            Some((_, sum)) => *sum += seconds,
            None => steps.push((step, seconds)),
        }
    }

    fn print(&self) {
        let Some(steps) = &self.steps else { return };
        for (step, seconds) in steps.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            say!("{:>9.1} ms  {step}", seconds * 1000.0);
        }
    }
}
