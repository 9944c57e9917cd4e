//! `loa publish`: delivers the output, and prints what changed and what must be deleted.

use super::report::{self, OutputFormat};
use super::{CONTENT, GOOD, SYSTEM, config, limit_threads};
use crate::diag::{Files, UNKNOWN_PLACE};
use crate::lang::Words;
use crate::pipeline::Verification;
use crate::publish::{DeliveryForm, DeliveryRequest, DeliveryResult, PlaceDelivery, publish};
use clap::ArgMatches;
use serde_json::json;
use std::path::PathBuf;

/// The largest number of deleted files, and of archives, that are named.
const SHOWN: usize = 20;

/// Runs the command and returns its exit code.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    limit_threads(matches);
    let (config, format) = (config(matches), OutputFormat::of(matches));
    let form = if matches.get_one::<String>("form").is_some_and(|form| form == "zip") { DeliveryForm::Zip } else { DeliveryForm::Dir };
    let asked = DeliveryRequest { form, to: matches.get_one::<PathBuf>("to").cloned(), all: matches.get_flag("all") };
    let Verification { diagnostics, loaded, value } = publish(&config, &asked);
    let quiet = matches.get_flag("quiet");
    report::print(&diagnostics, loaded.as_ref().map_or(&Files::default(), |loaded| &loaded.sources.files), words, format, quiet);
    match value {
        Some(delivered) if format == OutputFormat::Json => say!("{}", machine(&delivered)),
        Some(delivered) if !quiet => human(&delivered, form, words),
        Some(_) => {}
        // A diagnostic with a position is one of the content.
        None if diagnostics.iter().any(|d| d.span.is_some() && d.code.name != UNKNOWN_PLACE.name) => return CONTENT,
        None => return SYSTEM,
    }
    GOOD
}

fn human(delivered: &DeliveryResult, form: DeliveryForm, words: &Words) {
    let made: Vec<&PlaceDelivery> = delivered.places.iter().filter(|d| form == DeliveryForm::Dir || d.archive.is_some()).collect();
    let sum = |number: fn(&PlaceDelivery) -> usize| made.iter().map(|d| number(d)).sum::<usize>().to_string();
    let numbers = [
        ("places", made.len().to_string()),
        ("to", delivered.to.display().to_string()),
        ("sent", sum(|d| d.sent)),
        ("same", sum(|d| d.same)),
        ("gone", sum(|d| d.gone.len())),
    ];
    if !made.is_empty() {
        say!("{}", words.say(&format!("cli-published-{}", form.name()), &numbers));
    }
    for delivery in made.iter().filter(|d| d.archive.is_some()).take(SHOWN) {
        let path = delivery.archive.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let part = if delivery.same == 0 { "whole" } else { "changes" };
        let before = delivery.number.saturating_sub(1).to_string();
        say!(
            "{}",
            words.say(
                "cli-publish-archive",
                &[("path", path), ("part", part.into()), ("before", before), ("sent", delivery.sent.to_string())]
            )
        );
    }
    let same = delivered.places.len() - made.len();
    if same > 0 {
        say!("{}", words.say("cli-published-same", &[("count", same.to_string())]));
    }
    let gone = if form == DeliveryForm::Dir { "cli-publish-deleted" } else { "cli-publish-delete" };
    files(delivered, gone, |d| &d.gone, words);
    files(delivered, "cli-publish-left", |d| &d.left, words);
}

/// Prints the names of files below a heading.
fn files(delivered: &DeliveryResult, heading: &str, of: fn(&PlaceDelivery) -> &Vec<String>, words: &Words) {
    let all: Vec<String> = delivered.places.iter().flat_map(|d| of(d).iter().map(move |path| format!("  {}/{path}", d.root))).collect();
    if all.is_empty() {
        return;
    }
    say!("{}", words.say(heading, &[]));
    all.iter().take(SHOWN).for_each(|line| say!("{line}"));
    if all.len() > SHOWN {
        say!("{}", words.say("cli-publish-more", &[("count", (all.len() - SHOWN).to_string())]));
    }
}

fn machine(delivered: &DeliveryResult) -> serde_json::Value {
    let place = |d: &PlaceDelivery| {
        json!({
            "code": d.code, "name": d.name, "folder": d.root, "number": d.number, "sent": d.sent, "same": d.same, "delete": d.gone, "left": d.left,
            "archive": d.archive.as_ref().map(|path| path.display().to_string()),
        })
    };
    json!({ "type": "delivery", "to": delivered.to.display().to_string(), "places": delivered.places.iter().map(place).collect::<Vec<_>>() })
}
