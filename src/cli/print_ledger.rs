//! `loa print-ledger`: lists the addresses in printed files, and adds those that the ledger `content/printed.yaml` lacks.

use super::list::print_rows;
use super::report::{self, OutputFormat};
use super::{CONTENT, GOOD, SYSTEM, config};
use crate::diag::Diagnostics;
use crate::lang::Words;
use crate::model::PlaceNo;
use crate::pipeline::{Loaded, ScannedAddress, load, plan_and_check, printed_addresses};
use crate::plan::{PRINTS, Planner};
use crate::read::PRINTED;
use crate::write::{create_file, replace_file};
use clap::ArgMatches;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// Runs the command and returns its exit code.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    if !PRINTS {
        complain!("{}", words.say("cli-no-print", &[]));
        return SYSTEM;
    }
    let config = config(matches);
    let mut loaded = load(&config);
    let mut diagnostics = std::mem::take(&mut loaded.diagnostics);
    let planner = Planner::new(&loaded.library, &loaded.theme, &loaded.sources);
    let planned = plan_and_check(&loaded, &planner, &config, None, &|_, work| work(), &mut diagnostics);
    let mut settled = loaded.settled(diagnostics);
    let mut found = Vec::new();
    if !settled.has_errors() {
        let mut diagnostics = Diagnostics::new();
        found = printed_addresses(&loaded, &planner, &planned, &mut diagnostics);
        settled.extend(loaded.settled(diagnostics));
    }
    report::print(&settled, &loaded.sources.files, words, OutputFormat::Human, true);
    if settled.has_errors() {
        return CONTENT;
    }
    let lacking = lacking(&loaded, &found);
    if !matches.get_flag("update") {
        print_rows(&rows(&loaded, &found, &lacking), matches.get_flag("json"));
        return GOOD;
    }
    let path = [("path", PRINTED.to_string())];
    if loaded.library.site.own_base_url.is_empty() {
        complain!("{}", words.say("cli-ledger-no-base", &path));
        return SYSTEM;
    }
    if lacking.is_empty() {
        say!("{}", words.say("cli-ledger-current", &path));
        return GOOD;
    }
    if let Err(error) = append(&loaded, &lacking, words) {
        complain!("{}", words.say("cli-not-fixed", &[("path", PRINTED.to_string()), ("reason", words.reason(&error))]));
        return SYSTEM;
    }
    say!("{}", words.say("cli-ledger-updated", &[("path", PRINTED.to_string()), ("count", lacking.len().to_string())]));
    GOOD
}

/// The printed addresses and sites that the ledger lacks.
fn lacking(loaded: &Loaded, found: &[ScannedAddress]) -> Vec<ScannedAddress> {
    let known = |path: &str| -> BTreeSet<PlaceNo> {
        let entries = loaded.library.printed.iter().filter(|entry| &*entry.path == path);
        entries.flat_map(|entry| entry.sites.iter().filter_map(|at| at.1)).collect()
    };
    let rest = |on_paper: &ScannedAddress| {
        let places: BTreeSet<PlaceNo> = on_paper.places.difference(&known(&on_paper.path)).copied().collect();
        (!places.is_empty()).then(|| ScannedAddress { path: on_paper.path.clone(), to: on_paper.to.clone(), places })
    };
    found.iter().filter_map(rest).collect()
}

/// A row for each path: at how many sites it is printed, and at how many of them the ledger lacks it.
fn rows(loaded: &Loaded, found: &[ScannedAddress], lacking: &[ScannedAddress]) -> Vec<Json> {
    let row = |path: &str, to: String, printed: usize, new: usize| json!({ "path": shown(path), "to": to, "sites": printed, "new": new });
    let mut rows: Vec<Json> = Vec::new();
    for on_paper in found {
        let new = lacking.iter().find(|l| l.path == on_paper.path).map_or(0, |l| l.places.len());
        rows.push(row(&on_paper.path, on_paper.to.clone().unwrap_or_default(), on_paper.places.len(), new));
    }
    // Addresses in the ledger that no file contains any more.
    for entry in loaded.library.printed.iter() {
        if !found.iter().any(|on_paper| *on_paper.path == *entry.path) {
            let to = entry.target.as_ref().map(|to| to.written()).unwrap_or_default();
            rows.push(row(&entry.path, to, 0, 0));
        }
    }
    rows
}

/// Adds entries at the end of the ledger, and creates it when it does not exist.
fn append(loaded: &Loaded, lacking: &[ScannedAddress], words: &Words) -> std::io::Result<()> {
    let disk = loaded.sources.site_dir.join(PRINTED);
    let mut added = String::new();
    for entry in lacking {
        added.push_str(&format!("\n- path: {}\n", quoted(shown(&entry.path))));
        if let Some(to) = &entry.to {
            added.push_str(&format!("  to: {}\n", quoted(to)));
        }
        added.push_str(&format!("  since: {}\n  at:\n", loaded.library.site.as_of));
        for place in &entry.places {
            added.push_str(&format!("    - {}\n", loaded.library.places.get(*place).base_url));
        }
    }
    match &loaded.sources.printed {
        Some(node) => {
            let old = &loaded.sources.files.get(node.span.file).text;
            let end = if old.ends_with('\n') { "" } else { "\n" };
            replace_file(Some(&loaded.sources.site_dir), &disk, old, &format!("{old}{end}{added}"))
        }
        None => create_file(&disk, format!("{}\n{added}", words.say("cli-ledger-head", &[])).as_bytes()),
    }
}

/// A path as it is printed: the home page, whose path is empty, is `/`.
fn shown(path: &str) -> &str {
    if path.is_empty() { "/" } else { path }
}

/// A text as YAML: plain where it has only letters, digits and harmless signs, else quoted.
fn quoted(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'.' | b'_' | b':');
    match !text.is_empty() && text.bytes().all(plain) && !text.bytes().all(|b| b.is_ascii_digit()) {
        true => text.to_string(),
        false => serde_json::to_string(text).unwrap_or_default(),
    }
}
