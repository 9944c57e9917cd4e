//! `loa schema KIND`, with the fields that the site of this folder adds, and `loa explain CODE`.

use super::{GOOD, SYSTEM, config, refused};
use crate::diag::{self, CODES, Diagnostic, UNKNOWN_KIND};
use crate::kinds::schema::schema;
use crate::kinds::{KindSet, OWN_TERMS};
use crate::lang::{Speech, Words};
use crate::pipeline::load_settings;
use crate::read::disk;
use clap::ArgMatches;

/// Runs the command and returns its exit code.
pub fn run(matches: &ArgMatches, words: &Words) -> u8 {
    let name = matches.get_one::<String>("kind").map_or("", String::as_str);
    let speech = match matches.get_one::<String>("lang") {
        Some(lang) => Speech::from_name(lang),
        None => words.speech,
    };
    let config = config(matches);
    let site = disk::is_folder(&config.site_dir.join("content")).then(|| load_settings(&config));
    let kinds = site.as_ref().map_or(KindSet::built_in(), |site| &site.kinds);
    match kinds.find(name) {
        Some(kind) => {
            let added =
                site.as_ref().filter(|_| kind.table().named(OWN_TERMS).is_some()).map_or(&[][..], |site| site.taxonomies.names.fields());
            say!("{}", serde_json::to_string_pretty(&schema(kind, added, speech)).unwrap_or_default());
            GOOD
        }
        None => {
            let known: Vec<&str> = kinds.names().collect();
            let fault = Diagnostic::new(&UNKNOWN_KIND).with("name", name).suggest(name, known);
            refused(fault, words)
        }
    }
}

/// Runs `loa explain` and returns its exit code.
pub fn explain(matches: &ArgMatches, words: &Words) -> u8 {
    let name = matches.get_one::<String>("code").map_or("", String::as_str);
    match diag::find_code(name).and_then(|code| Some((code, words.explain(code)?))) {
        Some((code, text)) => {
            say!("{} ({})\n\n{text}", code.name, words.say(&format!("cli-{}", code.severity.name()), &[]));
            GOOD
        }
        None => {
            let known: Vec<&str> = CODES.iter().map(|c| c.name).collect();
            let near = diag::nearest(name, &known).unwrap_or("none").to_string();
            complain!("{}", words.say("cli-explain-unknown", &[("name", name.to_string()), ("near", near)]));
            SYSTEM
        }
    }
}
