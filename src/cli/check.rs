//! `loa check`: reports all diagnostics of the content. It writes nothing without `--fix`.

use super::fix::Mended;
use super::report::{self, OutputFormat};
use super::theme_trial;
use super::{CONTENT, GOOD, SYSTEM, config, fix};
use crate::diag::{self, Baseline, CODES, Diagnostic, Diagnostics, Files, Severity};
use crate::lang::Words;
use crate::pipeline::{self, CheckResult};
use crate::read::disk::read_text;
use crate::write::put_file;
use clap::ArgMatches;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// How often fixes are applied and the content is checked again.
const MAX_ROUNDS: usize = 6;

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
    let baseline = match matches.get_one::<PathBuf>("baseline").map(|path| (path, read_text(path))) {
        None => None,
        Some((path, Err(error))) => {
            complain!("{}", words.cannot_read(path, &error));
            return SYSTEM;
        }
        Some((path, Ok(text))) => match Baseline::parse(&text) {
            Some(baseline) => Some(baseline),
            None => {
                complain!("{}", words.say("cli-baseline-unread", &[("path", path.display().to_string())]));
                return SYSTEM;
            }
        },
    };
    let paths: Vec<&PathBuf> = matches.get_many("path").into_iter().flatten().collect();
    let (inside, outside): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.into_iter().partition(|p| below(&config.site_dir, p).is_some());
    let clock = StepClock::new(matches.get_flag("timing"));
    if matches.get_flag("theme") {
        let code = theme_trial::run(matches, &config, &clock, words);
        clock.print();
        return code;
    }
    let format = OutputFormat::from_name(matches.get_one::<String>("format").map_or("human", String::as_str));
    let deny = matches.get_flag("deny-warnings");
    let only_errors = matches.get_flag("only-errors");
    let look = || {
        let mut found = Vec::new();
        if outside.is_empty() || !inside.is_empty() {
            let findings = pipeline::check(&config, matches.get_flag("deep"), &|step, work| clock.observe(step, work));
            let inside: Vec<String> = inside.iter().filter_map(|p| below(&config.site_dir, p)).collect();
            found.push((findings, inside, Some(&*config.site_dir)));
        }
        if !outside.is_empty() {
            let findings = pipeline::check_documents(&config, &outside, &|step, work| clock.observe(step, work));
            found.push((findings, Vec::new(), None));
        }
        let select = |(findings, paths, site_dir): (CheckResult, Vec<String>, Option<_>)| {
            let CheckResult { diagnostics, files } = findings;
            let is_selected = |d: &Diagnostic| {
                let here = paths.is_empty() || d.span.is_some_and(|s| paths.iter().any(|p| is_below(&files.get(s.file).path, p)));
                let is_shown = !only_errors || d.severity == Severity::Error;
                here && is_shown && (rules.is_empty() || rules.iter().any(|r| **r == d.code.name))
            };
            let selected: Diagnostics = diagnostics.into_iter().filter(is_selected).collect();
            (selected, files, site_dir)
        };
        found.into_iter().map(select).collect::<Vec<_>>()
    };
    let mut found = look();
    if matches.get_flag("fix") && !matches.get_flag("dry-run") && !matches.contains_id("write-baseline") {
        let mut mended = Mended::default();
        // One fix may uncover another, and of fixes that overlap one is applied at a time.
        for _ in 0..MAX_ROUNDS {
            let known = baseline.as_ref();
            let new = |(all, files, site_dir): &(Diagnostics, Files, Option<_>)| {
                let new = known.map_or_else(|| all.clone(), |baseline| baseline.clone().compare(all.clone(), files).new);
                mended.apply(*site_dir, &new, files, words)
            };
            if found.iter().map(new).filter(|changed| *changed).count() == 0 {
                break;
            }
            found = look();
        }
        mended.print(words);
    }
    let mut code = GOOD;
    // A baseline is of a whole site: what is not looked at is not gone.
    let is_whole = !only_errors && rules.is_empty() && outside.is_empty() && inside.is_empty();
    let mut baseline = baseline;
    for (selected, files, site_dir) in found {
        if let Some(path) = matches.get_one::<PathBuf>("write-baseline") {
            code = code.max(write_baseline(path, site_dir, &selected, &files, words));
            continue;
        }
        let selected = selected.by_harm();
        let selected = match baseline.take() {
            Some(baseline) => new_ones(baseline, selected, &files, is_whole && format == OutputFormat::Human, words),
            None => selected,
        };
        code = code.max(print_result(matches, selected, &files, format, deny, words));
    }
    clock.print();
    code
}

/// Prints diagnostics, and their fixes where only these are asked for. Returns the exit code.
pub(super) fn print_result(matches: &ArgMatches, found: Diagnostics, files: &Files, format: OutputFormat, deny: bool, words: &Words) -> u8 {
    if matches.get_flag("dry-run") {
        fix::show(&found, files, words);
    }
    if found.is_empty() && format == OutputFormat::Human {
        complain!("{}", words.say("cli-check-good", &[]));
    }
    report::print(&found, files, words, format, false);
    if format == OutputFormat::Human {
        print_totals(&found, words);
    }
    let bad = |d: &Diagnostic| d.severity == Severity::Error || (deny && d.severity == Severity::Warning);
    if found.iter().any(bad) { CONTENT } else { GOOD }
}

/// Writes the baseline of these diagnostics. Returns the exit code.
fn write_baseline(path: &Path, site_dir: Option<&Path>, found: &Diagnostics, files: &Files, words: &Words) -> u8 {
    let shown = path.display().to_string();
    // The command that is shown works where it is typed.
    let root =
        site_dir.filter(|dir| !matches!(dir.to_str(), Some("" | "."))).map(|dir| format!(" --root {}", dir.display())).unwrap_or_default();
    match put_file(path, Baseline::of(found, files).to_text().as_bytes(), true) {
        Ok(()) => {
            say!("{}", words.say("cli-baseline-wrote", &[("path", shown), ("root", root), ("count", found.len().to_string())]));
            GOOD
        }
        Err(error) => {
            complain!("{}", words.cannot_write(path, &error));
            SYSTEM
        }
    }
}

/// The diagnostics that a baseline does not have; says how many it has, and how many of it are gone.
fn new_ones(baseline: Baseline, found: Diagnostics, files: &Files, says: bool, words: &Words) -> Diagnostics {
    let compared = baseline.compare(found, files);
    if says {
        let said = words.say("cli-baseline-known", &[("known", compared.known.to_string()), ("gone", compared.gone.to_string())]);
        complain!("{}", said.trim_end());
    }
    compared.new
}

/// Prints how many diagnostics each code has, the most frequent first.
fn print_totals(found: &Diagnostics, words: &Words) {
    let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
    found.iter().for_each(|d| *totals.entry(d.code.name).or_default() += 1);
    if totals.len() < 2 {
        return;
    }
    let mut totals: Vec<(&str, usize)> = totals.into_iter().collect();
    totals.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let list: Vec<String> = totals.iter().map(|(code, count)| format!("{code} {count}")).collect();
    complain!("{}", words.say("cli-totals", &[("list", list.join(", "))]));
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
pub(super) struct StepClock {
    steps: Option<Mutex<StepTimes>>,
}

impl StepClock {
    fn new(on: bool) -> StepClock {
        StepClock { steps: on.then(Mutex::default) }
    }

    pub(super) fn observe(&self, step: &'static str, work: &mut dyn FnMut()) {
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
