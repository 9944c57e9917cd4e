//! `loa report`: writes reports on places.

use super::standard_output::StandardOutput;
use super::{CONTENT, GOOD, SYSTEM, config};
use crate::diag::Diagnostics;
use crate::kinds::CAMPAIGN;
use crate::lang::Words;
use crate::pipeline::{faults_of, load};
use crate::plan::Planner;
use crate::reports::{ReportFormat, ReportPeriod, coverage, faults, kit, stale, translations, week};
use crate::write::put_file;
use clap::ArgMatches;
use jiff::civil::Date;
use std::io::Write;
use std::path::PathBuf;

/// Runs the command and returns its exit code.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let config = config(matches);
    let mut loaded = load(&config);
    let is_check = matches.get_one::<String>("what").is_some_and(|what| what == "check");
    let found = if is_check {
        faults_of(&mut loaded, &config, false, &|_, work| work())
    } else {
        let read = std::mem::take(&mut loaded.diagnostics);
        let read = loaded.settled(read);
        super::report::print(&read, &loaded.sources.files, words, super::report::OutputFormat::Human, true);
        Diagnostics::new()
    };
    let library = &loaded.library;
    let report = match matches.get_one::<String>("what").map_or("", String::as_str) {
        "check" => faults(library, &found, &loaded.sources.files, words),
        "coverage" => coverage(library, words),
        "stale" => stale(library, words),
        "translations" => translations(library, words),
        "kit" => kit(&Planner::new(library, &loaded.theme, &loaded.sources), words),
        _ => {
            let date = |name: &str| matches.get_one::<Date>(name).copied();
            let last = ReportPeriod::week_to(date("to").unwrap_or(library.site.as_of));
            let period = ReportPeriod { from: date("from").unwrap_or(last.from), to: last.to };
            let campaign = matches.get_one::<String>("campaign").map(String::as_str);
            if let Some(slug) = campaign.filter(|slug| library.inheritance.with_id(&CAMPAIGN, slug).is_empty()) {
                complain!("{}", words.say("unknown-item", &[("value", slug.to_string()), ("kind", "campaign".into())]));
                return SYSTEM;
            }
            week(library, period, campaign, words)
        }
    };
    let format = ReportFormat::from_name(matches.get_one::<String>("format").map_or("table", String::as_str));
    let path = matches.get_one::<PathBuf>("output");
    if format.is_file() && path.is_none() {
        complain!("{}", words.say("cli-report-where", &[]));
        return SYSTEM;
    }
    let bytes = match report.to_bytes(format, words) {
        Ok(bytes) => bytes,
        Err(reason) => {
            complain!("{reason}");
            return CONTENT;
        }
    };
    match path {
        None => drop(StandardOutput.write_all(&bytes)),
        Some(path) => {
            if let Err(error) = put_file(path, &bytes, true) {
                complain!("{}", words.cannot_write(path, &error));
                return SYSTEM;
            }
            let shown = path.display().to_string();
            say!("{}", words.say("cli-created", &[("path", shown)]));
        }
    }
    GOOD
}
